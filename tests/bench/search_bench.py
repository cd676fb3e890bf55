"""Search in 100,000 casussen and a million notes, on both engines, against what each index can do by itself.

Classes as they are typed: words that stand there whole and beginnings of words. SQLCipher: the newest 50 with their
text, through the gate, against the row ids that the index gives without either. PostgreSQL: what was chosen against the
better of its two ways, each forced.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from casus.storage import search_index as ix
from casus.storage.engine import driver_of
from casus.storage.queries import Queries
from casus.storage.search_questions import Weg
from casus.storage.search_tables import Bron
from tests.bench.dossiers import Measured, make_dossier, make_server_dossier
from tests.bench.measure import shown
from tests.bench.servers import pg_server
from tests.bench.woorden import vocabulary

CASUSSEN, NOTITIES, QUICK = 100_000, 1_000_000, 10
FULL_ROUNDS = 5
IDS = "SELECT rowid FROM zoek_notitie_fts WHERE zoek_notitie_fts MATCH ? ORDER BY rowid DESC LIMIT 50"
SLOW_WALKS = 3
Words = tuple[str, ...]
Times = dict[str, list[float]]


def classes(count: int) -> dict[str, list[Words]]:
    """The kinds of performance that users feel; the same words in every run."""
    words, chance = vocabulary(Random(7)), Random(5)
    often, now_and_then, seldom = words[:30], words[300:3000], words[8000:]

    def some(kind: Sequence[str]) -> str:
        return chance.choice(kind)

    return {
        "no hit": [("qxzv" + some(seldom)[:2],) for _ in range(count)],
        "rare word": [(some(seldom),) for _ in range(count)],
        "mid word": [(some(now_and_then),) for _ in range(count)],
        "common word": [(some(often),) for _ in range(count)],
        "word and word": [(some(often), some(now_and_then)) for _ in range(count)],
        "two common words": [tuple(chance.sample(often, 2)) for _ in range(count)],
        "beginning of 2": [(some(words)[:2],) for _ in range(count)],
        "beginning of 3": [(some(words)[:3],) for _ in range(count)],
        "beginning of 5": [(some(words)[:5],) for _ in range(count)],
        "word and beginning": [(some(often), some(now_and_then)[:3]) for _ in range(count)],
    }


def run(rounds: int) -> list[str]:
    """The lines to print; ``rounds`` above ``FULL_ROUNDS`` is the whole size, else a tenth of it."""
    size = 1 if rounds > FULL_ROUNDS else QUICK
    asked = classes(40 if size == 1 else 15)
    casussen, notities = CASUSSEN // size, NOTITIES // size
    lines = [
        f"search in {casussen:,} casussen and {notities:,} notes, newest 50, median / p95 of {len(asked['no hit'])}"
    ]
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        lines += _file_lines(Path(name), casussen, notities, asked)
    with pg_server() as server:
        lines += _server_lines(server, casussen, notities, asked)
    return lines


def _file_lines(folder: Path, casussen: int, notities: int, asked: Mapping[str, list[Words]]) -> list[str]:
    began = time.perf_counter()
    made = make_dossier(folder, casussen, notities)
    lines = [f"  SQLCipher, made in {time.perf_counter() - began:.0f} s"]
    with made.ctx.read() as queries:
        driver = driver_of(queries._conn)
        for kind, each in asked.items():
            ids = partial(_row_ids, driver, not kind.endswith(("2", "3", "5", "beginning")))
            times = _times(each, {"ids": ids, "ours": partial(queries.found, Bron.NOTITIE)})
            ratio = statistics.median(times["ours"]) / statistics.median(times["ids"])
            lines.append(f"    {kind}: {ratio:5.2f} x row ids (goal <= 3): {_both(times['ours'])} (goal p95 <= 10 ms)")
    lines.append(_little(made, asked))
    made.open.close()
    return lines


def _row_ids(driver: Any, whole: bool, words: Words) -> object:
    return driver.execute(IDS, (ix.match_words(words, whole=whole),)).fetchall()


def _server_lines(server: str, casussen: int, notities: int, asked: Mapping[str, list[Words]]) -> list[str]:
    began = time.perf_counter()
    made = make_server_dossier(server, casussen, notities)
    lines = [f"  PostgreSQL, made in {time.perf_counter() - began:.0f} s"]
    with made.ctx.read() as queries:
        for kind, each in asked.items():
            times = _times(each, {"ours": partial(queries.found, Bron.NOTITIE), "hits": _forced(queries, Weg.TREFFERS)})
            times |= _times(each[:SLOW_WALKS], {"walk": _forced(queries, Weg.NIEUWSTE)})
            best = min(_p95(times["hits"]), _p95(times["walk"]))
            ways = f"hits {shown(_p95(times['hits']))}, walk {shown(_p95(times['walk']))}"
            ratio = f"{_p95(times['ours']) / best:5.2f} x the better way (goal <= 1.5)"
            lines.append(f"    {kind}: p95 {ratio}: {_both(times['ours'])}; {ways}")
    lines.append(_little(made, asked))
    made.open.close()
    return lines


def _forced(queries: Queries, weg: Weg) -> Callable[[Words], object]:
    def ask(words: Words) -> object:
        queries.forced = weg
        try:
            return queries.found(Bron.NOTITIE, words)
        finally:
            queries.forced = None

    return ask


def _little(made: Measured, asked: Mapping[str, list[Words]]) -> str:
    """Somebody who sees one casus in five thousand, asking for what stands everywhere."""
    with made.open.context(made.open.actor("WP")).read() as queries:
        times = _times(asked["common word"], {"ours": partial(queries.found, Bron.NOTITIE)})
    return f"    common word, for who sees little: {_both(times['ours'])} (goal none)"


def _times(asked: Sequence[Words], ways: Mapping[str, Callable[[Words], object]]) -> Times:
    """Every way once to warm up, then in turn, each question once."""
    took: Times = {name: [] for name in ways}
    for way in ways.values():
        way(asked[0])
    for words in asked:
        for name, way in ways.items():
            began = time.perf_counter()
            way(words)
            took[name].append(time.perf_counter() - began)
    return took


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _both(times: Sequence[float]) -> str:
    return f"{shown(statistics.median(times))} / {shown(_p95(times))}"
