"""The small forms of this room: who somebody is, where they work, who stands in, what an organisation is.

A colleague who saved first is not overruled unseen: what stands in the dossier now is put under each field that
differs, what was typed stays, and only a second press saves over it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import OrganisatieSoort, Rol, initials
from casus.services.gebruikers import ChangeGebruiker, CreateGebruiker, change_gebruiker, create_gebruiker
from casus.services.mensen import GebruikerRow, OrganisatieRow, ProfessionalRow, create_wijk
from casus.services.messages import label
from casus.services.organisaties import (
    CreateOrganisatie,
    EditOrganisatie,
    create_organisatie,
    edit_organisatie,
)
from casus.services.professionals import CreateProfessional, EditProfessional, create_professional, edit_professional
from casus.ui.answer import Answer
from casus.ui.dates import starting
from casus.ui.mensen.mensen_model import MensenModel, Overzicht, read_overzicht
from casus.ui.mensen.mensen_words import role_words, secrecy_words
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.choice import Check
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel, facts

CHOOSE = -1
OVERTAKEN = "intussen_gewijzigd"


class RecordDialog(FormDialog):
    """A form about something that is there already, at the version its user saw."""

    def __init__(self, question: str, verb: str, parent: QWidget, versie: int = 0, *, width: int = 520) -> None:
        super().__init__(question, verb, parent, width=width)
        self.versie = versie

    def overtaken(self, versie: int, now: dict[str, str]) -> None:
        """A colleague saved first: show what stands there now, keep what was typed."""
        self.versie = versie
        for name, text in now.items():
            field = self._fields[name]
            if text != _shown(field):
                field.set_help(self.tr("Staat nu in het dossier: {0}").format(text or self.tr("leeg")))
        words = self.tr(
            "Een collega wijzigde dit ook. Kijk wat er nu staat, en druk nog een keer om uw tekst te bewaren."
        )
        self._show([(words, self.confirm)])


def submit(
    model: MensenModel,
    dialog: FormDialog,
    service: Callable[..., list[Changed]],
    again: Callable[[], None] | None = None,
) -> None:
    """Run what the dialog asks each time its button is pressed; ``again`` reads what a colleague saved meanwhile."""

    def failed(error: CasusError) -> None:
        if error.code == OVERTAKEN and again is not None:
            again()
        else:
            dialog.show_error(error)

    answer = Answer(dialog, dialog.accept, failed)
    dialog.submitted.connect(lambda command: model.run(service, command, answer))
    dialog.open()


class ProfessionalDialog(RecordDialog):
    """Name and contact; for somebody new also the job they have."""

    def __init__(self, found: Overzicht, person: ProfessionalRow | None, parent: QWidget) -> None:
        question = parent.tr("Wie komt erbij?") if person is None else parent.tr("Gegevens wijzigen")
        verb = parent.tr("Voeg persoon toe") if person is None else parent.tr("Bewaar gegevens")
        super().__init__(question, verb, parent, 0 if person is None else person.versie)
        self.setObjectName("persoon_dialoog")
        self.confirm.setObjectName("persoon_bewaar_knop")
        self._person = person
        self._naam = TextInput("" if person is None else person.naam)
        self._telefoon = TextInput("" if person is None else person.telefoon)
        self._email = TextInput("" if person is None else person.email)
        self.add_field("naam", Field(self.tr("Naam"), self._naam), "persoon_naam")
        self._van = DateInput(found.vandaag, today=found.vandaag)
        self._organisatie = ComboInput(_partners(found, self.tr("Kies een organisatie")))
        self._functie = TextInput()
        if person is None:
            self._job = self.add_field(
                "organisatie", Field(self.tr("Organisatie"), self._organisatie), "persoon_organisatie"
            )
            functie = Field(self.tr("Functie"), self._functie)
            since = Field(self.tr("Werkt daar sinds"), self._van)
            self.add_pair(("functie", functie, "persoon_functie"), ("van", since, "persoon_van"))
        self.add_field("telefoon", Field(self.tr("Telefoon op het werk"), self._telefoon), "persoon_telefoon")
        self.add_field("email", Field(self.tr("E-mail op het werk"), self._email), "persoon_email")

    def problems(self) -> list[Problem]:
        missing: list[Problem] = []
        if self._person is None and self._organisatie.value() == CHOOSE:
            missing.append((self.tr("Kies de organisatie. Staat die er niet bij? Voeg die eerst toe."), self._job))
        if self._person is None and self._van.value() is None:
            missing.append((self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["van"]))
        return missing

    def command(self) -> object:
        naam, telefoon, email = self._naam.text(), self._telefoon.text(), self._email.text()
        if self._person is not None:
            return EditProfessional(self._person.id, self.versie, naam, telefoon, email)
        organisatie = int(str(self._organisatie.value()))
        return CreateProfessional(naam, organisatie, self._functie.text(), telefoon, email, self._van.value())


class OrganisatieDialog(RecordDialog):
    """Name, kind, and whether its people work under professional secrecy, with what that means."""

    def __init__(self, row: OrganisatieRow | None, parent: QWidget) -> None:
        question = parent.tr("Welke organisatie komt erbij?") if row is None else parent.tr("Organisatie wijzigen")
        verb = parent.tr("Voeg organisatie toe") if row is None else parent.tr("Bewaar organisatie")
        super().__init__(question, verb, parent, 0 if row is None else row.versie)
        self.setObjectName("organisatie_dialoog")
        self.confirm.setObjectName("organisatie_bewaar_knop")
        self._row = row
        self._naam = TextInput("" if row is None else row.naam)
        self._soort = ComboInput([(soort.value, starting(label(soort))) for soort in OrganisatieSoort])
        self._soort.set_value((OrganisatieSoort.ANDERS if row is None else row.soort).value)
        self._geheim = Check(self.tr("Wie hier werkt, heeft beroepsgeheim"), secrecy_words(True))
        self._geheim.setObjectName("organisatie_beroepsgeheim")
        self._geheim.setChecked(row is not None and row.beroepsgeheim)
        self.add_field("naam", Field(self.tr("Naam"), self._naam), "organisatie_naam")
        self.add_field("soort", Field(self.tr("Soort"), self._soort), "organisatie_soort")
        self.body.addWidget(self._geheim)

    def command(self) -> object:
        naam, soort = self._naam.text(), OrganisatieSoort(str(self._soort.value()))
        if self._row is None:
            return CreateOrganisatie(naam, soort, self._geheim.isChecked())
        return EditOrganisatie(self._row.id, self.versie, naam, soort, self._geheim.isChecked())


class GebruikerDialog(RecordDialog):
    """Roles with what each may do, and whether somebody can work with the dossier now. ``is_bestand``: the dossier is
    one file, of which a controller is not a gebruiker.
    """

    def __init__(
        self, found: Overzicht | None, row: GebruikerRow | None, parent: QWidget, *, is_bestand: bool = False
    ) -> None:
        question = parent.tr("Wie gaat met dit dossier werken?")
        if row is not None:
            question = parent.tr("{0}, {1}").format(row.naam, row.code)
        verb = parent.tr("Voeg gebruiker toe") if row is None else parent.tr("Bewaar rollen")
        super().__init__(question, verb, parent, 0 if row is None else row.versie, width=600)
        self.setObjectName("gebruiker_dialoog")
        self.confirm.setObjectName("gebruiker_bewaar_knop")
        self._row = row
        self._who, self._code = ComboInput(), TextInput()
        if found is not None:
            self._ask_who(found)
        self._roles: dict[Rol, Check] = {}
        had = () if row is None else row.rollen
        for rol in [rol for rol in Rol if rol is not Rol.CONTROLLER or not is_bestand or rol in had]:
            check = Check(starting(label(rol)), role_words(rol), as_row=True)
            check.setObjectName(f"rol_{rol.value}")
            check.setChecked(rol in had)
            self._roles[rol] = check
        box = _Column(list(self._roles.values()))
        apart = self.tr("Een controller krijgt een eigen bestand, uit de budgetmonitor.") if is_bestand else ""
        self.add_field("rol", Field(self.tr("Rollen"), box, apart), "gebruiker_rollen")
        self._active = Check(
            self.tr("Kan nu met het dossier werken"), self.tr("De code blijft in het logboek staan."), as_row=True
        )
        self._active.setObjectName("gebruiker_actief")
        self._active.setChecked(row is None or row.actief)
        if row is not None:
            self.body.addWidget(self._active)

    def _ask_who(self, found: Overzicht) -> None:
        taken = {user.professional_id for user in found.gebruikers}
        people = [p for p in found.working() if p.id not in taken]
        options: list[tuple[object, str]] = [(CHOOSE, self.tr("Kies een professional"))]
        options += [(p.id, facts(p.naam, p.organisatie or "")) for p in people]
        self._names = {p.id: p.naam for p in people}
        self._who.set_options(options)
        self._who.currentIndexChanged.connect(self._propose_code)
        self.add_field("professional", Field(self.tr("Professional"), self._who), "gebruiker_wie")
        help_text = self.tr("Twee of drie letters. Deze code staat voor altijd in het logboek.")
        self.add_field("code", Field(self.tr("Code"), self._code, help_text), "gebruiker_code")

    def _propose_code(self) -> None:
        naam = self._names.get(int(str(self._who.value())))
        self._code.setText("" if naam is None else initials(naam))

    def problems(self) -> list[Problem]:
        if self._row is None and self._who.value() == CHOOSE:
            return [(self.tr("Kies wie er gaat werken."), self._fields["professional"])]
        return []

    def command(self) -> object:
        rollen = tuple(rol for rol, check in self._roles.items() if check.isChecked())
        if self._row is None:
            return CreateGebruiker(int(str(self._who.value())), self._code.text(), rollen)
        return ChangeGebruiker(self._row.id, self.versie, rollen, self._active.isChecked())


class _Column(QWidget):
    """Checks under one label; the focus goes to the first."""

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for check in checks:
            column.addWidget(check)
        self.setFocusProxy(checks[0])


class WijkDialog(FormDialog):
    """Only a name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.tr("Welke wijk komt erbij?"), parent.tr("Voeg wijk toe"), parent)
        self.setObjectName("wijk_dialoog")
        self.confirm.setObjectName("wijk_bewaar_knop")
        self._naam = TextInput()
        self.add_field("naam", Field(self.tr("Naam van de wijk"), self._naam), "wijk_naam")

    def command(self) -> object:
        return self._naam.text()


