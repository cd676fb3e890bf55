"""What the team itself pays: from then on it goes before the price list."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler, read_euros
from casus.domain.prijslijst import Prijs
from casus.services.messages import sentence
from casus.services.prijslijsten import SchrijfTarief
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.ramingen.raming_dialogs import payer_choice, typed_euros
from casus.ui.ramingen.raming_words import price_words
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.shown import show_if


class TariefDialog(FormDialog):
    """``submitted`` carries a ``SchrijfTarief``. What was reckoned before keeps its own price."""

    def __init__(self, prijzen: Sequence[Prijs], today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat betaalt uw team zelf?"), parent.tr("Bewaar tarief"), parent, width=600)
        self.setObjectName("tarief_dialoog")
        self.confirm.setObjectName("tarief_bevestig_knop")
        self._prijzen = {prijs.sleutel: prijs for prijs in prijzen}
        options: list[tuple[object, str]] = [(prijs.sleutel, price_words(prijs)) for prijs in prijzen]
        self._price = ComboInput([*options, ("", self.tr("Iets dat niet in de lijst staat"))])
        self._post, self._unit, self._source = TextInput(), TextInput(), TextInput()
        self._amounts = [TextInput(), TextInput(), TextInput()]
        self._betaler = payer_choice(Betaler.WMO)
        self._from = DateInput(today, today=today)
        self._fill()
        self._price.currentIndexChanged.connect(self._turn)
        self._turn()

    def _fill(self) -> None:
        self.add_field("sleutel", Field(self.tr("Welke prijs"), self._price), "tarief_prijs")
        post = Field(self.tr("Waarvoor"), self._post, key="regel-waarvoor")
        unit = Field(self.tr("Per wat"), self._unit)
        self._own = (self.add_field("post", post, "tarief_post"), self.add_field("eenheid", unit, "tarief_eenheid"))
        low, middle, high = self._amounts
        self.add_pair(
            ("laag", Field(self.tr("Prijs, laag"), low, key="regel-prijs"), "tarief_laag"),
            ("midden", Field(self.tr("Prijs, midden"), middle, key="regel-prijs"), "tarief_midden"),
            ("hoog", Field(self.tr("Prijs, hoog"), high, key="regel-prijs"), "tarief_hoog"),
        )
        self.add_field("betaler", Field(self.tr("Wie betaalt"), self._betaler), "tarief_betaler")
        source = Field(self.tr("Waar komt dit tarief vandaan"), self._source)
        self.add_field("prijsbron", source, "tarief_bron")
        self._from_field = self.add_field("geldig_vanaf", Field(self.tr("Geldt vanaf"), self._from), "tarief_vanaf")

    def _turn(self, *_: object) -> None:
        """What the price says now is where one begins."""
        prijs = self._prijzen.get(str(self._price.value()))
        for field in self._own:
            show_if(field, prijs is None)
        if prijs is not None:
            for editor, cents in zip(self._amounts, (prijs.laag, prijs.midden, prijs.hoog), strict=True):
                editor.setText(typed_euros(cents))
            self._betaler.set_value(prijs.betaler.value)

    def problems(self) -> list[Problem]:
        if self._from.value() is None:
            return [(self.tr("Typ een dag, bijvoorbeeld 1-1-2027."), self._from_field)]
        try:
            self.command()
        except RuleViolation as error:
            return [(sentence(error), self._fields.get(str(error.params.get("field", "")), self.confirm))]
        return []

    def command(self) -> object:
        prijs = self._prijzen.get(str(self._price.value()))
        laag, midden, hoog = (
            read_euros(each.text(), field)
            for each, field in zip(self._amounts, ("laag", "midden", "hoog"), strict=True)
        )
        return SchrijfTarief(
            sleutel="" if prijs is None else prijs.sleutel,
            post=self._post.text() if prijs is None else prijs.post,
            eenheid=self._unit.text() if prijs is None else prijs.eenheid,
            laag=laag,
            midden=midden,
            hoog=hoog,
            betaler=Betaler(str(self._betaler.value())),
            bron=self._source.text(),
            geldig_vanaf=self._from.value() or date.min,
        )
