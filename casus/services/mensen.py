"""Organisations, professionals, gebruikers and wijken."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casus.domain.changes import Changed, LogEntry
from casus.domain.dossier import Wijk
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Dienstverband, Gebruiker, GebruikerRol, Organisatie, Professional
from casus.domain.overleg import Overleg
from casus.domain.toegang import Handeling
from casus.domain.values import OrganisatieSoort, Rol, fold, initials
from casus.services.context import Context
from casus.services.uitnodigen import invite

if TYPE_CHECKING:
    from casus.storage.unit_of_work import UnitOfWork

HEADING = "naam"
"""What stands above the names in a spreadsheet, and is nobody's name."""


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
    """One line of a pasted list: who was recognised, who would be made, or the reason why not (a message code)."""

    tekst: str
    professional_id: int | None
    naam: str
    fout: str = ""
    functie: str = ""
    organisatie: str = ""
    organisatie_is_nieuw: bool = False

    @property
    def is_nieuw(self) -> bool:
        """Nobody has this name yet, and the line says enough to make them."""
        return self.professional_id is None and not self.fout


@dataclass(frozen=True)
class AddPasted:
    """Invite what ``read_pasted`` recognised in these lines, and make what it did not know yet."""

    overleg_id: int
    versie: int
    regels: tuple[PastedLine, ...]
    gast: bool = False


def read_pasted(ctx: Context, tekst: str) -> list[PastedLine]:
    """Recognise a pasted list of participants: ``Naam``, ``Naam, Organisatie`` or ``Naam, Organisatie, Functie``.

    Case, accents and double spaces do not matter; one name that fits two people is asked about, never guessed. A name
    that stands there twice is given once. Rows of a spreadsheet come with tabs, and sometimes with their headings.
    """
    people = _by_name(list_professionals(ctx))
    organisaties = {_key(row.naam): row.naam for row in list_organisaties(ctx)}
    found: dict[str, PastedLine] = {}
    for line in filter(None, map(str.strip, tekst.splitlines())):
        cells = _cells(line, organisaties)
        key = _key(cells[0]) or line
        if key != HEADING and (key not in found or found[key].fout):
            found[key] = _match(line, cells, people.get(key, []), organisaties)
    return list(found.values())


def add_pasted(ctx: Context, cmd: AddPasted) -> list[Changed]:
    """Make the organisations and professionals that are missing and invite everybody, all or nothing.

    Names are looked up once more: what a colleague made since the list was read is not made twice.
    """
    ctx.actor.require(Handeling.OVERLEG_VOORBEREIDEN)
    with ctx.unit_of_work() as uow:
        overleg = uow.get(Overleg, cmd.overleg_id, cmd.versie)
        newcomers = _Newcomers(ctx, uow, min(ctx.today(), overleg.datum))
        ids = [newcomers.id_of(regel) for regel in cmd.regels]
        uow.flush()
        invite(ctx, uow, overleg, ids, gast=cmd.gast)
        made = newcomers.made
        entries = [LogEntry(f"{change.kind}_aangemaakt", ((change.kind, change.id),)) for change in made]
        uow.commit(*entries, LogEntry("deelnemers_uitgenodigd", (("overleg", overleg.id),)))
    return [*made, Changed("overleg", cmd.overleg_id)]


class _Newcomers:
    """Who and what one list makes; a job begins today, or on the day of a meeting that lies before."""

    def __init__(self, ctx: Context, uow: "UnitOfWork", van: date) -> None:
        self._ctx, self._uow, self._van = ctx, uow, van
        people = _by_name([ProfessionalRow(*row) for row in uow.queries.professionals(van)])
        self._people = {key: [row.id for row in rows] for key, rows in people.items()}
        self._organisaties = {_key(row.naam): row.id for row in uow.queries.organisaties()}
        self.made: list[Changed] = []

    def id_of(self, regel: PastedLine) -> int:
        """The professional of this line, made when there is none."""
        if regel.fout:
            raise RuleViolation(regel.fout, field="lijst")
        if regel.professional_id is not None:
            return regel.professional_id
        found = self._people.setdefault(_key(regel.naam), [])
        if len(found) > 1:
            raise RuleViolation("naam_niet_uniek", field="lijst")
        if not found:
            found.append(self._make_professional(regel))
        return found[0]

    def _make_professional(self, regel: PastedLine) -> int:
        job = Dienstverband(self._ctx.new_id(), self._organisatie(regel.organisatie), regel.functie, self._van)
        new = Professional(self._ctx.new_id(), regel.naam, self._ctx.now(), dienstverbanden=[job])
        self._uow.add(new)
        self.made.append(Changed("professional", new.id))
        return new.id

    def _organisatie(self, naam: str) -> int:
        """Of which kind it is, a list of names does not say: ``anders``, without professional secrecy."""
        if not naam.strip():
            raise RuleViolation("naam_onbekend", field="lijst")
        found = self._organisaties.get(_key(naam))
        if found is None:
            new = Organisatie(self._ctx.new_id(), naam, OrganisatieSoort.ANDERS, False, self._ctx.now())
            self._uow.add(new)
            self._uow.flush()
            self.made.append(Changed("organisatie", new.id))
            found = self._organisaties[_key(naam)] = new.id
        return found


def _match(
    line: str, cells: tuple[str, str, str], people: list[ProfessionalRow], organisaties: dict[str, str]
) -> PastedLine:
    """The line as it was understood; an organisation that it names for the first time joins ``organisaties``."""
    naam, organisatie, functie = cells
    if len(people) == 1:
        return PastedLine(line, people[0].id, people[0].naam)
    if not naam:
        return PastedLine(line, None, naam, "naam_ontbreekt")
    if people or not organisatie:
        return PastedLine(line, None, naam, "naam_niet_uniek" if people else "naam_onbekend")
    is_nieuw = _key(organisatie) not in organisaties
    spelled = organisaties.setdefault(_key(organisatie), organisatie)
    return PastedLine(line, None, naam, functie=functie, organisatie=spelled, organisatie_is_nieuw=is_nieuw)


def _cells(line: str, organisaties: dict[str, str]) -> tuple[str, str, str]:
    """Name, organisation and function. An organisation that is known may have a comma in its name."""
    mark = next((mark for mark in "\t;" if mark in line), ",")
    naam, *rest = (" ".join(cell.split()) for cell in line.split(mark))
    for end in range(len(rest), 1, -1):
        if _key(", ".join(rest[:end])) in organisaties:
            rest[:end] = [", ".join(rest[:end])]
            break
    organisatie, functie = (*rest, "", "")[:2]
    return naam, organisatie, functie


def _by_name(people: list[ProfessionalRow]) -> dict[str, list[ProfessionalRow]]:
    found: dict[str, list[ProfessionalRow]] = {}
    for row in people:
        found.setdefault(_key(row.naam), []).append(row)
    return found


def _key(naam: str) -> str:
    """The same name, however it was typed."""
    return " ".join(fold(naam).split())


def _add(ctx: Context, thing: object, kind: str, id_: int) -> list[Changed]:
    with ctx.unit_of_work() as uow:
        uow.add(thing)
        uow.commit(LogEntry(f"{kind}_aangemaakt", ((kind, id_),)))
    return [Changed(kind, id_)]
