"""Who may see what: the one place that decides. Everything else joins what comes out of here.

A casus is closed. It is open for who answers for it (inbrenger, casusregisseur, coordinators), for added members until
their day, and for two hours for who broke the glass. Who leads a table sees its items in every state of the meeting,
because they prepare it before it opens and answer for the minutes afterwards; who sits at an open or running meeting
sees of an item what their organisation may be told (``domain.delen``), and their own colleagues' item whole. A guest
sits at an item from when they are let in until they step out, and then like anybody else; of the rest of the agenda
they see nothing. A controller stays blind whatever else he is.

A refusal stands above all of these: it takes what was refused from everybody of that organisation, and leaves who
answers for the casus the casus itself (``ZAAK``). When the person objects to all use (*bezwaar*, *beperking*) only who
answers for it still sees inside.

Seeing an item is not seeing the casus: a point of *another* meeting, and changing the casus, take sight of all of it
(``GEHEEL``); chair and notulist may change what the table calls it, asks, and who holds the plan (``LEIDING``).
The professional who owns an open actie sees that actie with the code of the casus, and nothing else of it: what was
agreed must be done, also when sight of the casus ended with the meeting.

A colleague who stands in (*vervanging*) sees what the other sees, from the first day through the last, and never more:
what somebody sees because they stand in themselves is not handed on, and a controller stays blind here too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from casus.domain.delen import STOPT, WEIGERT, DeelFeiten, word
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.values import OverlegStatus, Rol

ALTIJD = datetime(2020, 1, 1, tzinfo=UTC)
"""From when a permission holds that follows from facts alone: always. A clock that was wrong for an hour, or is set
back, must not hide a casus from who made it; only a permission with a term (consent, a decision) begins at a moment."""
ALLEN = 0
"""In place of one person: everybody in the casus."""


class Categorie(StrEnum):
    """What part of a casus.

    ``ALLES`` is all of it. ``ZAAK`` is the casus itself without what was refused: its page, its people, its acties.
    ``TAFEL`` is the item on the table: name and question. ``VRAAG`` is all that belongs to the question, and what was
    said without naming a part of life. Then the parts of life one by one (``Onderwerp``). ``PRULLENBAK`` is no sight of
    the casus at all: only that it lies in the trash, and who may put it back.
    """

    ALLES = "alles"
    ZAAK = "zaak"
    TAFEL = "tafel"
    VRAAG = "vraag"
    WONEN = "wonen"
    GELD = "geld"
    GEZONDHEID = "gezondheid"
    VEILIGHEID_THUIS = "veiligheid_thuis"
    POLITIE = "politie"
    GEZIN_JEUGD = "gezin_jeugd"
    DAGBESTEDING_WERK = "dagbesteding_werk"
    NETWERK = "netwerk"
    PRULLENBAK = "prullenbak"


GEHEEL = (Categorie.ALLES, Categorie.ZAAK)
"""Sight of the casus, not only of an item of it."""
ZICHTBAAR = (*GEHEEL, Categorie.TAFEL)
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
    inwoner_id: int = ALLEN


TELT = frozenset((Rol.COORDINATOR, Rol.CONTROLLER))
"""Roles that open or close a casus by themselves; with another role one sees nothing more, nor less."""
LEIDING = ("voorzitter", "notulist")
"""Grounds of who leads a table."""
VERANTWOORDELIJK = ("inbrenger", "casusregisseur", "coordinator")
"""Grounds of who may move a casus to the trash and put it back; an added member may not."""
LID = "lid"
LEDEN = (*VERANTWOORDELIJK, LID, "noodtoegang")
"""Grounds that open the casus itself."""
EIGEN_ORGANISATIE = "eigen_organisatie"
"""Ground of a colleague at the table of who brought the casus in."""
DEELNEMER = "deelnemer"
VERVANGING = "vervanging"
"""Ground of who stands in for a colleague."""
_PLACE = ZoneInfo("Europe/Amsterdam")


def day_begins(day: date) -> datetime:
    """The moment at which this day begins in Amsterdam; the summer has other hours than the winter."""
    return datetime.combine(day, time(), _PLACE).astimezone(UTC)


def day_ends(day: date) -> datetime:
    """The first moment after this day: *geldig tot* holds through the end of it."""
    return day_begins(day + timedelta(days=1))


def day_in_place(moment: datetime) -> date:
    """The day in Amsterdam at this moment."""
    return moment.astimezone(_PLACE).date()


@dataclass(frozen=True)
class StoelFeit:
    """A seat at a table, and for which organisation somebody hears this item (*pet*)."""

    professional_id: int
    organisatie_id: int | None = None


@dataclass(frozen=True)
class TafelFeit:
    """A meeting that has the casus on its agenda, with who sits there; of guests who is in the room for this item now,
    and nobody who sent apologies.
    """

    status: OverlegStatus
    voorzitter_id: int | None
    notulist_id: int | None
    stoelen: tuple[StoelFeit, ...]


@dataclass(frozen=True)
class LidFeit:
    """Somebody sees the casus on this ground, from a moment until another; None is from always and without end."""

    professional_id: int
    grond: str
    van: datetime | None = None
    tot: datetime | None = None


@dataclass(frozen=True)
class WerkFeit:
    """Somebody works for an organisation, both days included; no last day is until further notice."""

    professional_id: int
    organisatie_id: int
    eerste_dag: date
    laatste_dag: date | None = None


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
    leden: tuple[LidFeit, ...] = ()
    tafels: tuple[TafelFeit, ...] = ()
    rollen: dict[int, frozenset[Rol]] = field(default_factory=dict)
    """Roles that count (``TELT``) by professional, of every active gebruiker."""
    in_prullenbak: bool = False
    vervangingen: tuple[VervangFeit, ...] = ()
    werk: tuple[WerkFeit, ...] = ()
    inwoners: tuple[int, ...] = ()
    vraag: frozenset[Onderwerp] = frozenset()
    """The parts of life that the question to the table is about; while nobody said which, all of them."""
    delen: DeelFeiten = field(default_factory=DeelFeiten)

    def with_jobs(self, werk: tuple[WerkFeit, ...]) -> "CasusFeiten":
        """The same, with who works where."""
        return replace(self, werk=werk)

    def organisatie_of(self, professional_id: int, at: datetime) -> int | None:
        """Where somebody works at this moment; the latest begun when two overlap."""
        return self._works_on(professional_id, day_in_place(at))

    def _works_on(self, professional_id: int, day: date) -> int | None:
        held = [
            w
            for w in self.werk
            if w.professional_id == professional_id
            and w.eerste_dag <= day
            and (w.laatste_dag is None or day <= w.laatste_dag)
        ]
        return max(held, key=lambda w: w.eerste_dag).organisatie_id if held else None


class Relatie(NamedTuple):
    """Why somebody has to do with the casus, and for which organisation."""

    professional_id: int
    grond: str
    organisatie_id: int | None


Deel = tuple[Categorie, int]
"""A part of the casus, of one person or of all."""


def grants(feiten: CasusFeiten, vanaf: datetime | None = None) -> list[Zicht]:
    """The permissions that follow from the facts; sorted, without doubles, each for as long as nothing changes.

    With ``vanaf`` what was over before that moment is left out; what holds then is the same.
    """
    turns = _from(sorted({ALTIJD, *_turns(feiten)}), vanaf)
    running: dict[tuple[int, Deel, str], datetime] = {}
    found: list[Zicht] = []
    for at in turns:
        held = {(who, part, grond) for (who, part), grond in _held(feiten, at).items()}
        over = [key for key in running if key not in held]
        found += [_zicht(feiten.casus_id, key, running.pop(key), at) for key in over]
        running |= {key: at for key in held if key not in running}
    found += [_zicht(feiten.casus_id, key, van, None) for key, van in running.items()]
    return sorted(found, key=lambda z: (z.professional_id, _ORDER[z.categorie], z.inwoner_id, z.van, z.grond))


def _from(turns: list[datetime], vanaf: datetime | None) -> list[datetime]:
    """The first, so that what always held begins there; the last before ``vanaf``; and all that come."""
    if vanaf is None:
        return turns
    last = max(turn for turn in turns if turn <= max(vanaf, ALTIJD))
    return [turn for turn in turns if turn == ALTIJD or turn >= last]


_ORDER = {categorie: place for place, categorie in enumerate(Categorie)}


def _zicht(casus_id: int, key: tuple[int, Deel, str], van: datetime, tot: datetime | None) -> Zicht:
    professional_id, (categorie, inwoner_id), grond = key
    return Zicht(casus_id, professional_id, categorie, grond, van, tot, inwoner_id)


def _turns(feiten: CasusFeiten) -> Iterator[datetime]:
    """Moments at which somebody's sight may begin or end, from the first on that counts."""
    days = [(w.eerste_dag, w.laatste_dag) for w in feiten.werk]
    days += [(v.eerste_dag, v.laatste_dag) for v in feiten.vervangingen]
    moments = [day_begins(first) for first, _ in days] + [day_ends(last) for _, last in days if last is not None]
    moments += [m for lid in feiten.leden for m in (lid.van, lid.tot) if m is not None]
    yield from (moment for moment in {*moments, *feiten.delen.turns()} if moment > ALTIJD)


