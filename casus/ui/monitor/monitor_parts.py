"""Parts of the monitor: figures beside each other, the line through the year with its table, bars, and the table."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from casus.domain.geld import show_euros
from casus.domain.lijnbeeld import Lijnbeeld
from casus.domain.monitor import delen_van_honderd
from casus.drawing.lijn import Lijninkt, paint_lijn
from casus.services.monitorvorm import MonitorTabel
from casus.services.monitorwoorden import row_words
from casus.ui.dates import day_month
from casus.ui.icons import Icon
from casus.ui.monitor.monitor_words import undivided_words
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.bars import FillBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.shown import show_if

_CARD = 210
"""Room for one figure, at 100 % text."""


def inkt_of(theme: Theme) -> Lijninkt:
    """The line in the colours of this theme."""
    return Lijninkt(*(theme.color(name) for name in ("text", "text2", "grid", "c1", "soft", "surface")))


class FigureCard(Card):
    """One head figure: what it is, the amount, one line about it, and the way to what stands behind it."""

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=2, parent=parent)
        self.setObjectName(f"cijfer_{name}")
        self._head = WrapLabel("", "small", color="text2")
        self._figure = Label("", "figure", tabular=True, elide=True)
        self._words = WrapLabel("", "small", color="text2")
        self._good = IconLabel(Icon.CHECK, "", "small", color="ok")
        for part in (self._head, self._figure, self._words, self._good):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._open = Link(self.tr("Toon casuscodes"))
        self._open.setObjectName(f"achter_{name}")
        self._open.clicked.connect(self.opened)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._good.hide()
        self._open.hide()

    def set_may_open(self, *, may_open: bool) -> None:
        """Whether one may see what stands behind it."""
        show_if(self._open, may_open)

    def show_figure(self, head: str, figure: str, words: str, *, good: str = "") -> None:
        self._head.setText(head)
        self._figure.setText(figure)
        self._words.setText(words)
        self._good.setText(good)
        show_if(self._words, bool(words))
        show_if(self._good, bool(good))
        self.setAccessibleName(f"{head}: {figure}. {words or good}")
        self._open.setAccessibleName(self.tr("{0}: toon casuscodes").format(head))


class Figures(Themed, QWidget):
    """Cards beside each other, in as many columns as fit."""

    def __init__(self, cards: Sequence[FigureCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        self._lay(len(self._cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retheme(self, theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        fits = max(self.width() // max(current_theme().px(_CARD), 1), 1)
        self._lay(len(self._cards) if fits >= len(self._cards) else min(fits, 3))

    def _lay(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.updateGeometry()


class LinePicture(Themed, QWidget):
    """The picture alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beeld: Lijnbeeld | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_beeld(self, beeld: Lijnbeeld | None) -> None:
        self._beeld = beeld
        self.setAccessibleName(self.tr("Uitgaven door het jaar"))
        self.setAccessibleDescription("" if beeld is None else beeld.alt)
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width * 0.56, current_theme().px(330)))

    def sizeHint(self) -> QSize:
        wide = current_theme().px(440)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(260), current_theme().px(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._beeld is not None:
            theme = current_theme()
            room = QRectF(self.rect()).adjusted(0, 2, -2, -2)
            paint_lijn(QPainter(self), room, self._beeld, inkt_of(theme), theme.font("small"))


class LineCard(Card):
    """Spending through the year: the picture, or the same figures as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.picture = LinePicture()
        self._toggle = Button(self.tr("Als tabel"), "ghost", Icon.ACTIONS, size="small")
        self._toggle.setObjectName("monitor_tabel_knop")
        self._toggle.clicked.connect(self._on_toggle)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Uitgaven door het jaar"), "h3"))
        head.addStretch(1)
        head.addWidget(self._toggle)
        self._table = QWidget()
        self._table.setObjectName("monitor_maanden")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self._table)
        self.body.addStretch(0)
        self._table.hide()

    def show_beeld(self, beeld: Lijnbeeld | None) -> None:
        self.picture.show_beeld(beeld)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if beeld is None:
            return
        for row, (day, cents) in enumerate(beeld.punten):
            self._grid.addWidget(Label(self.tr("Tot en met {0}").format(day_month(day)), "small"), 2 * row, 0)
            amount = Label(show_euros(cents), "small", tabular=True)
            self._grid.addWidget(amount, 2 * row, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Rule(), 2 * row + 1, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)

    def _on_toggle(self) -> None:
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self.picture.setVisible(not as_table)
        self._toggle.setText(self.tr("Als tekening") if as_table else self.tr("Als tabel"))


class KindCard(Card):
    """What the money went to: a bar for each categorie, with its share of what was spent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Waaraan"), "h3"))
        head.addStretch(1)
        self._fact = Label("", "small", color="text2", elide=True)
        head.addWidget(self._fact)
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        self.body.addLayout(self._rows)
        self._inside: QWidget | None = None
        self.body.addStretch(1)

    def show_tabel(self, tabel: MonitorTabel | None, fact: str) -> None:
        self._fact.setText(fact)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(14)
        rows = [] if tabel is None else [rij for rij in tabel.rijen if (rij.uitgegeven or 0) > 0]
        rows.sort(key=lambda rij: -(rij.uitgegeven or 0))
        amounts = [rij.uitgegeven or 0 for rij in rows]
        for rij, cents, share in zip(rows, amounts, delen_van_honderd(amounts), strict=True):
            assert tabel is not None
            column.addWidget(_bar(row_words(tabel.dimensie, rij.klassen), cents, share, sum(amounts)))
        if not rows:
            none = undivided_words() if tabel is None else self.tr("Er is nog niets uitgegeven.")
            column.addWidget(WrapLabel(none, "body", color="text2"))
        self._rows.addWidget(self._inside)


def _bar(name: str, cents: int, share: int, whole: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(WrapLabel(name, "small_strong"), 1)
    line.addWidget(Label(f"{share} %", "small", color="text2", tabular=True))
    line.addWidget(Label(show_euros(cents), "small_strong", tabular=True))
    column.addLayout(line)
    column.addWidget(FillBar(cents, whole, f"{name}: {show_euros(cents)}, {share} %"))
    return box
