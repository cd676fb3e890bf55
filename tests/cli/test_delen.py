"""The check at the table, decisions about telling, sealed minutes and the consent form without a window."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.shell import CommandLine, example


def closed() -> dict[str, Any]:
    """The example, with its meeting closed."""
    tree = example()
    meeting = tree["overleg"][0]
    meeting["status"] = "gesloten"
    meeting["gesloten_op"] = meeting["gesloten_op"] or "2026-11-24T15:00:00Z"
    return tree


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("vol"))
    line.make_dossier()
    line.fill(closed())
    return line


def test_tafelcheck_as_lines_and_as_json(done: CommandLine) -> None:
    shown = done.run("tafelcheck", 1)
    assert shown.code == 0, shown.err
    assert "Er zit niemand aan deze tafel." in shown.out, "it is closed"
    found = json.loads(done.run("tafelcheck", 1, "--json").out)
    code = json.loads(done.run("casussen", "--json").out)[0]["code"]
    assert [each["casus"] for each in found] == [code]
    assert set(found[0]) == {"casus", "vraag", "nu", "straks", "weg", "stoelen"}
    assert all(seat["oordeel"] in ("alles", "onderwerpen", "zonder_naam", "niet") for seat in found[0]["stoelen"])
    assert done.run("tafelcheck", 9).sentence.startswith("Dit is er niet")


def test_deelbesluiten_of_nothing_weighed(done: CommandLine) -> None:
    shown, objects = done.run("deelbesluiten"), done.run("deelbesluiten", "--json")
    assert (shown.code, objects.code) == (0, 0)
    found = json.loads(objects.out)
    assert len(found) == (0 if shown.out == "Er is nog niets.\n" else len(shown.out.splitlines()))


def test_sealed_minutes_for_everybody_and_for_one(done: CommandLine) -> None:
    folder = done.home / "map"
    folder.mkdir()
    made = done.run("verslag", 1, "--soort", "verzegeld", "--voor", "alle", "--uit", folder)
    assert made.code == 0, made.err
    paths = [Path(line.removeprefix("Het verslag staat in ").removesuffix(".")) for line in made.out.splitlines()]
    assert set(paths) == set(folder.iterdir())
    assert paths
    assert all("word/document.xml" in zipfile.ZipFile(path).namelist() for path in paths)
    organisatie = json.loads(done.run("tafelcheck", 1, "--json").out)[0]["stoelen"][0]["organisatie"]
    one = done.run("verslag", 1, "--soort", "verzegeld", "--voor", organisatie.upper(), "--uit", folder)
    assert len(one.out.splitlines()) == 1
    assert len(list(folder.iterdir())) == len(paths) + 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--voor", "Onbekend", "--uit", "."), "Kies een organisatie die bij dit overleg aan tafel zat."),
        (("--uit", "."), "Kies een organisatie die bij dit overleg aan tafel zat."),
        (("--voor", "alle", "--met-namen", "--uit", "."), "Een verzegeld verslag heeft altijd codes"),
        (("--voor", "alle", "--uit", "weg/verder"), "De map"),
    ],
)
def test_sealed_minutes_that_cannot_be(done: CommandLine, args: tuple[str, ...], words: str) -> None:
    refused = done.run("verslag", 1, "--soort", "verzegeld", *args)
    assert refused.code != 0
    assert words in refused.sentence


def test_before_the_meeting_is_closed_nothing_is_sealed(full: CommandLine) -> None:
    status = json.loads(full.run("overleggen", "--json").out)[0]["status"]
    ended = full.run("verslag", 1, "--soort", "verzegeld", "--voor", "alle", "--uit", full.home)
    assert (ended.code == 0) == (status in ("gesloten", "vastgesteld"))


CATEGORIES = {"Wonen", "Geld", "Gezondheid", "Meldingen", "Gezin", "Werk en dag", "Mensen om u heen"}
"""The first words of each part of life that a form can ask about, as they stand on it (the police: its example)."""


def choices(path: Path) -> list[list[str]]:
    """The table of the form, row by row, as one reads it."""
    table = Document(str(path)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def asked(path: Path) -> set[str]:
    """The parts of life in its first column."""
    return {row[0].split(":")[0] for row in choices(path)[1:]}


def asks_about(folder: Path, *parts: str) -> CommandLine:
    """A dossier of its own, with a question about these parts of life."""
    tree = closed()
    casus_id = tree["casus"][0]["id"]
    tree["casus_onderwerp"] = [
        {"id": str(6000000000009000 + nr), "casus_id": casus_id, "onderwerp": part} for nr, part in enumerate(parts)
    ]
    folder.mkdir()
    line = CommandLine(folder)
    line.make_dossier()
    line.fill(tree)
    return line


def test_the_consent_form_asks_what_the_question_needs_and_nothing_else(done: CommandLine) -> None:
    """The question of the example is about money and the people around her; the form is read as it was written."""
    code = json.loads(done.run("casussen", "--json").out)[0]["code"]
    team, woonstichting = (row["naam"] for row in json.loads(done.run("organisaties", "--json").out))
    out = done.home / "formulier.docx"
    made = done.run("toestemmingsformulier", code.lower(), "--voor", woonstichting, "--voor", team, "--uit", out)
    assert (made.code, made.out) == (0, f"Het formulier staat in {out}.\n"), made.err
    assert choices(out)[0] == ["Waarover", woonstichting, team]
    assert [row[0] for row in choices(out)[1:]] == ["Geld: schulden, inkomen", "Mensen om u heen: familie"]
    whole = "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)
    assert not any(word in whole for word in CATEGORIES - {"Geld", "Mensen om u heen"})


def test_the_consent_form_follows_the_question(tmp_path: Path) -> None:
    """Negative control: another question, another form; what the police knows is not asked for the corporatie."""
    line = asks_about(tmp_path / "anders", "wonen", "politie", "veiligheid_thuis")
    code = json.loads(line.run("casussen", "--json").out)[0]["code"]
    out = line.home / "formulier.docx"
    organisatie = json.loads(line.run("organisaties", "--json").out)[1]["naam"]
    made = line.run("toestemmingsformulier", code, "--voor", organisatie, "--uit", out)
    assert made.code == 0, made.err
    assert asked(out) == {"Wonen"}
    none = asks_about(tmp_path / "niets")
    refused = none.run("toestemmingsformulier", code, "--voor", organisatie, "--uit", none.home / "geen.docx")
    assert refused.sentence.startswith("Kies eerst waar de vraag over gaat.")
    assert not (none.home / "geen.docx").exists()


def test_a_consent_form_for_nobody_is_not_made(done: CommandLine) -> None:
    code = json.loads(done.run("casussen", "--json").out)[0]["code"]
    out = done.home / "nergens.docx"
    assert done.run("toestemmingsformulier", "ZZZ", "--uit", out).sentence.startswith("Dit is er niet")
    assert done.run("toestemmingsformulier", code, "--voor", "Onbekend", "--uit", out).sentence.startswith("Dit is er")
    assert not out.exists()
