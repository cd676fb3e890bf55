"""Where everything of a spider web comes: the largest web of which all names fit, found without a search.

Every box of a name moves out along its own axis as the web grows: its middle is a straight function of the radius. So
each side of the room gives one upper bound, and each pair of names one stretch of radii at which they touch; the
answer is the largest radius below the bounds and outside the stretches. Only widths of letters are asked of Qt.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, repeat
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from casus.domain.intake_inhoud import HOOGSTE, As
from casus.drawing.regels import broken

LABEL_WIDTHS = (210.0, 150.0, 112.0)
"""At a text of 13 px; longer names go on below. Narrower where that leaves more of the web."""
LEAST = 0.42
"""Of half the smallest side: a web below this says less than its names, and gets numbers."""
FLAG = 12.0
_GAP, _CLEAR, _BESIDE, _BELOW = 13.0, 4.0, 3.0, 2.0
_LETTER = 17.0
"""The height of a text of 13 px: what is given at that size grows with the letter."""
_HAIR = 0.01
"""Of a pixel, for what rounding does."""


@dataclass(frozen=True)
class Web:
    """Where everything comes: the same for painting, pointing and testing."""

    centre: QPointF
    radius: float
    labels: tuple[QRectF, ...]
    namen: tuple[str, ...]
    """What stands there: names, or numbers where names do not fit (then the table beside it says which is which)."""
    regels: tuple[tuple[tuple[QPointF, str], ...], ...] = ()
    """The lines of each name, with the left end of the line they stand on."""

    def spot(self, place: int, count: int, cijfer: float) -> QPointF:
        """Where this figure stands on this axis; the first axis points up, the others follow the clock."""
        cos, sin = direction(place, count)
        length = self.radius * cijfer / HOOGSTE
        return QPointF(self.centre.x() + length * cos, self.centre.y() + length * sin)


def direction(place: float, count: int) -> tuple[float, float]:
    """Cosine and sine of an axis; half a place further is between two axes."""
    angle = 2 * math.pi * place / count - math.pi / 2
    return math.cos(angle), math.sin(angle)


def strong(font: QFont) -> QFont:
    """The letter of what the person wants to talk about."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def flag_size(letter: float) -> float:
    """Of the flag beside a name, at letters so high."""
    return FLAG * letter / _LETTER


def lay_out(rect: QRectF, assen: Sequence[As], font: QFont) -> Web:
    """The largest web of which all names fit in ``rect`` without touching each other; else one with numbers."""
    half = min(rect.width(), rect.height()) / 2
    plain, bold = _Letters(font), _Letters(strong(font))
    letters = [bold if axis.wil_praten else plain for axis in assen]
    names = tuple(axis.naam for axis in assen)
    tried = (_boxes(names, assen, letters, wide) for wide in LABEL_WIDTHS)
    different = {tuple(box.lines for box in boxes): boxes for boxes in tried}.values()
    radius, best = max(((_largest(rect, boxes), boxes) for boxes in different), key=lambda found: found[0])
    if radius >= LEAST * half:
        return _placed(rect, best, names, radius)
    numbers = tuple(str(place) for place in range(1, len(assen) + 1))
    numbered = _boxes(numbers, assen, letters, LABEL_WIDTHS[0])
    if (smaller := _largest(rect, numbered)) > 0:
        return _placed(rect, numbered, numbers, smaller)
    return Web(rect.center(), half, tuple(QRectF() for _ in assen), tuple("" for _ in assen), tuple(() for _ in assen))


# -- how large each name is ------------------------------------------------------------------------------------


