"""Two-line rows, painted: one delegate for the row, one view that knows keyboard, hover and its own height."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, RIGHT, elided, focus_ring, hairline, rounded, text_width
from casus.ui.widgets.row_model import ROW_ROLE, TwoLineRow
from casus.ui.widgets.told import ToldDelegate

_CHECKS: Final = {"open": Icon.OPEN_CIRCLE, "partly": Icon.PARTLY, "done": Icon.CHECKED, "not": Icon.REFUSED}
_FACTS: Final[dict[str, tuple[str, Icon | None]]] = {
    "quiet": ("text2", None),
    "strong": ("text", None),
    "late": ("danger", Icon.LATE),
    "warn": ("warn", Icon.WARN),
    "wrong": ("danger", Icon.ERROR),
    "done": ("text2", Icon.CHECK),
}
_PAD: Final = 14


class TwoLineDelegate(ToldDelegate):
    """Paints a `TwoLineRow` from `Qt.UserRole`: code bold, name, reason with icon, one fact on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height(current_theme()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TwoLineRow):
            return
        theme = current_theme()
        painter.save()
        box = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, theme, box, chosen=chosen, hovered=hovered)
        x = self._paint_lead(painter, theme, box, row)
        last = index.row() == index.model().rowCount() - 1
        if not (chosen or hovered or last):
            hairline(painter, theme, x, box.bottom(), box.right() - x - _PAD)
        right = self._paint_fact(painter, theme, box, row)
        self._paint_words(painter, theme, QRectF(x, box.y(), right - x - 12, box.height()), row)
        view = option.widget
        if bool(state & QStyle.StateFlag.State_HasFocus) and getattr(view, "shows_ring", True):
            focus_ring(painter, box.adjusted(1, 1, -1, -1), theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, theme: Theme, box: QRectF, *, chosen: bool, hovered: bool) -> None:
        inner = box.adjusted(0, 1, 0, -1)
        if chosen:
            rounded(painter, inner, 8, fill=theme.color("soft"), line=theme.color("soft_line"))
        elif hovered:
            rounded(painter, inner, 8, fill=theme.color("sunken"))

    def _paint_lead(self, painter: QPainter, theme: Theme, box: QRectF, row: TwoLineRow) -> float:
        """Circle and number; returns where the words begin."""
        x = box.x() + _PAD
        if row.check is not None:
            token = {"open": "field", "not": "text2"}.get(row.check, "accent")
            theme.icons.paint(painter, _CHECKS[row.check], check_box(theme, box), theme.color(token))
            x += theme.px(22) + 12
        if row.number:
            painter.setFont(theme.font("code"))
            painter.setPen(theme.color("text2"))
            painter.drawText(QRectF(x, box.y(), theme.px(20), box.height()), LEFT, row.number)
            x += theme.px(20) + 12
        return x

    def _paint_fact(self, painter: QPainter, theme: Theme, box: QRectF, row: TwoLineRow) -> float:
        """The one fact; returns where it begins."""
        right = box.right() - _PAD
        if not row.fact:
            return right + 12
        token, icon = _FACTS[row.fact_kind]
        font = theme.font("small" if row.fact_kind in ("quiet", "done") else "small_strong", tabular=True)
        width = text_width(font, row.fact)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        painter.drawText(QRectF(right - width, box.y(), width + 1, box.height()), RIGHT, row.fact)
        left = right - width
        if icon is not None:
            size = theme.px(16)
            left -= size + 8
            spot = QRectF(round(left), round(box.center().y() - size / 2), size, size)
            theme.icons.paint(painter, icon, spot, theme.color(token))
        return left

    def _paint_words(self, painter: QPainter, theme: Theme, room: QRectF, row: TwoLineRow) -> None:
        high1, high2 = _line_heights(theme)
        top = room.y() + (room.height() - (high1 + high2 if row.reason else high1)) / 2
        x = room.x()
        done = row.check == "done"
        if row.code:
            font = theme.font("code")
            width = text_width(font, row.code)
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            painter.drawText(QRectF(x, top, width + 1, high1), LEFT, row.code)
            x += width + 10
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.color("text2" if done else "text"))
        room_left = max(room.right() - x, 0)
        painter.drawText(QRectF(x, top, room_left, high1), LEFT, elided(font, row.title, room_left))
        if row.reason:
            self._paint_reason(painter, theme, QRectF(room.x(), top + high1, room.width(), high2), row)

    def _paint_reason(self, painter: QPainter, theme: Theme, room: QRectF, row: TwoLineRow) -> None:
        x = room.x()
        if row.reason_icon is not None:
            size = theme.px(15)
            spot = QRectF(round(x), round(room.center().y() - size / 2), size, size)
            theme.icons.paint(painter, row.reason_icon, spot, theme.color("text2"))
            x += size + 6
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        width = room.right() - x
        painter.drawText(QRectF(x, room.y(), width, room.height()), LEFT, elided(font, row.reason, width))


class RowList(FocusRing, Themed, QListView):
    """A list of two-line rows.

    `inline` makes it exactly as high as its rows, for use inside a page that scrolls.

    `row_activated(row)`: click or Enter. `check_pressed(row)`: click on the circle, or Space.
    """

    row_activated = Signal(object)
    check_pressed = Signal(object)

    def __init__(self, name: str, *, inline: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inline = inline
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        if inline:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setModel(self, model: object) -> None:
        super().setModel(model)  # type: ignore[arg-type]
        if self._inline and self.model() is not None:
            for change in (self.model().modelReset, self.model().rowsInserted, self.model().rowsRemoved):
                change.connect(self.updateGeometry)
        self.updateGeometry()

    def retheme(self, theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() if self.model() is not None else 0
        shown = rows if self._inline else min(rows, 8)
        return QSize(current_theme().px(320), shown * row_height(current_theme()) + 2)

    def minimumSizeHint(self) -> QSize:
        if self._inline:
            return QSize(current_theme().px(160), self.sizeHint().height())
        return QSize(current_theme().px(160), 3 * row_height(current_theme()))

    def current_row(self) -> TwoLineRow | None:
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, TwoLineRow) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shows_ring and not self.currentIndex().isValid() and self.model() is not None:
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        row = self.current_row()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_activated.emit(row)
        elif row is not None and row.check is not None and event.key() == Qt.Key.Key_Space:
            self.check_pressed.emit(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(row, TwoLineRow):
            return
        circle = check_box(current_theme(), QRectF(self.visualRect(index))).adjusted(-6, -6, 6, 6)
        on_circle = row.check is not None and circle.contains(event.position())
        (self.check_pressed if on_circle else self.row_activated).emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()


def row_height(theme: Theme) -> int:
    """56 at 100 %."""
    return sum(_line_heights(theme)) + 18


def check_box(theme: Theme, box: QRectF) -> QRectF:
    """Where the circle of a row is."""
    size = theme.px(22)
    return QRectF(box.x() + _PAD, round(box.center().y() - size / 2), size, size)


def _line_heights(theme: Theme) -> tuple[int, int]:
    return theme.px(20), theme.px(18)
