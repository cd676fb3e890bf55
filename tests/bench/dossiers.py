"""Dossiers to measure on: one coordinator and as many casussen as asked for, written straight into the tables."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import insert

from casus.domain.toegang import Categorie
from casus.domain.values import CasusStatus, OrganisatieSoort, Rol, sorteersleutel
from casus.services import gebruikers, organisaties, professionals
from casus.services.context import Context
from casus.storage import tables as t
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain, read_key
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of
from casus.wiring import OpenDossier, World, new_dossier, open_dossier

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BATCH = 2_000


@dataclass(frozen=True)
class Measured:
    """An opened dossier with what is needed to open it again."""

    path: Path
    world: World
    open: OpenDossier
    ctx: Context
    person: int

    @property
    def key(self) -> bytes:
        """The 32 bytes behind it."""
        dossier = str(read_sleutelbestand(sleutelbestand_of(self.path))["dossier"])
        return read_key(self.world.keychain, dossier) or b""


def make_dossier(folder: Path, casussen: int = 0) -> Measured:
    """A coordinator who chairs too, and the casussen."""
    world = World(FixedClock(NOW), Random(5), MemoryKeychain())
    path = folder / f"bench-{casussen}.casus"
    new_dossier(path, "Bench", "Nergens", world)
    opened = open_dossier(str(path), world)
    system = opened.system_context()
    new = organisaties.CreateOrganisatie("De Schakel", OrganisatieSoort.WELZIJN, False)
    organisatie = organisaties.create_organisatie(system, new)[0].id
    someone = professionals.CreateProfessional("Cora Olthof", organisatie, "consulent", van=date(2026, 1, 1))
    person = professionals.create_professional(system, someone)[0].id
    gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(person, "CO", (Rol.COORDINATOR, Rol.VOORZITTER)))
    made = Measured(path, world, opened, opened.context(opened.actor("CO")), person)
    _add_casussen(made, casussen)
    return made


def _add_casussen(made: Measured, count: int) -> None:
    rows = (_casus(number, made.person) for number in range(1, count + 1))
    seen = {"professional_id": made.person, "categorie": Categorie.ALLES, "grond": "coordinator", "tot": None}
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(t.casus), batch)
            sights = [seen | {"casus_id": row["id"], "van": NOW - timedelta(days=3)} for row in batch]
            connection.execute(insert(t.zicht), sights)
        connection.commit()


def _casus(number: int, person: int) -> dict[str, object]:
    """Names in no order, as in life."""
    naam = f"Bewoner {number * 7919 % 1_000_003:07d}"
    before = NOW - timedelta(days=3)
    return {
        "id": 1_000_000 + number,
        "code": f"N{number:06d}",
        "naam": naam,
        "sorteersleutel": sorteersleutel(naam),
        "vraag": f"Wat helpt nummer {number} het meest?",
        "inbrenger_id": person,
        "casusregisseur_id": person,
        "wijk_id": None,
        "status": CasusStatus.LOOPT,
        "aangemaakt_op": before,
        "gewijzigd_op": before,
        "afgesloten_op": None,
        "afsluitreden": "",
        "versie": 1,
    }
