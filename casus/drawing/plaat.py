"""The plaat: fields of a life around the person, and arrows for what has to do with what.

Two columns of fields with the person in the middle. An arrow goes from the edge of one field to the edge of another and
keeps clear of the person; it carries the number under which the words of that link stand beside the picture. Nothing
is counted and no field is larger or warmer than another. Drawn as large as asked, for screen, Word and paper alike.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from casus.domain.intake_inhoud import Veld, Verband
from casus.drawing.regels import broken
from casus.drawing.spinnenweb import Inkt
from casus.drawing.webplek import strong

_LINE = 1.35
"""Of the height of a letter, from one line to the next."""
_PAD = 0.6
"""Of the height of a letter, beside the words of a field."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class Pijl:
    """An arrow with its number."""

    nummer: int
    weg: QPainterPath
    einde: QPointF
    hoek: float
    """Of the arrow at its end, in radians."""
    plek: QPointF
    """Where its number stands, in a small disc."""
    straal: float
    """Of that disc."""


@dataclass(frozen=True)
class Plaat:
    """Where everything comes: the same for painting, pointing and testing."""

    midden: QRectF
    vakken: tuple[QRectF, ...]
    pijlen: tuple[Pijl, ...]


def lay_out(rect: QRectF, velden: Sequence[Veld], verbanden: Sequence[Verband], font: QFont) -> Plaat:
    """Fields in two columns, as high as the room allows, with a lane between them for person and arrows."""
    high = QFontMetricsF(font).height()
    rows = max(math.ceil(len(velden) / 2), 1)
    heads = QFontMetricsF(strong(font))
    head = max((heads.horizontalAdvance(_head(veld)) for veld in velden), default=0.0) + 2 * _PAD * high + 2
    lane = max(min(high * 6.2, rect.width() * 0.3, rect.width() - 2 * head), high * 4.6)
    wide = (rect.width() - lane) / 2
    gap = min(high * 2.6, rect.height() * 0.16)
    tall = (rect.height() - gap * (rows - 1)) / rows
    boxes = tuple(
        QRectF(rect.x() + (place % 2) * (wide + lane), rect.y() + (place // 2) * (tall + gap), wide, tall)
        for place in range(len(velden))
    )
    radius = lane * 0.27
    centre = rect.center()
    person = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    places = {veld.code: place for place, veld in enumerate(velden)}
    known = [link for link in verbanden if link.van in places and link.naar in places]
    arrows = tuple(
        _arrow(number, boxes[places[link.van]], boxes[places[link.naar]], person, _shift(number, len(known)), high)
        for number, link in enumerate(known, start=1)
    )
    return Plaat(person, boxes, arrows)


def paint_plaat(
    painter: QPainter,
    rect: QRectF,
    velden: Sequence[Veld],
    verbanden: Sequence[Verband],
    *,
    midden: str,
    inkt: Inkt,
    font: QFont,
) -> Plaat:
    """Paint it; ``midden`` is how the person is called here. Returns where everything came."""
    plaat = lay_out(rect, velden, verbanden, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for veld, box in zip(velden, plaat.vakken, strict=True):
        _paint_field(painter, box, veld, inkt, font)
    line = max(QFontMetricsF(font).height() / 10, 1.3)
    for arrow in plaat.pijlen:
        _paint_arrow(painter, arrow, inkt, font, line)
    painter.setPen(QPen(inkt.nu, line))
    painter.setBrush(inkt.nu)
    painter.drawEllipse(plaat.midden)
    painter.setFont(strong(font))
    painter.setPen(inkt.vlak)
    inside = plaat.midden.adjusted(3, 3, -3, -3)
    words = QFontMetricsF(strong(font)).elidedText(midden, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return plaat


# -- where everything comes ------------------------------------------------------------------------------------


def _head(veld: Veld) -> str:
    return f"{veld.keuze}. {veld.naam}" if veld.keuze else veld.naam


def _shift(number: int, count: int) -> float:
    """Arrows between the same fields lie beside each other, not on top of each other."""
    return (number - (count + 1) / 2) * 0.7


def _arrow(number: int, one: QRectF, other: QRectF, person: QRectF, shift: float, high: float) -> Pijl:
    start, end = _edge(one, other, shift * high), _edge(other, one, shift * high)
    bend = _clear_of(person.center(), person.width() / 2 + 5, start, end)
    path = QPainterPath(start)
    path.quadTo(bend, end)
    angle = math.atan2(end.y() - bend.y(), end.x() - bend.x())
    disc = high * 0.6
    # near where it comes from: of two arrows that cross, or go to and fro, neither hides the number of the other
    spot = _beside(person, disc + 3, path.pointAtPercent(0.3 if bend == (start + end) / 2 else 0.2))
    return Pijl(number, path, end, angle, spot, disc)


def _beside(person: QRectF, room: float, spot: QPointF) -> QPointF:
    """The same place, or as far from the person as a number needs."""
    away = spot - person.center()
    return person.center() + away * max((person.width() / 2 + room) / (math.hypot(away.x(), away.y()) or 1.0), 1.0)


def _edge(box: QRectF, towards: QRectF, shift: float) -> QPointF:
    """Where an arrow leaves the field: at the side that looks at the other one, not past its corners."""
    a, b = box.center(), towards.center()
    if abs(b.x() - a.x()) > 1:
        x = box.right() if b.x() > a.x() else box.left()
        lean = 0.0 if abs(b.y() - a.y()) <= 1 else math.copysign(box.height() * 0.36, b.y() - a.y())
        room = box.height() / 2 - 4
        return QPointF(x, a.y() + min(max(lean + shift, -room), room))
    room = box.width() / 2 - 4
    return QPointF(a.x() + min(max(shift, -room), room), box.bottom() if b.y() > a.y() else box.top())


def _clear_of(centre: QPointF, reach: float, start: QPointF, end: QPointF) -> QPointF:
    """The point that bends the arrow: the middle itself, or so far aside that the line keeps this reach.

    It bends on the side where it ends: it leaves its field straight, with room for its number, and what goes up passes
    the person on the other side than what goes down.
    """
    middle = (start + end) / 2
    along = end - start
    length = math.hypot(along.x(), along.y()) or 1.0
    normal = QPointF(-along.y() / length, along.x() / length)
    if normal.x() * along.x() < 0:
        normal = -normal
    off = (centre.x() - middle.x()) * normal.x() + (centre.y() - middle.y()) * normal.y()
    beside = abs((centre.x() - middle.x()) * along.x() + (centre.y() - middle.y()) * along.y()) / length
    if abs(off) >= reach or beside > length / 2 + reach:
        return middle
    return middle + normal * (2 * (reach + off))


# -- what is painted -------------------------------------------------------------------------------------------


def _paint_field(painter: QPainter, box: QRectF, veld: Veld, inkt: Inkt, font: QFont) -> None:
    chosen = veld.keuze > 0
    metrics = QFontMetricsF(font)
    high = metrics.height()
    line = max(high / 7, 2.0) if chosen else max(high / 14, 1.2)
    painter.setPen(QPen(inkt.nu if chosen else inkt.lijn, line * (1.4 if inkt.fel else 1)))
    painter.setBrush(inkt.vlak)
    painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), high / 2, high / 2)
    pad = high * _PAD
    inside = box.adjusted(pad, pad * 0.8, -pad, -pad * 0.8)
    used = _paint_lines(painter, inside, _head(veld), strong(font), inkt, is_head=True)
    rest = QRectF(inside.x(), inside.y() + used + 2, inside.width(), inside.height() - used - 2)
    if veld.woorden:
        _paint_lines(painter, rest, veld.woorden, font, inkt, is_head=False)


def _paint_lines(painter: QPainter, room: QRectF, text: str, font: QFont, inkt: Inkt, *, is_head: bool) -> float:
    """As many whole lines as fit; the last one says that there is more. Returns how high they are."""
    metrics = QFontMetricsF(font)
    step = metrics.height() * (1.15 if is_head else _LINE - 0.15)
    most = max(int(room.height() / step), 1)
    lines = _lines(text, metrics, room.width())
    shown = lines[:most]
    if len(lines) > most:
        cut = f"{shown[-1]}{ELLIPSIS}"
        shown[-1] = (
            cut
            if metrics.horizontalAdvance(cut) <= room.width()
            else metrics.elidedText(f"{shown[-1]} {ELLIPSIS}", Qt.TextElideMode.ElideRight, room.width())
        )
    painter.setFont(font)
    painter.setPen(inkt.tekst if is_head else inkt.rustig)
    for place, line in enumerate(shown):
        painter.drawText(QPointF(room.x(), room.y() + metrics.ascent() + place * step), line)
    return step * len(shown)


def _lines(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A word that is too long by itself is cut where the field ends."""
    lines = broken(text, metrics.horizontalAdvance, width)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _paint_arrow(painter: QPainter, arrow: Pijl, inkt: Inkt, font: QFont, line: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inkt.toen, line * 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(arrow.weg)
    size = line * 6
    corners = [
        arrow.einde,
        arrow.einde - QPointF(math.cos(arrow.hoek - 0.42) * size, math.sin(arrow.hoek - 0.42) * size),
        arrow.einde - QPointF(math.cos(arrow.hoek + 0.42) * size, math.sin(arrow.hoek + 0.42) * size),
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inkt.toen)
    painter.drawPolygon(QPolygonF(corners))
    radius = arrow.straal
    painter.setBrush(inkt.vlak)
    painter.setPen(QPen(inkt.toen, line))
    painter.drawEllipse(arrow.plek, radius, radius)
    small = QFont(font)
    small.setPixelSize(max(round(QFontMetricsF(font).height() * 0.62), 8))
    painter.setFont(small)
    painter.setPen(inkt.tekst)
    spot = QRectF(arrow.plek.x() - radius, arrow.plek.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(arrow.nummer))
