"""The quick line: pick a price by typing, say how much, and Enter; without the mouse, one line after the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler, read_euros
from casus.domain.kostenregel import (
    EIGEN_INSCHATTING,
    HoeVaak,
    RegelInhoud,
    Scenario,
    read_aantal,
    read_kans,
    take_prijs,
)
from casus.domain.prijslijst import PER_JAAR, Prijs, Zekerheid
from casus.services.messages import label, sentence
from casus.ui.dates import starting
from casus.ui.icons import Icon
from casus.ui.ramingen.raming_dialogs import often_choice, payer_choice
from casus.ui.ramingen.raming_words import price_words
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if


class RegelInvoer(Card):
    """``entered(RegelInhoud)``. What stands in no list is asked for its price and its payer."""

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=24, spacing=12, parent=parent)
        self.setObjectName("regel_invoer")
        self._prijzen: dict[str, Prijs] = {}
        self._year = 0
        self._scenario = ComboInput([(each.value, starting(label(each))) for each in Scenario])
        self._post, self._aantal, self._kans = TextInput(), TextInput("1"), TextInput()
        self._per = often_choice(HoeVaak.EENMALIG)
        self._unit, self._price = TextInput(), TextInput()
        self._betaler = payer_choice(Betaler.WMO)
        self._hint = WrapLabel("", "small")
        self._fields = self._make_fields()
        self._lay_out()
        self._connect()
        self._turn()

    def _make_fields(self) -> dict[str, Field]:
        named = {
            "scenario": Field(self.tr("In welke staaf"), self._scenario),
            "post": Field(
                self.tr("Waarvoor"),
                self._post,
                self.tr("Typ een paar letters en kies, of schrijf het zelf."),
                key="regel-waarvoor",
            ),
            "aantal": Field(self.tr("Hoeveel"), self._aantal),
            "per": Field(self.tr("Hoe vaak"), self._per),
            "kans": Field(self.tr("Kans dat het gebeurt"), self._kans),
            "eenheid": Field(self.tr("Per wat"), self._unit),
            "bedrag": Field(self.tr("Prijs per stuk"), self._price),
            "betaler": Field(self.tr("Wie betaalt"), self._betaler),
        }
        for name, field in named.items():
            field.editor.setObjectName(f"invoer_{name}")
        return named

    def _lay_out(self) -> None:
        column = self.body
        column.addWidget(self._fields["post"])
        for names in (("scenario", "aantal", "per", "kans"), ("eenheid", "bedrag", "betaler")):
            box = QWidget()
            flow = FlowLayout(box, gap=12)
            for name in names:
                self._fields[name].setMinimumWidth(170)
                flow.addWidget(self._fields[name])
            column.addWidget(box)
        self._add = Button(self.tr("Voeg regel toe"), icon=Icon.ADD)
        self._add.setObjectName("invoer_knop")
        column.addWidget(self._hint)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._add.clicked.connect(self._enter)
        for editor in (self._post, self._aantal, self._kans, self._unit, self._price):
            editor.returnPressed.connect(self._enter)
        self._post.textChanged.connect(self._on_post)
        self._scenario.currentIndexChanged.connect(self._turn)

    def set_prices(self, prijzen: Sequence[Prijs], year: int) -> None:
        """What one may pick from; ``year``: of an own price."""
        self._prijzen = {price_words(prijs): prijs for prijs in prijzen}
        self._year = year
        helper = QCompleter(list(self._prijzen), self._post)
        helper.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        helper.setFilterMode(Qt.MatchFlag.MatchContains)
        self._post.setCompleter(helper)
        self._turn()

    def done(self) -> None:
        """It stands in the list: on to the next one, in the same bar."""
        self._post.clear()
        self._aantal.setText("1")
        for editor in (self._kans, self._unit, self._price):
            editor.clear()
        self._post.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_post(self, _: str) -> None:
        prijs = self._prijzen.get(self._post.text())
        if prijs is not None:
            self._per.set_value((HoeVaak.PER_JAAR if prijs.eenheid == PER_JAAR else HoeVaak.EENMALIG).value)
        self._turn()

    def _turn(self, *_: object) -> None:
        prijs = self._prijzen.get(self._post.text())
        is_own = prijs is None and bool(self._post.text().strip())
        for name in ("eenheid", "bedrag", "betaler"):
            show_if(self._fields[name], is_own)
        show_if(self._fields["kans"], self._scenario.value() == Scenario.NIETS_DOEN.value)
        show_if(self._hint, prijs is not None)
        if prijs is not None:
            self._hint.setText(prijs.toelichting or self.tr("Bron: {0}").format(prijs.bron))

    def _enter(self) -> None:
        for field in self._fields.values():
            field.set_error(None)
        try:
            found = self._inhoud()
        except RuleViolation as error:
            self.show_refusal(error)
            return
        self.entered.emit(found)

    def show_refusal(self, error: RuleViolation) -> None:
        """Beside its field; the first when it has none."""
        field = self._fields.get(str(error.params.get("field", "")), self._fields["post"])
        field.set_error(sentence(error))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _inhoud(self) -> RegelInhoud:
        scenario, per = Scenario(str(self._scenario.value())), HoeVaak(str(self._per.value()))
        aantal = read_aantal(self._aantal.text())
        kans = read_kans(self._kans.text() if scenario is Scenario.NIETS_DOEN else "")
        prijs = self._prijzen.get(self._post.text())
        if prijs is None:
            cents = read_euros(self._price.text())
            prijs = Prijs(
                "", self._post.text(), self._unit.text() or self.tr("keer"), cents, cents, cents, self._year,
                Betaler(str(self._betaler.value())), Zekerheid.SCHATTING, EIGEN_INSCHATTING,
            )  # fmt: skip
        return take_prijs(prijs, scenario, aantal, per, kans)
