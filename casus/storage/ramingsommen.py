"""Keeping what ramingen come to, by day, in the transaction that changed a line or hung a verzoek on one.

A row for each day on which something changed, as it stood at its end: the bars, who pays, and the first yes that hung
on it then, which says in what year it counts. It holds until the day of the next row; the latest is what the raming
comes to now. So a past day is told the same again, whatever is typed, hung on or taken off later. ``rewrite`` is for
what a unit of work touched, ``rewrite_all`` for an import and for an older dossier, which know no more than how it is
now: that counts from the day the raming began. The rule is the one by which a raming itself is shown
(``domain.kostenraming``), so the two can never differ.
"""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, ScalarSelect, bindparam, delete, func, insert, select, update

from casus.domain.kostenregel import Bedragen, Rekenregel
from casus.domain.vermeden import Ramingsom, raming_som
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables_geld as g
from casus.storage import tables_raming as r
from casus.storage.reading import AnySelect

T = TypeVar("T")
BATCH = 500
_ENDS = Bedragen._fields
_KEPT = r.ramingsom.c
_NONE_YET: Mapping[str, int | date | None] = {
    each.name: None for each in _KEPT if each.name not in ("raming_id", "dag", "tot", "jaar", "budget_id", "ja_op")
} | {"kent": r.GEEN_VERSCHIL}


def _lines() -> AnySelect:
    """Of the ramingen from ``first`` through ``last``: the raming, its horizon, what was seen, and then the
    ``Rekenregel`` itself.
    """
    k, x = r.kostenregel.c, r.raming.c
    query = select(k.raming_id, x.horizon_maanden, k.gezien, *(k[name] for name in Rekenregel._fields))
    query = query.select_from(r.kostenregel.join(r.raming))
    return query.where(k.raming_id.between(bindparam("first"), bindparam("last"))).order_by(k.raming_id, k.id)


def _first_yes(what: ColumnElement[T]) -> ScalarSelect[T]:
    """Of the first yes that hangs on raming ``id`` as the transaction has it."""
    v, u = g.verzoek.c, g.budget.c
    query = select(what).select_from(g.verzoek.join(g.budget, u.id == v.budget_id))
    first = query.where(v.raming_id == bindparam("id"), v.status == VerzoekUitkomst.JA).order_by(v.besloten_op, v.id)
    return first.limit(1).scalar_subquery()


_COUNTS = {
    "jaar": func.coalesce(_first_yes(g.budget.c.jaar), 0),
    "budget_id": _first_yes(g.verzoek.c.budget_id),
    "ja_op": _first_yes(g.verzoek.c.besloten_op),
}
_OF_RAMING = _KEPT.raming_id == bindparam("id")
_LINES, _BEGIN = _lines(), insert(r.ramingsom).values(_COUNTS)
_MEND = update(r.ramingsom).where(_OF_RAMING, _KEPT.dag == bindparam("day"), _KEPT.tot == r.NOG_STEEDS).values(_COUNTS)
_FORGET = delete(r.ramingsom).where(_OF_RAMING, _KEPT.dag >= bindparam("day"))
_END = update(r.ramingsom).where(_OF_RAMING, _KEPT.tot > bindparam("day")).values(tot=bindparam("day"))
"""Made once: who changes a line waits for them."""


def rewrite(conn: Connection, touched: Collection[int], day: date) -> None:
    """Reckon these ramingen anew from their lines, as they stand on this day; of a later day nothing is known yet,
    whatever a clock said that was wrong. Who goes on with what they changed today waits for one row that is mended.
    """
    for raming_id in sorted(touched):
        which = {"id": raming_id, "day": day}
        sums = _sums(conn, [raming_id])
        if not conn.execute(_MEND, which | sums[raming_id]).rowcount:
            conn.execute(_FORGET, which)
            conn.execute(_END, which)
            _insert(conn, sums, {raming_id: day})


def rewrite_all(conn: Connection) -> None:
    """Reckon every raming anew, as if it had always been so."""
    conn.execute(delete(r.ramingsom))
    x = r.raming.c
    began = [tuple(row) for row in conn.execute(select(x.id, x.gemaakt).order_by(x.id))]
    for start in range(0, len(began), BATCH):
        days = dict(began[start : start + BATCH])
        _insert(conn, _sums(conn, days), days)


def _insert(conn: Connection, sums: "_Sums", days: Mapping[int, date]) -> None:
    """Each raming from its own day."""
    rows = [
        {"id": raming_id, "raming_id": raming_id, "dag": days[raming_id], "tot": r.NOG_STEEDS} | amounts
        for raming_id, amounts in sums.items()
    ]
    conn.execute(_BEGIN, rows)


_Sums = Mapping[int, dict[str, int | date | None]]
"""By raming what is kept of it, but for its days."""


def _sums(conn: Connection, ids: Collection[int]) -> _Sums:
    """All that there are from the first through the last."""
    found: dict[int, Ramingsom | None] = dict.fromkeys(ids)
    lines = conn.execute(_LINES, {"first": min(ids), "last": max(ids)})
    for (raming_id, maanden), group in groupby(lines, itemgetter(0, 1)):
        found[raming_id] = raming_som([(Rekenregel(*regel), gezien) for _, _, gezien, *regel in group], maanden)
    return {raming_id: _row_of(som) for raming_id, som in found.items()}


def _row_of(som: Ramingsom | None) -> dict[str, int | date | None]:
    row = dict(_NONE_YET)
    if som is None:
        return row
    for name, bar in (("nu", som.nu), ("oplossing", som.oplossing), ("niets_doen", som.niets_doen)):
        if bar is not None:
            row |= {f"{name}_{end}": cents for end, cents in zip(_ENDS, bar, strict=True)}
    for each in som.betalers:
        row |= {f"betaalt_nu_{each.betaler}": each.nu, f"betaalt_na_{each.betaler}": each.na}
    kent = r.BEKEND[(som.gezien is not None) + 2 * (som.niets_doen is not None)]
    return row | {"gezien": som.gezien, "kent": kent}
