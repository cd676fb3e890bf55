"""The sociale kaart: what the neighbourhood offers, kept right by who calls, and what of it fits a need.

It holds nothing about anybody, so the whole team reads and keeps it. What is found for somebody in a casus takes sight
of that casus, because the wijk, the age and what became of earlier offers are theirs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from casus.domain.aanbod import GEEN, Aanbod, Behoefte, Bouwsteen, Ervaringen, Kosten, Past, fitting, is_stale
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.leeftijd import leeftijd_op
from casus.domain.levensdomein import Levensdomein
from casus.domain.sociale_kaart import PLAIN, AanbodGegevens, KaartAanbod, offer_of
from casus.domain.toegang import GEHEEL
from casus.domain.values import CasusStatus, Leeftijdsklasse
from casus.domain.verwijzing import Ervaring, VerwijzingUitkomst
from casus.services.context import Context
from casus.services.intakes import chosen_parts

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class AddAanbod:
    """A new offer. ``nagegaan``: somebody called just now, so it is right."""

    gegevens: AanbodGegevens
    nagegaan: bool = False


@dataclass(frozen=True)
class ChangeAanbod:
    """Other words at an offer."""

    aanbod_id: int
    versie: int
    gegevens: AanbodGegevens
    nagegaan: bool = False


@dataclass(frozen=True)
class ConfirmAanbod:
    """Called: it is right."""

    aanbod_id: int
    versie: int


@dataclass(frozen=True)
class StopAanbod:
    """It is no longer there, or it is there again."""

    aanbod_id: int
    versie: int
    gestopt: bool = True


@dataclass(frozen=True)
class AanbodRow:
    """One offer with all that is known of it. ``wijken``: their names, in the order of the wijken of this dossier."""

    id: int
    versie: int
    gegevens: AanbodGegevens
    wijken: tuple[str, ...]
    nagegaan_op: date | None
    nagegaan_door: str
    gestopt: bool
    bron: str

    @property
    def naam(self) -> str:
        """What it is called."""
        return self.gegevens.naam


@dataclass(frozen=True)
class Kaart:
    """All that is offered, read at once: what somebody types is looked up in it without asking storage again."""

    rows: Mapping[int, AanbodRow]
    offers: tuple[Aanbod, ...]
    wijken: tuple[tuple[int, str], ...]
    today: date
    ervaringen: Ervaringen = field(default_factory=dict)

    def fitting(self, behoefte: Behoefte) -> tuple[Past, ...]:
        """What fits, best first."""
        return fitting(behoefte, self.offers, self.today, self.ervaringen)


@dataclass(frozen=True)
class Zoekplaats:
    """For whom one looks in a casus: where they live, how old they are, and for which parts of life one may look."""

    casus_id: int
    inwoner_id: int
    inwoner: str
    wijk_id: int | None
    leeftijd: Leeftijdsklasse
    levensdomeinen: tuple[Levensdomein, ...]
    gekozen: tuple[Levensdomein, ...]
    """What they chose in their last intake to work on, in their order."""


@dataclass(frozen=True)
class Aanbodzoeker:
    """The people of a casus for whom one may look, and the kaart with what is known of each offer."""

    casus_id: int
    code: str
    kan_voorstellen: bool
    mensen: tuple[Zoekplaats, ...]


def add_aanbod(ctx: Context, cmd: AddAanbod) -> list[Changed]:
    """Put an offer in the sociale kaart."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    with ctx.unit_of_work() as uow:
        offer = KaartAanbod(id=ctx.new_id(), naam="", gewijzigd_op=ctx.now())
        offer.describe(cmd.gegevens, ctx.new_id, ctx.now())
        if cmd.nagegaan:
            offer.confirm(ctx.actor.professional_id, ctx.today(), ctx.now())
        uow.add(offer)
        uow.commit(LogEntry("aanbod_toegevoegd", (("aanbod", offer.id),)))
    return [Changed("aanbod", offer.id)]


def change_aanbod(ctx: Context, cmd: ChangeAanbod) -> list[Changed]:
    """Write what it is now."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    with ctx.unit_of_work() as uow:
        offer = uow.get(KaartAanbod, cmd.aanbod_id, cmd.versie)
        offer.describe(cmd.gegevens, ctx.new_id, ctx.now())
        if cmd.nagegaan:
            offer.confirm(ctx.actor.professional_id, ctx.today(), ctx.now())
        uow.commit(LogEntry("aanbod_gewijzigd", (("aanbod", offer.id),)))
    return [Changed("aanbod", cmd.aanbod_id)]


def confirm_aanbod(ctx: Context, cmd: ConfirmAanbod) -> list[Changed]:
    """Called, and it is right: the check counts from today."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    with ctx.unit_of_work() as uow:
        offer = uow.get(KaartAanbod, cmd.aanbod_id, cmd.versie)
        offer.confirm(ctx.actor.professional_id, ctx.today(), ctx.now())
        uow.commit(LogEntry("aanbod_nagegaan", (("aanbod", offer.id),)))
    return [Changed("aanbod", cmd.aanbod_id)]


def stop_aanbod(ctx: Context, cmd: StopAanbod) -> list[Changed]:
    """It is found no longer; what was put to somebody still names it."""
    ctx.actor.require(Handeling.AANBOD_BIJHOUDEN)
    with ctx.unit_of_work() as uow:
        offer = uow.get(KaartAanbod, cmd.aanbod_id, cmd.versie)
        offer.stop(is_over=cmd.gestopt, now=ctx.now())
        uow.commit(LogEntry("aanbod_gestopt" if cmd.gestopt else "aanbod_terug", (("aanbod", offer.id),)))
    return [Changed("aanbod", cmd.aanbod_id)]


