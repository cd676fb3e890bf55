"""One line typed at the table becomes a notitie, a besluit or an actie.

``n Rob opent de post niet`` · ``b De ontruiming stopt omdat Rob meewerkt`` · ``a Fatima belt de corporatie vrijdag``.
``#geld`` anywhere says what it is about; without it the line belongs to the question of the casus.
What is unclear becomes a question; nothing is ever guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from casus.domain.onderwerp import INHOUD, Onderwerp
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
    onderwerp: Onderwerp | None = None


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
_WHEN = r"(?P<when>(?:\s+(?:uiterlijk|voor|op|v[oó]{2}r))*)\s+"
_DAY_WORD = re.compile(rf"{_WHEN}(?P<day>vandaag|morgen|overmorgen|volgende week|[a-z]{{2,9}})\.?$", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"{_WHEN}(?P<d>\d{{1,2}})\s+(?P<m>[a-z]{{3,9}})\.?(?:\s+(?P<y>\d{{4}}))?$", re.IGNORECASE)
_DAY_DIGITS = re.compile(rf"{_WHEN}(?P<d>\d{{1,2}})[-/](?P<m>\d{{1,2}})(?:[-/](?P<y>\d{{4}}))?$")


def parse(line: str, kandidaten: Sequence[Kandidaat], today: date) -> Begrepen:
    """Understand one line. Without ``n``, ``b`` or ``a`` in front it is a notitie."""
    line, onderwerp, question = _take_onderwerp(line)
    begrepen = _parse(line, kandidaten, today)
    return replace(begrepen, onderwerp=onderwerp, vragen=(*question, *begrepen.vragen))


def _parse(line: str, kandidaten: Sequence[Kandidaat], today: date) -> Begrepen:
    match = _KIND.match(line)
    soort = _KINDS[match["key"].lower()] if match else InvoerSoort.NOTITIE
    rest = line[match.end() :] if match else line
    if not rest:
        return Begrepen(soort, "", vragen=("invoer_leeg",))
    if soort is InvoerSoort.BESLUIT:
        return _parse_besluit(rest)
    if soort is InvoerSoort.ACTIE:
        return _parse_actie(rest, kandidaten, today)
    return Begrepen(soort, rest)


def _take_onderwerp(line: str) -> tuple[str, Onderwerp | None, tuple[str, ...]]:
    """``#gel`` is geld: the beginning of one word is enough; of none or of more it is a question."""
    words = line.split()
    marked = [word for word in words if word.startswith("#") and word[1:].isalpha()]
    rest = " ".join(word for word in words if word not in marked)
    meant = [fold(word[1:]) for word in marked]
    found = {o for o in INHOUD for begin in meant if any(part.startswith(begin) for part in o.value.split("_"))}
    if not marked:
        return rest, None, ()
    return (rest, found.pop(), ()) if len(found) == 1 else (rest, None, ("onderwerp_onbekend",))


def _parse_besluit(rest: str) -> Begrepen:
    tekst, *why = _BECAUSE.split(rest, maxsplit=1)
    if not tekst:
        return Begrepen(InvoerSoort.BESLUIT, "", motivering=why[0], vragen=("invoer_leeg",))
    if not why:
        return Begrepen(InvoerSoort.BESLUIT, tekst, vragen=("motivering_ontbreekt",))
    return Begrepen(InvoerSoort.BESLUIT, tekst, motivering=why[0])


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
    """The longest name that the line begins with; a first name counts when it fits one candidate only.

    Word by word: folding can change how many letters a word has, never how many words there are.
    """
    words = rest.split()
    folded = [fold(word) for word in words]
    best: dict[int, list[Kandidaat]] = {}
    for kandidaat in kandidaten:
        name = [fold(word) for word in kandidaat.naam.split()]
        for length in {1, len(name)}:
            if name and folded[:length] == name[:length]:
                best.setdefault(length, []).append(kandidaat)
    if not best:
        return None, rest, ("eigenaar_onbekend",)
    length = max(best)
    if len(best[length]) > 1:
        return None, rest, ("eigenaar_niet_uniek",)
    tekst = " ".join(words[length:])
    return best[length][0], tekst, () if tekst else ("invoer_leeg",)


def _take_date(rest: str, today: date) -> tuple[str, date | None, tuple[str, ...]]:
    """The date at the end of the line, today or later; a day that does not exist or is over becomes a question."""
    for pattern, read in ((_DAY_DIGITS, _read_numbers), (_DAY_MONTH, _read_month), (_DAY_WORD, _read_word)):
        match = pattern.search(" " + rest)
        if match is None:
            continue
        try:
            day = read(match, today)
        except ValueError:
            return rest, None, ("datum_bestaat_niet",)
        if day is not None:
            before = (" " + rest)[: match.start()].strip()
            return (before, day, ()) if day >= today else (rest, None, ("datum_voorbij",))
    return rest, None, ("datum_ontbreekt",)


def _read_word(match: re.Match[str], today: date) -> date | None:
    """*Fatima belt zo* is soon, not Sunday: that short form counts only after *op*, *voor* or *uiterlijk*."""
    word = match["day"].lower()
    if word in _RELATIVE:
        return today + timedelta(days=_RELATIVE[word])
    if word == "volgende week":
        return today + timedelta(days=7)
    for number, name in enumerate(_DAYS):
        if word == name or (word == name[:2] and (word != "zo" or match["when"])):
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
