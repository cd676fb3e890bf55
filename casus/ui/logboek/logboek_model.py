"""The log book, paged by number: rows come as one scrolls, of very many only what is near the eye is kept."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from casus.domain.errors import CasusError
from casus.services.logboek import PAGE, LogFilter, LogPagina, LogRegel, log_regels, more_logboek, open_logboek
from casus.services.logzinnen import LogGroep
from casus.ui.dates import day_short, local, moment_clock, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow

KEPT: Final = 20
Index = QModelIndex | QPersistentModelIndex
ICONS: Final = {
    LogGroep.GELEZEN: Icon.READ,
    LogGroep.GEWIJZIGD: Icon.EDIT,
    LogGroep.BESLOTEN: Icon.DECISION,
    LogGroep.GEDEELD: Icon.DOWNLOAD,
    LogGroep.RECHTEN: Icon.PEOPLE,
}
_BLANK: Final = TwoLineRow(0, "")


class LogboekModel(QAbstractListModel):
    """Answers ``ROW_ROLE`` with a ``TwoLineRow`` whose key is the number of the row. Pages of ``PAGE`` rows."""

    shown = Signal(int)
    """Rows loaded so far, after a first page."""
    failed = Signal(object)
    """CasusError; beside the field of the filter it names, else in a bar."""

    def __init__(self, runner: Runner, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._names = runner, names
        self._asked = LogFilter()
        self._page: LogPagina | None = None
        self._numbers = array("q")
        self._windows: OrderedDict[int, tuple[LogRegel, ...]] = OrderedDict()
        self._rows: dict[int, tuple[TwoLineRow, ...]] = {}
        self._is_reading = False
        self._wanted: dict[int, None] = {}
        self._turn = 0
        self._today = date.min
        names.changed.connect(self._on_names)

    # What is listed

    def show_list(self, asked: LogFilter) -> None:
        """The newest rows that fit; what is read of an earlier question is dropped."""
        self._asked = asked
        self._today = self._runner.context.today()
        self._runner.read(self, open_logboek, asked, done=self._on_first, failed=self.failed.emit, latest="lijst")

    def reload(self) -> None:
        """The same question again: there are newer rows."""
        self.show_list(self._asked)

    @property
    def asked(self) -> LogFilter:
        """The filter of what is shown."""
        return self._asked

    def regel(self, row: int) -> LogRegel | None:
        """Everything about the row at this place; None while it is not there (yet)."""
        window = self._windows.get(row // PAGE)
        return window[row % PAGE] if window is not None and row % PAGE < len(window) else None

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._numbers)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._page is not None and not self._page.is_laatste

    def fetchMore(self, parent: Index) -> None:
        if self._is_reading or self._page is None or self._page.is_laatste:
            return
        self._is_reading = True
        turn, before = self._turn, self._numbers[-1]
        self._runner.read(
            self,
            more_logboek,
            self._page.vraag,
            before,
            done=lambda page: self._on_more(page, turn),
            failed=self._on_window_failed,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(index.row())
        return row if role == ROW_ROLE else row.sentence()

    def _row(self, place: int) -> TwoLineRow:
        number = place // PAGE
        rows = self._rows.get(number)
        if rows is None:
            self._want(number)
            return _BLANK
        self._windows.move_to_end(number)
        return rows[place % PAGE] if place % PAGE < len(rows) else _BLANK

    # Reading

    def _on_first(self, page: LogPagina) -> None:
        self.beginResetModel()
        self._turn += 1
        self._page, self._is_reading = page, False
        self._windows.clear()
        self._rows.clear()
        self._wanted.clear()
        self._numbers = array("q", [regel.nr for regel in page.regels])
        if page.regels:
            self._keep(0, page.regels)
        self.endResetModel()
        self.shown.emit(len(page.regels))

    def _on_more(self, page: LogPagina, turn: int) -> None:
        if turn != self._turn:
            return
        self._is_reading = False
        self._page = page
        if page.regels:
            first = len(self._numbers)
            self.beginInsertRows(QModelIndex(), first, first + len(page.regels) - 1)
            self._numbers.extend(regel.nr for regel in page.regels)
            self._keep(first // PAGE, page.regels)
            self.endInsertRows()
        self._read_next()

    def _want(self, number: int) -> None:
        """A window that was let go is on the screen again; of a fast scroll the last is read first."""
        self._wanted.pop(number, None)
        self._wanted[number] = None
        if not self._is_reading:
            self._read_next()

    def _read_next(self) -> None:
        if not self._wanted:
            return
        number, _ = self._wanted.popitem()
        self._wanted.clear()
        self._is_reading = True
        turn = self._turn
        numbers = list(self._numbers[number * PAGE : (number + 1) * PAGE])
        self._runner.read(
            self,
            log_regels,
            numbers,
            done=lambda found: self._on_window(number, numbers, found, turn),
            failed=self._on_window_failed,
        )

    def _on_window(self, number: int, numbers: Sequence[int], found: Sequence[LogRegel], turn: int) -> None:
        if turn != self._turn:
            return
        self._is_reading = False
        there = {regel.nr: regel for regel in found}
        if len(there) < len(numbers):  # sight of a casus ended meanwhile: the list as it is now
            self.reload()
            return
        self._keep(number, tuple(there[nr] for nr in numbers))
        self._tell(number)
        self._read_next()

    def _on_window_failed(self, error: CasusError) -> None:
        self._is_reading = False
        self.failed.emit(error)

    def _keep(self, number: int, regels: tuple[LogRegel, ...]) -> None:
        self._windows[number] = regels
        self._windows.move_to_end(number)
        self._rows[number] = tuple(self._written(regel) for regel in regels)
        while len(self._windows) > KEPT:
            oldest, _ = self._windows.popitem(last=False)
            del self._rows[oldest]

    def _tell(self, number: int) -> None:
        last = min((number + 1) * PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(number * PAGE), self.index(last))

    def _written(self, regel: LogRegel) -> TwoLineRow:
        reden = self.tr("reden: {0}").format(" ".join(regel.reden.split())) if regel.reden else ""
        about = self._names.beside_code(regel.casus_naam)
        return TwoLineRow(
            key=regel.nr,
            title=regel.zin,
            reason=facts(starting(regel.rol), regel.organisatie, about, reden) or self.tr("Het programma zelf"),
            reason_icon=ICONS[regel.groep],
            fact=self._when(regel),
        )

    def _when(self, regel: LogRegel) -> str:
        day, clock = local(regel.moment).date(), moment_clock(regel.moment)
        if day == self._today:
            return self.tr("vandaag {0}").format(clock)
        year = "" if day.year == self._today.year else f" {day.year}"
        return f"{day_short(day)}{year} {clock}"

    def _on_names(self) -> None:
        for number, regels in self._windows.items():
            self._rows[number] = tuple(self._written(regel) for regel in regels)
        for number in self._windows:
            self._tell(number)
