"""The warning for a likely double on the page of a new casus, by keyboard, for who may and who may not see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casus.services.casussen import open_casus
from casus.ui.casussen.casus_dialog import NewCasusPage
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk, typ


@pytest.fixture
def lotte(dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Bureau]:
    """The desk of somebody who sees what she leads only."""
    with open_desk(dossier_template, tmp_path, qtbot, als="FB") as desk:
        yield desk


def typed(bureau: Bureau, qtbot: QtBot, naam: str) -> QWidget:
    page = NewCasusPage(bureau.desk)
    bureau.show(page)
    qtbot.waitUntil(lambda: bureau.runner.is_idle)
    typ(find(bureau.window, QLineEdit, "casus_naam"), naam)
    qtbot.waitUntil(lambda: not page._double_model.is_waiting and bureau.runner.is_idle)
    return page


def words_of(page: QWidget) -> str:
    QApplication.sendPostedEvents()
    block = block_of(page)
    labels = [label.text() for label in block.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels + [button.text() for button in block.findChildren(QPushButton) if button.isVisible()])


def block_of(page: QWidget) -> QWidget:
    block = page.findChild(QWidget, "casus_dubbel")
    assert block is not None
    return block


def test_what_one_may_see_is_shown_with_code_and_opens(bureau: Bureau, qtbot: QtBot) -> None:
    page = typed(bureau, qtbot, "R. Terpstra")
    rob = bureau.dossier.casussen["Rob Terpstra"]
    code = open_casus(bureau.context(), rob).code
    assert "Rob Terpstra" in words_of(page)
    button = find(bureau.window, QPushButton, f"dubbel_open_{code}")
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert bureau.casussen_opened == [rob]
    bureau.names.show(False)
    assert "Terpstra" not in words_of(page)
    assert code in words_of(page)


def test_what_is_hidden_is_one_sentence_without_name_or_code(lotte: Bureau, qtbot: QtBot) -> None:
    page = typed(lotte, qtbot, "Jolien Bakker")
    assert words_of(page) == (
        "Er is misschien al een casus over deze persoon. Vraag de coördinator voordat u verdergaat."
    )
    assert not block_of(page).findChildren(QPushButton)


def test_another_name_says_nothing(bureau: Bureau, qtbot: QtBot) -> None:
    assert words_of(typed(bureau, qtbot, "Zwanet Kwartel")) == ""
