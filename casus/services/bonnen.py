"""Receipts of payments, kept encrypted, and the sample of payments that a second person looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casus.domain.betaalbewijs import Betaalbewijs, check_sample
from casus.domain.bevoegdheid import Handeling
from casus.domain.budget import BoekingSoort
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.scan import soort_of
from casus.services.budgetten import BoekingRow, boeking_rows
from casus.services.context import Context
from casus.services.scans import read_scan


@dataclass(frozen=True)
class VoegBonToe:
    """A photo or PDF of the receipt of this payment."""

    boeking_id: int
    pad: Path


@dataclass(frozen=True)
class BewaarBon:
    """A copy of what is kept, and where to."""

    boeking_id: int
    pad: Path


@dataclass(frozen=True)
class KeurBetaling:
    """What a second person found of one payment."""

    boeking_id: int
    klopt: bool
    bevinding: str = ""


def add_bon(ctx: Context, cmd: VoegBonToe) -> list[Changed]:
    """Keep the receipt of a payment; whoever asked for the money or manages it brings it. The file itself stays where
    it is.
    """
    ctx.actor.require(Handeling.GELD_VRAGEN)
    data = read_scan(cmd.pad)
    soort = soort_of(data)
    with ctx.unit_of_work() as uow:
        betaling = _payment(uow.queries.boeking(cmd.boeking_id))
        bon = Betaalbewijs(ctx.new_id(), betaling.id, soort, data, ctx.now(), ctx.actor.professional_id)
        uow.add(bon)
        objects = (("verzoek", betaling.verzoek_id), ("boeking", betaling.id))
        uow.commit(LogEntry("bon_toegevoegd", objects, betaling.casus_id))
    return [Changed("boeking", betaling.id), Changed("verzoek", betaling.verzoek_id)]


def save_bon(ctx: Context, cmd: BewaarBon) -> Path:
    """Write a copy of the latest receipt; its name ends as its kind does."""
    from casus.system.files import write_atomically

    ctx.actor.require(Handeling.GELD_VRAGEN)
    with ctx.read() as queries:
        found = queries.betaalbewijs(cmd.boeking_id)
    if found is None:
        raise RuleViolation("niet_gevonden", soort="bon")
    objects = (("verzoek", found.verzoek_id), ("boeking", cmd.boeking_id))
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("bon_opgeslagen", objects, found.casus_id))
    path = cmd.pad.with_suffix(f".{found.soort}")
    write_atomically(path, found.inhoud)
    return path


def draw_steekproef(ctx: Context, jaar: int, aantal: int) -> tuple[BoekingRow, ...]:
    """Payments of a year that nobody looked at yet, drawn by chance from what I may be told. Nobody checks their own,
    so what I asked for or typed, paid or brought the receipt of is not drawn; nor what was taken back.
    """
    me, drawn = ctx.actor.professional_id, list[Any]()
    with ctx.read() as queries:
        waiting = queries.te_controleren(jaar)
        for boeking_id in ctx.random.sample(waiting, len(waiting)):
            if len(drawn) == aantal:
                break
            row = queries.boeking(boeking_id)
            is_paid = row is not None and row.teruggenomen_id is None
            if is_paid and me not in queries.betrokkenen(boeking_id):
                drawn.append(row)
    return boeking_rows(drawn)


def show_steekproef(ctx: Context, boeking_ids: Sequence[int]) -> tuple[BoekingRow, ...]:
    """What was drawn, as it stands now; what may not be told (any more) is missing."""
    with ctx.read() as queries:
        rows = boeking_rows(row for row in map(queries.boeking, boeking_ids) if row is not None)
    return tuple(row for row in rows if row.verzoek_id is not None)


def check_betaling(ctx: Context, cmd: KeurBetaling) -> list[Changed]:
    """A second person says whether a payment is right."""
    ctx.actor.require(Handeling.GELD_BESLISSEN)
    me = ctx.actor.professional_id
    if me is None:
        raise RuleViolation("geen_gebruiker")
    with ctx.unit_of_work() as uow:
        betaling = _payment(uow.queries.boeking(cmd.boeking_id))
        involved = uow.queries.betrokkenen(betaling.id)
        looked = check_sample(
            ctx.new_id(),
            betaling.id,
            involved,
            door_id=me,
            op=ctx.now(),
            klopt=cmd.klopt,
            bevinding=cmd.bevinding,
        )
        uow.add(looked)
        objects = (("verzoek", betaling.verzoek_id), ("boeking", betaling.id))
        outcome = "klopt" if cmd.klopt else "klopt_niet"
        uow.commit(LogEntry("betaling_gekeurd", objects, betaling.casus_id, outcome=outcome))
    return [Changed("boeking", betaling.id), Changed("verzoek", betaling.verzoek_id)]


def _payment(row: Any) -> Any:
    """A payment, no counter-entry, whose verzoek I may be told."""
    if row is None or row.verzoek_id is None or row.soort != BoekingSoort.BETALING or row.tegen_id is not None:
        raise RuleViolation("niet_gevonden", soort="betaling")
    return row
