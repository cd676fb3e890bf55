"""``sociale-kaart``: a list tried and read, faults by their row, search with reasons, and out again."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import CommandLine, example

HEAD = "naam;organisatie;levensdomein;wijken;wachttijd;kosten;telefoon\n"


@pytest.fixture
def team(machine: CommandLine) -> CommandLine:
    machine.make_dossier()
    machine.fill(example(roles=("voorzitter", "coordinator")))
    return machine


def lijst(line: CommandLine, text: str, name: str = "gemeente.csv") -> Path:
    path = line.home / name
    path.write_text(text, encoding="utf-8")
    return path


def test_trial_then_for_real_then_nothing_new_and_found_with_reasons(team: CommandLine) -> None:
    path = lijst(team, HEAD + "Zang;Koor De Kade;netwerk;;3;gratis;06 12\nTaal;Bieb;leren taal;;20;betaald;\n")
    trial = team.run("sociale-kaart", "importeer", path, "--proef")
    assert (trial.code, trial.out.strip()) == (0, "Deze lijst is goed: 2 nieuw, 0 gewijzigd, 0 staat er al zo in.")
    assert "Zang" not in team.run("sociale-kaart", "zoek", "zang").out
    done = team.run("sociale-kaart", "importeer", path)
    assert (done.code, done.out.strip()) == (0, "Ingelezen: 2 nieuw, 0 gewijzigd, 0 staat er al zo in.")
    again = team.run("sociale-kaart", "importeer", path)
    assert again.sentence == "Er staat niets nieuws in deze lijst. Er is niets ingelezen."
    found = team.run("sociale-kaart", "zoek", "--domein", "netwerk").out.splitlines()
    assert found == [
        "Zang  Koor De Kade  06 12  (nooit nagegaan)",
        "    waarom: past bij alles wat gezocht wordt, voor alle wijken, zonder indicatie, gratis, korte wachttijd",
        "    let op: lang niet nagegaan",
    ]
    as_json = json.loads(team.run("sociale-kaart", "zoek", "taal", "--json").out)
    assert [(row["naam"], row["waarom_niet"]) for row in as_json] == [
        ("Taal", ["lang_wachten", "kost_geld", "lang_niet_nagegaan"])
    ]


def test_wrong_rows_by_number_and_nothing_written(team: CommandLine) -> None:
    path = lijst(team, HEAD + "Zang;Koor;netwerk;;3;gratis;\n;Koor;netwerk;;;;\nTaal;Bieb;tuin;;;;\n")
    done = team.run("sociale-kaart", "importeer", path)
    assert done.code == 1
    assert done.err.splitlines() == [
        "Rij 3: Vul de naam in.",
        "Rij 4: Het woord tuin past hier niet.",
        "Er is niets ingelezen: 2 fouten.",
    ]
    assert "Zang" not in team.run("sociale-kaart", "zoek").out


def test_out_and_in_again_changes_nothing(team: CommandLine) -> None:
    team.run("sociale-kaart", "importeer", lijst(team, HEAD + "Zang;Koor;netwerk;;3;gratis;\n"))
    path = team.home / "uit.json"
    out = team.run("sociale-kaart", "exporteer", path)
    assert (out.code, out.out.strip()) == (0, f"2 keer aanbod staat in {path}.")
    back = team.run("sociale-kaart", "importeer", path, "--proef")
    assert back.out.strip() == "Deze lijst is goed: 0 nieuw, 0 gewijzigd, 2 staat er al zo in."


def test_what_is_missing_or_unknown_is_said(team: CommandLine) -> None:
    assert "Geef één bestand" in team.run("sociale-kaart", "importeer").sentence
    assert "Deze wijk is er niet" in team.run("sociale-kaart", "zoek", "--wijk", "Nergens").sentence
    assert team.run("sociale-kaart", "zoek", "--domein", "tuin").code == 2
    assert team.run("sociale-kaart", "zoek", "kwartel").out.strip() == "Er is geen aanbod gevonden."
