"""One encrypted file. Recipe and traps: a raw key per connection, every setting read back, no second opening.

The file is only ever touched through SQLite itself: opening and closing it in another way in this process
would drop the locks of SQLite (POSIX). So a plain, unencrypted file is recognised by asking the driver, not
by reading.
"""

import importlib
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from casus.domain.errors import EnvironmentProblem
from casus.storage.engine import driver_of
from casus.storage.problems import translate, translated

BUSY_SECONDS = 5
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("foreign_keys", "ON", 1),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("cache_size", "-65536", -65536),  # 64 MiB at most: every page that falls out must be decrypted again
    ("busy_timeout", str(BUSY_SECONDS * 1000), BUSY_SECONDS * 1000),
)
"""What every connection is set to, and what must be read back. WAL with FULL lost nothing in power-cut tests.
"""


def make_engine(path: Path, key: bytes, pool: dict[str, int], *, create: bool, driver: ModuleType | None) -> Engine:
    """An engine on one file. Codes: ``dossier_ontbreekt``, ``dossier_bestaat_al``, ``map_ontbreekt``,
    ``geen_toegang``, ``dossier_niet_versleuteld``, ``sleutel_of_bestand_onjuist``,
    ``versleuteling_ontbreekt``, ``instelling_geweigerd``.
    """
    module = driver or importlib.import_module("sqlcipher3.dbapi2")
    made = _claim(path, create=create)
    try:
        proven = [_connect(module, path, key)]
        if made and _is_plain(module, path):
            proven.pop().close()
            raise EnvironmentProblem("versleuteling_ontbreekt")
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        raise
    engine = create_engine(
        "sqlite://",
        module=module,
        creator=lambda: proven.pop() if proven else _connect(module, path, key),
        poolclass=QueuePool,
        hide_parameters=True,
        **pool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def still_engine(path: Path, key: bytes) -> Engine:
    """An engine on a copy that nobody works in, for reading only. No lock and nothing beside the file: a stick that
    may not be written to will do.
    """
    module = importlib.import_module("sqlcipher3.dbapi2")

    def connect() -> Any:
        connection = _open(module, path, "mode=ro&immutable=1")
        try:
            _unlock(module, connection, path, key)
        except BaseException:
            connection.close()
            raise
        connection.isolation_level = None
        return connection

    engine = create_engine("sqlite://", module=module, creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "handle_error", translate, retval=True)
    return engine


def _claim(path: Path, *, create: bool) -> bool:
    """Make the empty file for the owner alone, or see that it is there; True when it was made."""
    try:
        if create:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            return True
        if path.stat().st_size == 0:
            raise EnvironmentProblem("dossier_ontbreekt", pad=str(path))
        _close_to_others(path)
    except FileExistsError:
        raise EnvironmentProblem("dossier_bestaat_al", pad=str(path)) from None
    except (FileNotFoundError, NotADirectoryError):
        code = "map_ontbreekt" if create else "dossier_ontbreekt"
        raise EnvironmentProblem(code, pad=str(path)) from None
    except PermissionError:
        raise EnvironmentProblem("geen_toegang", pad=str(path)) from None
    return False


def _close_to_others(path: Path) -> None:
    """Mode 600, also after a copy that lost it; -wal and -shm get the mode of the file from SQLite."""
    for name in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if os.name == "posix" and name.exists() and name.stat().st_mode & 0o077:
            name.chmod(0o600)


def _connect(driver: ModuleType, path: Path, key: bytes) -> Any:
    """One connection with the key and the settings. The key goes nowhere else: no URL, no log, no message."""
    connection = _open(driver, path)
    try:
        _unlock(driver, connection, path, key)
        _set(connection)
    except BaseException:
        connection.close()
        raise
    connection.isolation_level = None
    return connection


def _open(driver: ModuleType, path: Path, how: str = "mode=rw") -> Any:
    try:
        uri = f"{path.absolute().as_uri()}?{how}"
        return driver.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
    except driver.Error:
        raise EnvironmentProblem("geen_toegang", pad=str(path)) from None


def _unlock(driver: ModuleType, connection: Any, path: Path, key: bytes) -> None:
    """Wrong key, damaged first page and foreign file look the same to SQLCipher: one code for them."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if not version or not version[0]:
        raise EnvironmentProblem("versleuteling_ontbreekt")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.OperationalError as problem:
        code = "dossier_bezet" if "locked" in str(problem) else "geen_toegang"
        raise EnvironmentProblem(code, pad=str(path)) from None
    except driver.DatabaseError as problem:
        raise EnvironmentProblem(_why_unreadable(driver, path, problem), pad=str(path)) from None


def _why_unreadable(driver: ModuleType, path: Path, problem: Exception) -> str:
    if "malformed" in str(problem):
        return "dossier_beschadigd"
    return "dossier_niet_versleuteld" if _is_plain(driver, path) else "sleutel_of_bestand_onjuist"


def _is_plain(driver: ModuleType, path: Path) -> bool:
    """Whether SQLite reads the file without any key."""
    connection = _open(driver, path)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
    return True


def _set(connection: Any) -> None:
    for name, value, _ in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    check_settings(connection)


def check_settings(connection: Any) -> None:
    """Read every setting back: SQLite ignores in silence what it cannot do (``instelling_geweigerd``)."""
    for name, _, expected in SETTINGS:
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
            raise EnvironmentProblem("instelling_geweigerd", instelling=name)


def _begin(connection: Connection) -> None:
    """Reads are deferred and cannot write; writes take the lock at once instead of failing at the end."""
    write = bool(connection.get_execution_options().get("casus_write"))
    driver = driver_of(connection)
    with translated(connection):
        driver.execute(f"PRAGMA query_only = {'OFF' if write else 'ON'}")
        driver.execute("BEGIN IMMEDIATE" if write else "BEGIN")
