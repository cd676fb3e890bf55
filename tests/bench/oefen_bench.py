"""Reading the practice dossier in, against writing the same rows into plain sqlite3 and syncing once."""

import json
import sqlite3
import tempfile
from itertools import count
from pathlib import Path
from random import Random

from casus.services.oefenen.dossier import SEED, oefen_file
from casus.services.uitwisseling import import_dossier
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, new_dossier, open_dossier
from tests.bench.dossiers import NOW
from tests.bench.measure import interleaved, pair, shown


def run(rounds: int) -> list[str]:
    """The lines to print."""
    data = oefen_file(SEED, NOW.date())
    rows = sum(len(value) for value in json.loads(data).values() if isinstance(value, list))
    numbers = count()
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        folder = Path(name)
        took = interleaved(
            {
                "floor": lambda: _plain(folder / f"{next(numbers)}.db", data),
                "import": lambda: _import(folder / f"{next(numbers)}.casus", data),
                "make": lambda: oefen_file(SEED, NOW.date()),
            },
            rounds,
        )
    return [
        f"practice dossier, {rows} rows in {len(data) // 1024} KiB, median of {rounds}",
        pair("new dossier and import", took["import"], took["floor"], goal="none", of="json and plain sqlite3"),
        f"  make up the year itself: {shown(took['make'])}",
    ]


def _plain(path: Path, data: bytes) -> None:
    connection = sqlite3.connect(path)
    for naam, rows in json.loads(data).items():
        if isinstance(rows, list) and rows:
            names = list(rows[0])
            connection.execute(f"CREATE TABLE {naam} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            connection.executemany(f"INSERT INTO {naam} VALUES ({marks})", [list(row.values()) for row in rows])
    connection.commit()
    connection.close()


def _import(path: Path, data: bytes) -> None:
    world = World(FixedClock(NOW), Random(5), MemoryKeychain())
    new_dossier(path, "Bench", "Nergens", world, oefen=True)
    opened = open_dossier(str(path), world)
    assert import_dossier(opened.system_context(), data).is_good
    opened.close()
