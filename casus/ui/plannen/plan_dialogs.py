"""The small forms of a plan: begin one, its shape, a goal, a step, what became of it, and the paper."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.levensdomein import Levensdomein
from casus.domain.plan import MEESTE_DOELEN, CtiFase, PlanVorm
from casus.domain.plan_doel import DoelInhoud, DoelStand, StapInhoud, Wet
from casus.services.casussen import CasusPage
from casus.services.intakes import IntakeRow
from casus.services.messages import label
from casus.services.papieren import paper_name
from casus.services.planbladen import DoelRow, PlanBlad, PlanRow, StapRow
from casus.services.plandocument import MaakPlan, PlanVoor
from casus.services.plannen import BeginPlan, HaalWeg, RondDoelAf, SchrijfDoel, SchrijfStap, WijzigPlan
from casus.ui.dates import day_full, starting
from casus.ui.desk import Desk
from casus.ui.names import Names
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.plannen.owner_fields import OwnerFields
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.shown import show_if


class _ShapeDialog(FormDialog):
    """A kind of plan, its phase, and when one looks back."""

    def add_shape(self, today: date, row: PlanRow | None = None) -> None:
        self._vorm = ComboInput([(vorm.value, starting(label(vorm))) for vorm in PlanVorm])
        self._fase = ComboInput([(fase.value, starting(label(fase))) for fase in CtiFase])
        self._terug = DateInput(None if row is None else row.terug_op, today=today)
        if row is not None:
            self._vorm.set_value(row.vorm.value)
            self._fase.set_value((row.fase or CtiFase.STRUCTUREREN).value)
        self.add_field("vorm", Field(self.tr("Soort plan"), self._vorm), "plan_vorm")
        self._fase_field = Field(self.tr("Fase van CTI"), self._fase)
        self.add_field("fase", self._fase_field, "plan_fase")
        help_text = self.tr("Op of na deze dag komt de casus vanzelf terug op de agenda.")
        self._terug_field = Field(self.tr("Samen terugkijken op"), self._terug, help_text)
        self.add_field("terug_op", self._terug_field, "plan_terug")
        self._vorm.currentIndexChanged.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        show_if(self._fase_field, self._vorm.value() == PlanVorm.CTI.value)

    def vorm(self) -> PlanVorm:
        return PlanVorm(str(self._vorm.value()))

    def fase(self) -> CtiFase | None:
        return CtiFase(str(self._fase.value())) if self.vorm() is PlanVorm.CTI else None

    def terug_op(self) -> date | None:
        return self._terug.value()

    def problems(self) -> list[Problem]:
        if self._terug.is_unreadable():
            return [(self.tr("Typ een dag, bijvoorbeeld 12-1-2027."), self._terug_field)]
        return []


class BeginPlanDialog(_ShapeDialog):
    """``submitted`` carries a ``BeginPlan``; the last intake in which this person chose something is proposed.
    ``planned``: with whom a plan runs already.
    """

    def __init__(
        self,
        page: CasusPage,
        planned: Collection[int],
        intakes: Sequence[IntakeRow],
        names: Names,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.tr("Een plan van aanpak maken"), parent.tr("Maak plan"), parent, width=560)
        self.setObjectName("plan_begin_dialoog")
        self.confirm.setObjectName("plan_begin_bevestig_knop")
        self._page, self._intakes = page, tuple(intakes)
        people = [
            (row.id, row.fields.naam if names.visible else self.tr("persoon {0}").format(place))
            for place, row in enumerate(page.inwoners, start=1)
            if row.id not in planned
        ]
        self._who = ComboInput(people)
        self._from = ComboInput()
        self.add_field("inwoner", Field(self.tr("Met wie"), self._who, key="plan-met-wie"), "plan_wie")
        help_text = self.tr("Waar de persoon mee aan de slag wil, staat dan als doel klaar.")
        self._from_field = Field(self.tr("Uit welke intake"), self._from, help_text)
        self.add_field("intake", self._from_field, "plan_intake")
        self.add_shape(today)
        self._who.currentIndexChanged.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        mine = [row for row in self._intakes if row.inwoner_id == self._who.value()]
        options: list[tuple[object, str]] = [
            (row.id, facts(row.naam, day_full(row.gesprek_op), ", ".join(row.mee_aan_de_slag))) for row in mine
        ]
        self._from.set_options([*options, (0, self.tr("Zonder intake"))])
        show_if(self._from_field, bool(mine))

    def command(self) -> object:
        intake_id = int(str(self._from.value())) or None
        who = int(str(self._who.value()))
        return BeginPlan(self._page.id, who, intake_id, self.vorm(), self.fase(), self.terug_op())


class WijzigPlanDialog(_ShapeDialog):
    """``submitted`` carries a ``WijzigPlan``."""

    def __init__(self, row: PlanRow, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Soort plan en terugkijken"), parent.tr("Bewaar"), parent)
        self.setObjectName("plan_vorm_dialoog")
        self.confirm.setObjectName("plan_vorm_bevestig_knop")
        self._row = row
        self.add_shape(today, row)

    def command(self) -> object:
        return WijzigPlan(self._row.id, self._row.versie, self.vorm(), self.fase(), self.terug_op())


class DoelDialog(FormDialog):
    """``submitted`` carries a ``SchrijfDoel``; a reason is asked only when there are many goals already."""

    def __init__(self, blad: PlanBlad, doel: DoelRow | None, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat wil de persoon bereiken?"), parent.tr("Bewaar doel"), parent, width=600)
        self.setObjectName("doel_dialoog")
        self.confirm.setObjectName("doel_bevestig_knop")
        self._blad, self._doel = blad, doel
        self._words = TextArea("" if doel is None else doel.doel, lines=3)
        self._about = ComboInput([(each.value, starting(label(each))) for each in Levensdomein])
        if doel is not None:
            self._about.set_value(doel.levensdomein.value)
        help_text = self.tr("Schrijf het op zoals de persoon het zelf zegt.")
        words = Field(self.tr("In eigen woorden"), self._words, help_text, key="doel-eigen-woorden")
        self.add_field("doel", words, "doel_woorden")
        help_text = self.tr("Alleen wie hierover mag horen, leest dit doel.")
        self.add_field("levensdomein", Field(self.tr("Waar gaat het over"), self._about, help_text), "doel_domein")
        self._many = doel is None and blad.row.open_doelen >= MEESTE_DOELEN
        self._why = TextInput(blad.meer_doelen)
        help_text = self.tr("Er zijn al {0} doelen open. Met weinig doelen lukt er meer.").format(blad.row.open_doelen)
        why = Field(self.tr("Waarom toch een doel erbij"), self._why, help_text)
        if self._many:
            self.add_field("meer_doelen", why, "doel_waarom")

    def command(self) -> object:
        inhoud = DoelInhoud(self._words.toPlainText(), Levensdomein(str(self._about.value())))
        doel_id = None if self._doel is None else self._doel.id
        return SchrijfDoel(
            self._blad.row.id, self._blad.row.versie, doel_id, inhoud, self._why.text() if self._many else ""
        )


class StapDialog(FormDialog):
    """``submitted`` carries a ``SchrijfStap``. What the actie keeps is not changed here."""

    def __init__(self, desk: Desk, blad: PlanBlad, doel: DoelRow, stap: StapRow | None, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke stap?"), parent.tr("Bewaar stap"), parent, width=600)
        self.setObjectName("stap_dialoog")
        self.confirm.setObjectName("stap_bevestig_knop")
        self._blad, self._doel, self._stap = blad, doel, stap
        self._what = TextInput("" if stap is None else stap.wat)
        self._owner = OwnerFields(desk, self, blad.row.casus_id, None if stap is None else stap.eigenaar)
        self._day = DateInput(None if stap is None else stap.uiterlijk, today=desk.runner.context.today())
        self._seen = TextInput("" if stap is None else stap.merken_aan)
        self._law = ComboInput([("", self.tr("geen wet")), *((wet.value, label(wet)) for wet in Wet)])
        self._other = TextInput("" if stap is None else stap.waarom_anders)
        if stap is not None and stap.wet is not None:
            self._law.set_value(stap.wet.value)
        self._fill()

    def _fill(self) -> None:
        help_text = self.tr("Begin met een werkwoord, zoals: belt, gaat mee, vraagt aan.")
        what = Field(self.tr("Wat gaat er gebeuren?"), self._what, help_text)
        self.add_field("wat", what, "stap_wat")
        self._day_field = Field(self.tr("Uiterlijk"), self._day)
        self.add_pair(("eigenaar", self._owner.field, "stap_wie"), ("uiterlijk", self._day_field, "stap_uiterlijk"))
        self.add_field("naaste", self._owner.naaste_field, "stap_naaste")
        self._owner.turn()
        self.add_field("merken_aan", Field(self.tr("Waaraan merken we het?"), self._seen), "stap_merken")
        self.add_field("wet", Field(self.tr("Welke wet betaalt"), self._law), "stap_wet")
        help_text = self.tr("Regulier waar het kan. Laat leeg als het gewone aanbod past.")
        other = Field(self.tr("Waarom niet regulier"), self._other, help_text)
        self.add_field("waarom_anders", other, "stap_waarom")
        if self._stap is not None and self._stap.op_actielijst:
            for editor in (self._what, self._owner.combo, self._owner.naaste, self._day):
                editor.setEnabled(False)
            told = self.tr("Wat, wie en wanneer staan op de actielijst. Wijzig dat daar.")
            self.body.addWidget(WrapLabel(told, "small"))

    def problems(self) -> list[Problem]:
        found = self._owner.problems()
        if self._day.is_unreadable():
            found.append((self.tr("Deze dag bestaat niet. Typ bijvoorbeeld 27-11-2026."), self._day_field))
        return found

    def command(self) -> object:
        law = str(self._law.value())
        inhoud = StapInhoud(
            self._what.text(),
            self._owner.eigenaar(),
            self._day.value(),
            self._seen.text(),
            Wet(law) if law else None,
            self._other.text(),
        )
        stap_id = None if self._stap is None else self._stap.id
        return SchrijfStap(self._blad.row.id, self._blad.row.versie, self._doel.id, stap_id, inhoud)


class DoelAfDialog(FormDialog):
    """``submitted`` carries a ``RondDoelAf``."""

    def __init__(self, blad: PlanBlad, doel: DoelRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Wat kwam er van dit doel?"), parent.tr("Rond af"), parent)
        self.setObjectName("doel_af_dialoog")
        self.confirm.setObjectName("doel_af_bevestig_knop")
        self._blad, self._doel = blad, doel
        ends = (DoelStand.BEREIKT, DoelStand.LOSGELATEN)
        self._stand = ComboInput([(stand.value, starting(label(stand))) for stand in ends])
        self._outcome = TextArea(lines=2)
        help_text = self.tr("Loslaten is geen mislukking. De persoon kiest iets anders.")
        self.add_field("stand", Field(self.tr("Is het bereikt?"), self._stand, help_text), "doel_af_stand")
        help_text = self.tr("Bij loslaten: in een paar woorden waarom.")
        self.add_field("uitkomst", Field(self.tr("Wat kwam ervan"), self._outcome, help_text), "doel_af_uitkomst")

    def command(self) -> object:
        stand = DoelStand(str(self._stand.value()))
        return RondDoelAf(self._blad.row.id, self._blad.row.versie, self._doel.id, stand, self._outcome.toPlainText())


class HaalWegDialog(FormDialog):
    """``submitted`` carries a ``HaalWeg``; what is lost is said."""

    def __init__(self, blad: PlanBlad, doel: DoelRow, stap: StapRow | None, parent: QWidget) -> None:
        question = parent.tr("Dit doel weghalen?") if stap is None else parent.tr("Deze stap weghalen?")
        super().__init__(question, parent.tr("Haal weg"), parent, kind="danger")
        self.setObjectName("plan_weg_dialoog")
        self.confirm.setObjectName("plan_weg_bevestig_knop")
        self._blad, self._doel, self._stap = blad, doel, stap
        lost = self.tr("De stap verdwijnt uit het plan.")
        if stap is None:
            lost = self.tr("Het doel verdwijnt met de stappen die erbij staan ({0}).").format(len(doel.stappen))
        self.body.addWidget(WrapLabel(lost))

    def command(self) -> object:
        stap_id = None if self._stap is None else self._stap.id
        return HaalWeg(self._blad.row.id, self._blad.row.versie, self._doel.id, stap_id)


class PlanWordDialog(FileDialog):
    """``submitted`` carries a ``MaakPlan``."""

    def __init__(self, blad: PlanBlad, today: date, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak Word"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Plan in Word maken?"), verb, parent, key="plan", kinds=kinds, choose=choose)
        self.setObjectName("plan_word_dialoog")
        self.confirm.setObjectName("plan_word_maken_knop")
        self._blad = blad
        options = [
            (PlanVoor.PERSOON.value, self.tr("De persoon: kort, in gewone woorden")),
            (PlanVoor.TEAM.value, self.tr("Het team: met wet, waaraan u het merkt en hoe het loopt")),
        ]
        self._reader = ComboInput(options)
        self.add_field("voor", Field(self.tr("Voor wie"), self._reader, key="plan-voor-wie"), "plan_voor")
        self.add_place(paper_name("plan-van-aanpak", today, blad.code))

    def command(self) -> object:
        return MaakPlan(self._blad.row.id, PlanVoor(str(self._reader.value())), self.path(".docx"))
