"""The meeting before and after the table: plan, prepare, open, start, close, establish."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.overleg import Correctie, Overleg
from casus.domain.terugkomer import MINUTEN_NIEUW, MINUTEN_TERUG
from casus.domain.values import (
    AgendaReden,
    OverlegStatus,
)
from casus.services.agenda import (
    CLOSING,
    OPENING,
    add_vast,
    before_closing,
    bring_back,
    bring_back_to_next,
    casus_for_agenda,
    casus_punt,
    require_punt,
)
from casus.services.context import Context
from casus.services.uitnodigen import invite, invite_again, invite_in_charge


@dataclass(frozen=True)
class OverlegRow:
    """A meeting in a list."""

    id: int
    nummer: int
    datum: date
    begin: time
    eind: time
    plaats: str
    status: OverlegStatus
    casussen: int
    deelnemers: int
    versie: int


@dataclass(frozen=True)
class VoorraadRow:
    """A casus that waits for a place on the agenda."""

    id: int
    code: str
    naam: str
    vraag: str
    inbrenger: str
    laatst_besproken: date | None
    aangemaakt_op: datetime


@dataclass(frozen=True)
class PlanOverleg:
    """A new meeting; who sat there last time is invited again, what came back stands on the agenda."""

    datum: date
    begin: time
    eind: time
    plaats: str = ""
    voorzitter_id: int | None = None
    notulist_id: int | None = None


@dataclass(frozen=True)
class EditOverleg:
    """Place and people in charge, before the meeting runs."""

    overleg_id: int
    versie: int
    datum: date
    begin: time
    eind: time
    plaats: str
    voorzitter_id: int | None
    notulist_id: int | None


@dataclass(frozen=True)
class InviteDeelnemers:
    """Add these professionals to the table; who is there already is left alone."""

    overleg_id: int
    versie: int
    professional_ids: tuple[int, ...]
    gast: bool = False


@dataclass(frozen=True)
class ChangeDeelnemer:
    """Take off the list (``afgemeld`` None), or mark absent or present."""

    overleg_id: int
    versie: int
    deelnemer_id: int
    afgemeld: bool | None


@dataclass(frozen=True)
class AddPunt:
    """Put a casus on the agenda."""

    overleg_id: int
    versie: int
    casus_id: int
    minuten: int | None = None
    reden: AgendaReden = AgendaReden.OP_VERZOEK


@dataclass(frozen=True)
class AddVastPunt:
    """Put a standing point on the agenda."""

    overleg_id: int
    versie: int
    titel: str
    minuten: int


@dataclass(frozen=True)
class ChangePunt:
    """Move to a place, plan other minutes, or take off; exactly what is given."""

    overleg_id: int
    versie: int
    punt_id: int
    place: int | None = None
    minuten: int | None = None
    remove: bool = False


@dataclass(frozen=True)
class ChangeStatus:
    """One step further: to *open*, *lopend*, *gesloten* or *vastgesteld*."""

    overleg_id: int
    versie: int
    to: OverlegStatus


@dataclass(frozen=True)
class CorrectTekst:
    """Set a frozen text right, visibly beside it."""

    overleg_id: int
    onderwerp: str
    onderwerp_id: int
    nieuw: str
    reden: str


def plan_overleg(ctx: Context, cmd: PlanOverleg) -> list[Changed]:
    """Make a concept with the standing points, last meeting's people, who is in charge and what comes back."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = Overleg(
            id=ctx.new_id(),
            nummer=uow.queries.highest_nummer() + 1,
            datum=cmd.datum,
            begin=cmd.begin,
            eind=cmd.eind,
            plaats=cmd.plaats.strip(),
            gewijzigd_op=ctx.now(),
            voorzitter_id=cmd.voorzitter_id or ctx.actor.professional_id,
            notulist_id=cmd.notulist_id,
        )
        add_vast(ctx, overleg, *OPENING)
        invite_again(ctx, uow, overleg)
        invite_in_charge(ctx, uow, overleg)
        returning = bring_back(ctx, uow, overleg)
        add_vast(ctx, overleg, *CLOSING)
        uow.add(overleg)
        uow.commit(LogEntry("overleg_gepland", (("overleg", overleg.id),)), *returning)
    return [Changed("overleg", overleg.id)]


