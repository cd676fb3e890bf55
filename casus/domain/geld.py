"""Money: whole cents inside, Dutch euros outside.

What was agreed, paid and is left is exact to the cent everywhere. Only an expectation (*raming*) is rounded, to three
significant digits, because more would promise a precision that nobody has.
"""

import re
from enum import StrEnum

from casus.domain.errors import RuleViolation

GROOTSTE = 10**11
"""A thousand million euros, in cents: more is a mistake in typing, and every sum stays far below 63 bits."""
_BEDRAG = re.compile(r"(?P<euros>\d{1,3}(\.\d{3})+|\d+)(,(?P<cents>\d{1,2}|-))?", re.ASCII)
_SPATIES = str.maketrans({"\u00a0": "", "\u202f": "", " ": "", "€": ""})


class Betaler(StrEnum):
    """Who pays for something, or is spared it. Not who decides: that is told apart."""

    WMO = "wmo"
    ZVW = "zvw"
    WLZ = "wlz"
    JEUGDWET = "jeugdwet"
    PARTICIPATIEWET = "participatiewet"
    GEMEENTE = "gemeente"
    CORPORATIE = "corporatie"
    POLITIE_JUSTITIE = "politie_justitie"
    ORGANISATIE = "organisatie"
    PERSOON = "persoon"
    MEERDERE = "meerdere"


class BestedingSoort(StrEnum):
    """What small money went to, in words that a council reads."""

    WONEN_EN_SPULLEN = "wonen_en_spullen"
    GELD_EN_PAPIEREN = "geld_en_papieren"
    MEEDOEN_EN_VERVOER = "meedoen_en_vervoer"
    GEZONDHEID = "gezondheid"
    RUST_EN_RESPIJT = "rust_en_respijt"
    ANDERS = "anders"


def read_euros(text: str, field: str = "bedrag") -> int:
    """Cents of what somebody typed: ``480``, ``€ 480``, ``1.234,5``, ``12,-``. A point parts thousands, a comma cents;
    an amount that could be read in two ways (``12.50``) is refused, not guessed.
    """
    found = _BEDRAG.fullmatch(text.translate(_SPATIES))
    if found is None:
        raise RuleViolation("bedrag_onleesbaar", field=field)
    cents = (found["cents"] or "").replace("-", "").ljust(2, "0")
    total = int(found["euros"].replace(".", "")) * 100 + int(cents)
    if total > GROOTSTE:
        raise RuleViolation("bedrag_te_groot", field=field)
    return total


def show_euros(cents: int) -> str:
    """Exact: ``€ 1.234,50``, and ``€ 480`` where there are no cents. A minus is written, never only coloured."""
    euros, rest = divmod(abs(cents), 100)
    whole = f"{euros:,}".replace(",", ".")
    return f"{'− ' if cents < 0 else ''}€\u00a0{whole}{f',{rest:02d}' if rest else ''}"


def round_raming(cents: int) -> int:
    """An expectation in whole euros, at most three significant digits, halves away from nought; still in cents."""
    unit: int = 100 * 10 ** max(len(str(abs(cents) // 100)) - 3, 0)
    rounded = (abs(cents) + unit // 2) // unit * unit
    return rounded if cents >= 0 else -rounded


def show_raming(cents: int) -> str:
    """``€ 7.200``: never more than three significant digits."""
    return show_euros(round_raming(cents))
