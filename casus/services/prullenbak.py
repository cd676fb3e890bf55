"""The trash: a casus made by mistake goes out of sight everywhere, and comes back as it was. Nothing is deleted.

Sight is the gate's: in the trash a casus is granted as ``Categorie.PRULLENBAK`` alone, so no list, search, count,
agenda proposal or document has it. Only who is responsible for it (inbrenger, casusregisseur, coordinator) may do this.
"""

from dataclasses import dataclass
from datetime import datetime

from casus.domain.bevoegdheid import Handeling
from casus.domain.casus import Casus
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.toegang import GEHEEL
from casus.domain.values import CasusStatus, Rol
from casus.services.context import Context


@dataclass(frozen=True)
class PrullenbakRow:
    """A casus in the trash, for who may put it back."""

    id: int
    code: str
    naam: str
    status: CasusStatus
    prullenbak_op: datetime
    versie: int


@dataclass(frozen=True)
class TrashCasus:
    """Move to the trash."""

    casus_id: int
    versie: int


@dataclass(frozen=True)
class RestoreCasus:
    """Take back from the trash."""

    casus_id: int
    versie: int


def trash_casus(ctx: Context, cmd: TrashCasus) -> list[Changed]:
    """Out of sight. Not while it stands on the agenda of a meeting to come: who sits there must not miss a point that
    is still on the table, and a point nobody sees cannot be taken off. Past meetings keep theirs, also out of sight.
    """
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get(Casus, cmd.casus_id, cmd.versie)
        if not uow.queries.may_see_casus(casus.id, *GEHEEL) or not may_trash(ctx, casus):
            raise RuleViolation("geen_bevoegdheid", handeling="prullenbak")
        nummer = uow.queries.stands_on_agenda(casus.id)
        if nummer is not None:
            raise RuleViolation("casus_op_agenda", nummer=nummer)
        casus.move_to_trash(ctx.now())
        uow.commit(LogEntry("casus_naar_prullenbak", (("casus", casus.id),), casus.id))
    return _everything(cmd.casus_id)


def restore_casus(ctx: Context, cmd: RestoreCasus) -> list[Changed]:
    """As it was, with all its acties and its past at the table."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        casus = uow.get_trashed(cmd.casus_id, cmd.versie)
        casus.put_back(ctx.now())
        uow.commit(LogEntry("casus_teruggezet", (("casus", casus.id),), casus.id))
    return _everything(cmd.casus_id)


def list_prullenbak(ctx: Context) -> list[PrullenbakRow]:
    """What lies in the trash and may be put back by who asks, latest first."""
    with ctx.read() as queries:
        return [PrullenbakRow(*row) for row in queries.trashed_casussen()]


def find_to_trash(ctx: Context, code: str) -> TrashCasus:
    """The command for the casus of this code; what lies in the trash already is not there."""
    with ctx.read() as queries:
        casus_id = queries.casus_by_code(code.strip().upper())
        row = None if casus_id is None else queries.casus(casus_id)
    if row is None:
        raise RuleViolation("niet_gevonden", soort="casus")
    return TrashCasus(row.id, row.versie)


def find_to_restore(ctx: Context, code: str) -> RestoreCasus:
    """The command for the casus of this code in the trash."""
    for row in list_prullenbak(ctx):
        if row.code == code.strip().upper():
            return RestoreCasus(row.id, row.versie)
    raise RuleViolation("niet_gevonden", soort="casus")


def may_trash(ctx: Context, casus: Casus) -> bool:
    """Whether who works here is responsible for it (``toegang.VERANTWOORDELIJK``)."""
    me = ctx.actor.professional_id
    return me in (casus.inbrenger_id, casus.casusregisseur_id) or Rol.COORDINATOR in ctx.actor.rollen


def _everything(casus_id: int) -> list[Changed]:
    """Meetings and acties show or hide it too."""
    return [Changed("casus", casus_id), Changed("actie", 0), Changed("overleg", 0)]
