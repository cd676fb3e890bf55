"""Professionals: who works in the neighbourhood, for whom, since when, and how they are reached at work."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Dienstverband, Professional
from casus.services.context import Context
from casus.services.gebruikers import shut_out
from casus.services.mensen import ProfessionalRow
from casus.services.vervangen import VervangingRow

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class JobRow:
    """One function at one organisation, from a day through a day."""

    id: int
    organisatie_id: int
    organisatie: str
    functie: str
    van: date
    tot: date | None


@dataclass(frozen=True)
class ProfessionalPage:
    """Everything on the page of one professional. The counts are of what the viewer may see."""

    professional: ProfessionalRow
    functies: tuple[JobRow, ...]
    vervangen_door: tuple[VervangingRow, ...]
    vervangt: tuple[VervangingRow, ...]
    open_acties: int
    casussen_met_regie: int


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
class EditProfessional:
    """Another name, or another way to reach them at work."""

    professional_id: int
    versie: int
    naam: str
    telefoon: str
    email: str


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


def edit_professional(ctx: Context, cmd: EditProfessional) -> list[Changed]:
    """Change name, telephone or e-mail."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        professional.change(cmd.naam, cmd.telefoon, cmd.email, ctx.now())
        uow.commit(LogEntry("professional_gewijzigd", (("professional", professional.id),)))
    return [Changed("professional", cmd.professional_id)]


def change_job(ctx: Context, cmd: ChangeJob) -> list[Changed]:
    """Record that somebody works elsewhere from a day on; who stood in for them there does so no longer.

    Who comes back after leaving does not get the old rights back by that: somebody makes them active again.
    """
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        had_left = professional.has_left(cmd.van)
        professional.start_job(Dienstverband(ctx.new_id(), cmd.organisatie_id, cmd.functie, cmd.van), ctx.now())
        trimmed = trim_vervangingen(ctx, uow, professional)
        shut = shut_out(ctx, uow, professional.id) if had_left else []
        uow.commit(LogEntry("dienstverband_gewijzigd", (("professional", professional.id),)), *trimmed, *shut)
    return [Changed("professional", cmd.professional_id), *([Changed("casus", 0)] if trimmed else [])]


def trim_vervangingen(ctx: Context, uow: "UnitOfWork", professional: Professional) -> list[LogEntry]:
    """End what a change of job made impossible: stand-ins for this professional, and where they stand in for others."""
    rows = uow.queries.vervangingen(ctx.today())
    pairs = {(row.professional_id, row.vervanger_id) for row in rows}
    entries: list[LogEntry] = []
    for replaced_id, stand_in_id in sorted(pair for pair in pairs if professional.id in pair):
        replaced = professional if replaced_id == professional.id else uow.get(Professional, replaced_id)
        stand_in = professional if stand_in_id == professional.id else uow.get(Professional, stand_in_id)
        if replaced.trim_vervangingen([stand_in], ctx.now()):
            objects = (("professional", replaced_id), ("professional", stand_in_id))
            entries.append(LogEntry("vervanging_ingekort", objects))
    return entries


def show_professional(ctx: Context, professional_id: int) -> ProfessionalPage:
    """One professional: contact and jobs for everybody, counts through the gate."""
    with ctx.read() as queries:
        found = queries.professionals(ctx.today(), [professional_id])
        if not found:
            raise RuleViolation("niet_gevonden", soort="professional")
        rows = [VervangingRow(*row) for row in queries.vervangingen(ctx.today())]
        return ProfessionalPage(
            professional=ProfessionalRow(*found[0]),
            functies=tuple(JobRow(*row) for row in queries.jobs(professional_id)),
            vervangen_door=tuple(row for row in rows if row.professional_id == professional_id),
            vervangt=tuple(row for row in rows if row.vervanger_id == professional_id),
            open_acties=queries.count_acties_of(professional_id),
            casussen_met_regie=queries.count_regie_of(professional_id),
        )
