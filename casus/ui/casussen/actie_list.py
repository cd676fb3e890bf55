"""A list of acties by keyboard: one key for each answer, shown under the list for the row one is at."""

from collections.abc import Collection
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.casussen.acties_model import Uitkomst
from casus.ui.widgets.button import Button
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.rows import RowList
from casus.ui.widgets.sign import KeyCap

WIJZIG: Final = "wijzig"
OPEN: Final = "open"
HEROPEN: Final = "heropen"


class Toets(NamedTuple):
    """One key, what it asks for, and the word beside it."""

    letter: str
    key: Qt.Key
    asks: str
    words: str


def actie_toetsen() -> tuple[Toets, ...]:
    """The keys of a list of acties, for the list, for the bar under it and for the keyboard overview."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ActieList", text)

    return (
        Toets("G", Qt.Key.Key_G, Uitkomst.GEDAAN, tr("Gedaan")),
        Toets("N", Qt.Key.Key_N, Uitkomst.NIET_GEDAAN, tr("Niet gedaan")),
        Toets("L", Qt.Key.Key_L, Uitkomst.LATER, tr("Later")),
        Toets("T", Qt.Key.Key_T, Uitkomst.TERUGKOPPELING, tr("Terugkoppeling")),
        Toets("W", Qt.Key.Key_W, WIJZIG, tr("Wijzig")),
        Toets("Z", Qt.Key.Key_Z, HEROPEN, tr("Zet terug")),
        Toets("Enter", Qt.Key.Key_Return, OPEN, tr("Open casus")),
    )


class KeyedList(RowList):
    """``asked(row, what)``: a key was pressed at a row. Space and the circle ask what the first key asks."""

    asked = Signal(object, str)

    def __init__(
        self, name: str, toetsen: tuple[Toets, ...], *, inline: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, inline=inline, parent=parent)
        self.toetsen = toetsen
        self._asks: dict[int, str] = {int(t.key): t.asks for t in toetsen if t.key is not Qt.Key.Key_Return}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter with Ctrl or Alt is somebody else's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        asks = self._asks.get(event.key()) if plain else None
        row = self.current_row()
        if asks is None or row is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key held down is one answer, not twelve
            self._ring = True
            self.asked.emit(row, asks)


class KeyBar(QWidget):
    """The row one is at in words, and its keys as buttons."""

    def __init__(self, rows: KeyedList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setObjectName("toetsen_balk")
        self._title = Label("", "small_strong", elide=True)
        keys = QWidget()
        self._flow = FlowLayout(keys, gap=6)
        self._keys = {toets.asks: self._key(toets) for toets in rows.toetsen}
        for key in self._keys.values():
            self._flow.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(keys)

    def show_row(self, row: TwoLineRow | None) -> None:
        """Say which row the keys are for."""
        self._title.setText(self.tr("Kies een regel met de pijltjes") if row is None else row.title)

    def show_keys(self, asks: Collection[str]) -> None:
        """Only these mean something for this list."""
        for what, key in self._keys.items():
            key.setVisible(what in asks)
        self._flow.invalidate()

    def _key(self, toets: Toets) -> QWidget:
        button = Button(toets.words, "ghost", size="small")
        button.setObjectName(f"toets_{toets.asks}")
        button.setAccessibleDescription(self.tr("Toets {0}").format(toets.letter))
        button.clicked.connect(lambda: self._press(toets))
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(KeyCap(toets.letter))
        line.addWidget(button)
        return box

    def _press(self, toets: Toets) -> None:
        row = self._rows.current_row()
        if row is not None and toets.asks == OPEN:
            self._rows.row_activated.emit(row)
        elif row is not None:
            self._rows.asked.emit(row, toets.asks)
