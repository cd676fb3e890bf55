"""The cards of the unlock page, one per step. Each has one question and one primary button."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from casus.domain.values import OrganisatieSoort, Rol
from casus.services.gebruikers import FirstPerson
from casus.services.messages import label
from casus.ui.icons import Icon
from casus.ui.ontgrendelen.ontgrendelen_model import UnlockState
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.sign import IconDisc

TYPED_BACK = (3, 7)
"""Which groups of the recovery code are typed back: enough to know that it stands on paper."""


class StepCard(Card):
    """Icon, question, why it is asked, and what follows."""

    def __init__(self, icon: Icon) -> None:
        super().__init__(padding=40, spacing=12)
        self.body.addWidget(IconDisc(icon))
        self.first: QWidget | None = None

    def ask(self, title: str, why: str) -> None:
        """The question, and why it is asked."""
        self.body.addSpacing(4)
        self.body.addWidget(WrapLabel(title, "h1"))
        self.body.addWidget(WrapLabel(why, "body", color="text2"))
        self.body.addSpacing(8)

    def add_error(self, state: UnlockState, *fields: str) -> None:
        """The sentence in a bar, unless it belongs beside a field of this card."""
        if state.fout and state.veld not in fields:
            self.body.addWidget(Banner(state.fout, "danger"))

    def add_buttons(self, *buttons: Button) -> None:
        """Primary first, as in the rest of this page; then the quiet ones."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(row)


class ChooseCard(StepCard):
    """Nothing is known yet: open, make or practise."""

    open_pressed = Signal()
    new_pressed = Signal()
    practice_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.CASUS)
        title = self.tr("Welkom bij Casus")
        self.ask(title, self.tr("Kies wat u wilt openen. Alles blijft versleuteld op deze computer."))
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
    other_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.LOCK)
        title = self.tr("Open het dossier {naam}").format(naam=state.naam)
        why = self.tr(
            "De sleutel staat niet op deze computer. Typ de herstelcode. Zonder sleutelbos vraagt Casus die elke keer."
        )
        self.ask(title, why)
        self.add_error(state, "herstelcode")
        self._input = TextInput(entry=True)
        self._input.setObjectName("herstelcode_invoer")
        help_text = self.tr("Acht groepjes van vijf tekens. Hoofdletters en streepjes maken niet uit.")
        field = Field(self.tr("Herstelcode"), self._input, help_text)
        field.set_error(state.fout if state.veld == "herstelcode" else None)
        self.body.addWidget(field)
        go = Button(self.tr("Open dossier"), "primary", size="big")
        go.setObjectName("ontgrendel_knop")
        other = Button(self.tr("Kies een ander dossier"), "ghost")
        other.setObjectName("ander_dossier_knop")
        go.clicked.connect(self._on_go)
        self._input.returnPressed.connect(self._on_go)
        other.clicked.connect(self.other_pressed)
        self.add_buttons(go, other)
        self.first = self._input

    def _on_go(self) -> None:
        self.code_given.emit(self._input.text())


class LockedCard(StepCard):
    """Locked by hand or by time: open again."""

    open_pressed = Signal()
    other_pressed = Signal()

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.LOCK)
        title = self.tr("Het dossier is op slot")
        why = self.tr("Er staat niets meer op het scherm. Wat u typte, komt terug als u het dossier opent.")
        self.ask(title, why)
        self.add_error(state)
        go = Button(self.tr("Open dossier"), "primary", size="big")
        go.setObjectName("ontgrendel_knop")
        other = Button(self.tr("Kies een ander dossier"), "ghost")
        other.setObjectName("ander_dossier_knop")
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


class NewCard(StepCard):
    """A new dossier: whose it is and where it comes."""

    made = Signal(object, str, str)
    back_pressed = Signal()

    def __init__(self, state: UnlockState, folder: Path, choose_folder: Callable[[], str]) -> None:
        super().__init__(Icon.SAFE)
        title = self.tr("Maak een nieuw dossier")
        why = self.tr("Het dossier is één versleuteld bestand op deze computer. Zet het niet in een gedeelde map.")
        self.ask(title, why)
        self.add_error(state, "pad")
        self._choose_folder = choose_folder
        self._naam, self._gemeente, self._map = TextInput(), TextInput(), TextInput(str(folder))
        for editor, name in ((self._naam, "team"), (self._gemeente, "gemeente"), (self._map, "map")):
            editor.setObjectName(f"{name}_invoer")
        self._naam_field = Field(self.tr("Naam van het team"), self._naam, self.tr("Bijvoorbeeld Wilgenhof"))
        self.body.addWidget(self._naam_field)
        self.body.addWidget(Field(self.tr("Gemeente"), self._gemeente))
        place = Field(self.tr("Map"), self._map)
        place.set_error(state.fout if state.veld == "pad" else None)
        self.body.addWidget(place)
        pick = Button(self.tr("Kies een map"), size="small")
        pick.setObjectName("map_knop")
        pick.clicked.connect(self._on_pick)
        self.add_buttons(pick)
        go = Button(self.tr("Maak dossier"), "primary", size="big")
        go.setObjectName("maak_knop")
        back = Button(self.tr("Terug"), "ghost")
        back.setObjectName("terug_knop")
        go.clicked.connect(self._on_go)
        back.clicked.connect(self.back_pressed)
        self.add_buttons(go, back)
        self.first = self._naam

    def _on_pick(self) -> None:
        self._map.setText(self._choose_folder() or self._map.text())

    def _on_go(self) -> None:
        naam = self._naam.text().strip()
        self._naam_field.set_error(None if naam else self.tr("Vul de naam van het team in."))
        if naam:
            self.made.emit(Path(self._map.text()), naam, self._gemeente.text())


