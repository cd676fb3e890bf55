"""Why a verzoek stands where it stands in a list: what waits for somebody comes first."""

from enum import StrEnum


class Beurt(StrEnum):
    """In the order of the list: my word, somebody else's word, the bill, the end of it, looking back, nothing."""

    MIJN_WOORD = "mijn_woord"
    OPEN = "open"
    BETALEN = "betalen"
    AFREKENEN = "afrekenen"
    TERUGBLIK = "terugblik"
    KLAAR = "klaar"
