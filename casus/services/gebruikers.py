"""Gebruikers: who can work with this dossier, under which code and in which roles.

On SQLCipher this is attribution and no lock: whoever has the key can read the file. It keeps people from slips, and the
log book tells who gave what to whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import BEVOEGD, Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import (
    Dienstverband,
    Gebruiker,
    GebruikerRol,
    Organisatie,
    Professional,
    checked_rollen,
)
from casus.domain.values import OrganisatieSoort, Rol, initials
from casus.services.context import Context

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class CreateGebruiker:
    """Let a professional work with this dossier."""

    professional_id: int
    code: str
    rollen: tuple[Rol, ...]


@dataclass(frozen=True)
class ChangeGebruiker:
    """Other roles, or no longer (or again) able to work with the dossier. The code stays for ever."""

    gebruiker_id: int
    versie: int
    rollen: tuple[Rol, ...]
    actief: bool


def create_gebruiker(ctx: Context, cmd: CreateGebruiker) -> list[Changed]:
    """Give a professional a code and roles. A professional has one code: a second would be a way to other roles."""
    ctx.actor.require(Handeling.BEHEER)
    require_no_controller(ctx, cmd.rollen)
    code = cmd.code.strip().upper()
    rollen = [GebruikerRol(ctx.new_id(), rol) for rol in checked_rollen(cmd.rollen)]
    new = Gebruiker(ctx.new_id(), cmd.professional_id, code, ctx.now(), rollen=rollen)
    with ctx.unit_of_work() as uow:
        for row in uow.queries.gebruikers():
            if row.professional_id == cmd.professional_id:
                raise RuleViolation("gebruiker_bestaat_al", field="professional", gebruiker=row.code)
            if row.code == code:
                raise RuleViolation("code_bezet", field="code", gebruiker=code)
        uow.add(new)
        uow.commit(LogEntry("gebruiker_aangemaakt", (("gebruiker", new.id),)))
    return [Changed("gebruiker", new.id)]


def change_gebruiker(ctx: Context, cmd: ChangeGebruiker) -> list[Changed]:
    """Change roles or whether somebody is active. Nobody gives a new role to themselves.

    Two people for one's own rights (security: nobody opens a door for himself unseen). While nobody else works with the
    dossier there is nobody to ask, and a team of one must be able to begin: then it is allowed, and the log says so.
    """
    ctx.actor.require(Handeling.BEHEER)
    with ctx.unit_of_work() as uow:
        gebruiker = uow.get(Gebruiker, cmd.gebruiker_id, cmd.versie)
        before = {given.rol for given in gebruiker.rollen}
        require_no_controller(ctx, set(cmd.rollen) - before)
        ground = ""
        if gebruiker.id == ctx.actor.gebruiker_id and set(cmd.rollen) - before:
            if not works_alone(ctx, uow):
                raise RuleViolation("rol_zelf_toegekend", field="rol")
            ground = "enige_gebruiker"
        gebruiker.set_rollen(cmd.rollen, ctx.new_id, ctx.now())
        gebruiker.activate(cmd.actief, ctx.now())
        uow.flush()
        require_administrator(ctx, uow)
        outcome = "+".join(sorted(cmd.rollen)) if cmd.actief else "niet_actief"
        uow.commit(LogEntry("gebruiker_gewijzigd", (("gebruiker", gebruiker.id),), ground=ground, outcome=outcome))
    return [Changed("gebruiker", cmd.gebruiker_id), Changed("casus", 0)]


def require_no_controller(ctx: Context, rollen: Iterable[Rol]) -> None:
    """Nobody becomes a controller of a dossier in one file: who can open it has all of it, so a role would hide what
    the file does not. Their own file has what they may know (``controllerbestand``).
    """
    if ctx.is_bestand and Rol.CONTROLLER in rollen:
        raise RuleViolation("controller_eigen_bestand", field="rol")


def works_alone(ctx: Context, uow: "UnitOfWork") -> bool:
    """Nobody but who works now can open this dossier, so there is nobody to ask."""
    today = ctx.today()
    others = (row for row in uow.queries.gebruikers() if row.id != ctx.actor.gebruiker_id)
    return not any(row.actief and (row.laatste_dag is None or row.laatste_dag >= today) for row in others)


def shut_out(ctx: Context, uow: "UnitOfWork", professional_id: int) -> list[LogEntry]:
    """Nobody opens the dossier as this professional any more; the log row, when there was anybody to shut out."""
    for row in uow.queries.gebruikers():
        if row.professional_id == professional_id and row.actief:
            gebruiker = uow.get(Gebruiker, row.id)
            gebruiker.activate(False, ctx.now())
            return [LogEntry("gebruiker_gewijzigd", (("gebruiker", gebruiker.id),), outcome="niet_actief")]
    return []


def require_administrator(ctx: Context, uow: "UnitOfWork", day: date | None = None) -> None:
    """Somebody must be left (on this day) who can let people in; asked after the change, inside the transaction."""
    if not uow.queries.administrators(BEVOEGD[Handeling.BEHEER], day or ctx.today()):
        raise RuleViolation("laatste_beheerder", field="rol")


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
        require_no_controller(ctx, cmd.rollen)
        rollen = [GebruikerRol(ctx.new_id(), rol) for rol in checked_rollen(cmd.rollen or (Rol.WIJKPROFESSIONAL,))]
        gebruiker = Gebruiker(ctx.new_id(), professional.id, initials(professional.naam), now, rollen=rollen)
        for thing in (organisatie, professional):
            uow.add(thing)
            uow.flush()
        uow.add(gebruiker)
        uow.commit(LogEntry("gebruiker_aangemaakt", (("gebruiker", gebruiker.id), ("professional", professional.id))))
    return [Changed("gebruiker", gebruiker.id)]
