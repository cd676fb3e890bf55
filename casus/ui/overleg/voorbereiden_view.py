"""Preparing a meeting (concept and open): the agenda, what it misses, who comes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.domain.values import OverlegStatus
from casus.services.mensen import ProfessionalRow
from casus.services.overleg_page import OverlegPage
from casus.services.overleggen import VoorraadRow
from casus.ui.besluiten.besluiten_card import BesluitenCard
from casus.ui.icons import Icon
from casus.ui.overleg.agenda_list import AgendaList
from casus.ui.overleg.agenda_model import AgendaModel, agenda_rows
from casus.ui.overleg.agenda_words import (
    available_minutes,
    casussen_words,
    planned_minutes,
    spare_words,
    title_of,
)
from casus.ui.overleg.deelnemers_dialog import DeelnemersDialog, open_plak_dialog
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.overleg.plan_dialog import open_edit_dialog
from casus.ui.overleg.punt_dialog import PuntDialog
from casus.ui.overleg.states import message_bar, state_steps
from casus.ui.overleg.voorbereiden_cards import DeelnemersCard, GapsCard, VoorraadCard
from casus.ui.overleg.voorbereiden_model import (
    GapLine,
    VoorbereidenModel,
    blocking_sentence,
    deelnemer_lines,
    gap_lines,
    ready_count,
    voorraad_lines,
)
from casus.ui.widgets.bars import FillBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.shown import show_if


class VoorbereidenView(ScrollPage):
    """One primary: *Zet overleg open*, then *Start overleg*."""

    def __init__(self, overleg: OverlegModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("voorbereiden")
        self._overleg, self._names = overleg, overleg.desk.names
        self.model = VoorbereidenModel(overleg, self)
        self._can_edit = overleg.may_prepare
        self._voorraad: tuple[VoorraadRow, ...] = ()
        self._make_header()
        self._message = message_bar(self)
        self._columns = AsideLayout()
        self.body.addWidget(self._message)
        self.body.addWidget(self._columns)
        self._make_agenda()
        self._make_aside()
        overleg.loaded.connect(self.show_page)
        overleg.failed.connect(self._say)
        self.model.voorraad_loaded.connect(self._show_voorraad)
        self._names.changed.connect(self._render)
        self.show_page(overleg.page)
        self.model.load_voorraad()

    # building

    def _make_header(self) -> None:
        self._steps = state_steps()
        self.set_below_header(self._steps)
        self._edit = Button(self.tr("Wijzig"), icon=Icon.EDIT)
        self._edit.setObjectName("overleg_wijzig_knop")
        self._edit.clicked.connect(lambda: open_edit_dialog(self._overleg, self))
        self._next = Button("", "primary", size="big")
        self._next.clicked.connect(self._on_next)
        self.set_actions(self._edit, self._next)
        show_if(self._edit, self._can_edit)
        show_if(self._next, self._overleg.may_chair)

    def _make_agenda(self) -> None:
        self._agenda = AgendaModel(self)
        self._agenda.moved.connect(self.model.move)
        self._agenda.timed.connect(self.model.set_minutes)
        self._list = AgendaList(self._agenda, self.tr("Agenda"))
        self._list.setObjectName("agenda_lijst")
        self._list.set_can_edit(self._can_edit)
        self._list.opened.connect(self._overleg.desk.open_casus)
        self._list.removed.connect(self.model.remove)
        self._minutes, self._spare = Label("", "strong", tabular=True), WrapLabel("", "body", color="text2")
        self._bar = FillBar()
        self._head = SectionHead(self.tr("Agenda"), actions=[Label(self.tr("Slepen, of Alt met de pijltjes"), "small")])
        add = Button(self.tr("Voeg punt toe"), "ghost", Icon.ADD, size="small")
        add.setObjectName("punt_knop")
        add.clicked.connect(self._add_punt)
        show_if(add, self._can_edit)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._minutes)
        line.addWidget(self._spare, 1)
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignRight)
        card = Card(padding=7)
        card.body.addWidget(self._list)
        main = self._columns.main
        main.setSpacing(10)
        main.addWidget(self._head)
        main.addLayout(line)
        main.addWidget(self._bar)
        main.addSpacing(4)
        main.addWidget(card)

    def _make_aside(self) -> None:
        self._gaps, self._waiting = GapsCard(), VoorraadCard()
        self._people = DeelnemersCard(can_edit=self._can_edit)
        self._gaps.fixed.connect(self._fix)
        self._waiting.placed.connect(self.model.add_casus)
        self._waiting.postponed.connect(self.model.not_this_week)
        self._people.marked.connect(self.model.set_absent)
        self._people.taken_off.connect(self.model.take_off)
        self._people.adding.connect(self._add_people)
        self._people.pasting.connect(self._paste_people)
        self._besluiten = BesluitenCard(self._overleg.desk, self._overleg.overleg_id)
        self._besluiten.failed.connect(self._say)
        for card in (self._gaps, self._besluiten, self._waiting, self._people):
            self._columns.aside.addWidget(card)
        show_if(self._gaps, self._can_edit)
        show_if(self._waiting, self._can_edit)

    # showing

    def show_page(self, page: OverlegPage) -> None:
        is_open = page.status is OverlegStatus.OPEN
        self.set_title(title_of(page))
        self.set_crumbs([self.tr("Overleggen"), self.tr("Overleg {0}").format(page.nummer)])
        self._steps.set_current(1 if is_open else 0)
        self._next.setText(self.tr("Start overleg") if is_open else self.tr("Zet overleg open"))
        self._next.setObjectName("overleg_start_knop" if is_open else "overleg_open_knop")
        self._next.updateGeometry()
        self.set_facts(facts(page.plaats, self._charge(page)))
        if self._can_edit:
            self._besluiten.load()
        self._render()

    def _render(self) -> None:
        page = self._overleg.page
        self._agenda.set_rows(agenda_rows(page, self._names))
        planned, available = planned_minutes(page), available_minutes(page)
        self._head.set_text(self.tr("Agenda"), casussen_words(len(page.casussen)))
        self._minutes.setText(self.tr("{0} van {1} minuten").format(planned, available))
        self._spare.setText(spare_words(page))
        self._spare.set_color("text2" if planned <= available else "warn")
        self._bar.set_share(planned, available, f"{self._minutes.text()}, {self._spare.text()}")
        self._gaps.show_gaps(gap_lines(page), ready_count(page), len(page.casussen))
        self._people.show_lines(deelnemer_lines(page, can_edit=self._can_edit))
        self._show_voorraad(self._voorraad)

    def _show_voorraad(self, rows: tuple[VoorraadRow, ...]) -> None:
        self._voorraad = rows
        self._waiting.show_lines(voorraad_lines(rows, self._overleg, self._names))

    def _charge(self, page: OverlegPage) -> str:
        names = {row.professional_id: row.naam for row in page.deelnemers}
        chair, writer = names.get(page.voorzitter_id or 0), names.get(page.notulist_id or 0)
        return facts(
            self.tr("voorzitter {0}").format(chair) if chair else "",
            self.tr("notulist {0}").format(writer) if writer else "",
        )

    def _say(self, words: str) -> None:
        self._message.set_content(words, "warn")
        show_if(self._message, bool(words))

    # doing

    def _on_next(self) -> None:
        """What keeps it from opening is said; what a casus still misses is asked about."""
        page = self._overleg.page
        self._say("")
        if page.status is OverlegStatus.OPEN:
            self._overleg.go_to(OverlegStatus.LOPEND)
        elif page.ontbreekt:
            self._say(blocking_sentence(page))
        elif gaps := gap_lines(page):
            self._ask_open(gaps)
        else:
            self._overleg.go_to(OverlegStatus.OPEN)

    def _ask_open(self, gaps: list[GapLine]) -> None:
        dialog = ConfirmDialog(
            self.tr("Overleg openzetten?"),
            self.tr("Zet overleg open"),
            self,
            intro=self.tr("Dit mist nog:"),
            lost=[gap.sentence for gap in gaps],
            note=self.tr("De deelnemers zien de punten vanaf nu. U kunt dit daarna nog afmaken."),
            kind="primary",
            icon=Icon.WARN,
        )
        dialog.setObjectName("open_dialoog")
        dialog.confirm.setObjectName("toch_open_knop")
        dialog.accepted.connect(lambda: self._overleg.go_to(OverlegStatus.OPEN))
        dialog.open()

    def _fix(self, gap: GapLine) -> None:
        {
            "casus": lambda: self._overleg.desk.open_casus(gap.casus_id),
            "voorzitter": lambda: open_edit_dialog(self._overleg, self),
            "deelnemers": self._add_people,
            "agenda": self._add_punt,
        }[gap.fix]()

    def _add_punt(self) -> None:
        dialog = PuntDialog(self.model.voorraad, self._names, self)
        dialog.submitted.connect(lambda wanted: self._place(wanted, dialog))
        dialog.open()

    def _place(self, wanted: object, dialog: PuntDialog) -> None:
        if isinstance(wanted, VoorraadRow):
            self.model.add_casus(wanted.id, wanted.laatst_besproken is None)
            dialog.accept()
        elif isinstance(wanted, tuple):
            self.model.add_vast(wanted[0], wanted[1], dialog.answer())

    def _invited(self) -> frozenset[int]:
        return frozenset(row.professional_id for row in self._overleg.page.deelnemers)

    def _add_people(self) -> None:
        self.model.read_people(self._ask_people)

    def _ask_people(self, people: list[ProfessionalRow]) -> None:
        dialog = DeelnemersDialog(people, self._invited(), self)
        dialog.submitted.connect(lambda wanted: self.model.invite(wanted[0], gast=wanted[1]))
        dialog.submitted.connect(lambda _: dialog.accept())
        dialog.open()

    def _paste_people(self) -> None:
        dialog = open_plak_dialog(self._invited, self.model.read_list, self.model.invite_list, self)
        dialog.keep_drafts(self._overleg.desk.runner, "plakken", self._overleg.overleg_id, "lijst")
