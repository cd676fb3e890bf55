"""A link inside the program: words to press, wrapping like a paragraph."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.focus import Pressable
from casus.ui.widgets.paint import TARGET, TextBlock, focus_ring, hairline


class Link(Pressable, Themed, QPushButton):
    """`clicked` as with any button. For crumbs, error summaries, sentences that lead somewhere, and acts that stand
    in line under a text.

    `pad` is air left and right of the words, for the ring of a short link.
    """

    def __init__(
        self,
        text: str,
        *,
        role: Role = "small_strong",
        color: str = "accent",
        pad: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role: Role = role
        self._color, self._pad = color, pad
        self._block = TextBlock(text, role, current_theme())
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._role))
        self._block = TextBlock(self.text(), self._role, theme)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._block.height(width - 2 * self._pad), TARGET)

    def sizeHint(self) -> QSize:
        width = max(min(self._block.natural_width(), current_theme().px(560)) + 2 * self._pad, TARGET)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        width = max(min(self._block.widest_word(), theme.px(160)) + 2 * self._pad, TARGET)
        return QSize(width, max(round(theme.line_step(self._role)), TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        color = theme.color(self._color)
        room = self.width() - 2 * self._pad
        height = self._block.height(room)
        top = max(self.height() - height, 0) // 2
        self._block.draw(painter, self._pad, top, room, color)
        if self.underMouse() or theme.reading.underlined or theme.is_contrast:
            width = min(self._block.natural_width(), room)
            hairline(painter, theme, self._pad, top + height - 1, width, self._color)
        if self.shows_ring:
            focus_ring(painter, QRectF(self.rect()), theme, 4)
