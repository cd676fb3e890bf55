"""Bars: one segment per thing ("3 van 5 casussen zijn klaar") and the bar of speaking time.

Always with words.
"""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.label import Label
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.shown import show_if

_BAR: Final = 8


class _Track(Themed, QWidget):
    def __init__(self, height: int = _BAR, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        self.update()

    def _ground(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """What is not filled: soft, and in high contrast only its edge."""
        theme = current_theme()
        if theme.is_contrast:
            rounded(painter, box, radius, fill=theme.color("surface"), line=theme.color("text"))
        else:
            rounded(painter, box, radius, fill=theme.color("line2"))

    def sizeHint(self) -> QSize:
        return QSize(160, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height)


class _Segments(_Track):
    done = 0
    total = 1

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        gap = 4 if self.total <= 40 else 0
        width = (self.width() - gap * (self.total - 1)) / max(self.total, 1)
        for number in range(self.total):
            box = QRectF(number * (width + gap), 0, width, self.height())
            if number < self.done:
                rounded(painter, box, min(4, width / 2), fill=theme.color("accent"))
            else:
                self._ground(painter, box, min(4, width / 2))


class SegmentBar(QWidget):
    """Words on the left, a quiet fact on the right, below it one segment per thing."""

    def __init__(
        self,
        done: int,
        total: int,
        words: str,
        fact: str = "",
        *,
        below: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = Label(words, "strong")
        self._fact = Label(fact, "body", color="text2", elide=True)
        self._bar = _Segments()
        self._below = Label(below, "small", elide=True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._words)
        head.addStretch(1)
        head.addWidget(self._fact)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._below)
        show_if(self._below, bool(below))
        self.set_progress(done, total, words, fact)

    def set_progress(self, done: int, total: int, words: str, fact: str = "") -> None:
        self._bar.done, self._bar.total = done, total
        self._words.setText(words)
        self._fact.setText(fact)
        show_if(self._fact, bool(fact))
        self.setAccessibleName(words)
        self._bar.update()


class TimeBar(_Track):
    """Speaking time: accent, amber from 70 %, a red piece of its own beyond 100 %. Never blinks, no sound.

    The words ("2 minuten over") stand beside it; they are the accessible name too.
    """

    def __init__(self, spent: float = 0, planned: float = 1, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(14, parent)
        self.set_time(spent, planned, words)

    def set_time(self, spent: float, planned: float, words: str = "") -> None:
        """Any unit, the same for both."""
        self._spent, self._planned = spent, max(planned, 0.001)
        self.setAccessibleName(words)
        self.update()

    @property
    def state(self) -> str:
        """rustig, afronden (from 70 %) or over."""
        share = self._spent / self._planned
        return "over" if share > 1 else "afronden" if share >= 0.7 else "rustig"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        share = self._spent / self._planned
        full = self.width() if share <= 1 else self.width() * max(1 / share, 0.4)
        y, height = 4, 6
        track = QRectF(0, y, full if share > 1 else self.width(), height)
        self._ground(painter, track, 3)
        fill = theme.color("accent" if self.state == "rustig" else "warn")
        if share > 0:
            rounded(painter, QRectF(0, y, max(full * min(share, 1), 4), height), 3, fill=fill)
        if share > 1:
            rest = QRectF(full + 3, y, self.width() - full - 3, height)
            rounded(painter, rest, 3, fill=theme.color("danger"))
        for tick in (0.7, 1.0) if share > 1 else (0.7,):
            painter.fillRect(QRectF(round(full * tick) - 1, 1, 2, 12), theme.color("text"))


class FillBar(_Track):
    """One part of a whole ("112 van 120 minuten"); amber when it does not fit."""

    def __init__(self, part: float = 0, whole: float = 1, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(6, parent)
        self.set_share(part, whole, words)

    def set_share(self, part: float, whole: float, words: str = "") -> None:
        self._share = part / whole if whole else 0.0
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        self._ground(painter, QRectF(self.rect()), 3)
        if self._share > 0:
            width = max(self.width() * min(self._share, 1), 6)
            color = theme.color("accent" if self._share <= 1 else "warn")
            rounded(painter, QRectF(0, 0, width, self.height()), 3, fill=color)
