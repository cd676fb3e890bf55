"""Thousands of acties, written straight into the table: the screen is tested, not the making."""

from datetime import timedelta

from sqlalchemy import insert

from casus.domain.values import ActieStatus, EigenaarSoort
from casus.storage import tables as t
from tests.ui.desk_fixture import Bureau

MINE = "Marieke Vondeling"


def add_acties(bureau: Bureau, count: int, *, owner: str = "") -> None:
    """Acties ``Taak 00001`` and on, about no casus; by turns of everybody, or all of one. One in ten has no day."""
    people = bureau.dossier.professionals
    owners = [people[owner]] if owner else list(people.values())
    now, today = bureau.clock.now(), bureau.clock.today()
    rows = [
        {
            "id": 2_000_000 + number,
            "wat": f"Taak {number:05d}",
            "eigenaar_soort": EigenaarSoort.PROFESSIONAL,
            "professional_id": owners[number % len(owners)],
            "eigenaar_naam": "",
            "uiterlijk": None if number % 10 == 0 else today + timedelta(days=number % 60 - 10),
            "status": ActieStatus.OPEN,
            "terugkoppeling": "",
            "gemaakt_op": now - timedelta(days=20),
            "gewijzigd_op": now,
            "versie": 1,
        }
        for number in range(1, count + 1)
    ]
    with bureau.open._engine.execution_options(casus_write=True).connect() as connection:
        connection.execute(insert(t.actie), rows)
        connection.commit()
