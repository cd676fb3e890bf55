"""Stand-ins: a colleague of the same organisation sees and does what somebody else would, for some days.

Recording one gives sight, so it is never a gift to oneself: who is replaced records it, or who administers the
dossier; never who stands in. Only when nobody else works with the dossier there is nobody to ask.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Professional, Vervanging
from casus.services.context import Context
from casus.services.gebruikers import works_alone

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class VervangingRow:
    """Who stands in for whom, from the first day through the last; ``versie`` is that of who is replaced."""

    id: int
    professional_id: int
    naam: str
    vervanger_id: int
    vervanger: str
    van: date
    tot: date
    versie: int

    def covers(self, day: date) -> bool:
        """Whether it holds on this day."""
        return self.van <= day <= self.tot


@dataclass(frozen=True)
class CreateVervanging:
    """Let somebody stand in; there is always a last day."""

    professional_id: int
    versie: int
    vervanger_id: int
    van: date
    tot: date | None


@dataclass(frozen=True)
class StopVervanging:
    """Take it back from this moment on."""

    professional_id: int
    versie: int
    vervanging_id: int


def create_vervanging(ctx: Context, cmd: CreateVervanging) -> list[Changed]:
    """Let a colleague stand in."""
    if cmd.tot is None:
        raise RuleViolation("vervanging_zonder_einde", field="tot")
    if cmd.tot < ctx.today():
        raise RuleViolation("datum_voorbij", field="tot")
    with ctx.unit_of_work() as uow:
        _require_right(ctx, uow, cmd.professional_id, cmd.vervanger_id)
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        colleague = uow.get(Professional, cmd.vervanger_id)
        new = Vervanging(ctx.new_id(), cmd.vervanger_id, cmd.van, cmd.tot)
        replaces = [
            Vervanging(row.id, row.vervanger_id, row.van, row.tot)
            for row in uow.queries.vervangingen(min(cmd.van, ctx.today()))
            if row.vervanger_id == professional.id
        ]
        professional.let_stand_in(new, colleague, replaces, ctx.now())
        objects = (("professional", professional.id), ("professional", colleague.id), ("vervanging", new.id))
        uow.commit(LogEntry("vervanging_vastgelegd", objects))
    return _changed(cmd.professional_id)


def stop_vervanging(ctx: Context, cmd: StopVervanging) -> list[Changed]:
    """End it before its time: at once. Who stands in may always lay it down themselves."""
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        vervanger = next((v.vervanger_id for v in professional.vervangingen if v.id == cmd.vervanging_id), None)
        if ctx.actor.professional_id not in (professional.id, vervanger):
            ctx.actor.require(Handeling.BEHEER)
        professional.stop_vervanging(cmd.vervanging_id, ctx.today(), ctx.now())
        objects = (("professional", professional.id), ("vervanging", cmd.vervanging_id))
        uow.commit(LogEntry("vervanging_gestopt", objects))
    return _changed(cmd.professional_id)


def list_vervangingen(ctx: Context) -> list[VervangingRow]:
    """Who stands in for whom, today and later."""
    with ctx.read() as queries:
        return [VervangingRow(*row) for row in queries.vervangingen(ctx.today())]


def _require_right(ctx: Context, uow: "UnitOfWork", professional_id: int, vervanger_id: int) -> None:
    me = ctx.actor.professional_id
    if me != professional_id:
        ctx.actor.require(Handeling.BEHEER)
    else:
        ctx.actor.require(Handeling.CASUS_AANMAKEN)
    if me is not None and me == vervanger_id != professional_id and not works_alone(ctx, uow):
        raise RuleViolation("vervanging_zelf_toegekend", field="vervanger")


def _changed(professional_id: int) -> list[Changed]:
    return [Changed("professional", professional_id), Changed("casus", 0), Changed("overleg", 0), Changed("actie", 0)]
