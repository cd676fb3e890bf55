"""The page of a casus: the person first, then what the table asked, agreed and still has to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.values import CasusStatus, Leeftijdsklasse
from casus.services.casussen import CasusPage, LidRow
from casus.services.mensen import ProfessionalRow
from casus.services.messages import label
from casus.services.overleggen import OverlegRow
from casus.ui.besluiten.besluiten_card import CasusBesluiten
from casus.ui.casussen.acties_block import ActiesBlock
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.casussen.casus_dialogs import AddLidDialog, RemoveLidDialog
from casus.ui.casussen.casus_end import CasusEnd
from casus.ui.casussen.casus_model import CasusModel
from casus.ui.casussen.casus_parts import ContactBlock, HoiBlock, LedenBlock, WordsBlock
from casus.ui.casussen.history_block import HistoryBlock
from casus.ui.casussen.meldcode_block import MeldcodeBlock
from casus.ui.casussen.person_words import shortened
from casus.ui.dates import day_full, day_long, day_month, moment_day
from casus.ui.desk import Desk
from casus.ui.geld.casus_geld_block import CasusGeldBlock
from casus.ui.icons import Icon
from casus.ui.intake.intakes_block import IntakesBlock
from casus.ui.netwerk.netwerk_block import NetwerkBlock
from casus.ui.plannen.plan_block import PlanBlock
from casus.ui.ramingen.raming_block import RamingBlock
from casus.ui.shortcuts import LEAVE
from casus.ui.toestemming.toestemming_block import ToestemmingBlock
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.swapped import Swapped
from casus.ui.widgets.tabs import TabBar
from casus.ui.widgets.tag import Tag


def casus_page_for(desk: Desk, casus_id: int) -> QWidget:
    """The page of this casus."""
    return CasusView(desk, casus_id)


class CasusView(ScrollPage):
    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("casus_pagina")
        self._desk, self._casus_id = desk, casus_id
        self._model = CasusModel(desk.runner, casus_id, self)
        self._message = Banner("", "info")
        self._message.setObjectName("casus_melding")
        self._message.hide()
        self._people: TabBar | None = None
        self._people_place = Swapped()
        self._words = WordsBlock(desk.names, self._edit)
        self._hoi, self._contact = HoiBlock(desk.names), ContactBlock(desk.names)
        self._leden = LedenBlock(desk.names, self._model.load_professionals, self._on_remove)
        self._toestemming = ToestemmingBlock(desk, casus_id)
        self._toestemming.hide()
        self._meldcode = MeldcodeBlock(desk, casus_id)
        self._intakes = IntakesBlock(desk, casus_id)
        self._netwerken = NetwerkBlock(desk, casus_id)
        self._netwerken.hide()
        self._plannen = PlanBlock(desk, casus_id)
        self._plannen.hide()
        self._ramingen = RamingBlock(desk, casus_id)
        self._ramingen.hide()
        self._acties_head = SectionHead(self.tr("Open acties"))
        self._acties = ActiesBlock(desk, self.tr("Open acties"), self.tr("Er staan geen acties open."), with_code=False)
        self._besluiten = CasusBesluiten(desk, casus_id)
        self._money = CasusGeldBlock(desk)
        self._history_head = SectionHead(self.tr("Aan tafel"))
        self._history = HistoryBlock(ActiesModel(desk.runner, desk.names, self))
        self._end = CasusEnd(desk, self._model)
        self._story = Button(self.tr("Hele geschiedenis"), "ghost", Icon.HISTORY, size="small")
        self._story.setObjectName("casus_geschiedenis_knop")
        self._offers = Button(self.tr("Zoek aanbod"), icon=Icon.KAART, size="small")
        self._offers.setObjectName("casus_aanbod_knop")
        self._columns = AsideLayout()
        self._lay_out()
        self._connect()
        self._model.load()

    def _lay_out(self) -> None:
        page: tuple[QWidget, ...] = (self._message, self._people_place, self._words, self._columns)
        main: tuple[QWidget, ...] = (
            self._hoi,
            self._intakes,
            self._netwerken,
            self._plannen,
            self._ramingen,
            self._acties_head,
            self._acties,
            self._besluiten,
            self._money,
            self._history_head,
            self._history,
        )
        aside: tuple[QWidget, ...] = (self._toestemming, self._contact, self._leden, self._meldcode)
        for column, parts in ((self.body, page), (self._columns.main, main), (self._columns.aside, aside)):
            for part in parts:
                column.addWidget(part)
        for head in (self._acties_head, self._history_head):
            self._columns.main.insertSpacing(self._columns.main.indexOf(head), 8)
        place = self._columns.main.indexOf(self._acties)
        self._columns.main.insertWidget(place + 1, self._offers, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns.main.addWidget(self._story, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns.aside.addWidget(self._end)
        self._columns.hide()

    def _connect(self) -> None:
        model = self._model
        model.loaded.connect(self._on_loaded)
        model.failed.connect(self._on_failed)
        model.gone.connect(self._on_gone)
        model.scheduled.connect(self._on_scheduled)
        model.nowhere_to_schedule.connect(self._on_nowhere)
        model.professionals_loaded.connect(self._on_professionals)
        self._acties.failed.connect(self._on_failed)
        self._besluiten.failed.connect(self._on_failed)
        self._toestemming.model.failed.connect(self._on_failed)
        self._meldcode.model.failed.connect(self._on_failed)
        self._intakes.model.failed.connect(self._on_failed)
        self._plannen.model.failed.connect(self._on_failed)
        self._netwerken.model.failed.connect(self._on_failed)
        self._ramingen.model.failed.connect(self._on_failed)
        self._money.model.failed.connect(self._on_failed)
        self._history.overleg_pressed.connect(self._desk.open_overleg)
        self._story.clicked.connect(self._on_story)
        self._offers.clicked.connect(self._on_offers)
        model.trashed.connect(self._on_trashed)
        self._message.action_requested.connect(self._on_plan)
        leave = QShortcut(QKeySequence(LEAVE), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._desk.back)
        self._desk.names.changed.connect(self._on_names)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.sleep()

    # What is shown

    def _on_loaded(self, page: CasusPage) -> None:
        self._show_header(page)
        self._show_people(page)
        self._leden.show_page(page, may_add=self._model.may_change())
        self._toestemming.show_page(page, may_change=self._model.may_change())
        self._meldcode.show_page(page)
        self._intakes.show_page(page, may_change=self._model.may_change())
        self._netwerken.show_page(page, may_change=self._model.may_change())
        self._plannen.show_page(page, may_change=self._model.may_change())
        self._ramingen.show_page(page, may_change=self._model.may_change())
        self._money.show_page(page, may_change=self._model.may_change())
        open_acties = tuple(actie for actie in page.acties if actie.is_open)
        self._acties_head.set_text(self.tr("Open acties"), str(len(open_acties) or ""))
        self._acties.set_acties(open_acties, self._desk.runner.context.today())
        self._besluiten.load()
        past = self._model.past()
        self._history_head.set_text(self.tr("Aan tafel"), self._times(len(past)))
        self._history.show_history(past, page.acties, page.code)
        self._story.setVisible(page.geheel)
        self._offers.setVisible(page.geheel)
        self._end.show_page(page)
        self._columns.show()

    def _times(self, count: int) -> str:
        return self.tr("1 keer besproken") if count == 1 else self.tr("{0} keer").format(count) if count else ""

    def _show_header(self, page: CasusPage) -> None:
        names = self._desk.names
        self.set_title(names.of(page.naam, page.code))
        self.set_crumbs((self.tr("Casussen"), page.code))
        self.set_facts(self._facts(page))
        self.set_tags(*self._tags(page))
        edit = Button(self.tr("Bewerk"), icon=Icon.EDIT)
        edit.setObjectName("casus_bewerk_knop")
        edit.clicked.connect(lambda: self._edit(""))
        quiet = [edit] if self._model.may_change() else []
        self.set_actions(*quiet, *self._primary())

    def _primary(self) -> Sequence[Button]:
        """On the agenda already: go there. Else put it there."""
        coming = self._model.on_agenda()
        if coming is not None:
            button = Button(self.tr("Ga naar overleg"), "primary", Icon.NEXT, icon_after=True)
            button.setObjectName("casus_overleg_knop")
            button.clicked.connect(lambda: self._desk.open_overleg(coming.overleg_id))
            return [button]
        if not (self._model.may_change() and self._model.may(Handeling.OVERLEG_VOORBEREIDEN)):
            return []
        button = Button(self.tr("Zet op agenda"), "primary", Icon.ADD)
        button.setObjectName("casus_agenda_knop")
        button.clicked.connect(self._model.schedule)
        return [button]

    def _tags(self, page: CasusPage) -> list[Tag]:
        if page.status is CasusStatus.AFGESLOTEN:
            return [Tag(self.tr("Afgesloten"), "neutral", Icon.LOCK)]
        tags = [Tag(self.tr("Loopt"), "accent", Icon.RUNNING)]
        coming = self._model.on_agenda()
        if coming is not None:
            words = self.tr("Op agenda {0}").format(day_month(coming.datum))
            tags.append(Tag(words, "neutral", Icon.DATE))
        return tags

    def _facts(self, page: CasusPage) -> str:
        regie = self.tr("regie {0}").format(page.casusregisseur) if page.casusregisseur else self.tr("nog geen regie")
        closed = ""
        if page.afgesloten_op is not None:
            closed = self.tr("afgesloten op {0}: {1}").format(
                day_full(moment_day(page.afgesloten_op)), page.afsluitreden
            )
        code = page.code if self._desk.names.visible else ""  # else it is the title
        return facts(code, self._who(page), page.wijk or "", regie, closed)

    def _who(self, page: CasusPage) -> str:
        if len(page.inwoners) > 1:
            return self.tr("{0} personen").format(len(page.inwoners))
        classes = [row.fields.leeftijdsklasse for row in page.inwoners]
        return label(classes[0]) if classes and classes[0] is not Leeftijdsklasse.ONBEKEND else ""

    def _show_people(self, page: CasusPage) -> None:
        """One person needs no tabs; of a household one is shown at a time."""
        place = max(self._people.currentIndex(), 0) if self._people else 0
        self._people = None
        if len(page.inwoners) > 1:
            bar = TabBar()
            for number, row in enumerate(page.inwoners, start=1):
                name = self._desk.names.person(row.fields.naam, number)
                bar.setTabToolTip(bar.addTab(shortened(name)), name)
            bar.setObjectName("personen_tabs")
            bar.setAccessibleName(self.tr("Personen"))
            bar.setCurrentIndex(min(place, bar.count() - 1))
            bar.currentChanged.connect(self._on_person)
            self._people = bar
        self._people_place.set_content(self._people)
        self._on_person(self._people.currentIndex() if self._people else 0)

    def _on_person(self, place: int) -> None:
        page = self._model.page
        if page is None:
            return
        row = page.inwoners[place] if page.inwoners else None
        self._words.show_words(page, row, place + 1, may_write=self._model.may_change())
        for block in (self._hoi, self._contact):
            block.setVisible(row is not None)
            if row is not None:
                block.show_person(row, page.code)

    def _on_names(self) -> None:
        if self._model.page is not None:
            self._on_loaded(self._model.page)

    # What one can do

    def _edit(self, field: str) -> None:
        from casus.ui.casussen.casus_dialog import EditCasusPage  # a form is only paid for when it is opened

        place = self._people.currentIndex() if self._people else 0
        self._desk.open_page(EditCasusPage(self._desk, self._casus_id, focus=field, person=place))

    def _on_story(self) -> None:
        from casus.ui.casussen.geschiedenis_view import GeschiedenisView

        self._desk.open_page(GeschiedenisView(self._desk, self._casus_id))

    def _on_offers(self) -> None:
        self._desk.find_offers(self._casus_id)

    def _on_trashed(self) -> None:
        self._desk.back()
        self._desk.tell(self.tr("De casus ligt in de prullenbak. Er is niets gewist."))

    def _on_professionals(self, people: Sequence[ProfessionalRow]) -> None:
        if self._model.page is not None:
            AddLidDialog(self._desk.runner, self._model.page, people, self).open()

    def _on_remove(self, lid: LidRow) -> None:
        if self._model.page is not None:
            RemoveLidDialog(self._desk.runner, self._model.page, lid, self).open()

    def _on_scheduled(self, overleg: OverlegRow) -> None:
        self._tell(self.tr("De casus staat op de agenda van {0}.").format(day_long(overleg.datum)), Icon.CHECKED)

    def _on_nowhere(self) -> None:
        self._tell(
            self.tr("Er is nog geen overleg gepland waar deze casus bij kan."), Icon.DATE, self.tr("Plan overleg")
        )

    def _on_plan(self) -> None:
        self._desk.open_room("overleg")

    def _tell(self, sentence: str, icon: Icon, action: str = "") -> None:
        self._message.set_content(sentence, "info", action=action, icon=icon)
        self._message.show()

    def _on_failed(self, sentence: str) -> None:
        self._message.set_content(sentence, "danger")
        self._message.show()

    def _on_gone(self, sentence: str) -> None:
        """Not there, or not for this viewer: nothing of what was shown may stay."""
        self.set_title(self.tr("Deze casus is er niet"))
        self.set_crumbs((self.tr("Casussen"), ""))
        self.set_facts("")
        self.set_tags()
        self.set_actions()
        for part in (self._people_place, self._words, self._columns):
            part.hide()
        self._on_failed(sentence)
