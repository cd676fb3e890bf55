"""What the neighbourhood lacks: a list for the municipality that names nobody.

A gap is kept without the casus it came from, without who noted it and by month only; its number is drawn from the
month as well. So nothing in the list leads back to a person.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from casus.domain.aanbod import Bouwsteen
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import required_text

LANGSTE = 400
"""Characters of what a resident said: a sentence or two, not a story in which one is recognised."""
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(eq=False)
class Gemis:
    """No fitting offer for this in this wijk. ``woorden``: what residents themselves say about it."""

    id: int
    levensdomein: Levensdomein
    maand: date
    wijk_id: int | None = None
    bouwsteen: Bouwsteen | None = None
    woorden: str = ""

    def __post_init__(self) -> None:
        self.maand = self.maand.replace(day=1)
        if self.woorden.strip():
            self.woorden = required_text("woorden", self.woorden, lines=True)
        else:
            self.woorden = ""
        if len(self.woorden) > LANGSTE:
            raise RuleViolation("tekst_te_lang", field="woorden", meeste=LANGSTE)


def gemis_id(maand: date, random: Random) -> int:
    """A number that says in which month it was drawn and no more; an ordinary one tells the millisecond."""
    begin = datetime(maand.year, maand.month, 1, tzinfo=UTC)
    return ((begin - _EPOCH) // timedelta(milliseconds=1) << 22) + random.getrandbits(40)
