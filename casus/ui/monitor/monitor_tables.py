"""Tables of the monitor: of one dimension, and of one inside another."""

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casus.services.geldwoorden import Woorden
from casus.services.monitorkruis import Kruistabel
from casus.services.monitorvorm import MonitorTabel
from casus.ui.monitor.kruis_rijen import KruisRijen
from casus.ui.monitor.monitor_rijen import MonitorRijen
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.paint import focus_ring
from casus.ui.widgets.table import TableView

_AIR = 9
_WIDEST = 240
"""Room for what is told together; the rest is in its tip, and in the file."""
_NAME = 104
"""Room for the name of a row, however wide the figures are; beyond that the table scrolls by itself."""


class _Cells(QStyledItemDelegate):
    """Air beside the figures, as wide as that of the heads."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(_AIR, 0, -_AIR, 0)
        super().paint(painter, inside, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        found = super().sizeHint(option, index)
        return QSize(found.width() + 2 * _AIR + 8, found.height())


class SumTable(TableView):
    """Exactly as high as its rows, of which the last is the total."""

    def __init__(self, name: str, rows: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setModel(rows)
        self.setItemDelegate(_Cells(self))
        self.may_open = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setStretchLastSection(False)
        self.clicked.connect(self.on_index)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range)

    def fit(self) -> None:
        """The widths, when the room or the figures changed."""

    def on_index(self, index: QModelIndex) -> None:
        """Click or Enter on a cell."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        rows = self.model()
        high = self.horizontalHeader().height() + rows.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        return QSize(super().sizeHint().width(), high + 6 + (bar.sizeHint().height() if bar.maximum() else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(220), self.sizeHint().height())

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if self.model() is not None:
            self.fit()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        last = self.model().rowCount() - 1
        if last > 0:
            top = self.rowViewportPosition(last)
            line = QRectF(0, top - 0.6, self.viewport().width(), 1.2)
            QPainter(self.viewport()).fillRect(line, current_theme().color("text"))
        here = self.currentIndex()
        if self.hasFocus() and here.isValid():
            focus_ring(QPainter(self.viewport()), self.focus_room(here), current_theme(), 4)

    def focus_room(self, here: QModelIndex) -> QRectF:
        """Around what the keys act on: the row."""
        top, high = self.rowViewportPosition(here.row()), self.rowHeight(here.row())
        return QRectF(0, top, self.viewport().width(), high).adjusted(1, 1, -1, -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """One always stands on a row, or the keys would seem to do nothing."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.type() is QEvent.Type.KeyPress:
            self.on_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_range(self, _minimum: int, _maximum: int) -> None:
        self.updateGeometry()


class FigureTable(SumTable):
    """The table of one dimension. ``opened(MonitorRij)``: a row that can be looked behind; None: the total."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = MonitorRijen()
        super().__init__(name, self.rows, parent)
        self.rows.setParent(self)

    def show_tabel(self, tabel: MonitorTabel | None, woorden: Woorden) -> None:
        self.rows.set_tabel(tabel, woorden)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(current_theme().px(40))
        for column in range(self.rows.columnCount()):
            fits = QHeaderView.ResizeMode.Stretch if column == 0 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, fits)
        self.fit()
        self.updateGeometry()

    def fit(self) -> None:
        """What does not fit beside the name gives way, the last column first; all of a row is always said."""
        header, count = self.horizontalHeader(), self.rows.columnCount()
        room = self.viewport().width() - current_theme().px(_NAME)
        for column in range(1, count):
            room -= max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            self.setColumnHidden(column, room < 0)

    def on_index(self, index: QModelIndex) -> None:
        if index.isValid() and self.may_open:
            self.opened.emit(self.rows.row(index.row()))


class CrossTable(SumTable):
    """The table of two dimensions, in full: what does not fit is reached by scrolling, with the mouse or the arrows.
    ``opened(rij, kolom)``: a cell that can be looked behind; ``kolom`` None: its row, ``rij`` None: its column, both:
    everything.
    """

    opened = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = KruisRijen()
        super().__init__(name, self.rows, parent)
        self.rows.setParent(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def show_kruis(self, tabel: Kruistabel | None) -> None:
        self.rows.set_tabel(tabel)
        header = self.horizontalHeader()
        header.setMaximumSectionSize(current_theme().px(_WIDEST))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.fit()
        self.updateGeometry()

    def fit(self) -> None:
        """The names take what the figures leave."""
        if self.rows.columnCount():
            self.horizontalHeader().setSectionResizeMode(0, self._names())

    def retheme(self, theme: Theme) -> None:
        self.horizontalHeader().setMaximumSectionSize(theme.px(_WIDEST))
        super().retheme(theme)

    def _names(self) -> QHeaderView.ResizeMode:
        header = self.horizontalHeader()
        wide = sum(max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in range(self.rows.columnCount()))
        fits = wide <= self.viewport().width()
        header.setMaximumSectionSize(self.viewport().width() if fits else current_theme().px(_WIDEST))
        return QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.ResizeToContents

    def focus_room(self, here: QModelIndex) -> QRectF:
        return QRectF(self.visualRect(here)).adjusted(1, 1, -1, -1)

    def on_index(self, index: QModelIndex) -> None:
        tabel = self.rows.tabel
        if tabel is None or not self.may_open or not index.isValid():
            return
        row, column = index.row(), index.column() - 1
        of_row = tabel.rijen[row] if row < len(tabel.rijen) else None
        self.opened.emit(of_row, tabel.kolommen[column] if 0 <= column < len(tabel.kolommen) else None)
