"""Plans of a casus: begin one from what the person chose, write goals and steps, and say what became of them.

Small commands, one per thing somebody decides, so that two colleagues who write at the same time lose one line at most.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.instrument import read_instrument
from casus.domain.levensdomein import Levensdomein
from casus.domain.overleg import Overleg
from casus.domain.plan import MEESTE_DOELEN, CtiFase, Plan, PlanStatus, PlanVorm
from casus.domain.plan_doel import Doel, DoelInhoud, DoelStand, StapInhoud
from casus.domain.values import CasusStatus
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class BeginPlan:
    """A plan with this person; ``intake_id``: with the first things that they chose there, in their order."""

    casus_id: int
    inwoner_id: int
    intake_id: int | None = None
    vorm: PlanVorm = PlanVorm.GEWOON
    fase: CtiFase | None = None
    terug_op: date | None = None


@dataclass(frozen=True)
class WijzigPlan:
    """Another shape, phase, or day to look back."""

    plan_id: int
    versie: int
    vorm: PlanVorm
    fase: CtiFase | None
    terug_op: date | None


@dataclass(frozen=True)
class SchrijfDoel:
    """A goal in the words of the person; ``doel_id`` None: a new one. ``meer_doelen``: why, when there are many."""

    plan_id: int
    versie: int
    doel_id: int | None
    inhoud: DoelInhoud
    meer_doelen: str = ""


@dataclass(frozen=True)
class VerplaatsDoel:
    """The person wants it earlier, or later."""

    plan_id: int
    versie: int
    doel_id: int
    eerder: bool


@dataclass(frozen=True)
class RondDoelAf:
    """Reached, let go, or open again."""

    plan_id: int
    versie: int
    doel_id: int
    stand: DoelStand
    uitkomst: str = ""


@dataclass(frozen=True)
class SchrijfStap:
    """Who does what by when; ``stap_id`` None: a new step for this goal."""

    plan_id: int
    versie: int
    doel_id: int
    stap_id: int | None
    inhoud: StapInhoud


@dataclass(frozen=True)
class HaalWeg:
    """A goal, or one of its steps, that was never meant."""

    plan_id: int
    versie: int
    doel_id: int
    stap_id: int | None = None


@dataclass(frozen=True)
class NaarActielijst:
    """These steps become acties; none named: all that are not yet, of the goals that are open."""

    plan_id: int
    versie: int
    stap_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class RondPlanAf:
    """The plan is done."""

    plan_id: int
    versie: int


def begin_plan(ctx: Context, cmd: BeginPlan) -> list[Changed]:
    """Begin a plan; what was chosen in the intake stands in it as goals that wait for words."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    _require_ahead(ctx, cmd.terug_op)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id)
        if casus.status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        casus.inwoner(cmd.inwoner_id)
        running = (row for row in uow.queries.plannen(casus.id) if row.status == PlanStatus.LOPEND)
        if cmd.inwoner_id in {row.inwoner_id for row in running}:
            raise RuleViolation("plan_loopt_al", field="inwoner")
        plan = Plan(
            id=ctx.new_id(),
            casus_id=cmd.casus_id,
            inwoner_id=cmd.inwoner_id,
            vorm=cmd.vorm,
            begonnen=ctx.today(),
            gewijzigd_op=ctx.now(),
            fase=cmd.fase,
            terug_op=cmd.terug_op,
            door_id=ctx.actor.professional_id,
        )
        if cmd.intake_id is not None:
            _choose(ctx, uow, plan, cmd.intake_id)
        uow.add(plan)
        uow.commit(LogEntry("plan_begonnen", _objects(plan), plan.casus_id))
    return _changed(plan)


def change_plan(ctx: Context, cmd: WijzigPlan) -> list[Changed]:
    """Less contact or more, a next phase, another day."""

    def act(plan: Plan) -> None:
        if cmd.terug_op != plan.terug_op:
            _require_ahead(ctx, cmd.terug_op)
        plan.change(cmd.vorm, cmd.fase, cmd.terug_op, ctx.now())

    return _write(ctx, cmd.plan_id, cmd.versie, act)


def write_doel(ctx: Context, cmd: SchrijfDoel) -> list[Changed]:
    """A new goal, or other words for one."""

    def act(plan: Plan) -> None:
        if cmd.doel_id is None:
            plan.add_doel(ctx.new_id(), cmd.inhoud, cmd.meer_doelen, ctx.now())
        else:
            plan.write_doel(cmd.doel_id, cmd.inhoud, ctx.now())

    return _write(ctx, cmd.plan_id, cmd.versie, act)


def move_doel(ctx: Context, cmd: VerplaatsDoel) -> list[Changed]:
    """The person orders the goals."""
    return _write(ctx, cmd.plan_id, cmd.versie, lambda plan: plan.move_doel(cmd.doel_id, cmd.eerder, ctx.now()))


