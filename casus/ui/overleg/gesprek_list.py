"""What was said, decided and agreed at this point, newest at the bottom; kinds differ by icon and word."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casus.ui.overleg.voeren_words import GesprekRow
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, TextBlock, focus_ring, hairline, text_width

_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_PAD: Final = 20
Index = QModelIndex | QPersistentModelIndex


class GesprekModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GesprekRow] = []

    def set_rows(self, rows: Sequence[GesprekRow]) -> bool:
        """True when something was added at the end."""
        fresh = list(rows)
        if fresh == self._rows:
            return False
        grown = fresh[: len(self._rows)] == self._rows
        if grown:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(fresh) - 1)
            self._rows = fresh
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
        return grown

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROLE:
            return row
        spoken = ". ".join(part for part in (row.kind, row.text, row.meta) if part)
        return spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class _Delegate(QStyledItemDelegate):
    """Text wraps; the row is as high as its text at the width of the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, view = index.data(_ROLE), self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 320
        if not isinstance(row, GesprekRow):
            return QSize(width, 0)
        theme = current_theme()
        room = _text_room(theme, width)
        text, meta = TextBlock(row.text, "body", theme), TextBlock(row.meta, "small", theme, tabular=True)
        return QSize(width, text.height(room) + meta.height(room - _kind_width(theme, row)) + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, GesprekRow):
            return
        theme, box = current_theme(), QRectF(option.rect)
        painter.save()
        if index.row():
            left = box.x() + _PAD + theme.px(20) + 12
            hairline(painter, theme, left, box.y() + theme.line_width, box.right() - left - _PAD)
        size = theme.px(20)
        step = theme.line_step("body")
        spot = QRectF(box.x() + _PAD, round(box.y() + 12 + (step - size) / 2), size, size)
        theme.icons.paint(painter, row.icon, spot, theme.color("accent" if row.is_agreed else "text2"))
        x, width = box.x() + _PAD + size + 12, _text_room(theme, box.width())
        block = TextBlock(row.text, "body", theme)
        block.draw(painter, x, box.y() + 12, width, theme.color("text"))
        self._paint_meta(painter, theme, QRectF(x, box.y() + 12 + block.height(width), width, theme.px(22)), row)
        if bool(option.state & QStyle.StateFlag.State_HasFocus) and getattr(option.widget, "shows_ring", True):
            focus_ring(painter, box.adjusted(2, 2, -2, -2), theme)
        painter.restore()

    def _paint_meta(self, painter: QPainter, theme: Theme, room: QRectF, row: GesprekRow) -> None:
        """The kind in a word; what belongs to it wraps beside it, because a reason is read whole."""
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("accent" if row.is_agreed else "text"))
        step = theme.line_step("small")
        painter.drawText(QRectF(room.x(), room.y(), room.width(), step), LEFT, row.kind)
        width = _kind_width(theme, row)
        meta = TextBlock(row.meta, "small", theme, tabular=True)
        meta.draw(painter, room.x() + width, room.y(), room.width() - width, theme.color("text2"))


class GesprekList(FocusRing, Themed, QListView):
    """Scrolls by itself; a new line comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gesprek_lijst")
        self.setAccessibleName(self.tr("Wat er is vastgelegd"))
        self._lines = GesprekModel(self)
        self.setItemDelegate(_Delegate(self))
        self.setModel(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.viewport().setAutoFillBackground(False)

    def set_rows(self, rows: Sequence[GesprekRow]) -> None:
        self._lines.set_rows(rows)
        self.scrollToBottom()

    def retheme(self, theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap elsewhere."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        room, row = self.viewport().rect(), self.visualRect(self.currentIndex())
        if self.shows_ring and not room.contains(row):
            focus_ring(QPainter(self.viewport()), QRectF(room), current_theme())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shows_ring and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(self._lines.rowCount() - 1))

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(220), theme.px(150))


def _kind_width(theme: Theme, row: GesprekRow) -> int:
    return text_width(theme.font("small_strong"), row.kind) + 10


def _text_room(theme: Theme, width: float) -> float:
    return max(width - 2 * _PAD - theme.px(20) - 12, 40)
