"""What is copied out of Casus is marked as secret and goes after 10 seconds; what others copied stays."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from casus.ui.clipboard import CLEAR_MS, MARK, SECRET_HINTS, OwnClipboard

TEKST = "Rob Terpstra, 06-12345678"


@pytest.fixture
def own(qapp: QApplication) -> Iterator[OwnClipboard]:
    qapp.clipboard().clear()
    watcher = OwnClipboard(qapp.clipboard())
    yield watcher
    watcher.timer.stop()
    watcher.deleteLater()
    qapp.clipboard().clear()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    """With the keyboard, as where somebody copies."""
    field = QLineEdit(TEKST)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    return field


def text() -> str:
    return QApplication.clipboard().text()


def test_a_copy_is_marked_and_gone_after_ten_seconds(own: OwnClipboard, field: QLineEdit) -> None:
    field.selectAll()
    field.copy()
    assert text() == TEKST
    data = QApplication.clipboard().mimeData()
    assert {name for name in SECRET_HINTS if data.hasFormat(name)} == set(SECRET_HINTS)
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    assert (own.timer.isActive(), own.timer.interval()) == (True, CLEAR_MS)
    own.timer.timeout.emit()
    assert text() == ""


def test_a_second_copy_has_its_own_ten_seconds(own: OwnClipboard, field: QLineEdit) -> None:
    field.selectAll()
    field.copy()
    own.timer.stop()
    field.setText("iets anders")
    field.selectAll()
    field.copy()
    assert own.timer.isActive()
    assert text() == "iets anders"


def test_what_another_program_copied_meanwhile_stays(
    own: OwnClipboard, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.selectAll()
    field.copy()
    monkeypatch.setattr(own, "_came_from_here", lambda: False)
    theirs = QMimeData()
    theirs.setText("van een ander programma")
    QApplication.clipboard().setMimeData(theirs)
    assert not own.timer.isActive()
    own.clear()
    assert text() == "van een ander programma"
    assert not QApplication.clipboard().mimeData().hasFormat(MARK)


def test_it_may_stay_when_somebody_wants_that_but_not_after_locking(own: OwnClipboard, field: QLineEdit) -> None:
    own.clears = False
    field.selectAll()
    field.copy()
    assert not own.timer.isActive()
    assert text() == TEKST
    own.clear()
    assert text() == ""


def test_without_the_watch_it_would_stay(qapp: QApplication, field: QLineEdit) -> None:
    """Negative control."""
    field.selectAll()
    field.copy()
    QApplication.processEvents()
    assert text() == TEKST
    assert not qapp.clipboard().mimeData().hasFormat(MARK)
    qapp.clipboard().clear(QClipboard.Mode.Clipboard)
