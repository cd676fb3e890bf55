"""From an older dossier to the form that this program knows; also how a new dossier gets its tables.

Steps are numbered without gaps and only ever go forward. The check whether anything must be done is one cheap
query; Alembic is imported and a step loaded only when there is. One transaction: a kill in between leaves the
old dossier. On SQLite the foreign keys are off meanwhile (rebuilding a table would otherwise empty its
children) and are checked before the commit; every trigger, extra index and search table is made again from
``ddl.py``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from casus.domain.errors import EnvironmentProblem
from casus.storage import ddl
from casus.storage.engine import driver_of
from casus.storage.log import start_log

if TYPE_CHECKING:
    from alembic.operations import Operations

LATEST = 7
"""The number of the last step; a test compares it with the steps themselves."""

DERIVED_SINCE, SUMS_SINCE = 3, 6
"""From an older form, what follows from the content has to be made anew: who sees what and what is searched; what
ramingen come to.
"""

_VERSION_TABLE = "CREATE TABLE schemaversie (nummer {} NOT NULL PRIMARY KEY)"
_EXISTS = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schemaversie'",
    "postgresql": "SELECT count(*) FROM pg_class WHERE oid = to_regclass('schemaversie')",
}


def schema_version(connection: Connection) -> int:
    """The number of the last step that was made here; 0 for an empty database."""
    if not connection.exec_driver_sql(_EXISTS[connection.dialect.name]).scalar_one():
        return 0
    return int(connection.exec_driver_sql("SELECT nummer FROM schemaversie").scalar_one())


def needs_upgrade(engine: Engine) -> bool:
    """Whether the dossier is older than this program.

    EnvironmentProblem ``dossier_nieuwer`` (versie, kent) when it is newer: nothing is opened or deleted then.
    """
    with engine.connect() as connection:
        version = schema_version(connection)
    if version > LATEST:
        raise EnvironmentProblem("dossier_nieuwer", versie=version, kent=LATEST)
    return version < LATEST


def create_schema(engine: Engine) -> None:
    """Make all tables in an empty database, by the same steps, and start the log book.

    EnvironmentProblem ``dossier_bestaat_al`` when there are tables of Casus already.
    """
    with engine.connect() as connection:
        if schema_version(connection):
            raise EnvironmentProblem("dossier_bestaat_al")
    _run(engine, first=True)


def upgrade(engine: Engine, *, before: Callable[[], None]) -> bool:
    """Bring the dossier up to date; True when there was something to do.

    ``before`` makes the backup copy. It is called once, before anything is changed, while no connection is
    open; when it raises, nothing happens. EnvironmentProblem ``dossier_nieuwer`` or ``verwijzing_gebroken``
    (tabel).
    """
    if not needs_upgrade(engine):
        return False
    engine.dispose()
    before()
    _run(engine, first=False)
    return True


def _run(engine: Engine, *, first: bool) -> None:
    """All missing steps in one transaction, on a connection that is thrown away afterwards."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    writer = engine.execution_options(casus_write=True, casus_schema=True)
    with writer.connect() as connection:
        connection.detach()
        _foreign_keys_off(connection)
        with connection.begin():
            _claim(connection)
            version = schema_version(connection)
            if first:
                _make_version_table(connection)
            _make_steps(Operations(MigrationContext.configure(connection)), version)
            ddl.recreate(connection)
            if first:
                start_log(connection)
            else:
                _derive(connection, version)
            connection.execute(text("UPDATE schemaversie SET nummer = :nummer"), {"nummer": LATEST})
            _check_references(connection)


def _make_steps(operations: "Operations", version: int) -> None:
    from casus.storage.migrations import all_steps

    for number, step in enumerate(all_steps(), start=1):
        if number > version:
            step(operations)


def _derive(connection: Connection, version: int) -> None:
    from casus.storage import ramingsommen, search, zicht

    if version < DERIVED_SINCE:
        zicht.rewrite_all(connection)
        search.rewrite_all(connection)
    if version < SUMS_SINCE:
        ramingsommen.rewrite_all(connection)


def _foreign_keys_off(connection: Connection) -> None:
    """Has no effect inside a transaction, so before it, straight on the driver's connection."""
    if connection.dialect.name != "sqlite":
        return
    driver = driver_of(connection)
    driver.execute("PRAGMA foreign_keys = OFF")
    if driver.execute("PRAGMA foreign_keys").fetchone()[0] != 0:
        raise EnvironmentProblem("instelling_geweigerd", instelling="foreign_keys")


def _claim(connection: Connection) -> None:
    """One program at a time changes the form of a server's database; a SQLite writer is alone already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('casus schema'))")


def _make_version_table(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    statement = _VERSION_TABLE.format("INTEGER" if is_sqlite else "BIGINT")
    connection.exec_driver_sql(statement + (" STRICT" if is_sqlite else ""))
    connection.exec_driver_sql("INSERT INTO schemaversie (nummer) VALUES (0)")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise EnvironmentProblem("verwijzing_gebroken", tabel=str(broken[0]))
