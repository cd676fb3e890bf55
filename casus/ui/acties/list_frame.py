"""Around a long list: the card, what it says when it is empty, the bar that takes back, and the keys below."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.ui.acties.window_list import WindowList
from casus.ui.casussen.actie_list import KeyBar
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState


class ListFrame(QWidget):
    """What stands below the list never moves the rows."""

    take_back_pressed = Signal()

    def __init__(self, rows: WindowList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._empty: QWidget | None = None
        self._keys = KeyBar(rows)
        self._undo = Banner("", "info", action=self.tr("Zet terug"), icon=Icon.CHECKED)
        self._undo.setObjectName("zet_terug_balk")
        self._undo.action_requested.connect(self.take_back_pressed)
        self._stack = QStackedWidget()
        self._card = Card(padding=8, spacing=0)
        self._card.body.addWidget(rows)
        self._stack.addWidget(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self._undo)
        column.addWidget(self._keys)
        self._undo.hide()
        rows.selectionModel().currentChanged.connect(self._on_current)
        rows.model().modelReset.connect(self._on_current)
        rows.model().dataChanged.connect(self._on_current)
        self.setFocusProxy(rows)

    def show_keys(self, asks: Collection[str]) -> None:
        """Only these mean something for what is listed now."""
        self._keys.show_keys(asks)

    def show_rows(self) -> None:
        """There is something in the list."""
        self._stack.setCurrentWidget(self._card)
        self._keys.show()

    def show_empty(self, empty: EmptyState) -> None:
        """Nothing in it: what it is for and what to do first."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        box = QWidget()
        column = QVBoxLayout(box)
        column.addSpacing(48)
        column.addWidget(empty)
        column.addStretch(1)
        self._empty = box
        had_focus = self.rows.hasFocus()
        self._stack.addWidget(box)
        self._stack.setCurrentWidget(box)
        self._keys.hide()
        if had_focus:  # stay here: the next Tab is the way to take it back
            (empty.action if empty.action.isVisibleTo(empty) else self).setFocus()

    def say_finished(self, sentence: str) -> None:
        """Something went off the list and can be put back; an empty sentence takes the bar away."""
        if sentence:
            self._undo.set_content(sentence, "info", action=self.tr("Zet terug"), icon=Icon.CHECKED)
        self._undo.setVisible(bool(sentence))

    def _on_current(self, *_: object) -> None:
        self._keys.show_row(self.rows.current_row())
