"""At the table: what is on it, who is in the room, what is said, decided and agreed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casus.domain.actie import Actie, Eigenaar
from casus.domain.agendapunt import Besluit, Notitie
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.overleg import Overleg
from casus.domain.snelle_invoer import Begrepen, InvoerSoort, Kandidaat, parse
from casus.domain.terugkomer import MINUTEN_NIEUW
from casus.domain.values import (
    AgendaReden,
    EigenaarSoort,
    NotitieSoort,
    draw_code,
)
from casus.services.agenda import casus_for_agenda, casus_punt, require_punt
from casus.services.casussen import CreateCasus, new_casus
from casus.services.context import Context


@dataclass(frozen=True)
class AtPunt:
    """A step at the table that needs only a point: start it, or end what runs (``punt_id`` None)."""

    overleg_id: int
    punt_id: int | None


@dataclass(frozen=True)
class Step:
    """Somebody leaves the room for the running point (``inside`` False) or joins it."""

    overleg_id: int
    deelnemer_id: int
    inside: bool


@dataclass(frozen=True)
class RecordNotitie:
    """Write down what was said; about what, about whom and of which organisation, when that is not all of it."""

    overleg_id: int
    punt_id: int
    tekst: str
    soort: NotitieSoort = NotitieSoort.NIET_BEPAALD
    bron: str = ""
    onderwerp: Onderwerp | None = None
    inwoner_id: int | None = None
    organisatie_id: int | None = None


@dataclass(frozen=True)
class RecordBesluit:
    """Write down a decision and why."""

    overleg_id: int
    punt_id: int
    tekst: str
    motivering: str
    onderwerp: Onderwerp | None = None


@dataclass(frozen=True)
class RecordActie:
    """Write down who does what by when."""

    overleg_id: int
    punt_id: int
    wat: str
    eigenaar: Eigenaar
    uiterlijk: date | None = None
    onderwerp: Onderwerp | None = None


@dataclass(frozen=True)
class AddInloop:
    """A walk-in: a casus that exists, or a new one that is made on the spot."""

    overleg_id: int
    casus_id: int | None = None
    nieuw: CreateCasus | None = None


@dataclass(frozen=True)
class SetTerugOp:
    """When the casus comes back; None is not."""

    overleg_id: int
    punt_id: int
    terug_op: date | None


def start_punt(ctx: Context, cmd: AtPunt) -> list[Changed]:
    """Put a point on the table, or take off what is there; the clock and the attendance follow."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        if cmd.punt_id is None:
            running = overleg.running_punt()
            overleg.finish_punt(ctx.now())
            casus_id = None if running is None else running.casus_id
            uow.commit(LogEntry("punt_afgerond", (("overleg", overleg.id),), casus_id))
        else:
            require_punt(uow, overleg.id, cmd.punt_id)
            overleg.start_punt(cmd.punt_id, ctx.new_id, ctx.now())
            casus_id = overleg.punt(cmd.punt_id).casus_id
            uow.commit(LogEntry("punt_besproken", (("agendapunt", cmd.punt_id), ("overleg", overleg.id)), casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def step(ctx: Context, cmd: Step) -> list[Changed]:
    """Let somebody out of the room or in; the minutes say who was there when."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        if cmd.inside:
            overleg.step_in(cmd.deelnemer_id, ctx.new_id, ctx.now())
        else:
            overleg.step_out(cmd.deelnemer_id, ctx.now())
        action = "deelnemer_binnen" if cmd.inside else "deelnemer_buiten"
        running = overleg.running_punt()
        casus_id = None if running is None else running.casus_id
        uow.commit(LogEntry(action, (("deelnemer", cmd.deelnemer_id), ("overleg", overleg.id)), casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def record_notitie(ctx: Context, cmd: RecordNotitie) -> list[Changed]:
    """Write down what was said at a point."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        require_punt(uow, overleg.id, cmd.punt_id)
        about = (cmd.onderwerp, cmd.inwoner_id, cmd.organisatie_id)
        notitie = Notitie(ctx.new_id(), cmd.tekst, cmd.soort, ctx.author_id(), ctx.now(), cmd.bron.strip(), *about)
        overleg.record_notitie(cmd.punt_id, notitie, ctx.now())
        uow.commit(LogEntry("notitie_vastgelegd", (("notitie", notitie.id),), overleg.punt(cmd.punt_id).casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def record_besluit(ctx: Context, cmd: RecordBesluit) -> list[Changed]:
    """Write down a decision; without a motivation it is refused."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        require_punt(uow, overleg.id, cmd.punt_id)
        taken = {b.code for p in overleg.punten for b in p.besluiten}
        besluit = Besluit(ctx.new_id(), _code(ctx, taken), cmd.tekst, cmd.motivering, ctx.author_id(), ctx.now())
        besluit.onderwerp = cmd.onderwerp
        overleg.record_besluit(cmd.punt_id, besluit, ctx.now())
        uow.commit(LogEntry("besluit_vastgelegd", (("besluit", besluit.id),), overleg.punt(cmd.punt_id).casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def record_actie(ctx: Context, cmd: RecordActie) -> list[Changed]:
    """Write down an actie; it lives on after the meeting until somebody says what became of it."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    if cmd.uiterlijk is not None and cmd.uiterlijk < ctx.today():
        raise RuleViolation("datum_voorbij", field="uiterlijk")
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        require_punt(uow, overleg.id, cmd.punt_id)
        punt = overleg.agree_actie(cmd.punt_id, ctx.now())
        inwoner_id = cmd.eigenaar.inwoner_id
        if inwoner_id is not None and inwoner_id not in {i.id for i in uow.queries.inwoners(punt.casus_id or 0)}:
            raise RuleViolation("eigenaar_onbekend", field="eigenaar")
        actie = Actie(
            id=ctx.new_id(),
            wat=cmd.wat,
            eigenaar_soort=cmd.eigenaar.soort,
            gemaakt_op=ctx.now(),
            gewijzigd_op=ctx.now(),
            uiterlijk=cmd.uiterlijk,
            casus_id=punt.casus_id,
            agendapunt_id=punt.id,
            professional_id=cmd.eigenaar.professional_id,
            organisatie_id=cmd.eigenaar.organisatie_id,
            inwoner_id=inwoner_id,
            eigenaar_naam=cmd.eigenaar.naam.strip(),
            onderwerp=cmd.onderwerp,
        )
        uow.add(actie)
        uow.commit(LogEntry("actie_vastgelegd", (("actie", actie.id),), punt.casus_id))
    return [Changed("overleg", cmd.overleg_id), Changed("actie", actie.id)]


def record_invoer(ctx: Context, overleg_id: int, punt_id: int, begrepen: Begrepen) -> list[Changed]:
    """Record a line as it was understood; what is unclear is refused with the first question."""
    if begrepen.vragen and begrepen.vragen != ("datum_ontbreekt",):
        raise RuleViolation(begrepen.vragen[0], field="invoer")
    if begrepen.soort is InvoerSoort.BESLUIT:
        besluit = RecordBesluit(overleg_id, punt_id, begrepen.tekst, begrepen.motivering, begrepen.onderwerp)
        return record_besluit(ctx, besluit)
    if begrepen.soort is InvoerSoort.ACTIE:
        owner = _owner(begrepen)
        actie = RecordActie(overleg_id, punt_id, begrepen.tekst, owner, begrepen.uiterlijk, begrepen.onderwerp)
        return record_actie(ctx, actie)
    return record_notitie(ctx, RecordNotitie(overleg_id, punt_id, begrepen.tekst, onderwerp=begrepen.onderwerp))


def understand(ctx: Context, line: str, kandidaten: tuple[Kandidaat, ...]) -> Begrepen:
    """What a typed line would become; nothing is written."""
    return parse(line, kandidaten, ctx.today())


def add_inloop(ctx: Context, cmd: AddInloop) -> list[Changed]:
    """Take a walk-in on the running agenda; a new casus is made in the same transaction."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        entries = []
        if cmd.nieuw is not None:
            casus = new_casus(ctx, uow, cmd.nieuw)
            uow.flush()
            entries.append(LogEntry("casus_aangemaakt", (("casus", casus.id),), casus.id))
        else:
            casus = casus_for_agenda(uow, cmd.casus_id or 0)
        punt = casus_punt(ctx, casus.id, casus.vraag, casus.inbrenger_id, MINUTEN_NIEUW, AgendaReden.INLOOP)
        overleg.add_punt(punt, ctx.now())
        overleg.move_punt(punt.id, overleg.place_for_inloop(), ctx.now())
        objects = (("agendapunt", punt.id), ("overleg", overleg.id))
        uow.commit(*entries, LogEntry("inloop_toegevoegd", objects, casus.id))
    return [Changed("overleg", cmd.overleg_id), Changed("casus", casus.id)]


def set_terug_op(ctx: Context, cmd: SetTerugOp) -> list[Changed]:
    """Agree when the casus comes back."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        require_punt(uow, overleg.id, cmd.punt_id)
        overleg.set_terug_op(cmd.punt_id, cmd.terug_op, ctx.now())
        casus_id = overleg.punt(cmd.punt_id).casus_id
        uow.commit(LogEntry("terugkomdatum_gezet", (("agendapunt", cmd.punt_id),), casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def _owner(begrepen: Begrepen) -> Eigenaar:
    if begrepen.naaste:
        return Eigenaar(EigenaarSoort.NAASTE, naam=begrepen.naaste)
    kandidaat = begrepen.eigenaar
    if kandidaat is None:
        raise RuleViolation("eigenaar_onbekend", field="invoer")
    key = {
        EigenaarSoort.PROFESSIONAL: "professional_id",
        EigenaarSoort.ORGANISATIE: "organisatie_id",
        EigenaarSoort.PERSOON: "inwoner_id",
    }[kandidaat.soort]
    ids: dict[str, Any] = {key: kandidaat.id}
    return Eigenaar(kandidaat.soort, **ids)


def _code(ctx: Context, taken: set[str]) -> str:
    while True:
        code = draw_code(ctx.random)
        if code not in taken:
            return code
