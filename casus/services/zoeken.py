"""Search over everything that the viewer may see: casussen and the people in them, what was said and decided, acties,
meetings, professionals and organisations.

Searching is an act of reading: each search that is answered is one row in the log book, with the number of hits and
never with the words. The row stands there before anything is shown.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem
from casus.domain.values import CODE_DIGITS, CODE_LETTERS, ActieStatus, CasusStatus, OverlegStatus
from casus.domain.zoekfragment import fragment
from casus.domain.zoektekst import is_found, zoektekst, zoekwoorden
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

LIMIT = 50
GEZEGD = ("notitie", "besluit")
_CODE_SIGNS = frozenset(CODE_LETTERS + CODE_DIGITS)


@dataclass(frozen=True)
class CasusHit:
    """A casus, by its code, name or question."""

    casus_id: int
    code: str
    naam: str
    vraag: str
    status: CasusStatus


@dataclass(frozen=True)
class InwonerHit:
    """A person in a casus, by name or by their own words."""

    inwoner_id: int
    naam: str
    casus_id: int
    code: str
    casus: str
    woorden: str = ""
    """What the person says, where that and not the name was found."""


@dataclass(frozen=True)
class GezegdHit:
    """A notitie or besluit; ``tekst`` is the part around the words."""

    id: int
    soort: str
    tekst: str
    overleg_id: int
    nummer: int
    datum: date
    casus_id: int | None
    code: str | None
    casus: str | None


@dataclass(frozen=True)
class ActieHit:
    """An actie; of a casus that the viewer does not see only the code."""

    actie_id: int
    wat: str
    casus_id: int | None
    code: str | None
    casus: str | None
    status: ActieStatus
    termijn: date | None


@dataclass(frozen=True)
class OverlegHit:
    """A meeting, by number, day, month or place."""

    overleg_id: int
    nummer: int
    datum: date
    plaats: str
    status: OverlegStatus


@dataclass(frozen=True)
class ProfessionalHit:
    """Somebody who works in the neighbourhood."""

    professional_id: int
    naam: str
    functie: str
    organisatie: str


@dataclass(frozen=True)
class OrganisatieHit:
    """A partner."""

    organisatie_id: int
    naam: str


@dataclass(frozen=True)
class Gevonden:
    """Everything that was found, cases first and what was said behind."""

    casussen: tuple[CasusHit, ...] = ()
    inwoners: tuple[InwonerHit, ...] = ()
    acties: tuple[ActieHit, ...] = ()
    overleggen: tuple[OverlegHit, ...] = ()
    professionals: tuple[ProfessionalHit, ...] = ()
    organisaties: tuple[OrganisatieHit, ...] = ()
    gezegd: tuple[GezegdHit, ...] = ()

    @property
    def treffers(self) -> int:
        """How many rows there are to see."""
        rows: tuple[Sequence[object], ...] = (
            self.casussen, self.inwoners, self.acties, self.overleggen, self.professionals, self.organisaties,
            self.gezegd,
        )  # fmt: skip
        return sum(map(len, rows))


@dataclass
class Zoekbeurt:
    """One search that may be overtaken by the next key: ``stop`` from any thread ends it at once."""

    is_stopped: bool = False
    _lock: Lock = field(default_factory=Lock)
    _running: "Queries | None" = None

    def stop(self) -> None:
        """No answer is wanted any more."""
        with self._lock:
            self.is_stopped = True
            if self._running is not None:
                self._running.stop()

    @contextmanager
    def running(self, queries: "Queries") -> Iterator[None]:
        """While these questions are asked, ``stop`` reaches them; never a later user of the same connection."""
        with self._lock:
            if self.is_stopped:
                raise EnvironmentProblem("onderbroken")
            self._running = queries
        try:
            yield
        finally:
            with self._lock:
                self._running = None


def search(ctx: Context, tekst: str, beurt: Zoekbeurt | None = None) -> Gevonden:
    """Find these words; a code of a casus finds that casus first. ``onderbroken`` when ``beurt`` was stopped."""
    woorden = zoekwoorden(tekst)
    code = _code_of(tekst)
    if not woorden and not code:
        return Gevonden()
    with ctx.read() as queries, (beurt or Zoekbeurt()).running(queries):
        queries.be_quick()
        found = _find(ctx, queries, woorden, code)
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("gezocht", outcome=f"treffers_{found.treffers}"))
    return found


def _code_of(tekst: str) -> str:
    """What may be the code of a casus, as it is stored."""
    code = tekst.strip().upper()
    return code if 3 <= len(code) <= 5 and set(code) <= _CODE_SIGNS else ""


def _find(ctx: Context, queries: "Queries", woorden: tuple[str, ...], code: str) -> Gevonden:
    gezegd = [
        GezegdHit(row.id, soort, fragment(row.tekst, woorden), *row[2:])
        for soort in GEZEGD
        for row in queries.found(soort, woorden, LIMIT)
    ]
    acties = [
        ActieHit(row.id, row.wat, row.casus_id, row.code, row.casus, row.status, row.uitgesteld_tot or row.uiterlijk)
        for row in queries.found("actie", woorden, LIMIT)
    ]
    return Gevonden(
        casussen=_casussen(queries, queries.found("casus", woorden, LIMIT), code),
        inwoners=tuple(
            InwonerHit(row.id, row.naam, row.casus_id, row.code, row.casus, _own_words(row, woorden))
            for row in queries.found("inwoner", woorden, LIMIT)
        ),
        acties=tuple(acties),
        overleggen=tuple(_overleggen(queries, woorden)),
        professionals=tuple(_professionals(ctx, queries, woorden)),
        organisaties=tuple(
            OrganisatieHit(row.id, row.naam) for row in queries.organisaties() if is_found(zoektekst(row.naam), woorden)
        )[:LIMIT],
        gezegd=tuple(sorted(gezegd, key=lambda hit: hit.id, reverse=True)[:LIMIT]),
    )


def _casussen(queries: "Queries", rows: Sequence[Any], code: str) -> tuple[CasusHit, ...]:
    """The one with exactly this code first."""
    first = queries.casus_of_code(code) if code else None
    found = [CasusHit(*row) for row in rows]
    if first is not None:
        found = [CasusHit(*first), *(hit for hit in found if hit.casus_id != first.id)]
    return tuple(found[:LIMIT])


def _own_words(row: Any, woorden: tuple[str, ...]) -> str:
    return "" if is_found(zoektekst(row.naam), woorden) else fragment(row.eigen_woorden, woorden)


def _overleggen(queries: "Queries", woorden: tuple[str, ...]) -> Iterator[OverlegHit]:
    """Newest first; a number alone is the number of a meeting or a day, never part of one."""
    count = 0
    for row in queries.overleggen():
        if count < LIMIT and woorden and is_found(_of_overleg(row), woorden):
            count += 1
            yield OverlegHit(row.id, row.nummer, row.datum, row.plaats, row.status)


def _of_overleg(row: Any) -> str:
    day: date = row.datum
    month = _MONTHS[day.month - 1]
    numbers = f"{day.day} {day.day:02d} {day.month:02d} {day.month} {day.year}"
    return zoektekst(f"overleg {row.nummer} {_DAYS[day.weekday()]} {month} {numbers} {row.plaats}")


_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def _professionals(ctx: Context, queries: "Queries", woorden: tuple[str, ...]) -> Iterator[ProfessionalHit]:
    """By name, function or organisation."""
    count = 0
    for row in queries.professionals(ctx.today()):
        functie, organisatie = row.functie or "", row.organisatie or ""
        if count < LIMIT and is_found(zoektekst(row.naam, functie, organisatie), woorden):
            count += 1
            yield ProfessionalHit(row.id, row.naam, functie, organisatie)
