"""Who may see what: the one place that decides. Everything else joins what comes out of here.

Until the sharing decisions are built the rule is: the inbrenger, the casusregisseur, added members and every
coordinator see a casus; deelnemers of an open or running meeting see its items. The chair and the notulist of a meeting
see its items in every state, because they prepare it before it opens and answer for the minutes afterwards. Guests and
controllers see nothing; a controller stays blind whatever else he is.

Seeing an item is not seeing the casus: a point of *another* meeting, and changing the casus, take sight of all of it
(``ALLES``); chair and notulist may change what the table calls it, asks, and who holds the plan (``LEIDING``).
The professional who owns an open actie sees that actie with the code of the casus, and nothing else of it: what was
agreed must be done, also when sight of the casus ended with the meeting.

A colleague who stands in (*vervanging*) sees what the other sees, from the first day through the last, and never more:
what somebody sees because they stand in themselves is not handed on, and a controller stays blind here too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from casus.domain.values import OverlegStatus, Rol

ALTIJD = datetime(2020, 1, 1, tzinfo=UTC)
"""From when a permission holds that follows from facts alone: always. A clock that was wrong for an hour, or is set
back, must not hide a casus from who made it; only a permission with a term (consent, a decision) begins at a moment."""


class Categorie(StrEnum):
    """What part of a casus: all of it, or only the item on the table (name, question, what is said there).

    ``PRULLENBAK`` is no sight of the casus at all: only that it lies in the trash, and who may put it back.
    """

    ALLES = "alles"
    TAFEL = "tafel"
    PRULLENBAK = "prullenbak"


ZICHTBAAR = (Categorie.ALLES, Categorie.TAFEL)
"""What a question without a category means: a casus in the trash is in no list, search, count or document."""


@dataclass(frozen=True)
class Zicht:
    """One permission. ``van`` and ``tot`` are moments; ``tot`` None means as long as the facts stay as they are."""

    casus_id: int
    professional_id: int
    categorie: Categorie
    grond: str
    van: datetime
    tot: datetime | None = None


LEIDING = ("voorzitter", "notulist")
"""Grounds of who leads a table."""
VERANTWOORDELIJK = ("inbrenger", "casusregisseur", "coordinator")
"""Grounds of who may move a casus to the trash and put it back; an added member may not."""
VERVANGING = "vervanging"
"""Ground of who stands in for a colleague."""
_PLACE = ZoneInfo("Europe/Amsterdam")


def day_begins(day: date) -> datetime:
    """The moment at which this day begins in Amsterdam; the summer has other hours than the winter."""
    return datetime.combine(day, time(), _PLACE).astimezone(UTC)


def day_in_place(moment: datetime) -> date:
    """The day in Amsterdam at this moment."""
    return moment.astimezone(_PLACE).date()


@dataclass(frozen=True)
class TafelFeit:
    """A meeting that has the casus on its agenda, with who sits there; who sent apologies is not among them."""

    status: OverlegStatus
    voorzitter_id: int | None
    notulist_id: int | None
    deelnemers: tuple[int, ...]
    gasten: tuple[int, ...]


@dataclass(frozen=True)
class VervangFeit:
    """A colleague stands in for somebody, both days included."""

    professional_id: int
    vervanger_id: int
    eerste_dag: date
    laatste_dag: date


@dataclass(frozen=True)
class CasusFeiten:
    """All that the rule looks at, for one casus."""

    casus_id: int
    inbrenger_id: int
    casusregisseur_id: int | None
    leden: tuple[int, ...] = ()
    tafels: tuple[TafelFeit, ...] = ()
    rollen: dict[int, frozenset[Rol]] = field(default_factory=dict)
    """Roles by professional, of every active gebruiker."""
    in_prullenbak: bool = False
    vervangingen: tuple[VervangFeit, ...] = ()


def grants(feiten: CasusFeiten) -> list[Zicht]:
    """The permissions that follow from the facts; sorted, without doubles, the widest first, stand-ins last."""
    found: dict[tuple[int, Categorie], str] = {}
    given = _in_trash(feiten) if feiten.in_prullenbak else (*_whole(feiten), *_at_table(feiten))
    for professional_id, categorie, grond in given:
        if professional_id is not None and not _is_controller(feiten, professional_id):
            found.setdefault((professional_id, categorie), grond)
    own = [
        Zicht(feiten.casus_id, professional_id, categorie, grond, ALTIJD)
        for (professional_id, categorie), grond in sorted(found.items())
    ]
    return [*own, *_standing_in(feiten, found)]


def _standing_in(feiten: CasusFeiten, own: Iterable[tuple[int, Categorie]]) -> Iterator[Zicht]:
    """What stand-ins see that they did not see already, in days on end, so that no two permissions begin together."""
    held = set(own)
    days: dict[tuple[int, Categorie], list[tuple[date, date]]] = {}
    for feit in feiten.vervangingen:
        if not _is_controller(feiten, feit.vervanger_id):
            for categorie in (c for c in Categorie if (feit.professional_id, c) in held):
                days.setdefault((feit.vervanger_id, categorie), []).append((feit.eerste_dag, feit.laatste_dag))
    for (professional_id, categorie), spans in sorted(days.items()):
        if (professional_id, categorie) not in held:
            for first, last in _joined(spans):
                end = day_begins(last + timedelta(days=1))
                yield Zicht(feiten.casus_id, professional_id, categorie, VERVANGING, day_begins(first), end)


def _joined(spans: Iterable[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Periods that touch or overlap as one."""
    first, last = date.min, date.min
    for begin, end in sorted(spans):
        if last > date.min and begin <= last + timedelta(days=1):
            last = max(last, end)
            continue
        if last > date.min:
            yield first, last
        first, last = begin, end
    if last > date.min:
        yield first, last


def _is_controller(feiten: CasusFeiten, professional_id: int) -> bool:
    return Rol.CONTROLLER in feiten.rollen.get(professional_id, frozenset())


def _whole(feiten: CasusFeiten) -> Iterator[tuple[int | None, Categorie, str]]:
    yield feiten.inbrenger_id, Categorie.ALLES, "inbrenger"
    yield feiten.casusregisseur_id, Categorie.ALLES, "casusregisseur"
    for lid in feiten.leden:
        yield lid, Categorie.ALLES, "lid"
    for professional_id, rollen in feiten.rollen.items():
        if Rol.COORDINATOR in rollen:
            yield professional_id, Categorie.ALLES, "coordinator"


def _in_trash(feiten: CasusFeiten) -> Iterator[tuple[int | None, Categorie, str]]:
    """Who may throw away may put back: inbrenger, casusregisseur and coordinator. Nobody else knows it is there."""
    for professional_id, _, grond in _whole(feiten):
        if grond in VERANTWOORDELIJK:
            yield professional_id, Categorie.PRULLENBAK, grond


def _at_table(feiten: CasusFeiten) -> Iterator[tuple[int | None, Categorie, str]]:
    """Who leads a table comes first, so that this ground is the one that stands."""
    for tafel in feiten.tafels:
        yield tafel.voorzitter_id, Categorie.TAFEL, LEIDING[0]
        yield tafel.notulist_id, Categorie.TAFEL, LEIDING[1]
    for tafel in feiten.tafels:
        if tafel.status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
            for deelnemer in tafel.deelnemers:
                if deelnemer not in tafel.gasten:
                    yield deelnemer, Categorie.TAFEL, "deelnemer"
