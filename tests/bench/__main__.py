"""All pairs: ``python -m tests.bench [--snel]``. Prints ratios with the goals; a slow figure is no failure."""

import argparse
import platform
import time
from collections.abc import Callable

from tests.bench import (
    dossier_bench,
    excel_bench,
    kaart_bench,
    kosten_bench,
    list_bench,
    log_bench,
    monitor_bench,
    oefen_bench,
    raming_bench,
    sealed_bench,
    search_bench,
    tekening_bench,
    window_bench,
    word_bench,
)

Bench = Callable[[int], list[str]]
BENCHES: tuple[tuple[Bench, int, int], ...] = (
    (window_bench.run, 5, 15),
    (dossier_bench.run, 5, 15),
    (list_bench.run, 9, 25),
    (search_bench.run, 3, 7),
    (kaart_bench.run, 5, 15),
    (log_bench.run, 3, 7),
    (oefen_bench.run, 3, 7),
    (raming_bench.run, 3, 7),
    (word_bench.run, 3, 7),
    (sealed_bench.run, 3, 7),
    (excel_bench.run, 2, 5),
    (monitor_bench.run, 2, 5),
    (kosten_bench.run, 2, 5),
    (tekening_bench.run, 3, 7),
)
"""Each with its rounds: quick, and full."""


def main() -> None:
    """Run them one after another."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure Casus against what the machine can do.")
    parser.add_argument("--snel", action="store_true", help="fewer rounds: about three minutes")
    is_quick = parser.parse_args().snel
    began = time.perf_counter()
    print(
        f"Python {platform.python_version()}, {platform.system()}; ratios within this run, never verdicts", flush=True
    )
    for bench, quick, full in BENCHES:
        print("\n".join(bench(quick if is_quick else full)), flush=True)
    print(f"measured in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
