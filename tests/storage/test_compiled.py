"""What was compiled for one dossier serves the next of its kind, and no other."""

import sqlite3

import sqlcipher3.dbapi2
from sqlalchemy import Engine, create_engine

from tests.compiled import Compiled


def test_it_is_shared_by_dossiers_of_one_kind_only() -> None:
    one, next_one = (create_engine("sqlite://", module=sqlcipher3.dbapi2).dialect for _ in range(2))
    kept = Compiled(10)
    kept[one, "select"] = "SELECT"
    assert kept.get((next_one, "select")) == "SELECT"
    assert kept.get((next_one, "insert")) is None
    for other in (create_engine("sqlite://", module=sqlite3), create_engine("postgresql+psycopg://")):
        assert kept.get((other.dialect, "select")) is None


def test_a_dossier_is_opened_with_what_is_kept(sqlcipher_engine: Engine, pg_engine: Engine) -> None:
    with sqlcipher_engine.connect() as here, pg_engine.connect() as there:
        kept = here.get_execution_options()["compiled_cache"]
        assert isinstance(kept, Compiled)
        assert there.get_execution_options()["compiled_cache"] is kept
