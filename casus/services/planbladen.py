"""Reading plans: which there are, and what stands in one, with how it goes with what was promised."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from casus.domain.actie import Eigenaar
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.instrument import read_instrument
from casus.domain.levensdomein import Levensdomein
from casus.domain.plan import CtiFase, PlanStatus, PlanVorm
from casus.domain.plan_doel import DoelStand, Wet
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries

VOORAF = timedelta(days=7)
"""So long before one is reminded of the day to look back."""


@dataclass(frozen=True)
class PlanRow:
    """One plan in a list."""

    id: int
    versie: int
    casus_id: int
    inwoner_id: int
    inwoner: str
    vorm: PlanVorm
    fase: CtiFase | None
    status: PlanStatus
    begonnen: date
    terug_op: date | None
    door: str
    open_doelen: int


@dataclass(frozen=True)
class Afspraak:
    """How it goes with a step since somebody promised it."""

    actie_id: int
    status: ActieStatus
    termijn: date | None
    terugkoppeling: str


@dataclass(frozen=True)
class StapRow:
    """One step. ``wie``: a name of somebody who works here, or of a naaste; empty for the person, whose name follows
    F9. ``op_actielijst`` without ``afspraak``: it was promised, and is not told to who reads this.
    """

    id: int
    wat: str
    eigenaar: Eigenaar
    wie: str
    uiterlijk: date | None
    merken_aan: str
    wet: Wet | None
    waarom_anders: str
    op_actielijst: bool
    afspraak: Afspraak | None


@dataclass(frozen=True)
class DoelRow:
    """One goal. ``gekozen``: what the part of the intake is called in which the person chose it."""

    id: int
    levensdomein: Levensdomein
    doel: str
    gekozen: str
    stand: DoelStand
    uitkomst: str
    stappen: tuple[StapRow, ...]

    @property
    def is_open(self) -> bool:
        """One still works on it."""
        return self.stand is DoelStand.OPEN


@dataclass(frozen=True)
class TerugkijkRow:
    """A plan that the person and who helps look back at on this day."""

    plan_id: int
    casus_id: int
    code: str
    casus: str
    naam: str
    op: date


@dataclass(frozen=True)
class PlanBlad:
    """All of one plan that may be told. ``ook_gekozen``: what the person chose too, and is no goal yet."""

    row: PlanRow
    code: str
    doelen: tuple[DoelRow, ...]
    meer_doelen: str
    ook_gekozen: tuple[str, ...]
    mag_schrijven: bool

    @property
    def te_beloven(self) -> int:
        """How many steps can still become an actie."""
        return sum(not stap.op_actielijst for doel in self.doelen if doel.is_open for stap in doel.stappen)


def list_plannen(ctx: Context, casus_id: int) -> tuple[PlanRow, ...]:
    """The plans of a casus as far as they may be told, those that run first."""
    with ctx.read() as queries:
        rows = queries.plannen(casus_id)
        doelen = queries.plan_doelen([row.id for row in rows])
    return tuple(_row(row, [each for each in doelen if each.plan_id == row.id]) for row in rows)


def list_terugkijken(ctx: Context, limit: int) -> tuple[TerugkijkRow, ...]:
    """Plans to look back at together, from a week before."""
    with ctx.read() as queries:
        rows = queries.plannen_terug(ctx.today() + VOORAF, limit)
    return tuple(TerugkijkRow(row.id, row.casus_id, row.code, row.casus, row.naam, row.terug_op) for row in rows)


def open_plan(ctx: Context, plan_id: int) -> PlanBlad:
    """One plan; that it was read is written down before it is shown."""
    with ctx.read() as queries:
        seen = queries.plan(plan_id)
    if seen is None:
        raise RuleViolation("niet_gevonden", soort="plan")
    ctx.log_reading(LogEntry("plan_gelezen", (("plan", plan_id),), seen.casus_id))
    with ctx.read() as queries:
        row = queries.plan(plan_id)
        if row is None:
            raise RuleViolation("niet_gevonden", soort="plan")
        doelen = queries.plan_doelen([plan_id])
        casus = queries.casus(row.casus_id)
        names, waiting = _chosen(queries, doelen)
        stappen = _stappen(queries, plan_id)
        whole = queries.may_write_plan(plan_id)
    runs = row.status == PlanStatus.LOPEND
    return PlanBlad(
        row=_row(row, doelen),
        code="" if casus is None else casus.code,
        doelen=tuple(
            DoelRow(
                each.id,
                Levensdomein(each.levensdomein),
                each.doel,
                names.get((each.intake_id, each.intake_deel), ""),
                DoelStand(each.stand),
                each.uitkomst,
                tuple(stappen[each.id]),
            )
            for each in doelen
        ),
        meer_doelen=row.meer_doelen if whole else "",
        ook_gekozen=waiting if whole else (),
        mag_schrijven=runs and whole and ctx.actor.may(Handeling.CASUS_AANMAKEN),
    )


def _row(row: Any, doelen: Iterable[Any]) -> PlanRow:
    return PlanRow(
        id=row.id,
        versie=row.versie,
        casus_id=row.casus_id,
        inwoner_id=row.inwoner_id,
        inwoner=row.inwoner,
        vorm=PlanVorm(row.vorm),
        fase=None if row.fase is None else CtiFase(row.fase),
        status=PlanStatus(row.status),
        begonnen=row.begonnen,
        terug_op=row.terug_op,
        door=row.door or "",
        open_doelen=sum(each.stand == DoelStand.OPEN for each in doelen),
    )


def _chosen(queries: "Queries", doelen: Iterable[Any]) -> tuple[dict[tuple[int, str], str], tuple[str, ...]]:
    """What the parts are called that goals come from, as far as those may be told; and what was chosen besides."""
    goals = {(each.intake_id, each.intake_deel) for each in doelen if each.intake_id is not None}
    names: dict[tuple[int, str], str] = {}
    waiting: list[str] = []
    for intake_id in sorted({intake_id for intake_id, _ in goals}):
        intake = queries.intake(intake_id)
        if intake is None:
            continue
        instrument = read_instrument(queries.instrument_tekst(intake.instrument_id) or "")
        parts = sorted(queries.intake_delen([intake_id]), key=lambda part: part.keuze)
        names |= {(intake_id, part.code): instrument.deel(part.code).naam for part in parts}
        waiting += [names[intake_id, p.code] for p in parts if p.keuze and (intake_id, p.code) not in goals]
    return names, tuple(waiting)


def _stappen(queries: "Queries", plan_id: int) -> dict[int, list[StapRow]]:
    """By goal, with what is told of the acties."""
    rows = queries.plan_stappen([plan_id])
    promised = [row.actie_id for row in rows if row.actie_id is not None]
    told = {
        row.id: Afspraak(row.id, ActieStatus(row.status), row.termijn, row.terugkoppeling)
        for row in queries.actie_rows(promised)
    }
    found: dict[int, list[StapRow]] = defaultdict(list)
    for row in rows:
        soort = EigenaarSoort(row.eigenaar_soort)
        owner = Eigenaar(soort, row.professional_id, row.organisatie_id, row.inwoner_id, row.eigenaar_naam)
        found[row.plan_doel_id].append(
            StapRow(
                id=row.id,
                wat=row.wat,
                eigenaar=owner,
                wie=row.professional or row.organisatie or row.eigenaar_naam,
                uiterlijk=row.uiterlijk,
                merken_aan=row.merken_aan,
                wet=None if row.wet is None else Wet(row.wet),
                waarom_anders=row.waarom_anders,
                op_actielijst=row.actie_id is not None,
                afspraak=told.get(row.actie_id),
            )
        )
    return found