def read_kaart(ctx: Context) -> Kaart:
    """The whole sociale kaart; without what became of offers at people."""
    with ctx.read() as queries:
        return _kaart(ctx, queries, GEEN)


def kaart_for(ctx: Context, inwoner_id: int) -> Kaart:
    """The sociale kaart with what became of each offer before, as far as the viewer may be told that."""
    with ctx.read() as queries:
        return _kaart(ctx, queries, _ervaringen(queries, inwoner_id))


def search_kaart(ctx: Context, kaart: Kaart, behoefte: Behoefte) -> tuple[Past, ...]:
    """What fits in a kaart that was read before: no question to storage, so it keeps up with who types."""
    del ctx  # a screen asks it like every other question, beside the screen
    return kaart.fitting(behoefte)


def show_aanbod(ctx: Context, aanbod_id: int) -> AanbodRow:
    """One offer."""
    with ctx.read() as queries:
        found = rows_of(queries, [aanbod_id])
    if not found:
        raise RuleViolation("niet_gevonden", soort="aanbod")
    return found[0]


def list_to_verify(ctx: Context) -> tuple[AanbodRow, ...]:
    """What somebody has to call about: what nobody ever checked first, then what was checked longest ago."""
    with ctx.read() as queries:
        kaart = _kaart(ctx, queries, GEEN)
    stale = [each for each in kaart.offers if not each.gestopt and is_stale(each, kaart.today)]
    ordered = sorted(stale, key=lambda each: (each.nagegaan_op or date.min, each.sleutel, each.id))
    return tuple(kaart.rows[each.id] for each in ordered)


def list_stopped(ctx: Context) -> tuple[AanbodRow, ...]:
    """What is no longer there, by name."""
    with ctx.read() as queries:
        kaart = _kaart(ctx, queries, GEEN)
    gone = sorted((each for each in kaart.offers if each.gestopt), key=lambda each: (each.sleutel, each.id))
    return tuple(kaart.rows[each.id] for each in gone)


def look_for_casus(ctx: Context, casus_id: int) -> Aanbodzoeker:
    """For whom in this casus one may look, and for which parts of their lives."""
    with ctx.read() as queries:
        if not queries.may_see_casus(casus_id, *GEHEEL):
            raise RuleViolation("niet_gevonden", soort="casus")
    ctx.log_reading(LogEntry("casus_geopend", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        casus = queries.casus(casus_id)
        if casus is None:
            raise RuleViolation("niet_gevonden", soort="casus")
        people = queries.inwoners(casus_id, *GEHEEL)
        told = {
            (person.id, each)
            for person in people
            for each in Levensdomein
            if queries.may_tell_part(casus_id, person.id, each.onderwerp)
        }
        chosen = {each.inwoner_id: each.levensdomeinen for each in chosen_parts(queries, casus_id)}
    mensen = tuple(
        Zoekplaats(
            casus_id=casus_id,
            inwoner_id=person.id,
            inwoner=person.naam,
            wijk_id=casus.wijk_id,
            leeftijd=leeftijd_op(Leeftijdsklasse(person.leeftijdsklasse), person.grens_op, ctx.today()),
            levensdomeinen=tuple(each for each in Levensdomein if (person.id, each) in told),
            gekozen=tuple(each for each in chosen.get(person.id, ()) if (person.id, each) in told),
        )
        for person in people
    )
    runs = casus.status == CasusStatus.LOOPT
    return Aanbodzoeker(casus_id, casus.code, runs and ctx.actor.may(Handeling.AANBOD_VOORSTELLEN), mensen)


def _ervaringen(queries: "Queries", inwoner_id: int) -> dict[int, tuple[Ervaring, ...]]:
    found: dict[int, list[Ervaring]] = defaultdict(list)
    for aanbod_id, uitkomst, dag, who in queries.ervaringen():
        found[aanbod_id].append(Ervaring(VerwijzingUitkomst(uitkomst), dag, who == inwoner_id))
    return {key: tuple(each) for key, each in found.items()}


def _kaart(ctx: Context, queries: "Queries", ervaringen: Ervaringen) -> Kaart:
    rows = rows_of(queries)
    offers = tuple(offer_of(row.id, row.gegevens, nagegaan_op=row.nagegaan_op, gestopt=row.gestopt) for row in rows)
    wijken = tuple((row.id, row.naam) for row in queries.wijken())
    return Kaart({row.id: row for row in rows}, offers, wijken, ctx.today(), ervaringen)


def rows_of(queries: "Queries", ids: Sequence[int] | None = None) -> list[AanbodRow]:
    """The offers as rows; all of them without ``ids``."""
    parts, wijken, ages, blocks = (_by_offer(rows) for rows in queries.aanbod_lists(ids))
    names = {row.id: row.naam for row in queries.wijken()}
    return [
        AanbodRow(
            id=row.id,
            versie=row.versie,
            gegevens=AanbodGegevens(
                **{name: getattr(row, name) for name in PLAIN} | {"kosten": Kosten(row.kosten)},
                levensdomeinen=tuple(map(Levensdomein, parts.get(row.id, ()))),
                wijken=tuple(wijken.get(row.id, ())),
                leeftijden=tuple(map(Leeftijdsklasse, ages.get(row.id, ()))),
                bouwstenen=tuple(map(Bouwsteen, blocks.get(row.id, ()))),
            ),
            wijken=tuple(name for key, name in names.items() if key in wijken.get(row.id, ())),
            nagegaan_op=row.nagegaan_op,
            nagegaan_door=row.nagegaan_door or "",
            gestopt=row.gestopt,
            bron=row.bron,
        )
        for row in queries.aanbod(ids)
    ]


def _by_offer(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for aanbod_id, value in rows:
        found[aanbod_id].append(value)
    return found
