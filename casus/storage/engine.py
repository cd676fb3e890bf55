"""The one door to a dossier: a SQLCipher file or a PostgreSQL database, behind the same SQLAlchemy engine.

Fails closed: a driver without encryption, a key that is not 32 bytes, a file that is not encrypted or a
setting that does not read back as set opens nothing. Reads get a read-only transaction; who writes asks for
it with ``engine.execution_options(casus_write=True)``. A writer has the dossier to itself from its first
statement on both engines, so the number of a log row is never lost to a colleague at commit.
"""

from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, event

from casus.domain.errors import EnvironmentProblem
from casus.storage.address import DossierKind, dossier_kind, parse_server
from casus.storage.problems import translate

POOL = {"pool_size": 3, "max_overflow": 2, "pool_timeout": 10}


def open_engine(
    address: Path | str,
    secret: bytes | str | None,
    *,
    create: bool = False,
    driver: ModuleType | None = None,
) -> Engine:
    """Open a dossier and prove that it opens.

    ``secret``: the 32 bytes of a file's key, or a server's password (None leaves it to PGPASSFILE).
    ``create``: make the file, which must not be there yet; without it, it must be. ``driver`` replaces the
    encrypting driver and exists to prove that any other is refused. Raises EnvironmentProblem; see
    ``sqlcipher.py`` and ``postgresql.py`` for the codes.
    """
    if dossier_kind(address) is DossierKind.POSTGRESQL:
        from casus.storage.postgresql import make_engine as make_server_engine

        if isinstance(secret, bytes):
            raise EnvironmentProblem("wachtwoord_geweigerd")
        engine = make_server_engine(parse_server(str(address)), secret, POOL)
    else:
        from casus.storage.sqlcipher import make_engine as make_file_engine

        if not isinstance(secret, bytes) or len(secret) != 32:
            raise EnvironmentProblem("sleutel_ongeldig")
        engine = make_file_engine(Path(address), secret, POOL, create=create, driver=driver)
    event.listen(engine, "handle_error", translate, retval=True)
    try:
        with engine.connect():
            pass
    except BaseException:
        engine.dispose()
        raise
    return engine


def driver_of(connection: Connection) -> Any:
    """The driver's own connection, also after ``detach``: settings outside a transaction, streaming,
    interrupt.
    """
    driver = connection.connection.dbapi_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    return driver


def interrupt(connection: Connection) -> None:
    """Stop what this connection is doing, from another thread; it then raises ``onderbroken``."""
    driver = driver_of(connection)
    stop = driver.interrupt if connection.dialect.name == "sqlite" else driver.cancel_safe
    stop()
