"""Suspicion that it is not safe at home: the own *meldcode* goes first, and Casus puts no weighing on top of it.

Only which step was taken and what was decided is kept, for who answers for the casus; no minutes of any kind carry it.
The five steps are those of the Wet verplichte meldcode huiselijk geweld en kindermishandeling.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text


class Meldcodestap(StrEnum):
    """The five steps; the last one ends in a decision."""

    SIGNALEN = "signalen"
    OVERLEG = "overleg"
    GESPREK = "gesprek"
    WEGEN = "wegen"
    BESLISSEN = "beslissen"


@dataclass(eq=False)
class MeldcodeRegel:
    """One step that was taken, or what was decided in the last."""

    id: int
    casus_id: int
    stap: Meldcodestap
    toelichting: str
    door_id: int
    dag: date
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.toelichting = required_text("toelichting", self.toelichting, lines=True)


def check_day(dag: date, today: date) -> None:
    """A step is written down when it was taken, never beforehand. The order of the steps is free, and a step may be
    taken more than once: the law asks for all of them, not for one after the other.
    """
    if dag > today:
        raise RuleViolation("datum_in_toekomst", field="dag")


def next_step(taken: Collection[Meldcodestap]) -> Meldcodestap:
    """What a form proposes: the first step that was not taken yet; when all were, what was decided."""
    return next((stap for stap in Meldcodestap if stap not in taken), Meldcodestap.BESLISSEN)
