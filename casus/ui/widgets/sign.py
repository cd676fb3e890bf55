"""Small painted signs: an icon beside a paragraph, an icon in a disc, initials, a key, the mark of Casus."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.tokens import LIGHT
from casus.ui.widgets.paint import CENTER, rounded, text_width


class _Sign(Themed, QWidget):
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


class IconSign(_Sign):
    """An icon; with `line_of` as high as the first line of a paragraph in that role, so that both are
    level.
    """

    def __init__(
        self,
        icon: Icon,
        color: str = "text2",
        size: int = 20,
        *,
        line_of: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(size, parent)
        self._icon, self._color, self._line_of = icon, color, line_of
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed, policy.Expanding if line_of else policy.Fixed)

    def set_icon(self, icon: Icon, color: str) -> None:
        self._icon, self._color = icon, color
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = theme.px(self._size)
        return QSize(side, max(side, round(theme.line_step(self._line_of))) if self._line_of else side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        side = theme.px(self._size)
        height = theme.line_step(self._line_of) if self._line_of else self.height()
        box = QRectF(0, round((height - side) / 2), side, side)
        theme.icons.paint(QPainter(self), self._icon, box, theme.color(self._color))


class IconDisc(_Sign):
    """An icon in a soft disc (empty states, chapters of a card) or a red square (what is destroyed)."""

    def __init__(self, icon: Icon, size: int = 48, *, danger: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(size, parent)
        self._icon, self._danger = icon, danger

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        fill, line, ink = ("danger_bg", "danger_line", "danger") if self._danger else ("soft", None, "soft_t")
        side = float(min(self.width(), self.height()))
        radius = 8.0 if self._danger else side / 2
        rounded(
            painter,
            QRectF(0, 0, side, side),
            radius,
            fill=theme.color(fill),
            line=theme.color(line) if line else None,
        )
        size = round(side * 0.48)
        box = QRectF(round((side - size) / 2), round((side - size) / 2), size, size)
        theme.icons.paint(painter, self._icon, box, theme.color(ink))


class Avatar(_Sign):
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
        painter.setFont(font)
        painter.setPen(theme.color("soft_t"))
        painter.drawText(rect, CENTER, self._initials)


class KeyCap(Themed, QLabel):
    """A key to press: "Ctrl K", "Enter", "a"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(CENTER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("caption"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = current_theme().px(15) + 7
        return QSize(max(text_width(self.font(), self.text()) + 13, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rounded(painter, QRectF(self.rect()), 5, fill=theme.color("surface"), line=theme.color("line2"))
        painter.setPen(theme.color("text2"))
        painter.drawText(self.rect(), CENTER, self.text())


class Mark(_Sign):
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
    painter.setPen(QPen(ink, side * 0.085))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, side * 0.205, side * 0.205)
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(6):
        angle = pi / 3 * number - pi / 2
        spot = middle + QPointF(cos(angle), sin(angle)) * (side * 0.415)
        painter.setBrush(seat if number == 1 else ink)
        painter.drawEllipse(spot, side * 0.082, side * 0.082)


def app_icon() -> QIcon:
    """The mark on white, for the task bar; the same in both themes."""
    icon = QIcon()
    for size in (16, 32, 64, 128, 256):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        rounded(painter, QRectF(0, 0, size, size), size * 0.22, fill=QColor(LIGHT.surface))
        inset = size * 0.1
        box = QRectF(inset, inset, size - 2 * inset, size - 2 * inset)
        paint_mark(painter, box, QColor(LIGHT.accent), QColor(LIGHT.voice_bar))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
