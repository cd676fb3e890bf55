"""A copy of an open dossier: whole and proven, or none.

Writers wait while a child process copies the file (0.5 s for 500 MiB); readers go on. The write-ahead log is emptied
into the file first, so that the file is all there is. The copy is written beside its place under a name of its own,
opened with the key, checked page by page and compared by the head of its log book, and only then takes the name in
one step. A kill at any moment leaves the copy that stood there before, or none.
"""

import errno
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine

from casus.domain.errors import EnvironmentProblem
from casus.domain.kopie import Kopie, compare_heads
from casus.domain.logboek import Head
from casus.storage import copy_file, log
from casus.storage.engine import driver_of
from casus.storage.problems import translated

TRIES = 3
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file that is open, or that a crash left."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
Rename = Callable[[Path, Path], None]
"""Gives a finished file its name in one step, on the disk too; belongs to the machine, so it is passed in."""
Phase = Callable[[str], None]
"""Hears the name of each phase as it begins; tests stop the process there."""


def copy_to(engine: Engine, key: bytes, target: Path, rename: Rename, phase: Phase = lambda _: None) -> Head:
    """Copy the dossier that this engine has open, as it is now; returns the head of its log book.

    ``target`` is replaced in one step at the very end. Problems: ``dossier_bezet``, ``geen_ruimte``,
    ``geen_schrijfrechten``, ``map_ontbreekt``, ``bestand_niet_geschreven`` (pad) or ``kopie_mislukt`` (pad).
    """
    part = target.with_name(f".{target.name}.deel")
    _remove(part)
    try:
        phase("stilzetten")
        with standing_still(engine) as (source, head):
            phase("kopieren")
            _copy_apart(source, part)
            phase("loslaten")
        phase("controleren")
        if proven_head(part, key) != head:
            raise EnvironmentProblem("kopie_mislukt", pad=str(target))
        phase("hernoemen")
        rename(part, target)
        phase("klaar")
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return head


@contextmanager
def standing_still(engine: Engine) -> Iterator[tuple[Path, Head]]:
    """Nobody writes meanwhile, and the file holds everything: (the file, its head). ``dossier_bezet`` when somebody
    reads from the write-ahead log and does not stop.
    """
    writer = engine.execution_options(casus_write=True)
    with writer.connect() as connection:
        path = _file_of(connection)
        for _ in range(TRIES):
            is_empty = _empty_log(connection)
            with connection.begin():  # the writer's lock
                if not is_empty or _log_holds_something(path):  # a colleague came in between
                    continue
                head = log.read_head(connection)
                if head is None:
                    raise EnvironmentProblem("dossier_beschadigd", pad=str(path))
                yield path, head
                return
    raise EnvironmentProblem("dossier_bezet")


def _file_of(connection: Connection) -> Path:
    with translated(connection):
        return Path(driver_of(connection).execute("PRAGMA database_list").fetchone()[2])


def _empty_log(connection: Connection) -> bool:
    """Bring the write-ahead log into the file; False when somebody still reads from it."""
    driver = driver_of(connection)
    with translated(connection):
        driver.execute("PRAGMA query_only = OFF")
        busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def _log_holds_something(path: Path) -> bool:
    """A look at its size, never an opening."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _copy_apart(source: Path, target: Path) -> None:
    """In a process of its own, without anything of this one."""
    program = [sys.executable, "-I", "-S", str(Path(copy_file.__file__)), str(source), str(target)]
    try:
        done = subprocess.run(program, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        raise EnvironmentProblem("kopie_mislukt", pad=str(target)) from None
    if done.returncode:
        raise EnvironmentProblem(_why(done.returncode - copy_file.ERRORS), pad=str(target.parent))


def _why(code: int) -> str:
    if code in NO_ROOM:
        return "geen_ruimte"
    if code in NO_RIGHTS:
        return "geen_schrijfrechten"
    return "map_ontbreekt" if code in {errno.ENOENT, errno.ENOTDIR} else "kopie_mislukt"


def _remove(path: Path) -> None:
    """What an earlier attempt left, if any."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        raise EnvironmentProblem("geen_schrijfrechten", pad=str(path.parent)) from None


def proven_head(path: Path, key: bytes) -> Head | None:
    """The head of a copy that nobody works in, after every page was checked; None when the copy is not good."""
    from casus.storage.sqlcipher import still_engine

    try:
        with _opened(still_engine(path, key)) as connection:
            driver = driver_of(connection)
            with translated(connection):
                if driver.execute("PRAGMA cipher_integrity_check").fetchall():
                    return None
            return log.read_head(connection)
    except EnvironmentProblem:
        return None


def look_at(mine: Engine, path: Path, key: bytes) -> Kopie:
    """How the dossier in another file stands to this one; nothing in it is changed.

    EnvironmentProblem when it cannot be read with this key.
    """
    with mine.connect() as here, _opened(_engine_on(path, key)) as there:
        my_head, its_head = log.read_head(here), log.read_head(there)
        if my_head is None or its_head is None:
            raise EnvironmentProblem("dossier_beschadigd", pad=str(path))
        verhouding = compare_heads(
            my_head,
            its_head,
            it_holds_mine=log.fits_outside(there, my_head),
            i_hold_its=log.fits_outside(here, its_head),
        )
        return Kopie(str(path), its_head, log.moment_of(there, its_head.aantal), verhouding)


def _engine_on(path: Path, key: bytes) -> Engine:
    """A file without a write-ahead log is open nowhere and is read as it lies, which leaves no trace beside it."""
    from casus.storage.engine import open_engine
    from casus.storage.sqlcipher import still_engine

    return open_engine(path, key) if path.with_name(path.name + "-wal").exists() else still_engine(path, key)


@contextmanager
def _opened(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def settle(path: Path, key: bytes) -> None:
    """Bring what stands beside a file that is open nowhere into it (a crash leaves a write-ahead log); afterwards the
    file is all there is. ``kopie_in_gebruik`` (pad) when somebody works in it.
    """
    from casus.storage.engine import open_engine

    beside = [path.with_name(path.name + ending) for ending in BESIDE]
    if not any(one.exists() for one in beside):
        return
    with _opened(open_engine(path, key)) as connection:
        driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if any(one.exists() for one in beside):
        raise EnvironmentProblem("kopie_in_gebruik", pad=str(path))
