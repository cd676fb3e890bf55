"""The own meldcode at a casus: which step was taken and what was decided; Casus weighs nothing here.

That this route runs is told to nobody else. A step is therefore no version of the casus, stands in no minutes, list,
count or search, and its log row is that of any change of a casus: not even the log book lets one infer it.
"""

from dataclasses import dataclass
from datetime import date

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.meldcode import MeldcodeRegel, Meldcodestap, check_day
from casus.domain.values import CasusStatus
from casus.services.context import Context


@dataclass(frozen=True)
class ZetMeldcodestap:
    """A step that was taken on this day, in words; of the last what was decided."""

    casus_id: int
    stap: Meldcodestap
    dag: date
    toelichting: str


@dataclass(frozen=True)
class MeldcodeRow:
    """One step that was taken."""

    id: int
    stap: Meldcodestap
    toelichting: str
    dag: date
    door: str


@dataclass(frozen=True)
class MeldcodeStaat:
    """All that stands on the page of a casus about this route; for others than who may see it there is none."""

    casus_id: int
    regels: tuple[MeldcodeRow, ...]
    mag_zetten: bool

    def of(self, stap: Meldcodestap) -> tuple[MeldcodeRow, ...]:
        """The times that this step was taken, the first first."""
        return tuple(row for row in self.regels if row.stap is stap)


def record_meldcodestap(ctx: Context, cmd: ZetMeldcodestap) -> list[Changed]:
    """Write down a step. To who may not see this route the casus is not there, whether there is one or not."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    check_day(cmd.dag, ctx.today())
    with ctx.unit_of_work() as uow:
        if not uow.queries.may_see_meldcode(cmd.casus_id):
            raise RuleViolation("niet_gevonden", soort="casus")
        if uow.get(Casus, cmd.casus_id).status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        me = ctx.actor.professional_id
        if me is None:
            raise RuleViolation("geen_gebruiker")
        regel = MeldcodeRegel(ctx.new_id(), cmd.casus_id, cmd.stap, cmd.toelichting, me, cmd.dag, ctx.now())
        uow.add(regel)
        uow.commit(LogEntry("casus_gewijzigd", (("casus", cmd.casus_id),), cmd.casus_id))
    return [Changed("meldcode", cmd.casus_id)]


def show_meldcode(ctx: Context, casus_id: int) -> MeldcodeStaat | None:
    """The steps of this casus; None for who may not know whether there are any."""
    with ctx.read() as queries:
        if not queries.may_see_meldcode(casus_id):
            return None
    ctx.log_reading(LogEntry("casus_geopend", (("casus", casus_id),), casus_id))
    with ctx.read() as queries:
        rows = queries.meldcoderegels(casus_id)
        casus = queries.casus(casus_id)
    found = tuple(MeldcodeRow(row.id, Meldcodestap(row.stap), row.toelichting, row.dag, row.door) for row in rows)
    runs = casus is not None and casus.status is CasusStatus.LOOPT
    return MeldcodeStaat(casus_id, found, runs and ctx.actor.may(Handeling.CASUS_AANMAKEN))
