"""Who there is: organisations, professionals, gebruikers, wijken and the dossier itself, as lists show them."""

from dataclasses import dataclass
from datetime import date

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed, LogEntry
from casus.domain.dossier import LONGEST_LOCK, Wijk
from casus.domain.values import OrganisatieSoort, Rol
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
    laatste_dag: date | None = None
    """The day after which they work nowhere here; None while a job goes on, or when there never was one."""

    def has_left(self, day: date) -> bool:
        """Worked here, and no longer does on this day."""
        return self.laatste_dag is not None and self.laatste_dag < day


@dataclass(frozen=True)
class GebruikerRow:
    """Somebody who can work with this dossier."""

    id: int
    code: str
    professional_id: int
    naam: str
    actief: bool
    versie: int
    laatste_dag: date | None
    rollen: tuple[Rol, ...]

    def works_on(self, day: date) -> bool:
        """Can open the dossier on this day: active, and not gone since."""
        return self.actief and (self.laatste_dag is None or self.laatste_dag >= day)


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
    vergrendel_hoogstens: int = LONGEST_LOCK


def create_wijk(ctx: Context, naam: str) -> list[Changed]:
    """Add a wijk."""
    ctx.actor.require(Handeling.BEHEER)
    new = Wijk(ctx.new_id(), naam.strip(), ctx.now())
    with ctx.unit_of_work() as uow:
        uow.add(new)
        uow.commit(LogEntry("wijk_aangemaakt", (("wijk", new.id),)))
    return [Changed("wijk", new.id)]


def show_dossier(ctx: Context) -> DossierRow:
    """Whose dossier this is."""
    with ctx.read() as queries:
        row = queries.dossier()
    if row is None:
        return DossierRow("", "", False)
    return DossierRow(row.naam, row.gemeente, row.oefen, row.vergrendel_hoogstens)


def list_organisaties(ctx: Context) -> list[OrganisatieRow]:
    """Every organisation by name."""
    with ctx.read() as queries:
        return [OrganisatieRow(*row) for row in queries.organisaties()]


def list_professionals(ctx: Context) -> list[ProfessionalRow]:
    """Everybody by name, with the job of today; to a controller nobody."""
    if ctx.actor.is_controller:
        return []
    with ctx.read() as queries:
        return [ProfessionalRow(*row) for row in queries.professionals(ctx.today())]


def list_wijken(ctx: Context) -> list[WijkRow]:
    """Every wijk by name."""
    with ctx.read() as queries:
        return [WijkRow(*row) for row in queries.wijken()]


def list_gebruikers(ctx: Context) -> list[GebruikerRow]:
    """Who can work with this dossier; to a controller nobody."""
    if ctx.actor.is_controller:
        return []
    with ctx.read() as queries:
        roles: dict[int, list[Rol]] = {}
        for gebruiker_id, rol in queries.rollen():
            roles.setdefault(gebruiker_id, []).append(rol)
        return [GebruikerRow(**row._asdict(), rollen=tuple(roles.get(row.id, ()))) for row in queries.gebruikers()]
