"""How an open verzoek stood before it got another budget or class, so that a past day of the monitor is told the same
again.

A row for each day on which one of these changed, as it stood at the end of the day before: of two changes on one day
only the first is kept, and of the day on which it was asked nothing. Written from what the unit of work is about to
write, so no way of changing a verzoek passes it by. Once it is decided nothing of it changes any more.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, inspect, select

from casus.domain.toegang import day_in_place
from casus.domain.verzoek import Verzoek
from casus.storage import tables_geld as g

KEPT = ("budget_id", "categorie", "levensdomein", "bouwsteen")
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def keep(conn: Connection, verzoek: Verzoek, now: datetime) -> None:
    """Before a changed verzoek is written. Of a day that is still to come, by a clock that was wrong, nothing is known
    yet: what was kept of it holds until today.
    """
    attributes = inspect(verzoek).attrs
    changed = {name: attributes[name].history.deleted for name in KEPT if attributes[name].history.has_changes()}
    day = day_in_place(now)
    if not changed or day_in_place(verzoek.gevraagd_op) >= day:
        return
    e = g.verzoek_eerder.c
    from_today = (e.verzoek_id == verzoek.id, e.tot >= day)
    first = conn.execute(select(*(e[name] for name in KEPT)).where(*from_today).order_by(e.tot).limit(1)).first()
    was = {name: changed[name][0] if name in changed else getattr(verzoek, name) for name in KEPT}
    conn.execute(delete(g.verzoek_eerder).where(*from_today))
    row = {"id": _new_id(conn, now), "verzoek_id": verzoek.id, "tot": day}
    conn.execute(insert(g.verzoek_eerder), row | (was if first is None else first._asdict()))


def _new_id(conn: Connection, now: datetime) -> int:
    """Of this millisecond, above the last. Nothing is drawn: who writes waits for who writes already."""
    last: int = conn.execute(select(func.coalesce(func.max(g.verzoek_eerder.c.id), 0))).scalar_one()
    return max((now - _EPOCH) // timedelta(milliseconds=1) << 22, last + 1)
