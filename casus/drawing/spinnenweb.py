"""The spider web: what somebody said about sides of their life, now and then, to talk about.

No figure is good or bad here: one colour for now, one for then, no scale of colours, no total, mean or area. 0 is a dot
at the centre; what was not talked about is a gap in the line and never a zero; what the person wants to talk about has
a flag and bold words. Drawn as large as asked, for screen, Word and paper alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from casus.domain.intake_inhoud import HOOGSTE, As
from casus.drawing.webplek import Web, direction, flag_size, lay_out, strong

RINGS = (2, 4, 6, 8, 10)


@dataclass(frozen=True)
class Inkt:
    """What it is drawn with: of a theme, or black on white for paper."""

    tekst: QColor
    rustig: QColor
    lijn: QColor
    nu: QColor
    toen: QColor
    vlak: QColor
    fel: bool = False
    """High contrast: no colour is pale, so the ground is dotted and what was said is heavier."""


def paper() -> Inkt:
    """For Word and print. Each can be written as three digits, so that a small file keeps it."""
    tekst, rustig, lijn, nu, toen, vlak = map(QColor, ("#111", "#555", "#CCC", "#056", "#851", "#FFF"))
    return Inkt(tekst, rustig, lijn, nu, toen, vlak)


def paint_spinnenweb(painter: QPainter, rect: QRectF, assen: Sequence[As], inkt: Inkt, font: QFont) -> Web:
    """Paint it as large as fits; returns where everything came."""
    web = lay_out(rect, assen, font)
    letter = QFontMetricsF(font).height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, web, len(assen), inkt, letter)
    _paint_scale(painter, web, len(assen), inkt, font, letter)
    line = max(letter / 9, 1.5) * (1.4 if inkt.fel else 1)
    then = QPen(inkt.toen, line, Qt.PenStyle.CustomDashLine)
    then.setDashPattern([3, 2.5])
    _paint_series(painter, web, [axis.toen for axis in assen], then, inkt, square=True)
    _paint_series(painter, web, [axis.nu for axis in assen], QPen(inkt.nu, line * 1.25), inkt, square=False)
    _paint_names(painter, web, assen, inkt, font)
    _paint_flags(painter, web, assen, inkt, flag_size(letter))
    painter.restore()
    return web


def _paint_ground(painter: QPainter, web: Web, count: int, inkt: Inkt, letter: float) -> None:
    """Rings and axes, all at once and as loose lines: one long path is five times the work where lines are thick."""
    x, y = web.centre.toTuple()
    ways = [direction(place, count) for place in range(count)]
    lines = [QLineF(x, y, x + web.radius * cos, y + web.radius * sin) for cos, sin in ways]
    for ring in RINGS:
        size = web.radius * ring / HOOGSTE
        corners = [(x + size * cos, y + size * sin) for cos, sin in ways]
        lines += [QLineF(*one, *other) for one, other in zip(corners, corners[1:] + corners[:1], strict=True)]
    pen = QPen(inkt.lijn, max(round(letter / 17), 1))
    if inkt.fel:
        pen.setDashPattern([1, 3])
    painter.setPen(pen)
    painter.drawLines(lines)


def _paint_scale(painter: QPainter, web: Web, count: int, inkt: Inkt, font: QFont, letter: float) -> None:
    """0 in the middle and 10 at the edge: what the rings mean."""
    small = QFont(font)
    small.setPixelSize(max(round(letter * 0.6), 8))
    painter.setFont(small)
    painter.setPen(inkt.rustig)
    below = QPointF(4, letter * 0.57 + 1)
    for ring in (0, HOOGSTE) if count else ():
        painter.drawText(web.spot(0, count, ring) + below, str(ring))


def _paint_series(
    painter: QPainter, web: Web, cijfers: Sequence[int | None], pen: QPen, inkt: Inkt, *, square: bool
) -> None:
    count = len(cijfers)
    spots = [None if each is None else web.spot(place, count, each) for place, each in enumerate(cijfers)]
    there = [spot for spot in spots if spot is not None]
    if not there:
        return
    pairs = zip(spots, spots[1:] + spots[:1], strict=True)
    lines = [QLineF(one, other) for one, other in pairs if one is not None and other is not None]
    painter.setPen(pen)
    if lines and count > 1:
        painter.drawLines(lines)
    side = pen.widthF() * 2.2
    painter.setPen(QPen(pen.color(), pen.widthF()))
    if square:
        painter.setBrush(inkt.vlak)
        painter.drawRects([QRectF(spot.x() - side, spot.y() - side, 2 * side, 2 * side) for spot in there])
        return
    painter.setBrush(pen.color())
    for spot in there:
        painter.drawEllipse(spot, side, side)


def _paint_names(painter: QPainter, web: Web, assen: Sequence[As], inkt: Inkt, font: QFont) -> None:
    painter.setPen(inkt.tekst)
    for wil_praten, letters in ((False, font), (True, strong(font))):
        painter.setFont(letters)
        for axis, lines in zip(assen, web.regels, strict=True):
            if axis.wil_praten is wil_praten:
                for spot, text in lines:
                    painter.drawText(spot, text)


def _paint_flags(painter: QPainter, web: Web, assen: Sequence[As], inkt: Inkt, size: float) -> None:
    pole = QPen(inkt.tekst, max(size / 9, 1))
    for axis, box in zip(assen, web.labels, strict=True):
        if not axis.wil_praten:
            continue
        left, top = box.x() + 1, box.center().y() - size / 2
        painter.setPen(pole)
        painter.drawLine(QPointF(left, top), QPointF(left, top + size))
        flag = QPainterPath(QPointF(left, top))
        flag.lineTo(box.x() + size * 0.85, top + size * 0.26)
        flag.lineTo(left, top + size * 0.55)
        flag.closeSubpath()
        painter.fillPath(flag, inkt.nu)
