"""A list of the sociale kaart with its keys, and what it says when it is empty."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.ui.casussen.actie_list import OPEN, WIJZIG, KeyBar, KeyedList, Toets
from casus.ui.sociale_kaart.kaart_list_model import KaartListModel
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState

KLOPT, STOP, TERUG, WEG = "klopt", "stop", "terug", "weg"


def kaart_toetsen() -> tuple[Toets, ...]:
    """The keys of the room, for its list, for the bar under it and for the keyboard overview."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("KaartList", text)

    return (
        Toets("G", Qt.Key.Key_G, KLOPT, tr("Gebeld, klopt")),
        Toets("W", Qt.Key.Key_W, WIJZIG, tr("Wijzig")),
        Toets("S", Qt.Key.Key_S, STOP, tr("Is gestopt")),
        Toets("Z", Qt.Key.Key_Z, TERUG, tr("Zet terug")),
        Toets("H", Qt.Key.Key_H, WEG, tr("Haal weg")),
        Toets("Enter", Qt.Key.Key_Return, OPEN, tr("Open")),
    )


class KaartList(QWidget):
    """The card with rows or the empty state, and the keys below it."""

    def __init__(self, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = KaartListModel(self)
        self.list = KeyedList(name, kaart_toetsen(), inline=False)
        self.list.setObjectName(object_name)
        self.list.setModel(self.model)
        self._keys = KeyBar(self.list)
        self._stack = QStackedWidget()
        self._empty: QWidget | None = None
        self._chosen, self._place = 0, 0
        card = Card(padding=8, spacing=0)
        card.body.addWidget(self.list)
        self._card = card
        self._stack.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self._keys)
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._return)

    def show_keys(self, asks: Collection[str]) -> None:
        """Only these mean something for what is listed now."""
        self._asks = frozenset(asks)
        self._keys.show_keys(asks)
        self._keys.setVisible(bool(asks))

    def means(self, asks: str) -> bool:
        """Whether this key means something here."""
        return asks in self._asks

    def show_rows(self, items: Sequence[object], empty: EmptyState) -> None:
        """The rows that were just listed, or what to say when there are none."""
        if items:
            self._stack.setCurrentWidget(self._card)
        else:
            self._show_empty(empty)
        self._keys.setVisible(bool(items) and bool(self._asks))

    def _show_empty(self, empty: EmptyState) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        box = QWidget()
        column = QVBoxLayout(box)
        column.addSpacing(48)
        column.addWidget(empty)
        column.addStretch(1)
        self._empty = box
        self._stack.addWidget(box)
        self._stack.setCurrentWidget(box)

    def _remember(self) -> None:
        row = self.list.current_row()
        self._chosen = int(row.key) if row is not None else 0
        self._place = self.list.currentIndex().row()

    def _return(self) -> None:
        """On the same thing, or else in the same place."""
        count = self.model.rowCount()
        row = self.model.row_of(self._chosen) if self._chosen else -1
        place = row if row >= 0 else min(self._place, count - 1)
        if place >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(place, 0), flag)
        self._on_current()

    def _on_current(self, *_: object) -> None:
        self._keys.show_row(self.list.current_row())
