"""``casus plan``: in Word for the person or for the team; without a plan it says so."""

import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.shell import CommandLine, example


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    found = CommandLine(tmp_path_factory.mktemp("plan"))
    found.make_dossier()
    found.fill(example())
    return found


def code_of(line: CommandLine) -> str:
    plan, rows = example()["plan"][0], json.loads(line.run("casussen", "--json").out)
    naam = next(casus["naam"] for casus in example()["casus"] if casus["id"] == plan["casus_id"])
    return str(next(row["code"] for row in rows if row["naam"] == naam))


def whole(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_for_the_person_and_for_the_team(line: CommandLine) -> None:
    out = line.home / "plan.docx"
    made = line.run("plan", code_of(line).lower(), "--uit", out)
    assert (made.code, made.out) == (0, f"Het plan staat in {out}.\n"), made.err
    assert "“Ik wil mijn post weer durven openen.”" in whole(out)
    assert "Uw plan" in whole(out)
    assert line.run("plan", code_of(line), "--voor", "team", "--uit", out).code == 0
    assert "Doelen en stappen" in whole(out)


def test_of_a_person_by_name(line: CommandLine) -> None:
    plan = example()["plan"][0]
    naam = next(row["naam"] for row in example()["inwoner"] if row["id"] == plan["inwoner_id"])
    out = line.home / "naam.docx"
    made = line.run("plan", code_of(line), "--persoon", naam.upper(), "--uit", out)
    assert made.code == 0, made.err
    assert out.exists()


def test_what_is_not_there_is_not_made(line: CommandLine, tmp_path: Path) -> None:
    out = line.home / "geen.docx"
    assert line.run("plan", "ZZZ", "--uit", out).sentence.startswith("Dit is er niet")
    bare = example()
    for naam in ("plan_stap", "plan_doel", "plan"):
        bare[naam] = []
    empty = CommandLine(tmp_path)
    empty.make_dossier()
    empty.fill(bare)
    assert empty.run("plan", code_of(empty), "--uit", out).sentence == "Deze casus heeft nog geen plan van aanpak."
    assert not out.exists()
