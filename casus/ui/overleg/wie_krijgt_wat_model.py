"""Recipients by casussen: what everybody gets, as a table. No QtWidgets here."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from casus.services.verzegeld import WieKrijgtWat

_Index = QModelIndex | QPersistentModelIndex


class WieKrijgtWatModel(QAbstractTableModel):
    """First the organisation, then a column for each casus, last how many acties of their own."""

    def __init__(self, found: WieKrijgtWat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = (self.tr("Voor wie"), *found.codes, self.tr("Eigen afspraken"))
        self._cells = tuple((row.naam, *row.krijgt, str(row.afspraken or self.tr("geen"))) for row in found.rijen)

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
