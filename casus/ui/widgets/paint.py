"""Drawing shared by the painted widgets.

Rounded boxes, the focus ring, wrapped text with its own line height.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QApplication

from casus.ui.theme import Role, Theme, current_theme

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextLayout, QTextOption

# Qt.AlignmentFlag as numbers, for QPainter.drawText
LEFT: Final = 0x81
RIGHT: Final = 0x82
CENTER: Final = 0x84
TARGET: Final = 24
"""What one presses is at least this wide and high, so that one can hit it."""


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A box whose edge lies wholly inside `rect`, so that neighbours never overlap. No edge is thinner than the theme's
    lines: 2 px in high contrast.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(width, current_theme().line_width)
    inset = width / 2 if line is not None else 0
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    if fill is not None:
        painter.fillPath(path, brush(fill))
    if line is not None:
        edge = pen(line, width)
        if dashed:
            edge.setDashPattern([3, 2])
        painter.strokePath(path, edge)


def pen(color: QColor, width: float) -> QPen:
    """Built in steps: the constructor with both looks through the whole `Qt` namespace."""
    result = QPen()
    result.setColor(color)
    result.setWidthF(width)
    return result


def brush(color: QColor) -> QBrush:
    """Taken from a palette, for the same reason."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, color)
    return palette.brush(QPalette.ColorRole.Window)


def fill_rect(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A plain box, for the same reason without `QPainter.fillRect`."""
    path = QPainterPath()
    path.addRect(rect)
    painter.fillPath(path, brush(color))


def write(painter: QPainter, rect: QRectF, flags: int, text: str, font: QFont, color: QColor) -> None:
    """One line of text, for the same reason without `QPainter.setPen`: the style sets the pen."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, color)
    painter.setFont(font)
    box = rect.toAlignedRect()
    QApplication.style().drawItemText(painter, box, flags, palette, True, text, QPalette.ColorRole.WindowText)


def cell_ground(painter: QPainter, theme: Theme, cell: QRectF, *, chosen: bool, hovered: bool) -> None:
    """Below a cell of a table; in high contrast a chosen row lies between two heavy lines of the accent."""
    if chosen or hovered:
        fill_rect(painter, cell, theme.color("soft" if chosen else "sunken"))
    if chosen and theme.is_contrast:
        for top in (cell.y(), cell.bottom() - 5):
            fill_rect(painter, QRectF(cell.x(), top, cell.width(), 4), theme.color("accent"))


def disc(painter: QPainter, centre: QPointF, radius: float, fill: QColor) -> None:
    """A filled circle without an edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    painter.fillPath(path, brush(fill))


def focus_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 8) -> None:
    """2 px in the colour of the text, and 1 px of page inside it: visible on every fill. In high contrast 4 px of the
    accent, since every edge there is 2 px of the text.
    """
    width = 4 if theme.is_contrast else 2
    rounded(painter, rect, radius, line=theme.focus, width=width)
    inner = rect.adjusted(width, width, -width, -width)
    rounded(painter, inner, radius - width, line=theme.color("surface"), width=1)


def hairline(painter: QPainter, theme: Theme, x: float, bottom: float, width: float, token: str = "line") -> None:
    """A lying line that ends at `bottom`, as thick as the lines of the theme."""
    height = theme.line_width
    fill_rect(painter, QRectF(x, bottom - height, width, height), theme.color(token))


def text_width(font: QFont, text: str) -> int:
    """Whole pixels that `text` needs; one spare pixel for rounding of fractional advances."""
    return int(QFontMetricsF(font).horizontalAdvance(text)) + 2


def elided(font: QFont, text: str, width: float) -> str:
    """Cut off with an ellipsis when it does not fit."""
    from PySide6.QtCore import Qt

    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _tail(metrics: QFontMetricsF, letter: str) -> float:
    """How far a letter at the start of a line reaches out to the left, as the tail of a j does."""
    return max(-metrics.leftBearing(letter), 0.0) if "" < letter <= "\uffff" else 0.0


class TextBlock:
    """Wrapped plain text with an exact line height; QLabel has none."""

    def __init__(
        self, text: str, role: Role, theme: Theme, *, tabular: bool = False, align: "Qt.AlignmentFlag | None" = None
    ) -> None:
        self.text, self.role, self.theme = text, role, theme
        self._tabular, self._align = tabular, align
        self._layout: QTextLayout | None = None
        self._width: float = -1
        self._lines: dict[float, int] = {}
        """How many at each width that was asked: who divides a page asks several, in turn."""

    @property
    def font(self) -> QFont:
        return self.theme.font(self.role, tabular=self._tabular)

    def height(self, width: float) -> int:
        """Height at this width; lays the text out at a width that is new."""
        width = max(width, 1)
        if width not in self._lines:
            self._layout_at(width)
        return round(self._lines[width] * self.theme.line_step(self.role))

    def natural_width(self) -> int:
        return max(text_width(self.font, line) for line in self.text.split("\n"))

    def widest_word(self) -> int:
        return max((text_width(self.font, word) for word in self.text.split()), default=0)

    def draw(self, painter: QPainter, x: float, y: float, width: float, color: QColor) -> None:
        width = max(width, 1)
        laid = self._layout if self._layout is not None and self._width == width else self._layout_at(width)
        painter.setPen(color)
        laid.draw(painter, QPointF(x, y))

    def _layout_at(self, width: float) -> "QTextLayout":
        step = self.theme.line_step(self.role)
        metrics = QFontMetricsF(self.font)
        lead = (step - metrics.height()) / 2
        from PySide6.QtGui import QTextLayout

        words = self.text.replace("\n", "\N{LINE SEPARATOR}")
        layout = QTextLayout(words, self.font)
        layout.setTextOption(self._wrapping())
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            spare = max(width - line.naturalTextWidth(), 0)
            inset = min(_tail(metrics, words[line.textStart() :][:1]), spare)
            line.setPosition(QPointF(inset, count * step + lead))
            count += 1
        layout.endLayout()
        self._layout, self._width, self._lines[width] = layout, width, max(count, 1)
        return layout

    def _wrapping(self) -> "QTextOption":
        from PySide6.QtGui import QTextOption

        option = QTextOption() if self._align is None else QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option
