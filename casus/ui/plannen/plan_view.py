"""The page of one plan: goals in the order of the person, steps under them, everything by keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.domain.plan import PlanStatus
from casus.domain.plan_doel import DoelStand
from casus.services.planbladen import DoelRow, PlanBlad, StapRow
from casus.services.plandocument import make_plan
from casus.services.plannen import (
    NaarActielijst,
    RondDoelAf,
    RondPlanAf,
    VerplaatsDoel,
    change_plan,
    finish_doel,
    finish_plan,
    move_doel,
    promise_stappen,
    remove_part,
    write_doel,
    write_stap,
)
from casus.ui.answer import Answer
from casus.ui.attentive_page import AttentivePage
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import make_file
from casus.ui.plannen.plan_dialogs import (
    DoelAfDialog,
    DoelDialog,
    HaalWegDialog,
    PlanWordDialog,
    StapDialog,
    WijzigPlanDialog,
)
from casus.ui.plannen.plan_model import PlanModel
from casus.ui.plannen.plan_parts import DoelPart
from casus.ui.plannen.plan_words import goals_summary, plan_facts, promise_words
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.tag import Tag


class PlanView(AttentivePage):
    def __init__(self, desk: Desk, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "plan", parent)
        self._model = PlanModel(desk.runner, plan_id, self)
        self._model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Dit plan is er niet"), self.tr("Casussen"))

    # What is shown

    def _on_loaded(self, blad: PlanBlad) -> None:
        self._message.hide()
        self.set_title(self.tr("Plan van aanpak"))
        self.set_crumbs((blad.code, self.tr("Plan van aanpak")))
        self.set_facts(plan_facts(blad.row, self._desk.names))
        runs = blad.row.status is PlanStatus.LOPEND
        tag = Tag(goals_summary(blad), "accent", Icon.RUNNING) if runs else Tag(self.tr("Afgerond"), "neutral")
        self.set_tags(tag)
        self.set_actions(*self._actions(blad))
        self.put(self._content_of(blad))

    def _on_names(self, _: bool) -> None:
        if self._model.blad is not None:
            self._on_loaded(self._model.blad)

    def _actions(self, blad: PlanBlad) -> Sequence[Button]:
        paper = self.button(self.tr("Maak Word"), "plan_word_knop", self._paper, icon=Icon.DOCUMENT)
        if not blad.mag_schrijven:
            return [paper] if blad.row.status is PlanStatus.AFGEROND else []
        shape = self.button(self.tr("Soort en terugkijken"), "plan_vorm_knop", self._shape, icon=Icon.EDIT)
        if blad.te_beloven and self._model.may_promise():
            words = promise_words(blad)
            return [shape, paper, self.button(words, "plan_acties_knop", self._promise, "primary", Icon.ACTIONS)]
        return [shape, paper]

    def _content_of(self, blad: PlanBlad) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        open_ones = [doel for doel in blad.doelen if doel.is_open]
        closed = [doel for doel in blad.doelen if not doel.is_open]
        if blad.ook_gekozen:
            words = self.tr("Ook gekozen in de intake, nog geen doel: {0}.").format(", ".join(blad.ook_gekozen))
            column.addWidget(WrapLabel(words, "small"))
        if blad.meer_doelen:
            why = self._desk.names.text(blad.meer_doelen, blad.code)
            column.addWidget(WrapLabel(self.tr("Waarom meer dan drie doelen: {0}").format(why), "small"))
        for number, doel in enumerate(open_ones, start=1):
            column.addWidget(self._goal(doel, number, blad))
        if not blad.doelen:
            column.addWidget(self._nothing())
        if blad.mag_schrijven:
            column.addWidget(self._under(blad))
        if closed:
            column.addWidget(SectionHead(self.tr("Klaar of losgelaten")))
        for number, doel in enumerate(closed, start=len(open_ones) + 1):
            column.addWidget(self._goal(doel, number, blad))
        return inside

    def _goal(self, doel: DoelRow, number: int, blad: PlanBlad) -> QWidget:
        card = Card(padding=24)
        act = self._on_act if blad.mag_schrijven else None
        card.body.addWidget(DoelPart(doel, number, blad, self._desk.names, self._model.today(), act))
        return card

    def _nothing(self) -> QWidget:
        card = Card(padding=24)
        words = self.tr("Er is nog geen doel. Vraag de persoon: wat wilt u als eerste bereiken?")
        card.body.addWidget(WrapLabel(words, "body", color="text2"))
        return card

    def _under(self, blad: PlanBlad) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        flow.addWidget(self.button(self.tr("Voeg doel toe"), "doel_nieuw_knop", self._new_goal, icon=Icon.ADD))
        if blad.doelen and not blad.row.open_doelen:
            flow.addWidget(self.button(self.tr("Rond plan af"), "plan_af_knop", self._finish, icon=Icon.CHECK))
        return box

    # What one can do

    def _on_act(self, wish: str, doel: DoelRow, stap: StapRow | None) -> None:
        blad = self._model.blad
        if blad is None:
            return
        row = blad.row
        match wish:
            case "stap":
                dialog = StapDialog(self._desk, blad, doel, stap, self)
                place = ("plan_stap_nieuw", doel.id) if stap is None else ("plan_stap", stap.id)
                self.ask(dialog, write_stap, place, "wat", "merken_aan")
            case "woorden":
                self.ask(DoelDialog(blad, doel, self), write_doel, ("plan_doel", doel.id), "doel")
            case "eerder" | "later":
                self._run(move_doel, VerplaatsDoel(row.id, row.versie, doel.id, wish == "eerder"))
            case "af":
                self.ask(DoelAfDialog(blad, doel, self), finish_doel, ("plan_doel_af", doel.id), "uitkomst")
            case "open":
                self._run(finish_doel, RondDoelAf(row.id, row.versie, doel.id, DoelStand.OPEN))
            case "weg":
                self.ask(HaalWegDialog(blad, doel, stap, self), remove_part)

    def _new_goal(self) -> None:
        if self._model.blad is not None:
            place = ("plan_doel_nieuw", self._model.blad.row.id)
            self.ask(DoelDialog(self._model.blad, None, self), write_doel, place, "doel")

    def _shape(self) -> None:
        if self._model.blad is not None:
            self.ask(WijzigPlanDialog(self._model.blad.row, self._model.today(), self), change_plan)

    def _finish(self) -> None:
        """It stays to be read, and one may begin a new one: there is nothing to lose, so nothing is asked."""
        if self._model.blad is not None:
            row = self._model.blad.row
            self._run(finish_plan, RondPlanAf(row.id, row.versie))

    def _promise(self) -> None:
        if self._model.blad is not None:
            row = self._model.blad.row
            self._run(promise_stappen, NaarActielijst(row.id, row.versie), self._on_promised)

    def _on_promised(self) -> None:
        self._desk.tell(self.tr("De stappen staan op de actielijst."))

    def _paper(self) -> None:
        if self._model.blad is not None:
            dialog = PlanWordDialog(self._model.blad, self._model.today(), self)
            make_file(self._desk, dialog, make_plan, self.tr("Het plan staat in {0}."))

    def _run(
        self, service: Callable[..., list[Changed]], command: object, done: Callable[[], None] | None = None
    ) -> None:
        self._model.run(service, command, Answer(self, done or self._nothing_more, self._model.on_failed))

    def _nothing_more(self) -> None:
        """The page reads itself anew."""
