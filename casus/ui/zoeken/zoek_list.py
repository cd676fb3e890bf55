"""The painted rows of Ctrl+K: a quiet heading per group, one line per row, what is chosen in soft."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.paint import CENTER, LEFT, RIGHT, elided, rounded, text_width
from casus.ui.widgets.row_model import ROW_ROLE
from casus.ui.zoeken.zoek_rows import ZoekRow

_PAD, _GAP = 14, 10
_ROW, _HEAD = 44, 34

Index = QModelIndex | QPersistentModelIndex


class ZoekDelegate(QStyledItemDelegate):
    """Icon, code, title, then what explains it, quieter; on the right a key or one fact."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(200, current_theme().px(_HEAD if isinstance(row, ZoekRow) and row.act is None else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ZoekRow):
            return
        theme, box = current_theme(), QRectF(option.rect)
        painter.save()
        if row.act is None:
            self._paint_heading(painter, theme, box, row)
        else:
            self._paint_row(painter, theme, box, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_heading(self, painter: QPainter, theme: Theme, box: QRectF, row: ZoekRow) -> None:
        line = box.adjusted(_PAD, theme.px(10), -_PAD, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(line, LEFT, row.title)
        painter.drawText(line, RIGHT, row.aside)

    def _paint_row(self, painter: QPainter, theme: Theme, box: QRectF, row: ZoekRow, *, chosen: bool) -> None:
        if chosen:
            width = theme.line_width
            rounded(
                painter,
                box.adjusted(0, 1, 0, -1),
                8,
                fill=theme.color("soft"),
                line=theme.color("soft_line"),
                width=width,
            )
        x = box.x() + _PAD
        if row.icon is not None:
            size = theme.px(18)
            spot = QRectF(round(x), round(box.center().y() - size / 2), size, size)
            theme.icons.paint(painter, row.icon, spot, theme.color("accent" if chosen else "text2"))
            x += size + 12
        right = self._paint_aside(painter, theme, box, row)
        if row.code:
            x = self._write(painter, theme, QRectF(x, box.y(), right - x, box.height()), "code", "text", row.code)
        x = self._write(painter, theme, QRectF(x, box.y(), right - x, box.height()), "body", "text", row.title)
        if row.detail:
            self._write(painter, theme, QRectF(x, box.y(), right - x, box.height()), "small", "text2", row.detail)

    def _write(self, painter: QPainter, theme: Theme, room: QRectF, role: str, token: str, text: str) -> float:
        """One piece, cut off where the room ends; returns where the next begins."""
        font = {"code": theme.font("code"), "body": theme.font("body"), "small": theme.font("small")}[role]
        if room.width() < theme.px(24):
            return room.right()
        painter.setFont(font)
        painter.setPen(theme.color(token))
        painter.drawText(room, LEFT, elided(font, text, room.width()))
        return min(room.x() + text_width(font, text) + _GAP, room.right())

    def _paint_aside(self, painter: QPainter, theme: Theme, box: QRectF, row: ZoekRow) -> float:
        right = box.right() - _PAD
        if not row.aside:
            return right
        font = theme.font("caption" if row.is_key else "small", tabular=True)
        width = text_width(font, row.aside)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        if row.is_key:
            width, height = width + 14, theme.px(15) + 7
            cap = QRectF(right - width, round(box.center().y() - height / 2), width, height)
            rounded(painter, cap, 5, fill=theme.color("surface"), line=theme.color("line2"))
            painter.drawText(cap, CENTER, row.aside)
        else:
            painter.drawText(QRectF(right - width, box.y(), width, box.height()), RIGHT, row.aside)
        return right - width - 12


class ZoekList(Themed, QListView):
    """Follows the keys of the field above it; ``chosen(row)`` by click."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(ZoekDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)

    def content_height(self) -> int:
        """What all rows together need."""
        return sum(self.sizeHintForRow(number) for number in range(self.model().rowCount()))

    def retheme(self, theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, ZoekRow) and row.act is not None:
            self.chosen.emit(row)
