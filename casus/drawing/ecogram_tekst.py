"""The words in one pill of an ecogram: a name, how it is below it, and room for the mark of a phone number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from casus.domain.netwerk_beeld import BandBeeld

MOST_LINES = 6
"""Of a name; a pill that needs more is no pill."""
_SIDE, _TOP = 0.75, 0.32
"""Air beside and above the words, of the height of a letter."""
_PHONE, _PHONE_GAP = 0.42, 0.4


@dataclass(frozen=True)
class Tekst:
    """Words and how they stand; ``within`` breaks them in lines."""

    naam: str
    woorden: str
    phone: bool
    font: QFont
    lines: tuple[str, ...] = ()
    under: tuple[str, ...] = ()

    @classmethod
    def number(cls, place: int, font: QFont) -> "Tekst":
        """Instead of a name that does not fit."""
        return cls(str(place), "", False, font)

    @property
    def _high(self) -> float:
        return QFontMetricsF(self.font).height()

    @property
    def _beside(self) -> float:
        phone = (_PHONE + _PHONE_GAP) * self._high if self.phone else 0.0
        return 2 * _SIDE * self._high + phone + 1

    @property
    def natural(self) -> float:
        """So wide it would be on one line."""
        name = QFontMetricsF(bold(self.font)).horizontalAdvance(self.naam)
        return max(name, QFontMetricsF(small(self.font)).horizontalAdvance(self.woorden)) + self._beside

    @property
    def least(self) -> float:
        """So wide it is with its longest word on a line."""
        pairs = ((self.naam, bold(self.font)), (self.woorden, small(self.font)))
        return self._beside + max(
            (QFontMetricsF(font).horizontalAdvance(word) for words, font in pairs for word in words.split()),
            default=0.0,
        )

    @property
    def high(self) -> float:
        """So high it is in these lines."""
        name = QFontMetricsF(bold(self.font)).height() * len(self.lines)
        return name + QFontMetricsF(small(self.font)).height() * len(self.under) + 2 * _TOP * self._high

    @property
    def fits(self) -> bool:
        """All of it is there, in a few lines."""
        return 0 < len(self.lines) <= MOST_LINES and len(self.under) <= MOST_LINES

    def within(self, wide: float) -> "Tekst":
        """Broken in lines that are no wider than a pill of this width."""
        room = wide - self._beside
        lines = wrap(self.naam, QFontMetricsF(bold(self.font)), room)
        return replace(self, lines=tuple(lines), under=tuple(wrap(self.woorden, QFontMetricsF(small(self.font)), room)))

    def lines_in(self, box: QRectF) -> Iterator[tuple[str, QRectF, bool]]:
        """Every line with its place in the pill, and whether it is of the name."""
        y = box.center().y() - self.high / 2 + _TOP * self._high
        x, wide = box.x() + _SIDE * self._high, box.width() - self._beside + 1
        for words, is_name in (*((line, True) for line in self.lines), *((line, False) for line in self.under)):
            tall = QFontMetricsF(bold(self.font) if is_name else small(self.font)).height()
            yield words, QRectF(x, y, wide, tall), is_name
            y += tall

    def phone_in(self, box: QRectF) -> QRectF:
        """Where the mark of a phone number stands."""
        wide, tall = _PHONE * self._high, 0.74 * self._high
        x = box.right() - _SIDE * self._high - wide
        return QRectF(x, box.center().y() - tall / 2, wide, tall)


def set_words(band: BandBeeld, woorden: str, font: QFont) -> Tekst:
    """The words of a tie."""
    return Tekst(band.naam, woorden, band.inhoud.persoon_heeft_nummer, font)


def wrap(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Broken at spaces; a word that is too long by itself is broken where it must be, and never cut off."""
    lines: list[str] = []
    here = ""
    for word in text.split():
        longer = f"{here} {word}" if here else word
        if metrics.horizontalAdvance(longer) <= width:
            here = longer
            continue
        if here:
            lines.append(here)
        *full, here = _pieces(word, metrics, width)
        lines += full
    return [*lines, here] if here else lines


def _pieces(word: str, metrics: QFontMetricsF, width: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and metrics.horizontalAdvance(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def bold(font: QFont) -> QFont:
    """For names."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def small(font: QFont) -> QFont:
    """For what is said about them."""
    less = QFont(font)
    less.setPixelSize(max(round(QFontInfo(font).pixelSize() * 0.86), 3))
    return less
