"""The form of the dossier: steps, drift, what a failure leaves behind. On both engines."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from casus.domain.errors import EnvironmentProblem
from casus.storage import ddl, migrate
from casus.storage.engine import open_engine
from casus.storage.log import read_head
from casus.storage.migrations import all_steps
from casus.storage.tables import metadata
from casus.system.sleutelbestand import read_sleutelbestand, unseal

Form = dict[str, Any]

_PG_FORM = {
    "columns": """
        SELECT c.table_name, c.column_name, c.ordinal_position, c.data_type, c.is_nullable, c.column_default,
               c.generation_expression, c.is_identity
        FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY 1, 3""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "triggers": """
        SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1""",
    "functions": """
        SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace ORDER BY 1""",
}


def form_of(engine: Engine) -> Form:
    """Everything the engine itself knows about the form, without the table of the version."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return _sqlite_form(connection)
        return {
            kind: [tuple(row) for row in connection.execute(text(query)) if "schemaversie" not in str(row)]
            for kind, query in _PG_FORM.items()
        }


def _sqlite_form(connection: Connection) -> Form:
    """Tables by what they are, since an added column leaves other text behind; all else by its text."""
    rows = connection.exec_driver_sql("SELECT name, tbl_name, type, sql FROM sqlite_master WHERE type != 'table'").all()
    form: Form = {row[0]: tuple(row[1:]) for row in rows if row[1] != "schemaversie"}
    tables = connection.exec_driver_sql("PRAGMA table_list").all()
    for _, name, kind, _, without_rowid, strict in tables:
        if name in ("schemaversie", "sqlite_schema", "sqlite_temp_schema"):
            continue
        columns = connection.exec_driver_sql(f"PRAGMA table_xinfo({name})").all()
        keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all()
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar_one()
        form[name] = (
            (kind, without_rowid, strict),
            [tuple(column) for column in columns],
            sorted(tuple(key[2:]) for key in keys),
            re.findall(r"CONSTRAINT \w+ (?:CHECK|UNIQUE|PRIMARY KEY) ?\([^)]*\)", made),
            re.findall(r"AS \((.*)\) VIRTUAL", made),
        )
    return form


def make_by_metadata(engine: Engine) -> None:
    with engine.execution_options(casus_write=True, casus_schema=True).begin() as connection:
        metadata.create_all(connection)
        ddl.recreate(connection)


def second_database(engine: Engine, request: pytest.FixtureRequest, tmp_path: Path, key: bytes) -> Engine:
    if engine.dialect.name == "sqlite":
        return open_engine(tmp_path / "other.casus", key, create=True)
    import psycopg

    server = request.getfixturevalue("pg_server")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS vergelijk WITH (FORCE)")
        admin.execute("CREATE DATABASE vergelijk")
    return open_engine(server.replace("/postgres?", "/vergelijk?"), None)


def test_steps_give_exactly_what_the_tables_say(
    engine: Engine, request: pytest.FixtureRequest, tmp_path: Path, key: bytes
) -> None:
    other = second_database(engine, request, tmp_path, key)
    make_by_metadata(other)
    migrated, expected = form_of(engine), form_of(other)
    other.dispose()
    assert migrated == expected


def test_the_comparison_sees_a_drift(engine: Engine) -> None:
    """Negative control: one column more, one trigger less."""
    before = form_of(engine)
    with engine.execution_options(casus_write=True).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE wijk ADD COLUMN extra TEXT")
    with_column = form_of(engine)
    assert with_column != before
    extra = ddl.extras(engine.dialect.name)[-1]
    with engine.execution_options(casus_write=True).begin() as connection:
        connection.exec_driver_sql(extra.drop)
    assert form_of(engine) != with_column


def test_latest_is_the_number_of_the_last_step() -> None:
    assert len(all_steps()) == migrate.LATEST


def test_a_new_dossier_has_the_latest_form_and_an_empty_log_book(engine: Engine) -> None:
    assert not migrate.needs_upgrade(engine)
    with engine.connect() as connection:
        assert migrate.schema_version(connection) == migrate.LATEST
        head = read_head(connection)
    assert head is not None
    assert head.aantal == 0


def test_a_second_schema_is_refused(engine: Engine) -> None:
    with pytest.raises(EnvironmentProblem, match="dossier_bestaat_al"):
        migrate.create_schema(engine)


def test_a_newer_dossier_is_refused_and_left_alone(engine: Engine) -> None:
    with engine.execution_options(casus_write=True).begin() as connection:
        connection.exec_driver_sql("UPDATE schemaversie SET nummer = 99")
    with pytest.raises(EnvironmentProblem) as caught:
        migrate.upgrade(engine, before=lambda: pytest.fail("no copy for a refusal"))
    assert (caught.value.code, caught.value.params) == (
        "dossier_nieuwer",
        {"versie": 99, "kent": migrate.LATEST},
    )


def test_an_upgrade_that_is_not_needed_makes_no_copy(engine: Engine) -> None:
    assert not migrate.upgrade(engine, before=lambda: pytest.fail("no copy without a change"))


def test_an_older_dossier_is_copied_first_and_then_brought_up_to_date(empty_engine: Engine) -> None:
    """There is one step yet, so an older dossier is one with the version table only."""
    with empty_engine.execution_options(casus_write=True, casus_schema=True).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE schemaversie (nummer INTEGER NOT NULL PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO schemaversie VALUES (0)")
    seen: list[int] = []

    def before() -> None:
        with empty_engine.connect() as connection:
            seen.append(migrate.schema_version(connection))

    assert migrate.needs_upgrade(empty_engine)
    assert migrate.upgrade(empty_engine, before=before)
    assert seen == [0]
    assert not migrate.needs_upgrade(empty_engine)


def test_a_failing_copy_changes_nothing(empty_engine: Engine) -> None:
    def before() -> None:
        raise EnvironmentProblem("schijf_vol")

    empty = form_of(empty_engine)
    with pytest.raises(EnvironmentProblem, match="schijf_vol"):
        migrate.upgrade(empty_engine, before=before)
    assert form_of(empty_engine) == empty


def test_a_failing_step_changes_nothing(empty_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real steps, and behind them one that breaks: all or nothing, on both engines."""

    def breaks(op: Any) -> None:
        op.execute("INSERT INTO wijk (id) VALUES (1)")

    steps = [*all_steps(), breaks]
    monkeypatch.setattr("casus.storage.migrations.all_steps", lambda: steps)
    empty = form_of(empty_engine)
    with pytest.raises(Exception, match=r"(?i)not.null"):
        migrate.create_schema(empty_engine)
    assert form_of(empty_engine) == empty


