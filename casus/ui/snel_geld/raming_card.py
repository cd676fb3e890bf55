"""What the approach of a verzoek is expected to make of the costs, on its page: offered, never asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from casus.domain.geld import show_euros
from casus.services.verzoekraming import VerzoekRaming
from casus.ui.geld.geld_words import tr
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.ramingen.raming_parts import CijfersPart
from casus.ui.ramingen.raming_words import raming_facts
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead


def raming_card(
    found: VerzoekRaming, names: Names, *, wanted_from: int | None, show: Callable[[], None], hang: Callable[[], None]
) -> Card:
    """``wanted_from``: the team wants a raming for this amount, from so many cents on. ``show`` opens the raming,
    ``hang`` asks on which it is to hang.
    """
    card = Card(padding=24, spacing=12)
    card.setObjectName("verzoek_raming")
    card.body.addWidget(SectionHead(tr("Wat kost het, en wat scheelt het?"), small=True))
    if found.blad is None:
        words = tr("Hier staat geen raming. Dat is iets anders dan geen kosten, en een raming hoeft niet.")
        if wanted_from is not None:
            words = tr("Hier staat geen raming. Vanaf {0} hoort er een bij; vragen en ja zeggen kan ook zonder.")
            words = words.format(show_euros(wanted_from))
        card.body.addWidget(WrapLabel(words, "body", color="text2"))
        if found.mag_hangen:
            words = tr("Hang aan een raming") if found.keuzes else tr("Maak een raming")
            _add_button(card, words, "verzoek_hang_knop", Icon.ADD, hang)
        return card
    row = found.blad.row
    card.body.addWidget(WrapLabel(names.text(row.aanpak, row.casus), "strong"))
    card.body.addWidget(WrapLabel(raming_facts(row, names), "small"))
    card.body.addWidget(CijfersPart(found.blad))
    if found.is_gedeeld:
        told = tr("Aan deze raming hangt ook ander snel geld. De raming telt één keer.")
        card.body.addWidget(WrapLabel(told, "small"))
    words = tr("Werk de raming bij") if found.blad.mag_schrijven else tr("Lees de raming")
    _add_button(card, words, "verzoek_raming_knop", Icon.EDIT, show)
    return card


def _add_button(card: Card, words: str, name: str, icon: Icon, act: Callable[[], None]) -> None:
    button = Button(words, icon=icon, size="small")
    button.setObjectName(name)
    button.clicked.connect(act)
    card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
