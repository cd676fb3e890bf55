"""The log book as people read it: a sentence per row, by page, newest first, filtered.

Which rows somebody reads is decided in ``domain.logzicht`` and asked in ``storage.queries_log``; here codes become
names, each through the gate of today: a casus that is no longer visible has no name and no code, not even in one's own
rows.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.logzicht import LogVraag, log_bereik
from casus.domain.toegang import day_in_place
from casus.domain.values import Rol
from casus.services.bestedingsregels import regels_uit
from casus.services.context import Context
from casus.services.geldwoorden import woorden_van
from casus.services.logzinnen import ONBEKEND, ZINNEN, LogGroep, Woorden, codes_of, zin
from casus.services.messages import label

if TYPE_CHECKING:
    from casus.storage.queries import Queries

PLACE = ZoneInfo("Europe/Amsterdam")
PAGE = 100
HIDDEN, IN_TRASH = "een casus die u niet mag zien", "een casus in de prullenbak"
PROGRAM = "Casus"


@dataclass(frozen=True)
class LogFilter:
    """What somebody looks for. Days are days in Europe/Amsterdam, both included."""

    casus: str = ""
    """Code as people say it."""
    gebruiker_id: int | None = None
    groep: LogGroep | None = None
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True)
class LogRegel:
    """One row of the log book in words; nothing in it that the viewer may not know."""

    nr: int
    moment: datetime
    actie: str
    groep: LogGroep
    zin: str
    wie: str
    rol: str
    organisatie: str
    casus_id: int | None
    """None also when it is about a casus that the viewer does not see."""
    casus_code: str
    casus_naam: str
    reden: str
    """What somebody typed, for who may see it."""


@dataclass(frozen=True)
class LogPagina:
    """Rows, newest first; ``vraag`` is what the next page is asked with."""

    regels: tuple[LogRegel, ...]
    vraag: LogVraag
    is_laatste: bool


@dataclass(frozen=True)
class LogLezers:
    """What the screen needs before any row: who can be chosen, and what this viewer gets to see."""

    gebruikers: tuple[tuple[int, str], ...]
    """(id, name) of whose acts may be read; only oneself for who reads nobody else's."""
    leest: bool
    """A controller reads no row."""
    alles_eigen: bool
    """Only one's own acts."""


def open_logboek(ctx: Context, gevraagd: LogFilter, limit: int = PAGE) -> LogPagina:
    """The newest rows. Looking in the log book is an act of reading too."""
    bereik = log_bereik(ctx.actor)
    with ctx.read() as queries:
        vraag = vraag_of(queries, gevraagd)
        row = queries.dossier()
    if not bereik.eigen:
        return LogPagina((), vraag, True)
    about = ("dossier", 0 if row is None else row.id) if vraag.casus_id is None else ("casus", vraag.casus_id)
    ctx.log_reading(LogEntry("logboek_gelezen", (about,), vraag.casus_id))
    return more_logboek(ctx, vraag, None, limit)


def more_logboek(ctx: Context, vraag: LogVraag, before: int | None, limit: int = PAGE) -> LogPagina:
    """The next page, below this number."""
    with ctx.read() as queries:
        rows = queries.log_page(vraag, before, limit)
        return LogPagina(read_rows(ctx, queries, rows), vraag, len(rows) < limit)


def log_regels(ctx: Context, numbers: Sequence[int]) -> tuple[LogRegel, ...]:
    """These rows once more, for a window that was let go."""
    with ctx.read() as queries:
        return read_rows(ctx, queries, queries.log_rows(numbers))


def log_lezers(ctx: Context) -> LogLezers:
    """Who can be chosen in the filter."""
    bereik = log_bereik(ctx.actor)
    own_only = not (bereik.casussen or bereik.algemeen)
    with ctx.read() as queries:
        people = [(row.id, row.naam) for row in queries.gebruikers()]
    mine = tuple(one for one in people if not own_only or one[0] == ctx.actor.gebruiker_id)
    return LogLezers(mine if bereik.eigen else (), bereik.eigen, own_only)


def vraag_of(queries: "Queries", gevraagd: LogFilter) -> LogVraag:
    """The question to the database. A casus that is hidden and one that is not there get the same answer."""
    casus_id = None
    if gevraagd.casus.strip():
        casus_id = queries.casus_by_code(gevraagd.casus.strip().upper())
        if casus_id is None:
            raise RuleViolation("niet_gevonden", soort="casus", field="casus")
    if gevraagd.van is not None and gevraagd.tot is not None and gevraagd.tot < gevraagd.van:
        raise RuleViolation("periode_omgekeerd", field="tot")
    return LogVraag(
        casus_id=casus_id,
        gebruiker_id=gevraagd.gebruiker_id,
        acties=() if gevraagd.groep is None else codes_of(gevraagd.groep),
        van=None if gevraagd.van is None else _midnight(gevraagd.van),
        tot=None if gevraagd.tot is None else _midnight(gevraagd.tot + timedelta(days=1)),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PLACE)


def read_rows(ctx: Context, queries: "Queries", rows: Iterable[Any], *, met_namen: bool = True) -> tuple[LogRegel, ...]:
    """Rows (nr, body) in words. ``met_namen`` False: codes of gebruikers, no names of anybody, no reasons."""
    bodies = [(row.nr, json.loads(row.body)) for row in rows]
    return Woordenaar(ctx, queries, [body for _, body in bodies], met_namen=met_namen).regels(bodies)


