"""Keeping what ramingen come to: the bars of each and who pays, in the transaction that changed a line.

``rewrite`` is for what a unit of work touched, ``rewrite_all`` for an import and for an older dossier. The rule is the
one by which a raming itself is shown (``domain.kostenraming``), so the two can never differ.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select

from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel
from casus.domain.kostenregel import Bedragen, HoeVaak, RegelInhoud, Scenario
from casus.domain.prijslijst import Zekerheid
from casus.domain.vermeden import Ramingsom, raming_som
from casus.storage import tables_raming as r
from casus.storage.reading import AnyRow

BATCH = 500


def rewrite(conn: Connection, touched: Collection[int]) -> None:
    """Reckon these ramingen anew from their lines."""
    ordered = sorted(touched)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        for table in (r.ramingsom, r.ramingbetaler):
            conn.execute(delete(table).where(table.c.raming_id.in_(batch)))
        _insert(conn, batch)


def rewrite_all(conn: Connection) -> None:
    """Reckon every raming anew."""
    for table in (r.ramingsom, r.ramingbetaler):
        conn.execute(delete(table))
    ids = list(conn.execute(select(r.raming.c.id).order_by(r.raming.c.id)).scalars())
    for start in range(0, len(ids), BATCH):
        _insert(conn, ids[start : start + BATCH])


def _insert(conn: Connection, ids: Sequence[int]) -> None:
    found = list(_reckoned(conn, ids))
    sums = [_row_of(raming_id, som) for raming_id, som, _ in found]
    payers = [
        {"raming_id": raming_id, "betaler": each.betaler, "nu": each.nu, "na": each.na}
        for raming_id, _, betalers in found
        for each in betalers
    ]
    for table, rows in ((r.ramingsom, sums), (r.ramingbetaler, payers)):
        if rows:
            conn.execute(insert(table), rows)


def _reckoned(conn: Connection, ids: Sequence[int]) -> Iterator[tuple[int, Ramingsom, tuple[BetalerRegel, ...]]]:
    """Of those that have a head figure."""
    k, x = r.kostenregel.c, r.raming.c
    columns = (k.raming_id, k.scenario, k.aantal, k.per, k.laag, k.midden, k.hoog, k.betaler, k.jaar, k.zekerheid)
    query = select(*columns, k.kans, k.gezien, x.horizon_maanden).select_from(r.kostenregel.join(r.raming))
    rows = conn.execute(query.where(k.raming_id.in_(ids)).order_by(k.raming_id, k.id))
    for raming_id, group in groupby(rows, lambda row: row.raming_id):
        lines = list(group)
        found = raming_som([(_amounts(row), row.gezien) for row in lines], lines[0].horizon_maanden)
        if found is not None:
            yield raming_id, *found


def _row_of(raming_id: int, som: Ramingsom) -> dict[str, int | None]:
    bars = {"nu": som.nu, "niets_doen": som.niets_doen or (None,) * 3, "oplossing": som.oplossing}
    ends = {
        f"{name}_{end}": cents for name, bar in bars.items() for end, cents in zip(Bedragen._fields, bar, strict=True)
    }
    return {"raming_id": raming_id, "gezien": som.gezien} | ends


def _amounts(row: AnyRow) -> RegelInhoud:
    """A line without its words."""
    return RegelInhoud(
        Scenario(row.scenario), "kosten", row.aantal, "keer", HoeVaak(row.per), row.laag, row.midden, row.hoog,
        Betaler(row.betaler), "", row.jaar, Zekerheid(row.zekerheid), "", row.kans,
    )  # fmt: skip
