"""The table of casussen: painted cells, one row under the mouse, a ring around the current row for the keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from casus.ui.casussen.casussen_model import Kolom
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, RIGHT, cell_ground, elided, focus_ring
from casus.ui.widgets.table import TableView
from casus.ui.widgets.told import ToldDelegate

_PAD = 12
_WIDTHS = {
    Kolom.CODE: 72,
    Kolom.INBRENGER: 148,
    Kolom.REGIE: 148,
    Kolom.ACTIES: 112,
    Kolom.BESPROKEN: 144,
}
_LEAST_NAAM, _LEAST_VRAAG = 190, 200
_SHARE_NAAM = 0.42
_BELOW = {Kolom.NAAM: Kolom.VRAAG, Kolom.REGIE: Kolom.INBRENGER, Kolom.BESPROKEN: Kolom.ACTIES}
"""With little room (large text) a row has two lines: what stands in a column of its own goes below another."""


class CasusDelegate(ToldDelegate):
    """Code strong, name plain, the rest quiet; numbers to the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = {
            Kolom.VRAAG: "{0}",
            Kolom.INBRENGER: self.tr("inbreng {0}"),
            Kolom.ACTIES: self.tr("open acties: {0}"),
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_WIDTHS.get(Kolom(index.column()), _LEAST_VRAAG)), theme.px(20) + 20)

    def below(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands on the second line of this cell."""
        column = _BELOW.get(Kolom(index.column()))
        words = index.sibling(index.row(), column).data() if column is not None else ""
        return self._words[column].format(words) if column is not None and words else ""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(view, CasussenTable) and view.is_stacked:
            words = "\n".join(part for part in (index.data(), self.below(index)) if part)
            QToolTip.showText(event.globalPos(), words, view.viewport(), view.visualRect(index))
            return True
        return super().helpEvent(event, view, option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, column = current_theme(), index.column()
        view = option.widget
        hovered = isinstance(view, CasussenTable) and view.hovered == index.row()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        cell_ground(painter, theme, QRectF(option.rect), chosen=chosen, hovered=hovered)
        box = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        stacked = isinstance(view, CasussenTable) and view.is_stacked
        below = self.below(index) if stacked else ""
        if stacked:
            box = QRectF(box.x(), box.y() + 8, box.width(), (box.height() - 16) / 2)
            _write(painter, box.translated(0, box.height()), below, theme.font("small"), theme.color("text2"))
        font = theme.font("code") if column == Kolom.CODE else theme.font("body", tabular=column >= Kolom.ACTIES)
        color = theme.color("text" if column <= Kolom.NAAM else "text2")
        _write(painter, box, index.data(), font, color, RIGHT if column == Kolom.ACTIES else LEFT)


def _write(painter: QPainter, box: QRectF, text: str, font: QFont, color: QColor, align: int = LEFT) -> None:
    if text:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(box, align, elided(font, text, box.width()))


class CasussenTable(FocusRing, TableView):
    """``opened(row)``: click or Enter."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.hovered = -1
        self.is_stacked = False
        self.setItemDelegate(CasusDelegate(self))
        self.setCornerWidget(QWidget())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setCursor(Qt.CursorShape.ArrowCursor)

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self.horizontalHeader().setFixedHeight(theme.px(22) + 16)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Name and question share what the others leave; below their least a row gets a second line."""
        if self.model() is None:
            return
        theme, room = current_theme(), self.viewport().width()
        needed = theme.px(sum(_WIDTHS.values()) + _LEAST_NAAM + _LEAST_VRAAG)
        self.is_stacked = room < needed
        widths = {column: theme.px(width) for column, width in _WIDTHS.items()}
        for column in _BELOW.values():
            self.setColumnHidden(column, self.is_stacked)
            if self.is_stacked:
                widths.pop(column, None)
        self.verticalHeader().setDefaultSectionSize(theme.px(40) + 16 if self.is_stacked else theme.px(20) + 20)
        rest = room - sum(widths.values())
        if self.is_stacked:
            widths[Kolom.NAAM] = max(rest, theme.px(80))
        else:
            widths[Kolom.NAAM] = max(round(rest * _SHARE_NAAM), theme.px(_LEAST_NAAM))
            widths[Kolom.VRAAG] = rest - widths[Kolom.NAAM]
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shows_ring and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self.shows_ring and row >= 0:
            y, height = self.rowViewportPosition(row), self.rowHeight(row)
            box = QRectF(0, y, self.viewport().width(), height)
            focus_ring(QPainter(self.viewport()), box.adjusted(1, 1, -1, -1), current_theme(), 4)
