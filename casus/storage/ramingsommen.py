"""Keeping what ramingen come to: the bars of each and who pays, in the transaction that changed a line.

A row for each day on which something changed, as it stood at its end, so that a past day is told the same again; the
latest row is what the raming comes to now. ``rewrite`` is for what a unit of work touched, ``rewrite_all`` for an
import and for an older dossier, which know no more than how it is now: that counts from the day the raming began. The
rule is the one by which a raming itself is shown (``domain.kostenraming``), so the two can never differ.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, delete, insert, select

from casus.domain.geld import Betaler
from casus.domain.kostenregel import Bedragen, RegelInhoud
from casus.domain.vermeden import Ramingsom, raming_som
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow

BATCH = 500
_ENDS = Bedragen._fields


def rewrite(conn: Connection, touched: Collection[int], day: date) -> None:
    """Reckon these ramingen anew from their lines, as they stand on this day; of a later day nothing is known yet,
    whatever a clock said that was wrong.
    """
    ordered = sorted(touched)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        conn.execute(delete(r.ramingsom).where(r.ramingsom.c.raming_id.in_(batch), r.ramingsom.c.dag >= day))
        _insert(conn, dict.fromkeys(batch, day))


def rewrite_all(conn: Connection) -> None:
    """Reckon every raming anew, as if it had always been so."""
    conn.execute(delete(r.ramingsom))
    x = r.raming.c
    began = [tuple(row) for row in conn.execute(select(x.id, x.gemaakt).order_by(x.id))]
    for start in range(0, len(began), BATCH):
        _insert(conn, dict(began[start : start + BATCH]))


def _insert(conn: Connection, days: Mapping[int, date]) -> None:
    rows = [_row_of(raming_id, days[raming_id], som) for raming_id, som in _reckoned(conn, list(days)).items()]
    if rows:
        conn.execute(insert(r.ramingsom), rows)


def _reckoned(conn: Connection, ids: Sequence[int]) -> dict[int, Ramingsom | None]:
    """Each of them; None without a head figure."""
    k, x = r.kostenregel.c, r.raming.c
    columns = (k.raming_id, k.scenario, k.aantal, k.per, k.laag, k.midden, k.hoog, k.betaler, k.jaar, k.zekerheid)
    query = select(*columns, k.kans, k.gezien, x.horizon_maanden).select_from(r.kostenregel.join(r.raming))
    rows = conn.execute(query.where(k.raming_id.in_(ids)).order_by(k.raming_id, k.id))
    found: dict[int, Ramingsom | None] = dict.fromkeys(ids)
    for raming_id, group in groupby(rows, itemgetter(0)):
        lines = list(group)
        found[raming_id] = raming_som([(_amounts(row), row.gezien) for row in lines], lines[0].horizon_maanden)
    return found


def _row_of(raming_id: int, day: date, som: Ramingsom | None) -> dict[str, int | date | None]:
    row: dict[str, int | date | None] = dict.fromkeys(r.ramingsom.c.keys()) | {"raming_id": raming_id, "dag": day}
    if som is None:
        return row
    bars = {"nu": som.nu, "oplossing": som.oplossing, "niets_doen": som.niets_doen or (None,) * 3}
    row |= {f"{name}_{end}": cents for name, bar in bars.items() for end, cents in zip(_ENDS, bar, strict=True)}
    paid = {each.betaler: (each.nu, each.na) for each in som.betalers}
    for betaler in Betaler:
        row[f"betaalt_nu_{betaler}"], row[f"betaalt_na_{betaler}"] = paid.get(betaler, (None, None))
    return row | {"gezien": som.gezien}


def _amounts(row: AnyRow) -> RegelInhoud:
    """A line without its words."""
    return RegelInhoud(
        row.scenario, "kosten", row.aantal, "keer", row.per, row.laag, row.midden, row.hoog, row.betaler, "", row.jaar,
        row.zekerheid, "", row.kans,
    )  # fmt: skip
