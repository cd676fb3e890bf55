"""One line of a raming: what it is, how much of it, how often, at which price, and who pays.

A line is reckoned in whole numbers and fractions, and rounded once: to the cent, halves away from nought. Whatever is
made of lines after that only adds and subtracts whole cents, so every table closes by itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler
from casus.domain.organisatie import required_text
from casus.domain.prijslijst import PER_JAAR, Prijs, Prijslijst, Zekerheid, check_prices, round_part

HEEL = 1000
"""One whole: of a quantity (thousandths) and of a chance (promille)."""
MEESTE = 10_000 * HEEL
"""More of something is a mistake in typing."""
WEKEN_PER_MAAND = Fraction(52, 12)
UURPRIJS = "overleguur"
"""The price in the list that hours of professionals are reckoned at."""
EIGEN_INSCHATTING = "Eigen inschatting"
"""The source of a price that somebody only thought of."""
_JAAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_GETAL = re.compile(r"(?P<whole>\d{1,5})(?:,(?P<part>\d{1,3}))?", re.ASCII)


class Scenario(StrEnum):
    """The three bars: as it goes now, what comes on top when nothing is done, and as it goes with this approach."""

    NU = "nu"
    NIETS_DOEN = "niets_doen"
    OPLOSSING = "oplossing"


class HoeVaak(StrEnum):
    """How often within the horizon."""

    EENMALIG = "eenmalig"
    PER_JAAR = "per_jaar"
    PER_MAAND = "per_maand"
    PER_WEEK = "per_week"

    @cache
    def times(self, maanden: int) -> Fraction:
        """In so many months; a year has 52 weeks."""
        return {
            HoeVaak.EENMALIG: Fraction(1),
            HoeVaak.PER_JAAR: Fraction(maanden, 12),
            HoeVaak.PER_MAAND: Fraction(maanden),
            HoeVaak.PER_WEEK: maanden * WEKEN_PER_MAAND,
        }[self]


class Inzet(StrEnum):
    """What the approach itself takes: always in the third bar. The codes are the keys of those lines."""

    SNEL_GELD = "snel_geld"
    OVERLEG = "overleguren"
    LOPEN = "loopuren"


class Bedragen(NamedTuple):
    """Low, middle and high, in cents. Of a difference they may be below nought."""

    laag: int
    midden: int
    hoog: int

    def plus(self, other: "Bedragen") -> "Bedragen":
        """Both together."""
        return Bedragen(self.laag + other.laag, self.midden + other.midden, self.hoog + other.hoog)

    def minus(self, other: "Bedragen") -> "Bedragen":
        """What they differ, at its widest: the lowest of this against the highest of that, and the other way round."""
        return Bedragen(self.laag - other.hoog, self.midden - other.midden, self.hoog - other.laag)


NIETS = Bedragen(0, 0, 0)


class Rekenregel(NamedTuple):
    """What of a line is reckoned with: the line without its words. Light, since every line of a raming is read again
    when one of them changes.
    """

    scenario: Scenario
    aantal: int
    per: HoeVaak
    laag: int
    midden: int
    hoog: int
    betaler: Betaler
    zekerheid: Zekerheid
    kans: int


def bedragen_of(regel: "Rekenregel | RegelInhoud", maanden: int) -> Bedragen:
    """Quantity x times within the horizon x price x chance, each rounded to the cent."""
    times, of = regel.per.times(maanden).as_integer_ratio()
    part, whole = regel.aantal * times * regel.kans, of * HEEL * HEEL
    return Bedragen(
        round_part(regel.laag * part, whole),
        round_part(regel.midden * part, whole),
        round_part(regel.hoog * part, whole),
    )


@dataclass(frozen=True)
class RegelInhoud:
    """What a line says. ``aantal`` in thousandths; prices in cents per unit; ``kans`` in promille, below ``HEEL`` only
    for what may happen when nothing is done. ``sleutel``: of the price that it was taken from; empty for own words.
    """

    scenario: Scenario
    post: str
    aantal: int
    eenheid: str
    per: HoeVaak
    laag: int
    midden: int
    hoog: int
    betaler: Betaler
    bron: str
    jaar: int
    zekerheid: Zekerheid
    sleutel: str = ""
    kans: int = HEEL

    def __post_init__(self) -> None:
        check_prices(self.laag, self.midden, self.hoog)
        if not 0 < self.aantal <= MEESTE:
            raise RuleViolation("hoeveel_buiten_bereik", field="aantal")
        if not 0 < self.kans <= HEEL:
            raise RuleViolation("kans_buiten_bereik", field="kans")
        if self.kans < HEEL and self.scenario is not Scenario.NIETS_DOEN:
            raise RuleViolation("kans_alleen_bij_niets_doen", field="kans")
        for name in ("post", "eenheid"):
            object.__setattr__(self, name, required_text(name, getattr(self, name)))

    def times(self, maanden: int) -> Fraction:
        """How many units within the horizon, when it happens."""
        return Fraction(self.aantal, HEEL) * self.per.times(maanden)

    def bedragen(self, maanden: int) -> Bedragen:
        """What it comes to; see ``bedragen_of``."""
        return bedragen_of(self, maanden)


_UREN: dict[str, str] = {Inzet.OVERLEG: UURPRIJS, Inzet.LOPEN: UURPRIJS}


def take_prijs(
    prijs: Prijs, scenario: Scenario, aantal: int, per: HoeVaak | None = None, kans: int = HEEL
) -> RegelInhoud:
    """A line at this price. A price per year goes on; anything else happens once unless somebody says how often."""
    often = per or (HoeVaak.PER_JAAR if prijs.eenheid == PER_JAAR else HoeVaak.EENMALIG)
    return RegelInhoud(
        scenario, prijs.post, aantal, prijs.eenheid, often, prijs.laag, prijs.midden, prijs.hoog, prijs.betaler,
        prijs.bron, prijs.jaar, prijs.zekerheid, prijs.sleutel, kans,
    )  # fmt: skip


def own_source(inhoud: RegelInhoud, taken: Sequence[RegelInhoud], jaar: int) -> RegelInhoud:
    """A line says where its price comes from. ``taken``: the price that its key names, and the line as it stood. What
    says the same keeps that key; with another price, unit or words it is nobody's list price any more. Then it has the
    source and year that were typed with it, else it is an own guess of ``jaar``.
    """
    for each in taken:
        if _price_and_source(each) == _price_and_source(inhoud):
            return replace(inhoud, zekerheid=each.zekerheid)
    bron = inhoud.bron.strip()
    if bron in ("", EIGEN_INSCHATTING) or (bron, inhoud.jaar) in {(each.bron, each.jaar) for each in taken}:
        year = inhoud.jaar if bron == EIGEN_INSCHATTING else jaar
        return replace(inhoud, sleutel="", bron=EIGEN_INSCHATTING, jaar=year, zekerheid=Zekerheid.SCHATTING)
    as_sure = next((each.zekerheid for each in taken if each.bron == bron), Zekerheid.GEVONDEN)
    return replace(inhoud, sleutel="", bron=bron, zekerheid=as_sure)


def own_words(inhoud: RegelInhoud, stood: RegelInhoud) -> RegelInhoud:
    """A line that stood in own words already: as sure as it was, until it names another source."""
    bron = inhoud.bron.strip() or EIGEN_INSCHATTING
    other = Zekerheid.SCHATTING if bron == EIGEN_INSCHATTING else Zekerheid.GEVONDEN
    return replace(inhoud, bron=bron, zekerheid=stood.zekerheid if bron == stood.bron else other)


def _price_and_source(regel: RegelInhoud) -> tuple[object, ...]:
    return (regel.post, regel.eenheid, regel.laag, regel.midden, regel.hoog, regel.bron, regel.jaar)


def with_prices(regels: Iterable[RegelInhoud], lijst: Prijslijst) -> tuple[RegelInhoud, ...]:
    """The same lines at the prices of this list. A line in own words keeps its price; so does one whose price left the
    list, or is now asked by another unit.
    """
    return tuple(_at(regel, lijst.prijs(_UREN.get(regel.sleutel, regel.sleutel))) for regel in regels)


def _at(regel: RegelInhoud, prijs: Prijs | None) -> RegelInhoud:
    if prijs is None or prijs.eenheid != regel.eenheid:
        return regel
    return replace(
        regel, laag=prijs.laag, midden=prijs.midden, hoog=prijs.hoog, bron=prijs.bron, jaar=prijs.jaar,
        zekerheid=prijs.zekerheid,
    )  # fmt: skip


@dataclass(eq=False)
class Kostenregel:
    """A line as it is kept. ``gezien``: what it came to over the horizon, in cents; None as long as nobody knows."""

    id: int
    volgorde: int
    scenario: Scenario
    post: str
    aantal: int
    eenheid: str
    per: HoeVaak
    laag: int
    midden: int
    hoog: int
    betaler: Betaler
    bron: str
    jaar: int
    zekerheid: Zekerheid
    sleutel: str = ""
    kans: int = HEEL
    gezien: int | None = None

    @property
    def inhoud(self) -> RegelInhoud:
        """What it says."""
        return RegelInhoud(**{name: getattr(self, name) for name in RegelInhoud.__dataclass_fields__})

    def write(self, inhoud: RegelInhoud) -> None:
        """What it says now."""
        for name in RegelInhoud.__dataclass_fields__:
            setattr(self, name, getattr(inhoud, name))


def regel_of(regel_id: int, volgorde: int, inhoud: RegelInhoud) -> Kostenregel:
    """A new line."""
    return Kostenregel(regel_id, volgorde, **{name: getattr(inhoud, name) for name in RegelInhoud.__dataclass_fields__})


def read_aantal(text: str, field: str = "aantal") -> int:
    """Thousandths of what somebody typed: ``3``, ``0,5``, ``12,125``. A comma, never a point."""
    return _read(text, "aantal_onleesbaar", field)


def read_kans(text: str, field: str = "kans") -> int:
    """Promille of a percentage: ``30``, ``30%``, ``12,5``; nothing typed is certain."""
    typed = text.replace("%", "").strip()
    if not typed:
        return HEEL
    promille, rest = divmod(_read(typed, "kans_onleesbaar", field), 100)
    if rest:
        raise RuleViolation("kans_onleesbaar", field=field)
    return promille


def read_jaar(text: str, field: str = "jaar") -> int:
    """The year of a price, as somebody typed it: ``2026``."""
    if _JAAR.fullmatch(text.strip()) is None:
        raise RuleViolation("jaar_onbekend", field=field)
    return int(text)


def show_aantal(aantal: int) -> str:
    """``3``, ``0,5``."""
    whole, part = divmod(aantal, HEEL)
    return f"{whole}{f',{part:03d}'.rstrip('0')}" if part else str(whole)


def show_kans(promille: int) -> str:
    """``30%``, ``12,5%``."""
    return f"{show_aantal(promille * 100)}%"


def _read(text: str, code: str, field: str) -> int:
    found = _GETAL.fullmatch(text.strip())
    if found is None:
        raise RuleViolation(code, field=field)
    return int(found["whole"]) * HEEL + int((found["part"] or "").ljust(3, "0"))
