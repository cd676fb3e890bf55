"""The budget monitor of a year over 1,000,000 rows of the ledger: our questions against numpy that holds all rows in
memory already (the floor), and against one bare GROUP BY over the covering index.
"""

import tempfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from sqlalchemy import func, insert, select

from casus.domain.geld import Categorie
from casus.domain.levensdomein import Levensdomein
from casus.domain.monitor import Peil
from casus.services import mensen
from casus.services.monitor import MonitorVraag, show_monitor
from casus.storage import tables_geld as g
from tests.bench.dossiers import NOW, Measured, make_dossier
from tests.bench.measure import interleaved, pair, shown

ROWS, VERZOEKEN, WIJKEN, YEARS = 1_000_000, 60_000, 20, 2
BATCH = 20_000


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        made = make_dossier(Path(name))
        rows = _fill(made)
        keys, cents = _held(rows)
        size = int(keys.max()) + 1
        peil = Peil(NOW.date(), NOW)
        ctx = made.ctx

        def ask(question: str) -> object:
            with ctx.read() as queries:
                return getattr(queries, question)(2026, peil)

        took = interleaved(
            {
                "cuts": lambda: ask("geldsommen"),
                "whole": lambda: ask("geldtotaal"),
                "bare": lambda: _bare(made),
                "floor": lambda: np.bincount(keys, weights=cents, minlength=size),
                "screen": lambda: show_monitor(ctx, MonitorVraag(2026)),
            },
            rounds,
        )
        made.open.close()
    return [
        f"budget monitor of one year, {ROWS} rows in the ledger of {YEARS} years, median of {rounds}",
        pair("every cut at once", took["cuts"], took["floor"], goal="<= 6, by a rollup", of="numpy in memory"),
        pair("every cut at once", took["cuts"], took["bare"], goal="<= 1.2", of="a bare GROUP BY over the index"),
        pair("the whole, without a cut", took["whole"], took["bare"], goal="<= 1.2", of="that GROUP BY"),
        f"  the room as it opens, with {VERZOEKEN} verzoeken: {shown(took['screen'])}",
    ]


def _bare(made: Measured) -> object:
    b = g.boeking.c
    query = select(b.budget_id, b.soort, func.sum(b.bedrag)).group_by(b.budget_id, b.soort)
    with made.open._engine.connect() as connection:
        return connection.execute(query).all()


def _held(rows: list[tuple[int, int, int, int]]) -> tuple["np.ndarray[tuple[int], np.dtype[np.int64]]", ...]:
    held = np.array(rows, dtype=np.int64)
    return (held[:, 0] * 13 + held[:, 1]) * 8 + held[:, 2], held[:, 3]


def _fill(made: Measured) -> list[tuple[int, int, int, int]]:
    """Budgets, verzoeken and their rows, straight into the tables; what numpy gets of each."""
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
        asked = (_verzoek(n, draw, budgets, made.person, organisatie) | root for n in range(VERZOEKEN))
        chosen: list[int] = []
        while batch := list(islice(asked, BATCH)):
            connection.execute(insert(g.verzoek), batch)
            chosen += [int(str(row["budget_id"])) for row in batch]
        for start in range(0, ROWS, BATCH):
            rows = [_boeking(start + n, draw, chosen, held) for n in range(BATCH)]
            connection.execute(insert(g.boeking), rows)
        connection.commit()
    return held


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
        "budget_id": draw.choice(budgets)["id"], "bedrag": 1, "categorie": draw.choice(list(Categorie)),
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