class KeepCodeCard(StepCard):
    """The recovery code, once; two groups are typed back."""

    typed = Signal(object)

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.KEY)
        title = self.tr("Schrijf deze code op papier")
        why = self.tr(
            "Met deze code opent u het dossier op een andere computer. Casus toont hem één keer. "
            "Zonder code en zonder deze computer is het dossier weg. Ook wij kunnen het dan niet openen."
        )
        self.ask(title, why)
        self.body.addWidget(_groups(state.herstelcode, self.tr("Herstelcode")))
        self._inputs = {}
        row = QHBoxLayout()
        for number in TYPED_BACK:
            editor = TextInput(dict(state.getypt).get(number, ""))
            editor.setObjectName(f"groepje_{number}_invoer")
            editor.setMaxLength(8)
            self._inputs[number] = editor
            row.addWidget(Field(self.tr("Typ groepje {nummer}").format(nummer=number), editor), 1)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_error(state)
        go = Button(self.tr("Ga verder"), "primary", size="big")
        go.setObjectName("bewaard_knop")
        go.clicked.connect(self._on_go)
        for editor in self._inputs.values():
            editor.returnPressed.connect(self._on_go)
        self.add_buttons(go)
        self.first = self._inputs[TYPED_BACK[0]]

    def _on_go(self) -> None:
        self.typed.emit({number: editor.text() for number, editor in self._inputs.items()})


class FirstPersonCard(StepCard):
    """Nobody works with this dossier yet: who are you, and for whom?"""

    made = Signal(object)
    """FirstPerson"""

    def __init__(self, state: UnlockState) -> None:
        super().__init__(Icon.PERSON)
        title = self.tr("Wie bent u?")
        why = self.tr("U bent de eerste die met dit dossier werkt. Anderen voegt u later toe.")
        self.ask(title, why)
        self.add_error(state, "naam")
        self._naam, self._functie, self._organisatie = TextInput(), TextInput(), TextInput()
        self._soort = ComboInput([(soort, label(soort)) for soort in OrganisatieSoort])
        for editor, name in (
            (self._naam, "naam"),
            (self._functie, "functie"),
            (self._organisatie, "organisatie"),
            (self._soort, "soort"),
        ):
            editor.setObjectName(f"{name}_invoer")
        self._naam_field = Field(self.tr("Uw naam"), self._naam)
        self._naam_field.set_error(state.fout if state.veld == "naam" else None)
        self._organisatie_field = Field(self.tr("Uw organisatie"), self._organisatie)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._naam_field, 0, 0)
        grid.addWidget(Field(self.tr("Uw functie"), self._functie), 0, 1)
        grid.addWidget(self._organisatie_field, 1, 0)
        grid.addWidget(Field(self.tr("Soort organisatie"), self._soort), 1, 1)
        self.body.addLayout(grid)
        self._rollen = {}
        for rol in (Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER):
            check = Check(label(rol).capitalize())
            check.setObjectName(f"rol_{rol.value}")
            check.setChecked(True)
            self._rollen[rol] = check
            self.body.addWidget(check)
        go = Button(self.tr("Begin"), "primary", size="big")
        go.setObjectName("begin_knop")
        go.clicked.connect(self._on_go)
        self.add_buttons(go)
        self.first = self._naam

    def _on_go(self) -> None:
        naam, organisatie = self._naam.text().strip(), self._organisatie.text().strip()
        self._naam_field.set_error(None if naam else self.tr("Vul uw naam in."))
        self._organisatie_field.set_error(None if organisatie else self.tr("Vul uw organisatie in."))
        if naam and organisatie:
            rollen = tuple(rol for rol, check in self._rollen.items() if check.isChecked())
            soort = OrganisatieSoort(str(self._soort.value()))
            self.made.emit(FirstPerson(naam, self._functie.text(), organisatie, soort, rollen))


def _likely(state: UnlockState) -> str:
    """Who is offered first: the chair, for whom most of this is made."""
    chairs = [actor.code for actor in state.mensen if Rol.VOORZITTER in actor.rollen]
    return (chairs or [actor.code for actor in state.mensen])[0]


def _groups(code: str, name: str) -> QWidget:
    """The code in its groups, four beside each other; read as one by a screen reader."""
    frame = QWidget()
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 4, 0, 8)
    grid.setSpacing(8)
    for place, group in enumerate(code.split("-")):
        cell = Card("voice", padding=12, spacing=0)
        cell.body.addWidget(Label(str(place + 1), "caption"))
        text = Label(group, "figure2", tabular=True)
        text.setObjectName(f"groepje_{place + 1}")
        cell.body.addWidget(text)
        grid.addWidget(cell, place // 4, place % 4)
    frame.setAccessibleName(name)
    frame.setAccessibleDescription(code)
    return frame
