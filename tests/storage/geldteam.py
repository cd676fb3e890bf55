"""A team with budgets of two wijken in two years, which writes by a clock of its own: for tests of what a day told."""

from datetime import datetime
from random import Random

from sqlalchemy import Engine

from casus.domain.bevoegdheid import SYSTEEM
from casus.domain.budget import Budget, Jaarwisseling
from casus.domain.changes import LogEntry
from casus.domain.dossier import Wijk
from casus.domain.geld import BestedingSoort
from casus.domain.levensdomein import Levensdomein
from casus.domain.verzoek import Route, VerzoekInhoud
from casus.storage.mapping import map_all
from casus.storage.unit_of_work import UnitOfWork
from tests import factories as make

WIJKEN, JAREN = (1, 2), (2025, 2026)
ENTRY = LogEntry("verzoek_gewijzigd", (("verzoek", 1),))


def budget_of(wijk: int, jaar: int) -> int:
    """Its number."""
    return 10 * wijk + jaar - 2025


def inhoud_of(budget_id: int) -> VerzoekInhoud:
    """What anybody asks."""
    route = Route(geen_tijd_want="haast")
    return VerzoekInhoud("Fiets", 500, BestedingSoort.ANDERS, Levensdomein.WERK, budget_id, route)


class Geldteam:
    """``now``: the moment at which the next thing is written."""

    def __init__(self, engine: Engine, seed: int, now: datetime) -> None:
        map_all()
        self.engine, self.rng, self.now = engine, Random(seed), now
        self.put(make.make_organisatie(), make.make_professional(), *(Wijk(i, f"Buurt {i}", now) for i in WIJKEN))
        pots = [(wijk, jaar) for wijk in WIJKEN for jaar in JAREN]
        self.put(*(Budget(budget_of(*pot), *pot, "Fonds", Jaarwisseling.MEE, now) for pot in pots))

    def put(self, *things: object) -> None:
        """Save these."""
        with UnitOfWork(self.engine, SYSTEEM, lambda: self.now) as uow:
            for thing in things:
                uow.add(thing)
            uow.commit(ENTRY)
