"""A dossier of an earlier version: a proven copy of it is kept before anything changes, and nothing is lost."""

import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection

from casus.domain.errors import EnvironmentProblem
from casus.storage.backup import proven_head
from casus.storage.migrate import LATEST, schema_version
from casus.storage.sqlcipher import still_engine
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of, unseal
from casus.wiring import World, open_dossier
from tests.wiring.machines import START, files_in

DATA = Path(__file__).resolve().parents[1] / "data"
CODE = (DATA / "oefendossier-1.txt").read_text(encoding="utf-8").strip()
NOT_CONTENT = {"schemaversie", "zicht"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The practice dossier as version 1 made it, under a name of its own."""
    for ending in ("casus", "casussleutel"):
        shutil.copy(DATA / f"oefendossier-1.{ending}", tmp_path / f"oud.{ending}")
    return tmp_path / "oud.casus"


def world() -> World:
    return World(FixedClock(START), random.Random(1), MemoryKeychain())


def key_of(dossier: Path) -> bytes:
    return unseal(read_sleutelbestand(sleutelbestand_of(dossier)), CODE)


def content(connection: Connection, tables: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Every row of every table, as text; ``tables`` limits it to columns that were there before."""
    found = {}
    for table, columns in (tables or columns_of(connection)).items():
        query = f"SELECT {', '.join(columns)} FROM {table}"
        found[table] = sorted(repr(tuple(row)) for row in connection.exec_driver_sql(query))
    return found


def columns_of(connection: Connection) -> dict[str, list[str]]:
    tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
        for table in tables
        if not table.startswith("sqlite_") and table not in NOT_CONTENT
    }


def test_it_is_copied_first_and_everything_is_still_there(old: Path) -> None:
    before = still_engine(old, key_of(old))
    with before.connect() as connection:
        assert schema_version(connection) == 1
        tables, was = columns_of(connection), content(connection)
    before.dispose()
    assert sum(len(rows) for rows in was.values()) > 500
    dossier = open_dossier(str(old), world(), herstelcode=CODE)
    try:
        with dossier.engine.connect() as connection:
            assert schema_version(connection) == LATEST
            assert content(connection, tables) == was
        assert dossier.check_log().is_good
        assert len(dossier.actors()) > 3
    finally:
        dossier.close()
    kept = old.with_name(f"oud.voor-versie-{LATEST}.casus")
    assert {kept.name, kept.with_suffix(".casussleutel").name} <= files_in(old.parent)
    assert proven_head(kept, key_of(kept)) is not None
    copy = still_engine(kept, key_of(kept))
    with copy.connect() as connection:
        assert schema_version(connection) == 1
        assert content(connection) == was
    copy.dispose()


def test_opening_it_again_copies_nothing_more(old: Path) -> None:
    for _ in range(2):
        open_dossier(str(old), world(), herstelcode=CODE).close()
    assert len([name for name in files_in(old.parent) if name.endswith(".casus")]) == 2


def test_a_copy_of_an_earlier_time_stays(old: Path) -> None:
    kept = old.with_name(f"oud.voor-versie-{LATEST}.casus")
    kept.write_bytes(b"van een vorige keer")
    open_dossier(str(old), world(), herstelcode=CODE).close()
    assert kept.read_bytes() == b"van een vorige keer"
    assert f"oud.voor-versie-{LATEST}-2.casus" in files_in(old.parent)


def test_without_the_copy_nothing_changes(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casus.storage.backup.copy_file.__file__", str(old.parent / "weg.py"))
    with pytest.raises(EnvironmentProblem) as problem:
        open_dossier(str(old), world(), herstelcode=CODE)
    assert problem.value.code == "kopie_mislukt"
    engine = still_engine(old, key_of(old))
    with engine.connect() as connection:
        assert schema_version(connection) == 1
    engine.dispose()


def test_while_somebody_works_in_it_it_is_not_changed(old: Path) -> None:
    from casus.system.slot import take_slot

    slot = take_slot(old, START)
    with pytest.raises(EnvironmentProblem) as problem:
        open_dossier(str(old), world(), herstelcode=CODE)
    assert problem.value.code == "dossier_bezet"
    slot.release()
