"""The page of one verzoek: what was asked, who agreed, how it ended, what was paid, and what came of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.betalingen import pay, pay_back, settle, take_back
from casus.services.bonnen import add_bon, check_betaling, save_bon
from casus.services.budgetten import BoekingRow
from casus.services.ramingen import begin_raming, hang_verzoeken
from casus.services.snel_geld import (
    agree_above,
    change_bedrag,
    give_akkoord,
    refuse_verzoek,
    set_budget,
    solve_otherwise,
    withdraw_verzoek,
)
from casus.services.terugblikken import TerugblikRow
from casus.ui.attentive_page import AttentivePage
from casus.ui.dates import day_full, moment_day, starting
from casus.ui.desk import Desk
from casus.ui.geld.geld_words import not_above, other_year, stands_in_the_way, state_tag
from casus.ui.icons import Icon
from casus.ui.names import TableNames
from casus.ui.overleg.file_dialog import make_file
from casus.ui.overleg.tafel_akkoord import ask_stemmen
from casus.ui.ramingen.raming_dialogs import TYPED, BeginRamingDialog
from casus.ui.snel_geld.betaal_dialogs import (
    BetaalDialog,
    BonDialog,
    BonKopieDialog,
    KeurDialog,
    RekenAfDialog,
    TegenboekDialog,
    TerugbetaalDialog,
)
from casus.ui.snel_geld.geld_acts import ask_terugblik, show_form
from casus.ui.snel_geld.grootboek_part import GrootboekPart
from casus.ui.snel_geld.hang_dialog import HangDialog
from casus.ui.snel_geld.raming_card import raming_card
from casus.ui.snel_geld.verzoek_dialogs import (
    AkkoordDialog,
    AndersDialog,
    BedragDialog,
    BovenDialog,
    BudgetKeuzeDialog,
    IntrekDialog,
    NeeDialog,
)
from casus.ui.snel_geld.verzoek_model import VerzoekModel, VerzoekStaat
from casus.ui.snel_geld.verzoek_parts import consent_card, end_card, look_back_card, what_card
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import facts
from casus.ui.widgets.page import AsideLayout, SectionHead


class VerzoekView(AttentivePage):
    """``at_table``: opened while a room looks along; a name that the room may not hear is not on it, and no raming."""

    def __init__(self, desk: Desk, verzoek_id: int, parent: QWidget | None = None, *, at_table: bool = False) -> None:
        super().__init__(desk, "verzoek", parent)
        self._names = TableNames(desk.names, self)
        self._names.be_quiet(at_table)
        self._model = VerzoekModel(desk.runner, verzoek_id, self, with_raming=not at_table)
        self._model.loaded.connect(self._on_loaded)
        self._names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Dit snel geld is er niet"), self.tr("Snel geld"))

    # What is shown

    def _on_loaded(self, staat: VerzoekStaat) -> None:
        row, names = staat.blad.row, self._names
        self._message.hide()
        self.set_title(names.text(row.inhoud.wat, row.casus_code))
        self.set_crumbs((self.tr("Snel geld"), row.code))
        day = day_full(moment_day(row.gevraagd_op))
        where = row.casus_code or self.tr("zonder casus")
        self.set_facts(facts(where, self.tr("gevraagd door {0}").format(row.aanvrager), row.organisatie, day))
        self.set_tags(state_tag(row))
        self.set_actions(*self._actions(staat))
        self.put(self._content_of(staat))
        wrong = stands_in_the_way(row, staat.ruimte) if row.is_open else ""
        if row.ander_jaar:
            wrong = other_year(row, can_choose=bool(staat.budgetten))
        if wrong:
            self._message.set_content(wrong, "warn")
            self._message.show()

    def _on_names(self, _: bool) -> None:
        if self._model.staat is not None:
            self._on_loaded(self._model.staat)

    def _actions(self, staat: VerzoekStaat) -> list[Button]:
        """The one primary last."""
        row = staat.blad.row
        if row.ander_jaar:
            return self._other_budget(staat, "primary")
        if row.is_open and row.mag_akkoord:
            return [self.button(self.tr("Ga akkoord"), "akkoord_knop", self._agree, "primary", Icon.CHECK)]
        if row.is_open and staat.stemmen:
            words = self.tr("Leg vast wie ja zegt")
            return [self.button(words, "tafel_akkoord_hoofd_knop", self._at_table, "primary", Icon.OVERLEG)]
        if row.stand.gereserveerd > 0 and self._model.may(Handeling.GELD_BEHEREN):
            return [self.button(self.tr("Boek betaling"), "betaal_knop", self._pay, "primary", Icon.NEXT)]
        return []

    def _other_budget(self, staat: VerzoekStaat, kind: Kind = "secondary") -> list[Button]:
        """The one primary while it hangs on a budget of another year; else one of the other acts."""
        may = self._model.may(Handeling.GELD_VRAGEN)
        if not staat.budgetten or not may or staat.blad.row.ander_jaar != (kind == "primary"):
            return []
        return [self.button(self.tr("Kies ander budget"), "budget_keuze_knop", self._budget, kind, Icon.GELD)]

    def _content_of(self, staat: VerzoekStaat) -> QWidget:
        row, names, today = staat.blad.row, self._names, self._model.today()
        columns = AsideLayout()
        write = self._at_table if row.is_open and row.mag_akkoord and staat.stemmen else None
        look = self._look_back if self._model.may(Handeling.GELD_VRAGEN) else None
        what = (what_card(row, names), self._raming(staat))
        money = (self._ledger(staat), self._acts(staat))
        main = (end_card(row, names), *money, *what) if staat.blad.boekingen else (end_card(row, names), *what, *money)
        aside = (
            consent_card(
                row,
                staat.ruimte.regels,
                self._model.professional_id(),
                today,
                decides=self._model.may(Handeling.GELD_BESLISSEN),
                write_down=write,
            ),
            look_back_card(staat.blad.terugblikken, row, names, today, look, self._fill_in(staat)),
        )
        for column, parts in ((columns.main, main), (columns.aside, aside)):
            for part in parts:
                if part is not None:
                    column.addWidget(part)
        return columns

    def _raming(self, staat: VerzoekStaat) -> Card | None:
        """Of its approach; the amount from which the team wants one is said when this one reaches it."""
        if staat.raming is None:
            return None
        limit = staat.ruimte.regels.raming_vanaf
        wanted = None if limit is None or staat.blad.row.inhoud.bedrag < limit else limit
        show, hang = self._show_raming, self._hang
        return raming_card(staat.raming, self._names, wanted_from=wanted, show=show, hang=hang)

    def _fill_in(self, staat: VerzoekStaat) -> Callable[[], None] | None:
        """Looking back leads on to what the lines of the raming came to."""
        return self._show_raming if staat.raming is not None and staat.raming.is_ongezien else None

    def _acts(self, staat: VerzoekStaat) -> QWidget | None:
        """The other ways it can end look as worthy as a yes."""
        row = staat.blad.row
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        made: list[Button] = []
        if row.is_open and self._model.may(Handeling.GELD_BESLISSEN):
            made.append(self.button(self.tr("Anders opgelost"), "anders_knop", self._otherwise, icon=Icon.CARE))
        if row.mag_nee:
            words = starting(row.woorden.zeg_nee)
            made.append(self.button(words, "nee_knop", self._refuse, icon=Icon.REFUSED))
        if row.mag_bedrag:
            made.append(self.button(self.tr("Wijzig bedrag"), "bedrag_knop", self._amount, icon=Icon.EDIT))
        made += self._other_budget(staat)
        if row.mag_intrekken:
            made.append(self.button(self.tr("Trek in"), "intrek_knop", self._withdraw, icon=Icon.UNDO))
        if row.mag_boven and not not_above(row, staat.ruimte):
            made.append(self.button(self.tr("Leg vast wie boven het plafond ja zei"), "boven_knop", self._agree_above))
        if row.status is VerzoekUitkomst.JA and self._model.may(Handeling.GELD_BEHEREN):
            if row.stand.gereserveerd > 0:
                made.append(self.button(self.tr("Reken af"), "afreken_knop", self._settle, icon=Icon.CHECK))
            if row.stand.uitgegeven > 0:
                made.append(self.button(self.tr("Boek terugbetaling"), "terugbetaal_knop", self._pay_back))
        for button in made:
            flow.addWidget(button)
        return box if made else None

    def _ledger(self, staat: VerzoekStaat) -> Card | None:
        blad = staat.blad
        if not blad.boekingen:
            return None
        card = Card(padding=24, spacing=12)
        card.body.addWidget(SectionHead(self.tr("Wat er met het geld gebeurde"), small=True))
        part = GrootboekPart(
            blad.boekingen[::-1], blad.row.stand, self._model.today(), names=self._names,
            code=blad.row.casus_code or "", act=self._on_boeking, rights=self._model.may,
        )  # fmt: skip
        card.body.addWidget(part)
        return card

    # What one can do

    def _staat(self) -> VerzoekStaat:
        assert self._model.staat is not None
        return self._model.staat

    def _agree(self) -> None:
        show_form(self._desk, AkkoordDialog(self._staat().blad.row, self._names, self), give_akkoord)

    def _at_table(self) -> None:
        staat = self._staat()
        ask_stemmen(self._desk.runner, staat.blad.row, staat.stemmen, self._names, self)

    def _agree_above(self) -> None:
        row = self._staat().blad.row
        place = ("verzoek_boven", row.id)
        show_form(self._desk, BovenDialog(row, self), agree_above, place=place, drafts=("boven_door",))

    def _otherwise(self) -> None:
        row = self._staat().blad.row
        place, drafts = ("verzoek_anders", row.id), ("opgelost_door", "hoe")
        show_form(self._desk, AndersDialog(row, self), solve_otherwise, place=place, drafts=drafts)

    def _refuse(self) -> None:
        row = self._staat().blad.row
        place = ("verzoek_nee", row.id)
        show_form(self._desk, NeeDialog(row, self), refuse_verzoek, place=place, drafts=("waarom_nee",))

    def _withdraw(self) -> None:
        show_form(self._desk, IntrekDialog(self._staat().blad.row, self), withdraw_verzoek)

    def _amount(self) -> None:
        show_form(self._desk, BedragDialog(self._staat().blad.row, self), change_bedrag)

    def _budget(self) -> None:
        staat = self._staat()
        show_form(self._desk, BudgetKeuzeDialog(staat.blad.row, staat.budgetten, self), set_budget)

    def _pay(self) -> None:
        show_form(self._desk, BetaalDialog(self._staat().blad.row, self._model.today(), self), pay)

    def _pay_back(self) -> None:
        show_form(self._desk, TerugbetaalDialog(self._staat().blad.row, self._model.today(), self), pay_back)

    def _settle(self) -> None:
        show_form(self._desk, RekenAfDialog(self._staat().blad.row, self), settle)

    def _show_raming(self) -> None:
        from casus.ui.ramingen.raming_view import RamingView  # a page is only paid for when it is opened

        found = self._staat().raming
        if found is not None and found.blad is not None:
            self._desk.open_page(RamingView(self._desk, found.blad.row.id))

    def _hang(self) -> None:
        """Without a raming to choose from, a new one is begun at once."""
        staat = self._staat()
        if staat.raming is None or not staat.raming.keuzes:
            self._begin_raming()
            return
        dialog = HangDialog(staat.blad.row, staat.raming, self._names, self)
        dialog.submitted.connect(partial(self._on_hang, dialog))
        dialog.open()

    def _on_hang(self, dialog: HangDialog, command: object) -> None:
        if command is None:
            dialog.accept()
            self._begin_raming()
        else:
            self._model.run(hang_verzoeken, command, dialog.answer())

    def _begin_raming(self) -> None:
        row, found = self._staat().blad.row, self._staat().raming
        if found is not None and row.inhoud.casus_id is not None:
            dialog = BeginRamingDialog(row.inhoud.casus_id, found.inwoners, self._names, self, row)
            self.ask(dialog, begin_raming, ("raming_nieuw", row.inhoud.casus_id), *TYPED)

    def _look_back(self, row: TerugblikRow) -> None:
        ask_terugblik(self._desk, row, self._names, self)

    def _on_boeking(self, wish: str, row: BoekingRow) -> None:
        verzoek = self._staat().blad.row
        place = (f"verzoek_{wish}_{row.id}", verzoek.id)
        match wish:
            case "bon":
                show_form(self._desk, BonDialog(row, self), add_bon, self.tr("De bon staat in het dossier."))
            case "kopie":
                dialog = BonKopieDialog(row, verzoek.code, self)
                make_file(self._desk, dialog, save_bon, self.tr("De bon staat in {0}."))
            case "keur":
                show_form(self._desk, KeurDialog(row, self), check_betaling, place=place, drafts=("bevinding",))
            case "terug":
                drafts = ("waarom_tegenboeking",)
                show_form(self._desk, TegenboekDialog(row, self), take_back, place=place, drafts=drafts)
