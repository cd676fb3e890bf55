"""The one join that every query on casus content goes through, and the table behind it.

The rule itself is ``domain.toegang.grants``; here its facts are fetched and its answers stored, in the same
transaction as the change that moved them. Expiry is a comparison with ``now``, so nothing has to run at
night.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, false, insert, or_, select, true

from casus.domain.toegang import ZICHTBAAR, CasusFeiten, Categorie, TafelFeit, VervangFeit, day_in_place, grants
from casus.domain.values import Rol
from casus.storage import tables as t

BATCH = 500


def visible(
    casus_id: ColumnElement[int],
    viewer: int | None,
    now: datetime | ColumnElement[datetime],
    *categories: Categorie,
) -> ColumnElement[bool]:
    """Whether this professional may see the casus of a row now; in one of these categories when given, else in any
    that is sight at all (``ZICHTBAAR``: what lies in the trash is not).

    One look in the index per row: an IN over everything somebody may see is read whole for every page of a list
    (100 000 casussen: 200 ms instead of 5).
    """
    z = t.zicht.c
    query = select(z.casus_id).where(
        z.casus_id == casus_id,
        z.professional_id == viewer,
        z.categorie.in_(categories or ZICHTBAAR),
        z.van <= now,
        or_(z.tot.is_(None), z.tot > now),
    )
    return query.exists()


def rewrite(conn: Connection, casus_ids: Collection[int], now: datetime | None = None) -> None:
    """Draw the permissions of these casussen anew from the facts, without stand-ins that were over before ``now``."""
    ordered = sorted(casus_ids)
    people = _rollen(conn), _vervangingen(conn, now)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        conn.execute(delete(t.zicht).where(t.zicht.c.casus_id.in_(batch)))
        rows = [
            {
                "casus_id": z.casus_id,
                "professional_id": z.professional_id,
                "categorie": z.categorie,
                "grond": z.grond,
                "van": z.van,
                "tot": z.tot,
            }
            for feiten in _facts(conn, batch, *people)
            for z in grants(feiten)
        ]
        if rows:
            conn.execute(insert(t.zicht), rows)


def rewrite_all(conn: Connection, now: datetime | None = None) -> None:
    """After an import or a change of roles: every casus."""
    rewrite(conn, conn.execute(select(t.casus.c.id)).scalars().all(), now)


def seen_by(conn: Connection, professional_ids: Collection[int]) -> list[int]:
    """The casussen that any of these see at any time: to be drawn anew when who stands in for them changes."""
    z = t.zicht.c
    query = select(z.casus_id).where(z.professional_id.in_(list(professional_ids))).distinct()
    return list(conn.execute(query).scalars())


Rollen = dict[int, frozenset[Rol]]


def _facts(
    conn: Connection, casus_ids: list[int], rollen: Rollen, vervangingen: tuple[VervangFeit, ...]
) -> Iterable[CasusFeiten]:
    leden = defaultdict(list)
    for casus_id, professional_id in conn.execute(
        select(t.casus_lid.c.casus_id, t.casus_lid.c.professional_id).where(t.casus_lid.c.casus_id.in_(casus_ids))
    ):
        leden[casus_id].append(professional_id)
    tafels = _tafels(conn, casus_ids)
    c = t.casus.c
    facts = select(c.id, c.inbrenger_id, c.casusregisseur_id, c.prullenbak_op).where(c.id.in_(casus_ids))
    for row in conn.execute(facts):
        yield CasusFeiten(
            casus_id=row.id,
            inbrenger_id=row.inbrenger_id,
            casusregisseur_id=row.casusregisseur_id,
            leden=tuple(leden[row.id]),
            tafels=tuple(tafels[row.id]),
            rollen=rollen,
            in_prullenbak=row.prullenbak_op is not None,
            vervangingen=vervangingen,
        )


def _rollen(conn: Connection) -> Rollen:
    found: dict[int, set[Rol]] = defaultdict(set)
    g, r = t.gebruiker.c, t.gebruiker_rol.c
    for professional_id, rol in conn.execute(
        select(g.professional_id, r.rol).where(g.id == r.gebruiker_id, g.actief.is_(true()))
    ):
        found[professional_id].add(rol)
    return {professional_id: frozenset(roles) for professional_id, roles in found.items()}


def _vervangingen(conn: Connection, now: datetime | None) -> tuple[VervangFeit, ...]:
    v = t.vervanging.c
    query = select(v.professional_id, v.vervanger_id, v.van, v.tot).order_by(v.id)
    if now is not None:
        query = query.where(v.tot >= day_in_place(now))
    return tuple(VervangFeit(*row) for row in conn.execute(query))


def _tafels(conn: Connection, casus_ids: list[int]) -> dict[int, list[TafelFeit]]:
    o, a, d = t.overleg.c, t.agendapunt.c, t.deelnemer.c
    at_table: dict[int, list[int]] = defaultdict(list)
    guests: dict[int, list[int]] = defaultdict(list)
    meetings = select(a.overleg_id).where(a.casus_id.in_(casus_ids))
    for overleg_id, professional_id, gast in conn.execute(
        select(d.overleg_id, d.professional_id, d.gast).where(d.overleg_id.in_(meetings), d.afgemeld.is_(false()))
    ):
        (guests if gast else at_table)[overleg_id].append(professional_id)
    found: dict[int, list[TafelFeit]] = defaultdict(list)
    for casus_id, overleg_id, status, voorzitter_id, notulist_id in conn.execute(
        select(a.casus_id, o.id, o.status, o.voorzitter_id, o.notulist_id).where(
            a.overleg_id == o.id, a.casus_id.in_(casus_ids)
        )
    ):
        found[casus_id].append(
            TafelFeit(status, voorzitter_id, notulist_id, tuple(at_table[overleg_id]), tuple(guests[overleg_id]))
        )
    return found
