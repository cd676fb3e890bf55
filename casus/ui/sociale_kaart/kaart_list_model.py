"""A long list of which each row is written when it comes into sight, and once. No widgets."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow

Index = QModelIndex | QPersistentModelIndex
_SPOKEN: Final = frozenset((int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)))


class KaartListModel(QAbstractListModel):
    """``show_items(items, written)``: what is listed, and how one becomes a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Any] = ()
        self._written: Callable[[Any], TwoLineRow] = _unwritten
        self._rows: dict[int, TwoLineRow] = {}

    def show_items(self, items: Sequence[Any], written: Callable[[Any], TwoLineRow]) -> None:
        """List these."""
        self.beginResetModel()
        self._items, self._written = items, written
        self._rows = {}
        self.endResetModel()

    def write_again(self) -> None:
        """Names went on or off: the same rows in other words."""
        self._rows = {}
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def row_of(self, key: int) -> int:
        """Where the row with this key stands; -1 when it is not listed."""
        return next((place for place in range(len(self._items)) if self.row(place).key == key), -1)

    def row(self, place: int) -> TwoLineRow:
        """One row, written at most once."""
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = self._written(self._items[place])
        return found

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == int(Qt.ItemDataRole.ToolTipRole):
            row = self.row(index.row())
            return "\n".join(part for part in (row.title, row.reason, row.fact) if part)
        return self.row(index.row()).sentence() if int(role) in _SPOKEN else None


def _unwritten(item: Any) -> TwoLineRow:
    raise AssertionError(f"nothing says how {type(item).__name__} is written")
