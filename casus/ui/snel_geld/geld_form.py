"""Ask small money in under a minute: few fields first, the room beside them, one sentence at what is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import CasusError
from casus.services.geldvorm import GeldVorm
from casus.services.geldwoorden import AFSPRAAK, Woorden
from casus.services.messages import sentence
from casus.services.ruimte import Ruimte
from casus.services.snel_geld import VraagVerzoek
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.names import TableNames
from casus.ui.shortcuts import LEAVE, SAVE
from casus.ui.snel_geld.form_model import GeldFormModel
from casus.ui.snel_geld.geld_fields import TYPED, GeldFields
from casus.ui.snel_geld.room_card import RoomCard
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.error_summary import ErrorSummary
from casus.ui.widgets.field import Field
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.shown import show_if

SCHERM = "geld_vraag"


class GeldFormPage(ScrollPage):
    """``casus_id`` given: for that casus only; ``agendapunt_id``: asked at the table, and there one comes back;
    a name that the room may not hear is not on it.
    """

    def __init__(
        self,
        desk: Desk,
        casus_id: int | None = None,
        *,
        agendapunt_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("geld_vraag_pagina")
        self.set_title(self.tr("Vraag snel geld"))
        self._say(AFSPRAAK)
        self._desk, self._punt_id, self._fixed = desk, agendapunt_id, casus_id is not None
        self._model = GeldFormModel(desk.runner, casus_id, self)
        self._errors = ErrorSummary()
        self._errors.setObjectName("geld_fouten")
        self._message = Banner("", "danger")
        self._message.hide()
        self._names = TableNames(desk.names, self)
        self._names.be_quiet(agendapunt_id is not None)
        self._fields = GeldFields(self._names, desk.runner.context.today(), fixed_casus=self._fixed)
        self._room = RoomCard()
        self._columns = AsideLayout()
        self._nothing = self._no_budget()
        self._drafts = Drafts(desk.runner, SCHERM, casus_id or 0, self)
        self._send = Button(self.tr("Vraag akkoord"), "primary", Icon.TALK)
        self._send.setObjectName("geld_vraag_bevestig_knop")
        self._lay_out()
        self._connect()
        self._model.load()
        if not self._fixed:
            self._model.find_casussen()

    def _lay_out(self) -> None:
        for part in (self._message, self._nothing, self._columns):
            self.body.addWidget(part)
        self._columns.main.addWidget(self._errors)
        self._columns.main.addWidget(self._fields)
        self._columns.aside.addWidget(self._room)
        self._columns.aside.addWidget(self._advice())
        self._columns.hide()
        self._nothing.hide()
        leave = Button(self.tr("Annuleer"), "ghost")
        leave.setObjectName("geld_annuleer_knop")
        leave.clicked.connect(self._desk.back)
        self.set_actions(leave, self._send)

    def _advice(self) -> Card:
        card = Card(padding=20, spacing=8)
        card.body.addWidget(SectionHead(self.tr("Goed om te weten"), small=True, icon=Icon.INFO))
        for words in (
            self.tr("Wat u typt, wordt meteen bewaard als concept. Alleen u ziet het."),
            self.tr("Is het zonder geld op te lossen? Dat telt net zo goed."),
            self.tr("Schrijf zonder casus niets waaraan u iemand herkent."),
        ):
            card.body.addWidget(WrapLabel(words, "small"))
        return card

    def _no_budget(self) -> EmptyState:
        manages = self._desk.runner.context.actor.may(Handeling.GELD_BEHEREN)
        words = self.tr("Maak bij Instellingen een budget voor dit jaar. Daarna kunt u hier vragen.")
        if not manages:
            words = self.tr("De voorzitter of coördinator maakt een budget voor dit jaar. Daarna kunt u hier vragen.")
        action = self.tr("Naar de instellingen") if manages else ""
        empty = EmptyState(
            self.tr("Er is nog geen budget"), words, icon=Icon.GELD, action=action, action_icon=Icon.SETTINGS
        )
        empty.action_requested.connect(self._on_settings)
        return empty

    def _connect(self) -> None:
        for name in TYPED:
            self._drafts.add(DraftField(name, self._reader(name), self._filler(name)))
        self._fields.edited.connect(self._drafts.touched)
        self._fields.weighed.connect(self._on_weighed)
        self._fields.casus_chosen.connect(self._model.choose_casus)
        self._model.loaded.connect(self._on_loaded)
        self._model.casussen_found.connect(self._on_casussen)
        self._model.room_known.connect(self._on_room)
        self._model.refused.connect(self._on_refused)
        self._model.failed.connect(self._on_failed)
        self._model.asked.connect(self._on_asked)
        self._send.clicked.connect(self._submit)
        self.back_requested.connect(self._desk.back)
        self._names.changed.connect(self._on_names)
        for keys, slot in (*((each, self._submit) for each in SAVE), (LEAVE, self._desk.back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._drafts.restore()

    def _reader(self, name: str) -> Callable[[], str]:
        return lambda: self._fields.text(name)

    def _filler(self, name: str) -> Callable[[str], None]:
        return lambda text: self._fields.fill(name, text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving in any way keeps what was typed."""
        super().hideEvent(event)
        self._drafts.keep_now()
        self._model.sleep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    # What is shown

    def _say(self, woorden: Woorden) -> None:
        """In the words of the rules of today."""
        self._woorden = woorden
        self.set_crumbs((self.tr("Snel geld"), starting(woorden.nieuw)))

    def _on_loaded(self, vorm: GeldVorm) -> None:
        self._say(vorm.woorden)
        first = self._columns.isHidden()
        has_money = bool(vorm.budgetten)
        show_if(self._columns, has_money)
        show_if(self._nothing, not has_money)
        show_if(self._send, has_money)
        self._fields.set_vorm(vorm, self._model.professional_id())
        self._on_names()
        if first and has_money:
            self._fields.line("wat").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_names(self, *_: object) -> None:
        vorm = self._model.vorm
        if vorm is None:
            return
        who = self.tr("door {0}").format(self._desk.runner.context.actor.naam)
        if vorm.casus is None:
            self.set_facts(facts(self.tr("Zonder casus: klein en zonder naam"), who))
        else:
            self.set_facts(facts(vorm.casus.code, self._names.beside_code(vorm.casus.naam), who))

    def _on_casussen(self, found: object) -> None:
        self._fields.set_casussen(found if isinstance(found, list) else [], self._model.casus_id)

    def _on_weighed(self) -> None:
        self._model.look_at(self._fields.budget_id())
        if self._model.room is not None:
            self._on_room(self._model.room)

    def _on_room(self, ruimte: Ruimte) -> None:
        self._room.show_room(ruimte, self._fields.bedrag())

    # What one can do

    def _submit(self) -> None:
        self._errors.clear()
        self._message.hide()
        for field in self._fields.fields.values():
            field.set_error(None)
        wrong = self._fields.mistakes(self._model.casus_id, self._desk.runner.context.today())
        if wrong:
            self._show_mistakes([(words, self._fields.shown(name)) for name, words in wrong])
            return
        said = self._fields.inhoud(self._model.casus_id, self._punt_id)
        self._model.ask(VraagVerzoek(said, self._fields.asker_id()))

    def _on_refused(self, error: CasusError) -> None:
        self._show_mistakes([(sentence(error), self._fields.field_of(error))])

    def _show_mistakes(self, wrong: Sequence[tuple[str, Field | None]]) -> None:
        """On top with a way to each field, and in a bar what has no field in sight."""
        placed = [(words, field) for words, field in wrong if field is not None]
        if placed:
            self._errors.show_errors(placed)
            self.scroll_area.ensureWidgetVisible(self._errors)
        loose = [words for words, field in wrong if field is None]
        if loose:
            self._on_failed(" ".join(loose))

    def _on_failed(self, words: str) -> None:
        self._message.set_content(words, "danger")
        self._message.show()
        self.scroll_area.ensureWidgetVisible(self._message)

    def _on_asked(self, verzoek_id: int) -> None:
        """At the table one goes on there; else the verzoek itself is shown."""
        self._drafts.forget()
        self._desk.back()
        if self._punt_id is None:
            self._desk.open_verzoek(verzoek_id)
        words = self.tr("{0} staat open. Collega's zeggen nu of ze akkoord gaan.")
        self._desk.tell(words.format(starting(self._woorden.het)))

    def _on_settings(self) -> None:
        self._desk.open_settings("budgetten")
