"""The table of the monitor: one row for each class or pool of classes, and the total. No widgets."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from casus.domain.geld import show_euros
from casus.domain.monitor import Dimensie
from casus.services.geldwoorden import AFSPRAAK, Woorden
from casus.services.monitorvorm import MonitorRij, MonitorTabel
from casus.services.monitorwoorden import DIMENSIE_KOPPEN, NIET_VERTELD, row_words
from casus.ui.dates import starting
from casus.ui.theme import current_theme

BUDGET, UITGEGEVEN, GERESERVEERD, OVER, VERZOEKEN, ZONDER, LATER = (
    "budget", "uitgegeven", "gereserveerd", "over", "verzoeken", "zonder_geld", "later",
)  # fmt: skip
_AMOUNTS = (BUDGET, UITGEGEVEN, GERESERVEERD, OVER)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MonitorRijen(QAbstractTableModel):
    """Rows of one ``MonitorTabel``; ``set_tabel`` gives another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabel: MonitorTabel | None = None
        self._columns: tuple[str, ...] = ()
        self._woorden = AFSPRAAK

    def set_tabel(self, tabel: MonitorTabel | None, woorden: Woorden) -> None:
        self.beginResetModel()
        self._tabel, self._woorden = tabel, woorden
        of_budget = tabel is not None and tabel.dimensie in (Dimensie.WIJK, Dimensie.BRON)
        self._columns = (*_AMOUNTS, VERZOEKEN, ZONDER) if of_budget else (UITGEGEVEN, GERESERVEERD, VERZOEKEN, ZONDER)
        if tabel is not None and tabel.totaal.later is not None:
            self._columns += (LATER,)
        self.endResetModel()

    def row(self, number: int) -> MonitorRij | None:
        """The row; None is the total."""
        if self._tabel is None or not 0 <= number < len(self._tabel.rijen):
            return None
        return self._tabel.rijen[number]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        if self._tabel is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._tabel.rijen) + 1

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if self._tabel is None or (parent is not None and parent.isValid()) else len(self._columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self._tabel is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._head(self._columns[section - 1]) if section else DIMENSIE_KOPPEN[self._tabel.dimensie]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._tabel is None:
            return None
        rij = self.row(index.row()) or self._tabel.totaal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(rij, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(rij) if index.column() == 0 else self._text(rij, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._font(index)
        return None

    def _font(self, index: QModelIndex | QPersistentModelIndex) -> QFont:
        is_total = self._tabel is not None and index.row() == len(self._tabel.rijen)
        strong = index.column() == 0 or is_total
        return current_theme().font("strong" if strong else "body", tabular=index.column() > 0)

    def _text(self, rij: MonitorRij, column: int) -> str:
        if column == 0:
            assert self._tabel is not None
            return row_words(self._tabel.dimensie, rij.klassen) or self.tr("Totaal")
        name = self._columns[column - 1]
        value: int | None = getattr(rij, name)
        if value is None:
            return NIET_VERTELD
        return show_euros(value) if name in (*_AMOUNTS, LATER) else str(value)

    def _spoken(self, rij: MonitorRij) -> str:
        parts = [f"{self._head(name)} {self._text(rij, place)}" for place, name in enumerate(self._columns, start=1)]
        return ", ".join((self._text(rij, 0), *parts))

    def _head(self, name: str) -> str:
        return {
            BUDGET: self.tr("Budget"),
            UITGEGEVEN: self.tr("Uitgegeven"),
            GERESERVEERD: self.tr("Gereserveerd"),
            OVER: self.tr("Over"),
            VERZOEKEN: starting(self._woorden.namen),
            ZONDER: self.tr("Zonder geld"),
            LATER: self.tr("Later geboekt"),
        }[name]
