"""A dossier was chosen that lies elsewhere, on a stick for instance: take it along first, or open it there."""

from pathlib import Path

from PySide6.QtCore import Signal

from casus.ui.icons import Icon
from casus.ui.ontgrendelen.step_card import StepCard
from casus.ui.ontgrendelen.unlock_state import UnlockState
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import WrapLabel


class EldersCard(StepCard):
    """``bring_pressed``, ``open_pressed``, ``other_pressed``."""

    bring_pressed = Signal()
    open_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.CARRY)
        title = self.tr("Dit dossier staat ergens anders")
        why = self.tr(
            "Werkt u hier verder? Neem het dan mee naar deze computer. "
            "De kopie op de andere plek blijft staan, en Casus weet daarna welke de nieuwste is."
        )
        self.ask(title, why)
        self.body.addWidget(WrapLabel(str(Path(state.adres)), "small_strong"))
        self.add_error(state)
        bring = Button(self.tr("Neem mee naar deze computer"), "primary", size="big")
        bring.setObjectName("neem_mee_hierheen_knop")
        there = Button(self.tr("Open waar het staat"), size="big")
        there.setObjectName("open_daar_knop")
        other = Button(self.tr("Kies een ander dossier"), "ghost")
        other.setObjectName("ander_dossier_knop")
        bring.clicked.connect(self.bring_pressed)
        there.clicked.connect(self.open_pressed)
        other.clicked.connect(self.other_pressed)
        self.add_buttons(bring, there)
        self.add_buttons(other)
        self.first = bring
