"""Opening a dossier against plain sqlite3; one durable change against an fdatasync; and how many syncs it takes."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from casus.domain.actie import Eigenaar
from casus.domain.values import EigenaarSoort, OverlegStatus
from casus.services import acties, casussen, overleg_page, overleggen, tafel
from casus.services.casussen import first_casus_page
from casus.storage.engine import driver_of, open_engine
from casus.wiring import open_dossier
from tests.bench.dossiers import Measured, make_dossier
from tests.bench.measure import interleaved, pair, sync

FIRST = (
    "SELECT id, code, naam, vraag FROM casus WHERE prullenbak_op IS NULL ORDER BY prullenbak_op, sorteersleutel, id"
    " LIMIT 50"
)
"""In the order that the list of casussen asks for."""
MEETING = date(2026, 11, 24)
CHANGES = 200


def run(rounds: int) -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        folder = Path(name)
        return [*_opening(folder, rounds), *_changing(folder, rounds), _syncs()]


def _opening(folder: Path, rounds: int) -> list[str]:
    made = make_dossier(folder, 5_000)
    made.open.close()
    key = made.key
    plain, same = folder / "plain.db", folder / "same.db"
    with sqlite3.connect(plain) as floor:
        floor.execute("CREATE TABLE casus (id INTEGER PRIMARY KEY, code, naam, vraag, prullenbak_op, sorteersleutel)")
        rows = [(n, f"N{n:06d}", f"Bewoner {n}", f"Wat helpt {n}?", f"{n * 7919 % 5000:05d}") for n in range(5_000)]
        floor.executemany("INSERT INTO casus VALUES (?, ?, ?, ?, NULL, ?)", rows)
        floor.execute("CREATE INDEX ix ON casus (prullenbak_op, sorteersleutel, id)")
    _decrypt(made.path, key, same)
    took = interleaved(
        {
            "plain": lambda: _plain(plain),
            "same": lambda: _plain(same),
            "engine": lambda: _engine(made.path, key),
            "all": lambda: _all(made),
        },
        rounds * 3,
    )
    bare = "plain sqlite3 with one table and no WAL"
    return [
        f"open and first query of 50 rows, 5000 casussen, median of {rounds * 3}",
        pair("through the engine", took["engine"], took["same"], goal="<= 3", of="plain sqlite3 on the same dossier"),
        pair("the same", took["engine"], took["plain"], goal="none", of=bare),
        pair(
            "key, form, log head and rows through the gate", took["all"], took["same"], goal="none", of="plain sqlite3"
        ),
    ]


def _decrypt(path: Path, key: bytes, target: Path) -> None:
    """The same tables, indexes, triggers and rows for plain sqlite3: reading what there is takes time too."""
    engine = open_engine(path, key)
    with engine.connect() as connection:
        driver = driver_of(connection)
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(target),))
        driver.execute("SELECT sqlcipher_export('plain')")
        driver.execute("PRAGMA plain.journal_mode = WAL")
        driver.execute("DETACH DATABASE plain")
    engine.dispose()


def _plain(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(FIRST).fetchall()
    connection.close()


def _engine(path: Path, key: bytes) -> None:
    engine = open_engine(path, key)
    with engine.connect() as connection:
        connection.exec_driver_sql(FIRST).fetchall()
    engine.dispose()


def _all(made: Measured) -> None:
    opened = open_dossier(str(made.path), made.world)
    assert len(first_casus_page(opened.context(opened.actor("CO")), limit=50)) == 50
    opened.close()


def _changing(folder: Path, rounds: int) -> list[str]:
    made = make_dossier(folder)
    change = changer(made)
    words = count()
    handle = os.open(folder / "sync", os.O_CREAT | os.O_WRONLY, 0o600)
    block = os.urandom(4096)

    def floor() -> None:
        os.write(handle, block)
        sync(handle)

    variants = {"sync": floor, "day": change, "words": lambda: change(f"later, keer {next(words)}")}
    took = interleaved(variants, rounds * 20)
    os.close(handle)
    made.open.close()
    return [
        f"one durable change through a service, median of {rounds * 20}",
        pair("an actie postponed, with its log row", took["day"], took["sync"], goal="<= 8", of="fdatasync of 4 KiB"),
        pair("and with other words, found by search", took["words"], took["sync"], goal="<= 8", of="the same"),
    ]


def changer(made: Measured) -> Callable[..., None]:
    """Postpones the same actie, again and again."""
    ctx = made.ctx
    person = casussen.InwonerFields("Rob Terpstra")
    casus = casussen.create_casus(ctx, casussen.CreateCasus("Rob", (person,), "Hoe verder?"))[0].id
    time = made.ctx.now().time()
    plan = overleggen.PlanOverleg(MEETING, time, time.replace(hour=time.hour + 2), "Zaal", made.person)
    meeting = overleggen.plan_overleg(ctx, plan)[0].id
    people = overleggen.InviteDeelnemers(meeting, _versie(made, meeting), (made.person,))
    overleggen.invite_deelnemers(ctx, people)
    overleggen.add_punt(ctx, overleggen.AddPunt(meeting, _versie(made, meeting), casus))
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        overleggen.change_status(ctx, overleggen.ChangeStatus(meeting, _versie(made, meeting), status))
    point = next(p.id for p in overleg_page.show_overleg(ctx, meeting).punten if p.casus_id == casus)
    tafel.start_punt(ctx, tafel.AtPunt(meeting, point))
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=made.person)
    tafel.record_actie(ctx, tafel.RecordActie(meeting, point, "belt", owner, MEETING))
    row = acties.list_acties(ctx)[0]
    versions = count(row.versie)
    until = date(2027, 1, 1)

    def postpone(words: str = "later") -> None:
        acties.postpone_actie(ctx, acties.PostponeActie(row.id, next(versions), until, words))

    return postpone


def _versie(made: Measured, meeting: int) -> int:
    return overleg_page.show_overleg(made.ctx, meeting).versie


def _syncs() -> str:
    """Counted from outside, with and without the changes."""
    if shutil.which("strace") is None:
        return "  syncs for one change: not counted (needs strace)"
    without, with_them = (_count_syncs(changes) for changes in (0, CHANGES))
    return f"  syncs for one change: {(with_them - without) / CHANGES:.2f} (goal 1)"


def _count_syncs(changes: int) -> int:
    command = ["strace", "-f", "-c", "-e", "trace=fsync,fdatasync", sys.executable, "-m", __name__, str(changes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?f(?:data)?sync$", done.stderr, re.MULTILINE)
    return sum(map(int, found))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="casus-bench-") as name:
        counted = make_dossier(Path(name))
        change = changer(counted)
        for _ in range(int(sys.argv[1])):
            change()
        counted.open.close()
