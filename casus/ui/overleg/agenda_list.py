"""The agenda as one paints it: handle, number, casus, reason, minutes with a button on each side, ready or not.

Slepen or Alt + arrows moves a point, plus and minus change its minutes, Delete takes it off, Enter opens the casus.
"""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
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
from casus.ui.overleg.agenda_model import AGENDA_ROLE, AgendaModel, AgendaRow
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import CENTER, LEFT, elided, focus_ring, hairline, rounded, text_width
from casus.ui.widgets.tag import paint_tag, tag_size
from casus.ui.widgets.told import ToldDelegate

_PAD: Final = 10
Index = QModelIndex | QPersistentModelIndex


class AgendaDelegate(ToldDelegate):
    """Paints an ``AgendaRow``; knows where its buttons are, so that the view can press them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag_words = (self.tr("Vraag mist"), self.tr("Regie mist"))
        self._ready = self.tr("Klaar")
        self.can_edit = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(AGENDA_ROLE)
        return QSize(200, row_height(current_theme(), row.is_vast if isinstance(row, AgendaRow) else False))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(AGENDA_ROLE)
        if not isinstance(row, AgendaRow):
            return
        theme, box = current_theme(), QRectF(option.rect)
        painter.save()
        active = self._paint_ground(painter, theme, option, box)
        if index.row() + 1 < index.model().rowCount():
            hairline(painter, theme, box.x() + _PAD, box.bottom() + 1, box.width() - 2 * _PAD)
        x = self._paint_lead(painter, theme, box, row, active=active)
        self._paint_minutes(painter, theme, box, row, active=active)
        self._paint_end(painter, theme, box, row, active=active)
        right = self.minutes_box(theme, box).x() - 16
        self._paint_words(painter, theme, QRectF(x, box.y(), right - x, box.height()), row)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused and getattr(option.widget, "shows_ring", True):
            focus_ring(painter, box.adjusted(1, 1, -1, -1), theme)
        painter.restore()

    # where things are

    def minutes_box(self, theme: Theme, box: QRectF) -> QRectF:
        width = 2 * theme.px(30) + text_width(theme.font("small_strong", tabular=True), self.tr("{0} min").format(240))
        height = theme.px(17) + 15
        right = box.right() - _PAD - self._end_width(theme) - 16
        return QRectF(round(right - width), round(box.center().y() - height / 2), width, height)

    def remove_box(self, theme: Theme, box: QRectF) -> QRectF:
        side = theme.px(18) + 10
        return QRectF(box.right() - _PAD - side, round(box.center().y() - side / 2), side, side)

    def _end_width(self, theme: Theme) -> int:
        """Room for the widest tag and the button that takes a point off."""
        return max(tag_size(theme, word, Icon.WARN).width() for word in self._tag_words) + theme.px(18) + 16

    # painting

    def _paint_ground(self, painter: QPainter, theme: Theme, option: QStyleOptionViewItem, box: QRectF) -> bool:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        inner = box.adjusted(0, 1, 0, -1)
        if chosen:
            rounded(painter, inner, 8, fill=theme.color("soft"), line=theme.color("soft_line"))
        elif hovered:
            rounded(painter, inner, 8, fill=theme.color("sunken"))
        return self.can_edit and (chosen or hovered)

    def _paint_lead(self, painter: QPainter, theme: Theme, box: QRectF, row: AgendaRow, *, active: bool) -> float:
        x = box.x() + _PAD
        if self.can_edit and (active or not row.is_vast):
            size = theme.px(16)
            spot = QRectF(x, round(box.center().y() - size / 2), size, size)
            theme.icons.paint(painter, Icon.DRAG, spot, theme.color("text3"))
        x += theme.px(16) + 12
        if row.is_vast:
            return x
        painter.setFont(theme.font("code"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(x, box.y(), theme.px(20), box.height()), LEFT, row.number)
        return x + theme.px(20) + 10

    def _paint_minutes(self, painter: QPainter, theme: Theme, box: QRectF, row: AgendaRow, *, active: bool) -> None:
        spot = self.minutes_box(theme, box)
        if self.can_edit and (active or not row.is_vast):
            rounded(painter, spot, 8, fill=theme.color("surface"), line=theme.color("line2"), width=theme.line_width)
            size, side = theme.px(16), theme.px(30)
            top = round(spot.center().y() - size / 2)
            for icon, left in ((Icon.LESS, spot.x()), (Icon.ADD, spot.right() - side)):
                sign = QRectF(round(left + (side - size) / 2), top, size, size)
                theme.icons.paint(painter, icon, sign, theme.color("text2"))
        quiet = row.is_vast
        painter.setFont(theme.font("small" if quiet else "small_strong", tabular=True))
        painter.setPen(theme.color("text2" if quiet else "text"))
        painter.drawText(spot, CENTER, self.tr("{0} min").format(row.minuten))

    def _paint_end(self, painter: QPainter, theme: Theme, box: QRectF, row: AgendaRow, *, active: bool) -> None:
        remove = self.remove_box(theme, box)
        if active:
            size = theme.px(18)
            spot = QRectF(round(remove.center().x() - size / 2), round(remove.center().y() - size / 2), size, size)
            theme.icons.paint(painter, Icon.CLOSE, spot, theme.color("text2"))
        if row.is_vast:
            return
        right = remove.x() - 2
        if row.missing:
            size_ = tag_size(theme, row.missing, Icon.WARN)
            spot = QRectF(right - size_.width(), 0, size_.width(), size_.height())
            spot.moveTop(round(box.center().y() - size_.height() / 2))
            paint_tag(painter, spot, theme, row.missing, "warn", Icon.WARN)
            return
        font, side = theme.font("small"), theme.px(16)
        width = text_width(font, self._ready)
        left = right - width - side - 8
        theme.icons.paint(
            painter,
            Icon.CHECK,
            QRectF(round(left), round(box.center().y() - side / 2), side, side),
            theme.color("text2"),
        )
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(left + side + 8, box.y(), width, box.height()), LEFT, self._ready)

    def _paint_words(self, painter: QPainter, theme: Theme, room: QRectF, row: AgendaRow) -> None:
        if row.is_vast:
            font = theme.font("body")
            painter.setFont(font)
            painter.setPen(theme.color("text2"))
            painter.drawText(room, LEFT, elided(font, row.title, room.width()))
            return
        high1, high2 = theme.px(20), theme.px(18)
        top, x = room.y() + (room.height() - high1 - high2) / 2, room.x()
        code = theme.font("code")
        painter.setFont(code)
        painter.setPen(theme.color("text"))
        width = text_width(code, row.code)
        painter.drawText(QRectF(x, top, width + 1, high1), LEFT, row.code)
        body = theme.font("body")
        painter.setFont(body)
        left = max(room.right() - x - width - 10, 0)
        painter.drawText(QRectF(x + width + 10, top, left, high1), LEFT, elided(body, row.title, left))
        self._paint_reason(painter, theme, QRectF(x, top + high1, room.width(), high2), row)

    def _paint_reason(self, painter: QPainter, theme: Theme, room: QRectF, row: AgendaRow) -> None:
        size, x = theme.px(15), room.x()
        if row.reason_icon is not None:
            spot = QRectF(round(x), round(room.center().y() - size / 2), size, size)
            theme.icons.paint(painter, row.reason_icon, spot, theme.color("text2"))
            x += size + 6
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        width = max(room.right() - x, 0)
        painter.drawText(QRectF(x, room.y(), width, room.height()), LEFT, elided(font, row.below(), width))


class AgendaList(FocusRing, Themed, QListView):
    """As high as its rows. Signals carry what the user meant, never how."""

    opened = Signal(object)
    """casus_id: Enter or double click."""
    removed = Signal(object)
    """punt_id."""

    def __init__(self, model: AgendaModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = model
        self._delegate = AgendaDelegate(self)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)
        for change in (model.modelReset, model.rowsMoved, model.rowsInserted, model.rowsRemoved):
            change.connect(self.updateGeometry)

    def set_can_edit(self, can_edit: bool) -> None:
        """Read-only for who may not prepare."""
        self._delegate.can_edit = can_edit
        kind = QAbstractItemView.DragDropMode
        self.setDragDropMode(kind.InternalMove if can_edit else kind.NoDragDrop)

    def retheme(self, theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        rows = [self._agenda.row(self._agenda.index(n)) for n in range(self._agenda.rowCount())]
        height = sum(row_height(theme, row.is_vast) for row in rows if row is not None)
        return QSize(theme.px(320), height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(240), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.shows_ring and not self.currentIndex().isValid():
            self._choose(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        place, key = self.currentIndex().row(), event.key()
        if place < 0 or not self._pressed_key(
            place, key, alt=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        ):
            super().keyPressEvent(event)

    def _pressed_key(self, place: int, key: int, *, alt: bool) -> bool:
        row = self._agenda.row(self._agenda.index(place))
        if row is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(row)
        elif not self._delegate.can_edit:
            return False
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._agenda.shift(place, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._agenda.add_minutes(place, -1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(row.punt_id)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        index = self.indexAt(event.position().toPoint())
        row = self._agenda.row(index)
        if row is None or not self._delegate.can_edit or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        theme, box = current_theme(), QRectF(self.visualRect(index))
        minutes = self._delegate.minutes_box(theme, box)
        if self._delegate.remove_box(theme, box).contains(event.position()):
            self.removed.emit(row.punt_id)
        elif minutes.contains(event.position()):
            self._choose(index.row())
            self._agenda.add_minutes(index.row(), 1 if event.position().x() > minutes.center().x() else -1)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses on plus are two presses."""
        index = self.indexAt(event.position().toPoint())
        row = self._agenda.row(index)
        theme, box = current_theme(), QRectF(self.visualRect(index))
        if row is not None and self._delegate.minutes_box(theme, box).contains(event.position()):
            self.mousePressEvent(event)
        elif row is not None and not self._delegate.remove_box(theme, box).contains(event.position()):
            self._open(row)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def _open(self, row: AgendaRow) -> None:
        if row.casus_id is not None:
            self.opened.emit(row.casus_id)

    def _choose(self, place: int) -> None:
        index = self._agenda.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def row_height(theme: Theme, is_vast: bool) -> int:
    """56 for a casus, 42 for a standing point."""
    return theme.px(20) + 22 if is_vast else theme.px(38) + 18
