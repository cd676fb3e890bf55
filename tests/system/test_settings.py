"""What a machine remembers: there and back, for the owner alone, and nothing at all from a file that is not right."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.system.settings import MAX_BYTES, Settings, read_settings, write_settings

GOOD = {"laatste_dossier": "/team.casus", "gebruikers": {"/team.casus": "MV"}, "thema": "donker", "tekstgrootte": 150}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "instellingen" / "instellingen.json"


def test_there_and_back(file: Path) -> None:
    settings = Settings("/wilgenhof.casus", {"/wilgenhof.casus": "MV"}, "donker", 125, "leesletter", True, False, True)
    settings = settings._replace(vergrendel_na=30, klembord_wissen=False, venster=(1, 2, 900, 700, 0), gezien="0.1.0")
    assert write_settings(file, settings)
    assert read_settings(file) == settings
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_opening_remembers_dossier_and_person_and_keeps_the_rest() -> None:
    before = Settings("a", {"a": "MV", "b": "IV"}, "donker", 200)
    assert before.opened("b", "RD") == Settings("b", {"a": "MV", "b": "RD"}, "donker", 200)
    assert before.gebruikers == {"a": "MV", "b": "IV"}


def test_the_team_says_the_longest_time_before_the_lock() -> None:
    assert [Settings(vergrendel_na=15).lock_minutes(at_most) for at_most in (30, 10, 1, 999)] == [15, 10, 2, 15]


def test_nothing_there_means_nothing_remembered(file: Path, tmp_path: Path) -> None:
    assert read_settings(file) == Settings()
    assert read_settings(tmp_path) == Settings()


def test_the_good_file_of_the_tests_below_is_read(file: Path) -> None:
    """Negative control: without the fault each of them would be taken."""
    write(file, GOOD)
    assert read_settings(file) == Settings("/team.casus", {"/team.casus": "MV"}, "donker", 150)


@pytest.mark.parametrize(
    "wrong",
    [
        {"laatste_dossier": 7},
        {"laatste_dossier": "nul\0"},
        {"laatste_dossier": "half \ud800"},
        {"gebruikers": ["MV"]},
        {"gebruikers": {"/team.casus": 5}},
        {"thema": "paars"},
        {"thema": ["licht"]},
        {"tekstgrootte": "150"},
        {"tekstgrootte": True},
        {"tekstgrootte": 99},
        {"tekstgrootte": 201},
        {"tekstgrootte": 150.0},
        {"letter": "Comic Sans"},
        {"ruime_regels": 1},
        {"vergrendel_na": 1},
        {"vergrendel_na": 31},
        {"vergrendel_na": True},
        {"vergrendel_met_systeem": "ja"},
        {"venster": [1, 2, 3]},
        {"venster": [1, 2, 3, 4, "x"]},
        {"venster": "0,0"},
        {"gezien": None},
    ],
)
def test_one_wrong_value_means_nothing_remembered(file: Path, wrong: dict[str, object]) -> None:
    write(file, GOOD | wrong)
    assert read_settings(file) == Settings()


def test_what_is_missing_or_unknown_does_not_matter(file: Path) -> None:
    write(file, {"thema": "donker", "later": 1})
    assert read_settings(file) == Settings(thema="donker")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"{", b"[]", b"null", b"7", b'"licht"', b"[" * 100_000, b" " * (MAX_BYTES + 1)]
)
def test_damaged_file_means_nothing_remembered(file: Path, data: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    assert read_settings(file) == Settings()


@given(st.binary(max_size=300))
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "instellingen.json"
    file.write_bytes(data)
    assert isinstance(read_settings(file), Settings)


def test_a_machine_that_lets_us_write_nothing_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    assert not write_settings(tmp_path / "bestand" / "instellingen.json", Settings())


def write(file: Path, data: dict[str, object]) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps(data), encoding="utf-8")