def _held(feiten: CasusFeiten, at: datetime) -> dict[tuple[int, Deel], str]:
    """Who sees what at this moment, with the ground that gives it first; who stands in gets what is left.

    What a relation opens follows from its ground and organisation, not from who it is: it is worked out once for each.
    """
    held: dict[tuple[int, Deel], str] = {}
    parts: dict[tuple[str, int | None], tuple[Deel, ...]] = {}
    for relatie in dict.fromkeys(relaties(feiten, at)):
        kind = (relatie.grond, relatie.organisatie_id)
        if kind not in parts:
            parts[kind] = tuple(_parts(feiten, relatie, at))
        for part in parts[kind]:
            held.setdefault((relatie.professional_id, part), relatie.grond)
    day = day_in_place(at)
    for feit in feiten.vervangingen:
        if feit.eerste_dag <= day <= feit.laatste_dag and not _is_controller(feiten, feit.vervanger_id):
            own = [part for (who, part), grond in held.items() if who == feit.professional_id and grond != VERVANGING]
            for part in own:
                held.setdefault((feit.vervanger_id, part), VERVANGING)
    return held


def relaties(feiten: CasusFeiten, at: datetime) -> list[Relatie]:
    """Who has to do with the casus at this moment, what opens most first; a controller never."""
    found = [*_members(feiten, at), *(() if feiten.in_prullenbak else _at_table(feiten, at))]
    return [relatie for relatie in found if not _is_controller(feiten, relatie.professional_id)]


