"""Keeping what ramingen come to: the bars of each and who pays, in the transaction that changed a line.

A row for each day on which something changed, as it stood at its end, so that a past day is told the same again; the
latest row is what the raming comes to now. ``rewrite`` is for what a unit of work touched, ``rewrite_all`` for an
import and for an older dossier, which know no more than how it is now: that counts from the day the raming began. The
rule is the one by which a raming itself is shown (``domain.kostenraming``), so the two can never differ.
"""

from collections.abc import Collection, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, bindparam, delete, insert, select

from casus.domain.kostenregel import Bedragen, Rekenregel
from casus.domain.vermeden import Ramingsom, raming_som
from casus.storage import tables_raming as r
from casus.storage.reading import AnySelect

BATCH = 500
_ENDS = Bedragen._fields
_NONE_YET: Mapping[str, int | date | None] = dict.fromkeys(r.ramingsom.c.keys())


def _lines() -> AnySelect:
    """Of the ramingen from ``first`` through ``last``: the raming, its horizon, what was seen, and then the
    ``Rekenregel`` itself.
    """
    k, x = r.kostenregel.c, r.raming.c
    query = select(k.raming_id, x.horizon_maanden, k.gezien, *(k[name] for name in Rekenregel._fields))
    query = query.select_from(r.kostenregel.join(r.raming))
    return query.where(k.raming_id.between(bindparam("first"), bindparam("last"))).order_by(k.raming_id, k.id)


_LINES, _KEEP = _lines(), insert(r.ramingsom)
_FORGET = delete(r.ramingsom).where(r.ramingsom.c.raming_id == bindparam("id"), r.ramingsom.c.dag >= bindparam("day"))
"""Made once: who changes a line waits for them."""


def rewrite(conn: Connection, touched: Collection[int], day: date) -> None:
    """Reckon these ramingen anew from their lines, as they stand on this day; of a later day nothing is known yet,
    whatever a clock said that was wrong.
    """
    for raming_id in sorted(touched):
        conn.execute(_FORGET, {"id": raming_id, "day": day})
        _insert(conn, {raming_id: day})


def rewrite_all(conn: Connection) -> None:
    """Reckon every raming anew, as if it had always been so."""
    conn.execute(delete(r.ramingsom))
    x = r.raming.c
    began = [tuple(row) for row in conn.execute(select(x.id, x.gemaakt).order_by(x.id))]
    for start in range(0, len(began), BATCH):
        _insert(conn, dict(began[start : start + BATCH]))


def _insert(conn: Connection, days: Mapping[int, date]) -> None:
    """Each raming from its own day; all that there are from the first through the last."""
    sums: dict[int, Ramingsom | None] = dict.fromkeys(days)
    lines = conn.execute(_LINES, {"first": min(days), "last": max(days)})
    for (raming_id, maanden), group in groupby(lines, itemgetter(0, 1)):
        sums[raming_id] = raming_som([(Rekenregel(*regel), gezien) for _, _, gezien, *regel in group], maanden)
    conn.execute(_KEEP, [_row_of(raming_id, days[raming_id], som) for raming_id, som in sums.items()])


def _row_of(raming_id: int, day: date, som: Ramingsom | None) -> dict[str, int | date | None]:
    row = {**_NONE_YET, "raming_id": raming_id, "dag": day}
    if som is None:
        return row
    for name, bar in (("nu", som.nu), ("oplossing", som.oplossing), ("niets_doen", som.niets_doen)):
        if bar is not None:
            row |= {f"{name}_{end}": cents for end, cents in zip(_ENDS, bar, strict=True)}
    for each in som.betalers:
        row |= {f"betaalt_nu_{each.betaler}": each.nu, f"betaalt_na_{each.betaler}": each.na}
    return row | {"gezien": som.gezien}
