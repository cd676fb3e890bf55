"""State of a meeting in five words: check, filled dot, open dot. Never a coloured badge alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.paint import LEFT, text_width


class StateSteps(Themed, QWidget):
    """`states` are the words in order, `current` the index of the state one is in; wraps when it is
    narrow.
    """

    def __init__(self, states: Sequence[str], current: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = tuple(states)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_current(current)

    def set_current(self, current: int) -> None:
        self._current = current
        word = self._states[current]
        self.setAccessibleName(self.tr("Stand: {0}, stap {1} van {2}").format(word, current + 1, len(self._states)))
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def _role(self, number: int) -> Role:
        return "small_strong" if number == self._current else "small"

    def _places(self, width: float) -> tuple[list[QRectF], int]:
        """Box of every step, and the height needed, at this width."""
        height = current_theme().px(24)
        widths = [self._step_width(number) for number in range(len(self._states))]
        gap = self._gap(widths, width)
        x = y = 0
        places = []
        for wide in widths:
            if x and x + wide > width:
                x, y = 0, y + height
            places.append(QRectF(x, y, wide, height))
            x += wide + gap
        return places, y + height

    def _step_width(self, number: int) -> int:
        theme = current_theme()
        return theme.px(16) + 8 + text_width(theme.font(self._role(number)), self._states[number])

    def _gap(self, widths: Sequence[int], width: float) -> int:
        """44 with room to spare, at least 18; only then a second line."""
        spare = (width - sum(widths)) / max(len(widths) - 1, 1)
        return round(min(max(spare, 18), 44))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        places, height = self._places(100_000)
        return QSize(round(places[-1].right()) + 1, height)

    def minimumSizeHint(self) -> QSize:
        places, height = self._places(100_000)
        return QSize(round(max(box.width() for box in places)), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, _ = self._places(self.width())
        for number, (word, box) in enumerate(zip(self._states, places, strict=True)):
            self._paint_step(painter, theme, number, word, box)
            follows = number + 1 < len(places) and places[number + 1].y() == box.y()
            if follows:
                painter.setPen(QPen(theme.color("line2"), max(1.5, theme.line_width)))
                y, end = box.center().y(), places[number + 1].x()
                painter.drawLine(QPointF(box.right() + 6, y), QPointF(end - 6, y))

    def _paint_step(self, painter: QPainter, theme: Theme, number: int, word: str, box: QRectF) -> None:
        size = theme.px(16)
        sign = QRectF(box.x(), round(box.center().y() - size / 2), size, size)
        if number < self._current:
            theme.icons.paint(painter, Icon.CHECK, sign, theme.color("accent"))
        elif number == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(sign.center(), size * 0.36, size * 0.36)
        else:
            painter.setPen(QPen(theme.color("text3"), max(1.5, theme.line_width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(sign.center(), size * 0.3, size * 0.3)
        painter.setFont(theme.font(self._role(number)))
        painter.setPen(theme.color("text" if number <= self._current else "text2"))
        painter.drawText(box.adjusted(size + 8, 0, 2, 0), LEFT, word)
