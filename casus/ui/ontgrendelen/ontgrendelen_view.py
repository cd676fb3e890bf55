"""The page before a dossier is open: one thing per screen, why it is asked, and what happens to it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.ontgrendelen.elders_card import EldersCard
from casus.ui.ontgrendelen.herstelblad import print_sheet, save_sheet
from casus.ui.ontgrendelen.new_cards import FirstPersonCard, KeepCodeCard, TafelCard, TeamCard
from casus.ui.ontgrendelen.ontgrendelen_model import UnlockModel
from casus.ui.ontgrendelen.open_cards import ChooseCard, CodeCard, LockedCard, WhoCard
from casus.ui.ontgrendelen.step_card import StepCard
from casus.ui.ontgrendelen.unlock_state import Step, UnlockState
from casus.ui.ontgrendelen.wizard_frame import STEPS, WizardFrame
from casus.ui.theme import current_theme
from casus.ui.widgets.label import IconLabel, Label
from casus.ui.widgets.scroll_area import ScrollArea
from casus.ui.widgets.sign import Mark

NARROW, WIDE = 620, 1060


class OntgrendelenView(QWidget):
    """Shows the card of the step that the model is at."""

    def __init__(self, model: UnlockModel, dossiers: Path, oefen: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._dossiers = dossiers
        self._oefen = oefen
        self._middle = QVBoxLayout()
        self._card: QWidget | None = None
        self._lay_out()
        model.state_changed.connect(self._on_state)
        self._on_state(model.state)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Mark(32))
        head.addWidget(Label(self.tr("Casus"), "title"))
        head.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(40, 28, 40, 28)
        column.addLayout(head)
        column.addStretch(1)
        centre = QHBoxLayout()
        centre.addStretch(1)
        centre.addLayout(self._middle, 100)
        centre.addStretch(1)
        column.addLayout(centre)
        column.addStretch(1)
        self._foot = IconLabel(Icon.SAFE, self.tr("Versleuteld op deze computer"), "small")
        column.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignHCenter)
        area = ScrollArea()
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _on_state(self, state: UnlockState) -> None:
        card = self._make_card(state)
        frame: QWidget = card
        if state.step in STEPS and isinstance(card, StepCard):
            frame = WizardFrame(card, state.step)
            frame.practice_pressed.connect(lambda: self._model.start_oefen(self._oefen))
        if self._card is not None:
            self._card.hide()
            self._middle.removeWidget(self._card)
            self._card.deleteLater()
        self._card = frame
        frame.setMaximumWidth(current_theme().px(WIDE if state.step in STEPS else NARROW))
        self._middle.addWidget(frame)
        self._foot.raise_()  # read last, as it stands
        if isinstance(card, StepCard) and card.first is not None:
            QTimer.singleShot(0, card.first, card.first.setFocus)

    def _make_card(self, state: UnlockState) -> QWidget:
        make = {
            Step.KIES: self._choose_card,
            Step.CODE: self._code_card,
            Step.OPSLOT: self._locked_card,
            Step.WIE: self._who_card,
            Step.HERSTEL: self._new_code_card,
            Step.PERSOON: self._person_card,
            Step.NIEUW: self._team_card,
            Step.BEWAAR: self._keep_card,
            Step.EERSTE: self._first_card,
            Step.TAFEL: self._table_card,
            Step.ELDERS: self._elsewhere_card,
        }.get(state.step)
        return make(state) if make else Label(self.tr("Het dossier gaat open…"), "body", color="text2")

    def _choose_card(self, state: UnlockState) -> QWidget:
        card = ChooseCard(state)
        card.open_pressed.connect(self._on_choose_file)
        card.new_pressed.connect(self._model.wizard.begin)
        card.practice_pressed.connect(lambda: self._model.start_oefen(self._oefen))
        return card

    def _code_card(self, state: UnlockState) -> QWidget:
        card = CodeCard(state)
        go = self._model.bring if state.meenemen else self._model.open
        card.code_given.connect(lambda code: go(state.adres, code))
        card.retry_pressed.connect(lambda: go(state.adres))
        card.other_pressed.connect(self._model.ask_which)
        return card

    def _elsewhere_card(self, state: UnlockState) -> QWidget:
        card = EldersCard(state)
        card.bring_pressed.connect(lambda: self._model.bring(state.adres))
        card.open_pressed.connect(lambda: self._model.open(state.adres))
        card.other_pressed.connect(self._model.ask_which)
        return card

    def _locked_card(self, state: UnlockState) -> QWidget:
        card = LockedCard(state)
        card.open_pressed.connect(lambda: self._model.reopen(state.adres, self._oefen))
        card.other_pressed.connect(self._model.ask_which)
        return card

    def _who_card(self, state: UnlockState) -> QWidget:
        card = WhoCard(state)
        card.chosen.connect(self._model.choose)
        return card

    def _new_code_card(self, state: UnlockState) -> QWidget:
        card = KeepCodeCard(state, is_step=False)
        card.typed.connect(self._model.check_new_code)
        self._connect_sheet(card, state)
        return card

    def _person_card(self, state: UnlockState) -> QWidget:
        card = FirstPersonCard(state, may_go_back=False)
        card.made.connect(self._model.make_first)
        return card

    def _team_card(self, state: UnlockState) -> QWidget:
        card = TeamCard(state, self._ask_folder)
        card.done.connect(self._model.wizard.team)
        card.back_pressed.connect(self._model.wizard.keep)
        card.back_pressed.connect(self._model.ask_which)
        return card

    def _keep_card(self, state: UnlockState) -> QWidget:
        card = KeepCodeCard(state)
        card.typed.connect(self._model.wizard.typed)
        card.back_pressed.connect(lambda groups: self._model.wizard.back(groups=groups))
        self._connect_sheet(card, state)
        return card

    def _connect_sheet(self, card: KeepCodeCard, state: UnlockState) -> None:
        name = state.nieuw.naam or state.naam
        card.print_pressed.connect(lambda: print_sheet(self, name, state.herstelcode))
        card.pdf_pressed.connect(lambda: save_sheet(self, name, state.herstelcode))

    def _first_card(self, state: UnlockState) -> QWidget:
        card = FirstPersonCard(state)
        card.made.connect(self._model.wizard.person)
        card.back_pressed.connect(lambda form: self._model.wizard.back(form=form))
        return card

    def _table_card(self, state: UnlockState) -> QWidget:
        card = TafelCard(self._model.runner)
        card.done.connect(self._model.finish_table)
        return card

    def _on_choose_file(self) -> None:
        title, kinds = self.tr("Open een dossier"), self.tr("Dossier of bestand van Casus (*.casus *.casuscontrole)")
        path, _ = QFileDialog.getOpenFileName(self, title, str(self._dossiers), kinds)
        if path:
            self._model.choose_file(path)

    def _ask_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, self.tr("Kies een map"), str(self._dossiers))