def _members(feiten: CasusFeiten, at: datetime) -> Iterator[Relatie]:
    grounds = [(feiten.inbrenger_id, VERANTWOORDELIJK[0])]
    if feiten.casusregisseur_id is not None:
        grounds.append((feiten.casusregisseur_id, VERANTWOORDELIJK[1]))
    grounds += [(who, VERANTWOORDELIJK[2]) for who, rollen in feiten.rollen.items() if Rol.COORDINATOR in rollen]
    grounds += [
        (lid.professional_id, lid.grond)
        for lid in feiten.leden
        if (lid.van is None or lid.van <= at) and (lid.tot is None or at < lid.tot)
    ]
    day = day_in_place(at)
    for who, grond in grounds:
        yield Relatie(who, grond, feiten._works_on(who, day))


def _at_table(feiten: CasusFeiten, at: datetime) -> Iterator[Relatie]:
    """Who leads a table comes first, so that this ground is the one that stands."""
    day = day_in_place(at)
    for tafel in feiten.tafels:
        for who, grond in zip((tafel.voorzitter_id, tafel.notulist_id), LEIDING, strict=True):
            if who is not None:
                yield Relatie(who, grond, feiten._works_on(who, day))
    own = feiten._works_on(feiten.inbrenger_id, day)
    for tafel in feiten.tafels:
        if tafel.status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
            for stoel in tafel.stoelen:
                is_own = own is not None and stoel.organisatie_id == own
                grond = EIGEN_ORGANISATIE if is_own else DEELNEMER
                yield Relatie(stoel.professional_id, grond, stoel.organisatie_id)


