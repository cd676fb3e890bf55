"""Spending through a year: spent as a solid line, what is expected dashed with its band, the budget in ink.

Words stand at the lines, there is no legend; at most four lines of a grid. Drawn as large as asked, for screen, Word
and paper alike; in grey the lines still differ by dash and by mark.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from casus.domain.lijnbeeld import Lijnbeeld

MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
BUDGET, VERWACHT, UITGEGEVEN = "Budget", "Verwacht", "Uitgegeven"
_NICE = (1, 2, 5)
_MOST_LINES = 4
_BEFORE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Lijninkt:
    """What it is drawn with: of a theme, or for paper."""

    tekst: QColor
    rustig: QColor
    raster: QColor
    lijn: QColor
    vlak: QColor
    grond: QColor


def paper() -> Lijninkt:
    """For Word and print."""
    return Lijninkt(*(QColor(name) for name in ("#1C1A17", "#404040", "#D0D0D0", "#1F3A5F", "#E4EAF1", "#FFFFFF")))


@dataclass(frozen=True)
class Lijnen:
    """Where everything comes: the same for painting and testing."""

    veld: QRectF
    strepen: tuple[tuple[float, QRectF, str], ...]
    maanden: tuple[tuple[QRectF, str], ...]
    uitgegeven: tuple[QPointF, ...]
    budget: float
    verwacht: tuple[QPointF, QPointF, QPointF] | None
    """Low, middle and high at the end of the year."""
    woorden: tuple[tuple[QRectF, str], ...]


def lay_out(rect: QRectF, beeld: Lijnbeeld, font: QFont) -> Lijnen:
    """Amounts left, words at the lines right, months below."""
    metrics, small = QFontMetricsF(_bold(font)), QFontMetricsF(_small(font))
    step = _step(beeld.hoogste)
    most = step * max(-(-beeld.hoogste // step), 1)
    left = max(small.horizontalAdvance(_plain(value)) for value in range(0, most + 1, step)) + small.height() * 0.8
    words = [BUDGET, UITGEGEVEN, *([VERWACHT] if beeld.verwacht else [])]
    right = max(metrics.horizontalAdvance(word) for word in words) + metrics.height() * 0.6
    high = small.height()
    veld = QRectF(rect.x() + left, rect.y() + high * 0.7, rect.width() - left - right, rect.height() - high * 2.4)

    def at(x: float, cents: int) -> QPointF:
        return QPointF(veld.x() + veld.width() * x, veld.bottom() - veld.height() * min(max(cents / most, 0), 1))

    lines = tuple(_tick(veld, rect.x(), left, at(0, value).y(), value, small) for value in range(0, most + 1, step))
    line = (at(0, 0), *(at(beeld.place(day), cents) for day, cents in beeld.punten))
    foretold = None
    if beeld.verwacht is not None:
        foretold = (at(1, beeld.verwacht.laag), at(1, beeld.verwacht.midden), at(1, beeld.verwacht.hoog))
    budget = at(0, beeld.budget).y()
    marks = [(budget, BUDGET), (line[-1].y(), UITGEGEVEN)]
    if foretold is not None:
        marks.append((foretold[1].y(), VERWACHT))
    return Lijnen(veld, lines, _months(veld, small), line, budget, foretold, _words(veld, marks, metrics))


def paint_lijn(painter: QPainter, rect: QRectF, beeld: Lijnbeeld, inkt: Lijninkt, font: QFont) -> Lijnen:
    """Paint it in ``rect``; returns where everything came."""
    laid = lay_out(rect, beeld, font)
    line = max(QFontMetricsF(font).height() / 12, 1.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grid(painter, laid, inkt, font, line)
    _paint_spent(painter, laid, inkt, line)
    painter.setPen(QPen(inkt.tekst, line * 1.5))
    painter.drawLine(QPointF(laid.veld.left(), laid.budget), QPointF(laid.veld.right(), laid.budget))
    painter.setFont(_bold(font))
    for box, word in laid.woorden:
        painter.setPen(inkt.tekst if word == BUDGET else inkt.lijn)
        painter.drawText(box, _BEFORE, word)
    painter.restore()
    return laid


def _paint_grid(painter: QPainter, laid: Lijnen, inkt: Lijninkt, font: QFont, line: float) -> None:
    painter.setFont(_small(font))
    for y, box, text in laid.strepen:
        painter.setPen(QPen(inkt.raster, line * 0.8))
        painter.drawLine(QPointF(laid.veld.left(), y), QPointF(laid.veld.right(), y))
        painter.setPen(inkt.rustig)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
    painter.setPen(inkt.rustig)
    for box, text in laid.maanden:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _paint_spent(painter: QPainter, laid: Lijnen, inkt: Lijninkt, line: float) -> None:
    last = laid.uitgegeven[-1]
    below = [*laid.uitgegeven, QPointF(last.x(), laid.veld.bottom()), QPointF(laid.veld.left(), laid.veld.bottom())]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inkt.vlak)
    painter.drawPolygon(QPolygonF(below))
    if laid.verwacht is not None and last.x() < laid.veld.right() - line:
        low, middle, high = laid.verwacht
        painter.drawPolygon(QPolygonF([last, low, high]))
        pen = QPen(inkt.lijn, line * 2)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(last, middle)
    painter.setPen(QPen(inkt.lijn, line * 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF(laid.uitgegeven))
    painter.setBrush(inkt.grond)
    painter.drawEllipse(last, line * 3.2, line * 3.2)


def _words(veld: QRectF, marks: list[tuple[float, str]], metrics: QFontMetricsF) -> tuple[tuple[QRectF, str], ...]:
    """Right of their lines, and pushed apart where two would lie on each other."""
    high = metrics.height()
    placed: list[tuple[float, str]] = []
    for y, word in sorted(marks):
        top = y - high / 2
        placed.append((max(top, placed[-1][0] + high) if placed else top, word))
    over = max(placed[-1][0] + high - veld.bottom() - high * 0.5, 0) if placed else 0
    x = veld.right() + high * 0.5
    return tuple((QRectF(x, top - over, metrics.horizontalAdvance(word) + 2, high), word) for top, word in placed)


def _months(veld: QRectF, small: QFontMetricsF) -> tuple[tuple[QRectF, str], ...]:
    """Every month; every other one, or one a quarter, where they would touch."""
    wide = veld.width() / 12
    need = max(small.horizontalAdvance(month) for month in MAANDEN) * 1.2
    every = next((n for n in (1, 2, 3) if wide * n >= need), 6)
    high, top = small.height(), veld.bottom() + small.height() * 0.35
    return tuple(
        (QRectF(veld.x() + wide * (place + 0.5 - every / 2), top, wide * every, high), month)
        for place, month in enumerate(MAANDEN)
        if place % every == 0
    )


def _tick(veld: QRectF, x: float, left: float, y: float, value: int, small: QFontMetricsF) -> tuple[float, QRectF, str]:
    high = small.height()
    return y, QRectF(x, y - high / 2, left - high * 0.6, high), _plain(value)


def _step(most: int) -> int:
    """The smallest round step in whole euros that needs at most four lines above nought."""
    power = 0
    while True:
        for nice in _NICE:
            step: int = nice * 10**power * 100
            if step * (_MOST_LINES - 1) >= most:
                return step
        power += 1


def _plain(cents: int) -> str:
    return f"{cents // 100:,}".replace(",", ".")


def _bold(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(round(font.pixelSize() * 0.9), 8))
    if not font.isFeatureSet(QFont.Tag("tnum")):
        small.setFeature(QFont.Tag("tnum"), 1)
    return small
