"""Three bars: what it costs now, what comes on top when nothing is done, what it costs with the approach.

The second is hatched, because it has not happened. The shorter of the first and third gets a dashed ghost up to the
longer: that is the difference, whichever way it goes. A thin line runs from low to high. No colour says good or bad; in
grey the three still differ by fill. Drawn as large as asked, for screen, Word and paper alike.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from casus.domain.geld import show_raming
from casus.domain.kostenregel import Scenario
from casus.domain.staafbeeld import Staaf, Staafbeeld

MOST_TICKS = 6
_NICE = (1, 2, 5)
_NARROW = 31.0
"""In heights of a letter: below this the names stand above their bars."""
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Staafinkt:
    """What it is drawn with: of a theme, or for paper."""

    tekst: QColor
    rustig: QColor
    lijn: QColor
    nu: QColor
    niets_doen: QColor
    na: QColor
    rand: QColor
    """Edge of the third bar and of the ghost."""
    vlak: QColor


def paper() -> Staafinkt:
    """For Word and print: one ink, told apart by solid, hatched and pale with an edge."""
    names = ("#1C1A17", "#404040", "#D0D0D0", "#1F3A5F", "#1F3A5F", "#9DB2CC", "#1F3A5F", "#FFFFFF")
    return Staafinkt(*(QColor(name) for name in names))


@dataclass(frozen=True)
class Rij:
    """Where one bar comes. ``staaf`` and ``streep`` None: it was not reckoned."""

    naam: QRectF
    toelichting: QRectF
    bedrag: QRectF
    baan: QRectF
    staaf: QRectF | None
    streep: QLineF | None
    spook: QRectF | None


@dataclass(frozen=True)
class Staven:
    """Where everything comes: the same for painting and testing."""

    rijen: tuple[Rij, ...]
    strepen: tuple[tuple[float, QRectF, str], ...]
    """Ticks: where, the room of its figure, and the figure."""
    lijnen: tuple[tuple[float, float], ...]
    """From where to where the lines of the ticks run: behind the bars, never behind words."""
    bodem: float


def height_for(width: float, beeld: Staafbeeld, font: QFont) -> float:
    """How high it becomes at this width."""
    laid = lay_out(QRectF(0, 0, width, 10_000), beeld, font)
    return laid.bodem + QFontMetricsF(_small(font)).height() * 1.6


def lay_out(rect: QRectF, beeld: Staafbeeld, font: QFont) -> Staven:
    """Names left, amounts right, bars between them; names above the bars where it is narrow."""
    metrics, small = QFontMetricsF(_bold(font)), QFontMetricsF(_small(font))
    high, is_narrow = metrics.height(), rect.width() < _NARROW * metrics.height()
    amount = max(metrics.horizontalAdvance(_amount(staaf)) for staaf in beeld.staven) + 2
    names = rect.width() - amount - high if is_narrow else _names_width(rect.width(), beeld, font)
    edge = small.horizontalAdvance(_plain(_largest(beeld) * 2)) / 2 + 4
    left, right = (edge, edge) if is_narrow else (names + high, amount + high)
    lane = QRectF(rect.x() + left, 0, rect.width() - left - right, high * 1.55)
    step, top = _step(beeld, lane.width(), small), rect.y() + high * 0.3
    most = step * math.ceil(max(_largest(beeld), 1) / step)
    rows = []
    for staaf in beeld.staven:
        row = _row(staaf, beeld, QRectF(lane.x(), top, lane.width(), lane.height()), most, font)
        name = QRectF(rect.x(), top, names, _height(metrics, f"0  {staaf.naam}", names))
        under = QRectF(rect.x(), name.bottom(), names, _height(small, staaf.toelichting, names))
        if is_narrow:
            shift = under.bottom() - top + high * 0.25
            row = _row(staaf, beeld, QRectF(lane.x(), top + shift, lane.width(), lane.height()), most, font)
            box = QRectF(rect.right() - amount, top, amount, high)
            bottom = row.baan.bottom()
        else:
            box = QRectF(rect.right() - amount, row.baan.center().y() - high / 2, amount, high)
            bottom = max(row.baan.bottom(), under.bottom())
        rows.append(Rij(name, under, box, row.baan, row.staaf, row.streep, row.spook))
        top = bottom + high * 0.9
    bodem = top - high * 0.35
    ticks = tuple(_tick(lane, value, most, bodem, small) for value in range(0, most + 1, step))
    air = high * 0.2
    behind = [(row.baan.top() - air, row.baan.bottom() + air) for row in rows]
    return Staven(tuple(rows), ticks, tuple(behind) if is_narrow else ((rect.y(), bodem),), bodem)


def paint_staven(painter: QPainter, rect: QRectF, beeld: Staafbeeld, inkt: Staafinkt, font: QFont) -> Staven:
    """Paint it in ``rect``; returns where everything came."""
    laid = lay_out(rect, beeld, font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = max(QFontMetricsF(font).height() / 12, 1.0)
    for x, box, text in laid.strepen:
        painter.setPen(QPen(inkt.lijn, max(line * 0.8, 1)))
        for top, bottom in laid.lijnen:
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setFont(_small(font))
        painter.setPen(inkt.rustig)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    for number, (staaf, row) in enumerate(zip(beeld.staven, laid.rijen, strict=True), start=1):
        _paint_bar(painter, staaf.scenario, row, inkt, line)
        _paint_words(painter, f"{number}  {staaf.naam}", staaf, row, inkt, font)
    painter.restore()
    return laid


# -- where everything comes ------------------------------------------------------------------------------------


def _row(staaf: Staaf, beeld: Staafbeeld, lane: QRectF, most: int, font: QFont) -> Rij:
    def x(cents: int) -> float:
        return lane.x() + lane.width() * cents / most

    nothing = QRectF()
    if staaf.bedragen is None:
        return Rij(nothing, nothing, nothing, lane, None, None, None)
    laag, midden, hoog = staaf.bedragen
    bar = QRectF(lane.x(), lane.y(), x(midden) - lane.x(), lane.height())
    width = QLineF(x(laag), lane.center().y(), x(hoog), lane.center().y()) if laag != hoog else None
    other = _OPPOSITE.get(staaf.scenario)
    longer = beeld.bedragen(other) if other is not None else None
    ghost = None
    if longer is not None and longer.midden > midden:
        ghost = QRectF(bar.right(), lane.y(), x(longer.midden) - bar.right(), lane.height())
    return Rij(nothing, nothing, nothing, lane, bar, width, ghost)


_OPPOSITE = {Scenario.NU: Scenario.OPLOSSING, Scenario.OPLOSSING: Scenario.NU}


def _names_width(width: float, beeld: Staafbeeld, font: QFont) -> float:
    """As wide as the widest line, with its widest number, at most a third; longer words go on below."""
    metrics, small = QFontMetricsF(_bold(font)), QFontMetricsF(_small(font))
    lines = [metrics.horizontalAdvance(f"0  {staaf.naam}") for staaf in beeld.staven]
    lines += [small.horizontalAdvance(staaf.toelichting) for staaf in beeld.staven]
    return min(max(lines) + 4, width * 0.34)


def _largest(beeld: Staafbeeld) -> int:
    return max((staaf.bedragen.hoog for staaf in beeld.staven if staaf.bedragen is not None), default=0)


def _step(beeld: Staafbeeld, room: float, small: QFontMetricsF) -> int:
    """The smallest round step of which the figures stand free of each other; in cents, of whole euros."""
    most, power = max(_largest(beeld), 100), 0
    while True:
        for nice in _NICE:
            step: int = nice * 10**power * 100
            count = math.ceil(most / step)
            wide = small.horizontalAdvance(_plain(step * count)) * 1.5
            if count < MOST_TICKS and (count == 1 or wide < room / count):
                return step
        power += 1


def _tick(lane: QRectF, value: int, most: int, bodem: float, small: QFontMetricsF) -> tuple[float, QRectF, str]:
    x, text = lane.x() + lane.width() * value / most, _plain(value)
    wide = small.horizontalAdvance(text) + 4
    return x, QRectF(x - wide / 2, bodem + small.height() * 0.25, wide, small.height()), text


def _height(metrics: QFontMetricsF, text: str, width: float) -> float:
    return metrics.boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text).height() if text else 0.0


# -- what is painted -------------------------------------------------------------------------------------------


def _paint_bar(painter: QPainter, scenario: Scenario, row: Rij, inkt: Staafinkt, line: float) -> None:
    if row.staaf is None:
        return
    radius = min(line * 3, row.staaf.width() / 2)
    if row.spook is not None:
        _paint_ghost(painter, row.spook, inkt, line)
    if scenario is Scenario.NIETS_DOEN:
        _paint_hatch(painter, row.staaf, inkt, line)
    else:
        fill, edge = (inkt.nu, inkt.nu) if scenario is Scenario.NU else (inkt.na, inkt.rand)
        painter.setPen(QPen(edge, line))
        painter.setBrush(fill)
        painter.drawRoundedRect(row.staaf.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius)
    if row.streep is not None:
        for pen in (QPen(inkt.vlak, line * 3.4), QPen(inkt.tekst, line * 1.5)):
            painter.setPen(pen)
            painter.drawLine(row.streep)
            cap = row.staaf.height() * 0.2
            for end in (row.streep.p1(), row.streep.p2()):
                painter.drawLine(end - QPointF(0, cap), end + QPointF(0, cap))


def _paint_ghost(painter: QPainter, box: QRectF, inkt: Staafinkt, line: float) -> None:
    pen = QPen(inkt.rand, line, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(line, line / 2, -line / 2, -line / 2)
    if inside.width() > 0:
        painter.drawRect(inside)


def _paint_hatch(painter: QPainter, bar: QRectF, inkt: Staafinkt, line: float) -> None:
    """As lines, so that they are as fine in print as on the screen."""
    painter.save()
    painter.setPen(QPen(inkt.niets_doen, line * 0.8))
    painter.setClipRect(bar)
    gap, x = line * 4.5, bar.x() - bar.height()
    while x < bar.right():
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()))
        x += gap
    painter.restore()
    painter.setPen(QPen(inkt.niets_doen, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def _paint_words(painter: QPainter, name: str, staaf: Staaf, row: Rij, inkt: Staafinkt, font: QFont) -> None:
    painter.setFont(_bold(font))
    painter.setPen(inkt.tekst)
    painter.drawText(row.naam, _WRAP, name)
    if staaf.bedragen is None:
        painter.setFont(font)
    else:
        painter.setFont(_bold(font))
    painter.drawText(row.bedrag, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _amount(staaf))
    painter.setFont(_small(font))
    painter.setPen(inkt.rustig)
    painter.drawText(row.toelichting, _WRAP, staaf.toelichting)


def _amount(staaf: Staaf) -> str:
    return staaf.anders if staaf.bedragen is None else show_raming(staaf.bedragen.midden)


def _plain(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".")


def _bold(font: QFont) -> QFont:
    """Tabular figures, so that amounts stand under each other."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    if not font.isFeatureSet(QFont.Tag("tnum")):
        strong.setFeature(QFont.Tag("tnum"), 1)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(round(font.pixelSize() * 0.9), 8))
    if not font.isFeatureSet(QFont.Tag("tnum")):
        small.setFeature(QFont.Tag("tnum"), 1)
    return small
