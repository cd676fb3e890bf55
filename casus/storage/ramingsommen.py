"""Keeping what ramingen come to: the bars of each and who pays, in the transaction that changed a line.

``rewrite`` is for what a unit of work touched, ``rewrite_all`` for an import and for an older dossier. The rule is the
one by which a raming itself is shown (``domain.kostenraming``), so the two can never differ.
"""

from collections.abc import Collection, Iterator, Sequence
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


def rewrite(conn: Connection, touched: Collection[int]) -> None:
    """Reckon these ramingen anew from their lines."""
    ordered = sorted(touched)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        conn.execute(delete(r.ramingsom).where(r.ramingsom.c.raming_id.in_(batch)))
        _insert(conn, batch)


def rewrite_all(conn: Connection) -> None:
    """Reckon every raming anew."""
    conn.execute(delete(r.ramingsom))
    ids = list(conn.execute(select(r.raming.c.id).order_by(r.raming.c.id)).scalars())
    for start in range(0, len(ids), BATCH):
        _insert(conn, ids[start : start + BATCH])


def _insert(conn: Connection, ids: Sequence[int]) -> None:
    rows = [_row_of(raming_id, som) for raming_id, som in _reckoned(conn, ids)]
    if rows:
        conn.execute(insert(r.ramingsom), rows)


def _reckoned(conn: Connection, ids: Sequence[int]) -> Iterator[tuple[int, Ramingsom]]:
    """Of those that have a head figure."""
    k, x = r.kostenregel.c, r.raming.c
    columns = (k.raming_id, k.scenario, k.aantal, k.per, k.laag, k.midden, k.hoog, k.betaler, k.jaar, k.zekerheid)
    query = select(*columns, k.kans, k.gezien, x.horizon_maanden).select_from(r.kostenregel.join(r.raming))
    rows = conn.execute(query.where(k.raming_id.in_(ids)).order_by(k.raming_id, k.id))
    for raming_id, group in groupby(rows, itemgetter(0)):
        lines = list(group)
        found = raming_som([(_amounts(row), row.gezien) for row in lines], lines[0].horizon_maanden)
        if found is not None:
            yield raming_id, found


def _row_of(raming_id: int, som: Ramingsom) -> dict[str, int | None]:
    bars = {"nu": som.nu, "oplossing": som.oplossing, "niets_doen": som.niets_doen or (None,) * 3}
    row = {f"{name}_{end}": cents for name, bar in bars.items() for end, cents in zip(_ENDS, bar, strict=True)}
    paid = {each.betaler: (each.nu, each.na) for each in som.betalers}
    for betaler in Betaler:
        row[f"betaalt_nu_{betaler}"], row[f"betaalt_na_{betaler}"] = paid.get(betaler, (None, None))
    return {"raming_id": raming_id, "gezien": som.gezien} | row


def _amounts(row: AnyRow) -> RegelInhoud:
    """A line without its words."""
    return RegelInhoud(
        row.scenario, "kosten", row.aantal, "keer", row.per, row.laag, row.midden, row.hoog, row.betaler, "", row.jaar,
        row.zekerheid, "", row.kans,
    )  # fmt: skip
