"""The rules of the team for small money, edition by edition; whoever is in the team may read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from casus.domain.bestedingsregels import STARTREGELS, Regels, edition_of
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.toegang import day_in_place
from casus.services.context import Context
from casus.services.geldwoorden import Woorden, woorden_van

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class LegRegelsVast:
    """New rules from this day on."""

    regels: Regels
    geldig_vanaf: date


@dataclass(frozen=True)
class RegelsRow:
    """One edition. ``geldig_vanaf`` None: nothing was written down yet, and so the team begins."""

    regels: Regels
    geldig_vanaf: date | None = None
    door: str = ""


@dataclass(frozen=True)
class RegelsBlad:
    """What holds today, and every edition, the latest to begin first."""

    nu: RegelsRow
    uitgaven: tuple[RegelsRow, ...]


def show_regels(ctx: Context) -> RegelsBlad:
    """The rules of today and of before and after; to a controller without who wrote them down."""
    with ctx.read() as queries:
        rows = queries.bestedingsregels()
    is_told = not ctx.actor.is_controller
    uitgaven = tuple(RegelsRow(_regels(row), row.geldig_vanaf, (row.door or "") if is_told else "") for row in rows)
    begun = [each for each in uitgaven if each.geldig_vanaf is not None and each.geldig_vanaf <= ctx.today()]
    return RegelsBlad(begun[0] if begun else RegelsRow(STARTREGELS), uitgaven)


def save_regels(ctx: Context, cmd: LegRegelsVast) -> list[Changed]:
    """A new edition; what was agreed before it stays agreed by the rules of that day. What nobody in the team of that
    day could reach takes a reason, and so does less of a mandate than held until then.
    """
    ctx.actor.require(Handeling.GELD_BEHEREN)
    door_id = ctx.actor.professional_id
    edition = edition_of(ctx.new_id(), cmd.regels, cmd.geldig_vanaf, now=ctx.now(), today=ctx.today(), door_id=door_id)
    with ctx.unit_of_work() as uow:
        jobs = [
            row.organisatie_id for row in uow.queries.professionals(cmd.geldig_vanaf) if row.organisatie_id is not None
        ]
        cmd.regels.check_reach(len(jobs) - 1, len(set(jobs)))
        cmd.regels.check_against(regels_op(uow.queries, cmd.geldig_vanaf))
        uow.add(edition)
        uow.commit(LogEntry("bestedingsregels_vastgelegd", (("bestedingsregels", edition.id),)))
    return [Changed("bestedingsregels", edition.id)]


def woorden_op(ctx: Context, day: date | None = None) -> Woorden:
    """How small money is called by the rules of this day; of today without one."""
    if ctx.controle is not None:
        return ctx.controle.woorden_op(day)
    with ctx.read() as queries:
        return woorden_van(awb=regels_op(queries, day or ctx.today()).awb)


def regels_op(queries: "Queries", day: date) -> Regels:
    """The rules that hold on this day."""
    rows = queries.bestedingsregels(day)
    return _regels(rows[0]) if rows else STARTREGELS


def regels_bij(uitgaven: Sequence[Any], moment: datetime, casus_id: int | None) -> Regels:
    """The rules by which something was asked at this moment, as far as they were written down by then; without the
    ceiling of a casus when it is about none. ``uitgaven``: every edition, the latest to begin first.
    """
    regels = regels_uit([row for row in uitgaven if row.vastgesteld_op <= moment], day_in_place(moment))
    return regels if casus_id is not None else regels.without_casus()


def regels_uit(uitgaven: Sequence[Any], day: date) -> Regels:
    """The rules of this day, out of every edition, the latest to begin first."""
    return next((_regels(row) for row in uitgaven if row.geldig_vanaf <= day), STARTREGELS)


def _regels(row: Any) -> Regels:
    return Regels(**{name: getattr(row, name) for name in vars(STARTREGELS)})
