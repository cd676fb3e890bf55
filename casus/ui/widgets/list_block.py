"""A list with its heading and with words for when it is empty; the usual key copies what a row stands for."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList


class CopyList(RowList):
    """A list whose row is copied with the usual key."""

    copy_pressed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is not None and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit(row)
            return
        super().keyPressEvent(event)


class ListBlock(QWidget):
    """A heading, a card of rows, and what to say when there are none."""

    def __init__(self, title: str, object_name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead(title)
        self._title = title
        self.list = CopyList(title)
        self.list.setObjectName(object_name)
        self._rows = RowModel(parent=self)
        self.list.setModel(self._rows)
        self.list.row_activated.connect(self.opened)
        self._empty = WrapLabel(empty, "body", color="text2")
        card = Card(padding=8)
        card.body.addWidget(self.list)
        inset = QVBoxLayout()
        inset.setContentsMargins(14, 8, 14, 8)
        inset.addWidget(self._empty)
        self._inset = inset
        card.body.addLayout(inset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(card)
        self.on_open: Callable[[int], None] = _nothing

    def opened(self, row: TwoLineRow) -> None:
        """Somebody chose this row."""
        self.on_open(int(row.key))

    def show_rows(self, rows: list[TwoLineRow]) -> None:
        """These rows; the place in the list stays."""
        place, had_focus = self.list.currentIndex().row(), self.list.hasFocus()
        self._rows.set_rows(rows)
        if place >= 0 and rows and had_focus:
            self.list.setCurrentIndex(self._rows.index(min(place, len(rows) - 1), 0))
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        margin = 0 if rows else 8
        self._inset.setContentsMargins(14, margin, 14, margin)
        self.head.set_text(self._title, str(len(rows)) if rows else "")


def _nothing(_: int) -> None:
    """Rows that open nothing."""
