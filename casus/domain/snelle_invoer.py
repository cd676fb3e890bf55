"""One line typed at the table becomes a notitie, a besluit or an actie.

``n Rob opent de post niet`` · ``b De ontruiming stopt omdat Rob meewerkt`` · ``a Fatima belt de corporatie vrijdag``.
What is unclear becomes a question; nothing is ever guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casus.domain.values import EigenaarSoort, fold


class InvoerSoort(StrEnum):
    """What the line becomes."""

    NOTITIE = "notitie"
    BESLUIT = "besluit"
    ACTIE = "actie"


@dataclass(frozen=True)
class Kandidaat:
    """Somebody who can own an actie: anybody at the table, an organisation, or a person of this casus."""

    soort: EigenaarSoort
    id: int
    naam: str


@dataclass(frozen=True)
class Begrepen:
    """What was understood; ``vragen`` are message codes for what was not."""

    soort: InvoerSoort
    tekst: str
    motivering: str = ""
    eigenaar: Kandidaat | None = None
    naaste: str = ""
    uiterlijk: date | None = None
    vragen: tuple[str, ...] = ()


_KIND = re.compile(r"^(?P<key>[nba])(?:\s*:\s*|\s+|$)", re.IGNORECASE)
_KINDS = {"n": InvoerSoort.NOTITIE, "b": InvoerSoort.BESLUIT, "a": InvoerSoort.ACTIE}
_BECAUSE = re.compile(r"[,;]?\s+(?:omdat|want|vanwege|reden:)\s+", re.IGNORECASE)
_NAASTE = re.compile(r"^naaste\s+(?P<naam>\S+)\s+", re.IGNORECASE)
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_RELATIVE = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_WHEN = r"(?:\s+(?:uiterlijk|voor|op|vóór|v[oó]{2}r))?\s+"
_DAY_WORD = re.compile(rf"{_WHEN}(?P<day>vandaag|morgen|overmorgen|volgende week|[a-z]{{2,9}})\.?$", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"{_WHEN}(?P<d>\d{{1,2}})\s+(?P<m>[a-z]{{3,9}})\.?(?:\s+(?P<y>\d{{4}}))?$", re.IGNORECASE)
_DAY_DIGITS = re.compile(rf"{_WHEN}(?P<d>\d{{1,2}})[-/](?P<m>\d{{1,2}})(?:[-/](?P<y>\d{{4}}))?$")


def parse(line: str, kandidaten: Sequence[Kandidaat], today: date) -> Begrepen:
    """Understand one line. Without ``n``, ``b`` or ``a`` in front it is a notitie."""
    line = " ".join(line.split())
    match = _KIND.match(line)
    soort = _KINDS[match["key"].lower()] if match else InvoerSoort.NOTITIE
    rest = line[match.end() :] if match else line
    if not rest:
        return Begrepen(soort, "", vragen=("invoer_leeg",))
    if soort is InvoerSoort.BESLUIT:
        tekst, *why = _BECAUSE.split(rest, maxsplit=1)
        return Begrepen(soort, tekst, motivering=why[0] if why else "", vragen=() if why else ("motivering_ontbreekt",))
    if soort is InvoerSoort.ACTIE:
        return _parse_actie(rest, kandidaten, today)
    return Begrepen(soort, rest)


def _parse_actie(rest: str, kandidaten: Sequence[Kandidaat], today: date) -> Begrepen:
    rest, uiterlijk, vragen = _take_date(rest, today)
    naaste = _NAASTE.match(rest)
    if naaste:
        return Begrepen(
            InvoerSoort.ACTIE, rest[naaste.end() :], naaste=naaste["naam"], uiterlijk=uiterlijk, vragen=vragen
        )
    owner, tekst, question = _take_owner(rest, kandidaten)
    return Begrepen(InvoerSoort.ACTIE, tekst, eigenaar=owner, uiterlijk=uiterlijk, vragen=(*question, *vragen))


def _take_owner(rest: str, kandidaten: Sequence[Kandidaat]) -> tuple[Kandidaat | None, str, tuple[str, ...]]:
    """The longest name that the line begins with; a first name counts when it fits one candidate only."""
    folded = fold(rest)
    best: dict[int, list[Kandidaat]] = {}
    for kandidaat in kandidaten:
        for name in {fold(kandidaat.naam), fold(kandidaat.naam.split()[0])}:
            if folded.startswith(name + " "):
                best.setdefault(len(name), []).append(kandidaat)
    if not best:
        return None, rest, ("eigenaar_onbekend",)
    length = max(best)
    if len(best[length]) > 1:
        return None, rest, ("eigenaar_niet_uniek",)
    return best[length][0], rest[length:].strip(), ()


def _take_date(rest: str, today: date) -> tuple[str, date | None, tuple[str, ...]]:
    """The date at the end of the line, always in the future; a day that does not exist becomes a question."""
    for pattern, read in ((_DAY_DIGITS, _read_numbers), (_DAY_MONTH, _read_month), (_DAY_WORD, _read_word)):
        match = pattern.search(" " + rest)
        if match is None:
            continue
        try:
            day = read(match, today)
        except ValueError:
            return rest, None, ("datum_bestaat_niet",)
        if day is not None:
            return (" " + rest)[: match.start()].strip(), day, ()
    return rest, None, ("datum_ontbreekt",)


def _read_word(match: re.Match[str], today: date) -> date | None:
    word = match["day"].lower()
    if word in _RELATIVE:
        return today + timedelta(days=_RELATIVE[word])
    if word == "volgende week":
        return today + timedelta(days=7)
    for number, name in enumerate(_DAYS):
        if word == name or word == name[:2]:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _read_month(match: re.Match[str], today: date) -> date | None:
    word = match["m"].lower()
    month = next((n for n, name in enumerate(_MONTHS, start=1) if name == word or name[:3] == word), None)
    if month is None and word == "mrt":
        month = 3
    return None if month is None else _coming(int(match["d"]), month, match["y"], today)


def _read_numbers(match: re.Match[str], today: date) -> date:
    return _coming(int(match["d"]), int(match["m"]), match["y"], today)


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return date(int(year), month, day)
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)
