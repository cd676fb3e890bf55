"""The table of casussen: painted cells, one row under the mouse, a ring around the current row for the keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casus.ui.casussen.casussen_model import Kolom
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, RIGHT, cell_ground, elided, focus_ring
from casus.ui.widgets.table import TableView

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


class CasusDelegate(QStyledItemDelegate):
    """Code strong, name plain, the rest quiet; numbers to the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_WIDTHS.get(Kolom(index.column()), _LEAST_VRAAG)), theme.px(20) + 20)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, column = current_theme(), index.column()
        view = option.widget
        hovered = isinstance(view, CasussenTable) and view.hovered == index.row()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        cell_ground(painter, theme, QRectF(option.rect), chosen=chosen, hovered=hovered)
        text = index.data()
        if not text:
            return
        font = theme.font("code") if column == Kolom.CODE else theme.font("body", tabular=column >= Kolom.ACTIES)
        box = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text" if column <= Kolom.NAAM else "text2"))
        align = RIGHT if column == Kolom.ACTIES else LEFT
        painter.drawText(box, align, elided(font, text, box.width()))


class CasussenTable(FocusRing, TableView):
    """``opened(row)``: click or Enter."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.hovered = -1
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
        """Name and question share what the others leave; below its least the table scrolls sideways."""
        if self.model() is None:
            return
        theme = current_theme()
        rest = self.viewport().width()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))
            rest -= theme.px(width)
        naam = max(round(rest * _SHARE_NAAM), theme.px(_LEAST_NAAM))
        self.setColumnWidth(Kolom.NAAM, naam)
        self.setColumnWidth(Kolom.VRAAG, max(rest - naam, theme.px(_LEAST_VRAAG)))

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
