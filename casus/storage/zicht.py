"""The one join that every query on casus content goes through, and the table behind it.

The rule itself is ``domain.toegang.grants``; its facts are fetched (``zicht_feiten``) and its answers stored, in the
same transaction as the change that moved them. Expiry is a comparison with ``now``, so nothing has to run at night.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, type_coerce

from casus.domain.toegang import ALLEN, ZICHTBAAR, Categorie, grants
from casus.storage import tables as t
from casus.storage.columns import Tekst
from casus.storage.zicht_feiten import Mensen, facts

BATCH = 500


def visible(
    casus_id: ColumnElement[int],
    viewer: int | None,
    now: datetime | ColumnElement[datetime],
    *categories: Categorie | ColumnElement[str],
    about: ColumnElement[int] | None = None,
) -> ColumnElement[bool]:
    """Whether this professional may see the casus of a row now; in one of these categories when given, else in any
    that is sight at all (``ZICHTBAAR``: what lies in the trash is not). ``about``: the person the row is about; without
    it, what it says is about everybody in the casus.

    One look in the index per row: an IN over everything somebody may see is read whole for every page of a list
    (100 000 casussen: 200 ms instead of 5). The row may belong to a question further out than the nearest; on its own
    SQLAlchemy looks no further than that one, and would take any row of that table for it.
    """
    z = t.zicht.c
    query = select(z.casus_id).where(
        z.casus_id == casus_id,
        z.professional_id == viewer,
        _among(z.categorie, categories or ZICHTBAAR),
        z.inwoner_id == ALLEN if about is None else z.inwoner_id.in_((ALLEN, about)),
        z.van <= now,
        or_(z.tot.is_(None), z.tot > now),
    )
    return query.correlate_except(t.zicht).exists()


def _among(column: ColumnElement[str], parts: Sequence[Categorie | ColumnElement[str]]) -> ColumnElement[bool]:
    """One of these codes, or of what these columns say."""
    codes = [part for part in parts if isinstance(part, Categorie)]
    named = [type_coerce(column, Tekst()) == part for part in parts if not isinstance(part, Categorie)]
    return or_(column.in_(codes), *named)


def rewrite(conn: Connection, casus_ids: Collection[int], now: datetime | None = None) -> None:
    """Draw the permissions of these casussen anew from the facts, without stand-ins that were over before ``now``."""
    ordered = sorted(casus_ids)
    mensen = Mensen(conn, now)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        conn.execute(delete(t.zicht).where(t.zicht.c.casus_id.in_(batch)))
        given = [zicht for feiten in facts(conn, batch, mensen) for zicht in grants(feiten, now)]
        rows = [dict(vars(zicht)) for zicht in given if now is None or zicht.tot is None or zicht.tot > now]
        if rows:
            conn.execute(insert(t.zicht), rows)


def rewrite_all(conn: Connection, now: datetime | None = None) -> None:
    """After an import or a change of roles: every casus."""
    rewrite(conn, conn.execute(select(t.casus.c.id)).scalars().all(), now)


def seen_by(conn: Connection, professional_ids: Collection[int]) -> list[int]:
    """The casussen to draw anew when these work elsewhere or who stands in for them changes: what they see at any time,
    and what they brought in, because their organisation is the one whose colleagues hear all of it.
    """
    z, c, ids = t.zicht.c, t.casus.c, list(professional_ids)
    query = select(z.casus_id).where(z.professional_id.in_(ids)).union(select(c.id).where(c.inbrenger_id.in_(ids)))
    return list(conn.execute(query).scalars())
