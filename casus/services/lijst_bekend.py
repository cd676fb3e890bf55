"""What is there already, by name however it was typed: what the rows of a list are compared with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.errors import RuleViolation
from casus.domain.lijst import LijstSoort
from casus.domain.toegang import GEHEEL
from casus.domain.values import CasusStatus, fold

if TYPE_CHECKING:
    from casus.storage.queries import Queries

_WINDOW = 500


@dataclass
class Bekend:
    """Names of the dossier; of casussen only those that the viewer sees, and each name by its folded form."""

    mensen: dict[str, list[int]] = field(default_factory=dict)
    voornamen: dict[str, list[int]] = field(default_factory=dict)
    organisaties: dict[str, int] = field(default_factory=dict)
    wijken: dict[str, int] = field(default_factory=dict)
    casussen: dict[str, list[int]] = field(default_factory=dict)
    casuscodes: dict[str, int] = field(default_factory=dict)
    acties: set[tuple[str, int | None]] = field(default_factory=set)
    """Open acties as (what, casus)."""
    may_change: Callable[[int], bool] = lambda _: False
    """Whether the viewer may add an actie to this casus."""

    def mens(self, naam: str) -> int:
        """The one with this name, or the only one with this first name."""
        found = self.mensen.get(naamsleutel(naam)) or self.voornamen.get(naamsleutel(naam), [])
        if not found:
            raise RuleViolation("lijst_mens_onbekend")
        if len(found) > 1:
            raise RuleViolation("naam_niet_uniek")
        return found[0]

    def casus(self, words: str) -> int:
        """By code, else by name."""
        found = [self.casuscodes[words.upper()]] if words.upper() in self.casuscodes else []
        found = found or self.casussen.get(naamsleutel(words), [])
        if not found:
            raise RuleViolation("lijst_casus_onbekend")
        if len(found) > 1:
            raise RuleViolation("lijst_casus_niet_uniek")
        if not self.may_change(found[0]):
            raise RuleViolation("lijst_casus_onbekend")
        return found[0]


def naamsleutel(naam: str) -> str:
    """The same name, however it was typed."""
    return " ".join(fold(naam).split())


def bekend(queries: "Queries", soort: LijstSoort, day: date) -> Bekend:
    """What the rows of this kind of list are compared with; a new list of people needs no casussen."""
    known = Bekend()
    known.organisaties = {naamsleutel(row.naam): row.id for row in queries.organisaties()}
    for row in queries.professionals(day):
        words = naamsleutel(row.naam)
        known.mensen.setdefault(words, []).append(row.id)
        known.voornamen.setdefault(words.split(" ")[0], []).append(row.id)
    known.wijken = {naamsleutel(row.naam): row.id for row in queries.wijken()}
    if soort is LijstSoort.CASUSSEN:
        _add_casussen(queries, known, None)
    if soort is LijstSoort.ACTIES:
        _add_casussen(queries, known, CasusStatus.LOOPT)
        known.may_change = lambda id_: queries.may_see_casus(id_, *GEHEEL) or queries.may_lead_casus(id_)
        known.acties = {(naamsleutel(row.wat), row.casus_id) for row in queries.acties(only_open=True)}
    return known


def _add_casussen(queries: "Queries", known: Bekend, status: CasusStatus | None) -> None:
    for window in _windows(queries.casus_ids(status=status, mine=False)):
        for row in queries.casus_rows(window):
            known.casussen.setdefault(naamsleutel(row.naam), []).append(row.id)
            known.casuscodes[row.code] = row.id


def _windows(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + _WINDOW] for start in range(0, len(ids), _WINDOW))
