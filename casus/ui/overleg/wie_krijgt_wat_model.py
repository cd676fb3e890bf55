"""What every recipient gets, as a table of sentences. No QtWidgets here."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casus.services.verzegeld import OntvangerRow, WieKrijgtWat
from casus.ui.dates import starting

_Index = QModelIndex | QPersistentModelIndex


class WieKrijgtWatModel(QAbstractTableModel):
    """The organisation, what it gets of which casus, and how many afspraken of its own.

    Casussen of which it gets the same stand on one line: a column for each would be wider than any screen.
    """

    def __init__(self, found: WieKrijgtWat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = (self.tr("Voor wie"), self.tr("Krijgt"), self.tr("Eigen afspraken"))
        self._cells = tuple(
            (row.naam, _gets(row, found.codes), str(row.afspraken or self.tr("geen"))) for row in found.rijen
        )

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads[index.column()]}: {self._cells[index.row()][index.column()]}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def _gets(row: OntvangerRow, codes: tuple[str, ...]) -> str:
    """A line for each amount, with the casussen of which it is so, in the order of the meeting."""
    same: dict[str, list[str]] = {}
    for code, words in zip(codes, row.krijgt, strict=True):
        same.setdefault(words, []).append(code)
    return "\n".join(f"{starting(words)}: {', '.join(found)}" for words, found in same.items())
