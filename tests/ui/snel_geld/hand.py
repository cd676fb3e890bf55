"""One who works with the screens of small money, by the names of widgets."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.services import verzoeken
from casus.services.verzoeken import VerzoekRow
from tests.ui.desk_fixture import Bureau, find, typ


class Hand:
    """Presses and types by the names of widgets, and waits for what is shown."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what)

    def is_there(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.bureau.window.findChildren(QWidget, name))

    def see(self, name: str) -> QWidget:
        self.wait(lambda: self.is_there(name))
        return find(self.bureau.window, QWidget, name)

    def press(self, name: str) -> None:
        button = self.see(name)
        assert isinstance(button, QAbstractButton)
        button.click()

    def press_first(self, prefix: str) -> None:
        found = [b for b in self.bureau.window.findChildren(QAbstractButton) if b.objectName().startswith(prefix)]
        next(button for button in found if button.isVisible()).click()

    def write(self, name: str, words: str) -> None:
        field = self.see(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        typ(field, words)

    def confirm(self, button: str, dialog: str) -> None:
        """Press, and wait until the dialog is gone and everything is written."""
        self.press(button)
        self.wait(lambda: not self.is_there(dialog) and self.bureau.runner.is_idle)

    def words(self) -> str:
        window = self.bureau.window
        found: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
        return "\n".join(each.text() for each in found if each.isVisible())

    def reads(self, words: str) -> bool:
        """These words are on the screen, and nothing is under way."""
        return words in self.words() and self.bureau.runner.is_idle

    def row(self, verzoek_id: int) -> VerzoekRow:
        return verzoeken.list_verzoek_rows(self.bureau.context(), [verzoek_id])[0]
