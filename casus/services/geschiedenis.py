"""Everything of a casus over all its meetings, in one reading and one act of reading."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.toegang import GEHEEL
from casus.domain.values import (
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    CasusStatus,
    NotitieSoort,
    OverlegStatus,
)
from casus.services.acties import ActieRow
from casus.services.context import Context
from casus.services.logboek import LogRegel, read_rows

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.reading import Rows

MADE, CLOSED, REOPENED, TRASHED, RESTORED = (
    "casus_aangemaakt",
    "casus_afgesloten",
    "casus_heropend",
    "casus_naar_prullenbak",
    "casus_teruggezet",
)
EVENTS = (MADE, CLOSED, REOPENED, TRASHED, RESTORED)


@dataclass(frozen=True)
class Rechtzetting:
    """What was set right afterwards; it stands beside the text, which stays as it was."""

    oud: str
    nieuw: str
    reden: str
    gemaakt_op: datetime
    door: str


@dataclass(frozen=True)
class Gezegd:
    """A note: fact, interpretation, opinion or not sorted."""

    soort: NotitieSoort
    tekst: str
    bron: str
    rechtgezet: tuple[Rechtzetting, ...]


@dataclass(frozen=True)
class Besloten:
    """A decision, with how far it came."""

    code: str
    tekst: str
    motivering: str
    status: BesluitStatus
    terugkoppeling: str
    rechtgezet: tuple[Rechtzetting, ...]


@dataclass(frozen=True)
class Afgesproken:
    """An actie with what became of it."""

    actie: ActieRow
    rechtgezet: tuple[Rechtzetting, ...]


@dataclass(frozen=True)
class Keer:
    """One time at the table."""

    overleg_id: int
    nummer: int
    datum: date
    stand: OverlegStatus
    status: AgendapuntStatus
    vraag: str
    reden: AgendaReden
    terug_op: date | None
    gezegd: tuple[Gezegd, ...]
    besloten: tuple[Besloten, ...]
    afgesproken: tuple[Afgesproken, ...]


@dataclass(frozen=True)
class Gebeurtenis:
    """Made, closed, opened again, in the trash and back: by whom and why, as far as the log book knows."""

    actie: str
    moment: datetime
    wie: str
    reden: str


@dataclass(frozen=True)
class Geschiedenis:
    """The story of one casus; meetings and events newest first."""

    casus_id: int
    code: str
    naam: str
    vraag: str
    status: CasusStatus
    keren: tuple[Keer, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    los: tuple[ActieRow, ...]
    """Acties that were not agreed at a meeting."""


def open_geschiedenis(ctx: Context, casus_id: int) -> Geschiedenis:
    """For who sees all of the casus. One question to the database per kind of thing, however many meetings."""
    with ctx.read() as queries:
        if not queries.may_see_casus(casus_id, *GEHEEL):
            raise RuleViolation("niet_gevonden", soort="casus")
    ctx.log_reading(LogEntry("geschiedenis_gelezen", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        return _story(ctx, queries, casus_id)


def _story(ctx: Context, queries: "Queries", casus_id: int) -> Geschiedenis:
    casus = queries.casus(casus_id)
    if casus is None:
        raise RuleViolation("niet_gevonden", soort="casus")
    acties = [ActieRow(*row) for row in queries.acties(casus_id=casus_id)]
    events = read_rows(ctx, queries, queries.casus_log(casus_id, EVENTS))
    rows = queries.casus_history(casus_id)
    keren = _keren(queries, casus_id, rows, acties)
    there = {row.agendapunt_id for row in rows}
    return Geschiedenis(
        casus_id=casus.id,
        code=casus.code,
        naam=casus.naam,
        vraag=casus.vraag,
        status=casus.status,
        keren=keren,
        gebeurtenissen=_gebeurtenissen(casus, events),
        los=tuple(actie for actie in acties if actie.agendapunt_id not in there),
    )


def _keren(queries: "Queries", casus_id: int, rows: "Rows", acties: list[ActieRow]) -> tuple[Keer, ...]:
    notities, besluiten, correcties = queries.story_of(casus_id)
    said, decided, agreed = _by_punt(notities), _by_punt(besluiten), _by_punt(acties)
    corrected: dict[tuple[str, int], list[Rechtzetting]] = defaultdict(list)
    for row in correcties:
        mark = Rechtzetting(row.oud, row.nieuw, row.reden, row.gemaakt_op, row.naam)
        corrected[row.onderwerp, row.onderwerp_id].append(mark)
    return tuple(
        Keer(
            overleg_id=row.overleg_id,
            nummer=row.nummer,
            datum=row.datum,
            stand=row.stand,
            status=row.status,
            vraag=row.vraag,
            reden=row.reden,
            terug_op=row.terug_op,
            gezegd=tuple(
                Gezegd(n.soort, n.tekst, n.bron, tuple(corrected["notitie", n.id])) for n in said[row.agendapunt_id]
            ),
            besloten=tuple(
                Besloten(b.code, b.tekst, b.motivering, b.status, b.terugkoppeling, tuple(corrected["besluit", b.id]))
                for b in decided[row.agendapunt_id]
            ),
            afgesproken=tuple(
                Afgesproken(a, tuple(corrected["actie", a.id])) for a in sorted(agreed[row.agendapunt_id], key=_id)
            ),
        )
        for row in rows
    )


def _by_punt(things: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for thing in things:
        found[thing.agendapunt_id].append(thing)
    return found


def _id(actie: ActieRow) -> int:
    return actie.id


def _gebeurtenissen(casus: Any, regels: tuple[LogRegel, ...]) -> tuple[Gebeurtenis, ...]:
    """From the log book; a dossier that was read in from a file has no rows of what came before."""
    found = [Gebeurtenis(r.actie, r.moment, r.wie, r.reden) for r in regels]
    known = {event.actie for event in found}
    if MADE not in known:
        found.append(Gebeurtenis(MADE, casus.aangemaakt_op, "", ""))
    if casus.afgesloten_op is not None:
        closings = [n for n, event in enumerate(found) if event.actie == CLOSED]
        if not closings:
            found.append(Gebeurtenis(CLOSED, casus.afgesloten_op, "", casus.afsluitreden))
        elif not found[closings[-1]].reden:
            last = found[closings[-1]]
            found[closings[-1]] = Gebeurtenis(CLOSED, last.moment, last.wie, casus.afsluitreden)
    found.sort(key=lambda event: event.moment)
    return tuple(found[::-1])