class _Letters:
    """A letter, measured once for one picture."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._known: dict[str, float] = {}
        self.height, self.ascent = self._metrics.height(), self._metrics.ascent()
        self.step = self._metrics.lineSpacing()

    def advance(self, text: str) -> float:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._metrics.horizontalAdvance(text)
        return found


class _Box(NamedTuple):
    """A name on its axis; when the web has radius r its middle is at (cos r + x, sin r + y) from the centre."""

    cos: float
    sin: float
    x: float
    y: float
    width: float
    height: float
    flag: float
    lines: tuple[str, ...]
    letters: _Letters


def _boxes(names: Sequence[str], assen: Sequence[As], letters: Sequence[_Letters], wide: float) -> tuple[_Box, ...]:
    unit = wide / _LETTER
    lines = [broken(name, each.advance, unit * each.height) for name, each in zip(names, letters, strict=True)]
    flags = [axis.wil_praten for axis in assen]
    return tuple(map(_box, range(len(names)), repeat(len(names)), lines, letters, flags))


def _box(place: int, count: int, lines: list[str], letters: _Letters, wil_praten: bool) -> _Box:
    flag = flag_size(letters.height) + 4 if wil_praten else 0.0
    width = math.ceil(max(map(letters.advance, lines), default=0.0)) + 2 + flag
    height = math.ceil(letters.height + letters.step * (len(lines) - 1))
    gap = _gap(place, count, width, height, max(_GAP, _GAP * letters.height / _LETTER))
    cos, sin = direction(place, count)
    # the box touches the point with the side that looks at the web, so that it stands free of it at every angle
    return _Box(cos, sin, (gap + width / 2) * cos, (gap + height / 2) * sin, width, height, flag, tuple(lines), letters)


def _gap(place: int, count: int, width: float, height: float, least: float) -> float:
    """How far a box stays from its corner to be clear of the whole web, which is the same at every size of the web.

    A straight line parts box and web: one square to the axis, or one along either edge that meets in the corner.
    """
    cos, sin = direction(place, count)
    gap = math.inf
    for turn in (0.0, 0.5, -0.5) if count > 2 else (0.0,):
        across, up = direction(place + turn, count)
        inward = width / 2 * (abs(across) - cos * across) + height / 2 * (abs(up) - sin * up)
        gap = min(gap, (inward + _CLEAR) / (cos * across + sin * up))
        if gap <= least:
            return least
    return gap


# -- how large the web can be ----------------------------------------------------------------------------------


def _largest(rect: QRectF, boxes: Sequence[_Box]) -> float:
    """The largest radius, or a negative one when there is none."""
    wide, high = rect.width() / 2 - _HAIR, rect.height() / 2 - _HAIR
    radius = min(wide, high)
    for box in boxes:
        radius = min(radius, _within(wide, box.cos, box.x, box.width), _within(high, box.sin, box.y, box.height))
    pairs = list(combinations(boxes, 2))
    while radius > 0:
        smaller = min((_apart(radius, one, other) for one, other in pairs), default=radius)
        if smaller == radius:
            break
        radius = smaller
    return radius


def _within(room: float, slope: float, start: float, size: float) -> float:
    """Up to which radius a box stays on this side of the edge of the room."""
    left = room - abs(start) - size / 2
    return left / abs(slope) if abs(slope) > 1e-9 else math.inf if left >= 0 else -1.0


def _apart(radius: float, one: _Box, other: _Box) -> float:
    """The same where two boxes are apart at this radius; else the next smaller one at which they are."""
    across, beside = one.cos - other.cos, one.x - other.x
    wide = (one.width + other.width) / 2 + _BESIDE
    if abs(across * radius + beside) >= wide:
        return radius
    up, above = one.sin - other.sin, one.y - other.y
    high = (one.height + other.height) / 2 + _BELOW
    if abs(up * radius + above) >= high:
        return radius
    return max(_leaves(across, beside, wide), _leaves(up, above, high))


def _leaves(slope: float, start: float, reach: float) -> float:
    """Below which radius the distance ``slope * r + start`` is no longer within ``reach``."""
    if abs(slope) < 1e-9:
        return -math.inf
    return min((reach - start) / slope, (-reach - start) / slope) - _HAIR


def _placed(rect: QRectF, boxes: Sequence[_Box], names: tuple[str, ...], radius: float) -> Web:
    centre = rect.center()
    labels, lines = [], []
    for box in boxes:
        left = centre.x() + radius * box.cos + box.x - box.width / 2
        top = centre.y() + radius * box.sin + box.y - box.height / 2
        labels.append(QRectF(left, top, box.width, box.height))
        middle, line = left + (box.width + box.flag) / 2, top + box.letters.ascent
        lines.append(
            tuple(
                (QPointF(middle - box.letters.advance(text) / 2, line + number * box.letters.step), text)
                for number, text in enumerate(box.lines)
            )
        )
    return Web(centre, radius, tuple(labels), names, tuple(lines))