def _parts(feiten: CasusFeiten, relatie: Relatie, at: datetime) -> Iterator[Deel]:
    if feiten.in_prullenbak:
        if relatie.grond in VERANTWOORDELIJK:
            yield Categorie.PRULLENBAK, ALLEN
        return
    if relatie.grond == DEELNEMER and not feiten.delen.says_anything:
        return
    if relatie.grond != DEELNEMER and not feiten.delen.closes:
        yield from (((Categorie.ALLES, ALLEN),) if relatie.grond in LEDEN else _ITEM)
        return
    is_open = {
        (inwoner, onderwerp): may_hear(feiten, relatie, inwoner, onderwerp, at)
        for inwoner in feiten.inwoners
        for onderwerp in Onderwerp
    }
    if relatie.grond in LEDEN:
        if all(is_open.values()):
            yield Categorie.ALLES, ALLEN
            return
        yield Categorie.ZAAK, ALLEN
    elif relatie.grond not in (*LEIDING, EIGEN_ORGANISATIE) and not _may_know(feiten, is_open):
        return
    yield Categorie.TAFEL, ALLEN
    yield from _content(feiten, is_open)


_ITEM: tuple[Deel, ...] = tuple(
    (part, ALLEN) for part in Categorie if part not in (Categorie.ALLES, Categorie.ZAAK, Categorie.PRULLENBAK)
)
"""An item of which nothing was refused."""


def _may_know(feiten: CasusFeiten, is_open: dict[tuple[int, Onderwerp], bool]) -> bool:
    """The name of a casus gives away everybody in it."""
    return bool(feiten.inwoners) and all(is_open[inwoner, Onderwerp.DAT] for inwoner in feiten.inwoners)


def _content(feiten: CasusFeiten, is_open: dict[tuple[int, Onderwerp], bool]) -> Iterator[Deel]:
    """What of each part may be told about everybody; else about whom."""

    def both(part: Categorie, onderwerpen: frozenset[Onderwerp]) -> Iterator[Deel]:
        whose = [i for i in feiten.inwoners if all(is_open[i, onderwerp] for onderwerp in onderwerpen)]
        if len(whose) == len(feiten.inwoners):
            yield part, ALLEN
        else:
            yield from ((part, inwoner) for inwoner in whose)

    for onderwerp in INHOUD:
        yield from both(Categorie(onderwerp.value), frozenset({onderwerp}))
    yield from both(Categorie.VRAAG, feiten.vraag or frozenset(INHOUD))


def may_hear(feiten: CasusFeiten, relatie: Relatie, inwoner_id: int, onderwerp: Onderwerp, at: datetime) -> bool:
    """Whether this relation opens this part of this person's life now.

    At the table the word that was said decides. For everybody else it is open, unless it was refused or stopped; and
    who answers for the casus has to deal with an objection, so that alone does not close it for them.
    """
    answers = relatie.grond in VERANTWOORDELIJK
    said = word(feiten.delen, inwoner_id, relatie.organisatie_id, onderwerp, at, with_stops=not answers)
    return said.mag if relatie.grond == DEELNEMER else said.grond not in (*STOPT, *WEIGERT)


def _is_controller(feiten: CasusFeiten, professional_id: int) -> bool:
    return Rol.CONTROLLER in feiten.rollen.get(professional_id, frozenset())
