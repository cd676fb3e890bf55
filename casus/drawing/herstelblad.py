"""The recovery sheet: one page of A4 with the code that opens a dossier, in plain Dutch, to be kept on paper.

Measures are points at 72 per inch. Black on white whatever the theme: this is paper.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

PAGE = (595.0, 842.0)
MARGIN = 56.0
_INK, _QUIET, _LINE, _GROUND = (QColor(name) for name in ("#1C1A17", "#544F48", "#877F74", "#F8F3E9"))


@dataclass(frozen=True)
class Blad:
    """What stands on the sheet. ``regels``: the paragraphs under the code, each with its heading."""

    titel: str
    dossier: str
    dag: date
    datum: str
    code: str
    inleiding: str
    regels: tuple[tuple[str, str], ...]
    voet: str


def paint_herstelblad(painter: QPainter, rect: QRectF, blad: Blad, family: str) -> float:
    """Paint the sheet as large as the page; returns how far down it came, so that nothing falls off unseen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = min(rect.width() / PAGE[0], rect.height() / PAGE[1])
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    pen = _Pen(painter, family)
    pen.text(blad.titel, 24, bold=True)
    pen.skip(4)
    pen.text(f"{blad.dossier}  \N{MIDDLE DOT}  {blad.datum}", 11, color=_QUIET)
    pen.skip(14)
    pen.text(blad.inleiding, 11.5)
    pen.skip(16)
    pen.groups(blad.code)
    pen.skip(20)
    for heading, words in blad.regels:
        pen.text(heading, 12, bold=True)
        pen.skip(2)
        pen.text(words, 11)
        pen.skip(12)
    low = pen.y
    pen.y = PAGE[1] - MARGIN - 14
    pen.text(blad.voet, 9, color=_QUIET)
    painter.restore()
    return low


class _Pen:
    """Writes from top to bottom."""

    def __init__(self, painter: QPainter, family: str) -> None:
        self._painter, self._family = painter, family
        self.y = MARGIN

    def skip(self, points: float) -> None:
        self.y += points

    def text(self, words: str, size: float, *, bold: bool = False, color: QColor = _INK) -> None:
        """A paragraph as wide as the page."""
        self._font(size, bold=bold)
        self._painter.setPen(color)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        box = QRectF(MARGIN, self.y, PAGE[0] - 2 * MARGIN, PAGE[1])
        self.y += self._painter.boundingRect(box, int(flags), words).height()
        self._painter.drawText(box, int(flags), words)

    def groups(self, code: str) -> None:
        """Four beside each other, numbered, with signs that cannot be confused."""
        gap, wide, high = 10.0, (PAGE[0] - 2 * MARGIN - 30) / 4, 58.0
        parts = code.split("-")
        for place, group in enumerate(parts):
            x = MARGIN + (place % 4) * (wide + gap)
            box = QRectF(x, self.y + (place // 4) * (high + gap), wide, high)
            self._painter.setPen(QPen(_LINE, 0.75))
            self._painter.setBrush(_GROUND)
            self._painter.drawRoundedRect(box, 5, 5)
            self._font(9)
            self._painter.setPen(_QUIET)
            self._painter.drawText(box.adjusted(8, 5, 0, 0), int(Qt.AlignmentFlag.AlignLeft), str(place + 1))
            self._font(22, bold=True, spacing=3)
            self._painter.setPen(_INK)
            self._painter.drawText(box.adjusted(0, 8, 0, 0), int(Qt.AlignmentFlag.AlignCenter), group)
        rows = (len(parts) + 3) // 4
        self.y += rows * high + (rows - 1) * gap

    def _font(self, size: float, *, bold: bool = False, spacing: float = 0) -> None:
        """In units of the page, so that a printer of any density gives the same sheet."""
        font = QFont(self._family)
        font.setPixelSize(round(size * 4) // 4 or 1)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        self._painter.setFont(font)
