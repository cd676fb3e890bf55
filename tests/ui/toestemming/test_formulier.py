"""The consent form from the casus page, and the paper to talk a decision over: made in Word by the real dialogs."""

from pathlib import Path

from docx import Document
from PySide6.QtWidgets import QCheckBox, QLineEdit

from casus.ui.widgets.link import Link
from tests.ui.desk_fixture import find
from tests.ui.toestemming.test_toestemming_block import Block
from tests.ui.toestemming.test_toestemming_block import block as block


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def place(block: Block, path: Path) -> None:
    field = block.wait_for("formulier_pad")
    assert isinstance(field, QLineEdit)
    field.setText(str(path))


def test_the_form_asks_for_what_was_asked_and_only_what_the_question_needs(block: Block, tmp_path: Path) -> None:
    block.ask()
    block.qtbot.waitUntil(lambda: "Gevraagd voor GGZ De Brug" in block.words())
    block.press("formulier_knop")
    assert "toestemmingsformulier" in find(block.bureau.window, QLineEdit, "formulier_pad").text()
    place(block, tmp_path / "form")
    assert [box.text() for box in block.dialog().findChildren(QCheckBox) if box.isChecked()] == ["GGZ De Brug"]
    block.press("formulier_maken_knop")
    block.qtbot.waitUntil((tmp_path / "form.docx").exists)
    told = words(tmp_path / "form.docx")
    assert "GGZ De Brug" in told
    assert "Schuldhulp gemeente" not in told
    assert "Rob Terpstra" not in told, "a form that is left on a table names nobody"
    block.qtbot.waitUntil(lambda: any(str(tmp_path) in words for words in block.bureau.told))


def test_without_organisations_the_form_says_so_and_nothing_is_written(block: Block, tmp_path: Path) -> None:
    block.press("formulier_knop")
    place(block, tmp_path / "form")
    block.press("formulier_maken_knop")
    assert block.dialog().objectName() == "formulier_dialoog"
    assert "Kies welke organisaties het mogen horen." in block.words()
    assert list(tmp_path.glob("*.docx")) == []


def test_a_form_that_cannot_be_made_keeps_the_dialog(block: Block, tmp_path: Path) -> None:
    """Nobody said yet what the question is about; then there is no such folder."""
    block.press("formulier_knop")
    place(block, tmp_path / "form")
    block.tick("GGZ De Brug")
    block.press("formulier_maken_knop")
    said = "Kies eerst waar de vraag over gaat. Alleen daarover vraagt het formulier."
    block.qtbot.waitUntil(lambda: said in [link.text() for link in block.dialog().findChildren(Link)])
    assert list(tmp_path.glob("*.docx")) == []
