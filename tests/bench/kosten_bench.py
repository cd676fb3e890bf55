"""The same monitor with 3,000,000 cost lines in 60,000 ramingen beside the 1,000,000 rows of the ledger: our sums
against numpy that holds every line in memory already (the floor) and against reading the lines themselves, and what
keeping the sums costs who changes a line.
"""

import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random

import numpy as np
from sqlalchemy import func, insert, select, update

from casus.domain.geld import Betaler
from casus.domain.kostenregel import HoeVaak, Scenario
from casus.domain.monitor import Peil
from casus.services.monitor import show_monitor
from casus.services.monitorvorm import MonitorVraag
from casus.storage import ramingsommen
from casus.storage import tables as t
from casus.storage import tables_raming as r
from tests.bench.dossiers import NOW, Measured, copy_rows, make_dossier
from tests.bench.measure import interleaved, pair, shown
from tests.bench.monitor_bench import BATCH, FIRST_RAMING, fill

RAMINGEN, REGELS, CASUSSEN = 60_000, 50, 1_000
COLUMNS = ("id", "raming_id", "volgorde", "scenario", "post", "aantal", "eenheid", "per", "laag", "midden", "hoog",
           "betaler", "bron", "jaar", "zekerheid", "sleutel", "kans", "gezien")  # fmt: skip
FIRST_LINE = 10_000_000


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        made = make_dossier(Path(name), CASUSSEN)
        keys, cents = _held(_ramingen(made))
        fill(made, RAMINGEN)
        began = time.perf_counter()
        with made.open._engine.execution_options(casus_write=True).begin() as connection:
            ramingsommen.rewrite_all(connection)
        anew = time.perf_counter() - began
        size, peil, ctx = int(keys.max()) + 1, Peil(NOW.date(), NOW), made.ctx

        def year() -> object:
            with ctx.read() as queries:
                return queries.ramingsommen(2026, peil)

        def each() -> object:
            with ctx.read() as queries:
                return queries.ramingfeiten(2026, peil)

        took = interleaved(
            {
                "year": year,
                "floor": lambda: np.bincount(keys, weights=cents, minlength=size),
                "bare": lambda: _bare(made),
                "each": each,
                "screen": lambda: show_monitor(ctx, MonitorVraag(2026)),
            },
            rounds,
        )
        typed = count(1)
        written = interleaved(
            {
                "with": lambda: _write(made, next(typed), sums=True),
                "without": lambda: _write(made, next(typed), sums=False),
            },
            4 * rounds,
        )
        made.open.close()
    return [
        f"ramingen of one year, {RAMINGEN * REGELS} cost lines in {RAMINGEN} ramingen, median of {rounds}",
        pair("three bars and who pays", took["year"], took["floor"], goal="<= 1.5", of="numpy in memory"),
        pair("the same", took["year"], took["bare"], goal="<= 0.2", of="one GROUP BY over the lines"),
        pair("a line changed, its sums kept", written["with"], written["without"], goal="<= 1.5", of="without sums"),
        f"  each raming of the year on its own: {shown(took['each'])}",
        f"  the room as it opens, with the ledger too: {shown(took['screen'])}",
        f"  all ramingen reckoned anew, once per dossier: {shown(anew)}",
    ]


def _bare(made: Measured) -> object:
    k = r.kostenregel.c
    with made.open._engine.connect() as connection:
        return connection.execute(
            select(k.scenario, k.betaler, func.sum(k.midden)).group_by(k.scenario, k.betaler)
        ).all()


def _write(made: Measured, aantal: int, *, sums: bool) -> None:
    """One line of a raming of fifty, safely on disk, as somebody who types it has it. Another quantity each time: a row
    that stays as it was is not written by SQLite at all.
    """
    k = r.kostenregel.c
    with made.open._engine.connect().execution_options(casus_write=True) as connection:
        connection.execute(update(r.kostenregel).where(k.id == FIRST_LINE).values(aantal=aantal))
        if sums:
            ramingsommen.rewrite(connection, {FIRST_RAMING}, NOW.date())
        connection.commit()


def _ramingen(made: Measured) -> list[tuple[int, int]]:
    """Straight into the tables; what numpy gets of each line."""
    root = {"versie": 1, "gewijzigd_op": NOW, "levensdomein": "wonen", "aanpak": "x", "gemaakt": NOW.date(),
            "prijslijst_versie": 1, "horizon_maanden": 12, "geindexeerd": False, "betekenis": ""}  # fmt: skip
    held: list[tuple[int, int]] = []
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        casussen = list(connection.execute(select(t.casus.c.id)).scalars())
        heads = [root | {"id": FIRST_RAMING + n, "casus_id": casussen[n % CASUSSEN]} for n in range(RAMINGEN)]
        for start in range(0, RAMINGEN, BATCH):
            connection.execute(insert(r.raming), heads[start : start + BATCH])
        lines = _lines(held)
        while batch := list(islice(lines, BATCH)):
            copy_rows(connection, "kostenregel", COLUMNS, batch)
        connection.commit()
    return held


def _lines(held: list[tuple[int, int]]) -> Iterator[tuple[object, ...]]:
    """Every second raming was seen whole."""
    draw, bars, payers = Random(13), list(Scenario), list(Betaler)
    for number in range(RAMINGEN * REGELS):
        raming, place = divmod(number, REGELS)
        bar, payer, low = place % 3, draw.randrange(4) + raming % 5, draw.randrange(1_000, 90_000)
        held.append((bar * len(payers) + payer, low + 500))
        prices = (HoeVaak.PER_MAAND.value, low, low + 500, low + 2_000, payers[payer].value)
        yield (
            FIRST_LINE + number, FIRST_RAMING + raming, place, bars[bar].value, "x", draw.randrange(1, 20_000), "keer",
            *prices, "x", 2026, "schatting", "", 1_000, low if raming % 2 else None,
        )  # fmt: skip


def _held(rows: list[tuple[int, int]]) -> tuple["np.ndarray[tuple[int], np.dtype[np.int64]]", ...]:
    held = np.array(rows, dtype=np.int64)
    return held[:, 0], held[:, 1]
