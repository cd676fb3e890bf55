"""The agenda as rows of a list: numbered casussen, standing points without weight; rows can be moved."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from casus.services.overleg_page import OverlegPage, PuntRow
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import REASON_ICONS, gaps_of, reason, tr

Index = QModelIndex | QPersistentModelIndex
AGENDA_ROLE = int(Qt.ItemDataRole.UserRole)
STEP, LEAST, MOST = 5, 5, 240


class AgendaRow(NamedTuple):
    """One line; ``number`` is empty for a standing point, ``missing`` for what is ready."""

    punt_id: int
    casus_id: int | None
    number: str
    code: str
    title: str
    reason: str
    reason_icon: Icon | None
    inbreng: str
    minuten: int
    missing: str

    @property
    def is_vast(self) -> bool:
        return self.casus_id is None

    def written(self) -> str:
        """What stands in the row, in full, for where it does not fit."""
        return "\n".join(part for part in (f"{self.code} {self.title}".strip(), self.below()) if part)

    def below(self) -> str:
        """The second line: why it is here and who brings it."""
        return "  \N{MIDDLE DOT}  ".join(part for part in (self.reason, self.inbreng) if part)

    def sentence(self) -> str:
        """What a screen reader says."""
        minutes = tr("{0} minuten").format(self.minuten)
        if self.is_vast:
            return f"{self.title}, {minutes}"
        state = self.missing or tr("Klaar")
        parts = (f"{self.number}. {self.code} {self.title}".strip(), self.reason, self.inbreng, minutes, state)
        return ", ".join(part for part in parts if part)


def agenda_rows(page: OverlegPage, names: Names) -> list[AgendaRow]:
    """The points of a meeting as lines."""
    found, number = [], 0
    for punt in page.punten:
        number += punt.casus_id is not None
        found.append(_row(punt, number, names))
    return found


def _row(punt: PuntRow, number: int, names: Names) -> AgendaRow:
    if punt.casus_id is None:
        return AgendaRow(punt.id, None, "", "", punt.titel, "", None, "", punt.minuten, "")
    title = names.beside_code(punt.naam)
    inbreng = tr("inbreng {0}").format(punt.inbrenger) if punt.inbrenger else ""
    missing = {"vraag_ontbreekt": tr("Vraag mist"), "casusregisseur_ontbreekt": tr("Regie mist")}
    gaps = [missing[code] for code in gaps_of(punt)]
    return AgendaRow(
        punt.id,
        punt.casus_id,
        str(number),
        punt.code or "",
        title,
        reason(punt.reden),
        REASON_ICONS[punt.reden],
        inbreng,
        punt.minuten,
        gaps[0] if gaps else "",
    )


class AgendaModel(QAbstractListModel):
    """Shows a change at once; the page that is read after it has the last word."""

    moved = Signal(object, int)
    """punt_id, place from 1."""
    timed = Signal(object, int)
    """punt_id, minutes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AgendaRow] = []

    def set_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Rows that only changed in place keep their selection and focus."""
        if [row.punt_id for row in rows] == [row.punt_id for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> AgendaRow | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, punt_id: int) -> int:
        """Row of a point, -1 when it is gone."""
        return next((n for n, row in enumerate(self._rows) if row.punt_id == punt_id), -1)

    def shift(self, place: int, step: int) -> bool:
        """One place up (-1) or down (1)."""
        to = place + step
        if not (0 <= place < len(self._rows) and 0 <= to < len(self._rows)):
            return False
        return self.moveRows(QModelIndex(), place, 1, QModelIndex(), to + 1 if step > 0 else to)

    def add_minutes(self, place: int, step: int) -> None:
        """To the next five minutes up (1) or down (-1)."""
        row = self._rows[place]
        wanted = (row.minuten // STEP + 1) * STEP if step > 0 else (row.minuten - 1) // STEP * STEP
        minuten = max(LEAST, min(wanted, MOST))
        if minuten == row.minuten:
            return
        self._rows[place] = row._replace(minuten=minuten)
        self.dataChanged.emit(self.index(place), self.index(place))
        self.timed.emit(row.punt_id, minuten)

    def moveRows(self, sourceParent: Index, row: int, count: int, destinationParent: Index, child: int) -> bool:
        """What dragging in the list calls; one row at a time."""
        if count != 1 or not self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), child):
            return False
        moved = self._rows.pop(row)
        place = child - 1 if child > row else child
        self._rows.insert(place, moved)
        self.endMoveRows()
        self.moved.emit(moved.punt_id, place + 1)
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == AGENDA_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.written()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.sentence()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged, and dropped between rows: on the list itself."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A row only ever moves inside its own list: nothing of a casus is put where another program can read it."""
        data = QMimeData()
        data.setData(self.mimeTypes()[0], QByteArray())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction
