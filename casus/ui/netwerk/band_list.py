"""The ties as a list: Enter changes one, Delete takes it out, Alt with an arrow calls earlier or later."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList


class BandList(RowList):
    """``shift_asked(id, earlier)`` and ``remove_asked(id)`` beside what every list of rows says."""

    shift_asked = Signal(object, bool)
    remove_asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setObjectName("banden_lijst")
        self._rows = RowModel(parent=self)
        self.setModel(self._rows)

    def show_rows(self, rows: list[TwoLineRow]) -> None:
        """These rows; the same one stays chosen, else the first: what one presses is about somebody one sees."""
        now = self.current_row()
        self._rows.set_rows(rows)
        keys = [row.key for row in rows]
        if keys:
            self.choose(int(now.key if now is not None and now.key in keys else keys[0]))

    def choose(self, band_id: int) -> None:
        """Make this one current, and show it."""
        for place in range(self._rows.rowCount()):
            if self._rows.row(place).key == band_id:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(self._rows.index(place, 0), flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(row.key)
        elif row is not None and self._is_shift(event):
            self.shift_asked.emit(row.key, event.key() == Qt.Key.Key_Up)
        else:
            super().keyPressEvent(event)

    def _is_shift(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
