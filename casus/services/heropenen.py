"""A closed casus runs again, because the question came back."""

from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.organisatie import required_text
from casus.services.casussen import to_change
from casus.services.context import Context


@dataclass(frozen=True)
class ReopenCasus:
    """Which casus, and why it runs again."""

    casus_id: int
    versie: int
    reden: str


def reopen_casus(ctx: Context, cmd: ReopenCasus) -> list[Changed]:
    """By voorzitter or coordinator, with a reason beside the log row. The retention period that had begun stops; it
    starts anew when the casus is closed again. The reason of the earlier closing stays with its row in the log book.
    """
    ctx.actor.require(Handeling.CASUS_HEROPENEN)
    reden = required_text("reden", cmd.reden, lines=True)
    with ctx.unit_of_work() as uow:
        casus = to_change(uow, cmd.casus_id, cmd.versie, leading=True)
        casus.reopen(ctx.now())
        entry = LogEntry("casus_heropend", (("casus", casus.id),), casus.id)
        uow.commit(uow.explain(ctx.new_id(), reden, entry))
    return [Changed("casus", cmd.casus_id)]