def write_stap(ctx: Context, cmd: SchrijfStap) -> list[Changed]:
    """A new step, or what one says now. The person who does it is one of this casus."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        plan = uow.get(Plan, cmd.plan_id, cmd.versie)
        people = {row.id for row in uow.queries.inwoners(plan.casus_id)}
        if cmd.inhoud.eigenaar.inwoner_id not in {None, *people}:
            raise RuleViolation("eigenaar_ontbreekt", field="eigenaar")
        if cmd.stap_id is None:
            plan.add_stap(cmd.doel_id, ctx.new_id(), cmd.inhoud, ctx.now())
        else:
            plan.write_stap(cmd.stap_id, cmd.inhoud, ctx.now())
        uow.commit(LogEntry("plan_gewijzigd", _objects(plan), plan.casus_id))
    return _changed(plan)


def remove_part(ctx: Context, cmd: HaalWeg) -> list[Changed]:
    """Take a goal or a step off that nobody promised."""

    def act(plan: Plan) -> None:
        if cmd.stap_id is None:
            plan.remove_doel(cmd.doel_id, ctx.now())
        else:
            plan.remove_stap(cmd.stap_id, ctx.now())

    return _write(ctx, cmd.plan_id, cmd.versie, act)


def finish_doel(ctx: Context, cmd: RondDoelAf) -> list[Changed]:
    """Say what became of a goal. Acties that are still open stay on the list of who promised them."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        plan = uow.get(Plan, cmd.plan_id, cmd.versie)
        plan.finish_doel(cmd.doel_id, cmd.stand, cmd.uitkomst, ctx.now())
        entry = LogEntry("plan_doel_afgerond", _objects(plan), plan.casus_id, outcome=cmd.stand.value)
        uow.commit(entry)
    return _changed(plan)


def finish_plan(ctx: Context, cmd: RondPlanAf) -> list[Changed]:
    """Close the plan; it stays to be read."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        plan = uow.get(Plan, cmd.plan_id, cmd.versie)
        plan.finish(ctx.now())
        uow.commit(LogEntry("plan_afgerond", _objects(plan), plan.casus_id))
    return _changed(plan)


def promise_stappen(ctx: Context, cmd: NaarActielijst) -> list[Changed]:
    """Steps become acties: at the table when this casus is talked about right now, else on the list; all or none."""
    ctx.actor.require(Handeling.ACTIE_AFSPREKEN)
    with ctx.unit_of_work() as uow:
        plan = uow.get(Plan, cmd.plan_id, cmd.versie)
        waiting = [stap for doel in plan.open_doelen for stap in doel.stappen if stap.actie_id is None]
        chosen = cmd.stap_ids or tuple(stap.id for stap in waiting)
        if not chosen:
            raise RuleViolation("plan_zonder_stappen")
        late = [stap for stap in waiting if stap.id in chosen and stap.uiterlijk and stap.uiterlijk < ctx.today()]
        if late:
            raise RuleViolation("stap_datum_voorbij")
        overleg_id, punt_id = _at_table(ctx, uow, plan.casus_id)
        acties = [plan.make_actie(stap_id, ctx.new_id(), ctx.now()) for stap_id in chosen]
        for actie in acties:
            actie.agendapunt_id = punt_id
            uow.add(actie)
        entries = [LogEntry("actie_toegevoegd", (("actie", actie.id),), plan.casus_id) for actie in acties]
        uow.flush()
        uow.commit(LogEntry("plan_naar_acties", _objects(plan), plan.casus_id), *entries)
    at_table = [] if overleg_id is None else [Changed("overleg", overleg_id)]
    return [*_changed(plan), *(Changed("actie", actie.id) for actie in acties), *at_table]


def _write(ctx: Context, plan_id: int, versie: int, act: Callable[[Plan], object]) -> list[Changed]:
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        plan = uow.get(Plan, plan_id, versie)
        act(plan)
        uow.commit(LogEntry("plan_gewijzigd", _objects(plan), plan.casus_id))
    return _changed(plan)


def _choose(ctx: Context, uow: "UnitOfWork", plan: Plan, intake_id: int) -> None:
    """What this person chose there, as many as fit; the rest can still be added. Who is not told all of the intake
    cannot take it over.
    """
    intake = uow.queries.intake(intake_id)
    mine = intake is not None and (intake.casus_id, intake.inwoner_id) == (plan.casus_id, plan.inwoner_id)
    if not mine or intake is None or not uow.queries.may_fill_intake(intake_id):
        raise RuleViolation("niet_gevonden", soort="intake")
    instrument = read_instrument(uow.queries.instrument_tekst(intake.instrument_id) or "")
    chosen = sorted((part for part in uow.queries.intake_delen([intake_id]) if part.keuze), key=lambda p: p.keuze)
    for place, part in enumerate(chosen[:MEESTE_DOELEN], start=1):
        domein: Levensdomein = instrument.deel(part.code).levensdomeinen[0]
        doel = Doel(ctx.new_id(), place, domein, intake_id=intake_id, intake_deel=part.code)
        plan.choose_doel(doel, ctx.now())


def _at_table(ctx: Context, uow: "UnitOfWork", casus_id: int) -> tuple[int | None, int | None]:
    """(meeting, point) when this casus is on the table now and who works here writes the minutes of it."""
    found = uow.queries.lopend_punt(casus_id) if ctx.actor.may(Handeling.OVERLEG_VOEREN) else None
    if found is None:
        return None, None
    overleg = uow.get(Overleg, found.overleg_id)
    return overleg.id, overleg.agree_actie(found.punt_id, ctx.now()).id


def _require_ahead(ctx: Context, day: date | None) -> None:
    if day is not None and day < ctx.today():
        raise RuleViolation("datum_voorbij", field="terug_op")


def _objects(plan: Plan) -> tuple[tuple[str, int], ...]:
    return (("plan", plan.id), ("inwoner", plan.inwoner_id))


def _changed(plan: Plan) -> list[Changed]:
    return [Changed("plan", plan.id), Changed("casus", plan.casus_id)]
