"""How long what is kept, counted from the day a casus was closed."""

from dataclasses import dataclass, field
from datetime import datetime

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text

LONGEST_MONTHS = 50 * 12


@dataclass(frozen=True)
class GewoneTermijn:
    """The period as it comes for one kind of documents, and what it rests on.

    ``is_norm``: a rule says so; else it is what teams usually do. ``minstens``: no shorter, 0 where nothing says so.
    """

    soort: str
    naam: str
    maanden: int
    is_norm: bool
    bron: str
    jaar: int
    minstens: int = 0

    def require(self, maanden: int) -> None:
        """Between what a norm asks and half a century; longer is never *no longer than needed* (AVG art. 5)."""
        if not 1 <= maanden <= LONGEST_MONTHS:
            raise RuleViolation("termijn_buiten_bereik", field="maanden", hoogste=LONGEST_MONTHS // 12)
        if maanden < self.minstens:
            raise RuleViolation("termijn_te_kort", field="maanden", minstens=self.minstens // 12)


@dataclass(eq=False)
class Bewaartermijn:
    """A period that this team set itself for one kind of documents, with what it rests on."""

    id: int
    soort: str
    maanden: int
    bron: str
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.bron = required_text("bron", self.bron)

    def change(self, gewoon: GewoneTermijn, maanden: int, bron: str, now: datetime) -> None:
        """Another period, with its own reason: without one nobody knows later why."""
        gewoon.require(maanden)
        self.maanden, self.bron, self.gewijzigd_op = maanden, required_text("bron", bron), now
