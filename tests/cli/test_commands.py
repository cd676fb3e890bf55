"""What each command does, through the real command line on a real dossier."""

import json
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.shell import CommandLine, example

CODE = r"Herstelcode: [0-9A-Z]{5}(-[0-9A-Z]{5}){7}\n"


def test_nieuw_makes_a_dossier_and_prints_its_code_once(machine: CommandLine) -> None:
    code = machine.make_dossier("wilgenhof.casus")
    names = {path.name: stat.S_IMODE(path.stat().st_mode) for path in machine.home.glob("wilgenhof.*")}
    assert {"wilgenhof.casus", "wilgenhof.casussleutel", "wilgenhof.casusstand"} <= set(names)
    if sys.platform != "win32":
        assert all(mode == 0o600 for name, mode in names.items() if not name.endswith(".sleutel"))
    for path in machine.home.rglob("*"):
        if path.is_file() and path != machine.key:
            assert code.encode() not in path.read_bytes()
    again = machine.run("nieuw", machine.home / "wilgenhof.casus")
    assert (again.code, "Herstelcode" in again.out) == (3, False)
    assert "sleutelbestand" in again.sentence


def test_nieuw_prints_the_code_exactly_once(machine: CommandLine) -> None:
    done = machine.run("nieuw", machine.home / "a.casus")
    assert done.code == 0
    assert done.out.count("Herstelcode: ") == 1
    assert done.err == ""


def test_lists_for_people(full: CommandLine) -> None:
    assert full.run("casussen").out.startswith("K7P   loopt       Mevrouw Zandstra  Wie helpt mevrouw")
    assert full.run("overleggen").out.startswith("   1  10-11-2026  13.30-15.30  vastgesteld")
    assert full.run("acties").out == "Er is nog niets.\n"
    assert "vraagt een postmaatje aan" in full.run("acties", "--alle").out


def test_zoek_finds_what_the_user_may_see(full: CommandLine) -> None:
    done = full.run("zoek", "zandstra")
    assert done.code == 0
    assert done.out.startswith("casus         K7P  Mevrouw Zandstra  Wie helpt mevrouw")
    assert "actie         K7P  vraagt een postmaatje aan" in full.run("zoek", "postmaatje").out
    assert full.run("zoek", "kwartel").out.startswith("Er is niets gevonden in wat u mag zien.")


