"""Saves a new or changed casus; a colleague's earlier save is laid beside what was typed, never over it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.casussen import (
    CasusPage,
    CreateCasus,
    EditCasus,
    InwonerFields,
    create_casus,
    edit_casus,
    open_casus,
)
from casus.services.context import Context
from casus.services.mensen import ProfessionalRow, WijkRow, list_professionals, list_wijken
from casus.services.messages import is_for_field, sentence, sentence_of
from casus.ui.casussen.form_values import FormValues, PersonValues, Verschil, differences, merged, values_of
from casus.ui.runner import Runner

OVERTAKEN: Final = "intussen_gewijzigd"
FIELDS: Final = {"naam": "naam", "vraag": "vraag"}


class FormModel(QObject):
    """``casus_id`` None makes a new casus."""

    choices_loaded = Signal(object, object)
    """(wijken, professionals)."""
    loaded = Signal(object)
    """CasusPage as it is now, to fill the form with."""
    refused = Signal(object)
    """list[(key of a field, sentence)]."""
    failed = Signal(str)
    overtaken = Signal(object)
    """list[Verschil]: a colleague saved first."""
    saved = Signal(object)
    """Id of the casus (63 bits: a Signal(int) would cut it off)."""

    def __init__(self, runner: Runner, casus_id: int | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._casus_id = casus_id
        self._base = FormValues()
        self._theirs: FormValues | None = None
        self._mine = FormValues()
        self.versie = 0

    def load(self) -> None:
        """The choices, and the casus that is changed."""
        self._runner.read(self, _choices, done=self._on_choices, failed=self._on_failed)
        if self._casus_id is not None:
            self._runner.read(self, open_casus, self._casus_id, done=self._on_loaded, failed=self._on_failed)

    def save(self, values: FormValues) -> None:
        """Save; a second person that was never filled in does not count."""
        self._mine = values
        people = {
            number: person
            for number, person in enumerate(values.people, start=1)
            if number == 1 or person.id is not None or not person.is_blank
        }
        missing = self._missing(values.naam, people)
        if missing:
            self.refused.emit(missing)
            return
        named = [self._completed(person, values.naam) for person in people.values()]
        if self._casus_id is None:
            self._create(values, [person.fields for person in named])
        else:
            self._edit(self._casus_id, values, named)

    def take_over(self, values: FormValues) -> FormValues:
        """The colleague's version with what was typed here kept; from now on this is what is saved upon."""
        if self._theirs is None:
            return values
        result = merged(self._base, values, self._theirs)
        self._base, self._theirs = self._theirs, None
        return result

    def left(self, values: FormValues) -> list[Verschil]:
        """What still differs from what is saved now."""
        return differences(values, self._base)

    def _create(self, values: FormValues, people: Sequence[InwonerFields]) -> None:
        command = CreateCasus(values.naam, tuple(people), values.vraag, values.wijk_id, values.casusregisseur_id)
        self._runner.run(self, create_casus, command, done=self._on_created, failed=self._on_refused)

    def _edit(self, casus_id: int, values: FormValues, people: Sequence[PersonValues]) -> None:
        before = {person.id: person.fields for person in self._base.people}
        changed = tuple((p.id, p.fields) for p in people if p.id is None or p.fields != before.get(p.id))
        command = EditCasus(
            casus_id, self.versie, values.naam, values.vraag, values.wijk_id, values.casusregisseur_id, changed
        )
        self._runner.run(self, edit_casus, command, done=lambda _: self.saved.emit(casus_id), failed=self._on_refused)

    def _missing(self, naam: str, people: Mapping[int, PersonValues]) -> list[tuple[str, str]]:
        """Every name that is missing at once, and every day that is none; the rule itself is the domain's."""
        missing = [] if naam.strip() else [("naam", sentence_of("veld_leeg", field="naam"))]
        return (
            missing
            + [
                (f"persoon_{number}_naam", self.tr("Vul de naam van persoon {0} in.").format(number))
                for number, person in people.items()
                if number > 1 and not person.fields.naam.strip()
            ]
            + [
                (f"persoon_{number}_grens_op", sentence_of("datum_onleesbaar"))
                for number, person in people.items()
                if person.is_day_unreadable
            ]
        )

    def _completed(self, person: PersonValues, naam: str) -> PersonValues:
        """The one person of a casus may go without a name of their own; new words are words of today."""
        fields = replace(person.fields, naam=person.fields.naam.strip() or naam)
        before = next((p.fields for p in self._base.people if p.id is not None and p.id == person.id), None)
        if before is None or fields.eigen_woorden.strip() != before.eigen_woorden:
            today = self._runner.context.today() if fields.eigen_woorden.strip() else None
            fields = replace(fields, eigen_woorden_op=today)
        return replace(person, fields=fields)

    def _on_choices(self, found: tuple[Sequence[WijkRow], Sequence[ProfessionalRow]]) -> None:
        self.choices_loaded.emit(*found)

    def _on_loaded(self, page: CasusPage) -> None:
        self.versie, self._base = page.versie, values_of(page)
        self.loaded.emit(page)

    def _on_created(self, changes: Sequence[Changed]) -> None:
        self.saved.emit(changes[0].id)

    def _on_refused(self, error: CasusError) -> None:
        key = self._key(is_for_field(error))
        if error.code == OVERTAKEN and self._casus_id is not None:
            self._runner.read(self, open_casus, self._casus_id, done=self._on_theirs, failed=self._on_failed)
        elif key:
            self.refused.emit([(key, sentence(error))])
        else:
            self._on_failed(error)

    def _key(self, field: str) -> str:
        """Which field of the form an error belongs beside; a birthday beside that of who has one."""
        days = [number for number, person in enumerate(self._mine.people, start=1) if person.fields.grens_op]
        return f"persoon_{days[0]}_grens_op" if field == "grens_op" and days else FIELDS.get(field, "")

    def _on_theirs(self, page: CasusPage) -> None:
        self.versie, self._theirs = page.versie, values_of(page)
        self.overtaken.emit(differences(self._mine, self._theirs))

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))


def _choices(ctx: Context) -> tuple[Sequence[WijkRow], Sequence[ProfessionalRow]]:
    return list_wijken(ctx), list_professionals(ctx)
