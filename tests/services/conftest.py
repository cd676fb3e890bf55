"""A small town on a real dossier, made by the services themselves, on either engine.

Everybody stands in one relation to the casus ``kanarie``, whose every text holds the word of that name.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

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
from tests.storage.conftest import pg_address as pg_address
from tests.storage.conftest import pg_server as pg_server

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
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

    def as_(self, code: str) -> Context:
        return self.dossier.context(self.dossier.actor(code))

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
        return casussen.open_casus(self.as_("CO"), casus_id or self.kanarie).versie

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
        alone = (Rol.CONTROLLER,) if Rol.CONTROLLER in rollen else rollen
        user = gebruikers.CreateGebruiker(town.people[code], code, alone)
        number = gebruikers.create_gebruiker(system, user)[0].id
        _add_rollen(system, number, [rol for rol in rollen if rol not in alone])
    return town


def _add_rollen(system: Context, gebruiker_id: int, rollen: list[Rol]) -> None:
    """More roles than the program gives a controller, as an older dossier may hold: he must stay blind all the same."""
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


@pytest.fixture
def world() -> World:
    return World(FixedClock(MORNING), random.Random(1), MemoryKeychain())


@pytest.fixture
def file_town(tmp_path: Path, world: World) -> Iterator[Town]:
    """The town in an encrypted file."""
    made = new_dossier(tmp_path / "team.casus", "Team Molenbuurt", "Gemeente Voorbeeld", world)
    opened = open_dossier(str(made.path), world)
    assert isinstance(world.clock, FixedClock)
    yield make_town(opened, world.clock, str(made.path), world)
    opened.close()


@pytest.fixture
def server_town(pg_address: str, world: World) -> Iterator[Town]:
    """The town on PostgreSQL."""
    opened = prepare_server(pg_address, world)
    assert isinstance(world.clock, FixedClock)
    yield make_town(opened, world.clock, pg_address, world)
    opened.close()


@pytest.fixture
def town(file_town: Town) -> Town:
    """Where one engine will do: the file."""
    add_kanarie(file_town)
    return file_town


@pytest.fixture(params=["file_town", "server_town"])
def each_town(request: pytest.FixtureRequest) -> Town:
    """The town on each engine in turn."""
    found: Town = request.getfixturevalue(request.param)
    add_kanarie(found)
    return found
