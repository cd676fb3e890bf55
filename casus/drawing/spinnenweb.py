"""The spider web: what somebody said about sides of their life, now and then, to talk about.

No figure is good or bad here: one colour for now, one for then, no scale of colours, no total, mean or area. 0 is a dot
at the centre; what was not talked about is a gap in the line and never a zero; what the person wants to talk about has
a flag and bold words. Drawn as large as asked, for screen, Word and paper alike.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from casus.domain.intake_inhoud import HOOGSTE, As

RINGS = (2, 4, 6, 8, 10)
LABEL_WIDTHS = (112.0, 150.0, 210.0)
"""At a text of 13 px; longer names go on below. Wider where that leaves more of the web."""
LEAST = 0.42
"""Of half the smallest side: a web below this says less than its names, and gets numbers."""
_GAP, _FLAG, _STEPS = 13.0, 12.0, 60


@dataclass(frozen=True)
class Inkt:
    """What it is drawn with: of a theme, or black on white for paper."""

    tekst: QColor
    rustig: QColor
    lijn: QColor
    nu: QColor
    toen: QColor
    vlak: QColor


def paper() -> Inkt:
    """For Word and print."""
    names = ("#1C1A17", "#544F48", "#CFC7BA", "#0E5A66", "#8A5A14", "#FFFFFF")
    return Inkt(*(QColor(name) for name in names))


@dataclass(frozen=True)
class Web:
    """Where everything comes: the same for painting, pointing and testing."""

    centre: QPointF
    radius: float
    labels: tuple[QRectF, ...]
    namen: tuple[str, ...]
    """What stands there: names, or numbers where names do not fit (then the table beside it says which is which)."""

    def spot(self, place: int, count: int, cijfer: float) -> QPointF:
        """Where this figure stands on this axis; the first axis points up, the others follow the clock."""
        angle = 2 * math.pi * place / count - math.pi / 2
        length = self.radius * cijfer / HOOGSTE
        return QPointF(self.centre.x() + length * math.cos(angle), self.centre.y() + length * math.sin(angle))


def lay_out(rect: QRectF, assen: Sequence[As], font: QFont) -> Web:
    """The largest web of which all names fit in ``rect`` without touching each other; else one with numbers."""
    half = min(rect.width(), rect.height()) / 2
    names = tuple(axis.naam for axis in assen)
    found = [web for wide in LABEL_WIDTHS if (web := _largest(rect, half, assen, names, wide, font)) is not None]
    best = max(found, key=lambda web: web.radius, default=None)
    if best is not None and best.radius >= LEAST * half:
        return best
    numbers = tuple(str(place) for place in range(1, len(assen) + 1))
    numbered = _largest(rect, half, assen, numbers, LABEL_WIDTHS[0], font)
    return numbered or best or Web(rect.center(), half, tuple(QRectF() for _ in assen), tuple("" for _ in assen))


def _largest(
    rect: QRectF, half: float, assen: Sequence[As], names: tuple[str, ...], wide: float, font: QFont
) -> Web | None:
    """From large to small, since names touch where the web is small and fall off where it is large."""
    sizes = [_label_size(name, axis.wil_praten, wide, font) for name, axis in zip(names, assen, strict=True)]
    gap = max(_GAP, _GAP * QFontMetricsF(font).height() / 17)
    steps = (_at(rect, sizes, names, half * step / _STEPS, gap) for step in range(_STEPS, 0, -1))
    return next((web for web in steps if _fits(rect, web)), None)


def paint_spinnenweb(painter: QPainter, rect: QRectF, assen: Sequence[As], inkt: Inkt, font: QFont) -> Web:
    """Paint it as large as fits; returns where everything came."""
    web = lay_out(rect, assen, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, web, len(assen), inkt, font)
    line = max(QFontMetricsF(font).height() / 9, 1.5)
    then = QPen(inkt.toen, line, Qt.PenStyle.CustomDashLine)
    then.setDashPattern([3, 2.5])
    _paint_series(painter, web, [axis.toen for axis in assen], then, inkt, square=True)
    _paint_series(painter, web, [axis.nu for axis in assen], QPen(inkt.nu, line * 1.25), inkt, square=False)
    for axis, name, box in zip(assen, web.namen, web.labels, strict=True):
        _paint_label(painter, name, box, inkt, font, wil_praten=axis.wil_praten)
    painter.restore()
    return web


# -- where everything comes ------------------------------------------------------------------------------------


def _label_size(name: str, wil_praten: bool, wide: float, font: QFont) -> QSizeF:
    metrics = QFontMetricsF(_bold(font) if wil_praten else font)
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    box = metrics.boundingRect(QRectF(0, 0, wide * metrics.height() / 17, 10_000), flags, name)
    flag = _FLAG * metrics.height() / 17 + 4 if wil_praten else 0
    return QSizeF(math.ceil(box.width()) + 2 + flag, math.ceil(box.height()))


def _at(rect: QRectF, sizes: Sequence[QSizeF], names: tuple[str, ...], radius: float, gap: float) -> Web:
    centre, count = rect.center(), max(len(sizes), 1)
    labels = []
    for place, size in enumerate(sizes):
        angle = 2 * math.pi * place / count - math.pi / 2
        x = centre.x() + (radius + gap) * math.cos(angle)
        y = centre.y() + (radius + gap) * math.sin(angle)
        # the box touches the point with the side that looks at the web, so that it stands free of it at every angle
        left = x - size.width() / 2 * (1 - math.cos(angle))
        top = y - size.height() / 2 * (1 - math.sin(angle))
        labels.append(QRectF(left, top, size.width(), size.height()))
    return Web(centre, radius, tuple(labels), names)


def _fits(rect: QRectF, web: Web) -> bool:
    """Inside, apart, and off the web itself."""
    count = len(web.labels)
    rim = [web.spot(place, count, HOOGSTE) for place in range(count)]
    rim += [(one + other) / 2 for one, other in zip(rim, [*rim[1:], *rim[:1]], strict=True)]
    for place, box in enumerate(web.labels):
        wide = box.adjusted(-3, -2, 3, 2)
        if not rect.contains(box) or any(wide.contains(spot) for spot in rim):
            return False
        if any(wide.intersects(other) for other in web.labels[place + 1 :]):
            return False
    return True


# -- painting --------------------------------------------------------------------------------------------------


def _paint_ground(painter: QPainter, web: Web, count: int, inkt: Inkt, font: QFont) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inkt.lijn, 1))
    for ring in RINGS:
        path = QPainterPath(web.spot(0, count, ring))
        for place in range(1, count):
            path.lineTo(web.spot(place, count, ring))
        path.closeSubpath()
        painter.drawPath(path)
    for place in range(count):
        painter.drawLine(web.centre, web.spot(place, count, HOOGSTE))
    small = QFont(font)
    small.setPixelSize(max(round(QFontMetricsF(font).height() * 0.6), 8))
    painter.setFont(small)
    painter.setPen(inkt.rustig)
    metrics = QFontMetricsF(small)
    for ring in (0, HOOGSTE):
        spot = web.spot(0, count, ring)
        painter.drawText(QPointF(spot.x() + 4, spot.y() + metrics.ascent() + 1), str(ring))


def _paint_series(
    painter: QPainter, web: Web, cijfers: Sequence[int | None], pen: QPen, inkt: Inkt, *, square: bool
) -> None:
    count = len(cijfers)
    spots = [None if each is None else web.spot(place, count, each) for place, each in enumerate(cijfers)]
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, spot in enumerate(spots):
        after = spots[(place + 1) % count]
        if spot is not None and after is not None and count > 1:
            painter.drawLine(spot, after)
    side = pen.widthF() * 2.2
    painter.setPen(QPen(pen.color(), pen.widthF()))
    painter.setBrush(QBrush(inkt.vlak) if square else QBrush(pen.color()))
    for spot in spots:
        if spot is None:
            continue
        box = QRectF(spot.x() - side, spot.y() - side, 2 * side, 2 * side)
        painter.drawRect(box) if square else painter.drawEllipse(box)


def _paint_label(painter: QPainter, name: str, box: QRectF, inkt: Inkt, font: QFont, *, wil_praten: bool) -> None:
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    painter.setPen(inkt.tekst)
    if not wil_praten:
        painter.setFont(font)
        painter.drawText(box, flags, name)
        return
    painter.setFont(_bold(font))
    size = _FLAG * QFontMetricsF(font).height() / 17
    painter.drawText(box.adjusted(size + 4, 0, 0, 0), flags, name)
    top = box.center().y() - size / 2
    painter.setPen(QPen(inkt.tekst, max(size / 9, 1)))
    painter.drawLine(QPointF(box.x() + 1, top), QPointF(box.x() + 1, top + size))
    flag = QPainterPath(QPointF(box.x() + 1, top))
    flag.lineTo(box.x() + size * 0.85, top + size * 0.26)
    flag.lineTo(box.x() + 1, top + size * 0.55)
    flag.closeSubpath()
    painter.fillPath(flag, inkt.nu)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