def test_a_broken_reference_is_found_before_the_commit(
    sqlcipher_empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def orphan(op: Any) -> None:
        op.execute("INSERT INTO casus_lid (id, casus_id, professional_id, toegevoegd_op) VALUES (1, 2, 3, '')")

    steps = [*all_steps(), orphan]
    monkeypatch.setattr("casus.storage.migrations.all_steps", lambda: steps)
    with pytest.raises(EnvironmentProblem) as caught:
        migrate.create_schema(sqlcipher_empty)
    assert (caught.value.code, caught.value.params) == ("verwijzing_gebroken", {"tabel": "casus_lid"})
    assert form_of(sqlcipher_empty) == {}


def test_a_rebuilt_table_keeps_its_children_its_triggers_and_strict(
    sqlcipher_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alembic's batch mode drops the triggers of a table; the list in ddl.py brings them back."""
    from sqlalchemy import Column, Text

    def rebuild(op: Any) -> None:
        for table in ("wijk", "logkop"):
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_strict": True}) as batch:
                batch.add_column(Column("extra", Text()))

    steps = [*all_steps(), rebuild]
    monkeypatch.setattr("casus.storage.migrations.all_steps", lambda: steps)
    monkeypatch.setattr(migrate, "LATEST", len(steps))
    with sqlcipher_engine.execution_options(casus_write=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO wijk VALUES (1, 'Voorbeeldwijk', 0, '')")
    before = form_of(sqlcipher_engine)
    assert migrate.upgrade(sqlcipher_engine, before=lambda: None)
    after = form_of(sqlcipher_engine)
    assert after.keys() == before.keys()
    assert after["wijk"][0] == before["wijk"][0] == ("table", 0, 1)
    with sqlcipher_engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM wijk").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_the_check_loads_neither_alembic_nor_a_step(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "team.casus"
    engine = open_engine(path, key, create=True)
    migrate.create_schema(engine)
    engine.dispose()
    script = (
        "import sys\n"
        "from casus.storage.engine import open_engine\n"
        "from casus.storage import migrate\n"
        "engine = open_engine(sys.argv[1], bytes.fromhex(sys.stdin.read()))\n"
        "print(migrate.upgrade(engine, before=lambda: None))\n"
        "print([name for name in sys.modules if 'alembic' in name or '.m0' in name])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], input=key.hex(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["False", "[]"]


_WITHOUT_SUM = """
    SELECT count(*) FROM raming x WHERE x.id NOT IN (SELECT raming_id FROM ramingsom)
    AND 2 = (SELECT count(DISTINCT scenario) FROM kostenregel WHERE raming_id = x.id AND scenario != 'niets_doen')
"""
_NOT_UNTIL_THE_NEXT = """
    SELECT count(*) FROM ramingsom s WHERE tot != coalesce((SELECT min(dag) FROM ramingsom n
        WHERE n.raming_id = s.raming_id AND n.dag > s.dag), '9999-12-31')
"""
PLAIN: dict[int, list[tuple[str, tuple[object, ...]]]] = {
    1: [
        ("SELECT vergrendel_hoogstens, afspraken FROM dossier", (30, "")),
        ("SELECT DISTINCT prullenbak_op FROM casus", (None,)),
    ],
    2: [
        ("SELECT DISTINCT reden, tot FROM casus_lid", ("", None)),
        ("SELECT DISTINCT onderwerp, inwoner_id, organisatie_id FROM notitie", (None, None, None)),
        ("SELECT DISTINCT onderwerp FROM besluit", (None,)),
        ("SELECT DISTINCT onderwerp FROM actie", (None,)),
        ("SELECT (SELECT count(*) FROM toestemming) + (SELECT count(*) FROM deelbesluit)", (0,)),
    ],
    3: [
        ("SELECT (SELECT count(*) FROM intake) + (SELECT count(*) FROM instrument)", (0,)),
        ("SELECT (SELECT count(*) FROM aanbod) + (SELECT count(*) FROM verwijzing)", (0,)),
    ],
    4: [("SELECT (SELECT count(*) FROM raming) + (SELECT count(*) FROM boeking)", (0,))],
    5: [(_WITHOUT_SUM, (0,))],
    6: [
        ("SELECT (SELECT count(*) FROM verteld) + (SELECT count(*) FROM verzoek_eerder)", (0,)),
        (_NOT_UNTIL_THE_NEXT, (0,)),
    ],
}
"""By version of an older dossier: what came after it, and what it means there."""


def older(tmp_path: Path, version: int) -> Engine:
    """A copy of the practice dossier that this version made."""
    data = Path(__file__).parents[1] / "data"
    for ending in ("casus", "casussleutel"):
        shutil.copy(data / f"oefendossier-{version}.{ending}", tmp_path / f"oud.{ending}")
    sidecar = read_sleutelbestand(tmp_path / "oud.casussleutel")
    code = (data / f"oefendossier-{version}.txt").read_text(encoding="utf-8").strip()
    return open_engine(tmp_path / "oud.casus", unseal(sidecar, code, str(sidecar["dossier"])))


@pytest.mark.parametrize("version", range(1, migrate.LATEST))
def test_the_oefendossier_of_an_older_version_is_brought_up_with_all_its_content(tmp_path: Path, version: int) -> None:
    """Made by the release before: every row and text is still there, what is new has its plain value, and ``zicht``
    is drawn from the facts: a casus that was seen for what it is stays seen by the same people, an item of a meeting
    that is over by who led it.
    """
    engine = older(tmp_path, version)
    before = content_of(engine)
    was = before.pop("zicht")
    assert migrate.upgrade(engine, before=lambda: None)
    after = content_of(engine)
    now = {row[:4] for row in after.pop("zicht") if row[2] in ("alles", "tafel")}
    assert {row[:4] for row in was if row[2] in ("alles", "tafel")} == now
    for table, rows in before.items():
        assert sorted((row[: len(rows[0])] for row in after[table]), key=str) == rows, table
    with engine.connect() as connection:
        for newer in range(version, migrate.LATEST):
            for query, value in PLAIN[newer]:
                assert connection.exec_driver_sql(query).all() == [value], query
    engine.dispose()
    assert len(before["casus"]) == 41  # forty, and a walk-in of the day that was played


def test_the_ramingen_of_the_version_before_are_added_up(tmp_path: Path) -> None:
    """So that the year says the same as it did."""
    engine = older(tmp_path, 5)
    assert migrate.upgrade(engine, before=lambda: None)
    with engine.connect() as connection:
        sums = connection.exec_driver_sql("SELECT count(*) FROM ramingsom").scalar_one()
        without = connection.exec_driver_sql(_WITHOUT_SUM).scalar_one()
    engine.dispose()
    assert sums > 0
    assert without == 0


def content_of(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that has rows."""
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        found = {
            name: sorted((tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")), key=str)
            for name in names
            if not name.startswith(("sqlite_", "schemaversie", "zoek"))
        }
        return {name: rows for name, rows in found.items() if rows}
