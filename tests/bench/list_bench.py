"""The first page of the list of casussen must not feel how long the list is: 10,000 and 100,000, on both engines."""

import tempfile
from pathlib import Path

from casus.services.casussen import first_casus_page, list_casus_ids, list_casus_rows
from tests.bench.dossiers import Measured, make_dossier, make_server_dossier
from tests.bench.measure import interleaved, pair, shown
from tests.bench.servers import pg_server

SMALL, LARGE = 10_000, 100_000
PAGE = 64


def run(rounds: int) -> list[str]:
    """The lines to print."""
    lines = [f"list of casussen, pages of {PAGE} through the gate, median of {rounds}"]
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        small, large = (make_dossier(Path(name), size) for size in (SMALL, LARGE))
        lines += _measured("SQLCipher", small, large, rounds)
    with pg_server() as server:
        small, large = (make_server_dossier(server, size) for size in (SMALL, LARGE))
        lines += _measured("PostgreSQL", small, large, rounds)
    return lines


def _measured(engine: str, small: Measured, large: Measured, rounds: int) -> list[str]:
    ids = list_casus_ids(large.ctx)
    window = ids[LARGE // 2 : LARGE // 2 + PAGE]
    took = interleaved(
        {
            "small": lambda: first_casus_page(small.ctx, limit=PAGE),
            "large": lambda: first_casus_page(large.ctx, limit=PAGE),
            "window": lambda: list_casus_rows(large.ctx, window),
            "ids": lambda: list_casus_ids(large.ctx),
            "bare": lambda: _bare(large),
        },
        rounds,
    )
    small.open.close()
    large.open.close()
    bare = f"{shown(took['bare'] / LARGE)} for the bare ids without gate or order"
    return [
        pair(f"{engine}, first page of 100,000", took["large"], took["small"], goal="<= 1.3", of="the first of 10,000"),
        pair(f"{engine}, a window in the middle", took["window"], took["large"], goal="<= 1.3", of="the first page"),
        f"  {engine}, list of all ids: {shown(took['ids'] / LARGE)} a casus (goal <= 1 us), {bare}",
    ]


def _bare(made: Measured) -> object:
    """What fetching so many numbers costs on this machine now."""
    with made.open._engine.connect() as connection:
        return connection.exec_driver_sql("SELECT id FROM casus").scalars().all()
