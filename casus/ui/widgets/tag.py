"""Tag: a state in a word, with an icon. At most two per row; what is fine stays quiet and gets none."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.paint import LEFT, rounded, text_width

TagKind = Literal["neutral", "accent", "warn", "danger", "ok", "outline", "solid"]

TAG_COLORS: Final[dict[str, tuple[str | None, str | None, str]]] = {
    "neutral": ("sunken", "line", "text2"),
    "accent": ("soft", "soft_line", "soft_t"),
    "warn": ("warn_bg", "warn_line", "warn"),
    "danger": ("danger_bg", "danger_line", "danger"),
    "ok": ("ok_bg", "ok_line", "ok"),
    "outline": ("surface", "line2", "text2"),
    "solid": ("accent", None, "on_accent"),
}


class Tag(Themed, QLabel):
    """`kind` gives colours, `icon` and word give the meaning."""

    def __init__(
        self, text: str, kind: TagKind = "neutral", icon: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._kind: TagKind = kind
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retheme(current_theme())

    def set_content(self, text: str, kind: TagKind, icon: Icon | None = None) -> None:
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("tag"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(current_theme(), self.text(), self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tag(QPainter(self), QRectF(self.rect()), current_theme(), self.text(), self._kind, self._icon)


def tag_size(theme: Theme, text: str, icon: Icon | None) -> QSize:
    extra = theme.px(15) + 6 if icon is not None else 0
    font = theme.font("tag")
    return QSize(text_width(font, text) + 18 + extra, theme.px(16) + 10)


def paint_tag(painter: QPainter, rect: QRectF, theme: Theme, text: str, kind: TagKind, icon: Icon | None) -> None:
    """Also used by delegates."""
    fill, line, ink = TAG_COLORS[kind]
    rounded(
        painter,
        rect,
        6,
        fill=theme.color(fill) if fill else None,
        line=theme.color(line) if line else None,
        width=theme.line_width,
    )
    x = rect.x() + 9
    if icon is not None:
        size = theme.px(15)
        box = QRectF(round(x), round(rect.center().y() - size / 2), size, size)
        theme.icons.paint(painter, icon, box, theme.color(ink))
        x += size + 6
    painter.setFont(theme.font("tag"))
    painter.setPen(theme.color(ink))
    painter.drawText(QRectF(x, rect.y(), rect.right() - x, rect.height()), LEFT, text)
