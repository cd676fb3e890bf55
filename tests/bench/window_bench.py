"""The frame of the first window against a bare PySide6 window, from the start of the process to the first paint."""

import json
import os
import statistics
import subprocess
import sys
import time
from typing import Any

from tests.bench.measure import pair


def run(rounds: int) -> list[str]:
    """The lines to print."""
    seconds: dict[str, list[float]] = {"bare": [], "casus": []}
    heavy: set[str] = set()
    for turn in range(rounds + 1):
        for name in sorted(seconds, reverse=bool(turn % 2)):
            report = _first_frame(name)
            heavy.update(report["heavy"])
            if turn:
                seconds[name].append(report["seconds"])
    ours, floor = (statistics.median(seconds[name]) for name in ("casus", "bare"))
    return [
        f"first window, median of {rounds} interleaved starts",
        pair("first frame", ours, floor, goal="<= 1.3", of="a bare window"),
        f"  heavy modules at first paint: {', '.join(sorted(heavy)) or 'none'}",
    ]


def _first_frame(name: str) -> dict[str, Any]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_frame", name],
        env=environment | {"CASUS_BENCH_START": repr(started)},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return report
