"""Budgets and their ledger: what was put in, what is promised, what is paid, and what is left.

The ledger only grows. What was wrong is set right by a counter-entry that names the row it takes back. A yes counts for
the year of its budget until it is released, also when the bill is paid in January.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, show_euros
from casus.domain.organisatie import required_text


class Jaarwisseling(StrEnum):
    """What happens to what is left at the end of the year: it lapses, or goes along to the next."""

    VERVALT = "vervalt"
    MEE = "mee"


class BoekingSoort(StrEnum):
    """What a row of the ledger does; how it moves the budget stands in ``_BEWEEGT``."""

    INLEG = "inleg"
    AANVULLING = "aanvulling"
    OVERHEVELING_IN = "overheveling_in"
    OVERHEVELING_UIT = "overheveling_uit"
    RESERVERING = "reservering"
    VRIJGAVE = "vrijgave"
    BETALING = "betaling"
    TERUGBETALING = "terugbetaling"


class Stand(NamedTuple):
    """Cents of one budget, or of one verzoek in it."""

    budget: int = 0
    gereserveerd: int = 0
    uitgegeven: int = 0

    @property
    def over(self) -> int:
        """What can still be promised."""
        return self.budget - self.gereserveerd - self.uitgegeven

    @property
    def vastgelegd(self) -> int:
        """Promised or paid: what counts under a ceiling."""
        return self.gereserveerd + self.uitgegeven

    def after(self, soort: BoekingSoort, bedrag: int) -> "Stand":
        """What it is once this was booked."""
        moves = _BEWEEGT[soort]
        return Stand(*(now + bedrag * move for now, move in zip(self, moves, strict=True)))


_BEWEEGT: dict[BoekingSoort, Stand] = {
    BoekingSoort.INLEG: Stand(1, 0, 0),
    BoekingSoort.AANVULLING: Stand(1, 0, 0),
    BoekingSoort.OVERHEVELING_IN: Stand(1, 0, 0),
    BoekingSoort.OVERHEVELING_UIT: Stand(-1, 0, 0),
    BoekingSoort.RESERVERING: Stand(0, 1, 0),
    BoekingSoort.VRIJGAVE: Stand(0, -1, 0),
    BoekingSoort.BETALING: Stand(0, -1, 1),
    BoekingSoort.TERUGBETALING: Stand(0, 0, -1),
}
VAN_VERZOEK = frozenset(
    (BoekingSoort.RESERVERING, BoekingSoort.VRIJGAVE, BoekingSoort.BETALING, BoekingSoort.TERUGBETALING)
)
"""Rows that belong to a verzoek; the others belong to the budget alone."""
TERUG_TE_NEMEN = frozenset(BoekingSoort) - {BoekingSoort.RESERVERING}
"""What a person may have written wrongly. What is reserved follows from a yes: it is released, not taken back."""
PAAR = frozenset((BoekingSoort.OVERHEVELING_IN, BoekingSoort.OVERHEVELING_UIT))
"""Rows that are one of two: what leaves one budget arrives in another."""


def stand_of(rows: Iterable[tuple[BoekingSoort, int]]) -> Stand:
    """What these rows add up to, in whatever order."""
    found = Stand()
    for soort, bedrag in rows:
        found = found.after(soort, bedrag)
    return found


@dataclass(eq=False)
class Budget:
    """Money of one wijk, for one year, from one source."""

    id: int
    wijk_id: int
    jaar: int
    bron: str
    jaarwisseling: Jaarwisseling
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.bron = required_text("bron_budget", self.bron)
        if not 2000 <= self.jaar <= 2199:
            raise RuleViolation("jaar_onbekend", field="jaar")

    def set_jaarwisseling(self, jaarwisseling: Jaarwisseling, today: date, now: datetime) -> None:
        """Another rule for the end of the year, until then: what lapsed does not come back."""
        self.require_current(today)
        self.jaarwisseling, self.gewijzigd_op = jaarwisseling, now

    def goes_along_to(self, today: date) -> int:
        """The year to which what is left goes: the first that is not over, so that it can be promised there."""
        if self.jaar >= today.year:
            raise RuleViolation("jaar_nog_bezig", jaar=self.jaar)
        if self.jaarwisseling is Jaarwisseling.VERVALT:
            raise RuleViolation("rest_vervalt", jaar=self.jaar)
        return today.year

    def require_current(self, today: date) -> None:
        """Nothing comes in any more, nor is promised, once the year is over."""
        if self.jaar < today.year:
            raise RuleViolation("budget_jaar_voorbij", field="budget", jaar=self.jaar)

    def require_running(self, today: date) -> None:
        """Promised is money of this year: not of one that is over, nor of one that has yet to come."""
        self.require_current(today)
        if self.jaar > today.year:
            raise RuleViolation("budget_jaar_nog_niet", field="budget", jaar=self.jaar)


@dataclass(eq=False)
class Boeking:
    """One row of the ledger. ``tegen_id``: the row that it takes back; ``paar_id``: of both rows of a transfer, the
    one that leaves; ``boekdag``: the day of the bank or of the decision, ``op`` the moment it was written here.
    """

    id: int
    budget_id: int
    soort: BoekingSoort
    bedrag: int
    op: datetime
    boekdag: date
    verzoek_id: int | None = None
    tegen_id: int | None = None
    paar_id: int | None = None
    door_id: int | None = None
    kenmerk: str = ""
    omschrijving: str = ""

    def __post_init__(self) -> None:
        if (self.bedrag < 0) != (self.tegen_id is not None) or self.bedrag == 0:
            raise RuleViolation("bedrag_niet_boven_nul", field="bedrag")
        if abs(self.bedrag) > GROOTSTE:
            raise RuleViolation("bedrag_te_groot", field="bedrag")
        if (self.verzoek_id is not None) != (self.soort in VAN_VERZOEK):
            raise RuleViolation("boeking_zonder_verzoek", field="verzoek")
        if (self.paar_id is not None) != (self.soort in PAAR):
            raise RuleViolation("overheveling_zonder_paar")
        self.kenmerk = " ".join(self.kenmerk.split())
        self.omschrijving = " ".join(self.omschrijving.split())

    def counter(self, new_id: int, paar_id: int | None, *, op: datetime, boekdag: date, waarom: str) -> "Boeking":
        """The row that takes this one back; ``waarom`` stands beside it."""
        if self.tegen_id is not None:
            raise RuleViolation("tegenboeking_van_tegenboeking")
        if self.soort not in TERUG_TE_NEMEN:
            raise RuleViolation("reservering_blijft")
        return Boeking(
            id=new_id,
            budget_id=self.budget_id,
            soort=self.soort,
            bedrag=-self.bedrag,
            op=op,
            boekdag=boekdag,
            verzoek_id=self.verzoek_id,
            tegen_id=self.id,
            paar_id=paar_id,
            kenmerk=self.kenmerk,
            omschrijving=required_text("waarom_tegenboeking", waarom),
        )


def check_boeking(boeking: Boeking, of_budget: Stand, of_verzoek: Stand) -> None:
    """Refuse what the ledger cannot bear: more promised than there is, more paid than was promised for this verzoek,
    more paid back than was paid; nor can be taken back what brought money in, or released it, that is gone since.
    """
    verzoek = of_verzoek.after(boeking.soort, boeking.bedrag)
    if boeking.soort in VAN_VERZOEK and verzoek.gereserveerd < 0:
        raise RuleViolation("meer_dan_gereserveerd", field="bedrag", over=show_euros(of_verzoek.gereserveerd))
    if boeking.soort in VAN_VERZOEK and verzoek.uitgegeven < 0:
        raise RuleViolation("meer_dan_betaald", field="bedrag", over=show_euros(of_verzoek.uitgegeven))
    if of_budget.after(boeking.soort, boeking.bedrag).over < min(of_budget.over, 0):
        if boeking.tegen_id is not None:
            raise RuleViolation("terugnemen_te_laat", over=show_euros(max(of_budget.over, 0)))
        raise RuleViolation("budget_op", field="bedrag", over=show_euros(of_budget.over))
