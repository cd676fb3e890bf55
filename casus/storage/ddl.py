"""Every trigger, extra index and search table, in one list: what ``tables.py`` cannot say.

Made for a new dossier and made again after every migration, because a table that SQLite has to rebuild loses
its triggers without a word.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from casus.storage import ddl_geld, ddl_geldsom, search_ddl


@dataclass(frozen=True)
class Extra:
    """One thing beside the tables: how each engine drops it if it is there, and makes it."""

    name: str
    drop: str
    create: tuple[str, ...]


def extras(dialect: str) -> tuple[Extra, ...]:
    """The list for ``sqlite`` or ``postgresql``, in the order in which they are made."""
    return _sqlite_extras() if dialect == "sqlite" else _postgresql_extras()


def recreate(connection: Connection) -> None:
    """Drop and make the whole list, in the caller's transaction."""
    for extra in extras(connection.dialect.name):
        connection.exec_driver_sql(extra.drop)
        for statement in extra.create:
            connection.exec_driver_sql(statement)


def _sqlite_extras() -> tuple[Extra, ...]:
    return (
        _sqlite_guard("logregel_geen_wijziging", "BEFORE UPDATE ON logregel"),
        _sqlite_guard("logregel_geen_verwijdering", "BEFORE DELETE ON logregel"),
        _sqlite_guard(
            "logregel_geen_vervanging",
            "BEFORE INSERT ON logregel WHEN EXISTS (SELECT 1 FROM logregel WHERE nr = NEW.nr)",
        ),
        _sqlite_guard("logkop_geen_verwijdering", "BEFORE DELETE ON logkop"),
        *(Extra(*part) for module in (ddl_geld, ddl_geldsom, search_ddl) for part in module.parts("sqlite")),
    )


def _sqlite_guard(name: str, when: str) -> Extra:
    """A trigger that refuses; REPLACE would delete without firing a DELETE trigger, hence the INSERT one."""
    return Extra(
        name=name,
        drop=f"DROP TRIGGER IF EXISTS {name}",
        create=(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'logboek_vast'); END",),
    )


def _postgresql_extras() -> tuple[Extra, ...]:
    refuse = (
        "CREATE FUNCTION logboek_vast() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS "
        "$$ BEGIN RAISE EXCEPTION 'logboek_vast'; END $$"
    )
    return (
        Extra("logboek_vast", "DROP FUNCTION IF EXISTS logboek_vast() CASCADE", (refuse,)),
        _postgresql_guard("logregel_vast", "logregel", "BEFORE UPDATE OR DELETE OR TRUNCATE"),
        _postgresql_guard("logkop_vast", "logkop", "BEFORE DELETE OR TRUNCATE"),
        *(Extra(*part) for module in (ddl_geld, ddl_geldsom, search_ddl) for part in module.parts("postgresql")),
    )


def _postgresql_guard(name: str, table: str, when: str) -> Extra:
    return Extra(
        name=name,
        drop=f"DROP TRIGGER IF EXISTS {name} ON {table}",
        create=(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION logboek_vast()",),
    )
