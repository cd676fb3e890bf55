from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QTableView

from casus.domain.values import OverlegStatus
from casus.services.overleg_page import NotitieRow
from tests.ui.desk_fixture import find, typ
from tests.ui.overleg.conftest import Overleg


def first_note(overleg: Overleg) -> NotitieRow:
    return next(n for p in overleg.page().casussen for n in p.notities)


def texts(overleg: Overleg) -> list[str]:
    return [w.text() for w in overleg.window.findChildren(QLabel) if w.isVisible()]


def test_the_minutes_stand_on_the_screen(past: Overleg) -> None:
    past.open()
    past.wait_for("stel_vast_knop")
    shown = texts(past)
    assert "Rob opent de post niet sinds september." in shown
    assert "De Schakel stopt de ontruiming tot 15 januari." in shown
    assert "Niet bereikt. Komt terug op het volgende overleg." in shown
    assert "Komt terug dinsdag 24 november." in shown


def test_a_correction_stands_beside_the_text(past: Overleg) -> None:
    past.open()
    note = first_note(past)
    past.press(f"corrigeer_{note.id}")
    past.wait_for("correctie_dialoog")
    past.press("correctie_vastleggen_knop")
    assert not past.page().correcties, "without text and reason it is refused"
    typ(find(past.window, QPlainTextEdit, "correctie_nieuw"), "Rob opent de post niet sinds augustus.")
    typ(find(past.window, QLineEdit, "correctie_reden"), "De maand klopte niet.")
    past.press("correctie_vastleggen_knop")
    past.wait(lambda: "Rob opent de post niet sinds augustus." in texts(past))
    assert note.tekst in texts(past)
    assert first_note(past).tekst == note.tekst


def test_the_chair_establishes(past: Overleg) -> None:
    past.open()
    past.press("stel_vast_knop")
    past.press("vaststel_bevestig_knop")
    past.wait(lambda: past.page().status is OverlegStatus.VASTGESTELD)
    past.wait_until_gone("stel_vast_knop")
    assert find(past.window, QAbstractButton, "verslag_knop").property("kind") == "primary"


def test_who_is_no_chair_cannot_establish(past: Overleg) -> None:
    """Negative control: the notulist reads and writes the minutes, the chair stands for them."""
    past.bureau.runner.use(past.bureau.context("LV"))
    past.open()
    past.wait_for("verslag_knop")
    assert not [w for w in past.window.findChildren(QAbstractButton, "stel_vast_knop") if w.isVisible()]


def test_the_word_file_has_codes_unless_names_are_asked_for_with_a_reason(past: Overleg, tmp_path: Path) -> None:
    past.open()
    past.press("verslag_knop")
    place = past.wait_for("verslag_pad", QLineEdit)
    assert isinstance(place, QLineEdit)
    place.setText(str(tmp_path / "met codes"))
    past.press("verslag_maken_knop")
    past.wait_until_gone("verslag_dialoog")
    bar = past.wait_for("melding")
    assert str(tmp_path / "met codes.docx") in bar.accessibleName()
    assert "Rob Terpstra" not in words(tmp_path / "met codes.docx")

    past.press("verslag_knop")
    place = past.wait_for("verslag_pad", QLineEdit)
    assert isinstance(place, QLineEdit)
    place.setText(str(tmp_path / "met namen.docx"))
    QTest.keyClick(find(past.window, QCheckBox, "met_namen"), Qt.Key.Key_Space)
    past.press("verslag_maken_knop")
    assert not (tmp_path / "met namen.docx").exists(), "names need a reason"
    typ(past.wait_for("verslag_reden"), "voor het wijkteam")
    past.press("verslag_maken_knop")
    past.wait_until_gone("verslag_dialoog")
    assert "Rob Terpstra" in words(tmp_path / "met namen.docx")


def test_one_looks_at_who_gets_what_before_one_key_makes_all_files(past: Overleg, tmp_path: Path) -> None:
    past.open()
    past.press("verslag_knop")
    past.wait_for("verslag_pad", QLineEdit)
    past.press("verslag_verzegeld")
    assert not [w for w in past.window.findChildren(QLineEdit, "verslag_pad") if w.isVisible()]
    past.press("verslag_maken_knop")
    table = past.wait_for("wie_krijgt_wat", QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    assert model.columnCount() >= 3
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert len(names) == len(set(names)) > 1
    assert "Rob Terpstra" not in " ".join(
        model.index(row, column).data() for row in range(len(names)) for column in range(model.columnCount())
    )
    place = past.wait_for("verzegeld_map", QLineEdit)
    assert isinstance(place, QLineEdit)
    assert list(tmp_path.glob("*.docx")) == []
    place.setText(str(tmp_path))
    past.press("maak_alle_knop")
    past.wait_until_gone("wie_krijgt_wat_dialoog")
    bar = past.wait_for("melding")
    assert str(tmp_path) in bar.accessibleName()
    assert len(list(tmp_path.glob("*_verslag-deel_*.docx"))) == len(names)


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_file_that_cannot_be_written_says_so_and_keeps_the_form(past: Overleg, tmp_path: Path) -> None:
    past.open()
    past.press("verslag_knop")
    place = past.wait_for("verslag_pad", QLineEdit)
    assert isinstance(place, QLineEdit)
    place.setText(str(tmp_path / "geen" / "map.docx"))
    past.press("verslag_maken_knop")
    past.wait(lambda: any("De map van" in text for text in texts(past)) or _button_says(past, "De map van"))
    assert place.text().endswith("map.docx")


def _button_says(overleg: Overleg, words: str) -> bool:
    return any(words in b.text() for b in overleg.window.findChildren(QAbstractButton) if b.isVisible())
