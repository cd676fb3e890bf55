"""A small town on a real dossier, made by the services themselves, on either engine.

Everybody stands in one relation to the casus ``kanarie``, whose every text holds the word of that name.
"""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from casus.domain.actie import Eigenaar
from casus.domain.changes import LogEntry
from casus.domain.organisatie import Gebruiker, GebruikerRol
from casus.domain.values import ContactWijze, EigenaarSoort, OrganisatieSoort, OverlegStatus, Rol
from casus.services import casussen, gebruikers, organisaties, overleg_page, overleggen, professionals, tafel
from casus.services.context import Context
from casus.services.overleg_page import OverlegPage
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import OpenDossier, World, new_dossier, open_dossier, prepare_server
from casus.wiring.keys import keep_key
from tests.storage.conftest import drop_database, new_database
from tests.storage.conftest import pg_address as pg_address
from tests.storage.conftest import pg_server as pg_server

T = TypeVar("T")
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)
EARLIER = MORNING - 2 * MOMENT
MEETING = date(2026, 11, 24)
LID_UNTIL = date(2036, 1, 1)
"""The last day of the member: long after every test."""
CANARY = "kanarie"
CANARY_ACTIE = f"belt de {CANARY}winkel"
PEOPLE: dict[str, tuple[str, tuple[Rol, ...]]] = {
    "CO": ("Cora Olthof", (Rol.COORDINATOR,)),
    "VZ": ("Vera Zandstra", (Rol.VOORZITTER,)),
    "NO": ("Nico Overbeek", (Rol.NOTULIST,)),
    "IB": ("Iris Bakker", (Rol.WIJKPROFESSIONAL,)),
    "RG": ("Ruud Groen", (Rol.WIJKPROFESSIONAL,)),
    "LI": ("Lieke Iding", (Rol.WIJKPROFESSIONAL,)),
    "DE": ("Daan Ebbers", (Rol.WIJKPROFESSIONAL,)),
    "AF": ("Anna Faber", (Rol.WIJKPROFESSIONAL,)),
    "GA": ("Gijs Aalders", (Rol.WIJKPROFESSIONAL,)),
    "OW": ("Olga Wever", (Rol.WIJKPROFESSIONAL,)),
    "BU": ("Bram Uitham", (Rol.WIJKPROFESSIONAL,)),
    "V2": ("Vincent Twee", (Rol.VOORZITTER, Rol.NOTULIST)),
    "BE": ("Bea Everts", (Rol.BEHEERDER,)),
    "CT": ("Carl Tromp", (Rol.CONTROLLER, Rol.COORDINATOR, Rol.VOORZITTER)),
}


@dataclass
class Town:
    """An opened dossier with its people; ``as_("VZ")`` is what Vera works with."""

    dossier: OpenDossier
    clock: FixedClock
    address: str
    world: World
    people: dict[str, int] = field(default_factory=dict)
    organisatie: int = 0
    kanarie: int = 0
    overleg: int = 0
    known: dict[tuple[str, int, int], Any] = field(default_factory=dict)
    """See ``once``."""

    def as_(self, code: str) -> Context:
        """Also the controller of a dossier in one file, who cannot begin there: what services tell them is the second
        wall behind that one.
        """
        working = {actor.code: actor for actor in self.dossier._working()}
        return self.dossier.context(working.get(code) or self.dossier.actor(code))

    def page(self, overleg_id: int = 0, code: str = "CO") -> OverlegPage:
        return overleg_page.show_overleg(self.as_(code), overleg_id or self.overleg)

    def overleg_versie(self, overleg_id: int = 0) -> int:
        """Only the version, without the page around it."""
        with self.as_("CO").read() as queries:
            row = queries.overleg(overleg_id or self.overleg)
        assert row is not None
        versie: int = row.versie
        return versie

    def versie(self, casus_id: int = 0) -> int:
        """Only the version, without the page around it; nobody opened the casus for it."""
        with self.as_("CO").read() as queries:
            row = queries.casus(casus_id or self.kanarie)
        assert row is not None
        versie: int = row.versie
        return versie

    def add_casus(self, naam: str, *, by: str = "IB", vraag: str = "Hoe verder?") -> int:
        cmd = casussen.CreateCasus(naam, (casussen.InwonerFields(naam),), vraag)
        return casussen.create_casus(self.as_(by), cmd)[0].id

    def plan(self, day: date = MEETING, *, people: tuple[str, ...] = (), casussen_: tuple[int, ...] = ()) -> int:
        """A meeting of Vera and Nico, with these people and casussen."""
        chair = self.as_("CO")
        cmd = overleggen.PlanOverleg(day, time(13), time(15), "Zaal", self.people["VZ"], self.people["NO"])
        number = overleggen.plan_overleg(chair, cmd)[0].id
        if people:
            ids = tuple(self.people[code] for code in people)
            versie = self.overleg_versie(number)
            overleggen.invite_deelnemers(chair, overleggen.InviteDeelnemers(number, versie, ids))
        for casus_id in casussen_:
            overleggen.add_punt(chair, overleggen.AddPunt(number, self.overleg_versie(number), casus_id))
        return number

    def go(self, to: OverlegStatus, overleg_id: int = 0) -> None:
        """One step further; Vera establishes, Cora does the rest."""
        number = overleg_id or self.overleg
        code = "VZ" if to is OverlegStatus.VASTGESTELD else "CO"
        cmd = overleggen.ChangeStatus(number, self.overleg_versie(number), to)
        overleggen.change_status(self.as_(code), cmd)

    def point_of(self, casus_id: int, overleg_id: int = 0) -> int:
        return next(p.id for p in self.page(overleg_id).punten if p.casus_id == casus_id)

    def log(self) -> list[dict[str, Any]]:
        """Every row of the log book as it stands in the dossier."""
        with self.dossier._engine.connect() as connection:
            return [json.loads(body) for (body,) in connection.execute(text("SELECT body FROM logregel ORDER BY nr"))]

    def logged_by(self, act: Callable[[], object]) -> list[LogEntry]:
        """What an act adds to the log book."""
        before = len(self.log())
        act()
        return [as_entry(row) for row in self.log()[before:]]


