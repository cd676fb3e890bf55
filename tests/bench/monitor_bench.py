"""The budget monitor of a year over 1,000,000 rows of the ledger: our questions against numpy that holds all rows in
memory already (the floor), against one bare GROUP BY over the covering index, and what adding up while one writes
costs the writing.
"""

import tempfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from sqlalchemy import func, insert, select

from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Dimensie, Peil
from casus.services import mensen
from casus.services.monitor import show_monitor
from casus.services.monitorachter import Cijfer, show_behind
from casus.services.monitorvorm import MonitorVraag
from casus.storage import tables_geld as g
from tests.bench.dossiers import NOW, Measured, make_dossier
from tests.bench.measure import interleaved, pair, shown

ROWS, VERZOEKEN, WIJKEN, YEARS = 1_000_000, 60_000, 20, 2
BATCH = 20_000
FIRST_RAMING = 500_000


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        made = make_dossier(Path(name))
        rows = fill(made)
        keys, cents = _held(rows)
        size = int(keys.max()) + 1
        peil = Peil(NOW.date(), NOW)
        ctx = made.ctx

        def ask(*dimensies: Dimensie) -> object:
            with ctx.read() as queries:
                return queries.geldsommen(2026, peil, None, dimensies)

        def count() -> object:
            with ctx.read() as queries:
                return queries.natelling(2026).klopt

        vraag = MonitorVraag(2026)
        took = interleaved(
            {
                "groups": lambda: ask(*Dimensie),
                "year": lambda: ask(Dimensie.WIJK, Dimensie.CATEGORIE),
                "floor": lambda: np.bincount(keys, weights=cents, minlength=size),
                "bare": lambda: _bare(made),
                "count": count,
                "screen": lambda: show_monitor(ctx, vraag),
                "behind": lambda: show_behind(ctx, Cijfer(vraag, Dimensie.WIJK, ("Wijk 03",))),
            },
            rounds,
        )
        with ctx.read() as queries:
            groups = len(queries.geldsommen(2026, peil))
        more = [_boeking(ROWS + n, Random(12), [1100] * VERZOEKEN, []) for n in range(1000)]
        written = interleaved(
            {
                "with": lambda: _write(made, more, ""),
                "without": lambda: _write(made, more, "DROP TRIGGER boeking_telt_op"),
            },
            rounds,
        )
        made.open.close()
    return [
        f"budget monitor of one year, {ROWS} rows in the ledger of {YEARS} years, median of {rounds}",
        pair("wijk by category", took["year"], took["floor"], goal="<= 1.5", of="numpy in memory"),
        pair(f"all {groups} groups at once", took["groups"], took["floor"], goal="<= 6", of="numpy in memory"),
        pair("counted again in the ledger", took["count"], took["bare"], goal="<= 1.2", of="a bare GROUP BY"),
        pair(
            "1,000 rows with their sums", written["with"], written["without"], goal="<= 1.5", of="without the trigger"
        ),
        f"  the room as it opens, with {VERZOEKEN} verzoeken: {shown(took['screen'])}",
        f"  what stands behind a row: {shown(took['behind'])}",
    ]


def _bare(made: Measured) -> object:
    b = g.boeking.c
    query = select(b.budget_id, b.soort, func.sum(b.bedrag)).group_by(b.budget_id, b.soort)
    with made.open._engine.connect() as connection:
        return connection.execute(query).all()


def _write(made: Measured, rows: list[dict[str, object]], first: str) -> None:
    """Everything is undone again, also what ``first`` takes away."""
    options = {"casus_write": True, "casus_schema": True}
    with made.open._engine.connect().execution_options(**options) as connection:
        if first:
            connection.exec_driver_sql(first)
        connection.execute(insert(g.boeking), rows)
        connection.rollback()


def _held(rows: list[tuple[int, int, int, int]]) -> tuple["np.ndarray[tuple[int], np.dtype[np.int64]]", ...]:
    held = np.array(rows, dtype=np.int64)
    return (held[:, 0] * 13 + held[:, 1]) * 8 + held[:, 2], held[:, 3]


