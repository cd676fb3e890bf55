"""One intake on one page: what one talks about, the questions of those parts, and the picture beside it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.instrument import Vorm
from casus.domain.intake import IntakeStatus
from casus.domain.intake_inhoud import velden
from casus.services.intake_papier import make_intakeblad
from casus.services.messages import is_for_field, sentence
from casus.ui.dates import day_full, month_year
from casus.ui.desk import Desk
from casus.ui.drafts import DraftField, Drafts
from casus.ui.icons import Icon
from casus.ui.intake.blad_dialog import IntakebladDialog
from casus.ui.intake.deel_card import DeelCard
from casus.ui.intake.gesprek_card import GesprekCard
from casus.ui.intake.intake_model import SCHERM, IntakeModel
from casus.ui.intake.keuze_card import KeuzeCard, VerbandCard
from casus.ui.intake.plaat_view import PlaatView
from casus.ui.intake.spinnenweb_view import SpinnenwebView
from casus.ui.overleg.file_dialog import make_file
from casus.ui.shortcuts import LEAVE, SAVE
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.choice import Check
from casus.ui.widgets.dialog import ConfirmDialog
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.page import AsideLayout, ScrollPage, SectionHead
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.swapped import Swapped
from casus.ui.widgets.tag import Tag


class IntakeView(ScrollPage):
    """Filled in while it runs; read when it is done, or by who is not told all of it."""

    def __init__(self, desk: Desk, intake_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("intake_pagina")
        self._desk = desk
        self.model = IntakeModel(desk, intake_id, self)
        self._failure = Banner("", "danger")
        self._failure.setObjectName("intake_melding")
        self._failure.hide()
        self._kept = Label("", "small", color="text2")
        self._place = Swapped()
        self.body.addWidget(self._failure)
        self.body.addWidget(self._place)
        self._sheet: IntakeSheet | None = None
        self._drafts: Drafts | None = None
        self._built: tuple[bool, bool] | None = None
        self.model.loaded.connect(self._on_loaded)
        self.model.changed.connect(self._on_changed)
        self.model.failed.connect(self._on_failed)
        self.model.saved.connect(self._on_saved)
        desk.names.changed.connect(self._on_names)
        self.back_requested.connect(self._keep_draft)
        for keys, slot in ((LEAVE, self._leave), *((key, self.save) for key in SAVE)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.model.load()

    # What is shown

    def _on_loaded(self) -> None:
        self._failure.hide()
        self._show_header()
        state = (self.model.may_fill, self._desk.names.visible)
        if self._sheet is None or state != self._built:
            self._built = state
            self._sheet = IntakeSheet(self.model, self._desk)
            self._place.set_content(self._sheet)
            focus_on(self._sheet.first())
        else:
            self._sheet.show_all("")
        if self._drafts is None and self.model.may_fill:
            self._drafts = Drafts(self._desk.runner, SCHERM, self.model.intake_id, self)
            self._drafts.add(DraftField("alles", self.model.draft, self.model.restore))
            self._drafts.restore(self._on_restored)

    def _on_restored(self, found: bool) -> None:
        if found:
            self._on_changed("")
            self._kept.setText(self.tr("Concept teruggehaald"))

    def _show_header(self) -> None:
        row, names = self.model.blad.row, self._desk.names
        self.set_title(row.naam)
        self.set_crumbs((self.tr("Casus"), self.tr("Intake")))
        self.set_facts(
            facts(row.casus_code, names.beside_code(row.inwoner), day_full(self.model.zitting.gesprek_op), row.door)
        )
        done = row.status is IntakeStatus.AFGEROND
        tag = Tag(self.tr("Afgerond"), "neutral", Icon.CHECK) if done else Tag(self.tr("Loopt"), "accent", Icon.RUNNING)
        self.set_tags(tag)
        leave = self._button(self.tr("Sluit"), "intake_sluiten_knop", self._leave)
        if not self.model.may_fill:
            self.set_actions(leave)
            return
        keep = self._button(self.tr("Bewaar"), "intake_bewaar_knop", self.save, Icon.SAVE)
        finish = Button(self.tr("Rond intake af"), "primary", Icon.CHECKED)
        finish.setObjectName("intake_afrond_knop")
        finish.clicked.connect(self._on_finish)
        self.set_actions(self._kept, keep, finish)

    def _button(self, words: str, name: str, slot: Callable[[], object], icon: Icon | None = None) -> Button:
        button = Button(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _on_changed(self, code: str) -> None:
        if self._sheet is not None:
            self._sheet.show_all(code)
        if self._drafts is not None:
            self._drafts.touched("alles")
            self._kept.setText(self.tr("Nog niet bewaard"))

    def _on_names(self) -> None:
        if self.model.is_loaded:
            self._on_loaded()

    # Keeping

    def save(self) -> None:
        """Write what stands here into the dossier."""
        if self.model.may_fill and self._has_day():
            self.model.save()

    def _has_day(self) -> bool:
        if self._sheet is None or self._sheet.gesprek.day() is not None:
            return True
        self._sheet.gesprek.show_error(self.tr("Typ een dag, bijvoorbeeld 1-11-2026."))
        return False

    def _on_finish(self) -> None:
        if not self._has_day():
            return
        dialog = ConfirmDialog(
            self.tr("Intake afronden?"),
            self.tr("Rond af"),
            self,
            intro=self.tr("Daarna verandert er niets meer. Over een tijd maakt u een nieuwe, en legt u die ernaast."),
            kind="primary",
            icon=Icon.CHECKED,
        )
        dialog.setObjectName("intake_afronden_dialoog")
        dialog.confirm.setObjectName("intake_afrond_bevestig_knop")
        dialog.accepted.connect(self._on_finish_confirmed)
        dialog.open()

    def _on_finish_confirmed(self) -> None:
        self.model.save(afronden=True)

    def _on_saved(self, finished: bool) -> None:
        if self._drafts is not None:
            self._drafts.forget_waiting()
        if finished:
            self._drafts = None
        self._kept.setText(self.tr("Bewaard"))
        self._desk.tell(self.tr("De intake is afgerond.") if finished else self.tr("De intake is bewaard."))

    def _on_failed(self, error: CasusError) -> None:
        if is_for_field(error) == "gesprek_op" and self._sheet is not None:
            self._sheet.gesprek.show_error(sentence(error))
        elif isinstance(error, EnvironmentProblem) and error.code != "intussen_gewijzigd":
            self._desk.runner.problem.emit(error)
        else:
            self._failure.set_content(sentence(error), "danger")
            self._failure.show()
            if not self.model.is_loaded:
                self.set_title(self.tr("Deze intake is er niet"))

    def _keep_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.keep_now()

    def _leave(self) -> None:
        self._keep_draft()
        self._desk.back()


class IntakeSheet(AsideLayout):
    """What is under the header."""

    def __init__(self, model: IntakeModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(aside_width=380, parent=parent)
        self._model, self._desk = model, desk
        self.gesprek = GesprekCard(model, desk.names)
        self.main.addWidget(self.gesprek)
        self._opener = self._make_opener()
        self._cards: dict[str, DeelCard] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self.main.addLayout(self._column)
        self.main.addWidget(WrapLabel(self.tr("Bron: {0}").format(model.blad.instrument.bron), "small"))
        paper = Button(self.tr("Maak Word"), icon=Icon.DOCUMENT, size="small")
        paper.setObjectName("intake_word_knop")
        paper.clicked.connect(self._on_paper)
        self.main.addWidget(paper, 0, Qt.AlignmentFlag.AlignLeft)
        self._web: SpinnenwebView | None = None
        self._plaat: PlaatView | None = None
        self._picture()
        self._keuze = KeuzeCard(model)
        self.aside.addWidget(self._keuze)
        self._verbanden = VerbandCard(model, desk.names)
        self.aside.addWidget(self._verbanden)
        self.show_all("")

    def first(self) -> QWidget:
        """Where one begins."""
        for card in self._cards.values():
            for each in card.inputs():
                if each.isVisibleTo(self) and self._model.may_fill:
                    return each
        return self._opener if self._model.may_fill else self

    def show_all(self, code: str) -> None:
        """What stands there now; ``code``: only this part changed."""
        self._show_cards(code)
        self.gesprek.show_zitting()
        self._keuze.show_keuze()
        self._verbanden.show_verbanden()
        show_if(self._keuze, not self._model.is_promise)
        show_if(self._together, bool(self._model.opened()))
        show_if(self._verbanden, self._model.blad.instrument.vorm is Vorm.PLAAT)
        blad = self._model.blad
        if self._web is not None:
            toen = month_year(blad.toen_op) if blad.toen_op else ""
            self._web.show_web(self._model.assen(), month_year(self._model.zitting.gesprek_op), toen)
        if self._plaat is not None:
            fields = velden(blad.instrument, self._model.inhoud)
            shown = [replace(field, woorden=self._desk.names.text(field.woorden)) for field in fields]
            name = self._desk.names.beside_code(blad.row.inwoner).split(" ")[0] or self.tr("Persoon")
            self._plaat.show_plaat(shown, self._model.inhoud.verbanden, name)

    def _show_cards(self, code: str) -> None:
        opened = self._model.opened()
        for deel in opened:
            if deel.code not in self._cards:
                card = DeelCard(self._model, self._desk.names, deel)
                card.closed.connect(self._model.close_part)
                self._cards[deel.code] = card
                before = [each.code for each in self._model.blad.instrument.delen]
                place = sum(1 for each in self._cards if before.index(each) < before.index(deel.code))
                self._column.insertWidget(place, card)
        for gone in self._cards.keys() - {deel.code for deel in opened}:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for name, card in self._cards.items():
            if not code or name == code:
                card.show_part()
        self._opener_checks.set_checked([deel.code for deel in opened])

    def _on_paper(self) -> None:
        """Of what is kept; what is typed and not saved yet does not stand in it."""
        dialog = IntakebladDialog(self._model.blad.row, self)
        make_file(self._desk, dialog, make_intakeblad, self.tr("De intake staat in {0}."))

    def _make_opener(self) -> QWidget:
        card = Card("sunken", padding=20, spacing=8)
        card.setObjectName("intake_delen")
        card.body.addWidget(SectionHead(self.tr("Waar gaat het gesprek over?"), small=True))
        card.body.addWidget(WrapLabel(self._model.blad.instrument.kern, "body"))
        told = self.tr("Kies samen. Wat u niet kiest, telt nergens mee.")
        card.body.addWidget(WrapLabel(told, "small"))
        self._opener_checks = CheckGroup("intake_deel", flowing=True)
        self._opener_checks.set_options([(deel.code, deel.naam) for deel in self._model.blad.instrument.delen])
        self._opener_checks.changed.connect(self._on_opener)
        card.body.addWidget(self._opener_checks)
        self._together = Button(self.tr("Eén vraag tegelijk"), icon=Icon.ROOM_SCREEN, size="small")
        self._together.setObjectName("samen_knop")
        self._together.clicked.connect(self._on_together)
        card.body.addWidget(self._together, 0, Qt.AlignmentFlag.AlignLeft)
        self.main.addWidget(card)
        show_if(card, self._model.may_fill)
        return self._opener_checks

    def _on_together(self) -> None:
        from casus.ui.intake.samen_view import SamenView

        self._desk.open_page(SamenView(self._desk, self._model))

    def _on_opener(self) -> None:
        wanted = {str(code) for code in self._opener_checks.checked()}
        for deel in self._model.blad.instrument.delen:
            here = self._model.part(deel.code) is not None
            if deel.code in wanted and not here:
                self._model.open_part(deel.code)
            elif here and deel.code not in wanted and not self._model.close_part(deel.code):
                self._desk.tell(self.tr("Bij {0} staat al iets. Haal dat eerst weg.").format(deel.naam))
        self._opener_checks.set_checked([deel.code for deel in self._model.opened()])

    def _picture(self) -> None:
        vorm = self._model.blad.instrument.vorm
        if vorm not in (Vorm.SPINNENWEB, Vorm.PLAAT):
            return
        card = Card(padding=20, spacing=8)
        card.setObjectName("intake_tekening")
        if vorm is Vorm.SPINNENWEB:
            card.body.addWidget(SectionHead(self.tr("Zo gaat het, volgens de persoon"), small=True))
            self._web = SpinnenwebView()
            card.body.addWidget(self._web)
            card.body.addWidget(self._wish())
        else:
            card.body.addWidget(SectionHead(self.tr("Om de persoon heen"), small=True))
            self._plaat = PlaatView()
            card.body.addWidget(self._plaat)
        self.aside.addWidget(card)

    def _wish(self) -> QWidget:
        """Whether the person wants the picture on their page; it may change when the intake is done."""
        check = Check(self.tr("De persoon wil deze tekening op de casuspagina"))
        check.setObjectName("web_tonen")
        check.setChecked(self._model.blad.row.web_tonen)
        check.toggled.connect(self._on_wish)
        return check

    def _on_wish(self, on: bool) -> None:
        if on != self._model.blad.row.web_tonen:
            self._model.show_web(wil=on)
