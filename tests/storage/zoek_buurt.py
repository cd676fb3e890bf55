"""Casussen, tables and acties with words enough to search, the same every time."""

import random
from datetime import timedelta

from sqlalchemy import Engine

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.changes import LogEntry
from casus.domain.values import ActieStatus, OverlegStatus, Rol
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make
from tests.factories import MEETING, NOW

ENTRY = LogEntry("proef", (("casus", 1),))
WORDS = (
    "kanarie winkel ontruiming schuld schulden schuldhulp huur huurder incasso post slaapt belt komt terug morgen "
    "buurt berg bergman dijk dyk oz\u00fcrk caf\u00e9 e-mail o'brien vandenberg van der de wit rob robert terpstra"
).split()


def sentence(chance: random.Random, length: int = 6) -> str:
    return " ".join(chance.choices(WORDS, k=length))


def fill(engine: Engine) -> None:
    """Casussen of 1 and of 2; a closed table, an open one of 2 where 3 sits and 4 is a guest; 5 is coordinator."""
    map_all()
    chance = random.Random(4)
    things: list[object] = [make.make_organisatie()]
    for number in range(1, 6):
        roles = [Rol.COORDINATOR] if number == 5 else []
        things += [
            make.make_professional(id=number),
            make.make_gebruiker(*roles, id=number, professional_id=number, code=f"P{number}"),
        ]
    for n in range(11, 31):
        people = [
            make.make_inwoner(id=100 * n + nr, volgorde=nr, naam=sentence(chance, 2), eigen_woorden=sentence(chance))
            for nr in (1, 2)
        ]
        naam, vraag = sentence(chance, 2), sentence(chance)
        things.append(
            make.make_casus(id=n, code=f"K{n}", naam=naam, vraag=vraag, inbrenger_id=n % 2 + 1, inwoners=people)
        )
    for number, status in ((1, OverlegStatus.GESLOTEN), (2, OverlegStatus.OPEN)):
        punten = [
            make.make_punt(
                100 * number + n,
                casus_id=n if n % 3 else None,
                notities=[
                    make.make_notitie(id=10_000 * number + 10 * n + k, tekst=sentence(chance), bron=sentence(chance, 2))
                    for k in range(3)
                ],
                besluiten=[
                    make.make_besluit(id=10_000 * number + n, tekst=sentence(chance), motivering=sentence(chance))
                ],
            )
            for n in range(11, 26)
        ]
        seats = [make.make_deelnemer(10 * number + 3, professional_id=3)]
        seats += [make.make_deelnemer(10 * number + 4, professional_id=4, gast=True)]
        day = MEETING + timedelta(days=7 * number)
        given = {
            "id": number,
            "nummer": number,
            "datum": day,
            "status": status,
            "voorzitter_id": 2 if number == 2 else None,
        }
        things.append(make.make_overleg(**given, deelnemers=seats, punten=punten))
    for n in range(11, 31):
        casus_id, owner = (n if n % 4 else None), n % 5 + 1
        stand = ActieStatus.GEDAAN if n % 7 == 0 else ActieStatus.OPEN
        things.append(
            make.make_actie(id=n, wat=sentence(chance), casus_id=casus_id, professional_id=owner, status=stand)
        )
    save(engine, *things)


def save(engine: Engine, *things: object) -> None:
    with UnitOfWork(engine, SYSTEEM, lambda: NOW) as uow:
        for thing in things:
            uow.add(thing)
            uow.flush()
        uow.commit(ENTRY)
