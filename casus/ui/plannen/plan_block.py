"""Plans on the page of a casus: the goals in own words, who does what, and the way to the page where one writes."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.planbladen import PlanBlad, PlanRow
from casus.services.plandocument import make_plan
from casus.services.plannen import NaarActielijst, begin_plan, promise_stappen
from casus.ui.answer import Answer
from casus.ui.casus_block import CasusBlock
from casus.ui.dates import day_full
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import make_file
from casus.ui.plannen.plan_dialogs import BeginPlanDialog, PlanWordDialog
from casus.ui.plannen.plan_model import PlannenModel, PlanStaat
from casus.ui.plannen.plan_parts import DoelPart
from casus.ui.plannen.plan_words import plan_facts, promise_words, shape_words
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import SectionHead


class PlanBlock(CasusBlock[PlannenModel]):
    def __init__(self, desk: Desk, casus_id: int) -> None:
        super().__init__(desk, "plan_blok")
        self.model = PlannenModel(desk.runner, casus_id, self)
        self.model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)

    # what is shown

    def _on_loaded(self, _: PlanStaat) -> None:
        self._render()

    def _on_names(self, _: bool) -> None:
        self._render()

    def _render(self) -> None:
        page, staat = self._page, self.model.staat
        if page is None or staat is None:
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        begin = self._button(self.tr("Maak plan"), "plan_maak_knop", Icon.ADD)
        begin.clicked.connect(self._begin)
        planned = {blad.row.inwoner_id for blad in staat.lopend}
        offered = [begin] if self._may and any(person.id not in planned for person in page.inwoners) else []
        column.addWidget(SectionHead(self.tr("Plan van aanpak"), actions=offered))
        for blad in staat.lopend:
            column.addWidget(self._plan(blad))
        if not staat.lopend:
            column.addWidget(self._nothing(staat))
        for row in staat.klaar:
            column.addWidget(self._done(row))
        self.set_content(inside)

    def _plan(self, blad: PlanBlad) -> QWidget:
        card = Card(padding=24, spacing=14)
        card.setObjectName(f"plan_{blad.row.id}")
        card.body.addWidget(WrapLabel(plan_facts(blad.row, self._desk.names), "small"))
        open_ones = [doel for doel in blad.doelen if doel.is_open]
        for number, doel in enumerate(open_ones, start=1):
            card.body.addWidget(DoelPart(doel, number, blad, self._desk.names, self.model.today()))
        if not open_ones:
            card.body.addWidget(WrapLabel(self.tr("Er staat nu geen doel open."), "small"))
        card.body.addWidget(self._acts(blad))
        return card

    def _acts(self, blad: PlanBlad) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        words = self.tr("Werk het plan bij") if blad.mag_schrijven else self.tr("Lees het plan")
        write = self._button(words, f"plan_open_{blad.row.id}", Icon.EDIT)
        write.clicked.connect(partial(self._open, blad.row.id))
        flow.addWidget(write)
        if blad.mag_schrijven and blad.te_beloven and self.model.may_promise():
            promise = self._button(promise_words(blad), f"plan_acties_{blad.row.id}", Icon.ACTIONS)
            promise.clicked.connect(partial(self._promise, blad))
            flow.addWidget(promise)
        if blad.mag_schrijven:
            paper = self._button(self.tr("Maak Word"), f"plan_word_{blad.row.id}", Icon.DOCUMENT, "ghost")
            paper.clicked.connect(partial(self._paper, blad))
            flow.addWidget(paper)
        return box

    def _nothing(self, staat: PlanStaat) -> QWidget:
        card = Card(padding=24, spacing=8)
        words = self.tr("Er is nog geen plan. Hierin staat wat de persoon wil bereiken en wie wat doet.")
        if staat.intakes:
            chosen = ", ".join(staat.intakes[0].mee_aan_de_slag)
            words = self.tr("Er is nog geen plan. In de intake koos de persoon: {0}.").format(chosen)
        card.body.addWidget(WrapLabel(words, "body", color="text2"))
        return card

    def _done(self, row: PlanRow) -> QWidget:
        words = self.tr("Afgerond plan van {0}").format(day_full(row.begonnen))
        link = Link(facts(words, shape_words(row)))
        link.setObjectName(f"plan_klaar_{row.id}")
        link.clicked.connect(partial(self._open, row.id))
        return link

    def _button(self, words: str, name: str, icon: Icon, kind: Kind = "secondary") -> Button:
        button = Button(words, kind, icon, size="small")
        button.setObjectName(name)
        return button

    # what is asked

    def _begin(self) -> None:
        page, staat = self._page, self.model.staat
        if page is None or staat is None:
            return
        planned = {blad.row.inwoner_id for blad in staat.lopend}
        dialog = BeginPlanDialog(page, planned, staat.intakes, self._desk.names, self.model.today(), self)
        dialog.submitted.connect(lambda command: self.model.run(begin_plan, command, dialog.answer()))
        dialog.open()

    def _open(self, plan_id: int, *_: object) -> None:
        from casus.ui.plannen.plan_view import PlanView  # a form is only paid for when it is opened

        self._desk.open_page(PlanView(self._desk, plan_id))

    def _promise(self, blad: PlanBlad, *_: object) -> None:
        command = NaarActielijst(blad.row.id, blad.row.versie)
        self.model.run(promise_stappen, command, Answer(self, self._on_promised, self.model.on_failed))

    def _on_promised(self) -> None:
        self._desk.tell(self.tr("De stappen staan op de actielijst."))

    def _paper(self, blad: PlanBlad, *_: object) -> None:
        make_file(
            self._desk, PlanWordDialog(blad, self.model.today(), self), make_plan, self.tr("Het plan staat in {0}.")
        )
