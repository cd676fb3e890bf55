"""Organisations, professionals, gebruikers and wijken."""

from dataclasses import dataclass
from datetime import date

from casus.domain.changes import Changed, LogEntry
from casus.domain.dossier import Wijk
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Dienstverband, Gebruiker, GebruikerRol, Organisatie, Professional
from casus.domain.toegang import Handeling
from casus.domain.values import OrganisatieSoort, Rol, fold, initials
from casus.services.context import Context


@dataclass(frozen=True)
class OrganisatieRow:
    """An organisation in a list."""

    id: int
    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool
    versie: int


@dataclass(frozen=True)
class ProfessionalRow:
    """Somebody in a list, with the job of today."""

    id: int
    naam: str
    functie: str | None
    organisatie_id: int | None
    organisatie: str | None
    telefoon: str
    email: str
    versie: int


@dataclass(frozen=True)
class GebruikerRow:
    """Somebody who can work with this dossier."""

    id: int
    code: str
    professional_id: int
    naam: str
    actief: bool
    rollen: tuple[Rol, ...]


@dataclass(frozen=True)
class WijkRow:
    """A wijk in a list."""

    id: int
    naam: str


@dataclass(frozen=True)
class DossierRow:
    """The dossier: whose it is, and whether everything in it is invented."""

    naam: str
    gemeente: str
    oefen: bool


@dataclass(frozen=True)
class CreateOrganisatie:
    """A new partner."""

    naam: str
    soort: OrganisatieSoort
    beroepsgeheim: bool


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


@dataclass(frozen=True)
class CreateGebruiker:
    """Let a professional work with this dossier."""

    professional_id: int
    code: str
    rollen: tuple[Rol, ...]


def create_organisatie(ctx: Context, cmd: CreateOrganisatie) -> list[Changed]:
    """Add a partner."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    new = Organisatie(ctx.new_id(), cmd.naam, cmd.soort, cmd.beroepsgeheim, ctx.now())
    return _add(ctx, new, "organisatie", new.id)


def create_professional(ctx: Context, cmd: CreateProfessional) -> list[Changed]:
    """Add somebody who works in the neighbourhood."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    job = Dienstverband(ctx.new_id(), cmd.organisatie_id, cmd.functie.strip(), cmd.van or ctx.today())
    new = Professional(ctx.new_id(), cmd.naam, ctx.now(), cmd.telefoon, cmd.email, dienstverbanden=[job])
    return _add(ctx, new, "professional", new.id)


def change_job(ctx: Context, cmd: ChangeJob) -> list[Changed]:
    """Record that somebody works elsewhere from a day on."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        professional = uow.get(Professional, cmd.professional_id, cmd.versie)
        professional.start_job(Dienstverband(ctx.new_id(), cmd.organisatie_id, cmd.functie, cmd.van), ctx.now())
        uow.commit(LogEntry("dienstverband_gewijzigd", (("professional", professional.id),)))
    return [Changed("professional", cmd.professional_id)]


def create_gebruiker(ctx: Context, cmd: CreateGebruiker) -> list[Changed]:
    """Give a professional a code and roles."""
    ctx.actor.require(Handeling.BEHEER)
    if not cmd.rollen:
        raise RuleViolation("veld_leeg", field="rol")
    rollen = [GebruikerRol(ctx.new_id(), rol) for rol in dict.fromkeys(cmd.rollen)]
    new = Gebruiker(ctx.new_id(), cmd.professional_id, cmd.code.strip().upper(), ctx.now(), rollen=rollen)
    return _add(ctx, new, "gebruiker", new.id)


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


def create_wijk(ctx: Context, naam: str) -> list[Changed]:
    """Add a wijk."""
    ctx.actor.require(Handeling.BEHEER)
    new = Wijk(ctx.new_id(), naam.strip(), ctx.now())
    return _add(ctx, new, "wijk", new.id)


def show_dossier(ctx: Context) -> DossierRow:
    """Whose dossier this is."""
    with ctx.read() as queries:
        row = queries.dossier()
    return DossierRow("", "", False) if row is None else DossierRow(row.naam, row.gemeente, row.oefen)


def list_organisaties(ctx: Context) -> list[OrganisatieRow]:
    """Every organisation by name."""
    with ctx.read() as queries:
        return [OrganisatieRow(*row) for row in queries.organisaties()]


def list_professionals(ctx: Context) -> list[ProfessionalRow]:
    """Everybody by name, with the job of today."""
    with ctx.read() as queries:
        return [ProfessionalRow(*row) for row in queries.professionals(ctx.today())]


def list_wijken(ctx: Context) -> list[WijkRow]:
    """Every wijk by name."""
    with ctx.read() as queries:
        return [WijkRow(*row) for row in queries.wijken()]


def list_gebruikers(ctx: Context) -> list[GebruikerRow]:
    """Who can work with this dossier."""
    with ctx.read() as queries:
        roles: dict[int, list[Rol]] = {}
        for gebruiker_id, rol in queries.rollen():
            roles.setdefault(gebruiker_id, []).append(rol)
        return [GebruikerRow(**row._asdict(), rollen=tuple(roles.get(row.id, ()))) for row in queries.gebruikers()]


@dataclass(frozen=True)
class PastedLine:
    """One line of a pasted list: the professional that was recognised, or the reason why not (a message code)."""

    tekst: str
    professional_id: int | None
    naam: str
    fout: str = ""


def read_pasted(ctx: Context, tekst: str) -> list[PastedLine]:
    """Recognise a pasted list of participants: a name per line, anything after a comma, tab or semicolon is ignored.

    Case, accents and double spaces do not matter; one name that fits two people is asked about, never guessed.
    """
    by_name: dict[str, list[ProfessionalRow]] = {}
    for row in list_professionals(ctx):
        by_name.setdefault(" ".join(fold(row.naam).split()), []).append(row)
    return [_recognise(line.strip(), by_name) for line in tekst.splitlines() if line.strip()]


def _recognise(line: str, by_name: dict[str, list[ProfessionalRow]]) -> PastedLine:
    name = line.replace("\t", ",").replace(";", ",").split(",")[0]
    found = by_name.get(" ".join(fold(name).split()), [])
    if len(found) == 1:
        return PastedLine(line, found[0].id, found[0].naam)
    return PastedLine(line, None, name.strip(), "naam_niet_uniek" if found else "naam_onbekend")


def _add(ctx: Context, thing: object, kind: str, id_: int) -> list[Changed]:
    with ctx.unit_of_work() as uow:
        uow.add(thing)
        uow.commit(LogEntry(f"{kind}_aangemaakt", ((kind, id_),)))
    return [Changed(kind, id_)]
