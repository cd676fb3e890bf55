"""The four sides of the matter: all in sight at once, filled in any order, readable afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.afweging import Kaart, Vraag
from casus.services.deelregister import AntwoordVeld
from casus.ui.delen.afweging_model import AfwegingModel
from casus.ui.delen.vraag_row import VraagRow
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconDisc

_ICONS: Final = {
    "eigen_keuze": Icon.CARE,
    "op_tijd_helpen": Icon.GROWTH,
    "zorgen_nagaan": Icon.DOOR,
    "werkwijze": Icon.ACTIONS,
}
_NARROW: Final = 300
_GAP: Final = 16


class KaartCard(Card):
    """One side: what it is about, and its questions. The one that has the keyboard has the accent edge."""

    edited = Signal(str, str, bool)

    def __init__(self, title: str, core: str, icon: Icon, vragen: Sequence[Vraag], *, read_only: bool = False) -> None:
        super().__init__(padding=20, spacing=12)
        self.rows = {vraag.code: VraagRow(vraag, read_only=read_only) for vraag in vragen}
        self._state = IconLabel(Icon.ESTIMATE, "", "small")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconDisc(icon, 38), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, "h3"))
        words.addWidget(WrapLabel(core, "small"))
        head.addLayout(words, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        show_if(self._state, not read_only)
        for code, row in self.rows.items():
            self.body.addWidget(row)
            row.changed.connect(lambda text, check, c=code: self.edited.emit(c, text, check))
            row.active.connect(self._on_active)
        self.body.addStretch(1)

    def show_state(self, left: int) -> None:
        """How many questions are still open."""
        if left == 0:
            self._state.set_content(Icon.CHECK, self.tr("Klaar"), "ok")
            return
        words = self.tr("Nog 1 vraag") if left == 1 else self.tr("Nog {0} vragen").format(left)
        self._state.set_content(Icon.ESTIMATE, words, "text2")

    def _on_active(self, active: bool) -> None:
        self.set_variant("selected" if active else "plain")


class Kaarten(Themed, QWidget):
    """Two by two, or under each other where two would pinch; the six criteria come below when they are asked for."""

    def __init__(self, model: AfwegingModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._names = model, names
        inhoud, read_only = model.scherm.inhoud, not model.is_draft
        self._vragen: dict[str, Sequence[Vraag]] = {}
        self.cards: list[KaartCard] = []
        for kaart in inhoud.kaarten:
            self._add(kaart.titel, kaart.kern, _ICONS.get(kaart.code, Icon.WEIGH), kaart.vragen, read_only=read_only)
        self._six = Kaart(
            "criteria",
            self.tr("Alle zes"),
            self.tr("Wie een geheim doorbreekt of verdergaat dan iemand wil, beantwoordt ze allemaal."),
            inhoud.criteria,
        )
        self._add(self._six.titel, self._six.kern, Icon.WEIGH, self._six.vragen, read_only=read_only)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        for card in self.cards:
            card.edited.connect(lambda code, text, check: model.answer(code, text, na_te_gaan=check))
        self._place(2)
        self.show_all()

    def _add(self, title: str, core: str, icon: Icon, vragen: Sequence[Vraag], *, read_only: bool) -> None:
        self.cards.append(KaartCard(title, core, icon, vragen, read_only=read_only))

    @property
    def rows(self) -> dict[str, VraagRow]:
        """Every question by its code, in the order of the screen."""
        return {code: row for card in self.cards for code, row in card.rows.items()}

    def show_all(self) -> None:
        """What is filled in now."""
        model, veiled = self._model, not self._names.visible
        for card in self.cards:
            for code, row in card.rows.items():
                row.show_answer(self._answer(code), is_proposed=code in model.voorgesteld, veiled=veiled)
            vragen = [row.vraag for row in card.rows.values()]
            card.show_state(sum(1 for vraag in vragen if vraag.is_verplicht) - model.answered(vragen))
        answered = any(model.antwoord(vraag.code).tekst for vraag in self._six.vragen)
        show_if(self.cards[-1], model.asks_criteria or (answered and not model.is_draft))

    def _answer(self, code: str) -> AntwoordVeld:
        """Without names when they are off; a draft is read only then, and stays as it was typed."""
        found = self._model.antwoord(code)
        return replace(found, tekst=self._names.text(found.tekst, self._model.scherm.casus_code))

    def ready(self) -> tuple[int, int]:
        """How many of the four sides are ready, of how many."""
        four = self.cards[:-1]
        done = sum(
            self._model.answered([row.vraag for row in card.rows.values()])
            == sum(1 for row in card.rows.values() if row.vraag.is_verplicht)
            for card in four
        )
        return done, len(four)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retheme(self, theme: Theme) -> None:
        self._fit()

    def _fit(self) -> None:
        self._place(2 if self.width() >= 2 * current_theme().px(_NARROW) + _GAP else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            last = number == len(self.cards) - 1
            wide = columns if last else 1
            self._grid.addWidget(card, number // columns, 0 if last else number % columns, 1, wide)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
