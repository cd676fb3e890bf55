"""Rows of a list as frozen values, and a small model for short lists. No QtWidgets here.

Long lists have a paging model of their own; it answers `Qt.UserRole` with a `TwoLineRow` as this one does.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casus.ui.icons import Icon

FactKind = Literal["quiet", "late", "warn", "wrong", "done", "strong"]
CheckState = Literal["open", "partly", "done", "not"]
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class TwoLineRow(NamedTuple):
    """Code before name, so that F9 leaves the row standing; the reason with its icon; one fact on the
    right.

    `key` is what the screen finds the thing by. `check` puts a circle in front. `spoken` is the whole
    sentence for a screen reader; without it the parts are joined.
    """

    key: int | str
    title: str
    code: str = ""
    reason: str = ""
    reason_icon: Icon | None = None
    fact: str = ""
    fact_kind: FactKind = "quiet"
    check: CheckState | None = None
    number: str = ""
    spoken: str = ""

    def sentence(self) -> str:
        if self.spoken:
            return self.spoken
        parts = (f"{self.number} {self.code} {self.title}".strip(), self.reason, self.fact)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """Rows that are all in memory: an agenda, my actions of today, what waits."""

    def __init__(self, rows: Sequence[TwoLineRow] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[TwoLineRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> TwoLineRow:
        return self._rows[number]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (f"{row.code} {row.title}".strip(), row.reason, row.fact) if part)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.sentence()
        return None