@pytest.mark.parametrize(("command", "table"), [("overleggen", "overleg"), ("casussen", "casus")])
def test_json_is_one_array_of_objects_of_the_exchange_format(full: CommandLine, command: str, table: str) -> None:
    done = full.run(command, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == example()[table]


def test_json_of_acties_shows_what_the_list_shows(full: CommandLine) -> None:
    assert json.loads(full.run("--json", "acties").out) == []
    assert json.loads(full.run("--json", "acties", "--alle").out) == example()["actie"]


def test_json_and_lists_hold_only_what_the_user_may_see(machine: CommandLine) -> None:
    machine.make_dossier()
    tree = example(second=("wijkprofessional",))
    stranger = tree["professional"][1] | {"id": "71", "naam": "Olga Wever", "sorteersleutel": "wever olga"}
    job = next(job for job in tree["dienstverband"] if job["professional_id"] == tree["professional"][1]["id"])
    tree["professional"].append(stranger)
    tree["dienstverband"].append(job | {"id": "72", "professional_id": "71"})
    tree["gebruiker"][0]["professional_id"] = "71"
    machine.fill(tree)
    for command in ("casussen", "acties"):
        assert json.loads(machine.run("--als", "RD", command, "--json").out) == []
        assert machine.run("--als", "RD", command).out == "Er is nog niets.\n"
    assert json.loads(machine.run("--als", "IV", "casussen", "--json").out) == example()["casus"]


def test_a_controller_whom_the_file_holds_opens_it_with_no_command(machine: CommandLine) -> None:
    machine.make_dossier()
    machine.fill(example(second=("controller", "coordinator")))
    for command in ("casussen", "acties", "mensen", "gebruikers", "monitor"):
        done = machine.run("--als", "RD", command)
        assert (done.code, done.out) == (1, "")
        assert done.sentence == "Een controller krijgt een eigen bestand uit de budgetmonitor, nooit dit dossier."


def test_als_is_needed_as_soon_as_there_are_two(machine: CommandLine) -> None:
    machine.make_dossier()
    nobody = machine.run("casussen")
    assert (nobody.code, nobody.sentence.startswith("In dit dossier kan nog niemand werken")) == (1, True)
    machine.fill(example(second=("wijkprofessional",)))
    assert machine.run("casussen").sentence == "Kies wie er werkt, met --als CODE."
    assert machine.run("casussen", "--als", "iv").code == 0
    unknown = machine.run("casussen", "--als", "XX")
    assert (unknown.code, unknown.sentence) == (1, "De code XX hoort bij niemand in dit dossier.")


def test_key_from_standard_input_and_forgiving_reading(full: CommandLine) -> None:
    assert full.key is not None
    code = full.key.read_text(encoding="utf-8").strip()
    line = CommandLine(full.home, full.dossier)
    for text in (code, code.lower() + "\r\n", "\ufeff" + code + "\nand more", code.replace("-", "\u00a0")):
        assert line.run("--sleutel", "-", "casussen", stdin=text.encode()).code == 0


def test_verslag_by_number_with_codes_and_with_names(full: CommandLine) -> None:
    out = full.home / "v.docx"
    done = full.run("verslag", 1, "--soort", "volledig", "--uit", out)
    assert (done.code, done.out) == (0, f"Het verslag staat in {out}.\n")
    assert out.read_bytes()[:2] == b"PK"
    refused = full.run("verslag", 1, "--soort", "volledig", "--met-namen", "--uit", full.home / "n.docx")
    assert (refused.code, refused.sentence) == (1, "Schrijf op waarom. De reden komt in het logboek.")
    assert not (full.home / "n.docx").exists()
    reden = ("--met-namen", "--reden", "voor de huisarts")
    assert full.run("verslag", 1, "--soort", "volledig", *reden, "--uit", full.home / "n.docx").code == 0


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("verslag", 9, "--soort", "volledig", "--uit", "x.docx"), "Dit is er niet, of niet voor u."),
        (
            ("verslag", 1, "--soort", "kort", "--uit", "x.docx"),
            "Dit soort verslag is er niet. Kies: volledig of verzegeld.",
        ),
        (("exporteer", "x.json", "--reden", "x"), "Het bestand is voor iedereen leesbaar. Bevestig dit met"),
        (("exporteer", "x.json", "--onversleuteld"), "Schrijf op waarom. De reden komt in het logboek."),
        (("importeer", "voorbeeld.json"), "In dit dossier staat al iets. Importeer in een leeg dossier."),
        (("nieuw", "x.docx"), "Laat de naam van het dossier eindigen op .casus."),
    ],
)
def test_refused_by_a_rule_is_code_1(full: CommandLine, args: tuple[object, ...], sentence: str) -> None:
    file = full.home / "voorbeeld.json"
    file.write_text(json.dumps(example()), encoding="utf-8")
    done = full.run(*(file if arg == "voorbeeld.json" else arg for arg in args))
    assert done.code == 1
    assert done.sentence.startswith(sentence)
    assert done.out == ""


@pytest.mark.parametrize("ending", ["casus", "casussleutel"])
def test_nothing_is_written_over_a_dossier(full: CommandLine, ending: str) -> None:
    assert full.dossier is not None
    target = full.dossier.with_suffix(f".{ending}")
    before = target.read_bytes() if target.exists() else None
    for args in (
        ("verslag", 1, "--soort", "volledig", "--uit", target),
        ("exporteer", target, "--onversleuteld", "--reden", "x"),
    ):
        done = full.run(*args)
        assert (done.code, done.sentence) == (1, f"{target} hoort bij een dossier. Kies een andere naam.")
    assert (target.read_bytes() if target.exists() else None) == before


def test_export_import_export_through_the_command_line(full: CommandLine, machine: CommandLine) -> None:
    first, second = full.home / "een.json", machine.home / "twee.json"
    assert full.run("exporteer", first, "--onversleuteld", "--reden", "naar de server").code == 0
    machine.make_dossier()
    trial = machine.run("importeer", first, "--proef")
    assert (trial.code, trial.out.startswith("Dit bestand is goed: ")) == (0, True)
    done = machine.run("importeer", first)
    assert (done.code, done.out.startswith("Ingelezen: ")) == (0, True)
    assert machine.run("exporteer", second, "--onversleuteld", "--reden", "proef").code == 0
    trees = [json.loads(path.read_bytes()) for path in (first, second)]
    for tree in trees:
        del tree["gemaakt_op"], tree["herkomst"]
    assert trees[0] == trees[1]


def test_faulty_file_names_each_place_and_changes_nothing(empty: CommandLine) -> None:
    tree = example()
    tree["casus"][0]["inbrenger_id"] = "99"
    tree["overleg"][0]["datum"] = "2026-02-30"
    tree["inwoner"][0]["leeftijdsklasse"] = "Kanarie"
    file = empty.home / "fout.json"
    file.write_text(json.dumps(tree), encoding="utf-8")
    done = empty.run("importeer", file)
    assert done.code == 1
    lines = done.err.splitlines()
    assert [line.partition(": ")[0] for line in lines[:-1]] == [
        "inwoner[0].leeftijdsklasse",
        "overleg[0].datum",
        "casus[0].inbrenger_id",
    ]
    assert lines[-1] == "Er is niets ingelezen: 3 fouten."
    assert "Kanarie" not in done.err
    assert empty.run("logboek", "controleer").out == "Het logboek klopt: 1 regel gelezen.\n"


