"""What a piece of information is about. Consent, decisions and notes name these; nothing is shared as "everything"."""

from enum import StrEnum


class Onderwerp(StrEnum):
    """A part of somebody's life that is told or not told apart from the others.

    ``DAT`` is not content: only *that* this person is discussed and which organisations are involved. Whoever may hear
    about any other part may know that too.
    """

    DAT = "dat"
    WONEN = "wonen"
    GELD = "geld"
    GEZONDHEID = "gezondheid"
    VEILIGHEID_THUIS = "veiligheid_thuis"
    POLITIE = "politie"
    GEZIN_JEUGD = "gezin_jeugd"
    DAGBESTEDING_WERK = "dagbesteding_werk"
    NETWERK = "netwerk"


INHOUD = tuple(onderwerp for onderwerp in Onderwerp if onderwerp is not Onderwerp.DAT)
"""What there is to tell, in the order in which screens and documents show it."""
