"""Out and in as a user does it: who may, the log row before the file, nothing written by a faulty file or a trial."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.services.context import Context
from casus.services.uitwisseling import ExportDossier, export_dossier, import_dossier, table_objects
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import OpenDossier, World, new_dossier, open_dossier

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
EXAMPLE = RESOURCES / "uitwisseling" / "voorbeeld.json"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
REDEN = "Overstap naar de server"


@pytest.fixture
def world() -> World:
    return World(FixedClock(NOW), Random(7), MemoryKeychain())


def fresh(folder: Path, world: World, naam: str = "team") -> OpenDossier:
    path = folder / f"{naam}.casus"
    new_dossier(path, "Wijktafel", "Elzerveen", world)
    return open_dossier(str(path), world)


@pytest.fixture
def empty(tmp_path: Path, world: World) -> Iterator[OpenDossier]:
    dossier = fresh(tmp_path, world)
    yield dossier
    dossier.close()


def with_other_roles(*roles: str) -> bytes:
    """The example, in which IV has these roles."""
    tree = json.loads(EXAMPLE.read_bytes())
    first = tree["gebruiker_rol"][0]
    tree["gebruiker_rol"] = [first | {"id": str(90 + n), "rol": rol} for n, rol in enumerate(roles)]
    return json.dumps(tree).encode()


def chair(dossier: OpenDossier, data: bytes | Path = EXAMPLE) -> Context:
    """Also where IV is a controller, who cannot begin in a file: what services tell is the second wall behind that."""
    assert import_dossier(dossier.system_context(), data).is_good
    return dossier.context(next(actor for actor in dossier._working() if actor.code == "IV"))


def log_count(dossier: OpenDossier) -> int:
    head = dossier.head()
    assert head is not None
    return head.aantal


def log_text(dossier: OpenDossier) -> list[dict[str, object]]:
    with dossier._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT body FROM logregel ORDER BY nr").scalars().all()
    return [json.loads(row) for row in rows]


def test_import_is_logged_as_the_program_with_where_it_came_from(empty: OpenDossier) -> None:
    tree = json.loads(EXAMPLE.read_bytes())
    tree["herkomst"] = {"aantal": 18402, "hash": "9f" * 32}
    before = log_count(empty)
    report = import_dossier(empty.system_context(), json.dumps(tree).encode())
    assert report.is_good
    assert report.aantallen["casus"] == 1
    assert report.changed
    assert log_count(empty) == before + 1
    row = log_text(empty)[-1]
    assert (row["actie"], row["actor"]) == ("dossier_geimporteerd", "systeem")
    assert (row["objecten"], row["grond"]) == ([["herkomst", "18402"]], "9f" * 32)
    assert empty.check_log().is_good


def test_trial_writes_nothing_and_says_what_would_come(empty: OpenDossier) -> None:
    before = log_count(empty)
    report = import_dossier(empty.system_context(), EXAMPLE, proef=True)
    assert report.is_good
    assert report.aantallen["actie"] == 1
    assert not report.changed
    assert log_count(empty) == before
    assert empty.actors() == []


def test_faulty_file_changes_nothing_and_names_the_place(empty: OpenDossier) -> None:
    tree = json.loads(EXAMPLE.read_bytes())
    tree["casus"][0]["inbrenger_id"] = "99"
    tree["overleg"][0]["datum"] = "2026-02-30"
    before = log_count(empty)
    report = import_dossier(empty.system_context(), json.dumps(tree).encode())
    assert [(fout.pad, fout.code) for fout in report.fouten] == [
        ("overleg[0].datum", "datum_bestaat_niet"),
        ("casus[0].inbrenger_id", "verwijzing_onbekend"),
    ]
    assert report.fouten[1].params == {"lijst": "professional"}
    assert log_count(empty) == before
    assert empty.actors() == []


def test_import_into_a_full_dossier_is_refused(empty: OpenDossier) -> None:
    ctx = chair(empty)
    for proef in (True, False):
        with pytest.raises(RuleViolation, match="dossier_niet_leeg"):
            import_dossier(ctx, EXAMPLE, proef=proef)


def test_import_needs_a_role_that_manages(empty: OpenDossier) -> None:
    ctx = chair(empty, with_other_roles("voorzitter"))
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        import_dossier(ctx, EXAMPLE)


def test_file_that_is_not_there(empty: OpenDossier, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="bestand_niet_gelezen"):
        import_dossier(empty.system_context(), tmp_path / "weg.json")


def test_export_import_export_is_equal_but_for_the_head(empty: OpenDossier, tmp_path: Path, world: World) -> None:
    first, second = tmp_path / "een.json", tmp_path / "twee.json"
    report = export_dossier(chair(empty), ExportDossier(first, REDEN))
    assert report.bytes == first.stat().st_size
    other = fresh(tmp_path, world, "ander")
    export_dossier(chair(other, first), ExportDossier(second, REDEN))
    other.close()
    trees = [json.loads(path.read_bytes()) for path in (first, second)]
    assert trees[0]["herkomst"] != trees[1]["herkomst"]
    lines = [path.read_bytes().splitlines() for path in (first, second)]
    different = [a for a, b in zip(*lines, strict=True) if a != b]
    assert [line.split(b'"')[1] for line in different] == [b"herkomst"]


def test_export_is_logged_with_its_reason_beside_the_log(empty: OpenDossier, tmp_path: Path) -> None:
    ctx = chair(empty)
    export_dossier(ctx, ExportDossier(tmp_path / "uit.json", f"  {REDEN} "))
    row = log_text(empty)[-1]
    assert row["actie"] == "dossier_uitgevoerd"
    assert row["actor"] == str(ctx.actor.gebruiker_id)
    with empty._engine.connect() as connection:
        texts = connection.exec_driver_sql("SELECT tekst FROM toelichting").scalars().all()
    assert texts == [REDEN]
    assert REDEN not in json.dumps(log_text(empty))
    head = json.loads((tmp_path / "uit.json").read_bytes())["herkomst"]
    assert head["aantal"] == log_count(empty)


@pytest.mark.parametrize("roles", [("voorzitter",), ("notulist",), ("wijkprofessional",), ("controller",)])
def test_export_needs_coordinator_or_beheerder(empty: OpenDossier, tmp_path: Path, roles: tuple[str, ...]) -> None:
    ctx = chair(empty, with_other_roles(*roles))
    before = log_count(empty)
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        export_dossier(ctx, ExportDossier(tmp_path / "uit.json", REDEN))
    assert not (tmp_path / "uit.json").exists()
    assert log_count(empty) == before


@pytest.mark.parametrize("roles", [("coordinator",), ("beheerder",)])
def test_export_by_coordinator_or_beheerder(empty: OpenDossier, tmp_path: Path, roles: tuple[str, ...]) -> None:
    export_dossier(chair(empty, with_other_roles(*roles)), ExportDossier(tmp_path / "uit.json", REDEN))
    assert (tmp_path / "uit.json").exists()


def test_export_needs_a_reason(empty: OpenDossier, tmp_path: Path) -> None:
    ctx = chair(empty)
    with pytest.raises(RuleViolation, match="reden_ontbreekt"):
        export_dossier(ctx, ExportDossier(tmp_path / "uit.json", " \n"))
    assert not (tmp_path / "uit.json").exists()


def test_failed_export_is_in_the_log_all_the_same(empty: OpenDossier, tmp_path: Path) -> None:
    """The row says that somebody was about to have everything; whether the disk took it is another matter."""
    ctx = chair(empty)
    before = log_count(empty)
    with pytest.raises(EnvironmentProblem):
        export_dossier(ctx, ExportDossier(tmp_path / "geen map" / "uit.json", REDEN))
    assert log_count(empty) == before + 1


def test_objects_are_those_of_the_format(empty: OpenDossier) -> None:
    ctx = chair(empty)
    tree = json.loads(EXAMPLE.read_bytes())
    for naam in ("overleg", "casus", "actie"):
        found = json.loads(json.dumps(table_objects(ctx, naam)).replace(".000Z", "Z"))
        assert found == tree[naam]
    with pytest.raises(ValueError, match="inwoner"):
        table_objects(ctx, "inwoner")


def test_objects_go_through_the_gate(empty: OpenDossier) -> None:
    """The same person as controller sees nothing of a casus or an actie."""
    ctx = chair(empty, with_other_roles("controller", "coordinator"))
    assert table_objects(ctx, "casus", "actie") == []
    assert len(table_objects(empty.system_context(), "casus", "actie")) == 2
