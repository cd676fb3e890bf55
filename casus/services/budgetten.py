"""Budgets and what moves in them: money put in and moved, the turn of the year, and every row of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import TERUG_TE_NEMEN, Boeking, BoekingSoort, Budget, Jaarwisseling, Stand, check_boeking
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.kostenraming import Raming
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MaakBudget:
    """A budget with what is put in at the start, in cents; 0 when that is not known yet."""

    wijk_id: int
    jaar: int
    bron: str
    jaarwisseling: Jaarwisseling
    inleg: int = 0


@dataclass(frozen=True)
class ZetJaarwisseling:
    """Whether what is left lapses or goes along."""

    budget_id: int
    versie: int
    jaarwisseling: Jaarwisseling


@dataclass(frozen=True)
class VulAan:
    """More money; the first that comes in is *inleg*, what comes later *aanvulling*."""

    budget_id: int
    bedrag: int
    omschrijving: str = ""


@dataclass(frozen=True)
class HevelOver:
    """From one budget to another."""

    van_id: int
    naar_id: int
    bedrag: int
    omschrijving: str = ""


@dataclass(frozen=True)
class NeemMee:
    """The year is over: what is left goes along to the first year that is not."""

    budget_id: int


@dataclass(frozen=True)
class BudgetRow:
    """One budget with its totals."""

    id: int
    versie: int
    wijk_id: int
    wijk: str
    jaar: int
    bron: str
    jaarwisseling: Jaarwisseling
    stand: Stand


@dataclass(frozen=True)
class Blik:
    """The last look of a second person at a payment, and what they found."""

    klopt: bool
    bevinding: str
    door: str
    op: datetime


@dataclass(frozen=True)
class BoekingRow:
    """One row of the ledger. Of a verzoek that I may not be told only the amount stands here. ``mag_terug``: its kind
    can be taken back, and it was not; whether the budget bears it is seen when it is done.
    """

    id: int
    budget_id: int
    soort: BoekingSoort
    bedrag: int
    op: datetime
    boekdag: date
    verzoek_id: int | None
    verzoek_code: str
    kenmerk: str
    omschrijving: str
    door: str
    is_tegenboeking: bool
    is_teruggenomen: bool
    heeft_bewijs: bool
    blik: Blik | None
    mag_terug: bool

    @property
    def is_bekeken(self) -> bool:
        """A second person looked."""
        return self.blik is not None

    @property
    def klopt_niet(self) -> bool:
        """It was found wrong, and stands so: nobody took it back nor found it right since."""
        return self.blik is not None and not self.blik.klopt and not self.is_teruggenomen


@dataclass(frozen=True)
class Budgetregel:
    """A row of the ledger of a budget that belongs to no verzoek. ``ander``: of a transfer the budget of its other
    half; the same one of another year when it was taken along.
    """

    boeking: BoekingRow
    ander: BudgetRow | None


@dataclass(frozen=True)
class BudgetBlad:
    """What was put in one budget and moved, oldest first."""

    row: BudgetRow
    regels: tuple[Budgetregel, ...]


def list_budgetten(ctx: Context) -> tuple[BudgetRow, ...]:
    """Every budget, the latest year first."""
    with ctx.read() as queries:
        return _budget_rows(queries)


def show_budget(ctx: Context, budget_id: int) -> BudgetBlad:
    """The rows of one budget that belong to no verzoek."""
    with ctx.read() as queries:
        found = {row.id: row for row in _budget_rows(queries)}
        if budget_id not in found:
            raise RuleViolation("niet_gevonden", soort="budget")
        rows = boeking_rows(queries.boekingen(budget_id=budget_id, zonder_verzoek=True))
        elsewhere = queries.andere_budgetten(budget_id)
    regels = (Budgetregel(row, found.get(elsewhere.get(row.id, 0))) for row in reversed(rows))
    return BudgetBlad(found[budget_id], tuple(regels))


def _budget_rows(queries: "Queries") -> tuple[BudgetRow, ...]:
    rows = queries.budgetten()
    standen = queries.standen([row.id for row in rows])
    return tuple(
        BudgetRow(
            id=row.id,
            versie=row.versie,
            wijk_id=row.wijk_id,
            wijk=row.wijk,
            jaar=row.jaar,
            bron=row.bron,
            jaarwisseling=Jaarwisseling(row.jaarwisseling),
            stand=standen[row.id],
        )
        for row in rows
    )


def make_budget(ctx: Context, cmd: MaakBudget) -> list[Changed]:
    """A new budget for a wijk, a year and a source; there is one of each."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        budget = Budget(ctx.new_id(), cmd.wijk_id, cmd.jaar, cmd.bron, cmd.jaarwisseling, ctx.now())
        if cmd.wijk_id not in {row.id for row in uow.queries.wijken()}:
            raise RuleViolation("niet_gevonden", soort="wijk")
        if uow.queries.budget_of(budget.wijk_id, budget.jaar, budget.bron) is not None:
            raise RuleViolation("budget_bestaat_al", field="bron")
        uow.add(budget)
        uow.flush()
        if cmd.inleg:
            book(ctx, uow, _put_in(ctx, budget.id, BoekingSoort.INLEG, cmd.inleg, ""))
        uow.commit(LogEntry("budget_gemaakt", (("budget", budget.id),)))
    return [Changed("budget", budget.id)]


