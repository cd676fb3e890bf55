"""Stepper: one number with a button on each side, "- 20 min +"."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.focus import FocusRing
from casus.ui.widgets.paint import CENTER, focus_ring, rounded, text_width


class Stepper(FocusRing, Themed, QSpinBox):
    """Arrow keys, plus, minus and page keys change it, as a click on either side does.

    The wheel does nothing: it would change minutes of whoever scrolls the page. `value_edited(int)` is
    emitted for changes by hand only.
    """

    value_edited = Signal(int)

    def __init__(
        self,
        value: int,
        name: str,
        *,
        minimum: int = 0,
        maximum: int = 240,
        step: int = 5,
        unit: str = "min",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setValue(value)
        self.setAccessibleName(name)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("small_strong", tabular=True))
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return current_theme().px(16) + 14

    def sizeHint(self) -> QSize:
        widest = max(text_width(self.font(), f"{n}{self.suffix()}") for n in (self.maximum(), self.value()))
        return QSize(2 * self._side() + widest + 6, self.fontMetrics().height() + 15)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _by_hand(self, steps: int) -> None:
        before = self.value()
        self.stepBy(steps)
        if self.value() != before:
            self.value_edited.emit(self.value())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {Qt.Key.Key_Up: 1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Minus: -1}
        moves |= {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: 3, Qt.Key.Key_PageDown: -3}
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and Qt.Key(key) in moves:
            self._by_hand(moves[Qt.Key(key)])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if x <= self._side():
            self._by_hand(-1)
        elif x >= self.width() - self._side():
            self._by_hand(1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, 8, fill=theme.color("surface"), line=theme.color("line2"), width=theme.line_width)
        size, side = theme.px(16), self._side()
        top = round((rect.height() - size) / 2)
        for icon, x in ((Icon.LESS, 0), (Icon.ADD, rect.width() - side)):
            end = self.value() == (self.minimum() if icon is Icon.LESS else self.maximum())
            box = QRectF(round(x + (side - size) / 2), top, size, size)
            theme.icons.paint(painter, icon, box, theme.color("line2" if end else "text2"))
        painter.setFont(self.font())
        painter.setPen(theme.color("text" if self.isEnabled() else "text3"))
        painter.drawText(rect, CENTER, self.text())
        if self.shows_ring:
            focus_ring(painter, rect, theme)
