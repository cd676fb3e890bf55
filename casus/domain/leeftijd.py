"""The birthday that changes who must agree: of whom it is known only that it comes, and only while it matters.

Casus keeps a class of age and no date of birth. Within a year of becoming 12 or 16 that one day may be written down; it
goes when the class is written anew. What was agreed before it still holds when everybody who has to agree from then on
did so already. Else it holds through the day before, and is asked again: nobody's yes is taken over for them.
"""

from datetime import date, timedelta

from casus.domain.errors import RuleViolation
from casus.domain.values import Leeftijdsklasse

DAARNA = {
    Leeftijdsklasse.ONDER_12: Leeftijdsklasse.VAN_12_TOT_16,
    Leeftijdsklasse.VAN_12_TOT_16: Leeftijdsklasse.VAN_16_TOT_18,
}
"""The classes that end with a birthday that changes who must agree, and what comes after."""
WORDT = {Leeftijdsklasse.ONDER_12: 12, Leeftijdsklasse.VAN_12_TOT_16: 16}
VOORAF = timedelta(weeks=4)
"""So long before the day somebody is reminded of it."""
HOOGSTENS = timedelta(days=366)
"""A day further off is not needed yet, and would be as good as a date of birth."""


def leeftijd_op(klasse: Leeftijdsklasse, grens_op: date | None, day: date) -> Leeftijdsklasse:
    """The class on this day; ``grens_op`` is the birthday itself, the first day of the next class."""
    return DAARNA.get(klasse, klasse) if grens_op is not None and day >= grens_op else klasse


def check_grens(klasse: Leeftijdsklasse, grens_op: date | None, today: date) -> date | None:
    """The day as it may be kept; None for who is of another class."""
    if grens_op is None or klasse not in DAARNA:
        return None
    if grens_op <= today:
        raise RuleViolation("verjaardag_voorbij", field="grens_op")
    if grens_op > today + HOOGSTENS:
        raise RuleViolation("verjaardag_te_ver", field="grens_op")
    return grens_op


def is_near(grens_op: date | None, today: date) -> bool:
    """The day comes within ``VOORAF``."""
    return grens_op is not None and today < grens_op <= today + VOORAF