def test_export_needs_a_role(machine: CommandLine) -> None:
    machine.make_dossier()
    machine.fill(example(roles=("voorzitter",)))
    done = machine.run("exporteer", machine.home / "x.json", "--onversleuteld", "--reden", "x")
    assert (done.code, done.sentence.startswith("Met uw rol kan dit niet.")) == (1, True)
    assert not (machine.home / "x.json").exists()


def test_last_dossier_is_opened_when_none_is_named(full: CommandLine) -> None:
    line = CommandLine(full.home, key=full.key)
    assert line.run("casussen").sentence == "Geef aan welk dossier, met --dossier PAD."
    settings = next(iter(_settings_files(line)))
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"laatste_dossier": str(full.dossier)}), encoding="utf-8")
    assert line.run("casussen").out.startswith("K7P")
    settings.unlink()


def _settings_files(line: CommandLine) -> list[Path]:
    import subprocess

    ask = "from casus.system.paths import AppPaths; print(AppPaths.of_user().settings_file)"
    done = subprocess.run(
        [sys.executable, "-c", ask], env=line.environment(), capture_output=True, text=True, check=True
    )
    return [Path(done.stdout.strip())]


def test_schermen_draws_without_a_display(full: CommandLine) -> None:
    folder = full.home / "beelden"
    done = full.run("schermen", folder, "--thema", "donker")
    assert (done.code, done.err) == (0, "")
    found = sorted(path.name for path in folder.glob("*.png"))
    assert done.out == f"{len(found)} beelden staan in {folder}.\n"
    assert "vandaag-donker.png" in found


def test_window_without_a_display_says_so(machine: CommandLine) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux can lack a display")
    for args in ((), ("oefen",), ("--als", "MV")):
        done = machine.run(*args)
        assert (done.code, done.sentence) == (3, "Er is geen scherm. Gebruik casus oefen --zonder-scherm.")


def test_names_that_an_old_terminal_cannot_show(machine: CommandLine) -> None:
    machine.make_dossier()
    tree = example()
    tree["casus"][0]["naam"] = "Çağla Aydın"
    machine.fill(tree)
    done = machine.run("casussen", PYTHONIOENCODING="latin-1")
    assert (done.code, done.err) == (0, "")
    assert "la Ayd" in done.out


def test_whose_acties_and_what_was_decided(full: CommandLine) -> None:
    assert full.run("acties", "--van", "mij").out == "Er is nog niets.\n"
    assert "vraagt een postmaatje aan" in full.run("acties", "--van", "team", "--alle").out
    owner = example()["actie"][0]
    job = next(d for d in example()["dienstverband"] if d["professional_id"] == owner["professional_id"])
    naam = next(o["naam"] for o in example()["organisatie"] if o["id"] == job["organisatie_id"])
    assert "vraagt een postmaatje aan" in full.run("acties", "--alle", "--van", naam[:8].upper()).out
    none = full.run("acties", "--van", "Bestaat Niet")
    assert (none.code, none.sentence) == (1, "Dit is er niet, of niet voor u.")
    (besluit,) = example()["besluit"]
    said = full.run("besluiten", "--alle").out
    assert besluit["tekst"] in said
    assert json.loads(full.run("--json", "besluiten", "--alle").out) == example()["besluit"]
    is_open = besluit["status"] != "uitgevoerd"
    assert (besluit["tekst"] in full.run("besluiten").out) is is_open


def test_who_there_is_with_the_number_to_call(full: CommandLine) -> None:
    people = full.run("mensen").out.splitlines()
    assert len(people) == len(example()["professional"])
    assert all(person["naam"] in "".join(people) for person in example()["professional"])
    partners = full.run("organisaties").out
    assert all(partner["naam"] in partners for partner in example()["organisatie"])
    users = full.run("gebruikers").out.splitlines()
    assert [line.split()[0] for line in users] == sorted(
        (user["code"] for user in example()["gebruiker"]), key=[line.split()[0] for line in users].index
    )
    assert all(" actief" in line for line in users)


@pytest.mark.parametrize(
    ("command", "table"),
    [("mensen", "professional"), ("organisaties", "organisatie"), ("gebruikers", "gebruiker")],
)
def test_json_of_people_is_that_of_the_exchange_format(full: CommandLine, command: str, table: str) -> None:
    assert json.loads(full.run(command, "--json").out) == example()[table]
