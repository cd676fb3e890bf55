"""The steps of a new dossier beside the card of the step one is at."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.ontgrendelen.step_card import StepCard
from casus.ui.ontgrendelen.unlock_state import Step
from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.mark import Sign
from casus.ui.widgets.paint import CENTER, rounded

STEPS = (Step.NIEUW, Step.BEWAAR, Step.EERSTE, Step.TAFEL)
ASIDE = 280
LARGE = 1.4
"""With letters larger than this there is no room for an aside; the step is then said above the question."""


class WizardFrame(QWidget):
    """Not a card in a card: the aside is the sunken part of the one card."""

    practice_pressed = Signal()

    def __init__(self, card: StepCard, step: Step) -> None:
        super().__init__()
        place = STEPS.index(step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if current_theme().factor <= LARGE:
            row.addWidget(self._aside(place))
            card.setProperty("joined", True)
        else:
            words = self.tr("Nieuw dossier, stap {stap} van {alle}: {naam}")
            text = words.format(stap=place + 1, alle=len(STEPS), naam=self._names()[place])
            card.body.insertWidget(0, WrapLabel(text, "small_strong", color="text2"))
        row.addWidget(card, 1)

    def _names(self) -> list[str]:
        return [self.tr("Uw team"), self.tr("De herstelcode"), self.tr("Wie u bent"), self.tr("Uw tafel")]

    def _aside(self, place: int) -> QWidget:
        box = _Aside()
        box.setFixedWidth(current_theme().px(ASIDE))
        column = QVBoxLayout(box)
        column.setContentsMargins(28, 40, 20, 28)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Nieuw dossier"), "title"))
        column.addSpacing(6)
        for number, name in enumerate(self._names()):
            column.addLayout(self._step(number, name, place))
        column.addStretch(1)
        if place < len(STEPS) - 1:
            words = self.tr("Liever eerst kijken? Oefen met een verzonnen wijk. Wat u hier typte, blijft staan.")
            column.addWidget(WrapLabel(words, "small"))
            practice = Button(self.tr("Open oefendossier"), size="small")
            practice.setObjectName("wizard_oefen_knop")
            practice.clicked.connect(self.practice_pressed)
            column.addWidget(practice, 0, Qt.AlignmentFlag.AlignLeft)
        words = self.tr("Stap {stap} van {alle}: {naam}")
        box.setAccessibleName(words.format(stap=place + 1, alle=len(STEPS), naam=self._names()[place]))
        return box

    def _step(self, number: int, name: str, place: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_StepDisc(number + 1, "done" if number < place else "now" if number == place else "later"))
        label = WrapLabel(name, "strong" if number == place else "body", color="text" if number <= place else "text2")
        row.addWidget(label, 1)
        return row


class _StepDisc(Sign):
    """A check for what is done, a filled number for now, a quiet one for later."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__(28)
        self._number, self._state = number, state

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        side = float(min(self.width(), self.height()))
        box = QRectF(0, 0, side, side)
        fill, ink = {"done": ("soft", "soft_t"), "now": ("accent", "on_accent"), "later": ("hover", "text2")}[
            self._state
        ]
        rounded(painter, box, side / 2, fill=theme.color(fill))
        if self._state == "done":
            inset = side * 0.25
            theme.icons.paint(painter, Icon.CHECK, box.adjusted(inset, inset, -inset, -inset), theme.color(ink))
            return
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font("small_strong"))
        painter.drawText(box, CENTER, str(self._number))


class _Aside(QWidget):
    """The sunken left part; its right edge lies under the card's."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        box = QRectF(self.rect()).adjusted(0, 0, 14, 0)
        rounded(QPainter(self), box, 12, fill=theme.color("sunken"), line=theme.color("line"), width=theme.line_width)
