"""Choose from a list that one narrows by typing: a casus for the agenda, people for the table."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.values import fold
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList


class _Filter(TextInput):
    """Arrow keys walk through the list while one types."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class ChooseList(QWidget):
    """``activated(row)``: Enter or double choice of one; with ``several`` every row has a circle of its own."""

    changed = Signal()

    def __init__(
        self, label: str, empty: str, object_name: str, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._rows: tuple[TwoLineRow, ...] = ()
        self._checked: list[int | str] = []
        self.filter = _Filter()
        self.filter.setObjectName(f"{object_name}_zoek")
        self.filter.textChanged.connect(self._narrow)
        self.filter.stepped.connect(self._step)
        self.rows = RowList(label, inline=False)
        self.rows.setObjectName(f"{object_name}_lijst")
        self._model = RowModel((), self.rows)
        self.rows.setModel(self._model)
        self.rows.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.rows.check_pressed.connect(self._toggle)
        self.rows.row_activated.connect(self._on_activated)
        self._empty = WrapLabel(empty, "small")
        card = Card(padding=6)
        card.body.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(label, self.filter))
        column.addWidget(self._empty)
        column.addWidget(card, 1)
        self._card = card
        self.set_rows(())

    def set_rows(self, rows: Sequence[TwoLineRow]) -> None:
        self._rows = tuple(rows)
        self._narrow()

    def chosen(self) -> int | str | None:
        """Key of the row that is chosen, when one chooses one."""
        row = self.rows.current_row()
        return None if row is None or self._several else row.key

    def checked(self) -> tuple[int, ...]:
        """Keys of the rows that are checked, when one chooses several."""
        return tuple(key for key in self._checked if isinstance(key, int))

    def _narrow(self) -> None:
        wanted = fold(self.filter.text())
        rows = [row for row in self._rows if wanted in fold(row.sentence())]
        if self._several:
            rows = [row._replace(check="done" if row.key in self._checked else "open") for row in rows]
        kept = self.rows.current_row()
        self._model.set_rows(rows)
        self._empty.setVisible(not rows)
        self._card.setVisible(bool(rows))
        keys = [row.key for row in rows]
        if keys:
            self._choose(keys.index(kept.key) if kept is not None and kept.key in keys else 0)
        self.changed.emit()

    def _choose(self, place: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        index = self._model.index(place, 0)
        self.rows.selectionModel().setCurrentIndex(index, flag.NoUpdate if self._several else flag.ClearAndSelect)
        self.rows.scrollTo(index)

    def _step(self, step: int) -> None:
        place = self.rows.currentIndex().row() + step
        if 0 <= place < self._model.rowCount():
            self._choose(place)

    def _on_activated(self, row: TwoLineRow) -> None:
        if self._several:
            self._toggle(row)

    def _toggle(self, row: TwoLineRow) -> None:
        if row.key in self._checked:
            self._checked.remove(row.key)
        else:
            self._checked.append(row.key)
        self._narrow()
