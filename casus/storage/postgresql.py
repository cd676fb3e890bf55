"""A team on PostgreSQL, through psycopg.

The password comes from the keychain, PGPASSFILE or standard input and never stands in the address. Over a
network only a server whose certificate and name are right is spoken to; a socket or the loopback is this
machine.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from casus.domain.errors import EnvironmentProblem
from casus.storage.address import ServerAddress

SERVER_SETTINGS = {
    "statement_timeout": "60s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
    "standard_conforming_strings": "on",
}
REQUIRED: dict[str, frozenset[str]] = {
    "server_encoding": frozenset({"UTF8"}),
    "default_transaction_isolation": frozenset({"repeatable read", "serializable"}),
    "timezone": frozenset({"UTC"}),
    "fsync": frozenset({"on"}),
    "synchronous_commit": frozenset({"on", "local", "remote_write", "remote_apply"}),
}
"""What must read back; the last two keep a confirmed change when the power fails."""


def make_engine(address: ServerAddress, password: str | None, pool: dict[str, int]) -> Engine:
    """An engine on one database. Codes: ``server_onbereikbaar``, ``wachtwoord_geweigerd``,
    ``database_ontbreekt``, ``instelling_geweigerd``.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: _connect(address, password),
        poolclass=QueuePool,
        pool_pre_ping=True,
        hide_parameters=True,
        use_native_hstore=False,
        **pool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect_parameters(address: ServerAddress) -> dict[str, Any]:
    """What libpq is given, but for the password. An address cannot weaken the check of a server's
    certificate.
    """
    options = " ".join(f"-c {name}={value}" for name, value in SERVER_SETTINGS.items())
    parameters: dict[str, Any] = {
        "host": address.host or None,
        "port": address.port,
        "user": address.user or None,
        "dbname": address.database,
        "connect_timeout": 10,
        "application_name": "casus",
        "target_session_attrs": "read-write",
        "options": f"{options} -c default_transaction_isolation=repeatable\\ read",
        **address.options,
    }
    if not address.is_local:
        parameters |= {"sslmode": "verify-full", "channel_binding": "require"}
    return parameters


def _connect(address: ServerAddress, password: str | None) -> Any:
    import psycopg

    parameters = connect_parameters(address)
    if password is not None:
        parameters["password"] = password
    try:
        connection = psycopg.connect(**parameters)
    except psycopg.OperationalError as problem:
        raise EnvironmentProblem(_why_refused(problem), server=address.host) from None
    try:
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _why_refused(problem: Any) -> str:
    """A refused login has no SQLSTATE, only an English or translated text."""
    state = getattr(problem, "sqlstate", None)
    text = str(problem)
    if state == "3D000" or "3D000" in text or ("database" in text and "does not exist" in text):
        return "database_ontbreekt"
    if state in {"28P01", "28000"} or "password" in text or "authentication" in text:
        return "wachtwoord_geweigerd"
    return "server_onbereikbaar"


def _check(connection: Any) -> None:
    """Read back what must hold on every connection, in one question; a server or a role may say otherwise."""
    query = "SELECT " + ", ".join(f"current_setting('{name}')" for name in REQUIRED)
    found = connection.execute(query).fetchone()
    connection.rollback()
    for (name, allowed), value in zip(REQUIRED.items(), found, strict=True):
        if value not in allowed:
            raise EnvironmentProblem("instelling_geweigerd", instelling=name)


def _begin(connection: Connection) -> None:
    """One writer at a time, from its first statement: LOCK comes before the snapshot of the transaction is
    taken.

    With the lock later, a colleague's log row would make every second commit fail (repeatable read).
    """
    options = connection.get_execution_options()
    write = bool(options.get("casus_write"))
    driver = connection.connection.dbapi_connection
    if driver is None:
        raise EnvironmentProblem("server_onbereikbaar")
    driver.read_only = not write
    if write and not options.get("casus_schema"):
        connection.exec_driver_sql("LOCK TABLE logkop IN EXCLUSIVE MODE")
