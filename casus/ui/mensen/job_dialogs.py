"""Another job from a day on, a colleague who stands in, and two organisations that turn out to be one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from casus.domain.organisatie import ONE_DAY
from casus.services.mensen import OrganisatieRow
from casus.services.organisaties import MergeOrganisaties, merge_organisaties
from casus.services.professionals import ChangeJob, ProfessionalPage, change_job, show_professional
from casus.services.vervangen import CreateVervanging, create_vervanging
from casus.ui.icons import Icon
from casus.ui.mensen.dialogs import CHOOSE, RecordDialog, submit
from casus.ui.mensen.mensen_model import MensenModel, Overzicht
from casus.ui.mensen.mensen_words import people_words
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel, facts


class JobDialog(RecordDialog):
    """What was stays in the history: old minutes name the organisation of then."""

    def __init__(self, page: ProfessionalPage, found: Overzicht, parent: QWidget) -> None:
        person = page.professional
        super().__init__(
            parent.tr("Welke functie heeft {0} straks?").format(person.naam),
            parent.tr("Leg functie vast"),
            parent,
            person.versie,
        )
        self.setObjectName("functie_dialoog")
        self.confirm.setObjectName("functie_bewaar_knop")
        self._person = person
        options: list[tuple[object, str]] = [(CHOOSE, self.tr("Kies een organisatie"))]
        self._where = ComboInput([*options, *((o.id, o.naam) for o in found.organisaties)])
        self._where.set_value(person.organisatie_id or CHOOSE)
        self._functie = TextInput(person.functie or "")
        self._van = DateInput(found.vandaag, today=found.vandaag)
        words = self.tr("De functie van nu stopt de dag ervoor. Oude verslagen blijven zoals ze zijn.")
        self.body.addWidget(WrapLabel(words, "small"))
        self.add_field("organisatie", Field(self.tr("Organisatie"), self._where), "functie_organisatie")
        self.add_field("functie", Field(self.tr("Functie"), self._functie), "functie_naam")
        self.add_field("van", Field(self.tr("Vanaf"), self._van), "functie_van")

    def problems(self) -> list[Problem]:
        missing: list[Problem] = []
        if self._where.value() == CHOOSE:
            missing.append((self.tr("Kies de organisatie."), self._fields["organisatie"]))
        if self._van.value() is None:
            missing.append((self.tr("Typ een dag, bijvoorbeeld 1-12-2026."), self._fields["van"]))
        return missing

    def command(self) -> object:
        day = self._van.value()
        assert day is not None
        return ChangeJob(self._person.id, self.versie, int(str(self._where.value())), self._functie.text(), day)


class VervangingDialog(RecordDialog):
    """Colleagues of the same organisation, a first and a last day, and what it means."""

    def __init__(self, page: ProfessionalPage, found: Overzicht, parent: QWidget) -> None:
        person = page.professional
        super().__init__(
            parent.tr("Wie vervangt {0}?").format(person.naam), parent.tr("Leg vervanging vast"), parent, person.versie
        )
        self.setObjectName("vervanging_dialoog")
        self.confirm.setObjectName("vervanging_bewaar_knop")
        self._person, self._today = person, found.vandaag
        colleagues = [p for p in found.people_of(person.organisatie_id or 0) if p.id != person.id]
        options: list[tuple[object, str]] = [(CHOOSE, self.tr("Kies een collega"))]
        options += [(p.id, facts(p.naam, p.functie or "")) for p in colleagues]
        self._who = ComboInput(options)
        self._van, self._tot = DateInput(found.vandaag, today=found.vandaag), DateInput(today=found.vandaag)
        words = self.tr(
            "De vervanger ziet in deze dagen wat {0} ziet, en kan de open acties afronden. "
            "Daarna stopt dat vanzelf. Alleen een collega van dezelfde organisatie kan vervangen."
        )
        self.body.addWidget(WrapLabel(words.format(person.naam), "small"))
        self.add_field("vervanger", Field(self.tr("Vervanger"), self._who), "vervanging_wie")
        first = Field(self.tr("Eerste dag"), self._van)
        last = Field(self.tr("Laatste dag"), self._tot)
        self.add_pair(("van", first, "vervanging_van"), ("tot", last, "vervanging_tot"))

    def problems(self) -> list[Problem]:
        missing: list[Problem] = []
        if self._who.value() == CHOOSE:
            missing.append((self.tr("Kies een collega."), self._fields["vervanger"]))
        if self._van.value() is None:
            missing.append((self.tr("Typ de eerste dag, bijvoorbeeld 1-12-2026."), self._fields["van"]))
        if self._tot.is_unreadable():
            missing.append((self.tr("Typ de laatste dag, bijvoorbeeld 12-12-2026."), self._fields["tot"]))
        return missing

    def command(self) -> object:
        first = self._van.value() or self._today
        return CreateVervanging(self._person.id, self.versie, int(str(self._who.value())), first, self._tot.value())


class MergeDialog(FormDialog):
    """Which of two stays; what moves along; that it cannot be undone."""

    def __init__(self, row: OrganisatieRow, found: Overzicht, parent: QWidget) -> None:
        question = parent.tr("Met welke organisatie voegt u {0} samen?").format(row.naam)
        super().__init__(question, parent.tr("Voeg samen"), parent, kind="danger", icon=Icon.ORGANISATIE, width=600)
        self.setObjectName("samenvoeg_dialoog")
        self.confirm.setObjectName("samenvoeg_bevestig_knop")
        self._row, self._found = row, found
        options: list[tuple[object, str]] = [(CHOOSE, self.tr("Kies een organisatie"))]
        self._stays = ComboInput([*options, *((o.id, o.naam) for o in found.organisaties if o.id != row.id)])
        words = self.tr(
            "{0} verdwijnt uit de lijst. Dit gaat mee naar de organisatie die blijft: {1}, hun eerdere functies, "
            "de acties en de plek in oude verslagen. Naam, soort en beroepsgeheim blijven die van de ander. "
            "Dit kan niet terug."
        )
        self.body.addWidget(WrapLabel(words.format(row.naam, people_words(len(found.people_of(row.id)))), "body"))
        self.add_field("blijft", Field(self.tr("Deze blijft"), self._stays), "samenvoeg_blijft")
        self._result = WrapLabel("", "strong")
        self.body.addWidget(self._result)
        self._stays.currentIndexChanged.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        chosen = self._stays.value() != CHOOSE
        words = self.tr("{0} gaat op in {1}.").format(self._row.naam, self._stays.currentText())
        self._result.setText(words if chosen else "")

    def problems(self) -> list[Problem]:
        if self._stays.value() == CHOOSE:
            return [(self.tr("Kies welke organisatie blijft."), self._fields["blijft"])]
        return []

    def command(self) -> object:
        return MergeOrganisaties(self._row.id, self._row.versie, int(str(self._stays.value())))


def ask_job(model: MensenModel, page: ProfessionalPage, found: Overzicht, parent: QWidget) -> None:
    dialog = JobDialog(page, found, parent)
    submit(model, dialog, change_job, lambda: _look_again(model, dialog, page.professional.id))


def ask_vervanging(model: MensenModel, page: ProfessionalPage, found: Overzicht, parent: QWidget) -> None:
    dialog = VervangingDialog(page, found, parent)
    submit(model, dialog, create_vervanging, lambda: _look_again(model, dialog, page.professional.id))


def _look_again(model: MensenModel, dialog: RecordDialog, professional_id: int) -> None:
    """A colleague changed this person: say where they work now; a second press saves at that version."""

    def show(page: ProfessionalPage) -> None:
        now = page.professional
        job = {"organisatie": now.organisatie or "", "functie": now.functie or ""}
        dialog.overtaken(now.versie, job if isinstance(dialog, JobDialog) else {})

    model.read(dialog, show_professional, professional_id, done=show)


def ask_merge(
    model: MensenModel, row: OrganisatieRow, found: Overzicht, parent: QWidget, merged: Callable[[], None]
) -> None:
    dialog = MergeDialog(row, found, parent)
    dialog.accepted.connect(lambda: QTimer.singleShot(0, merged))  # the page goes after the dialog, not under it
    submit(model, dialog, merge_organisaties)


def last_working_day(today: date) -> date:
    """What is proposed when somebody leaves: yesterday on the first day of a month, else today."""
    return today - ONE_DAY if today.day == 1 else today
