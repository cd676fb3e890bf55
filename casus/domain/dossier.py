"""The dossier itself: one team, its wijken."""

from dataclasses import dataclass, field
from datetime import datetime

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text

SHORTEST_LOCK, LONGEST_LOCK = 2, 30
"""Minutes without key or mouse after which a dossier locks itself: what a team may choose between (EN 301 549)."""


@dataclass(eq=False)
class Dossier:
    """One row per dossier. ``oefen``: everything in it is invented and the window says so all the time."""

    id: int
    naam: str
    gemeente: str
    oefen: bool
    aangemaakt_op: datetime
    gewijzigd_op: datetime
    afspraken: str = ""
    vergrendel_hoogstens: int = LONGEST_LOCK
    versie: int = field(default=0, init=False)

    def change_rules(self, afspraken: str, vergrendel_hoogstens: int, now: datetime) -> None:
        """What the team agreed with each other, and how long a dossier may lie open with nobody there."""
        if not SHORTEST_LOCK <= vergrendel_hoogstens <= LONGEST_LOCK:
            raise RuleViolation(
                "slot_buiten_bereik", field="vergrendel_hoogstens", kortste=SHORTEST_LOCK, langste=LONGEST_LOCK
            )
        self.afspraken, self.vergrendel_hoogstens, self.gewijzigd_op = afspraken.strip(), vergrendel_hoogstens, now


@dataclass(eq=False)
class Wijk:
    """A neighbourhood that the team works for."""

    id: int
    naam: str
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)
