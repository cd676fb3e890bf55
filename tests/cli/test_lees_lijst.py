"""``lees-lijst``: rows that are wrong by their number, a trial that writes nothing, and then all at once."""

from pathlib import Path

import pytest

from tests.cli.shell import CommandLine, example


@pytest.fixture
def team(machine: CommandLine) -> CommandLine:
    machine.make_dossier()
    machine.fill(example(roles=("voorzitter", "coordinator")))
    return machine


def lijst(line: CommandLine, text: str) -> Path:
    path = line.home / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_trial_then_for_real_then_nothing_new(team: CommandLine) -> None:
    path = lijst(team, "Naam;Organisatie\nPiet Bos;Nieuwe Zorg\nTina Roos;Nieuwe Zorg\n")
    trial = team.run("lees-lijst", path, "--soort", "mensen", "--proef")
    assert (trial.code, trial.out.strip()) == (0, "Deze lijst is goed: 2 nieuw, 0 staan er al.")
    done = team.run("lees-lijst", path, "--soort", "mensen")
    assert (done.code, done.out.strip()) == (0, "Ingelezen: 2 nieuw, 0 staan er al.")
    again = team.run("lees-lijst", path, "--soort", "mensen")
    assert again.code == 1
    assert again.sentence == "Er staat niets nieuws in deze lijst. Er is niets ingelezen."


def test_wrong_rows_by_number_and_nothing_written(team: CommandLine) -> None:
    before = team.run("acties", "--json", "--alle").out
    path = lijst(team, "Actie;Wie;Wanneer\nbelt;Kanarie Vogel;1-12-2026\nschrijft;;30 februari 2027\n")
    done = team.run("lees-lijst", path, "--soort", "acties")
    assert done.code == 1
    assert done.err.splitlines() == [
        "Rij 2: Deze naam kennen we nog niet. Voeg eerst deze professional toe.",
        "Rij 3: 30 februari 2027 bestaat niet. Kies een andere dag.",
        "Er is niets ingelezen: 2 fouten.",
    ]
    assert "Kanarie" not in done.err
    assert team.run("acties", "--json", "--alle").out == before


def test_a_double_is_named_and_made_only_when_asked(team: CommandLine) -> None:
    path = lijst(team, "Casus\nJan Verzonnen\njan verzonnen\n")
    done = team.run("lees-lijst", path, "--soort", "casussen", "--proef")
    assert done.err.strip() == "Rij 3: Deze naam staat ook op rij 2. Kijk of het om dezelfde gaat."
    assert done.out.strip() == "Deze lijst is goed: 1 nieuw, 0 staan er al, 1 misschien dubbel."
    both = team.run("lees-lijst", path, "--soort", "casussen", "--ook-dubbele")
    assert both.out.strip() == "Ingelezen: 2 nieuw, 0 staan er al."


def test_kind_must_be_one_of_four(team: CommandLine) -> None:
    done = team.run("lees-lijst", lijst(team, "x"), "--soort", "huisdieren")
    assert done.code == 2
    assert "mensen of organisaties of casussen of acties" in done.sentence