def fill(made: Measured, ramingen: int = 0) -> list[tuple[int, int, int, int]]:
    """Budgets, verzoeken and their rows, straight into the tables; what numpy gets of each. On each of so many
    ``ramingen`` hangs as many verzoeken as on the next.
    """
    draw, ctx = Random(11), made.ctx
    for number in range(WIJKEN):
        mensen.create_wijk(ctx, f"Wijk {number:02}")
    wijken = [row.id for row in mensen.list_wijken(ctx)]
    root = {"versie": 1, "gewijzigd_op": NOW}
    budgets = [
        {"id": 1000 + 100 * year + place, "wijk_id": wijk, "jaar": 2025 + year, "bron": "gemeente",
         "jaarwisseling": "mee"} | root
        for year in range(YEARS) for place, wijk in enumerate(wijken)
    ]  # fmt: skip
    organisatie = mensen_organisatie(made)
    held: list[tuple[int, int, int, int]] = []
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        connection.execute(insert(g.budget), budgets)
        asked = (
            _verzoek(n, draw, budgets, made.person, organisatie) | root | {"raming_id": hangs_on(n, ramingen)}
            for n in range(VERZOEKEN)
        )
        chosen: list[int] = []
        while batch := list(islice(asked, BATCH)):
            connection.execute(insert(g.verzoek), batch)
            chosen += [int(str(row["budget_id"])) for row in batch]
        for start in range(0, ROWS, BATCH):
            rows = [_boeking(start + n, draw, chosen, held) for n in range(BATCH)]
            connection.execute(insert(g.boeking), rows)
        connection.commit()
    return held


def hangs_on(number: int, ramingen: int) -> int | None:
    """The raming of this verzoek, None without ramingen."""
    return FIRST_RAMING + number % ramingen if ramingen else None


def mensen_organisatie(made: Measured) -> int:
    """The only organisation there is."""
    with made.ctx.read() as queries:
        found: int = queries.organisaties()[0].id
    return found


def _verzoek(
    number: int, draw: Random, budgets: list[dict[str, object]], person: int, organisatie: int
) -> dict[str, object]:
    texts = ("wat", "ontvanger", "route", "met_wie", "waarom_niet_nu", "geen_tijd_want", "verwachting", "legitimiteit",
             "betrokkenheid", "rendement", "uitkomst", "opgelost_door", "boven_door")  # fmt: skip
    return dict.fromkeys(texts, "x") | {
        "id": 10_000 + number, "code": f"B{number}", "aanvrager_id": person, "organisatie_id": organisatie,
        "budget_id": draw.choice(budgets)["id"], "bedrag": 1, "categorie": draw.choice(list(BestedingSoort)),
        "levensdomein": draw.choice(list(Levensdomein)), "vorm": "in_natura", "status": "ja",
        "gevraagd_op": NOW - timedelta(days=draw.randrange(300)), "besloten_op": NOW, "raakt_uitkering": "nee",
        "raakt_bewind": "nee",
    }  # fmt: skip


def _boeking(number: int, draw: Random, chosen: list[int], held: list[tuple[int, int, int, int]]) -> dict[str, object]:
    verzoek = draw.randrange(VERZOEKEN)
    budget, kind, cents = chosen[verzoek], draw.randrange(2), draw.randrange(100, 90_000)
    day = date(2025 + (budget - 1000) // 100, 1, 1) + timedelta(days=draw.randrange(320))
    held.append((budget - 1000, day.month, kind, cents))
    return {
        "id": 1_000_000 + number, "budget_id": budget, "soort": ("reservering", "betaling")[kind], "bedrag": cents,
        "op": NOW, "boekdag": day, "verzoek_id": 10_000 + verzoek, "kenmerk": "", "omschrijving": "",
    }  # fmt: skip
