"""A figure from 0 to 10, or none: eleven places beside each other. No colour tells one figure from another."""

from typing import ClassVar, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import CENTER, focus_ring, rounded

NONE: Final = -1
_GAP: Final = 4


class Scale(FocusRing, Themed, QSpinBox):
    """``figure_edited(int | None)`` by hand only. Digits choose (1 and then 0 is 10), arrow keys move, Delete takes the
    figure back; a click on the chosen one does too.
    """

    figure_edited = Signal(object)
    CELL: ClassVar[int] = 32
    ROLE: ClassVar[Role] = "small_strong"

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(NONE, 10)
        self.setSpecialValueText(self.tr("geen cijfer"))
        self.setValue(NONE)
        self.setAccessibleName(name)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lineEdit().hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._is_read_only = False
        self.retheme(current_theme())

    def figure(self) -> int | None:
        """What is chosen."""
        return None if self.value() == NONE else self.value()

    def set_figure(self, figure: int | None) -> None:
        """Show it, without telling."""
        self.setValue(NONE if figure is None else figure)
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """One looks only."""
        self._is_read_only = read_only
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor)

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self.ROLE, tabular=True))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        cell = current_theme().px(self.CELL)
        return QSize(11 * cell + 10 * _GAP + 4, cell + 4)

    def minimumSizeHint(self) -> QSize:
        least = max(self.fontMetrics().horizontalAdvance("10") + 8, 24)
        return QSize(11 * least + 10 * _GAP + 4, current_theme().px(self.CELL) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.value()
        moves = {Qt.Key.Key_Right: here + 1, Qt.Key.Key_Left: max(here - 1, 0), Qt.Key.Key_Home: 0, Qt.Key.Key_End: 10}
        moves |= {Qt.Key.Key_Up: here + 1, Qt.Key.Key_Down: max(here - 1, 0)}
        moves |= {Qt.Key.Key_Delete: NONE, Qt.Key.Key_Backspace: NONE}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._is_read_only:
            event.ignore()
        elif key in moves:
            self._choose(min(moves[key], 10))
        elif event.text().isdigit() and event.text().isascii():
            digit = int(event.text())
            self._choose(10 if (here, digit) == (1, 0) else digit)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_read_only:
            return
        for figure in range(11):
            if self._cell(figure).adjusted(-_GAP / 2, 0, _GAP / 2, 0).contains(event.position()):
                self._choose(NONE if figure == self.value() else figure)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _choose(self, value: int) -> None:
        if value != self.value():
            self.setValue(value)
            self.figure_edited.emit(self.figure())
            self.update()

    def _cell(self, figure: int) -> QRectF:
        cell = min((self.width() - 4 - 10 * _GAP) / 11, float(current_theme().px(self.CELL + 12)))
        return QRectF(2 + figure * (cell + _GAP), 2, cell, self.height() - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for figure in range(11):
            box, on = self._cell(figure), figure == self.value()
            if self._is_read_only and not on:
                painter.setBrush(theme.color("line2"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(QPointF(box.center()), 2.5, 2.5)
                continue
            ground, edge = ("accent", "accent") if on else ("surface", "field")
            rounded(painter, box, 7, fill=theme.color(ground), line=theme.color(edge), width=theme.line_width)
            painter.setFont(self.font())
            painter.setPen(theme.color("on_accent" if on else "text"))
            painter.drawText(box, CENTER, str(figure))
        if self.shows_ring:
            used = self._cell(0).united(self._cell(10)).adjusted(-2, -2, 2, 2)
            focus_ring(painter, used, theme)
