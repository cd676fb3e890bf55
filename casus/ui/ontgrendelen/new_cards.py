"""The cards of a new dossier: the team, the recovery code, who one is, and the table."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casus.domain.lijst import LijstSoort
from casus.domain.values import OrganisatieSoort, Rol
from casus.services.messages import label
from casus.ui.icons import Icon
from casus.ui.lijsten.lijst_panel import LijstPanel
from casus.ui.ontgrendelen.code_parts import CodeGroups, SheetButtons, TypedBack
from casus.ui.ontgrendelen.step_card import StepCard
from casus.ui.ontgrendelen.unlock_state import NewForm, UnlockState
from casus.ui.runner import Runner
from casus.ui.theme import current_theme
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import Label, WrapLabel

ROLES = (Rol.VOORZITTER, Rol.NOTULIST, Rol.WIJKPROFESSIONAL, Rol.COORDINATOR, Rol.BEHEERDER)


class TeamCard(StepCard):
    """Whose dossier it is. Where it comes is said, and asked only of who wants to know."""

    done = Signal(object)
    back_pressed = Signal(object)

    def __init__(self, state: UnlockState, choose_folder: Callable[[], str]) -> None:
        super().__init__(None)
        self._form, self._choose_folder = state.nieuw, choose_folder
        why = self.tr("Een dossier is van één team. Het is één versleuteld bestand op deze computer.")
        self.ask(self.tr("Voor welk team is het dossier?"), why)
        form = state.nieuw
        self._naam, self._gemeente, self._wijken = (
            TextInput(form.naam),
            TextInput(form.gemeente),
            TextInput(form.wijken),
        )
        for editor, name in ((self._naam, "team"), (self._gemeente, "gemeente"), (self._wijken, "wijken")):
            editor.setObjectName(f"{name}_invoer")
            editor.returnPressed.connect(self._on_go)
        self._naam_field = Field(self.tr("Naam van het team"), self._naam, self.tr("Bijvoorbeeld Wijkteam Wilgenhof"))
        self.body.addWidget(self._naam_field)
        self.body.addWidget(Field(self.tr("Gemeente"), self._gemeente))
        help_text = self.tr("Werkt u voor meer wijken? Zet er een komma tussen.")
        self.body.addWidget(Field(self.tr("Wijk"), self._wijken, help_text))
        self._place = WrapLabel("", "small")
        self._place.setObjectName("map_woorden")
        self.body.addSpacing(4)
        if state.fout:
            self.body.addWidget(Banner(state.fout, "danger"))
        self.body.addWidget(self._place)
        pick = Button(self.tr("Kies een andere map"), "ghost", size="small")
        pick.setObjectName("map_knop")
        pick.clicked.connect(self._on_pick)
        self.body.addWidget(pick, 0, Qt.AlignmentFlag.AlignLeft)
        go = Button(self.tr("Ga verder"), "primary", size="big")
        go.setObjectName("maak_knop")
        back = Button(self.tr("Vorige"), "ghost", Icon.PREVIOUS)
        back.setObjectName("terug_knop")
        go.clicked.connect(self._on_go)
        back.clicked.connect(lambda: self.back_pressed.emit(self._filled()))
        self.add_way(back, go)
        self.first = self._naam
        self._show_place()

    def _filled(self) -> NewForm:
        return replace(
            self._form,
            naam=self._naam.text().strip(),
            gemeente=self._gemeente.text().strip(),
            wijken=self._wijken.text(),
        )

    def _on_pick(self) -> None:
        self._form = replace(self._form, map=self._choose_folder() or self._form.map)
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(self.tr("Het dossier komt in {map}").format(map=self._form.map))

    def _on_go(self) -> None:
        form = self._filled()
        self._naam_field.set_error(None if form.naam else self.tr("Vul de naam van het team in."))
        if form.naam:
            self.done.emit(form)
        else:
            self._naam.setFocus()


class KeepCodeCard(StepCard):
    """The recovery code, on the way to a new dossier or because its file was gone. Two groups are typed back."""

    typed = Signal(object)
    back_pressed = Signal(object)
    print_pressed = Signal()
    pdf_pressed = Signal()

    def __init__(self, state: UnlockState, *, is_step: bool = True) -> None:
        super().__init__(None if is_step else Icon.KEY)
        why = self.tr(
            "Met deze code opent u het dossier op een andere computer. Casus toont de code één keer. "
            "Zonder code en zonder deze computer is het dossier weg. Ook wij kunnen het dan niet openen."
        )
        self.ask(self.tr("Schrijf deze code op papier"), state.uitleg or why)
        self.body.addWidget(CodeGroups(state.herstelcode))
        sheet = SheetButtons()
        sheet.printed.clicked.connect(self.print_pressed)
        sheet.pdf.clicked.connect(self.pdf_pressed)
        self.body.addWidget(sheet)
        if state.nieuw.zonder_sleutelbos:
            words = self.tr("Deze computer heeft geen sleutelbos. Casus vraagt deze code elke keer als u begint.")
            self.body.addWidget(Banner(words, "warn"))
        self.add_error(state, "groepje_3", "groepje_7")
        self._back = TypedBack(state)
        self.body.addWidget(self._back)
        go = Button(self.tr("Ga verder"), "primary", size="big")
        go.setObjectName("bewaard_knop")
        go.clicked.connect(self._on_go)
        for editor in self._back.inputs.values():
            editor.returnPressed.connect(self._on_go)
        if is_step:
            back = Button(self.tr("Vorige"), "ghost", Icon.PREVIOUS)
            back.setObjectName("terug_knop")
            back.clicked.connect(lambda: self.back_pressed.emit(self._back.groups()))
            self.add_way(back, go)
        else:
            self.add_buttons(go)
        self.first = self._back.first(state)

    def _on_go(self) -> None:
        self.typed.emit(self._back.groups())


class FirstPersonCard(StepCard):
    """Who one is, for whom one works, and what one does at this table."""

    made = Signal(object)
    back_pressed = Signal(object)

    def __init__(self, state: UnlockState, *, may_go_back: bool = True) -> None:
        super().__init__(None if may_go_back else Icon.PERSON)
        self._form = form = state.nieuw
        why = self.tr("U bent de eerste die met dit dossier werkt. Anderen voegt u later toe.")
        self.ask(self.tr("Wie bent u?"), why)
        self.add_error(state)
        self._naam, self._functie = TextInput(form.persoon), TextInput(form.functie)
        self._organisatie = TextInput(form.organisatie)
        self._soort = ComboInput([(soort, label(soort)) for soort in OrganisatieSoort])
        self._soort.set_value(form.soort)
        self._naam_field = Field(self.tr("Uw naam"), self._naam)
        self._organisatie_field = Field(self.tr("Uw organisatie"), self._organisatie)
        self._lay_out_fields()
        self._rollen: dict[Rol, Check] = {}
        self.body.addWidget(Label(self.tr("Wat doet u aan deze tafel?"), "small_strong"))
        for rol in ROLES:
            check = Check(label(rol).capitalize(), self._does(rol))
            check.setObjectName(f"rol_{rol.value}")
            check.setChecked(rol in form.rollen)
            self._rollen[rol] = check
            self.body.addWidget(check)
        self._no_role = WrapLabel(self.tr("Kies wat u aan deze tafel doet."), "small_strong", color="danger")
        self.body.addWidget(self._no_role)
        self._no_role.hide()
        go = Button(self.tr("Maak het dossier") if may_go_back else self.tr("Begin"), "primary", size="big")
        go.setObjectName("begin_knop")
        go.clicked.connect(self._on_go)
        back = Button(self.tr("Vorige"), "ghost", Icon.PREVIOUS)
        back.setObjectName("terug_knop")
        back.clicked.connect(lambda: self.back_pressed.emit(self._filled()))
        self.add_way(back, go)
        back.setVisible(may_go_back)
        self.first = self._naam

    def _lay_out_fields(self) -> None:
        parts: tuple[tuple[QWidget, str, Field], ...] = (
            (self._naam, "naam", self._naam_field),
            (self._functie, "functie", Field(self.tr("Uw functie"), self._functie)),
            (self._organisatie, "organisatie", self._organisatie_field),
            (self._soort, "soort", Field(self.tr("Soort organisatie"), self._soort)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        wide = 2 if current_theme().factor <= 1.4 else 1
        for place, (editor, name, field) in enumerate(parts):
            editor.setObjectName(f"{name}_invoer")
            grid.addWidget(field, place // wide, place % wide)
        self.body.addLayout(grid)
        self.body.addSpacing(4)

    def _does(self, rol: Rol) -> str:
        return {
            Rol.VOORZITTER: self.tr("Leidt het overleg en stelt het verslag vast."),
            Rol.NOTULIST: self.tr("Schrijft mee en maakt het verslag."),
            Rol.WIJKPROFESSIONAL: self.tr("Brengt casussen in en voert acties uit."),
            Rol.COORDINATOR: self.tr("Ziet alle casussen van het team en bewaakt de afspraken."),
            Rol.BEHEERDER: self.tr("Voegt mensen toe en regelt wie wat mag."),
        }[rol]

    def _filled(self) -> NewForm:
        return replace(
            self._form,
            persoon=self._naam.text().strip(),
            functie=self._functie.text().strip(),
            organisatie=self._organisatie.text().strip(),
            soort=OrganisatieSoort(str(self._soort.value())),
            rollen=tuple(rol for rol, check in self._rollen.items() if check.isChecked()),
        )

    def _on_go(self) -> None:
        form = self._filled()
        self._naam_field.set_error(None if form.persoon else self.tr("Vul uw naam in."))
        self._organisatie_field.set_error(None if form.organisatie else self.tr("Vul uw organisatie in."))
        self._no_role.setVisible(not form.rollen)
        if form.persoon and form.organisatie and form.rollen:
            self.made.emit(form)
        elif not form.persoon:
            self._naam.setFocus()
        elif not form.organisatie:
            self._organisatie.setFocus()


class TafelCard(StepCard):
    """Who sits at the table: a list right away, or later."""

    done = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__(None)
        why = self.tr("Heeft u een lijst met namen? Dan staan zij meteen klaar voor het eerste overleg.")
        self.ask(self.tr("Wie zitten er aan uw tafel?"), why)
        self.panel = LijstPanel(runner, LijstSoort.MENSEN, lines=5)
        self.panel.finished.connect(lambda _: self.done.emit())
        self.body.addWidget(self.panel)
        later = Button(self.tr("Doe dit later"), "ghost")
        later.setObjectName("tafel_later_knop")
        later.clicked.connect(self.done)
        self.add_buttons(later)
        self.first = self.panel.first()
