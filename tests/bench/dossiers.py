"""Dossiers to measure on: a coordinator who sees all, somebody who sees little, and as many casussen and notes as asked
for, written straight into the tables of either engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import Connection, insert

from casus.domain.toegang import ALLEN, Categorie
from casus.domain.values import (
    AgendapuntSoort,
    AgendapuntStatus,
    AgendaReden,
    CasusStatus,
    OrganisatieSoort,
    Rol,
    sorteersleutel,
)
from casus.services import gebruikers, organisaties, overleggen, professionals
from casus.services.context import Context
from casus.storage import ddl, search_ddl
from casus.storage import tables as t
from casus.storage.columns import moment_text
from casus.storage.engine import driver_of
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain, read_key
from casus.system.sleutelbestand import read_sleutelbestand, sleutelbestand_of
from casus.wiring import OpenDossier, World, new_dossier, open_dossier, prepare_server
from tests.bench.servers import new_database
from tests.bench.woorden import notes, vocabulary

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BATCH = 2_000
FIRST = 1_000_000
NOTITIE = ("id", "agendapunt_id", "soort", "tekst", "bron", "auteur_id", "gemaakt_op")
SAID = moment_text(NOW)


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


def make_dossier(folder: Path, casussen: int = 0, notities: int = 0) -> Measured:
    """In a file: a coordinator who chairs too, the casussen, and what was said about them."""
    world = World(FixedClock(NOW), Random(5), MemoryKeychain())
    path = folder / f"bench-{casussen}.casus"
    new_dossier(path, "Bench", "Nergens", world)
    return _filled(path, world, open_dossier(str(path), world), casussen, notities)


def make_server_dossier(server: str, casussen: int = 0, notities: int = 0) -> Measured:
    """The same in a new database of this server."""
    world = World(FixedClock(NOW), Random(5), MemoryKeychain())
    address = new_database(server)
    return _filled(Path(address), world, prepare_server(address, world), casussen, notities)


def _filled(path: Path, world: World, opened: OpenDossier, casussen: int, notities: int) -> Measured:
    system = opened.system_context()
    new = organisaties.CreateOrganisatie("De Schakel", OrganisatieSoort.WELZIJN, False)
    organisatie = organisaties.create_organisatie(system, new)[0].id
    people = []
    for naam, code, rollen in (
        ("Cora Olthof", "CO", (Rol.COORDINATOR, Rol.VOORZITTER)),
        ("Wil Peters", "WP", (Rol.WIJKPROFESSIONAL,)),
    ):
        someone = professionals.CreateProfessional(naam, organisatie, "consulent", van=date(2026, 1, 1))
        people.append(professionals.create_professional(system, someone)[0].id)
        gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(people[-1], code, rollen))
    made = Measured(path, world, opened, opened.context(opened.actor("CO")), people[0])
    _add_casussen(made, casussen, people[1])
    if notities:
        _add_notities(made, casussen, notities)
    return made


def _add_casussen(made: Measured, count: int, other: int) -> None:
    """The second person sees one in five thousand."""
    rows = (_casus(number, made.person) for number in range(1, count + 1))
    seen = {"categorie": Categorie.ALLES, "grond": "coordinator", "inwoner_id": ALLEN, "van": NOW - timedelta(days=3)}
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(t.casus), batch)
            sights = [seen | {"casus_id": row["id"], "professional_id": made.person} for row in batch]
            sights += [s | {"professional_id": other} for s in sights if int(str(s["casus_id"])) % 5_000 == 0]
            connection.execute(insert(t.zicht), sights)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE casus, zicht")  # as the server itself does within a minute
        connection.commit()


def _add_notities(made: Measured, casussen: int, count: int) -> None:
    """A point per casus, spread over the meetings; the index is made when the texts are in."""
    chance = Random(7)
    texts = notes(chance, vocabulary(chance), count)
    ctx = made.ctx
    plan = overleggen.PlanOverleg(NOW.date(), NOW.time(), NOW.time().replace(hour=NOW.hour + 2), "Zaal", made.person)
    meeting = overleggen.plan_overleg(ctx, plan)[0].id
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        for name, drop, _ in search_ddl.parts(connection.dialect.name):
            if name.startswith("zoek_notitie"):
                connection.exec_driver_sql(drop)
        points = [_punt(number, meeting) for number in range(1, casussen + 1)]
        for start in range(0, len(points), BATCH):
            connection.execute(insert(t.agendapunt), points[start : start + BATCH])
        author = made.ctx.author_id()
        rows = ((FIRST + n, FIRST + n * 7919 % casussen + 1, text) for n, text in enumerate(texts, start=1))
        while batch := list(islice(rows, 10 * BATCH)):
            copy_rows(connection, "notitie", NOTITIE, [(i, p, "feit", x, "", author, SAID) for i, p, x in batch])
            found = [(i, p, meeting, " ".join(dict.fromkeys(x.split()))) for i, p, x in batch]
            copy_rows(connection, "zoek_notitie", ("id", "casus_id", "overleg_id", "tekst"), found)
        ddl.recreate(connection)
        connection.commit()
    with made.open._engine.execution_options(casus_write=True).connect() as connection:
        connection.exec_driver_sql("ANALYZE zoek_notitie" if connection.dialect.name == "postgresql" else "SELECT 1")
        connection.commit()


def copy_rows(connection: Connection, name: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    """Straight through the driver."""
    driver = driver_of(connection)
    names = ", ".join(columns)
    if connection.dialect.name == "sqlite":
        driver.executemany(f"INSERT INTO {name} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)
        return
    with driver.cursor().copy(f"COPY {name} ({names}) FROM STDIN") as target:
        for row in rows:
            target.write_row(row)


def _punt(number: int, meeting: int) -> dict[str, object]:
    return {
        "id": FIRST + number,
        "overleg_id": meeting,
        "soort": AgendapuntSoort.CASUS,
        "volgorde": number,
        "titel": "",
        "minuten": 15,
        "reden": AgendaReden.OP_VERZOEK,
        "casus_id": FIRST + number,
        "inbrenger_id": None,
        "vraag": "",
        "status": AgendapuntStatus.BESPROKEN,
        "begonnen_op": None,
        "klaar_op": None,
        "terug_op": None,
    }


def _casus(number: int, person: int) -> dict[str, object]:
    """Names in no order, as in life."""
    naam = f"Bewoner {number * 7919 % 1_000_003:07d}"
    before = NOW - timedelta(days=3)
    return {
        "id": FIRST + number,
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
