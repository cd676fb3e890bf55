"""A dossier with thousands of casussen, written straight into the tables: the screen is tested, not the making."""

from datetime import timedelta
from itertools import islice

from sqlalchemy import insert

from casus.domain.toegang import ALLEN, Categorie
from casus.domain.values import CasusStatus, sorteersleutel
from casus.storage import tables as t
from tests.ui.desk_fixture import Bureau

BATCH = 2000


def add_casussen(bureau: Bureau, count: int) -> None:
    """Casussen ``Bewoner 00001`` and on, seen by the coordinator; one in seven is closed."""
    people = list(bureau.dossier.professionals.values())
    me = bureau.dossier.professionals["Marieke Vondeling"]
    now = bureau.clock.now() - timedelta(days=3)
    rows = (_casus(number, people, now) for number in range(1, count + 1))
    with bureau.open._engine.execution_options(casus_write=True).connect() as connection:
        while batch := list(islice(rows, BATCH)):
            connection.execute(insert(t.casus), batch)
            connection.execute(
                insert(t.zicht),
                [
                    {
                        "casus_id": row["id"],
                        "professional_id": me,
                        "categorie": Categorie.ALLES,
                        "grond": "coordinator",
                        "inwoner_id": ALLEN,
                        "van": now,
                        "tot": None,
                    }
                    for row in batch
                ],
            )
        connection.commit()


def _casus(number: int, people: list[int], now: object) -> dict[str, object]:
    naam = f"Bewoner {number:06d}"
    closed = number % 7 == 0
    return {
        "id": 1_000_000 + number,
        "code": f"N{number:06d}",
        "naam": naam,
        "sorteersleutel": sorteersleutel(naam),
        "vraag": f"Wat helpt nummer {number} het meest?",
        "inbrenger_id": people[number % len(people)],
        "casusregisseur_id": None if number % 5 == 0 else people[(number + 1) % len(people)],
        "wijk_id": None,
        "status": CasusStatus.AFGESLOTEN if closed else CasusStatus.LOOPT,
        "aangemaakt_op": now,
        "gewijzigd_op": now,
        "afgesloten_op": now if closed else None,
        "afsluitreden": "klaar" if closed else "",
        "versie": 1,
    }
