"""Everything this room lists, and the way to change it. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.values import fold
from casus.services.context import Context
from casus.services.mensen import (
    GebruikerRow,
    OrganisatieRow,
    ProfessionalRow,
    WijkRow,
    list_gebruikers,
    list_organisaties,
    list_professionals,
    list_wijken,
)
from casus.services.messages import sentence
from casus.services.vervangen import VervangingRow, list_vervangingen
from casus.ui.answer import Answer
from casus.ui.desk import Desk
from casus.ui.mensen.mensen_words import gebruiker_row, organisatie_row, professional_row
from casus.ui.widgets.row_model import TwoLineRow

SHOWN = frozenset({"professional", "organisatie", "gebruiker", "wijk"})


@dataclass(frozen=True)
class Overzicht:
    """Who there is today."""

    vandaag: date
    mensen: tuple[ProfessionalRow, ...]
    organisaties: tuple[OrganisatieRow, ...]
    gebruikers: tuple[GebruikerRow, ...]
    vervangingen: tuple[VervangingRow, ...]
    wijken: tuple[WijkRow, ...]

    def people_of(self, organisatie_id: int) -> list[ProfessionalRow]:
        """Who works there today."""
        return [p for p in self.mensen if p.organisatie_id == organisatie_id and not p.has_left(self.vandaag)]

    def working(self) -> list[ProfessionalRow]:
        """Everybody but who left."""
        return [p for p in self.mensen if not p.has_left(self.vandaag)]


class MensenModel(QObject):
    """Reads when asked and when something of its kind changed; runs what the dialogs ask."""

    loaded = Signal(object)
    """Overzicht."""
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.overzicht: Overzicht | None = None
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        self._desk.runner.read(self, read_overzicht, done=self._on_loaded, failed=self._on_failed, latest="mensen")

    def may(self, handeling: Handeling) -> bool:
        return self._desk.runner.context.actor.may(handeling)

    @property
    def professional_id(self) -> int | None:
        """Who works here."""
        return self._desk.runner.context.actor.professional_id

    @property
    def gebruiker_id(self) -> int | None:
        return self._desk.runner.context.actor.gebruiker_id

    @property
    def is_bestand(self) -> bool:
        """The dossier is one file."""
        return self._desk.runner.context.is_bestand

    def run(self, service: Callable[..., list[Changed]], command: object, answer: Answer) -> None:
        """Change something for a dialog; a dialog that is gone hears nothing."""
        self._desk.runner.run(
            self,
            service,
            command,
            done=lambda _: answer.done() if isValid(answer.owner) else None,
            failed=lambda error: answer.failed(error) if isValid(answer.owner) else self._on_failed(error),
        )

    def read(self, owner: QObject, service: Callable[..., Any], *args: object, done: Callable[[Any], None]) -> None:
        """Read something for a dialog."""
        self._desk.runner.read(owner, service, *args, done=done, failed=self._on_failed)

    def _on_loaded(self, found: Overzicht) -> None:
        self.overzicht = found
        self.loaded.emit(found)

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self._desk.runner.problem.emit(error)
        else:
            self.failed.emit(sentence(error))


def people_rows(found: Overzicht, wanted: str) -> tuple[list[TwoLineRow], list[TwoLineRow]]:
    """Who works here and who no longer does, both only where what was typed occurs."""
    here: list[TwoLineRow] = []
    left: list[TwoLineRow] = []
    for person in found.mensen:
        row = professional_row(person, found.vervangingen, found.vandaag)
        (left if person.has_left(found.vandaag) else here).append(row)
    return _narrowed(here, wanted), _narrowed(left, wanted)


def organisatie_rows(found: Overzicht, wanted: str) -> list[TwoLineRow]:
    """Every organisation with its number of people."""
    rows = [organisatie_row(row, len(found.people_of(row.id))) for row in found.organisaties]
    return _narrowed(rows, wanted)


def gebruiker_rows(found: Overzicht) -> list[TwoLineRow]:
    """Who can work with this dossier."""
    return [gebruiker_row(row, found.vandaag) for row in found.gebruikers]


def _narrowed(rows: list[TwoLineRow], wanted: str) -> list[TwoLineRow]:
    words = fold(wanted).split()
    return [row for row in rows if all(word in fold(row.sentence()) for word in words)]


def read_overzicht(ctx: Context) -> Overzicht:
    """Who there is now."""
    return Overzicht(
        ctx.today(),
        tuple(list_professionals(ctx)),
        tuple(list_organisaties(ctx)),
        tuple(list_gebruikers(ctx)),
        tuple(list_vervangingen(ctx)),
        tuple(list_wijken(ctx)),
    )
