"""Spending through a year as data for a picture: nothing that a painter would have to reckon."""

from dataclasses import dataclass
from datetime import date

from casus.domain.kostenregel import Bedragen


@dataclass(frozen=True)
class Lijnbeeld:
    """What was spent by each day, the budget, and what is expected at the end; ``alt`` says all of it in words."""

    jaar: int
    punten: tuple[tuple[date, int], ...]
    budget: int
    verwacht: Bedragen | None
    alt: str

    @property
    def hoogste(self) -> int:
        """The largest amount in it."""
        return max(self.budget, self.verwacht.hoog if self.verwacht else 0, *(cents for _, cents in self.punten), 0)

    def place(self, day: date) -> float:
        """Where a day lies in the year, from 0 to 1."""
        first = date(self.jaar, 1, 1)
        return min(max((day - first).days + 1, 0) / (date(self.jaar + 1, 1, 1) - first).days, 1.0)
