"""An offer that was put to somebody, and what became of it.

It is content of a casus: an offer names a part of life, so it is told as far as that part is.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp

TELT = timedelta(days=182)
"""So long what became of it says something about the offer (own choice): a place that was full may have room again."""


class VerwijzingUitkomst(StrEnum):
    """What became of it; only the first is not known yet."""

    VOORGESTELD = "voorgesteld"
    AANGENOMEN = "aangenomen"
    VOL = "vol"
    GEWEIGERD = "geweigerd"
    NIET_VERSCHENEN = "niet_verschenen"


@dataclass(eq=False)
class Verwijzing:
    """One offer to one person, for one part of life. ``dag``: of the latest that is known."""

    id: int
    casus_id: int
    inwoner_id: int
    aanbod_id: int
    levensdomein: Levensdomein
    voorgesteld_op: date
    gewijzigd_op: datetime
    door_id: int | None = None
    uitkomst: VerwijzingUitkomst = VerwijzingUitkomst.VOORGESTELD
    dag: date = field(init=False)
    onderwerp: Onderwerp = field(init=False)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.dag = self.voorgesteld_op
        self.onderwerp = self.levensdomein.onderwerp

    def report(self, uitkomst: VerwijzingUitkomst, dag: date, *, today: date, now: datetime) -> None:
        """What became of it; somebody may change their mind, so this can be said anew. Back to *voorgesteld* is taking
        back a mistake.
        """
        if dag > today:
            raise RuleViolation("datum_in_toekomst", field="dag")
        if dag < self.voorgesteld_op:
            raise RuleViolation("datum_voor_voorstel", field="dag")
        is_undone = uitkomst is VerwijzingUitkomst.VOORGESTELD
        self.uitkomst, self.dag = uitkomst, self.voorgesteld_op if is_undone else dag
        self.gewijzigd_op = now


@dataclass(frozen=True)
class Ervaring:
    """What became of an offer once, as far as the one who looks may know. ``hier``: with the same person."""

    uitkomst: VerwijzingUitkomst
    dag: date
    hier: bool = False

    def counts(self, today: date) -> bool:
        """Recent enough to say something."""
        return self.dag + TELT >= today
