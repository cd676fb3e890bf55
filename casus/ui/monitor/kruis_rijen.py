"""The table of two dimensions: rows by columns, with totals of both. No widgets."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from casus.domain.geld import show_euros
from casus.services.monitorkruis import Kruistabel
from casus.services.monitorwoorden import DIMENSIE_KOPPEN, row_words
from casus.ui.theme import current_theme

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class KruisRijen(QAbstractTableModel):
    """Rows of one ``Kruistabel`` and the total; ``set_tabel`` gives another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tabel: Kruistabel | None = None

    def set_tabel(self, tabel: Kruistabel | None) -> None:
        self.beginResetModel()
        self.tabel = tabel
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        if self.tabel is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.tabel.rijen) + 1

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        if self.tabel is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.tabel.kolommen) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self.tabel is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return self._head(section) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.tabel is None:
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{self._text(row, 0)}, {self._head(column)}: {self._text(row, column)}" if column else self._row(row)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        return None

    def _font(self, row: int, column: int) -> QFont:
        assert self.tabel is not None
        strong = row == len(self.tabel.rijen) or column in (0, len(self.tabel.kolommen) + 1)
        return current_theme().font("strong" if strong else "body", tabular=column > 0)

    def _head(self, column: int) -> str:
        assert self.tabel is not None
        if column == 0:
            return DIMENSIE_KOPPEN[self.tabel.rij]
        if column > len(self.tabel.kolommen):
            return self.tr("Totaal")
        return row_words(self.tabel.kolom, self.tabel.kolommen[column - 1])

    def _text(self, row: int, column: int) -> str:
        assert self.tabel is not None
        is_total, is_last = row == len(self.tabel.rijen), column > len(self.tabel.kolommen)
        if column == 0:
            return self.tr("Totaal") if is_total else row_words(self.tabel.rij, self.tabel.rijen[row])
        if is_total:
            return show_euros(self.tabel.totaal if is_last else self.tabel.kolomtotalen[column - 1])
        return show_euros(self.tabel.rijtotalen[row] if is_last else self.tabel.cellen[row][column - 1])

    def _row(self, row: int) -> str:
        cells = [f"{self._head(at)} {self._text(row, at)}" for at in range(1, self.columnCount())]
        return ", ".join((self._text(row, 0), *cells))
