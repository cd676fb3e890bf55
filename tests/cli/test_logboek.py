"""The log book and the trash on the command line: the whole way through real processes."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A dossier with the example in it."""
    made = CommandLine(tmp_path_factory.mktemp("logboek"))
    made.make_dossier()
    made.fill()
    return made


def test_show_filters_and_gives_json(line: CommandLine) -> None:
    shown = line.run("logboek", "toon")
    assert (shown.code, shown.err) == (0, "")
    assert "Casus maakte het dossier" in shown.out
    rows = json.loads(line.run("--json", "logboek", "toon", "--actie", "gelezen").out)
    assert {row["soort"] for row in rows} == {"gelezen"}
    assert line.run("logboek", "toon", "--van", "1-1-2099").out == "Er is nog niets.\n"
    assert line.run("logboek", "toon", "--casus", "ZZZZ").sentence == "Dit is er niet, of niet voor u."
    assert line.run("logboek", "toon", "--van", "gisteren").code == 2
    assert line.run("logboek", "toon", "--wie", "ZZ").code == 1
    assert line.run("logboek", "toon", "--aantal", "0").code == 1


def test_export_and_check_of_the_export_without_a_dossier(line: CommandLine, tmp_path: Path) -> None:
    exact, table = tmp_path / "log.jsonl", tmp_path / "log.csv"
    assert line.run("logboek", "exporteer", exact, "--precies").code == 0
    assert line.run("logboek", "exporteer", table).code == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbfNr;Datum;")
    assert line.run("logboek", "exporteer", table, "--met-namen").sentence == (
        "Schrijf op waarom. De reden komt in het logboek."
    )
    assert line.run("logboek", "exporteer").code == 1
    elsewhere = CommandLine(tmp_path)
    good = elsewhere.run("logboek", "controleer-export", exact)
    assert (good.code, good.out.startswith("De export klopt: ")) == (0, True)
    lines = exact.read_text(encoding="utf-8").splitlines()
    exact.write_text("\n".join([*lines[:2], *lines[3:]]) + "\n", encoding="utf-8")
    bad = elsewhere.run("logboek", "controleer-export", exact)
    assert (bad.code, bad.sentence) == (1, "De export klopt niet. Regel 2 is verwijderd.")


def test_to_the_trash_and_back(line: CommandLine) -> None:
    casussen = json.loads(line.run("--json", "casussen").out)
    ends = {c["code"]: line.run("prullenbak", c["code"]) for c in casussen}
    gone = [code for code, done in ends.items() if done.code == 0]
    stays = [done.sentence for done in ends.values() if done.code]
    assert gone or stays
    assert all("Haal hem daar eerst af." in sentence for sentence in stays)
    left = {c["code"] for c in json.loads(line.run("--json", "casussen").out)}
    assert left == set(ends) - set(gone)
    assert {c["code"] for c in json.loads(line.run("--json", "casussen", "--prullenbak").out)} == set(gone)
    for code in gone:
        assert line.run("zet-terug", code).out == f"Casus {code} staat er weer.\n"
    assert line.run("casussen", "--prullenbak").out == "Er is nog niets.\n"
    assert line.run("zet-terug", "ZZZZ").sentence == "Dit is er niet, of niet voor u."
