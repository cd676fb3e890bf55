"""The check at the table: who may hear what of this item now, and what that leaves for the room."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from casus.domain.agendapunt import Pet
from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import Overleg
from casus.domain.tafelcheck import Gehoor, TafelOordeel, person_verdict, tafelverdict
from casus.domain.toegang import DEELNEMER, EIGEN_ORGANISATIE, CasusFeiten, Relatie, relaties
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class StoelRow:
    """One person at the table, with the verdict; ``erbij``: in the room for this item (or expected, before it runs)."""

    deelnemer_id: int
    professional_id: int
    naam: str
    functie: str
    organisatie_id: int | None
    organisatie: str
    wet: str
    gehoor: Gehoor
    erbij: bool


@dataclass(frozen=True)
class Tafelcheck:
    """One item: the verdict for the room and for each person, and what the question is about."""

    overleg_id: int
    punt_id: int
    casus_id: int
    vraag: tuple[Onderwerp, ...]
    oordeel: TafelOordeel
    stoelen: tuple[StoelRow, ...]
    inwoners: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ZetOnderwerpen:
    """What the question to the table is about."""

    casus_id: int
    versie: int
    onderwerpen: tuple[Onderwerp, ...]


@dataclass(frozen=True)
class ZetPet:
    """Under which hat a deelnemer hears this one item; without an organisation the hat is taken off."""

    overleg_id: int
    punt_id: int
    deelnemer_id: int
    organisatie_id: int | None
    functie: str = ""
    wet: str = ""


def check_table(ctx: Context, overleg_id: int, punt_id: int) -> Tafelcheck | None:
    """The check of one item; None for a standing point, and for who does not deal with the casus."""
    with ctx.read() as queries:
        return table_check(queries, overleg_id, punt_id, ctx.now())


def check_tables(ctx: Context, overleg_id: int) -> tuple[Tafelcheck, ...]:
    """The check of every item about a casus that the viewer deals with."""
    with ctx.read() as queries:
        ids = [punt.id for punt in queries.punten(overleg_id) if punt.casus_id is not None]
        found = [table_check(queries, overleg_id, punt_id, ctx.now()) for punt_id in ids]
    return tuple(check for check in found if check is not None)


def table_check(queries: "Queries", overleg_id: int, punt_id: int, at: datetime) -> Tafelcheck | None:
    """The same inside a reading that is open already."""
    punt = next((p for p in queries.punten(overleg_id) if p.id == punt_id and p.casus_id is not None), None)
    found = [] if punt is None else queries.feiten([punt.casus_id])
    if punt is None or not found:
        return None
    feiten = found[0]
    petten = {pet.deelnemer_id: pet for pet in queries.petten(overleg_id) if pet.agendapunt_id == punt_id}
    stays, _, _ = queries.at_punten([punt_id])
    inside = {stay.deelnemer_id for stay in stays if stay.uit_op is None}
    known = {relatie.professional_id: relatie for relatie in reversed(relaties(feiten, at))}
    seats = tuple(
        _seat(feiten, deelnemer, petten.get(deelnemer.id), known, at, _is_there(deelnemer, inside, bool(stays)))
        for deelnemer in queries.deelnemers(overleg_id)
        if not deelnemer.afgemeld
    )
    present = [seat.gehoor for seat in seats if seat.erbij]
    people = queries.inwoners(punt.casus_id)
    return Tafelcheck(
        overleg_id=overleg_id,
        punt_id=punt_id,
        casus_id=punt.casus_id,
        vraag=tuple(onderwerp for onderwerp in Onderwerp if onderwerp in feiten.vraag),
        oordeel=tafelverdict(present, feiten.vraag),
        stoelen=seats,
        inwoners=tuple((person.id, person.naam) for person in people),
    )


def _is_there(deelnemer: Any, inside: set[int], has_run: bool) -> bool:
    """In the room while the item runs; before that everybody who comes is expected, and guests when they are let in."""
    return deelnemer.id in inside if has_run else not deelnemer.gast


def _seat(
    feiten: CasusFeiten, deelnemer: Any, pet: Any, known: dict[int, Relatie], at: datetime, is_there: bool
) -> StoelRow:
    hat = deelnemer if pet is None else pet
    relatie = _at_this_table(
        feiten, known.get(deelnemer.professional_id), deelnemer.professional_id, hat.organisatie_id, at
    )
    return StoelRow(
        deelnemer_id=deelnemer.id,
        professional_id=deelnemer.professional_id,
        naam=deelnemer.naam,
        functie=hat.functie,
        organisatie_id=hat.organisatie_id,
        organisatie=hat.organisatie or "",
        wet="" if pet is None else pet.wet,
        gehoor=person_verdict(feiten, deelnemer.id, relatie, at),
        erbij=is_there,
    )


def _at_this_table(
    feiten: CasusFeiten, known: Relatie | None, professional_id: int, organisatie_id: int | None, at: datetime
) -> Relatie:
    """Somebody sits here for the organisation of this item, also before the meeting is open; a wider ground stays."""
    if known is not None and known.grond not in (DEELNEMER, EIGEN_ORGANISATIE):
        return known._replace(organisatie_id=organisatie_id or known.organisatie_id)
    own = feiten.organisatie_of(feiten.inbrenger_id, at)
    is_own = own is not None and organisatie_id == own
    return Relatie(professional_id, EIGEN_ORGANISATIE if is_own else DEELNEMER, organisatie_id)


def list_onderwerpen(ctx: Context, casus_id: int) -> tuple[Onderwerp, ...]:
    """What the question of this casus is about, in the order of the parts of life."""
    with ctx.read() as queries:
        chosen = set(queries.casus_onderwerpen(casus_id))
    return tuple(onderwerp for onderwerp in Onderwerp if onderwerp in chosen)


def set_onderwerpen(ctx: Context, cmd: ZetOnderwerpen) -> list[Changed]:
    """Say what the question is about; only these parts of life need be told."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id, cmd.versie)
        if not uow.queries.may_handle_casus(casus.id):
            raise RuleViolation("geen_bevoegdheid", handeling="casus_wijzigen")
        casus.ask_about(cmd.onderwerpen, ctx.new_id, ctx.now())
        uow.commit(LogEntry("onderwerpen_gezet", (("casus", casus.id),), casus.id))
    return [Changed("casus", cmd.casus_id)]


def set_pet(ctx: Context, cmd: ZetPet) -> list[Changed]:
    """Put a hat on or take it off, before or while the item is on the table."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        if not uow.queries.may_see_punt(overleg.id, cmd.punt_id):
            raise RuleViolation("agendapunt_onbekend")
        overleg.wear(cmd.punt_id, cmd.deelnemer_id, _pet(ctx, cmd), ctx.now())
        objects = (("deelnemer", cmd.deelnemer_id), ("agendapunt", cmd.punt_id))
        uow.commit(LogEntry("pet_gezet", objects, overleg.punt(cmd.punt_id).casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def _pet(ctx: Context, cmd: ZetPet) -> Pet | None:
    if cmd.organisatie_id is None:
        return None
    return Pet(ctx.new_id(), cmd.deelnemer_id, cmd.organisatie_id, cmd.functie, cmd.wet.strip())