def ask_new_professional(model: MensenModel, found: Overzicht, parent: QWidget) -> None:
    submit(model, ProfessionalDialog(found, None, parent), create_professional)


def ask_professional(model: MensenModel, found: Overzicht, person: ProfessionalRow, parent: QWidget) -> None:
    dialog = ProfessionalDialog(found, person, parent)
    _edit(model, dialog, edit_professional, lambda now: _contact_now(now, person.id))


def ask_new_organisatie(model: MensenModel, parent: QWidget) -> None:
    submit(model, OrganisatieDialog(None, parent), create_organisatie)


def ask_organisatie(model: MensenModel, row: OrganisatieRow, parent: QWidget) -> None:
    _edit(model, OrganisatieDialog(row, parent), edit_organisatie, lambda now: _partner_now(now, row.id))


def ask_new_gebruiker(model: MensenModel, found: Overzicht, parent: QWidget) -> None:
    submit(model, GebruikerDialog(found, None, parent, is_bestand=model.is_bestand), create_gebruiker)


def ask_gebruiker(model: MensenModel, row: GebruikerRow, parent: QWidget) -> None:
    dialog = GebruikerDialog(None, row, parent, is_bestand=model.is_bestand)
    _edit(model, dialog, change_gebruiker, lambda now: _user_now(now, row.id))


