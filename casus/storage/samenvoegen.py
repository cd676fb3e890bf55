"""Two rows of the same thing become one: whatever names the one that goes, names the one that stays."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, and_, delete, exists, func, or_, select, update

from casus.domain.errors import RuleViolation
from casus.domain.toestemming import ToestemmingStatus
from casus.storage import tables as t
from casus.storage import tables_delen as d
from casus.storage import tables_geld as g
from casus.storage import tables_plan as p

NAMES_ORGANISATIE: tuple[tuple[Column[object], Table, tuple[Column[object], ...]], ...] = (
    (t.dienstverband.c.organisatie_id, t.professional, (t.dienstverband.c.professional_id,)),
    (t.deelnemer.c.organisatie_id, t.overleg, (t.deelnemer.c.overleg_id,)),
    (d.pet.c.organisatie_id, t.overleg, (d.pet.c.agendapunt_id, t.agendapunt.c.overleg_id)),
    (t.notitie.c.organisatie_id, t.overleg, (t.notitie.c.agendapunt_id, t.agendapunt.c.overleg_id)),
    (t.actie.c.organisatie_id, t.actie, (t.actie.c.id,)),
    (d.toestemming_regel.c.organisatie_id, d.toestemming, (d.toestemming_regel.c.toestemming_id,)),
    (d.deelbesluit.c.bron_id, d.deelbesluit, (d.deelbesluit.c.id,)),
    (p.plan_stap.c.organisatie_id, p.plan, (p.plan_stap.c.plan_doel_id, p.plan_doel.c.plan_id)),
    (d.deel_ontvanger.c.organisatie_id, d.deelbesluit, (d.deel_ontvanger.c.deelbesluit_id,)),
)
"""Every column that names an organisation, the root it belongs to, and the way from its row to that root."""
STAYS_ORGANISATIE: tuple[Column[object], ...] = (g.verzoek.c.organisatie_id, g.akkoord.c.organisatie_id)
"""What is never rewritten: for whom somebody asked for money or agreed."""


def move_organisatie(conn: Connection, gone: int, stays: int, now: datetime) -> None:
    """Rewrite the names; the version of each root moves, so that nobody saves over it unseen. Who sees what may change
    by it: the caller draws the permissions anew. Refused when money was asked or agreed to for the one that goes.
    """
    for column in STAYS_ORGANISATIE:
        if conn.execute(select(column).where(column == gone).limit(1)).first() is not None:
            raise RuleViolation("organisatie_gaf_akkoord", field="blijft")
    for root in dict.fromkeys(root for _, root, _ in NAMES_ORGANISATIE):
        touched = or_(
            *(root.c.id.in_(_roots(column, path, gone)) for column, of, path in NAMES_ORGANISATIE if of is root)
        )
        conn.execute(update(root).where(touched).values(versie=root.c.versie + 1, gewijzigd_op=now))
    _join_lines(conn, gone, stays)
    _join_receivers(conn, gone, stays)
    for column, _, _ in NAMES_ORGANISATIE:
        table = t.metadata.tables[str(column.table.name)]
        conn.execute(update(table).where(column == gone).values({column.name: stays}))


def _roots(column: Column[object], path: tuple[Column[object], ...], gone: int) -> Select[Any]:
    found: Select[Any] = select(path[0]).where(column == gone)
    for step in path[1:]:
        found = select(step).where(step.table.c.id.in_(found))
    return found


def _join_lines(conn: Connection, gone: int, stays: int) -> None:
    """One consent asked about both: a no to either is a no to what they are together."""
    line, other = d.toestemming_regel, d.toestemming_regel.alias("other")
    same = and_(
        line.c.toestemming_id == other.c.toestemming_id,
        line.c.onderwerp == other.c.onderwerp,
        line.c.organisatie_id == stays,
        other.c.organisatie_id == gone,
    )
    doubled = conn.execute(select(line.c.id, other.c.id, other.c.mag, line.c.toestemming_id).where(same)).all()
    for kept, double, mag, _ in doubled:
        if not mag:
            conn.execute(update(line).where(line.c.id == kept).values(mag=False))
        conn.execute(delete(line).where(line.c.id == double))
    partly = and_(
        d.toestemming.c.id.in_([row[3] for row in doubled]),
        d.toestemming.c.status.in_((ToestemmingStatus.GEGEVEN, ToestemmingStatus.DEELS)),
        ~exists().where(line.c.toestemming_id == d.toestemming.c.id, line.c.mag),
    )
    conn.execute(update(d.toestemming).where(partly).values(status=ToestemmingStatus.GEWEIGERD, geldig_tot=None))


def _join_receivers(conn: Connection, gone: int, stays: int) -> None:
    """One decision named both: what was told to either was told to what they are together."""
    line, other = d.deel_ontvanger, d.deel_ontvanger.alias("other")
    same = and_(
        line.c.deelbesluit_id == other.c.deelbesluit_id,
        line.c.organisatie_id == stays,
        other.c.organisatie_id == gone,
    )
    moments = [func.coalesce(line.c[name], other.c[name]).label(name) for name in ("gedeeld_op", "ontvangen_op")]
    for kept, double, gedeeld, ontvangen in conn.execute(select(line.c.id, other.c.id, *moments).where(same)).all():
        conn.execute(update(line).where(line.c.id == kept).values(gedeeld_op=gedeeld, ontvangen_op=ontvangen))
        conn.execute(delete(line).where(line.c.id == double))
