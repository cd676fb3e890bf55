"""What stands in the form of a casus, as frozen values: to save, to keep as a draft, to lay beside a colleague's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from casus.domain.values import ContactWijze, ContactZicht, Leeftijdsklasse
from casus.services.casussen import CasusPage, InwonerFields

T = TypeVar("T")
EMPTY = InwonerFields("")


@dataclass(frozen=True)
class PersonValues:
    """One person; ``id`` None is not saved yet. Hidden contact stays out of the form."""

    id: int | None = None
    fields: InwonerFields = EMPTY
    is_contact_hidden: bool = False
    is_day_unreadable: bool = False
    """Something stands in the field of the birthday, and it is no day."""

    @property
    def is_blank(self) -> bool:
        """Nothing was filled in."""
        return self.fields == EMPTY and not self.is_day_unreadable


@dataclass(frozen=True)
class FormValues:
    """The whole form."""

    naam: str = ""
    vraag: str = ""
    wijk_id: int | None = None
    casusregisseur_id: int | None = None
    people: tuple[PersonValues, ...] = (PersonValues(),)


@dataclass(frozen=True)
class Verschil:
    """A field that differs: whose it is (0: of the casus itself, else number of the person), and both texts."""

    person: int
    field: str
    mine: object
    theirs: object


def values_of(page: CasusPage) -> FormValues:
    """What is saved now."""
    people = tuple(PersonValues(row.id, row.fields, row.contact_verborgen) for row in page.inwoners)
    return FormValues(page.naam, page.vraag, page.wijk_id, page.casusregisseur_id, people)


def merged(base: FormValues, mine: FormValues, theirs: FormValues) -> FormValues:
    """Theirs where I changed nothing, mine where I did; people I added come last."""
    before = {person.id: person.fields for person in base.people}
    own = {person.id: person.fields for person in mine.people if person.id is not None}
    people = [
        replace(person, fields=_merged_person(before.get(person.id, EMPTY), own[person.id], person.fields))
        if person.id in own
        else person
        for person in theirs.people
    ]
    return FormValues(
        _chosen(base.naam, mine.naam, theirs.naam),
        _chosen(base.vraag, mine.vraag, theirs.vraag),
        _chosen(base.wijk_id, mine.wijk_id, theirs.wijk_id),
        _chosen(base.casusregisseur_id, mine.casusregisseur_id, theirs.casusregisseur_id),
        (*people, *(person for person in mine.people if person.id is None)),
    )


def differences(mine: FormValues, theirs: FormValues) -> list[Verschil]:
    """Every field that is not the same in both."""
    found = [
        Verschil(0, name, getattr(mine, name), getattr(theirs, name))
        for name in ("naam", "vraag", "wijk_id", "casusregisseur_id")
        if getattr(mine, name) != getattr(theirs, name)
    ]
    own = {person.id: person.fields for person in mine.people if person.id is not None}
    for number, person in enumerate(theirs.people, start=1):
        if person.id in own:
            found += _person_differences(number, own[person.id], person.fields)
    return found


def people_to_text(people: tuple[PersonValues, ...]) -> str:
    """For the draft: the form may grow people, so they are kept as one text."""
    return json.dumps(
        [
            {"id": person.id, "verborgen": person.is_contact_hidden, "velden": dict(_plain(person.fields))}
            for person in people
        ],
        ensure_ascii=False,
    )


def people_from_text(text: str) -> tuple[PersonValues, ...]:
    """Back from the draft; a field that this version does not know is left out."""
    return tuple(
        PersonValues(row["id"], _fields(row["velden"]), bool(row["verborgen"])) for row in json.loads(text) or [{}]
    )


def _chosen(base: T, mine: T, theirs: T) -> T:
    return theirs if mine == base else mine


def _merged_person(base: InwonerFields, mine: InwonerFields, theirs: InwonerFields) -> InwonerFields:
    return InwonerFields(
        **{
            field.name: _chosen(getattr(base, field.name), getattr(mine, field.name), getattr(theirs, field.name))
            for field in fields(InwonerFields)
        }
    )


def _person_differences(number: int, mine: InwonerFields, theirs: InwonerFields) -> Iterator[Verschil]:
    for field in fields(InwonerFields):
        if field.name == "eigen_woorden_op":
            continue
        if getattr(mine, field.name) != getattr(theirs, field.name):
            yield Verschil(number, field.name, getattr(mine, field.name), getattr(theirs, field.name))


def _plain(values: InwonerFields) -> Iterator[tuple[str, str]]:
    for field in fields(InwonerFields):
        value = getattr(values, field.name)
        if value:
            yield field.name, value.isoformat() if isinstance(value, date) else str(value)


def _fields(plain: dict[str, str]) -> InwonerFields:
    known = {field.name for field in fields(InwonerFields)}
    values: dict[str, Any] = {name: text for name, text in plain.items() if name in known}
    for name, kind in (
        ("leeftijdsklasse", Leeftijdsklasse),
        ("contact_wijze", ContactWijze),
        ("contact_zicht", ContactZicht),
        ("eigen_woorden_op", date.fromisoformat),
        ("grens_op", date.fromisoformat),
    ):
        if name in values:
            values[name] = kind(str(values[name]))
    return replace(EMPTY, **values)
