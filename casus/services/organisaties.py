"""Organisations: the partners at the table."""

from dataclasses import dataclass

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Organisatie
from casus.domain.values import OrganisatieSoort
from casus.services.context import Context


@dataclass(frozen=True)
class CreateOrganisatie:
    """A new partner."""

    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool


@dataclass(frozen=True)
class EditOrganisatie:
    """Another name or kind, or what was not known yet about professional secrecy."""

    organisatie_id: int
    versie: int
    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool


@dataclass(frozen=True)
class MergeOrganisaties:
    """Two organisations turn out to be one: ``organisatie_id`` goes, all that it had goes to ``blijft_id``."""

    organisatie_id: int
    versie: int
    blijft_id: int


def create_organisatie(ctx: Context, cmd: CreateOrganisatie) -> list[Changed]:
    """Add a partner."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    new = Organisatie(ctx.new_id(), cmd.naam, cmd.soort, cmd.beroepsgeheim, ctx.now())
    with ctx.unit_of_work() as uow:
        uow.add(new)
        uow.commit(LogEntry("organisatie_aangemaakt", (("organisatie", new.id),)))
    return [Changed("organisatie", new.id)]


def edit_organisatie(ctx: Context, cmd: EditOrganisatie) -> list[Changed]:
    """Change what is known of a partner."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        organisatie = uow.get(Organisatie, cmd.organisatie_id, cmd.versie)
        organisatie.change(cmd.naam, cmd.soort, cmd.beroepsgeheim, ctx.now())
        uow.commit(LogEntry("organisatie_gewijzigd", (("organisatie", organisatie.id),)))
    return [Changed("organisatie", cmd.organisatie_id), Changed("professional", 0)]


def merge_organisaties(ctx: Context, cmd: MergeOrganisaties) -> list[Changed]:
    """Take two that are the same together. Jobs, minutes and acties name the one that stays; the log names both."""
    ctx.actor.require(Handeling.BEHEER)
    if cmd.organisatie_id == cmd.blijft_id:
        raise RuleViolation("organisatie_zelfde", field="blijft")
    with ctx.unit_of_work() as uow:
        gone = uow.get(Organisatie, cmd.organisatie_id, cmd.versie)
        stays = uow.get(Organisatie, cmd.blijft_id)
        uow.merge_organisatie(gone, stays, ctx.now())
        objects = (("organisatie", stays.id), ("organisatie", gone.id))
        uow.commit(LogEntry("organisaties_samengevoegd", objects))
    kinds = ("organisatie", "professional", "overleg", "actie", "casus", "toestemming", "deelbesluit")
    return [Changed(kind, 0 if kind != "organisatie" else cmd.blijft_id) for kind in kinds]
