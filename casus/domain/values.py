"""Small shared values: status codes, roles, codes that people see, and the Dutch order of names.

Codes are Dutch, lower case and never renamed: they stand in dossiers, log books and exchange files.
"""

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from random import Random

NewId = Callable[[], int]
"""Draws the next 63-bit id; passed into every method that makes a child."""

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_DIGITS = "23456789"
TUSSENVOEGSELS = frozenset(
    "van von de den der het 't te ten ter la le du da dos el al bin ben op in aan uit over onder voor".split()
)
_LIDWOORDEN = frozenset(("de", "het", "'t", "een"))


class Rol(StrEnum):
    """What a gebruiker does in the team; one person may have several."""

    VOORZITTER = "voorzitter"
    NOTULIST = "notulist"
    WIJKPROFESSIONAL = "wijkprofessional"
    COORDINATOR = "coordinator"
    CONTROLLER = "controller"
    BEHEERDER = "beheerder"


class OrganisatieSoort(StrEnum):
    """Kind of partner; the kind decides later which grounds for sharing are offered at all."""

    GEMEENTE = "gemeente"
    WIJKTEAM = "wijkteam"
    CORPORATIE = "corporatie"
    POLITIE = "politie"
    GGZ = "ggz"
    VERSLAVINGSZORG = "verslavingszorg"
    HUISARTS = "huisarts"
    WIJKVERPLEGING = "wijkverpleging"
    WELZIJN = "welzijn"
    SCHULDHULP = "schuldhulp"
    OPVANG = "opvang"
    GGD = "ggd"
    CLIENTONDERSTEUNING = "clientondersteuning"
    ERVARINGSDESKUNDIGEN = "ervaringsdeskundigen"
    JEUGD = "jeugd"
    ANDERS = "anders"


class CasusStatus(StrEnum):
    """A casus runs until the table closes it with a reason."""

    LOOPT = "loopt"
    AFGESLOTEN = "afgesloten"


class Leeftijdsklasse(StrEnum):
    """As little as needed: a class, never a date of birth. 12 and 16 are the bounds of consent."""

    ONBEKEND = "onbekend"
    ONDER_12 = "onder_12"
    VAN_12_TOT_16 = "12_tot_16"
    VAN_16_TOT_18 = "16_tot_18"
    VAN_18_TOT_27 = "18_tot_27"
    VAN_27_TOT_67 = "27_tot_67"
    VANAF_67 = "67_en_ouder"


class ContactWijze(StrEnum):
    """How this person can be reached safely."""

    ONBEKEND = "onbekend"
    BELLEN = "bellen"
    BEZOEK = "bezoek"
    BRIEF = "brief"
    LIEVER_NIET = "liever_niet"


class ContactZicht(StrEnum):
    """Who may see where and how the person is reached."""

    INBRENGER = "inbrenger"
    CASUSREGISSEUR = "casusregisseur"
    TAFEL = "tafel"


class OverlegStatus(StrEnum):
    """A meeting moves one way only; each state has one next step."""

    CONCEPT = "concept"
    OPEN = "open"
    LOPEND = "lopend"
    GESLOTEN = "gesloten"
    VASTGESTELD = "vastgesteld"


class AgendapuntSoort(StrEnum):
    """A casus, or a standing point such as the opening round."""

    CASUS = "casus"
    VAST = "vast"


class AgendapuntStatus(StrEnum):
    """Where a point stands; *niet_bereikt* comes back on the next agenda."""

    GEPLAND = "gepland"
    LOPEND = "lopend"
    BESPROKEN = "besproken"
    NIET_BEREIKT = "niet_bereikt"


class AgendaReden(StrEnum):
    """Why a casus stands on the agenda; every item shows it."""

    NIEUW = "nieuw"
    NIET_BEREIKT = "niet_bereikt"
    OPEN_ACTIE = "open_actie"
    OPEN_BESLUIT = "open_besluit"
    TERUGKOMDATUM = "terugkomdatum"
    OP_VERZOEK = "op_verzoek"
    INLOOP = "inloop"


class NotitieSoort(StrEnum):
    """Fact, reading of it and opinion stay apart; live notes need not be sorted at once."""

    NIET_BEPAALD = "niet_bepaald"
    FEIT = "feit"
    DUIDING = "duiding"
    MENING = "mening"


class BesluitStatus(StrEnum):
    """How far a decision has been carried out."""

    NIET = "niet"
    DEELS = "deels"
    UITGEVOERD = "uitgevoerd"


class ActieStatus(StrEnum):
    """An actie is open until somebody says what became of it."""

    OPEN = "open"
    LATER = "later"
    GEDAAN = "gedaan"
    NIET_GEDAAN = "niet_gedaan"


class EigenaarSoort(StrEnum):
    """Who does it: somebody at the table, an organisation, the person or a naaste."""

    PROFESSIONAL = "professional"
    ORGANISATIE = "organisatie"
    PERSOON = "persoon"
    NAASTE = "naaste"


def draw_code(random: Random, length: int = 3) -> str:
    """A random code such as ``K7P``: no vowels (no words by accident), no 0/O or 1/I, always a digit inside."""
    chars = [random.choice(CODE_LETTERS + CODE_DIGITS) for _ in range(length)]
    chars[random.randrange(1, length)] = random.choice(CODE_DIGITS)
    return "".join(chars)


def fold(text: str) -> str:
    """Lower case without diacritics, for order and search."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold().strip()


def sorteersleutel(naam: str) -> str:
    """The order of the Dutch telephone book: ``Lotte van der Berg`` sorts as ``berg lotte van der``.

    Stored beside the name because neither database has a Dutch collation everywhere.
    """
    words = fold(naam).split()
    if len(words) < 2:
        return " ".join(words)
    start = next((i for i, w in enumerate(words) if i > 0 and w not in TUSSENVOEGSELS), len(words) - 1)
    return " ".join(words[start:] + words[:start])


def organisatiesleutel(naam: str) -> str:
    """An organisation sorts as it is written, without its article: ``De Schakel`` as ``schakel de``."""
    words = fold(naam).split()
    return " ".join([*words[1:], words[0]] if len(words) > 1 and words[0] in _LIDWOORDEN else words)


def initials(naam: str) -> str:
    """Two letters for a professional's disc and code; never used for a person of a casus (they would point at them)."""
    words = [word for word in fold(naam).split() if word not in TUSSENVOEGSELS and word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "X"
