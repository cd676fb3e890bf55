"""An intake as a file: the filled sheet with picture and table twin, the empty one, and the picture by itself."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from casus.domain.errors import RuleViolation
from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Verband
from casus.drawing.pictures import DrawnPictures
from casus.services.context import Context
from casus.services.intake_papier import (
    MakeIntakeblad,
    MakeLeegblad,
    MakeTekening,
    make_intakeblad,
    make_leegblad,
    make_tekening,
    web_of,
)
from tests.services.conftest import Town
from tests.services.test_intakes import begin, fill, refused

SAID = "Ik ken hier niemand meer."


@pytest.fixture
def drawing(town: Town, qapp: QApplication) -> Context:
    """IB, on a machine that draws."""
    return replace(town.as_("IB"), pictures=DrawnPictures())


def a_year_of_talk(town: Town) -> int:
    first = begin(town, day=town.clock.today() - timedelta(days=365))
    fill(town, first, IntakeInhoud((DeelInhoud("meedoen", cijfers={"": 3}),)), done=True)
    second = begin(town)
    parts = (
        DeelInhoud("meedoen", antwoorden={"verhaal": SAID}, cijfers={"": 0, "erbij_horen": 2}, wil_praten=True),
        DeelInhoud("zingeving", DeelStand.NIET_BESPROKEN),
    )
    fill(town, second, IntakeInhoud(parts, mee_aan_de_slag=("meedoen",)))
    return second


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_sheet_holds_what_was_said_the_picture_and_its_table(town: Town, drawing: Context, tmp_path: Path) -> None:
    path = make_intakeblad(drawing, MakeIntakeblad(a_year_of_talk(town), tmp_path / "blad.docx"))
    text = text_of(path)
    assert SAID in text
    assert "1. Meedoen" in text
    assert "Hier wil ik over praten" in text
    assert "Niet besproken." in text
    document = Document(str(path))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Kant van het leven",
        "Toen, november 2025",
        "Nu, november 2026",
    ]
    rows = {row.cells[0].text: (row.cells[1].text, row.cells[2].text) for row in table.rows[1:]}
    assert rows["Meedoen (wil hierover praten)"] == ("3", "0")
    assert rows["Kwaliteit van leven"] == ("niet besproken", "niet besproken")
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    assert 'descr="Spinnenweb. Meedoen: nu 0, toen 3, wil hierover praten.' in xml
    for word in ("totaal:", "gemiddeld"):
        assert word not in text.lower()


def test_the_plaat_has_its_links_in_words(town: Town, drawing: Context, tmp_path: Path) -> None:
    id_ = begin(town, "vier_d")
    parts = tuple(DeelInhoud(code, antwoorden={"speelt": "Veel."}) for code in ("geest", "maatschappelijk"))
    fill(town, id_, IntakeInhoud(parts, (Verband("maatschappelijk", "geest", "ik lig wakker van de post"),)))
    path = make_intakeblad(drawing, MakeIntakeblad(id_, tmp_path / "plaat.docx"))
    assert "Maatschappelijk werkt door op Geest: ik lig wakker van de post." in text_of(path)
    with zipfile.ZipFile(path) as archive:
        assert [name for name in archive.namelist() if name.endswith(".png")]


def test_the_empty_sheet_asks_everything_and_names_nobody(town: Town, drawing: Context, tmp_path: Path) -> None:
    text = text_of(make_leegblad(drawing, MakeLeegblad("positieve_gezondheid", tmp_path / "leeg.docx")))
    assert "Hoe gaat het in uw hoofd?" in text
    assert "Kanarie" not in text
    with refused("instrument_leeg_sjabloon"):
        make_leegblad(drawing, MakeLeegblad("kompas", tmp_path / "kompas.docx"))
    assert not (tmp_path / "kompas.docx").exists()


def test_the_picture_alone_is_a_png_or_an_svg(town: Town, drawing: Context, tmp_path: Path) -> None:
    with refused("geen_spinnenweb"):
        make_tekening(drawing, MakeTekening(town.kanarie, tmp_path / "web.png"))
    a_year_of_talk(town)
    image = QImage(str(make_tekening(drawing, MakeTekening(town.kanarie, tmp_path / "web.png"))))
    assert image.width() == round(116 / 25.4 * 200)
    svg = make_tekening(drawing, MakeTekening(town.kanarie, tmp_path / "web.svg")).read_text(encoding="utf-8")
    assert svg.startswith("<?xml")
    assert "Meedoen" in svg
    assert {each.naam: (each.nu, each.toen) for each in web_of(drawing, town.kanarie)}["Meedoen"] == (0, 3)
    with refused("tekening_soort_onbekend"):
        make_tekening(drawing, MakeTekening(town.kanarie, tmp_path / "web.jpg"))


def test_who_is_not_told_makes_no_file(town: Town, drawing: Context, tmp_path: Path) -> None:
    id_ = a_year_of_talk(town)
    outsider = replace(town.as_("BU"), pictures=DrawnPictures())
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        make_intakeblad(outsider, MakeIntakeblad(id_, tmp_path / "nee.docx"))
    with pytest.raises(RuleViolation, match="geen_spinnenweb"):
        make_tekening(outsider, MakeTekening(town.kanarie, tmp_path / "nee.png"))
    assert list(tmp_path.glob("nee*")) == []
