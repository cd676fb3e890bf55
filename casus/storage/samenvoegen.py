"""Two rows of the same thing become one: whatever names the one that goes, names the one that stays."""

from datetime import datetime

from sqlalchemy import Column, Connection, Table, select, update

from casus.storage import tables as t

NAMES_ORGANISATIE: tuple[tuple[Column[object], Table, str], ...] = (
    (t.dienstverband.c.organisatie_id, t.professional, "professional_id"),
    (t.deelnemer.c.organisatie_id, t.overleg, "overleg_id"),
    (t.actie.c.organisatie_id, t.actie, "id"),
)
"""Every column that names an organisation, the root it belongs to, and how its row names that root."""


def move_organisatie(conn: Connection, gone: int, stays: int, now: datetime) -> None:
    """Rewrite the names; the version of each root moves, so that nobody saves over it unseen."""
    for column, root, key in NAMES_ORGANISATIE:
        table = column.table
        touched = select(table.c[key]).where(column == gone)
        conn.execute(update(root).where(root.c.id.in_(touched)).values(versie=root.c.versie + 1, gewijzigd_op=now))
        conn.execute(update(t.metadata.tables[str(table.name)]).where(column == gone).values({column.name: stays}))