def set_jaarwisseling(ctx: Context, cmd: ZetJaarwisseling) -> list[Changed]:
    """Another rule for the end of the year."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        uow.get(Budget, cmd.budget_id, cmd.versie).set_jaarwisseling(cmd.jaarwisseling, ctx.today(), ctx.now())
        objects = (("budget", cmd.budget_id),)
        uow.commit(LogEntry("budget_gewijzigd", objects, outcome=cmd.jaarwisseling.value))
    return [Changed("budget", cmd.budget_id)]


def top_up(ctx: Context, cmd: VulAan) -> list[Changed]:
    """More money in a budget of this year or the next."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        budget = uow.get(Budget, cmd.budget_id)
        budget.require_current(ctx.today())
        first = not uow.queries.boekingen(budget_id=budget.id)
        soort = BoekingSoort.INLEG if first else BoekingSoort.AANVULLING
        boeking = book(ctx, uow, _put_in(ctx, budget.id, soort, cmd.bedrag, cmd.omschrijving))
        uow.commit(LogEntry("budget_aangevuld", (("budget", budget.id), ("boeking", boeking.id))))
    return [Changed("budget", cmd.budget_id)]


def transfer(ctx: Context, cmd: HevelOver) -> list[Changed]:
    """Move money between budgets; what lapsed with its year stays where it is."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    if cmd.van_id == cmd.naar_id:
        raise RuleViolation("budget_zelfde", field="naar")
    with ctx.unit_of_work() as uow:
        van, naar = uow.get(Budget, cmd.van_id), uow.get(Budget, cmd.naar_id)
        naar.require_current(ctx.today())
        if van.jaarwisseling is Jaarwisseling.VERVALT:
            van.require_current(ctx.today())
        _move(ctx, uow, van.id, naar.id, cmd.bedrag, cmd.omschrijving)
        uow.commit(LogEntry("budget_overgeheveld", (("budget", van.id), ("budget", naar.id))))
    return [Changed("budget", cmd.van_id), Changed("budget", cmd.naar_id)]


def turn_year(ctx: Context, cmd: NeemMee) -> list[Changed]:
    """Take what is left along to the budget of the first year that is not over, which is made when it is not there.
    What is promised stays with its own year; what is released there later can be taken along then. No money passes a
    year whose own budget lapses: had it been taken along in time, it would have lapsed there.
    """
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        budget = uow.get(Budget, cmd.budget_id)
        jaar = budget.goes_along_to(ctx.today())
        left = uow.queries.stand_of_budget(budget.id).over
        if left <= 0:
            raise RuleViolation("niets_over", jaar=budget.jaar)
        naar_id = _in_year(ctx, uow, budget, jaar)
        _move(ctx, uow, budget.id, naar_id, left, "")
        uow.commit(LogEntry("budget_meegenomen", (("budget", budget.id), ("budget", naar_id))))
    return [Changed("budget", cmd.budget_id), Changed("budget", naar_id)]


def boeking_rows(rows: Iterable[Any]) -> tuple[BoekingRow, ...]:
    """Rows of a question that went through the gate."""
    return tuple(
        BoekingRow(
            id=row.id,
            budget_id=row.budget_id,
            soort=BoekingSoort(row.soort),
            bedrag=row.bedrag,
            op=row.op,
            boekdag=row.boekdag,
            verzoek_id=row.verzoek_id,
            verzoek_code=row.verzoek_code or "",
            kenmerk=row.kenmerk,
            omschrijving=row.omschrijving,
            door=row.door or "",
            is_tegenboeking=row.tegen_id is not None,
            is_teruggenomen=row.teruggenomen_id is not None,
            heeft_bewijs=row.bewijzen > 0,
            blik=None if row.klopt is None else Blik(row.klopt, row.bevinding, row.bekeken_door, row.bekeken_op),
            mag_terug=row.soort in TERUG_TE_NEMEN and row.tegen_id is None and row.teruggenomen_id is None,
        )
        for row in rows
    )


def book(ctx: Context, uow: "UnitOfWork", boeking: Boeking) -> Boeking:
    """Add a row to the ledger when the budget and the verzoek bear it; several in one transaction see each other."""
    boeking.door_id = ctx.actor.professional_id
    of_verzoek = Stand() if boeking.verzoek_id is None else uow.queries.stand_of_verzoek(boeking.verzoek_id)
    check_boeking(boeking, uow.queries.stand_of_budget(boeking.budget_id), of_verzoek)
    uow.add(boeking)
    uow.flush()
    if boeking.verzoek_id is not None:
        follow_verzoek(ctx, uow, boeking.verzoek_id)
    return boeking


def follow_verzoek(ctx: Context, uow: "UnitOfWork", verzoek_id: int) -> None:
    """The third bar of an open raming holds what the ledger has and what is still asked: so also after a decision or
    another amount. Whoever writes that need not be told the raming.
    """
    uow.flush()
    raming_id = uow.queries.open_raming_of(verzoek_id)
    money = None if raming_id is None else uow.queries.geld_of_raming(raming_id)
    if raming_id is not None and money is not None:
        uow.get_unseen(Raming, raming_id).put_snel_geld(money, ctx.today().year, ctx.new_id, ctx.now())
        uow.flush()


def _put_in(ctx: Context, budget_id: int, soort: BoekingSoort, bedrag: int, omschrijving: str) -> Boeking:
    return Boeking(ctx.new_id(), budget_id, soort, bedrag, op=ctx.now(), boekdag=ctx.today(), omschrijving=omschrijving)


def _move(ctx: Context, uow: "UnitOfWork", van_id: int, naar_id: int, bedrag: int, omschrijving: str) -> None:
    """Two rows that name the first of them: what leaves here arrives there."""
    paar = ctx.new_id()
    halves = (
        (paar, van_id, BoekingSoort.OVERHEVELING_UIT),
        (ctx.new_id(), naar_id, BoekingSoort.OVERHEVELING_IN),
    )
    for number, budget_id, soort in halves:
        book(
            ctx,
            uow,
            Boeking(
                number,
                budget_id,
                soort,
                bedrag,
                op=ctx.now(),
                boekdag=ctx.today(),
                paar_id=paar,
                omschrijving=omschrijving,
            ),
        )


def _in_year(ctx: Context, uow: "UnitOfWork", budget: Budget, jaar: int) -> int:
    for passed in range(budget.jaar + 1, jaar):
        between = uow.queries.budget_of(budget.wijk_id, passed, budget.bron)
        if between is not None and uow.get(Budget, between).jaarwisseling is Jaarwisseling.VERVALT:
            raise RuleViolation("rest_vervalt_onderweg", jaar=passed)
    found = uow.queries.budget_of(budget.wijk_id, jaar, budget.bron)
    if found is not None:
        return found
    new = Budget(ctx.new_id(), budget.wijk_id, jaar, budget.bron, budget.jaarwisseling, ctx.now())
    uow.add(new)
    uow.flush()
    return new.id
