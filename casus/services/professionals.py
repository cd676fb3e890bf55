"""Professionals: who works in the neighbourhood, for whom, and since when."""

from dataclasses import dataclass
from datetime import date

from casus.domain.changes import Changed, LogEntry
from casus.domain.organisatie import Dienstverband, Professional
from casus.domain.toegang import Handeling
from casus.services.context import Context


@dataclass(frozen=True)
class CreateProfessional:
    """Somebody new, with a job from a day on."""

    naam: str
    organisatie_id: int
    functie: str
    telefoon: str = ""
    email: str = ""
    van: date | None = None


@dataclass(frozen=True)
class ChangeJob:
    """Another organisation or function from a day on; what was stays in the history."""

    professional_id: int
    versie: int
    organisatie_id: int
    functie: str
    van: date


def create_professional(ctx: Context, cmd: CreateProfessional) -> list[Changed]:
    """Add somebody who works in the neighbourhood."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    job = Dienstverband(ctx.new_id(), cmd.organisatie_id, cmd.functie.strip(), cmd.van or ctx.today())
    new = Professional(ctx.new_id(), cmd.naam, ctx.now(), cmd.telefoon, cmd.email, dienstverbanden=[job])
    with ctx.unit_of_work() as uow:
        uow.add(new)
        uow.commit(LogEntry("professional_aangemaakt", (("professional", new.id),)))
    return [Changed("professional", new.id)]


def change_job(ctx: Context, cmd: ChangeJob) -> list[Changed]:
    """Record that somebody works elsewhere from a day on."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        professional.start_job(Dienstverband(ctx.new_id(), cmd.organisatie_id, cmd.functie, cmd.van), ctx.now())
        uow.commit(LogEntry("dienstverband_gewijzigd", (("professional", professional.id),)))
    return [Changed("professional", cmd.professional_id)]