def once(ask: Callable[[Town], T]) -> Callable[[Town], T]:
    """What is asked about does not change while a town is read: it is looked up, or made, the first time only."""

    @wraps(ask)
    def known(town: Town) -> T:
        key = (ask.__name__, town.kanarie, town.overleg)
        if key not in town.known:
            town.known[key] = ask(town)
        found: T = town.known[key]
        return found

    return known


@once
def the_point(town: Town) -> int:
    return town.point_of(town.kanarie)


@once
def code_of(town: Town) -> str:
    return casussen.open_casus(town.as_("CO"), town.kanarie).code


def as_entry(row: dict[str, Any]) -> LogEntry:
    objects = tuple((kind, int(number)) for kind, number in row["objecten"])
    casus_id = None if row["casus"] is None else int(row["casus"])
    return LogEntry(row["actie"], objects, casus_id, row["grond"], row["uitkomst"])


def make_town(dossier: OpenDossier, clock: FixedClock, address: str, world: World) -> Town:
    town = Town(dossier, clock, address, world)
    system = dossier.system_context()
    new = organisaties.CreateOrganisatie("De Schakel", OrganisatieSoort.CORPORATIE, False)
    town.organisatie = organisaties.create_organisatie(system, new)[0].id
    for code, (naam, rollen) in PEOPLE.items():
        person = professionals.CreateProfessional(naam, town.organisatie, "consulent", van=date(2026, 1, 1))
        town.people[code] = professionals.create_professional(system, person)[0].id
        given = tuple(rol for rol in rollen if rol is not Rol.CONTROLLER)
        number = gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(town.people[code], code, given))[0].id
        _add_rollen(system, number, [rol for rol in rollen if rol not in given])
    return town


def _add_rollen(system: Context, gebruiker_id: int, rollen: list[Rol]) -> None:
    """What the program gives nobody, as an older dossier may hold: a controller of a dossier in one file, with other
    roles besides. He must stay blind all the same.
    """
    if not rollen:
        return
    with system.unit_of_work() as uow:
        gebruiker = uow.get(Gebruiker, gebruiker_id)
        gebruiker.rollen.extend(GebruikerRol(system.new_id(), rol) for rol in rollen)
        uow.commit(LogEntry("gebruiker_gewijzigd", (("gebruiker", gebruiker_id),)))


def add_kanarie(town: Town) -> None:
    """The casus with every relation, and its meeting in concept."""
    person = casussen.InwonerFields(
        f"Rob {CANARY}",
        eigen_woorden=f"{CANARY} wil slapen",
        hoi_nodig=f"{CANARY} rust",
        contact_wijze=ContactWijze.BELLEN,
        contact_waar=f"{CANARY} 06",
    )
    new = casussen.CreateCasus(f"Familie {CANARY}", (person,), f"Hoe {CANARY}?", casusregisseur_id=town.people["RG"])
    town.kanarie = casussen.create_casus(town.as_("IB"), new)[0].id
    coordinator = town.as_("CO")
    casussen.add_lid(
        coordinator, casussen.AddLid(town.kanarie, town.versie(), town.people["LI"], "werkt mee", LID_UNTIL)
    )
    town.overleg = town.plan(people=("VZ", "NO", "DE", "AF"), casussen_=(town.kanarie,))
    guests = (town.people["GA"],)
    invite = overleggen.InviteDeelnemers(town.overleg, town.page().versie, guests, gast=True)
    overleggen.invite_deelnemers(coordinator, invite)
    absent = next(d.id for d in town.page().deelnemers if d.professional_id == town.people["AF"])
    overleggen.change_deelnemer(
        coordinator, overleggen.ChangeDeelnemer(town.overleg, town.page().versie, absent, afgemeld=True)
    )


