"""Ten thousand draws of five thousand cost lines: against fifty million uniform numbers, the least that it takes."""

from casus.services.bandbreedte import TREKKINGEN, ZAAD, closed_form, simulate
from tests.bench.measure import interleaved, pair, shown

LINES = 5_000


def run(rounds: int) -> list[str]:
    """The lines to print."""
    import numpy as np

    lines = np.array([(1e4 + n, 2e4 + n, 5e4 + n, 1, -1 if n % 2 else 1) for n in range(LINES)], dtype=np.float64)
    chances = lines.copy()
    chances[::10, 3] = 0.3
    took = interleaved(
        {
            "floor": _uniforms,
            "draws": lambda: simulate(lines),
            "chances": lambda: simulate(chances),
            "formula": lambda: closed_form(lines),
        },
        rounds,
    )
    return [
        f"raming: {TREKKINGEN:,} draws of {LINES:,} lines, median of {rounds}",
        pair("drawn", took["draws"], took["floor"], goal="<= 4", of="as many uniform numbers"),
        pair("one line in ten is a chance", took["chances"], took["floor"], goal="<= 4", of="as many uniform numbers"),
        f"  by formula, at once: {shown(took['formula'])} (goal <= 1 ms)",
    ]


def _uniforms() -> None:
    """Single precision into one row that is used again: nothing but the numbers themselves."""
    import numpy as np

    random, row = np.random.Generator(np.random.SFC64(ZAAD)), np.empty(TREKKINGEN, dtype=np.float32)
    for _ in range(LINES):
        random.random(out=row, dtype=np.float32)
