"""Beside the form: what is left, which ceiling stands in the way, who decides above it and who has to agree."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.geld import show_euros
from casus.services.geldwoorden import woorden_van
from casus.services.ruimte import Ruimte
from casus.ui.geld.geld_words import binding, ceilings, consent_words, mandate_words
from casus.ui.icons import Icon
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.shown import show_if


class RoomCard(QWidget):
    """``show_room(ruimte, cents)``; cents None while no amount can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruimte_blok")
        self._card = Card("sunken", padding=20, spacing=8)
        self._left = Label("", "title", tabular=True)
        self._left.setObjectName("ruimte_over")
        self._after = Label("", "body", color="text2", tabular=True)
        self._ceilings = WrapLabel("", "small")
        self._stop = WrapLabel("", "strong", color="warn")
        self._stop.setObjectName("ruimte_grens")
        self._who = IconLabel(Icon.PEOPLE, "", "small_strong", color="text")
        self._not_you = WrapLabel(self.tr("Wie het vraagt, zegt zelf geen ja."), "small")
        self._mandate = WrapLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (
            self._left,
            self._after,
            self._ceilings,
            self._stop,
            Rule(),
            self._who,
            self._not_you,
            self._mandate,
        ):
            self._card.body.addWidget(part)
        column.addWidget(self._card)
        self.hide()

    def show_room(self, ruimte: Ruimte, bedrag: int | None) -> None:
        """What is left now and after this verzoek."""
        self._left.setText(self.tr("Nog {0} over").format(show_euros(ruimte.over)))
        after = ""
        if bedrag is not None:
            words = woorden_van(awb=ruimte.regels.awb)
            after = self.tr("Na {0} {1}").format(words.dit, show_euros(ruimte.over - bedrag))
        stop = "" if bedrag is None else binding(ruimte, bedrag)
        lines = ceilings(ruimte)
        mandate = mandate_words(ruimte.regels)
        self._after.setText(after)
        self._ceilings.setText("\n".join(lines))
        self._stop.setText(stop)
        self._who.set_content(Icon.PEOPLE, consent_words(ruimte.regels), "text")
        self._mandate.setText(self.tr("Mandaat: {0}").format(mandate) if mandate else "")
        for part, is_told in (
            (self._after, bool(after) and not stop),
            (self._ceilings, bool(lines)),
            (self._stop, bool(stop)),
            (self._mandate, bool(mandate)),
        ):
            show_if(part, is_told)
        self.show()
