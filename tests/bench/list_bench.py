"""The first page of the list of casussen must not feel how long the list is: 10,000 against 100,000."""

import tempfile
from pathlib import Path

from casus.services.casussen import first_casus_page, list_casus_ids, list_casus_rows
from tests.bench.dossiers import make_dossier
from tests.bench.measure import interleaved, pair, shown

SMALL, LARGE = 10_000, 100_000
PAGE = 64


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        small, large = (make_dossier(Path(name), size) for size in (SMALL, LARGE))
        ids = list_casus_ids(large.ctx)
        window = ids[LARGE // 2 : LARGE // 2 + PAGE]
        took = interleaved(
            {
                "small": lambda: first_casus_page(small.ctx, limit=PAGE),
                "large": lambda: first_casus_page(large.ctx, limit=PAGE),
                "window": lambda: list_casus_rows(large.ctx, window),
                "ids": lambda: list_casus_ids(large.ctx),
            },
            rounds,
        )
        small.open.close()
        large.open.close()
    return [
        f"list of casussen, pages of {PAGE} through the gate, median of {rounds}",
        pair("first page of 100,000", took["large"], took["small"], goal="<= 1.3", of="the first of 10,000"),
        pair("a window in the middle", took["window"], took["large"], goal="<= 1.3", of="the first page"),
        f"  list of all ids: {shown(took['ids'] / LARGE)} a casus (goal <= 1 us)",
    ]
