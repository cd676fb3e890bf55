"""Consent on the casus page: what the question is about, who was asked what, how it stands, and what comes next."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.domain.leeftijd import WORDT, is_near
from casus.services.casussen import CasusPage
from casus.services.papieren import make_formulier
from casus.services.scans import add_scan, save_scan
from casus.services.tafelcheck import set_onderwerpen
from casus.services.tafelwoorden import parts
from casus.services.toestemmingen import (
    AlsnogVragen,
    HefStopOp,
    ToestemmingRow,
    ask_after_all,
    ask_toestemming,
    lift_stop,
    put_stop,
    record_antwoord,
    withdraw_toestemming,
)
from casus.ui.answer import Answer
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import make_file
from casus.ui.overleg.form_dialog import FormDialog
from casus.ui.toestemming.formulier_dialog import FormulierDialog
from casus.ui.toestemming.scan_dialogs import ScanDialog, ScanKopieDialog
from casus.ui.toestemming.toestemming_dialogs import (
    AntwoordDialog,
    IntrekDialog,
    OnderwerpenDialog,
    StopDialog,
    VraagDialog,
)
from casus.ui.toestemming.toestemming_model import ToestemmingModel, ToestemmingStaat
from casus.ui.toestemming.toestemming_words import ToestemmingLine, birthday_words, stop_words, toestemming_line
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.tag import Tag


class ToestemmingBlock(QWidget):
    """Shown for who deals with the casus; ``show_page`` gives it the casus, the rest it reads itself."""

    def __init__(self, desk: Desk, casus_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toestemming_blok")
        self._desk = desk
        self._page: CasusPage | None = None
        self._may = False
        self.model = ToestemmingModel(desk.runner, casus_id, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None
        self.model.loaded.connect(self._render)
        desk.names.changed.connect(self._render)

    def show_page(self, page: CasusPage, *, may_change: bool) -> None:
        """Another casus page, or the same one read anew."""
        self._page, self._may = page, may_change and self.model.may()
        self.setVisible(page.geheel)
        if page.geheel:
            self.model.load()

    # what is shown

    def _render(self) -> None:
        page, staat = self._page, self.model.staat
        if page is None or staat is None:
            return
        card = Card(padding=20, spacing=10)
        ask = self._button(self.tr("Vraag"), "toestemming_vraag_knop", lambda: self._ask(page, staat))
        ask.setAccessibleName(self.tr("Vraag toestemming"))
        head = SectionHead(self.tr("Toestemming"), small=True, icon=Icon.SAFE, actions=[ask] if self._may else [])
        card.body.addWidget(head)
        for person in page.inwoners:
            self._add_stop(card, person.id, staat)
        self._add_birthdays(card, page)
        card.body.addWidget(self._about(page, staat))
        lines = self._lines(page, staat)
        people = [line.who for _, line in lines]
        for place, (row, line) in enumerate(lines):
            if place:
                card.body.addWidget(Rule())
            several = people.count(line.who) > 1
            about = self.tr("{0}, vraag {1}").format(line.who, len(lines) - place) if several else line.who
            card.body.addWidget(self._line(row, line, about))
        if not lines:
            card.body.addWidget(WrapLabel(self.tr("Er is nog niemand om toestemming gevraagd."), "small"))
        if self._may:
            below = QWidget()
            flow = FlowLayout(below, gap=4)
            flow.addWidget(self._button(self.tr("Maak formulier"), "formulier_knop", lambda: self._form(page, staat)))
            flow.addWidget(self._button(self.tr("Bezwaar of beperking"), "stop_knop", lambda: self._stop(page)))
            card.body.addWidget(below)
        self._put(card)

    def _put(self, card: Card) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        self._column.addWidget(card)
        card.show()

    def _about(self, page: CasusPage, staat: ToestemmingStaat) -> QWidget:
        words = parts(staat.vraag) or self.tr("nog niet gekozen")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Label(self.tr("De vraag gaat over"), "caption", elide=True))
        about = WrapLabel(words, color=None if staat.vraag else "warn")
        about.setObjectName("vraag_gaat_over")
        told.addWidget(about)
        row.addLayout(told, 1)
        if self._may:
            button = self._button(self.tr("Kies"), "onderwerpen_knop", lambda: self._choose(page, staat))
            button.setAccessibleName(self.tr("Kies waar de vraag over gaat"))
            row.addWidget(button)
        return box

    def _lines(self, page: CasusPage, staat: ToestemmingStaat) -> list[tuple[ToestemmingRow, ToestemmingLine]]:
        places = {row.id: place for place, row in enumerate(page.inwoners, start=1)}
        return [
            (row, toestemming_line(row, self._desk.names, places.get(row.inwoner_id, 1))) for row in staat.toestemmingen
        ]

    def _line(self, row: ToestemmingRow, line: ToestemmingLine, about: str) -> QWidget:
        box = QWidget()
        box.setObjectName(f"toestemming_{row.id}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(line.who, "small_strong", elide=True), 1)
        head.addWidget(Tag(line.stand, line.tone))
        column.addLayout(head)
        for words in line.lines:
            column.addWidget(WrapLabel(words, "small"))
        if self._may and line.acts:
            column.addWidget(self._acts(row, line, about))
        return box

    def _acts(self, row: ToestemmingRow, line: ToestemmingLine, about: str) -> QWidget:
        """``about``: whom it is about, and which question of several, for who hears the buttons only."""
        offered: dict[str, tuple[str, Callable[[], None]]] = {
            "vraag": (self.tr("Nu gevraagd"), lambda: self._ask_now(row)),
            "antwoord": (self.tr("Leg antwoord vast"), lambda: self._answer(row, line.who)),
            "trek_in": (self.tr("Trek in"), lambda: self._withdraw(row, line.who)),
            "scan": (self.tr("Bewaar scan"), lambda: self._open(ScanDialog(row, self), add_scan)),
            "scan_kopie": (self.tr("Kopie van scan"), lambda: self._scan_copy(row)),
        }
        box = QWidget()
        flow = FlowLayout(box, gap=4)
        for act in line.acts:
            words, slot = offered[act]
            button = self._button(words, f"toestemming_{act}_{row.id}", slot)
            button.setAccessibleName(f"{words}: {about}")
            flow.addWidget(button)
        return box

    def _add_stop(self, card: Card, inwoner_id: int, staat: ToestemmingStaat) -> None:
        stop, page = staat.stop_of(inwoner_id), self._page
        if stop is None or page is None:
            return
        who = self.tr("De persoon")
        lift = self.tr("Hef op") if self._may else ""
        banner = Banner(stop_words(stop, who), "danger", action=lift, icon=Icon.PAUSE)
        banner.action.setObjectName(f"stop_hef_op_{stop.id}")
        banner.action_requested.connect(lambda: self._lift(page, stop.id))
        card.body.addWidget(banner)

    def _add_birthdays(self, card: Card, page: CasusPage) -> None:
        """Somebody becomes 12 or 16 soon."""
        for place, person in enumerate(page.inwoners, start=1):
            day, age = person.fields.grens_op, person.fields.leeftijdsklasse
            if day is None or age not in WORDT or not is_near(day, self.model.today()):
                continue
            who = self._desk.names.person(person.fields.naam, place)
            banner = Banner(birthday_words(who, WORDT[age], day), "info", icon=Icon.DATE)
            banner.setObjectName(f"verjaardag_{person.id}")
            card.body.addWidget(banner)

    def _button(self, words: str, name: str, slot: Callable[[], None]) -> Button:
        button = Button(words, "ghost", size="small")
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    # what is asked

    def _open(self, dialog: FormDialog, service: Callable[..., list[Changed]]) -> None:
        dialog.submitted.connect(lambda command: self.model.run(service, command, dialog.answer()))
        dialog.open()

    def _ask(self, page: CasusPage, staat: ToestemmingStaat) -> None:
        dialog = VraagDialog(page, staat, self._desk.names, self.model.today(), self)
        dialog.keep_drafts(self._desk.runner, "toestemming_vraag", page.id, "doel", "reden")
        self._open(dialog, ask_toestemming)

    def _form(self, page: CasusPage, staat: ToestemmingStaat) -> None:
        dialog = FormulierDialog(page, staat, self._desk.names, self.model.today(), self)
        make_file(self._desk, dialog, make_formulier, self.tr("Het formulier staat in {0}."))

    def _answer(self, row: ToestemmingRow, who: str) -> None:
        self._open(AntwoordDialog(row, who, self.model.today(), self), record_antwoord)

    def _scan_copy(self, row: ToestemmingRow) -> None:
        dialog = ScanKopieDialog(row, self._page.code if self._page is not None else "", self)
        make_file(self._desk, dialog, save_scan, self.tr("De kopie staat in {0}."))

    def _withdraw(self, row: ToestemmingRow, who: str) -> None:
        self._open(IntrekDialog(row, who, self), withdraw_toestemming)

    def _choose(self, page: CasusPage, staat: ToestemmingStaat) -> None:
        self._open(OnderwerpenDialog(page, staat.vraag, self), set_onderwerpen)

    def _stop(self, page: CasusPage) -> None:
        self._open(StopDialog(page, self._desk.names, self), put_stop)

    def _ask_now(self, row: ToestemmingRow) -> None:
        me = self.model.me() or 0
        self._run(ask_after_all, AlsnogVragen(row.id, row.versie, self.model.today(), me, me))

    def _lift(self, page: CasusPage, stop_id: int) -> None:
        self._run(lift_stop, HefStopOp(page.id, page.versie, stop_id))

    def _run(self, service: Callable[..., list[Changed]], command: object) -> None:
        self.model.run(service, command, Answer(self, lambda: None, self.model._on_failed))
