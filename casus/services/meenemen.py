"""The dossier goes along to another machine: who may, and what the log book says of it. Copying itself is for
``wiring``, which knows the file.
"""

from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text
from casus.services.context import Context


@dataclass(frozen=True)
class AcceptOlder:
    """Why somebody goes on with this copy although it is not the newest."""

    reden: str


def record_carried(ctx: Context) -> list[Changed]:
    """Before the copy is made, so that the copy says so too and both log books end with the same row."""
    return _record(ctx, "gedaan")


def record_not_carried(ctx: Context) -> list[Changed]:
    """It did not work out; the row before it says that it was tried."""
    return _record(ctx, "mislukt")


def accept_older(ctx: Context, cmd: AcceptOlder) -> list[Changed]:
    """Go on with an older copy, or one of two that went their own way, on purpose. The reason stands beside the log."""
    ctx.actor.require(Handeling.MEENEMEN)
    try:
        reden = required_text("reden", cmd.reden)
    except RuleViolation:
        raise RuleViolation("reden_ontbreekt", field="reden") from None
    with ctx.unit_of_work() as uow:
        row = uow.queries.dossier()
        number = 0 if row is None else row.id
        entry = LogEntry("oudere_kopie_aanvaard", (("dossier", number),))
        uow.commit(uow.explain(ctx.new_id(), reden, entry))
    return [Changed("dossier", number)]


def _record(ctx: Context, outcome: str) -> list[Changed]:
    ctx.actor.require(Handeling.MEENEMEN)
    with ctx.unit_of_work() as uow:
        row = uow.queries.dossier()
        number = 0 if row is None else row.id
        uow.commit(LogEntry("dossier_overgedragen", (("dossier", number),), outcome=outcome))
    return [Changed("dossier", number)]
