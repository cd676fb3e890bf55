"""Small painted signs: an icon beside a paragraph, an icon in a disc, a key; and those of mark.py."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.mark import Avatar, Mark, Sign, app_icon, paint_mark
from casus.ui.widgets.paint import CENTER, rounded, text_width

__all__ = ["Avatar", "IconDisc", "IconSign", "KeyCap", "Mark", "app_icon", "paint_mark"]


class IconSign(Sign):
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
        self.setSizePolicy(policy.Fixed, policy.Preferred if line_of else policy.Fixed)

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


class IconDisc(Sign):
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


class KeyCap(Themed, QLabel):
    """A key to press: "Ctrl K", "Enter", "a"."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
