"""Settings of this machine on the command line."""

import json
from pathlib import Path

import pytest

from casus.cli.window import wants_window
from tests.cli.shell import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    return CommandLine(tmp_path_factory.mktemp("huis"))


def kept(line: CommandLine) -> dict[str, object]:
    (file,) = line.home.rglob("instellingen.json")
    found: dict[str, object] = json.loads(Path(file).read_text(encoding="utf-8"))
    return found


def test_shown_and_changed(line: CommandLine) -> None:
    first = line.run("instellingen")
    assert (first.code, first.err) == (0, "")
    assert "thema                   systeem" in first.out
    assert "vergrendel_na           5" in first.out
    for naam, waarde in (("thema", "donker"), ("tekstgrootte", "150"), ("geen_beweging", "ja")):
        done = line.run("instellingen", "--zet", naam, waarde)
        assert done.code == 0
        assert f"{naam:<24}{waarde}" in done.out
    found = kept(line)
    assert (found["thema"], found["tekstgrootte"], found["geen_beweging"]) == ("donker", 150, True)


@pytest.mark.parametrize(
    ("naam", "waarde", "words"),
    [
        ("kleur", "rood", "Casus kent deze instelling niet."),
        ("thema", "paars", "systeem of licht of donker"),
        ("vergrendel_na", "31", "een getal van 2 tot 30"),
        ("tekstgrootte", "veel", "een getal van 100 tot 200"),
        ("klembord_wissen", "soms", "ja of nee"),
    ],
)
def test_what_does_not_fit_is_said(line: CommandLine, naam: str, waarde: str, words: str) -> None:
    done = line.run("instellingen", "--zet", naam, waarde)
    assert done.code == 1
    assert words in done.sentence
    assert waarde not in done.sentence


def test_a_look_for_one_run_of_the_window() -> None:
    asked = wants_window(["--thema", "contrast", "--tekst", "150"])
    assert asked is not None
    assert (asked["thema"], asked["tekst"]) == ("contrast", 150)
    plain = wants_window(["--dossier", "team.casus"])
    assert plain is not None
    assert (plain["thema"], plain["tekst"]) == ("", 0)
