"""Vandaag: the next meeting and what it needs, my acties, and what would otherwise fall."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import CasusError
from casus.domain.lijst import LijstSoort
from casus.services.acties import ActieRow, list_actie_rows
from casus.services.besluiten import BesluitRegel, list_besluit_rows
from casus.services.concepten import ConceptPlek
from casus.services.messages import sentence, sentence_of
from casus.services.planbladen import TerugkijkRow
from casus.services.terugblikken import TerugblikRow
from casus.services.vandaag import VandaagPage
from casus.services.verjaardagen import VerjaardagRow
from casus.services.verzoeken import VerzoekRow
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.casussen.acties_block import ActiesBlock
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.dates import day_full, dotted
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.vandaag.aside_blocks import BirthdayBlock, DraftsBlock, LateBlock, LookBackBlock, SilentBlock
from casus.ui.vandaag.geld_block import GeldBlock
from casus.ui.vandaag.overleg_card import OverlegCard
from casus.ui.vandaag.vandaag_model import VandaagModel
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.link import Link
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead


class VandaagView(ScrollPage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("vandaag")
        self.set_title(self.tr("Vandaag"))
        self._desk = desk
        self._model = VandaagModel(desk.runner, self)
        self._failure = Banner("", "danger", action=self.tr("Probeer opnieuw"))
        self._failure.hide()
        self._columns = AsideLayout()
        self._card = OverlegCard(desk.names)
        self._all = Link(self.tr("Alle acties"))
        self._all.setObjectName("alle_acties_knop")
        self._head = SectionHead(self.tr("Mijn acties"), actions=[self._all])
        self._acties = ActiesBlock(
            desk, self.tr("Mijn acties"), self.tr("U heeft geen open acties."), with_code=True, parent=self
        )
        self._drafts = DraftsBlock()
        self._besluiten = BesluitenModel(desk.runner, desk.names, self)
        self._silent = SilentBlock(self._besluiten)
        self._late = LateBlock(ActiesModel(desk.runner, desk.names, self))
        self._birthdays = BirthdayBlock(desk.names)
        self._birthday_rows: Sequence[VerjaardagRow] = ()
        self._look_back = LookBackBlock(desk.names)
        self._plan_rows: Sequence[TerugkijkRow] = ()
        self._money = GeldBlock(desk.names)
        self._money_rows: tuple[Sequence[VerzoekRow], Sequence[TerugblikRow]] = ((), ())
        self._late_acties: Sequence[ActieRow] = ()
        self._silent_besluiten: Sequence[BesluitRegel] = ()
        self._lay_out()
        self._connect()
        self._model.load()

    def _lay_out(self) -> None:
        if self._model.may(Handeling.CASUS_AANMAKEN):
            start = Button(self.tr("Start casus"), icon=Icon.NEW_CASUS)
            start.setObjectName("casus_start_knop")
            start.clicked.connect(self._on_start)
            self.set_actions(start)
        self.body.addWidget(self._failure)
        self.body.addWidget(self._columns)
        for part in self._main_parts():
            self._columns.main.addWidget(part)
            part.hide()
        self._columns.main.insertSpacing(1, 8)
        for block in self._aside_blocks():
            self._columns.aside.addWidget(block)
        self._fit_aside()

    def _connect(self) -> None:
        self._model.loaded.connect(self._on_loaded)
        self._model.late_loaded.connect(self._on_late)
        self._model.drafts_loaded.connect(self._on_drafts)
        self._model.failed.connect(self._on_failed)
        self._acties.failed.connect(self._on_failed)
        self._failure.action_requested.connect(self._model.load)
        self._card.opened.connect(self._desk.open_overleg)
        self._card.gap_pressed.connect(self._desk.open_casus)
        self._card.plan_pressed.connect(self._on_plan)
        self._drafts.resumed.connect(self._on_resumed)
        self._model.silent_loaded.connect(self._on_silent)
        self._model.birthdays_loaded.connect(self._on_birthdays)
        self._birthdays.pressed.connect(self._desk.open_casus)
        self._model.plans_loaded.connect(self._on_plans)
        self._look_back.pressed.connect(self._desk.open_casus)
        self._model.money_loaded.connect(self._on_money)
        self._money.pressed.connect(self._on_money_pressed)
        self._silent.pressed.connect(self._on_silent_pressed)
        self._besluiten.failed.connect(self._on_failed)
        self._all.clicked.connect(lambda: self._desk.open_room("acties"))
        self._late.casus_pressed.connect(self._desk.open_casus)
        self._desk.names.changed.connect(self._on_names)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.sleep()

    def _on_loaded(self, page: VandaagPage) -> None:
        self._failure.hide()
        self.set_facts(day_full(page.vandaag))
        primary = self._model.primary(page.overleg.status) if page.overleg else ""
        minutes = self._model.minutes(page.overleg) if page.overleg else 0
        may_plan = self._model.may(Handeling.OVERLEG_VOORBEREIDEN)
        self._card.show_page(page, primary, minutes, may_plan=may_plan)
        self._head.set_text(self.tr("Mijn acties"), dotted(page.telling.open) if page.telling.open else "")
        self._acties.set_acties(page.mijn_acties, page.vandaag)
        for part in self._main_parts():
            part.show()

    def _main_parts(self) -> tuple[QWidget, ...]:
        return self._card, self._head, self._acties

    def _on_late(self, acties: Sequence[ActieRow]) -> None:
        self._late_acties = acties
        self._late.show_acties(acties, self._model.today())
        self._fit_aside()

    def _on_names(self) -> None:
        self._on_late(self._late_acties)
        self._on_silent(self._silent_besluiten)
        self._on_birthdays(self._birthday_rows)
        self._on_plans(self._plan_rows)
        self._on_money(*self._money_rows)

    def _on_drafts(self, drafts: Sequence[ConceptPlek]) -> None:
        self._drafts.show_drafts(drafts, self._model.today())
        self._fit_aside()

    def _fit_aside(self) -> None:
        """Nothing to say beside: the main part takes the width."""
        box = self._columns.aside.parentWidget()
        if box is not None:
            box.setVisible(not all(block.isHidden() for block in self._aside_blocks()))

    def _aside_blocks(self) -> tuple[QWidget, ...]:
        return self._drafts, self._money, self._birthdays, self._look_back, self._late, self._silent

    def _on_birthdays(self, rows: Sequence[VerjaardagRow]) -> None:
        self._birthday_rows = rows
        self._birthdays.show_birthdays(rows)
        self._fit_aside()

    def _on_plans(self, rows: Sequence[TerugkijkRow]) -> None:
        self._plan_rows = rows
        self._look_back.show_plannen(rows, self._model.today())
        self._fit_aside()

    def _on_money(self, waits: Sequence[VerzoekRow], due: Sequence[TerugblikRow]) -> None:
        self._money_rows = (waits, due)
        self._money.show_money(waits, due)
        self._fit_aside()

    def _on_money_pressed(self, verzoek_id: int) -> None:
        self._desk.open_room("geld")
        self._desk.open_verzoek(verzoek_id)

    def _on_silent(self, besluiten: Sequence[BesluitRegel]) -> None:
        self._silent_besluiten = besluiten
        self._silent.show_besluiten(besluiten)
        self._fit_aside()

    def _on_silent_pressed(self, besluit: BesluitRegel) -> None:
        if besluit.casus_id is not None:
            self._desk.open_casus(besluit.casus_id)
        else:
            self._desk.open_overleg(besluit.overleg_id)

    def _on_failed(self, sentence: str) -> None:
        self._failure.set_content(sentence, "danger", action=self.tr("Probeer opnieuw"))
        self._failure.show()

    def _on_start(self) -> None:
        from casus.ui.casussen.casus_dialog import NewCasusPage  # a form is only paid for when it is opened

        self._desk.open_page(NewCasusPage(self._desk))

    def _on_plan(self) -> None:
        self._desk.open_room("overleg")

    def _on_resumed(self, draft: ConceptPlek) -> None:
        """Back to where it was typed."""
        read, id_ = self._desk.runner.read, draft.object_id
        if draft.scherm == "casus_nieuw":
            self._on_start()
        elif draft.scherm == "casus":
            from casus.ui.casussen.casus_dialog import EditCasusPage

            self._desk.open_page(EditCasusPage(self._desk, id_, opens_casus=True))
        elif draft.scherm.startswith("lijst_"):
            from casus.ui.lijsten.lijst_page import open_lijst

            open_lijst(self._desk, LijstSoort(draft.scherm.removeprefix("lijst_")))
        elif draft.scherm == "actie_nieuw":
            from casus.ui.acties.actie_form import open_new

            open_new(self._desk, self)
        elif draft.scherm in ("geld_vraag", "bestedingsregels", "aanbod") or draft.scherm.startswith("verzoek_"):
            self._resume_elsewhere(draft)
        elif draft.scherm == "besluit_stand":
            read(self, list_besluit_rows, [id_], done=self._tell_besluit, failed=self._on_read_failed)
        elif draft.overleg_id is not None:
            self._desk.open_overleg(draft.overleg_id)
        elif draft.scherm in ("actie", "actie_wijzigen"):
            changes = draft.scherm == "actie_wijzigen"
            read(
                self,
                list_actie_rows,
                [id_],
                done=lambda rows: self._tell_actie(rows, changes=changes),
                failed=self._on_read_failed,
            )
        elif draft.casus_id is not None:
            self._desk.open_casus(draft.casus_id)
        else:
            self._desk.open_room("overleg")

    def _resume_elsewhere(self, draft: ConceptPlek) -> None:
        """Forms that begin in a room of their own."""
        if draft.scherm.startswith("verzoek_"):
            self._on_money_pressed(draft.object_id)
        elif draft.scherm == "aanbod":
            self._desk.open_room("kaart")
        elif draft.scherm == "bestedingsregels":
            self._desk.open_settings("regels")
        else:
            self._desk.ask_money(draft.casus_id or 0, 0)

    def _tell_actie(self, rows: Sequence[ActieRow], *, changes: bool) -> None:
        if not rows:
            self._on_failed(sentence_of("niet_gevonden"))
        elif changes:
            from casus.ui.acties.actie_form import open_change

            open_change(self._desk, rows[0], self)
        else:
            self._acties.ask(rows[0])

    def _tell_besluit(self, rows: Sequence[BesluitRegel]) -> None:
        from casus.ui.besluiten.besluit_dialog import BesluitDialog

        if rows:
            BesluitDialog(rows[0], self._besluiten, self._desk.runner, self).open()
        else:
            self._on_failed(sentence_of("niet_gevonden"))

    def _on_read_failed(self, error: CasusError) -> None:
        self._on_failed(sentence(error))
