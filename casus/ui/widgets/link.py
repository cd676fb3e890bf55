"""A link inside the program: words to press, wrapping like a paragraph."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.focus import Pressable
from casus.ui.widgets.paint import TextBlock, focus_ring, hairline


class Link(Pressable, Themed, QPushButton):
    """`clicked` as with any button. For crumbs, error summaries and sentences that lead somewhere."""

    def __init__(
        self, text: str, *, role: Role = "small_strong", color: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._role: Role = role
        self._color = color
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
        return self._block.height(width)

    def sizeHint(self) -> QSize:
        width = min(self._block.natural_width(), current_theme().px(560))
        return QSize(width, self._block.height(width))

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(min(self._block.widest_word(), theme.px(160)), round(theme.line_step(self._role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        color = theme.color(self._color)
        self._block.draw(painter, 0, 0, self.width(), color)
        if self.underMouse() or theme.reading.underlined or theme.is_contrast:
            width = min(self._block.natural_width(), self.width())
            hairline(painter, theme, 0, self.height() - 1, width, self._color)
        if self.shows_ring:
            focus_ring(painter, QRectF(self.rect()), theme, 4)
