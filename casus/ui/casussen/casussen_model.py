"""The list of casussen, paged over SQL: first page, then the ids, then windows of rows by id.

``data()`` is one comparison and one index: a window is turned into text once, when it arrives.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import CasusStatus
from casus.services.casussen import CasusRow, first_casus_page, list_casus_ids, list_casus_rows
from casus.services.messages import sentence
from casus.ui.dates import day_short
from casus.ui.names import Names
from casus.ui.runner import Runner

WINDOW: Final = 64
KEPT: Final = 32
ASKED_AT_ONCE: Final = 2
SHOWN: Final = frozenset({"casus", "actie", "overleg", "agendapunt", "professional"})
_SHIFT: Final = WINDOW.bit_length() - 1
_MASK: Final = WINDOW - 1
_ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)

Index = QModelIndex | QPersistentModelIndex
Texts = tuple[str, ...]


class Kolom(IntEnum):
    """The columns, in order."""

    CODE = 0
    NAAM = 1
    VRAAG = 2
    INBRENGER = 3
    REGIE = 4
    ACTIES = 5
    BESPROKEN = 6


class CasussenModel(QAbstractTableModel):
    """``show_list`` chooses what is listed; everything else follows from scrolling and from what others change."""

    counted = Signal(int)
    """How many there are: known as soon as the ids are in, -1 while only the first page is."""
    failed = Signal(str)

    def __init__(self, runner: Runner, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._names = runner, names
        self._status: CasusStatus | None = CasusStatus.LOOPT
        self._mine = False
        self._ids = array("q")
        self._rows: OrderedDict[int, list[CasusRow | None]] = OrderedDict()
        self._texts: dict[int, list[Texts]] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._last = -1
        self._turn = 0
        self._is_reading = False
        self._is_asleep = False
        self._was_missed = False
        self._today = date.min
        self._blank: Texts = ("",) * len(Kolom)
        self._titles = (
            self.tr("Code"),
            self.tr("Naam"),
            self.tr("Vraag aan de tafel"),
            self.tr("Inbrenger"),
            self.tr("Regie"),
            self.tr("Open acties"),
            self.tr("Laatst besproken"),
        )
        runner.changed.connect(self._on_changed)
        names.changed.connect(self._on_names)

    # What is listed

    def show_list(self, status: CasusStatus | None, *, mine: bool) -> None:
        """List these: the first page at once, the rest of the ids behind it."""
        self._status, self._mine = status, mine
        self._today = self._runner.context.today()
        self._runner.read(
            self,
            first_casus_page,
            status=status,
            mine=mine,
            done=self._on_first,
            failed=self._on_failed,
            latest="lijst",
        )
        self._read_ids()

    def reload(self) -> None:
        """Something changed: the ids anew; rows on the screen stay until their newer version is there."""
        self._today = self._runner.context.today()
        self._stale = set(self._texts)
        self._read_ids()

    def wake(self) -> None:
        """The list is seen again."""
        self._is_asleep = False
        if self._was_missed:
            self._was_missed = False
            self.reload()

    def sleep(self) -> None:
        """Nobody looks: what changes meanwhile is read at the next look."""
        self._is_asleep = True

    def id_at(self, row: int) -> int:
        """The casus in this row."""
        return self._ids[row]

    def row_of(self, casus_id: int) -> int:
        """Where a casus stands, -1 when it is not in the list."""
        return self._ids.index(casus_id) if casus_id in self._ids else -1

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Kolom)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or not index.isValid():
            return None
        row = index.row()
        number = row >> _SHIFT
        window = self._texts.get(number)
        if window is None:
            self._want(number)
            return ""
        if number != self._last or self._stale:
            self._touch(number)
        return window[row & _MASK][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY and 0 <= section < len(self._titles):
            return self._titles[section]
        if section == Kolom.ACTIES and role == _ALIGNMENT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    # Reading

    def _read_ids(self) -> None:
        self._runner.read(
            self,
            list_casus_ids,
            status=self._status,
            mine=self._mine,
            done=self._on_ids,
            failed=self._on_failed,
            latest="ids",
        )

    def _on_first(self, rows: Sequence[CasusRow]) -> None:
        self.beginResetModel()
        self._forget()
        self._ids = array("q", [row.id for row in rows])
        if rows:
            self._keep(0, rows)
        self.endResetModel()
        self.counted.emit(len(rows) if len(rows) < WINDOW else -1)

    def _on_ids(self, ids: Sequence[int]) -> None:
        new, old = array("q", ids), len(self._ids)
        if new[:old] == self._ids and len(new) > old:
            self.beginInsertRows(QModelIndex(), old, len(new) - 1)
            self._turn += 1
            self._rows.pop(old >> _SHIFT, None)  # a window that was not full
            self._texts.pop(old >> _SHIFT, None)
            self._ids = new
            self.endInsertRows()
        elif new != self._ids:
            self.beginResetModel()
            self._forget()
            self._ids = new
            self.endResetModel()
        self._refresh_seen()
        self.counted.emit(len(new))

    def _refresh_seen(self) -> None:
        """Have the view ask again for what it shows, so that stale windows are read anew."""
        if self._stale and self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Kolom) - 1))

    def _touch(self, number: int) -> None:
        """This window is on the screen: the last to go, the first to be read anew."""
        self._last = number
        self._rows.move_to_end(number)
        if number in self._stale:
            self._stale.discard(number)
            self._want(number)

    def _want(self, number: int) -> None:
        """Remember a window to read; of a fast scroll only the latest are worth reading."""
        self._wanted.pop(number, None)
        self._wanted[number] = None
        if not self._is_reading:
            self._read_next()

    def _read_next(self) -> None:
        numbers = list(self._wanted)[-ASKED_AT_ONCE:]
        self._wanted.clear()
        if not numbers:
            return
        self._is_reading = True
        turn = self._turn
        ids = [id_ for number in numbers for id_ in self._ids[number << _SHIFT : (number + 1) << _SHIFT]]
        self._runner.read(
            self,
            list_casus_rows,
            ids,
            done=lambda rows: self._on_rows(numbers, rows, turn),
            failed=self._on_window_failed,
        )

    def _on_rows(self, numbers: Sequence[int], rows: Sequence[CasusRow], turn: int) -> None:
        """A window that was asked before the list changed is dropped: the view asks again."""
        self._is_reading = False
        for number in numbers:
            if number << _SHIFT < len(self._ids):
                if turn == self._turn:
                    self._keep(number, rows)
                last = min((number + 1) << _SHIFT, len(self._ids)) - 1
                self.dataChanged.emit(self.index(number << _SHIFT, 0), self.index(last, len(Kolom) - 1))
        self._read_next()

    def _on_window_failed(self, error: CasusError) -> None:
        self._is_reading = False
        self._on_failed(error)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    # Windows

    def _keep(self, number: int, rows: Sequence[CasusRow]) -> None:
        found = {row.id: row for row in rows}
        window = [found.get(id_) for id_ in self._ids[number << _SHIFT : (number + 1) << _SHIFT]]
        self._rows[number] = window
        self._rows.move_to_end(number)
        self._texts[number] = [self._written(row) for row in window]
        self._stale.discard(number)
        while len(self._rows) > KEPT:
            oldest, _ = self._rows.popitem(last=False)
            del self._texts[oldest]

    def _forget(self) -> None:
        self._turn += 1
        self._last = -1
        self._rows.clear()
        self._texts.clear()
        self._stale.clear()
        self._wanted.clear()

    def _written(self, row: CasusRow | None) -> Texts:
        if row is None:
            return self._blank
        return (
            row.code,
            self._names.beside_code(row.naam),
            " ".join(self._names.text(row.vraag, row.code).split()) or self.tr("nog geen vraag"),
            row.inbrenger,
            self._regie(row),
            str(row.open_acties),
            self._day(row.laatst_besproken),
        )

    def _regie(self, row: CasusRow) -> str:
        if row.status is CasusStatus.AFGESLOTEN:
            return self.tr("afgesloten")
        return row.casusregisseur or self.tr("nog niemand")

    def _day(self, day: date | None) -> str:
        if day is None:
            return self.tr("nog niet")
        return day_short(day) if day.year == self._today.year else f"{day_short(day)} {day.year}"

    # What others do

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.reload()

    def _on_names(self) -> None:
        for number, window in self._rows.items():
            self._texts[number] = [self._written(row) for row in window]
        if self._ids:
            last = self.index(len(self._ids) - 1, Kolom.NAAM)
            self.dataChanged.emit(self.index(0, Kolom.NAAM), last)
