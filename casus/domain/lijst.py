"""A list as a team has it today: what its headings mean, and how a Dutch hand writes a day.

A list comes from a spreadsheet or from pasted text. What is unclear becomes a question with its row; nothing is ever
guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casus.domain.errors import CasusError, RuleViolation
from casus.domain.values import fold

Cel = str | date
"""What stands in a cell: text, or a day when a spreadsheet says that it is one."""


class LijstSoort(StrEnum):
    """What every row of a list is."""

    MENSEN = "mensen"
    ORGANISATIES = "organisaties"
    CASUSSEN = "casussen"
    ACTIES = "acties"


class LijstKolom(StrEnum):
    """What a column holds."""

    NAAM = "naam"
    VOORNAAM = "voornaam"
    TUSSENVOEGSEL = "tussenvoegsel"
    ACHTERNAAM = "achternaam"
    ORGANISATIE = "organisatie"
    FUNCTIE = "functie"
    TELEFOON = "telefoon"
    EMAIL = "email"
    SOORT = "soort"
    BEROEPSGEHEIM = "beroepsgeheim"
    VRAAG = "vraag"
    WIJK = "wijk"
    INBRENGER = "inbrenger"
    REGIE = "regie"
    WAT = "wat"
    WIE = "wie"
    WANNEER = "wanneer"
    CASUS = "casus"


@dataclass(frozen=True)
class LijstRij:
    """One row; ``nr`` counts as the spreadsheet does, from 1, headings and empty rows included."""

    nr: int
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class LijstFout:
    """What is wrong, and in which row; no row when it is the file."""

    rij: int | None
    fout: CasusError


@dataclass(frozen=True)
class LijstTabel:
    """What a file or a pasted text holds: rows that are not empty, and what could not be read in them.

    ``samengevoegd``: rows (first, last) that one merged cell covers. ``verborgen``: hidden sheets were not read.
    """

    rijen: tuple[LijstRij, ...]
    fouten: tuple[LijstFout, ...] = ()
    samengevoegd: tuple[tuple[int, int], ...] = ()
    andere_bladen: int = 0
    verborgen_bladen: int = 0


_NAME: Mapping[LijstKolom, str] = {
    LijstKolom.VOORNAAM: "voornaam roepnaam",
    LijstKolom.TUSSENVOEGSEL: "tussenvoegsel tussenvoegsels tv voorvoegsel",
    LijstKolom.ACHTERNAAM: "achternaam familienaam",
}
_HEADINGS: Mapping[LijstSoort, Mapping[LijstKolom, str]] = {
    LijstSoort.MENSEN: {
        LijstKolom.NAAM: "naam namen professional medewerker deelnemer contactpersoon wie volledige_naam",
        **_NAME,
        LijstKolom.ORGANISATIE: "organisatie instelling partner werkgever namens bedrijf organisatie/instelling",
        LijstKolom.FUNCTIE: "functie rol beroep functietitel",
        LijstKolom.TELEFOON: "telefoon telefoonnummer tel mobiel gsm tel.nr telnr nummer 06 06-nummer",
        LijstKolom.EMAIL: "email e-mail mail emailadres e-mailadres mailadres",
        LijstKolom.SOORT: "soort soort_organisatie type",
    },
    LijstSoort.ORGANISATIES: {
        LijstKolom.NAAM: "naam organisatie organisaties instelling partner",
        LijstKolom.SOORT: "soort type soort_organisatie",
        LijstKolom.BEROEPSGEHEIM: "beroepsgeheim geheimhouding",
    },
    LijstSoort.CASUSSEN: {
        LijstKolom.NAAM: "naam casus casusnaam bewoner inwoner client gezin wie naam_casus naam_client",
        **_NAME,
        LijstKolom.VRAAG: "vraag hulpvraag casusvraag vraagstelling onderwerp vraag_aan_de_tafel",
        LijstKolom.WIJK: "wijk buurt",
        LijstKolom.INBRENGER: "inbrenger ingebracht_door aanmelder melder",
        LijstKolom.REGIE: "regie casusregisseur regisseur regiehouder regievoerder",
    },
    LijstSoort.ACTIES: {
        LijstKolom.WAT: "wat actie acties actiepunt taak omschrijving afspraak",
        LijstKolom.WIE: "wie eigenaar actiehouder trekker door verantwoordelijke wie_doet_het",
        LijstKolom.WANNEER: "wanneer datum uiterlijk deadline voor gereed klaar_op termijn wanneer_klaar einddatum",
        LijstKolom.CASUS: "casus casuscode code naam_casus",
    },
}
ZONDER_KOP: Mapping[LijstSoort, tuple[LijstKolom, ...]] = {
    LijstSoort.MENSEN: (
        LijstKolom.NAAM, LijstKolom.ORGANISATIE, LijstKolom.FUNCTIE, LijstKolom.TELEFOON, LijstKolom.EMAIL,
    ),
    LijstSoort.ORGANISATIES: (LijstKolom.NAAM, LijstKolom.SOORT),
    LijstSoort.CASUSSEN: (LijstKolom.NAAM, LijstKolom.VRAAG, LijstKolom.WIJK),
    LijstSoort.ACTIES: (LijstKolom.WAT, LijstKolom.WIE, LijstKolom.WANNEER, LijstKolom.CASUS),
}  # fmt: skip
"""What the columns of a pasted text are that has no headings."""
HOOFDKOLOM: Mapping[LijstSoort, LijstKolom] = {
    soort: LijstKolom.WAT if soort is LijstSoort.ACTIES else LijstKolom.NAAM for soort in LijstSoort
}
"""The one column that no list can do without; a name may also stand in two or three."""
_LOOK_AT = 10
"""Headings stand somewhere in the first rows: above them stands at most a title."""


def kolommen_van(soort: LijstSoort) -> tuple[LijstKolom, ...]:
    """Which columns this kind of list can have, in the order to offer them."""
    return tuple(_HEADINGS[soort])


def herken_kop(soort: LijstSoort, rijen: Sequence[LijstRij]) -> tuple[int, tuple[LijstKolom | None, ...]]:
    """Where in ``rijen`` the headings stand, and what each column is; (-1, ()) when there are none.

    The row with the most known words wins. A heading alone is one only for a list of one column: somebody may be
    called *Wie*.
    """
    best, place = 0, -1
    for index, rij in enumerate(rijen[:_LOOK_AT]):
        words = [_kolom(soort, cel) for cel in rij.cellen]
        known, filled = sum(word is not None for word in words), sum(bool(cel) for cel in rij.cellen)
        if known > best and 2 * known >= min(filled, 4) and _has_main(soort, words):
            best, place = known, index
    return place, () if place < 0 else tuple(_kolom(soort, cel) for cel in rijen[place].cellen)


def _has_main(soort: LijstSoort, words: Sequence[LijstKolom | None]) -> bool:
    return HOOFDKOLOM[soort] in words or LijstKolom.ACHTERNAAM in words


def _kolom(soort: LijstSoort, cel: Cel) -> LijstKolom | None:
    if isinstance(cel, date):
        return None
    words = re.sub(r"\s*\(.*\)\s*$", "", fold(cel)).strip(" :*?.").replace(" ", "_")
    return next((kolom for kolom, known in _HEADINGS[soort].items() if words in known.split()), None)


_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SHORT = {"mrt": 3} | {month[:3]: number for number, month in enumerate(_MONTHS, start=1) if month != "maart"}
_DAYNAME = re.compile(r"^(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?,?\s+")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[t ]00:00(?::00)?)?")
_DIGITS = re.compile(r"(?P<d>\d{1,2})\s*[-/. ]\s*(?P<m>\d{1,2})\s*[-/. ]\s*(?P<y>\d{4}|\d{2})")
_WORDS = re.compile(r"(?P<d>\d{1,2})[\s.-]*(?P<m>[a-z]{3,9})\.?[\s-]*(?P<y>\d{4}|'?\d{2})?")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}")


def lees_datum(cel: Cel) -> date | None:
    """A day as it stands in a list: *27-11-2026*, *27/11/26*, *vr 27 november 2026*, a day of a spreadsheet; empty is
    None. RuleViolation when it is none, does not exist, or has no year: an old list
    has days that are over, so the year is never guessed.
    """
    if isinstance(cel, date):
        return cel
    text = _DAYNAME.sub("", fold(cel))
    if not text:
        return None
    found = _ISO.fullmatch(text) or _DIGITS.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        raise RuleViolation("lijst_jaar_ontbreekt" if _NO_YEAR.fullmatch(text) else "lijst_datum_onleesbaar")
    month = int(found["m"]) if found["m"].isdigit() else _month(found["m"])
    if month is None:
        raise RuleViolation("lijst_datum_onleesbaar")
    if not found["y"]:
        _exists(2028, month, int(found["d"]), cel)
        raise RuleViolation("lijst_jaar_ontbreekt")
    year = int(found["y"].lstrip("'"))
    return _exists(year + 2000 if year < 100 else year, month, int(found["d"]), cel)


def _month(word: str) -> int | None:
    return _MONTHS.index(word) + 1 if word in _MONTHS else _SHORT.get(word)


def _exists(year: int, month: int, day: int, cel: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise RuleViolation("lijst_datum_bestaat_niet", datum=cel) from None
