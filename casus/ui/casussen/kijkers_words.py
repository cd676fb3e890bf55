"""What somebody did in a casus and when, in words; on the screen and on paper."""

from casus.services.kijkers import Kijker
from casus.ui.dates import day_full, local, moment_clock, starting


def acts_of(kijker: Kijker) -> str:
    """``Gelezen 3, gewijzigd 1. Verslag gemaakt ...: 1 keer``."""
    kinds = ", ".join(f"{words.lower()} {count}" for words, count in kijker.groepen)
    return "\n".join([*([starting(kinds)] if kinds else []), *(f"{words}: {count}" for words, count in kijker.via)])


def last_of(kijker: Kijker) -> str:
    """``donderdag 26 november 2026, 14.03``."""
    return f"{day_full(local(kijker.laatst).date())}, {moment_clock(kijker.laatst)}"