class Woordenaar:
    """Looks up what a batch of rows names, once, and says each row. Small money is called as the rules of the day of
    the row called it, so that a row reads the same after the municipality said that these are decisions.
    """

    def __init__(self, ctx: Context, queries: "Queries", bodies: Sequence[dict[str, Any]], *, met_namen: bool) -> None:
        self._ctx, self._met_namen = ctx, met_namen
        self._bereik = log_bereik(ctx.actor)
        self._people = {row.id: row for row in queries.gebruikers()}
        self._organisaties = {row.id: row.naam for row in queries.organisaties()}
        self._regels = queries.bestedingsregels()
        named = _ids(bodies, "professional")
        self._professionals = {row.id: row.naam for row in queries.professionals(ctx.today(), named)} if named else {}
        about = {int(body["casus"]) for body in bodies if body["casus"] is not None}
        self._casussen = {row.id: row for row in queries.log_casussen(about)} if about else {}
        meetings = _ids(bodies, "overleg")
        self._overleggen = queries.log_numbers(meetings) if meetings else {}
        reasons = _ids([body for body in bodies if self._may_read_reason(body)], "toelichting") if met_namen else set()
        self._redenen = queries.toelichtingen(sorted(reasons)) if reasons else {}

    def regels(self, bodies: Iterable[tuple[int, dict[str, Any]]]) -> tuple[LogRegel, ...]:
        """Each row in words."""
        return tuple(self._regel(nr, body) for nr, body in bodies)

    def _regel(self, nr: int, body: dict[str, Any]) -> LogRegel:
        seen = self._seen_casus(body)
        wie = self.wie(body)
        return LogRegel(
            nr=nr,
            moment=datetime.fromisoformat(body["moment"]),
            actie=body["actie"],
            groep=ZINNEN.get(body["actie"], ONBEKEND).groep,
            zin=zin(body["actie"], body["grond"], self._woorden(body, wie)),
            wie=wie,
            rol=rollen_in_words(body["rol"]),
            organisatie=self.organisatie(body["organisatie"]),
            casus_id=seen.id if seen is not None else None,
            casus_code=seen.code if seen is not None else "",
            casus_naam=seen.naam if seen is not None and self._met_namen else "",
            reden=self._redenen.get(_first(body, "toelichting"), ""),
        )

    def wie(self, body: dict[str, Any]) -> str:
        """Who acted: a name, or the code of the gebruiker; the program by its own name."""
        if body["actor"] == "systeem":
            return PROGRAM
        found = self._people.get(int(body["actor"]))
        if found is None:
            return "Iemand die geen gebruiker meer is"
        return str(found.naam if self._met_namen else found.code)

    def _woorden(self, body: dict[str, Any], wie: str) -> Woorden:
        nummer = self._overleggen.get(_first(body, "overleg"))
        count = next((part for part in body["uitkomst"].split("_") if part.isdecimal()), "")
        return Woorden(
            wie=wie,
            casus=self._casus(body),
            overleg="" if nummer is None else f"overleg {nummer}",
            iemand=self._iemand(body),
            organisatie=self._organisaties.get(_first(body, "organisatie"), "") if self._met_namen else "",
            aantal=count,
            geld=woorden_van(awb=regels_uit(self._regels, day_in_place(datetime.fromisoformat(body["moment"]))).awb),
            uitkomst=body["uitkomst"],
        )

    def _casus(self, body: dict[str, Any]) -> str:
        if body["casus"] is None:
            return ""
        found = self._casussen.get(int(body["casus"]))
        if found is None:
            return HIDDEN
        return IN_TRASH if found.prullenbak else f"casus {found.code}"

    def _seen_casus(self, body: dict[str, Any]) -> Any:
        found = None if body["casus"] is None else self._casussen.get(int(body["casus"]))
        return None if found is None or found.prullenbak else found

    def _iemand(self, body: dict[str, Any]) -> str:
        if not self._met_namen:
            gebruiker = self._people.get(_first(body, "gebruiker"))
            return "" if gebruiker is None else str(gebruiker.code)
        gebruiker = self._people.get(_first(body, "gebruiker"))
        naam = gebruiker.naam if gebruiker else self._professionals.get(_first(body, "professional"), "")
        return str(naam)

    def organisatie(self, text: str | None) -> str:
        """The organisation that a row names, empty when it is gone."""
        return "" if text is None else self._organisaties.get(int(text), "")

    def _may_read_reason(self, body: dict[str, Any]) -> bool:
        """Who gave it; who sees all of the casus; of a row about no casus the coordinator, and a beheerder where it is
        about the program or about rights.
        """
        if body["actor"] == str(self._ctx.actor.gebruiker_id):
            return True
        if body["casus"] is not None:
            found = self._casussen.get(int(body["casus"]))
            return found is not None and bool(found.geheel)
        words = ZINNEN.get(body["actie"], ONBEKEND)
        return self._bereik.algemeen and (self._bereik.casussen or words.technisch)


def rollen_in_words(text: str) -> str:
    """``coordinator+voorzitter`` as it is said; the program has no role."""
    known = {rol.value: label(rol) for rol in Rol}
    return ", ".join(known[part] for part in text.split("+") if part in known)


def _ids(bodies: Iterable[dict[str, Any]], kind: str) -> set[int]:
    return {int(number) for body in bodies for what, number in body["objecten"] if what == kind}


def _first(body: dict[str, Any], kind: str) -> int:
    return next((int(number) for what, number in body["objecten"] if what == kind), 0)
