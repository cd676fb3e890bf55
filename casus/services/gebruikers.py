"""Gebruikers: who can work with this dossier, under which code and in which roles."""

from dataclasses import dataclass

from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Dienstverband, Gebruiker, GebruikerRol, Organisatie, Professional
from casus.domain.toegang import Handeling
from casus.domain.values import OrganisatieSoort, Rol, initials
from casus.services.context import Context


@dataclass(frozen=True)
class CreateGebruiker:
    """Let a professional work with this dossier."""

    professional_id: int
    code: str
    rollen: tuple[Rol, ...]


def create_gebruiker(ctx: Context, cmd: CreateGebruiker) -> list[Changed]:
    """Give a professional a code and roles."""
    ctx.actor.require(Handeling.BEHEER)
    if not cmd.rollen:
        raise RuleViolation("veld_leeg", field="rol")
    rollen = [GebruikerRol(ctx.new_id(), rol) for rol in dict.fromkeys(cmd.rollen)]
    new = Gebruiker(ctx.new_id(), cmd.professional_id, cmd.code.strip().upper(), ctx.now(), rollen=rollen)
    with ctx.unit_of_work() as uow:
        uow.add(new)
        uow.commit(LogEntry("gebruiker_aangemaakt", (("gebruiker", new.id),)))
    return [Changed("gebruiker", new.id)]


@dataclass(frozen=True)
class FirstPerson:
    """The first who works with a new dossier, with the organisation they come from."""

    naam: str
    functie: str
    organisatie: str
    soort: OrganisatieSoort
    rollen: tuple[Rol, ...]


def create_first_person(ctx: Context, cmd: FirstPerson) -> list[Changed]:
    """Organisation, professional and gebruiker in one go; only while nobody works with the dossier."""
    now = ctx.now()
    with ctx.unit_of_work() as uow:
        if uow.queries.gebruikers():
            raise RuleViolation("gebruikers_bestaan_al")
        organisatie = Organisatie(ctx.new_id(), cmd.organisatie, cmd.soort, False, now)
        job = Dienstverband(ctx.new_id(), organisatie.id, cmd.functie.strip(), ctx.today())
        professional = Professional(ctx.new_id(), cmd.naam, now, dienstverbanden=[job])
        rollen = [GebruikerRol(ctx.new_id(), rol) for rol in cmd.rollen or (Rol.WIJKPROFESSIONAL,)]
        gebruiker = Gebruiker(ctx.new_id(), professional.id, initials(professional.naam), now, rollen=rollen)
        for thing in (organisatie, professional):
            uow.add(thing)
            uow.flush()
        uow.add(gebruiker)
        uow.commit(LogEntry("gebruiker_aangemaakt", (("gebruiker", gebruiker.id), ("professional", professional.id))))
    return [Changed("gebruiker", gebruiker.id)]