def edit_overleg(ctx: Context, cmd: EditOverleg) -> list[Changed]:
    """Change day, time, place, chair or notulist."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        overleg.reschedule(cmd.datum, cmd.begin, cmd.eind, cmd.plaats, ctx.now())
        overleg.put_in_charge(cmd.voorzitter_id, cmd.notulist_id, ctx.now())
        uow.commit(LogEntry("overleg_gewijzigd", (("overleg", overleg.id),)))
    return [Changed("overleg", cmd.overleg_id)]


def invite_deelnemers(ctx: Context, cmd: InviteDeelnemers) -> list[Changed]:
    """Invite, with the function and organisation of the day of the meeting."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        invite(ctx, uow, overleg, cmd.professional_ids, gast=cmd.gast)
        uow.commit(LogEntry("deelnemers_uitgenodigd", (("overleg", overleg.id),)))
    return [Changed("overleg", cmd.overleg_id)]


def change_deelnemer(ctx: Context, cmd: ChangeDeelnemer) -> list[Changed]:
    """Mark absence, or take somebody off the list."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        if cmd.afgemeld is None:
            overleg.uninvite(cmd.deelnemer_id, ctx.now())
        else:
            overleg.excuse(cmd.deelnemer_id, cmd.afgemeld, ctx.now())
        uow.commit(LogEntry("deelnemer_gewijzigd", (("overleg", overleg.id), ("deelnemer", cmd.deelnemer_id))))
    return [Changed("overleg", cmd.overleg_id)]


def add_punt(ctx: Context, cmd: AddPunt) -> list[Changed]:
    """Put a visible casus on the agenda, before the closing round."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        casus = casus_for_agenda(uow, cmd.casus_id)
        minuten = cmd.minuten or (MINUTEN_NIEUW if cmd.reden is AgendaReden.NIEUW else MINUTEN_TERUG)
        punt = casus_punt(ctx, casus.id, casus.vraag, casus.inbrenger_id, minuten, cmd.reden)
        overleg.add_punt(punt, ctx.now())
        before_closing(ctx, overleg, punt)
        uow.commit(LogEntry("punt_toegevoegd", (("overleg", overleg.id), ("agendapunt", punt.id)), casus.id))
    return [Changed("overleg", cmd.overleg_id)]


