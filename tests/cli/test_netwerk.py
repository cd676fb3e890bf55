"""``casus netwerk``: in Word or as a picture; without a network it says so."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.shell import CommandLine, example
from tests.cli.test_plan import code_of


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    found = CommandLine(tmp_path_factory.mktemp("netwerk"))
    found.make_dossier()
    found.fill(example())
    return found


def test_in_word_and_as_a_picture(line: CommandLine) -> None:
    out = line.home / "netwerk.docx"
    made = line.run("netwerk", code_of(line).lower(), "--uit", out)
    assert (made.code, made.out) == (0, f"Het netwerk staat in {out}.\n"), made.err
    assert [row.cells[0].text for row in Document(str(out)).tables[0].rows][1] == "Zus Corrie"
    naam = next(row["naam"] for row in example()["inwoner"])
    for ending, head in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        drawn = line.home / f"netwerk{ending}"
        assert line.run("netwerk", code_of(line), "--persoon", naam.upper(), "--uit", drawn).code == 0
        assert drawn.read_bytes().startswith(head)


def test_what_is_not_there_is_not_made(line: CommandLine, tmp_path: Path) -> None:
    out = line.home / "geen.docx"
    assert line.run("netwerk", "ZZZ", "--uit", out).sentence.startswith("Dit is er niet")
    other = line.run("netwerk", code_of(line), "--uit", line.home / "netwerk.pdf")
    assert other.sentence == "Kies een bestand dat eindigt op .docx, .png of .svg."
    bare = example()
    for naam in ("netwerk_band", "netwerk"):
        bare[naam] = []
    empty = CommandLine(tmp_path)
    empty.make_dossier()
    empty.fill(bare)
    assert empty.run("netwerk", code_of(empty), "--uit", out).sentence == (
        "Van deze casus is nog geen netwerk opgeschreven."
    )
    assert not out.exists()
