"""The page of one raming: two figures, three bars, who pays and who gains, and what it means for the person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.kostenraming import show_verschil
from casus.services.ramingbladen import RamingBlad
from casus.services.ramingdocument import make_raming
from casus.services.ramingen import change_raming, close_raming, hang_verzoeken
from casus.ui.attentive_page import AttentivePage
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import make_file
from casus.ui.ramingen.raming_dialogs import TYPED, RamingWordDialog, SluitRamingDialog, WijzigRamingDialog
from casus.ui.ramingen.raming_model import RamingModel, RamingStaat
from casus.ui.ramingen.raming_parts import BetalersPart, GezienPart, RamingPart, meaning_card
from casus.ui.ramingen.raming_words import raming_facts
from casus.ui.ramingen.verzoeken_dialog import HangVerzoekenDialog
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.tag import Tag


class RamingView(AttentivePage):
    def __init__(self, desk: Desk, raming_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "raming", parent)
        self._raming_id = raming_id
        self._model = RamingModel(desk.runner, raming_id, self)
        self._model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Deze raming is er niet"), self.tr("Casussen"))

    # what is shown

    def _on_loaded(self, staat: RamingStaat) -> None:
        blad = staat.blad
        self._message.hide()
        self.set_title(self._desk.names.text(blad.row.aanpak, blad.row.casus))
        self.set_crumbs((blad.row.casus, self.tr("Raming")))
        self.set_facts(raming_facts(blad.row, self._desk.names))
        self.set_tags(*self._tags(blad))
        self.set_actions(*self._actions(blad))
        self.put(self._sheet_of(blad))

    def _on_names(self, _: bool) -> None:
        if self._model.staat is not None:
            self._on_loaded(self._model.staat)

    def _tags(self, blad: RamingBlad) -> list[Tag]:
        count = blad.uitkomst.schattingen
        words = (
            self.tr("1 schatting, vervang door eigen tarief")
            if count == 1
            else self.tr("{0} schattingen, vervang door eigen tarief").format(count)
        )
        return [Tag(words, "neutral", Icon.ESTIMATE)] if count else []

    def _actions(self, blad: RamingBlad) -> list[Button]:
        paper = self.button(self.tr("Maak Word"), "raming_word_knop", self._paper, icon=Icon.DOCUMENT)
        if not blad.mag_zien_invullen:
            return []
        words = self.tr("Schrijf regels") if blad.mag_schrijven else self.tr("Wat werd het?")
        return [paper, self.button(words, "raming_regels_knop", self._lines, "primary", Icon.EDIT)]

    def _sheet_of(self, blad: RamingBlad) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._card(self.tr("Wat kost het, en wat scheelt het?"), RamingPart(blad, self._desk.names)))
        if blad.uitkomst.betalers:
            column.addWidget(self._card(self.tr("Wie betaalt, wie bespaart"), BetalersPart(blad)))
        column.addWidget(self._card(self.tr("Verwacht en gezien"), GezienPart(blad)))
        if blad.herrekend is not None:
            column.addWidget(self._anew(blad))
        if blad.inhoud.betekenis:
            column.addWidget(meaning_card(blad, self._desk.names, self._caption(blad)))
        if blad.mag_schrijven:
            column.addWidget(self._under(blad))
        return inside

    def _card(self, title: str, part: QWidget) -> Card:
        card = Card(padding=24, spacing=14)
        card.body.addWidget(SectionHead(title, small=True))
        card.body.addWidget(part)
        return card

    def _anew(self, blad: RamingBlad) -> QWidget:
        """At the prices of today, beside what was reckoned; nothing of that changes."""
        assert blad.herrekend is not None
        card = Card("sunken", padding=20, spacing=6)
        found = blad.herrekend.uitkomst.verschil
        card.body.addWidget(SectionHead(self.tr("Met de prijzen van nu"), small=True))
        words = self.tr(
            "Verschil 1 − 3: {0}, met prijslijst {1} en de tarieven van vandaag. De raming zelf blijft staan."
        )
        shown = show_verschil(None if found is None else found.midden)
        card.body.addWidget(WrapLabel(words.format(shown, blad.herrekend.versie)))
        return card

    def _caption(self, blad: RamingBlad) -> str:
        who = self._desk.names.beside_code(blad.row.inwoner)
        return self.tr("Wat het voor {0} betekent").format(who) if who else self.tr("Wat het voor de persoon betekent")

    def _under(self, blad: RamingBlad) -> QWidget:
        card = Card("sunken", padding=20, spacing=10)
        told = self.tr("Zet de verwachting vast als u begint. Later vult u ernaast in wat het werd.")
        card.body.addWidget(WrapLabel(told, "small"))
        money = self.button(
            self.tr("Kies het snel geld van deze aanpak"), "raming_geld_knop", self._money, icon=Icon.GELD
        )
        card.body.addWidget(money, 0, Qt.AlignmentFlag.AlignLeft)
        edit = self.button(self.tr("Wijzig omschrijving"), "raming_wijzig_knop", self._change, icon=Icon.EDIT)
        card.body.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        if blad.uitkomst.verschil is not None:
            close = self.button(self.tr("Zet vast"), "raming_sluit_knop", self._close, icon=Icon.CHECK)
            card.body.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # what one can do

    def _lines(self) -> None:
        from casus.ui.ramingen.regels_view import RegelsView  # a form is only paid for when it is opened

        self._desk.open_page(RegelsView(self._desk, self._raming_id))

    def _change(self) -> None:
        if self._model.staat is not None:
            dialog = WijzigRamingDialog(self._model.staat.blad, self._desk.names, self)
            self.ask(dialog, change_raming, ("raming_wijzig", self._raming_id), *TYPED)

    def _money(self) -> None:
        if self._model.staat is not None:
            self.ask(HangVerzoekenDialog(self._model.staat.blad, self), hang_verzoeken)

    def _close(self) -> None:
        if self._model.staat is not None:
            self.ask(SluitRamingDialog(self._model.staat.blad, self), close_raming)

    def _paper(self) -> None:
        if self._model.staat is not None:
            today = self._model.today()
            dialog = RamingWordDialog(self._model.staat.blad, today, self)
            make_file(self._desk, dialog, make_raming, self.tr("De raming staat in {0}."))
