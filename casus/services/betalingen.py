"""What a yes costs in the end: paid, paid back, settled, and set right by a counter-entry when it was wrong."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import PAAR, Boeking, BoekingSoort
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.toegang import day_in_place
from casus.domain.verzoek import Verzoek
from casus.services.budgetten import book
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Betaal:
    """A bill was paid. ``laatste``: nothing more comes, so the rest is released."""

    verzoek_id: int
    bedrag: int
    boekdag: date
    kenmerk: str = ""
    omschrijving: str = ""
    laatste: bool = False


@dataclass(frozen=True)
class BetaalTerug:
    """Money came back; it is there again to be promised."""

    verzoek_id: int
    bedrag: int
    boekdag: date
    kenmerk: str = ""
    omschrijving: str = ""


@dataclass(frozen=True)
class RekenAf:
    """Nothing more comes: what is still reserved is released."""

    verzoek_id: int


@dataclass(frozen=True)
class NeemBoekingTerug:
    """A row was wrong: it stays, and a counter-entry takes it back. Of a transfer both halves."""

    boeking_id: int
    waarom: str


def pay(ctx: Context, cmd: Betaal) -> list[Changed]:
    """Pay out of what is reserved for this verzoek, never more."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        verzoek = _with_yes(uow, cmd.verzoek_id)
        paid = book(ctx, uow, _of_verzoek(ctx, verzoek, BoekingSoort.BETALING, cmd))
        entries = [LogEntry("verzoek_betaald", _objects(verzoek, paid), verzoek.casus_id)]
        left = uow.queries.stand_of_verzoek(verzoek.id).gereserveerd
        if cmd.laatste and left:
            entries.append(_released(verzoek, _release(ctx, uow, verzoek, left)))
        uow.commit(*entries)
    return _changed(verzoek)


def pay_back(ctx: Context, cmd: BetaalTerug) -> list[Changed]:
    """Write down what came back, never more than was paid."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        verzoek = _with_yes(uow, cmd.verzoek_id)
        boeking = book(ctx, uow, _of_verzoek(ctx, verzoek, BoekingSoort.TERUGBETALING, cmd))
        uow.commit(LogEntry("verzoek_terugbetaald", _objects(verzoek, boeking), verzoek.casus_id))
    return _changed(verzoek)


def settle(ctx: Context, cmd: RekenAf) -> list[Changed]:
    """Release what is left of what was reserved."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        verzoek = _with_yes(uow, cmd.verzoek_id)
        left = uow.queries.stand_of_verzoek(verzoek.id).gereserveerd
        if left <= 0:
            raise RuleViolation("niets_gereserveerd")
        uow.commit(_released(verzoek, _release(ctx, uow, verzoek, left)))
    return _changed(verzoek)


def take_back(ctx: Context, cmd: NeemBoekingTerug) -> list[Changed]:
    """Set a wrong row right, once."""
    ctx.actor.require(Handeling.GELD_BEHEREN)
    with ctx.unit_of_work() as uow:
        wrong = uow.get(Boeking, cmd.boeking_id)
        verzoek = None if wrong.verzoek_id is None else uow.get(Verzoek, wrong.verzoek_id)
        both = [wrong.id] if wrong.soort not in PAAR else uow.queries.boekingen_of_paar(wrong.paar_id)
        new = [ctx.new_id() for _ in both]
        paar = new[0] if wrong.soort in PAAR else None
        budgets = []
        for number, new_id in zip(both, new, strict=True):
            row = uow.queries.boeking(number)
            if row is None or row.teruggenomen_id is not None:
                raise RuleViolation("boeking_al_teruggenomen")
            counter = uow.get(Boeking, number).counter(
                new_id, paar, op=ctx.now(), boekdag=ctx.today(), waarom=cmd.waarom
            )
            budgets.append(book(ctx, uow, counter).budget_id)
        casus_id = None if verzoek is None else verzoek.casus_id
        uow.commit(LogEntry("boeking_teruggenomen", tuple(("boeking", number) for number in both), casus_id))
    of_verzoek = [] if verzoek is None else [Changed("verzoek", verzoek.id)]
    return [*of_verzoek, *(Changed("budget", number) for number in budgets)]


def _with_yes(uow: "UnitOfWork", verzoek_id: int) -> Verzoek:
    verzoek = uow.get(Verzoek, verzoek_id)
    verzoek.require_ja()
    return verzoek


def _of_verzoek(ctx: Context, verzoek: Verzoek, soort: BoekingSoort, cmd: Betaal | BetaalTerug) -> Boeking:
    if cmd.boekdag > ctx.today():
        raise RuleViolation("datum_in_toekomst", field="boekdag")
    if verzoek.besloten_op is not None and cmd.boekdag < day_in_place(verzoek.besloten_op):
        raise RuleViolation("betaald_voor_ja", field="boekdag")
    return Boeking(
        id=ctx.new_id(),
        budget_id=verzoek.budget_id,
        soort=soort,
        bedrag=cmd.bedrag,
        op=ctx.now(),
        boekdag=cmd.boekdag,
        verzoek_id=verzoek.id,
        kenmerk=cmd.kenmerk,
        omschrijving=cmd.omschrijving,
    )


def _release(ctx: Context, uow: "UnitOfWork", verzoek: Verzoek, left: int) -> Boeking:
    boeking = Boeking(
        id=ctx.new_id(),
        budget_id=verzoek.budget_id,
        soort=BoekingSoort.VRIJGAVE,
        bedrag=left,
        op=ctx.now(),
        boekdag=ctx.today(),
        verzoek_id=verzoek.id,
    )
    return book(ctx, uow, boeking)


def _released(verzoek: Verzoek, boeking: Boeking) -> LogEntry:
    return LogEntry("verzoek_afgerekend", _objects(verzoek, boeking), verzoek.casus_id)


def _objects(verzoek: Verzoek, boeking: Boeking) -> tuple[tuple[str, int], ...]:
    return (("verzoek", verzoek.id), ("boeking", boeking.id))


def _changed(verzoek: Verzoek) -> list[Changed]:
    return [Changed("verzoek", verzoek.id), Changed("budget", verzoek.budget_id)]
