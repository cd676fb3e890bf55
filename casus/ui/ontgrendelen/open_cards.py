"""The cards for a dossier that is there: which one, its code, who works, open again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casus.domain.values import Rol
from casus.services.messages import label, sentence_of
from casus.ui.icons import Icon
from casus.ui.ontgrendelen.step_card import StepCard
from casus.ui.ontgrendelen.unlock_state import UnlockState
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput


class ChooseCard(StepCard):
    """Nothing is known yet: open, make or practise."""

    open_pressed = Signal()
    new_pressed = Signal()
    practice_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.CASUS)
        title = self.tr("Welkom bij Casus")
        self.ask(
            title,
            self.tr(
                "Kies wat u wilt openen. Alles blijft versleuteld op deze computer. "
                "Bent u controller, open dan het bestand dat u kreeg."
            ),
        )
        self.add_error(state)
        choose = Button(self.tr("Open een dossier"), "primary", size="big")
        choose.setObjectName("dossier_open_knop")
        new = Button(self.tr("Maak een nieuw dossier"), size="big")
        new.setObjectName("dossier_nieuw_knop")
        practice = Button(self.tr("Oefen met een verzonnen wijk"), "ghost", Icon.PRACTICE)
        practice.setObjectName("oefen_knop")
        choose.clicked.connect(self.open_pressed)
        new.clicked.connect(self.new_pressed)
        practice.clicked.connect(self.practice_pressed)
        self.add_buttons(choose, new)
        self.add_buttons(practice)
        self.first = choose


class CodeCard(StepCard):
    """The key is not on this machine: type the recovery code."""

    code_given = Signal(str)
    retry_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.LOCK)
        what = self.tr("Open het bestand {naam}") if state.is_controle else self.tr("Open het dossier {naam}")
        title = what.format(naam=state.naam)
        why = self.tr("De sleutel staat niet op deze computer. Typ de herstelcode.")
        if state.is_controle:
            why = sentence_of("controlecode_nodig")
        self.ask(title, state.uitleg or why)
        self.add_error(state, "herstelcode")
        self._input = TextInput(entry=True)
        self._input.setObjectName("herstelcode_invoer")
        help_text = self.tr("Acht groepjes van vijf tekens. Hoofdletters en streepjes maken niet uit.")
        field = Field(self.tr("Code") if state.is_controle else self.tr("Herstelcode"), self._input, help_text)
        field.set_error(state.fout if state.veld == "herstelcode" else None)
        self.body.addWidget(field)
        go = _go_button(self, state)
        other = _other_button(self)
        go.clicked.connect(self._on_go)
        self._input.returnPressed.connect(self._on_go)
        other.clicked.connect(self.other_pressed)
        again = Button(self.tr("Probeer opnieuw"))
        again.setObjectName("sleutelbos_opnieuw_knop")
        again.clicked.connect(self.retry_pressed)
        self.add_buttons(*((go, again, other) if state.may_retry else (go, other)))
        self.first = self._input

    def _on_go(self) -> None:
        self.code_given.emit(self._input.text())


class LockedCard(StepCard):
    """Locked by hand or by time: open again."""

    open_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.LOCK)
        title = self.tr("Het bestand is op slot") if state.is_controle else self.tr("Het dossier is op slot")
        why = self.tr("Er staat niets meer op het scherm. Wat u typte, komt terug als u het dossier opent.")
        if state.is_controle:
            why = self.tr("Er staat niets meer op het scherm.")
        self.ask(title, why)
        self.add_error(state)
        go = _go_button(self, state)
        other = _other_button(self)
        go.clicked.connect(self.open_pressed)
        other.clicked.connect(self.other_pressed)
        self.add_buttons(go, other)
        self.first = go


class WhoCard(StepCard):
    """Several people work with this dossier: who are you?"""

    chosen = Signal(str)

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.PERSON)
        title = self.tr("Wie werkt er nu?")
        why = self.tr("Uw keuze staat bij alles wat u vastlegt in het logboek. Casus onthoudt haar op deze computer.")
        self.ask(title, why)
        self.add_error(state)
        self._choices = []
        for actor in state.mensen:
            roles = ", ".join(label(rol) for rol in Rol if rol in actor.rollen)
            choice = Radio(actor.naam, roles, as_row=True)
            choice.setObjectName(f"wie_{actor.code.lower()}")
            choice.setChecked(actor.code == (state.gekozen or _likely(state)))
            self._choices.append((choice, actor.code))
            self.body.addWidget(choice)
        go = Button(self.tr("Begin"), "primary", size="big")
        go.setObjectName("begin_knop")
        go.clicked.connect(self._on_go)
        self.add_buttons(go)
        self.first = next((choice for choice, _ in self._choices if choice.isChecked()), go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a choice begins; arrows and space choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        self.chosen.emit(next(code for choice, code in self._choices if choice.isChecked()))


def _go_button(card: QWidget, state: UnlockState) -> Button:
    go = Button(card.tr("Open bestand") if state.is_controle else card.tr("Open dossier"), "primary", size="big")
    go.setObjectName("ontgrendel_knop")
    return go


def _other_button(card: QWidget) -> Button:
    other = Button(card.tr("Kies een ander dossier"), "ghost")
    other.setObjectName("ander_dossier_knop")
    return other


def _likely(state: UnlockState) -> str:
    """Who is offered first: the chair, for whom most of this is made."""
    chairs = [actor.code for actor in state.mensen if Rol.VOORZITTER in actor.rollen]
    return (chairs or [actor.code for actor in state.mensen])[0]
