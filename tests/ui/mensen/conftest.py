"""The room on a real dossier, driven as a person does: keys and widgets with a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from casus.services.mensen import ProfessionalRow, list_professionals
from casus.ui.mensen.mensen_view import MensenView
from casus.ui.widgets.row_model import ROW_ROLE
from tests.ui.desk_fixture import Bureau, find, typ


class Kamer:
    """The room Mensen on the screen."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.view = MensenView(bureau.desk)
        bureau.show(self.view)
        self.wait(lambda: self.view.model.overzicht is not None and bureau.runner.is_idle)

    @property
    def window(self) -> QWidget:
        return self.bureau.window

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()))

    def rest(self) -> None:
        """Nothing under way."""
        self.wait(lambda: self.bureau.runner.is_idle)

    def key(self, key: Qt.Key, *, times: int = 1, ctrl: bool = False) -> None:
        """To whatever has the focus."""
        mods = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, mods)

    def to(self, name: str) -> QWidget:
        """Walk there with Tab; fails when Tab never comes by."""
        self.wait(lambda: self._visible(name))
        for _ in range(200):
            focus = QApplication.focusWidget()
            if focus is not None and focus.objectName() == name:
                return focus
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def press(self, name: str) -> None:
        """With the keyboard alone."""
        button = self.to(name)
        assert isinstance(button, QAbstractButton)
        self.key(Qt.Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        field = self.to(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        typ(field, text)

    def choose(self, name: str, words: str) -> None:
        """Go down a list until these words stand there."""
        combo = self.to(name)
        assert isinstance(combo, QComboBox)
        self.key(Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText().startswith(words):
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{words} not in {[combo.itemText(i) for i in range(combo.count())]}")

    def open_row(self, list_name: str, title: str) -> None:
        """Arrow down to a row and press Enter."""
        rows = self.to(list_name)
        assert isinstance(rows, QListView)
        for _ in range(rows.model().rowCount() + 1):
            if rows.currentIndex().data(ROW_ROLE).title == title:
                self.key(Qt.Key.Key_Return)
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{title} not in {self.titles(list_name)}")

    def titles(self, list_name: str) -> list[str]:
        model = find(self.window, QListView, list_name).model()
        return [model.index(row, 0).data(ROW_ROLE).title for row in range(model.rowCount())]

    def row(self, list_name: str, title: str) -> str:
        """The whole sentence of a row, as a screen reader says it."""
        model = find(self.window, QListView, list_name).model()
        rows = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
        return str(next(row.sentence() for row in rows if row.title == title))

    def tab(self, number: int) -> None:
        """The tab bar moves with arrows."""
        self.to("mensen_tabs")
        self.key(Qt.Key.Key_Left, times=4)
        self.key(Qt.Key.Key_Right, times=number)

    def person(self, naam: str) -> ProfessionalRow:
        return next(p for p in list_professionals(self.bureau.context()) if p.naam == naam)

    def gone(self, name: str) -> None:
        self.wait(lambda: not self._visible(name))
        self.rest()

    def _visible(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))


@pytest.fixture
def kamer(bureau: Bureau, qtbot: QtBot) -> Kamer:
    return Kamer(bureau, qtbot)