def write_at_table(town: Town) -> None:
    """A note, a decision and an actie of Olga at the point of the canary."""
    chair, point = town.as_("VZ"), town.point_of(town.kanarie)
    tafel.start_punt(chair, tafel.AtPunt(town.overleg, point))
    tafel.record_notitie(chair, tafel.RecordNotitie(town.overleg, point, f"{CANARY} opent niet", bron=CANARY))
    tafel.record_besluit(chair, tafel.RecordBesluit(town.overleg, point, f"{CANARY} stopt", f"omdat {CANARY}"))
    owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=town.people["OW"])
    tafel.record_actie(chair, tafel.RecordActie(town.overleg, point, CANARY_ACTIE, owner, date(2026, 11, 27)))


def bring_to(town: Town, status: OverlegStatus) -> None:
    """The meeting of the canary in this state, with everything said that can be."""
    for step in list(OverlegStatus)[1 : list(OverlegStatus).index(status) + 1]:
        town.go(step)
        if step is OverlegStatus.LOPEND:
            write_at_table(town)
        if step is OverlegStatus.GESLOTEN:
            note = town.page().casussen[0].notities[0].id
            cmd = overleggen.CorrectTekst(town.overleg, "notitie", note, f"{CANARY} opent", f"{CANARY} typfout")
            overleggen.correct_tekst(town.as_("VZ"), cmd)


def new_world(moment: datetime = MORNING) -> World:
    return World(FixedClock(moment), random.Random(1), MemoryKeychain())


def copy_of(made: Town, folder: Path, world: World) -> Town:
    """A closed town in a file, copied and opened; it was made a moment earlier, so what comes next has later ids."""
    for file in Path(made.address).parent.iterdir():
        shutil.copy(file, folder)
    keep_key(world.keychain, made.dossier.dossier_id, made.dossier.key)
    return _opened(made, str(folder / Path(made.address).name), world)


def _opened(made: Town, address: str, world: World) -> Town:
    opened = open_dossier(address, world)
    opened.keep_head()
    assert isinstance(world.clock, FixedClock)
    return replace(
        made, dossier=opened, clock=world.clock, address=address, world=world, people=dict(made.people), known={}
    )


@pytest.fixture
def world() -> World:
    return new_world()


@pytest.fixture(scope="session")
def file_made(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The town in an encrypted file, made once and closed: every test has a copy."""
    world = new_world(EARLIER)
    path = tmp_path_factory.mktemp("stad") / "team.casus"
    opened = open_dossier(str(new_dossier(path, "Team Molenbuurt", "Gemeente Voorbeeld", world).path), world)
    assert isinstance(world.clock, FixedClock)
    town = make_town(opened, world.clock, str(path), world)
    opened.close()
    return town


@pytest.fixture(scope="session")
def kanarie_made(file_made: Town, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The same with the canary."""
    town = copy_of(file_made, tmp_path_factory.mktemp("kanarie"), new_world(EARLIER + MOMENT))
    add_kanarie(town)
    town.dossier.close()
    return town


@pytest.fixture(scope="session")
def server_made(pg_server: str) -> Town:
    """The town on PostgreSQL, made once; nobody is connected to it."""
    world, address = new_world(EARLIER), new_database(pg_server)
    opened = prepare_server(address, world)
    assert isinstance(world.clock, FixedClock)
    town = make_town(opened, world.clock, address, world)
    opened.close()
    return town


@pytest.fixture(scope="session")
def server_kanarie_made(pg_server: str, server_made: Town) -> Town:
    town = _opened(server_made, new_database(pg_server, server_made.address), new_world(EARLIER + MOMENT))
    add_kanarie(town)
    town.dossier.close()
    return town


@pytest.fixture
def file_town(file_made: Town, tmp_path: Path, world: World) -> Iterator[Town]:
    """The town in an encrypted file."""
    town = copy_of(file_made, tmp_path, world)
    yield town
    town.dossier.close()


@pytest.fixture
def server_town(pg_server: str, server_made: Town, world: World) -> Iterator[Town]:
    """The town on PostgreSQL."""
    yield from _on_server(pg_server, server_made, world)


def _on_server(pg_server: str, made: Town, world: World) -> Iterator[Town]:
    town = _opened(made, new_database(pg_server, made.address), world)
    yield town
    town.dossier.close()
    drop_database(pg_server, town.address)


@pytest.fixture
def town(kanarie_made: Town, tmp_path: Path, world: World) -> Iterator[Town]:
    """Where one engine will do: the file; with the canary."""
    town = copy_of(kanarie_made, tmp_path, world)
    yield town
    town.dossier.close()


@pytest.fixture
def server_kanarie(pg_server: str, server_kanarie_made: Town, world: World) -> Iterator[Town]:
    yield from _on_server(pg_server, server_kanarie_made, world)


@pytest.fixture(params=["file_town", "server_town"])
def each_town(request: pytest.FixtureRequest) -> Town:
    """The town with the canary on each engine in turn."""
    found: Town = request.getfixturevalue({"file_town": "town", "server_town": "server_kanarie"}[request.param])
    return found
