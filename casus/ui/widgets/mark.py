"""The mark of Casus and the initials of a professional: the two signs of the rail (see paint.py on `Qt`)."""

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.tokens import LIGHT
from casus.ui.widgets.paint import CENTER, disc, pen, rounded, write

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Sign(Themed, QWidget):
    """A painted square that grows with the text and is skipped by the keyboard."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Avatar(Sign):
    """Initials of a professional. Never used for the person: initials beside a code point at someone."""

    def __init__(self, initials: str, name: str, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(size, parent)
        self._initials = initials
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_person(self, initials: str, name: str) -> None:
        self._initials = initials
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, rect.width() / 2, fill=theme.color("soft"))
        font = QFont(theme.font("tag"))
        font.setPixelSize(theme.px(round(self._size * 0.4)))
        write(painter, rect, CENTER, self._initials, font, theme.color("soft_t"))


class Mark(Sign):
    """The mark of Casus: six seats around a table, one of them the person's."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(size, parent)
        self.setAccessibleName("Casus")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        paint_mark(QPainter(self), QRectF(self.rect()), theme.color("accent"), theme.color("voice_bar"))


def paint_mark(painter: QPainter, rect: QRectF, ink: QColor, seat: QColor) -> None:
    """Ring in the middle, six dots around it; the one at the upper right in sand."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, middle = rect.width(), rect.center()
    ring = QPainterPath()
    ring.addEllipse(middle, side * 0.205, side * 0.205)
    painter.strokePath(ring, pen(ink, side * 0.085))
    for number in range(6):
        angle = pi / 3 * number - pi / 2
        spot = middle + QPointF(cos(angle), sin(angle)) * (side * 0.415)
        disc(painter, spot, side * 0.082, seat if number == 1 else ink)


def app_icon() -> "QIcon":
    """The mark on white, for the task bar; the same in both themes."""
    from PySide6.QtGui import QIcon

    icon = QIcon()
    for size in (16, 32, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        rounded(painter, QRectF(0, 0, size, size), size * 0.22, fill=QColor(LIGHT.surface))
        inset = size * 0.1
        box = QRectF(inset, inset, size - 2 * inset, size - 2 * inset)
        paint_mark(painter, box, QColor(LIGHT.accent), QColor(LIGHT.voice_bar))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
