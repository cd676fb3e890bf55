"""The log book: adding rows, and reading all of it, against bare hashing of the same bytes.

Every row is about a new thing, as in an import; rows about old things are dearer, since they land all over the index.
"""

import tempfile
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from casus.domain.changes import LogEntry
from casus.domain.logboek import EMPTY_HASH, LogActor, chain
from casus.storage import log
from tests.bench.dossiers import Measured, make_dossier
from tests.bench.measure import interleaved, pair, shown

ROWS, FEWER = 1_000_000, 100_000
"""In full, and with few rounds."""
FEW_ROUNDS = 3
BATCH = 1_000
FIRST_ID = 912_628_541_034_566_486
WHO = LogActor(912_628_541_034_564_700, "voorzitter", 912_628_541_033_954_394)


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        made = make_dossier(Path(name))
        wanted = FEWER if rounds <= FEW_ROUNDS else ROWS
        numbers = count(FIRST_ID)
        short = interleaved({"append": lambda: _append(made, numbers)}, max(rounds, 5))["append"]
        while (head := made.open.head()) is not None and head.aantal < wanted:
            _append(made, numbers)
        bodies = _bodies(made, wanted)
        took = interleaved(
            {
                "verify": lambda: _verify(made),
                "floor": lambda: _hash(bodies),
                "append": lambda: _append(made, numbers),
            },
            rounds,
        )
        made.open.close()
    each, floor = took["append"] / BATCH, took["floor"] / len(bodies)
    return [
        f"log book of {wanted:,} rows, median of {rounds}",
        pair("check all rows", took["verify"], took["floor"], goal="<= 3", of="sha256 of the ready bytes"),
        f"  add a row, {BATCH} in a transaction: {shown(each)} = {each / floor:.1f} x its sha256 (goal <= 20 us)",
        pair("add to a long log book", took["append"], short, goal="<= 1.2", of="to a short one"),
    ]


def _append(made: Measured, numbers: Iterator[int]) -> None:
    entries = [LogEntry("casus_gezien", (("casus", number),), number) for number in islice(numbers, BATCH)]
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        log.append(connection, WHO, entries, made.ctx.now())
        connection.commit()


def _bodies(made: Measured, wanted: int) -> list[str]:
    with made.open._engine.connect() as connection:
        rows = connection.exec_driver_sql(f"SELECT body FROM logregel ORDER BY nr LIMIT {wanted}")
        return [str(body) for (body,) in rows]


def _verify(made: Measured) -> None:
    assert made.open.check_log().is_good


def _hash(bodies: list[str]) -> None:
    previous = EMPTY_HASH
    for nr, body in enumerate(bodies, start=1):
        previous = chain(previous, nr, body)
