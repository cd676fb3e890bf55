"""New rules for small money: the mandate in the open first, then who says yes, ceilings, raming and looking back."""

from typing import Final

from PySide6.QtWidgets import QWidget

from casus.domain.bestedingsregels import Regels
from casus.services.bestedingsregels import LegRegelsVast
from casus.ui.instellingen.geld_model import GeldInstelModel
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.snel_geld.euro_field import EuroField
from casus.ui.widgets.choice import Check
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.stepper import Stepper

TYPED: Final = (
    "mandaat_document", "mandaat_van", "wie_beslist_boven", "waarom_lager_dan_mandaat", "terugblik_maanden",
)  # fmt: skip
_EUROS: Final = ("mandaat_grens", "plafond_keer", "plafond_casus_jaar", "plafond_jaar", "raming_vanaf")
MOST_PEOPLE: Final = 20


class RegelsDialog(FormDialog):
    """``submitted`` carries a ``LegRegelsVast``; an edition that holds is never changed, a new one follows it."""

    def __init__(self, now: Regels, model: GeldInstelModel, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Welke regels gelden voor snel geld?"), parent.tr("Leg regels vast"), parent, width=640
        )
        self.setObjectName("regels_dialoog")
        self.confirm.setObjectName("regels_bevestig_knop")
        self._now, today = now, model.today()
        self._days = {
            "mandaat_datum": DateInput(now.mandaat_datum, today=today),
            "geldig_vanaf": DateInput(today, today=today),
        }
        self._euros: dict[str, EuroField] = {}
        self._mandate()
        self._consent()
        self._ceilings()
        self._rest()

    def _mandate(self) -> None:
        self._head(self.tr("Het mandaat"))
        words = self.tr("Waar staat dat de professionals mogen beslissen? Iedereen van het team leest dit.")
        self.body.addWidget(WrapLabel(words, "small"))
        self._line("mandaat_document", self.tr("Welk document?"), self._now.mandaat_document)
        self.add_pair(
            self._day("mandaat_datum", self.tr("Van welke dag?")),
            self._amount("mandaat_grens", self.tr("Tot welk bedrag?"), self._now.mandaat_grens),
        )
        self._line("mandaat_van", self.tr("Wie gaf het mandaat?"), self._now.mandaat_van)

    def _consent(self) -> None:
        self._head(self.tr("Wie zegt ja"))
        self._people = Stepper(
            self._now.aantal_akkoorden, self.tr("Hoeveel collega's"), minimum=1, maximum=MOST_PEOPLE, step=1, unit=""
        )
        self._partners = Stepper(
            self._now.aantal_organisaties, self.tr("Uit hoeveel organisaties"), minimum=1, maximum=MOST_PEOPLE, step=1,
            unit="",
        )  # fmt: skip
        people = Field(self.tr("Hoeveel collega's zeggen ja?"), self._people)
        partners = Field(self.tr("Uit hoeveel organisaties?"), self._partners)
        self.add_pair(
            ("aantal_akkoorden", people, "regels_aantal_akkoorden"),
            ("aantal_organisaties", partners, "regels_aantal_organisaties"),
        )
        self.body.addWidget(WrapLabel(self.tr("Wie het vraagt, telt nooit mee."), "small"))

    def _ceilings(self) -> None:
        self._head(self.tr("Plafonds"))
        self.body.addWidget(WrapLabel(self.tr("Laat leeg wat er niet is."), "small"))
        self.add_pair(
            self._amount("plafond_keer", self.tr("Per keer"), self._now.plafond_keer),
            self._amount("plafond_casus_jaar", self.tr("Per casus per jaar"), self._now.plafond_casus_jaar),
        )
        self.add_pair(
            self._amount("plafond_jaar", self.tr("Voor het team per jaar"), self._now.plafond_jaar),
            self._amount("raming_vanaf", self.tr("Kostenraming vanaf"), self._now.raming_vanaf),
        )
        self._line("wie_beslist_boven", self.tr("Wie beslist boven een plafond?"), self._now.wie_beslist_boven)
        self._line(
            "waarom_lager_dan_mandaat",
            self.tr("Waarom lager dan het mandaat?"),
            self._now.waarom_lager_dan_mandaat,
            self.tr("Alleen nodig als een plafond lager is of niemand aan een ja komt. Dat neemt ruimte weg."),
        )

    def _rest(self) -> None:
        self._head(self.tr("Terugkijken en ingaan"))
        help_text = self.tr("Bijvoorbeeld 3,6,12. De dag die iemand zelf kiest, komt er altijd bij.")
        words = self.tr("Na hoeveel maanden kijken we ook terug?")
        self._line("terugblik_maanden", words, self._now.terugblik_maanden, help_text)
        name, field, object_name = self._day("geldig_vanaf", self.tr("Vanaf welke dag?"))
        self.add_field(name, field, object_name)
        self._awb = Check(
            self.tr("Dit zijn besluiten in de zin van de Awb"),
            self.tr("Alleen als de gemeente dat zegt. Casus zegt dan aanvraag, toegekend en afgewezen."),
        )
        self._awb.setObjectName("regels_awb")
        self._awb.setChecked(self._now.awb)
        self.body.addWidget(self._awb)

    def _head(self, words: str) -> None:
        self.body.addSpacing(6)
        self.body.addWidget(SectionHead(words, small=True))

    def _line(self, name: str, words: str, value: str, help_text: str = "") -> None:
        key = f"regels-{name.replace('_', '-')}"
        self.add_field(name, Field(words, TextInput(value), help_text, key=key), f"regels_{name}")

    def _amount(self, name: str, words: str, cents: int | None) -> tuple[str, Field, str]:
        key = f"regels-{name.replace('_', '-')}"
        self._euros[name] = EuroField(words, cents, key=key, may_be_empty=True)
        return name, self._euros[name], f"regels_{name}"

    def _day(self, name: str, words: str) -> tuple[str, Field, str]:
        return name, Field(words, self._days[name], key=f"regels-{name.replace('_', '-')}"), f"regels_{name}"

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        for name in _EUROS:
            wrong = self._euros[name].problem()
            if wrong:
                found.append((wrong, self._euros[name]))
        words = self.tr("Typ een dag, bijvoorbeeld 12-1-2027.")
        for name, day in self._days.items():
            if day.is_unreadable() or (name == "geldig_vanaf" and day.value() is None):
                found.append((words, self._fields[name]))
        return found

    def command(self) -> object:
        vanaf = self._days["geldig_vanaf"].value()
        assert vanaf is not None
        regels = Regels(
            aantal_akkoorden=self._people.value(),
            aantal_organisaties=self._partners.value(),
            plafond_keer=self._euros["plafond_keer"].cents(),
            plafond_casus_jaar=self._euros["plafond_casus_jaar"].cents(),
            plafond_jaar=self._euros["plafond_jaar"].cents(),
            wie_beslist_boven=self._said("wie_beslist_boven"),
            mandaat_document=self._said("mandaat_document"),
            mandaat_datum=self._days["mandaat_datum"].value(),
            mandaat_grens=self._euros["mandaat_grens"].cents(),
            mandaat_van=self._said("mandaat_van"),
            waarom_lager_dan_mandaat=self._said("waarom_lager_dan_mandaat"),
            raming_vanaf=self._euros["raming_vanaf"].cents(),
            terugblik_maanden="".join(self._said("terugblik_maanden").split()),
            awb=self._awb.isChecked(),
        )
        return LegRegelsVast(regels, vanaf)

    def _said(self, name: str) -> str:
        return self._fields[name].text().strip()
