"""Drawing shared by the painted widgets.

Rounded boxes, the focus ring, wrapped text with its own line height.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from casus.ui.theme import Role, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A box whose edge lies wholly inside `rect`, so that neighbours never overlap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def focus_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 8) -> None:
    """2 px in the colour of the text, and 1 px of page inside it: visible on every fill."""
    rounded(painter, rect, radius, line=theme.focus, width=2)
    rounded(painter, rect.adjusted(2, 2, -2, -2), radius - 2, line=theme.color("surface"), width=1)


def text_width(font: QFont, text: str) -> int:
    """Whole pixels that `text` needs; one spare pixel for rounding of fractional advances."""
    return int(QFontMetricsF(font).horizontalAdvance(text)) + 2


def elided(font: QFont, text: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


@dataclass
class TextBlock:
    """Wrapped plain text with an exact line height; QLabel has none."""

    text: str
    role: Role
    theme: Theme
    tabular: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    _layout: QTextLayout | None = field(default=None, init=False, repr=False)
    _width: float = field(default=-1, init=False, repr=False)
    _lines: int = field(default=0, init=False, repr=False)

    @property
    def font(self) -> QFont:
        return self.theme.font(self.role, tabular=self.tabular)

    def height(self, width: float) -> int:
        """Height at this width; lays the text out when the width changed."""
        if width != self._width or self._layout is None:
            self._layout_at(max(width, 1))
        return round(self._lines * self.theme.line_step(self.role))

    def natural_width(self) -> int:
        return max(text_width(self.font, line) for line in self.text.split("\n"))

    def widest_word(self) -> int:
        return max((text_width(self.font, word) for word in self.text.split()), default=0)

    def draw(self, painter: QPainter, x: float, y: float, width: float, color: QColor) -> None:
        self.height(width)
        if self._layout is not None:
            painter.setPen(color)
            self._layout.draw(painter, QPointF(x, y))

    def _layout_at(self, width: float) -> None:
        step = self.theme.line_step(self.role)
        lead = (step - QFontMetricsF(self.font).height()) / 2
        layout = QTextLayout(self.text.replace("\n", "\N{LINE SEPARATOR}"), self.font)
        layout.setTextOption(_wrapping(self.align))
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * step + lead))
            count += 1
        layout.endLayout()
        self._layout, self._width, self._lines = layout, width, max(count, 1)


def _wrapping(align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
