"""Where are we: the narrow agenda beside the conversation, what is done, what is on the table, what comes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from casus.ui.icons import Icon
from casus.ui.overleg.voeren_words import VerloopRow
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import LEFT, RIGHT, elided, focus_ring, rounded, text_width
from casus.ui.widgets.told import ToldDelegate

_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_PAD: Final = 12
Index = QModelIndex | QPersistentModelIndex


class VerloopModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[VerloopRow] = []

    def set_rows(self, rows: Sequence[VerloopRow]) -> None:
        """Same points: only what is written changes, so that the focus stays."""
        same = [row.punt_id for row in rows] == [row.punt_id for row in self._rows]
        if list(rows) == self._rows:
            return
        if same:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[VerloopRow]:
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROLE:
            return row
        return row.sentence() if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class _Delegate(ToldDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(_ROLE)
        return QSize(160, _height(current_theme(), row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, VerloopRow):
            return
        theme, box = current_theme(), QRectF(option.rect)
        painter.save()
        inner = box.adjusted(0, 2, 0, -2)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if row.looked_at:
            rounded(painter, inner, 8, fill=theme.color("surface"), line=theme.color("line2"), width=theme.line_width)
        elif hovered:
            rounded(painter, inner, 8, fill=theme.color("hover"))
        if row.state == "now":
            mark = QRectF(inner.x() + 1, inner.y() + 8, 3, inner.height() - 16)
            rounded(painter, mark, 1.5, fill=theme.color("accent"))
        x = box.x() + _PAD
        self._paint_sign(painter, theme, QRectF(x, box.y(), theme.px(18), box.height()), row)
        self._paint_words(painter, theme, box.adjusted(_PAD + theme.px(18) + 8, 0, -_PAD, 0), row)
        if bool(option.state & QStyle.StateFlag.State_HasFocus) and getattr(option.widget, "shows_ring", True):
            focus_ring(painter, inner, theme)
        painter.restore()

    def _paint_sign(self, painter: QPainter, theme: Theme, room: QRectF, row: VerloopRow) -> None:
        top = room.y() + (room.height() - _words_height(theme, row)) / 2
        size = theme.px(16)
        line = QRectF(room.x(), top, room.width(), theme.px(20))
        if row.state == "done" or not row.number:
            icon = Icon.CHECK if row.state == "done" else Icon.RUNNING if row.state == "now" else Icon.LESS
            spot = QRectF(round(line.x()), round(line.center().y() - size / 2), size, size)
            theme.icons.paint(painter, icon, spot, theme.color("accent" if row.state == "now" else "text3"))
            return
        painter.setFont(theme.font("code"))
        painter.setPen(theme.color("accent" if row.state == "now" else "text2"))
        painter.drawText(line, LEFT, row.number)

    def _paint_words(self, painter: QPainter, theme: Theme, room: QRectF, row: VerloopRow) -> None:
        high = theme.px(20)
        top = room.y() + (room.height() - _words_height(theme, row)) / 2
        small = theme.font("small", tabular=True)
        width = text_width(small, row.minutes)
        painter.setFont(small)
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(room.right() - width, top, width, high), RIGHT, row.minutes)
        font = theme.font("code" if row.number else "small")
        ink = "text2" if row.state == "done" or not row.number else "text"
        painter.setFont(font)
        painter.setPen(theme.color("text" if row.state == "now" else ink))
        left = room.width() - width - 8
        painter.drawText(QRectF(room.x(), top, left, high), LEFT, elided(font, row.title, left))
        if row.under:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text2"))
            under = QRectF(room.x(), top + high, room.width(), theme.px(18))
            painter.drawText(under, LEFT, elided(theme.font("small"), row.under, room.width()))


class VerloopList(FocusRing, Themed, QListView):
    """``chosen(punt_id)``: look at this point."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verloop_lijst")
        self.setAccessibleName(self.tr("Agenda"))
        self._points = VerloopModel(self)
        self.setItemDelegate(_Delegate(self))
        self.setModel(self._points)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)

    def set_rows(self, rows: Sequence[VerloopRow]) -> None:
        self._points.set_rows(rows)
        self.updateGeometry()
        self.viewport().update()

    def retheme(self, theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(200), sum(_height(theme, row) for row in self._points.rows()) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(140), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        row = self.currentIndex().data(_ROLE)
        if isinstance(row, VerloopRow) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(row.punt_id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(_ROLE)
        if isinstance(row, VerloopRow) and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(row.punt_id)


def _words_height(theme: Theme, row: VerloopRow) -> int:
    return theme.px(38) if row.under else theme.px(20)


def _height(theme: Theme, row: object) -> int:
    """60 for a casus with its name, 36 for one line."""
    if not isinstance(row, VerloopRow):
        return theme.px(36)
    return _words_height(theme, row) + (20 if row.under else 16)