def ask_new_wijk(model: MensenModel, parent: QWidget) -> None:
    dialog = WijkDialog(parent)
    dialog.body.insertWidget(1, WrapLabel(parent.tr("Een casus hoort bij een wijk, of bij geen."), "small"))
    submit(model, dialog, create_wijk)


Now = Callable[[Overzicht], tuple[int, dict[str, str]]]


def _edit(model: MensenModel, dialog: RecordDialog, service: Callable[..., list[Changed]], now: Now) -> None:
    def again() -> None:
        model.read(dialog, read_overzicht, done=lambda found: dialog.overtaken(*now(found)))

    submit(model, dialog, service, again)


def _contact_now(found: Overzicht, professional_id: int) -> tuple[int, dict[str, str]]:
    person = next(p for p in found.mensen if p.id == professional_id)
    return person.versie, {"naam": person.naam, "telefoon": person.telefoon, "email": person.email}


def _partner_now(found: Overzicht, organisatie_id: int) -> tuple[int, dict[str, str]]:
    row = next(o for o in found.organisaties if o.id == organisatie_id)
    return row.versie, {"naam": row.naam, "soort": starting(label(row.soort))}


def _user_now(found: Overzicht, gebruiker_id: int) -> tuple[int, dict[str, str]]:
    row = next(g for g in found.gebruikers if g.id == gebruiker_id)
    return row.versie, {"rol": ", ".join(label(rol) for rol in Rol if rol in row.rollen)}


def _partners(found: Overzicht, nobody: str) -> list[tuple[object, str]]:
    options: list[tuple[object, str]] = [(CHOOSE, nobody)]
    return options + [(row.id, row.naam) for row in found.organisaties]


def _shown(field: Field) -> str:
    editor: Any = field.editor
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QLineEdit):
        return editor.text()
    checks = [c for c in editor.findChildren(QCheckBox) if c.isChecked()]
    return ", ".join(c.text().lower() for c in checks)
