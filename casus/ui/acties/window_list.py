"""The long list itself: titles between the rows, one stands on a row and not on a title, and stays there."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from casus.ui.acties.window_model import HeadRow, WindowModel
from casus.ui.casussen.actie_list import KeyedList, Toets
from casus.ui.theme import current_theme
from casus.ui.widgets.paint import LEFT, elided, text_width
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow
from casus.ui.widgets.rows import TwoLineDelegate, check_box

_PAD = 14


class HeadedDelegate(TwoLineDelegate):
    """A title is bold at the foot of its place, its count quiet behind it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        head = index.data(ROW_ROLE)
        if not isinstance(head, HeadRow):
            super().paint(painter, option, index)
            return
        theme, box = current_theme(), QRectF(option.rect)
        painter.save()
        line = QRectF(box.x() + _PAD, box.bottom() - theme.px(34), box.width() - 2 * _PAD, theme.px(28))
        bold, quiet = theme.font("h3"), theme.font("small")
        beside = text_width(quiet, head.beside)
        title = elided(bold, head.title, line.width() - beside - 12)
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        painter.drawText(line, LEFT, title)
        painter.setFont(quiet)
        painter.setPen(theme.color("text2"))
        painter.drawText(line.adjusted(text_width(bold, title) + 12, 0, 0, 0), LEFT, head.beside)
        painter.fillRect(QRectF(line.x(), box.bottom() - 1, line.width(), 1), theme.color("line"))
        painter.restore()


class WindowList(KeyedList):
    """A click stands on a row, Enter or a double click opens it; a click on the circle asks what Space asks."""

    def __init__(self, name: str, toetsen: tuple[Toets, ...], rows: WindowModel, parent: QWidget | None = None) -> None:
        super().__init__(name, toetsen, inline=False, parent=parent)
        self._window = rows
        self.setItemDelegate(HeadedDelegate(self))
        self.setModel(rows)
        self._chosen, self._place, self._top = 0, 0, 0
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._return)
        rows.rowsRemoved.connect(lambda *_: self._stand_on(self.currentIndex().row()))

    def current_id(self) -> int:
        """The thing one stands on, 0 for none."""
        return self._window.id_at(self.currentIndex().row())

    def go_to(self, id_: int) -> None:
        """Stand on this thing."""
        self._stand_on(self._window.row_of(id_))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._stand_on(max(self.currentIndex().row(), 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, TwoLineRow) and row.check is not None:
            circle = check_box(current_theme(), QRectF(self.visualRect(index))).adjusted(-6, -6, 6, 6)
            if circle.contains(event.position()):
                self.check_pressed.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, TwoLineRow):
            self.row_activated.emit(row)

    def _remember(self) -> None:
        self._chosen, self._place = self.current_id(), self.currentIndex().row()
        self._top = self.verticalScrollBar().value()

    def _return(self) -> None:
        """Where one stood: on the same thing, or else in the same place."""
        row = self._window.row_of(self._chosen) if self._chosen else -1
        if row >= 0 or self._place >= 0 or self.hasFocus():
            self._stand_on(row if row >= 0 else max(0, min(self._place, self._window.rowCount() - 1)))
        self.verticalScrollBar().setValue(self._top)

    def _stand_on(self, row: int) -> None:
        """This row; of a title the one below it, or the last one above."""
        count = self._window.rowCount()
        rows = [*range(max(row, 0), min(row + 2, count)), *range(row - 1, max(row - 3, -1), -1)]
        place = next((r for r in rows if self._window.id_at(r)), -1)
        if place >= 0:
            index = self._window.index(place, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
