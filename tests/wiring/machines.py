"""Two laptops and a stick: a dossier that goes from one to the other."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casus.domain.errors import CasusError
from casus.domain.values import OrganisatieSoort, Rol
from casus.services import casussen
from casus.services.gebruikers import FirstPerson, create_first_person
from casus.system.clock import FixedClock
from casus.system.keychain import Keychain, MemoryKeychain
from casus.system.paths import AppPaths
from casus.wiring import OpenDossier, World, carry, new_dossier, open_dossier

ROLES = (Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER)
START = datetime(2026, 12, 1, 12, 2, tzinfo=UTC)


@dataclass
class Laptop:
    """A machine with a keychain and folders of its own."""

    root: Path
    keychain: Keychain = field(default_factory=MemoryKeychain)
    seed: int = 1

    def __post_init__(self) -> None:
        self.clock = FixedClock(START)
        self.world = World(self.clock, random.Random(self.seed), self.keychain)
        self.paths = AppPaths.under(self.root)

    def open(self, path: Path | str, code: str | None = None) -> OpenDossier:
        return open_dossier(str(path), self.world, herstelcode=code)


@dataclass
class Team:
    """A dossier on the first laptop, and the code that opens it anywhere."""

    first: Laptop
    second: Laptop
    stick: Path
    path: Path
    code: str

    @property
    def carried(self) -> Path:
        return self.stick / self.path.name


def make_team(root: Path) -> Team:
    first, second, stick = Laptop(root / "een"), Laptop(root / "twee", seed=2), root / "stick"
    stick.mkdir(parents=True)
    first.paths.dossiers.mkdir(parents=True)
    made = new_dossier(first.paths.dossiers / "wilgenhof.casus", "Wilgenhof", "Molendam", first.world)
    opened = first.open(made.path)
    try:
        person = FirstPerson("Marieke Vondeling", "wijkcoach", "Welzijn", OrganisatieSoort.WELZIJN, ROLES)
        create_first_person(opened.system_context(), person)
    finally:
        opened.close()
    return Team(first, second, stick, made.path, made.herstelcode)


def work(dossier: OpenDossier, naam: str) -> None:
    """Something that changes the dossier."""
    ctx = dossier.context(dossier.actors()[0])
    casussen.create_casus(ctx, casussen.CreateCasus(naam, (casussen.InwonerFields(naam),)))


def names_in(dossier: OpenDossier) -> set[str]:
    ctx = dossier.context(dossier.actors()[0])
    return {row.naam for row in casussen.list_casus_rows(ctx, casussen.list_casus_ids(ctx, status=None))}


def files_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


LATER = timedelta(days=1)


THREE = {"wilgenhof.casus", "wilgenhof.casussleutel", "wilgenhof.casusstand"}


def carried(team: Team, dossier: OpenDossier) -> bool:
    return carry(dossier, dossier.context(dossier.actors()[0]), team.stick).replaced


def actions(dossier: OpenDossier) -> list[str]:
    with dossier.engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT actie FROM logregel ORDER BY nr")]


def code_of(act: object) -> str:
    assert callable(act)
    with pytest.raises(CasusError) as problem:
        act()
    return problem.value.code