def add_vast_punt(ctx: Context, cmd: AddVastPunt) -> list[Changed]:
    """Put a standing point on the agenda, before the closing round."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        punt = add_vast(ctx, overleg, cmd.titel, cmd.minuten)
        before_closing(ctx, overleg, punt)
        uow.commit(LogEntry("punt_toegevoegd", (("overleg", overleg.id), ("agendapunt", punt.id))))
    return [Changed("overleg", cmd.overleg_id)]


def change_punt(ctx: Context, cmd: ChangePunt) -> list[Changed]:
    """Move, re-plan or remove a point."""
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        require_punt(uow, overleg.id, cmd.punt_id)
        casus_id = overleg.punt(cmd.punt_id).casus_id
        if cmd.place is not None:
            overleg.move_punt(cmd.punt_id, cmd.place, ctx.now())
        if cmd.minuten is not None:
            overleg.set_minuten(cmd.punt_id, cmd.minuten, ctx.now())
        if cmd.remove:
            overleg.remove_punt(cmd.punt_id, ctx.now())
        uow.commit(LogEntry("agenda_gewijzigd", (("overleg", overleg.id), ("agendapunt", cmd.punt_id)), casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def change_status(ctx: Context, cmd: ChangeStatus) -> list[Changed]:
    """One step further. After closing, what was not reached waits for the next meeting that is still open to it."""
    ctx.actor.require(
        Handeling.OVERLEG_VASTSTELLEN if cmd.to is OverlegStatus.VASTGESTELD else Handeling.OVERLEG_VOEREN
    )
    returning: list[LogEntry] = []
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        now = ctx.now()
        if cmd.to is OverlegStatus.OPEN:
            overleg.open(now)
        elif cmd.to is OverlegStatus.LOPEND:
            overleg.start(now)
        elif cmd.to is OverlegStatus.GESLOTEN:
            overleg.close(now)
            uow.flush()
            returning = bring_back_to_next(ctx, uow, overleg)
        elif cmd.to is OverlegStatus.VASTGESTELD:
            overleg.establish(now)
        else:
            raise RuleViolation("overleg_stand_past_niet", stand=overleg.status.value)
        uow.commit(LogEntry(f"overleg_{cmd.to.value}", (("overleg", overleg.id),)), *returning)
    return [Changed("overleg", cmd.overleg_id), Changed("actie", 0), Changed("casus", 0)]


def correct_tekst(ctx: Context, cmd: CorrectTekst) -> list[Changed]:
    """Write a correction beside a frozen notitie or besluit, or beside the meeting as a whole."""
    ctx.actor.require(Handeling.OVERLEG_VOEREN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id)
        punt_id, oud = overleg.frozen_text(cmd.onderwerp, cmd.onderwerp_id)
        if punt_id is not None and not uow.queries.may_see_punt(overleg.id, punt_id):
            raise RuleViolation("niet_gevonden", soort=cmd.onderwerp)
        casus_id = None if punt_id is None else overleg.punt(punt_id).casus_id
        correctie = Correctie(
            id=ctx.new_id(),
            onderwerp=cmd.onderwerp,
            onderwerp_id=cmd.onderwerp_id,
            oud=oud,
            nieuw=cmd.nieuw,
            reden=cmd.reden,
            gebruiker_id=ctx.author_id(),
            gemaakt_op=ctx.now(),
            agendapunt_id=punt_id,
        )
        overleg.correct(correctie, ctx.now())
        objects = (("overleg", overleg.id), ("correctie", correctie.id))
        uow.commit(LogEntry("correctie_vastgelegd", objects, casus_id))
    return [Changed("overleg", cmd.overleg_id)]


def list_overleggen(ctx: Context) -> list[OverlegRow]:
    """Every meeting, newest first."""
    with ctx.read() as queries:
        return [OverlegRow(*row) for row in queries.overleggen()]


def propose_overleg(ctx: Context) -> PlanOverleg:
    """The meeting after the last one: a week later (never in the past), same hours, place, chair and notulist."""
    with ctx.read() as queries:
        known = queries.overleggen()
        last = queries.overleg(known[0].id) if known else None
    if last is None:
        return PlanOverleg(ctx.today() + timedelta(7), time(13), time(15), "", ctx.actor.professional_id)
    weeks = max(1, -(-(ctx.today() - last.datum).days // 7))
    day = last.datum + timedelta(weeks=weeks)
    return PlanOverleg(day, last.begin, last.eind, last.plaats, last.voorzitter_id, last.notulist_id)


def next_overleg(ctx: Context) -> OverlegRow | None:
    """The meeting that runs, else the first one to come, else the latest that was planned and never held."""
    with ctx.read() as queries:
        running = queries.overleggen(status=(OverlegStatus.LOPEND,))
    return OverlegRow(*running[0]) if running else next_agenda(ctx)


def next_agenda(ctx: Context) -> OverlegRow | None:
    """The first meeting to come that still takes casussen on its agenda, else the latest planned and never held."""
    planned = (OverlegStatus.CONCEPT, OverlegStatus.OPEN)
    with ctx.read() as queries:
        coming = queries.overleggen(status=planned, since=ctx.today())
        rows = coming[::-1] or queries.overleggen(status=planned)
    return OverlegRow(*rows[0]) if rows else None


def list_voorraad(ctx: Context, overleg_id: int, limit: int = 20) -> list[VoorraadRow]:
    """Casussen that wait for a place on this agenda, longest waiting first."""
    with ctx.read() as queries:
        return [VoorraadRow(*row) for row in queries.voorraad(overleg_id, limit)]
