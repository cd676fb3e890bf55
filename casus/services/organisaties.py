"""Organisations: the partners at the table."""

from dataclasses import dataclass

from casus.domain.changes import Changed, LogEntry
from casus.domain.organisatie import Organisatie
from casus.domain.toegang import Handeling
from casus.domain.values import OrganisatieSoort
from casus.services.context import Context


@dataclass(frozen=True)
class CreateOrganisatie:
    """A new partner."""

    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool


def create_organisatie(ctx: Context, cmd: CreateOrganisatie) -> list[Changed]:
    """Add a partner."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    new = Organisatie(ctx.new_id(), cmd.naam, cmd.soort, cmd.beroepsgeheim, ctx.now())
    with ctx.unit_of_work() as uow:
        uow.add(new)
        uow.commit(LogEntry("organisatie_aangemaakt", (("organisatie", new.id),)))
    return [Changed("organisatie", new.id)]
