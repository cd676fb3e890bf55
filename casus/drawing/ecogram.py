"""The ecogram: the person in the middle, own people left in round pills, helpers by profession right in square ones.

A line says how much one has with each other by its width (dashes: little) and carries a mark where it is tense or
broken; the words under a name say the same, so that no colour or width stands alone. Who came first keeps their place:
each next one comes below or above, and nobody moves but when a side needs a second column. Names never touch; where
they do not fit there are numbers, and the table beside it says which is which.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPen, QPolygonF

from casus.domain.netwerk import BandKracht, BandKwaliteit
from casus.domain.netwerk_beeld import BandBeeld, Ecogram
from casus.drawing.ecogram_tekst import Tekst, bold, set_words, small, wrap
from casus.drawing.spinnenweb import Inkt

ONE_COLUMN = 9
"""As many on a side stand below each other; more need two columns."""
SMALLEST = 4
"""Pixels of a letter; below this nothing is read anyway."""
_WIDTHS = {BandKracht.WEINIG: 1.0, BandKracht.GEWOON: 1.3, BandKracht.STERK: 3.4}
_MARK = 0.6
"""Of the way from the person: there the lines are apart."""


@dataclass(frozen=True)
class Plek:
    """Where one tie comes. ``weg``: the points of its line, from the person to the pill."""

    vak: QRectF
    tekst: Tekst
    weg: tuple[QPointF, ...]


@dataclass(frozen=True)
class Netwerkbeeld:
    """Where everything comes: the same for painting, pointing and testing. ``plekken`` in the order of the ties."""

    midden: QRectF
    koppen: tuple[QRectF, QRectF]
    plekken: tuple[Plek, ...]
    met_namen: bool
    font: QFont


@dataclass(frozen=True)
class _Maat:
    """The sizes that all pills share. ``vak``: one pill; ``stap``: from one to the next below it; ``straal``: of the
    circle; ``tussen``: from the circle to the first column; ``gat``: between two columns; ``kop``: for the heads.
    """

    vak: QSizeF
    stap: float
    straal: float
    tussen: float
    gat: float
    kop: float
    plekken: tuple[list[tuple[int, float]], list[tuple[int, float]]]
    """Left and right: in which column, and how many steps below the middle."""
    teksten: tuple[Tekst, ...]
    met_namen: bool


def lay_out(rect: QRectF, data: Ecogram, font: QFont) -> Netwerkbeeld:
    """With names; else with numbers; else with smaller letters."""
    here = QFont(font)
    while True:
        for met_namen in (True, False):
            maat = _measure(rect.width(), data, here, met_namen=met_namen)
            if maat is not None and _height(maat) <= rect.height():
                return _placed(rect, data, here, maat)
        size = QFontInfo(here).pixelSize()
        if size <= SMALLEST:
            return Netwerkbeeld(QRectF(), (QRectF(), QRectF()), (), False, here)
        here = QFont(here)
        here.setPixelSize(max(math.floor(size * 0.9), SMALLEST))


def height_for(width: float, data: Ecogram, font: QFont) -> float:
    """As high as is needed for all names at this width; where it is too narrow for them, for numbers."""
    maat = _measure(width, data, font, met_namen=True) or _measure(width, data, font, met_namen=False)
    return width if maat is None else _height(maat)


def paint_ecogram(painter: QPainter, rect: QRectF, data: Ecogram, inkt: Inkt, font: QFont) -> Netwerkbeeld:
    """Paint it; returns where everything came."""
    beeld = lay_out(rect, data, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = max(QFontMetricsF(beeld.font).height() / 11, 1.0)
    drawn = list(zip(data.banden, beeld.plekken, strict=False))  # none at all where there is no room to read
    for band, plek in drawn:
        _paint_line(painter, band, plek, inkt, line)
    for band, plek in drawn:
        _paint_pill(painter, band, plek, inkt, beeld.font, line)
    painter.setFont(small(beeld.font))
    painter.setPen(inkt.rustig)
    for words, box in zip(data.koppen, beeld.koppen, strict=True):
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), words)
    _paint_middle(painter, beeld, data.midden, inkt)
    painter.restore()
    return beeld


# -- where everything comes ------------------------------------------------------------------------------------


def _sides(data: Ecogram) -> tuple[list[int], list[int]]:
    """The places of the ties left and right."""
    left = [place for place, band in enumerate(data.banden) if not band.is_formeel]
    return left, [place for place, band in enumerate(data.banden) if band.is_formeel]


def _measure(width: float, data: Ecogram, font: QFont, *, met_namen: bool) -> _Maat | None:
    """Pills as wide as the widest name, if there is room; all of one size, so that they stand in rows. None: too narrow
    for these words.
    """
    high = QFontMetricsF(font).height()
    counts = [len(side) for side in _sides(data)]
    columns = [1 if count <= ONE_COLUMN else 2 for count in counts]
    most = max(columns)
    radius, gap = min(high * 2.1, width * 0.11), high * 0.9
    rows = max(math.ceil(count / each) for count, each in zip(counts, columns, strict=True))
    apart = min(high * (2 + 0.3 * rows), width * 0.1)
    texts = [set_words(band, words, font) for band, words in zip(data.banden, data.woorden, strict=True)]
    if not met_namen:
        texts = [Tekst.number(place, font) for place in range(1, len(texts) + 1)]
    free = width / 2 - radius - (most - 1) * gap
    apart = min(apart, max(free - most * max((text.least for text in texts), default=0.0), width * 0.045))
    room = (free - apart) / most
    wide = min(room, max((text.natural for text in texts), default=0.0))
    placed = tuple(text.within(wide) for text in texts)
    if wide <= 0 < len(texts) or not all(text.fits for text in placed):
        return None
    tall = max((text.high for text in placed), default=high)
    between = min(free - most * wide, high * 6)
    spots = [list(_spots(count, each)) for count, each in zip(counts, columns, strict=True)]
    step = tall + high * (0.55 if most == 1 else 0.85)
    return _Maat(QSizeF(wide, tall), step, radius, between, gap, high * 1.5, (spots[0], spots[1]), placed, met_namen)


def _spots(count: int, columns: int) -> Iterable[tuple[int, float]]:
    """Column and place above or below the middle, in steps; the outer column lies between the rows of the inner one, so
    that its lines pass through.
    """
    for number in range(count):
        column, order = number % columns, number // columns
        away = order // 2 + 0.5 if column else (order + 1) // 2
        yield column, away if order % 2 != column else -away


def _reach(maat: _Maat) -> tuple[float, float]:
    """How far it goes above and below the middle."""
    aways = [away * maat.stap for side in maat.plekken for _, away in side]
    half = maat.vak.height() / 2
    up = max([maat.straal, *(half - away for away in aways)])
    return up, max([maat.straal, *(half + away for away in aways)])


def _height(maat: _Maat) -> float:
    return maat.kop + sum(_reach(maat)) + 2


def _placed(rect: QRectF, data: Ecogram, font: QFont, maat: _Maat) -> Netwerkbeeld:
    up, down = _reach(maat)
    spare = (rect.height() - maat.kop - up - down) / 2
    centre = QPointF(rect.center().x(), rect.y() + spare + maat.kop + up)
    plekken: dict[int, Plek] = {}
    for formal, (mine, spots) in enumerate(zip(_sides(data), maat.plekken, strict=True)):
        for place, (column, away) in zip(mine, spots, strict=True):
            box = _box(centre, maat, formal=bool(formal), column=column, away=away)
            plekken[place] = Plek(box, maat.teksten[place], _way(centre, maat, box, formal=bool(formal)))
    middle = QRectF(centre.x() - maat.straal, centre.y() - maat.straal, 2 * maat.straal, 2 * maat.straal)
    ordered = tuple(plekken[place] for place in range(len(data.banden)))
    return Netwerkbeeld(middle, _heads(rect, centre, maat, font), ordered, maat.met_namen, font)


def _heads(rect: QRectF, centre: QPointF, maat: _Maat, font: QFont) -> tuple[QRectF, QRectF]:
    """Above the highest pill of each side."""
    heads = []
    for sign, spots in zip((-1, 1), maat.plekken, strict=True):
        columns = 1 + max((column for column, _ in spots), default=0)
        wide = max(columns * maat.vak.width() + (columns - 1) * maat.gat, QFontMetricsF(font).height() * 7)
        wide = min(wide, rect.width() / 2 - maat.straal)
        away = min((away for _, away in spots), default=0.0)
        top = centre.y() + away * maat.stap - max(maat.vak.height(), maat.kop) / 2 - maat.kop
        x = centre.x() + sign * (maat.straal + maat.tussen)
        x = min(max(x if sign > 0 else x - wide, rect.left()), rect.right() - wide)
        heads.append(QRectF(x, max(top, rect.top()), wide, maat.kop))
    return heads[0], heads[1]


def _box(centre: QPointF, maat: _Maat, *, formal: bool, column: int, away: float) -> QRectF:
    off = maat.straal + maat.tussen + column * (maat.vak.width() + maat.gat)
    x = centre.x() + off if formal else centre.x() - off - maat.vak.width()
    return QRectF(x, centre.y() + away * maat.stap - maat.vak.height() / 2, maat.vak.width(), maat.vak.height())


def _way(centre: QPointF, maat: _Maat, box: QRectF, *, formal: bool) -> tuple[QPointF, ...]:
    """From the edge of the circle to the first column, and on between its rows to the second."""
    side = 1 if formal else -1
    gate = QPointF(centre.x() + side * (maat.straal + maat.tussen), box.center().y())
    along = QLineF(centre, gate)
    start = along.pointAt(min(maat.straal / max(along.length(), 1.0), 1.0))
    end = QPointF(box.left() if formal else box.right(), box.center().y())
    return (start, gate) if abs(end.x() - gate.x()) < 1 else (start, gate, end)


# -- what is painted -------------------------------------------------------------------------------------------


def _paint_line(painter: QPainter, band: BandBeeld, plek: Plek, inkt: Inkt, line: float) -> None:
    color = inkt.toen if band.is_formeel else inkt.nu
    kracht = band.inhoud.kracht or BandKracht.GEWOON
    pen = QPen(color, line * _WIDTHS[kracht], Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if kracht is BandKracht.WEINIG:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
    painter.setPen(pen)
    first = QLineF(plek.weg[0], plek.weg[1])
    if band.inhoud.kwaliteit is BandKwaliteit.VERBROKEN:
        room = min(line * 5 / max(first.length(), 1.0), 0.3)
        painter.drawLine(first.p1(), first.pointAt(_MARK - room))
        painter.drawLine(first.pointAt(_MARK + room), first.p2())
    else:
        painter.drawLine(first)
    painter.drawPolyline(QPolygonF(plek.weg[1:]))
    _paint_mark(painter, band, first, QPen(color, line * 1.3), line)


def _paint_mark(painter: QPainter, band: BandBeeld, first: QLineF, pen: QPen, line: float) -> None:
    """Strokes across the line: three for tense, two slanting ones in the gap for broken."""
    marks = {BandKwaliteit.GESPANNEN: (3, 90.0), BandKwaliteit.VERBROKEN: (2, 60.0)}
    if band.inhoud.kwaliteit not in marks:
        return
    count, turn = marks[band.inhoud.kwaliteit]
    painter.setPen(pen)
    for number in range(count):
        spot = first.pointAt(_MARK + (number - (count - 1) / 2) * line * 4 / max(first.length(), 1.0))
        stroke = QLineF.fromPolar(line * 5, first.angle() + turn)
        painter.drawLine(stroke.translated(spot - stroke.center()))


def _paint_pill(painter: QPainter, band: BandBeeld, plek: Plek, inkt: Inkt, font: QFont, line: float) -> None:
    color = inkt.toen if band.is_formeel else inkt.nu
    painter.setPen(QPen(color, line, Qt.PenStyle.DashLine if band.is_verbroken else Qt.PenStyle.SolidLine))
    painter.setBrush(inkt.vlak)
    round_ = line * 1.5 if band.is_formeel else min(plek.vak.height() / 2, QFontMetricsF(font).height() * 1.2)
    painter.drawRoundedRect(plek.vak.adjusted(line / 2, line / 2, -line / 2, -line / 2), round_, round_)
    for words, box, is_name in plek.tekst.lines_in(plek.vak):
        painter.setFont(bold(font) if is_name else small(font))
        painter.setPen(inkt.tekst if is_name else inkt.rustig)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
    if plek.tekst.phone:
        _paint_phone(painter, plek.tekst.phone_in(plek.vak), inkt, line)


def _paint_phone(painter: QPainter, box: QRectF, inkt: Inkt, line: float) -> None:
    painter.setPen(QPen(inkt.tekst, line * 0.9))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, line * 1.5, line * 1.5)
    low = box.bottom() - box.height() * 0.2
    painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))


def _paint_middle(painter: QPainter, beeld: Netwerkbeeld, words: str, inkt: Inkt) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inkt.nu)
    painter.drawEllipse(beeld.midden)
    font, lines = middle_words(beeld, words)
    painter.setFont(font)
    painter.setPen(inkt.vlak)
    high = QFontMetricsF(font).height()
    top = beeld.midden.center().y() - high * len(lines) / 2
    for place, each in enumerate(lines):
        box = QRectF(beeld.midden.x(), top + place * high, beeld.midden.width(), high)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, each)


def middle_words(beeld: Netwerkbeeld, words: str) -> tuple[QFont, Sequence[str]]:
    """The largest letters with which these words stand in the circle."""
    font = bold(beeld.font)
    side = beeld.midden.width() * 0.84
    while True:
        metrics = QFontMetricsF(font)
        lines = [words] if metrics.horizontalAdvance(words) <= side else wrap(words, metrics, side)
        whole = " ".join(lines) == words and metrics.height() * len(lines) <= beeld.midden.height() * 0.7
        if whole or QFontInfo(font).pixelSize() <= SMALLEST:
            return font, lines
        font.setPixelSize(QFontInfo(font).pixelSize() - 1)
