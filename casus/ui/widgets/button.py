"""Buttons.

Primary (one per screen), secondary, ghost, danger (dialogs only); normal, small and one big size.
"""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.focus import Pressable
from casus.ui.widgets.paint import LEFT, focus_ring, rounded, text_width

Kind = Literal["primary", "secondary", "ghost", "danger"]
Size = Literal["normal", "small", "big"]


class _Measure(NamedTuple):
    role: Role
    pad_y: int
    pad_x: int
    icon: int


_MEASURES: Final[dict[str, _Measure]] = {
    "normal": _Measure("button", 12, 17, 18),
    "small": _Measure("button_small", 7, 12, 16),
    "big": _Measure("button", 15, 23, 18),
}


class Button(Pressable, Themed, QPushButton):
    """A verb that says the thing. `icon_after` puts the icon behind the words ("Volgend punt ->")."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        icon: Icon | None = None,
        *,
        size: Size = "normal",
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon, self._icon_after = icon, icon_after
        self._measure = _MEASURES[size]
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retheme(current_theme())

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.setProperty("kind", kind)
        self.update()

    def set_icon(self, icon: Icon | None) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._measure.role))
        self.updateGeometry()
        self.update()

    def _icon_size(self) -> int:
        return current_theme().px(self._measure.icon)

    def sizeHint(self) -> QSize:
        width = text_width(self.font(), _words(self.text())) + 2 * self._measure.pad_x
        if self._icon is not None:
            width += self._icon_size() + (8 if self.text() else 0)
        return QSize(width, self.fontMetrics().height() + 2 * self._measure.pad_y)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        fill, line, ink = self._colors()
        inner = rect.adjusted(3, 3, -3, -3) if self.shows_ring and self._kind in ("primary", "danger") else rect
        radius = 8.0 if inner is rect else 5.0
        rounded(
            painter,
            inner,
            radius,
            fill=theme.color(fill) if fill else None,
            line=theme.color(line) if line else None,
            width=theme.line_width,
            dashed=theme.is_contrast and not self.isEnabled(),
        )
        self._paint_content(painter, theme, rect, ink)
        if self.shows_ring:
            focus_ring(painter, rect, theme)

    def _colors(self) -> tuple[str | None, str | None, str]:
        hover = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return ("sunken", "line", "text3") if self._kind != "ghost" else (None, None, "text3")
        if self._kind == "primary":
            return "accent_h" if hover else "accent", None, "on_accent"
        if self._kind == "danger":
            return "danger", "text" if hover else None, "on_danger"
        if self._kind == "ghost":
            return "soft" if hover else None, None, "soft_t" if hover else "accent"
        return "sunken" if hover else "surface", "field" if hover else "line2", "text"

    def _paint_content(self, painter: QPainter, theme: Theme, rect: QRectF, ink: str) -> None:
        words = _words(self.text())
        width: float = text_width(self.font(), words) if words else 0
        size = self._icon_size() if self._icon is not None else 0
        gap = 8 if size and words else 0
        x = round((rect.width() - width - size - gap) / 2)
        icon_x = x + width + gap if self._icon_after else x
        text_x = x if self._icon_after else x + size + gap
        if self._icon is not None:
            quiet = self._kind == "secondary" and self.isEnabled() and bool(words)
            box = QRectF(round(icon_x), round((rect.height() - size) / 2), size, size)
            theme.icons.paint(painter, self._icon, box, theme.color("text2" if quiet else ink))
        painter.setPen(theme.color(ink))
        painter.setFont(self.font())
        painter.drawText(QRectF(text_x, 0, width + 2, rect.height()), LEFT, words)


class IconButton(Button):
    """An icon alone.

    Only where words would repeat; `name` is what a screen reader says and the tool tip shows.
    """

    def __init__(
        self,
        icon: Icon,
        name: str,
        *,
        kind: Kind = "ghost",
        size: Size = "small",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, icon, size=size, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 2 * self._measure.pad_y
        return QSize(side, side)


def _words(text: str) -> str:
    """What is shown of a caption: "&&" stands for "&", a single one marks the key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
