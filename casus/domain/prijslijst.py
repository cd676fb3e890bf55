"""What things cost: the price list that comes with Casus, a team's own tariffs before it, and prices of another year.

One TOML file with a version (``resources/prijslijst``). Every price says for which year it holds, who pays it, where it
was found and how sure it is. A raming keeps the amounts and the version that it was made with, so a newer list never
changes what was reckoned before.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, NoReturn

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, Betaler
from casus.domain.organisatie import required_text
from casus.domain.tomlplek import TomlPlek, broken_line

PER_JAAR = "jaar"
"""The unit that goes on by itself: a price per year counts for every year of the horizon."""
EIGEN_TARIEF = "eigen_"
"""Begins the key of a tariff that is in no list."""
_LONGEST = 400


class Zekerheid(StrEnum):
    """How sure the middle amount is: read in a source, reckoned from one, or only thought of."""

    GEVONDEN = "gevonden"
    AFGELEID = "afgeleid"
    SCHATTING = "schatting"


@dataclass(frozen=True)
class Prijs:
    """What one unit costs, in cents: low, middle and high, at the prices of ``jaar``."""

    sleutel: str
    post: str
    eenheid: str
    laag: int
    midden: int
    hoog: int
    jaar: int
    betaler: Betaler
    zekerheid: Zekerheid
    bron: str
    toelichting: str = ""
    is_eigen: bool = False

    def __post_init__(self) -> None:
        check_prices(self.laag, self.midden, self.hoog)


@dataclass(frozen=True)
class Inflatie:
    """By how many thousandths consumer prices rose in this year, and whether that figure was found."""

    jaar: int
    promille: int
    zekerheid: Zekerheid


@dataclass(frozen=True)
class Prijslijst:
    """One version. ``jaar``: the prices that one reckons in when older ones are brought up to date."""

    versie: int
    jaar: int
    prijzen: tuple[Prijs, ...]
    inflatie: tuple[Inflatie, ...] = ()
    inflatie_bron: str = ""

    def prijs(self, sleutel: str) -> Prijs | None:
        """By its key; None when this list has none."""
        return next((prijs for prijs in self.prijzen if prijs.sleutel == sleutel), None)

    def with_own(self, tarieven: Iterable["Tarief"], op: date) -> "Prijslijst":
        """The same with the tariffs that the team had on this day: each goes before the price of the same key, and what
        is in no list comes after.
        """
        newest: dict[str, Tarief] = {}
        for tarief in sorted(tarieven, key=lambda each: each.geldig_vanaf):
            if tarief.geldig_vanaf <= op:
                newest[tarief.sleutel] = tarief
        own = {sleutel: tarief.as_prijs() for sleutel, tarief in newest.items()}
        kept = [own.pop(prijs.sleutel, prijs) for prijs in self.prijzen]
        return replace(self, prijzen=(*kept, *own.values()))

    def indexed(self) -> "Prijslijst":
        """The same at the prices of ``jaar``, by what consumer prices rose; rounded to the cent, once."""
        return replace(self, prijzen=tuple(self._index(prijs) for prijs in self.prijzen))

    def _index(self, prijs: Prijs) -> Prijs:
        """A price of a year for which no rise is known stays as it is, and keeps its own year."""
        years = range(prijs.jaar + 1, self.jaar + 1)
        rises = {each.jaar: each.promille for each in self.inflatie}
        if not years or not set(years) <= set(rises):
            return prijs
        factor = Fraction(1)
        for year in years:
            factor *= Fraction(1000 + rises[year], 1000)
        laag, midden, hoog = (round_cents(cents * factor) for cents in (prijs.laag, prijs.midden, prijs.hoog))
        return replace(prijs, laag=laag, midden=midden, hoog=hoog, jaar=self.jaar)


@dataclass(eq=False)
class Tarief:
    """What this team itself pays for something, from a day on; the next edition of the same key takes over from its own
    day. ``sleutel``: the price of the list that it goes before, or one of its own.
    """

    id: int
    sleutel: str
    post: str
    eenheid: str
    laag: int
    midden: int
    hoog: int
    jaar: int
    betaler: Betaler
    bron: str
    geldig_vanaf: date
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        check_prices(self.laag, self.midden, self.hoog)
        self.post, self.eenheid = required_text("post", self.post), required_text("eenheid", self.eenheid)
        self.bron = required_text("prijsbron", self.bron)

    def as_prijs(self) -> Prijs:
        """As it stands in the list: found, because a team knows what it pays."""
        return Prijs(
            self.sleutel,
            self.post,
            self.eenheid,
            self.laag,
            self.midden,
            self.hoog,
            self.jaar,
            self.betaler,
            Zekerheid.GEVONDEN,
            self.bron,
            is_eigen=True,
        )


def round_cents(amount: Fraction) -> int:
    """To the whole cent, as ``round_part``."""
    return round_part(*amount.as_integer_ratio())


def round_part(part: int, whole: int) -> int:
    """``part / whole`` to the whole cent, halves away from nought: the one way in which anything here is rounded."""
    rounded = (2 * abs(part) + whole) // (2 * whole)
    return rounded if part >= 0 else -rounded


def check_prices(laag: int, midden: int, hoog: int) -> None:
    """Low, middle and high in this order, and none of them below nought."""
    if not 0 <= laag <= midden <= hoog:
        raise RuleViolation("prijs_volgorde", field="midden")
    if hoog > GROOTSTE:
        raise RuleViolation("bedrag_te_groot", field="hoog")


def read_prijslijst(text: str) -> Prijslijst:
    """From the text of one file. What is wrong is told with its line (``regel``): ``prijslijst_onleesbaar`` where it is
    no TOML, else what is missing, unknown or double. Amounts are euros, with cents after a point if need be.
    """
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise RuleViolation("prijslijst_onleesbaar", regel=broken_line(error, text)) from None
    return _Reader(text).prijslijst(found)


class _Reader:
    """Reads one table after the other and knows the line of each."""

    def __init__(self, text: str) -> None:
        self._plek = TomlPlek(text)

    def prijslijst(self, found: Mapping[str, Any]) -> Prijslijst:
        self._known(found, 1, _TOP)
        prijzen = tuple(self._prijzen(found))
        if not prijzen:
            self._wrong("prijslijst_leeg", 1)
        return Prijslijst(
            versie=self._number(found, "versie", 1),
            jaar=self._number(found, "jaar", 1),
            prijzen=prijzen,
            inflatie=tuple(self._inflatie(found)),
            inflatie_bron=self._text(found, "inflatie-bron", 1, empty="inflatie" not in found),
        )

    def _prijzen(self, found: Mapping[str, Any]) -> Iterator[Prijs]:
        seen: set[str] = set()
        for number, each in enumerate(self._tables(found, "prijs")):
            line = self._plek.table_line("prijs", number)
            self._known(each, line, _PRIJS)
            sleutel = self._text(each, "sleutel", line)
            if not sleutel.isascii() or not sleutel.replace("_", "").isalnum() or sleutel.lower() != sleutel:
                self._wrong("prijslijst_sleutel_vorm", self._plek.line_of("sleutel", line))
            if sleutel in seen:
                self._wrong("prijslijst_sleutel_dubbel", self._plek.line_of("sleutel", line))
            seen.add(sleutel)
            yield self._prijs(each, sleutel, line)

    def _prijs(self, each: Mapping[str, Any], sleutel: str, line: int) -> Prijs:
        laag, midden, hoog = (self._cents(each, key, line) for key in ("laag", "midden", "hoog"))
        if not laag <= midden <= hoog:
            self._wrong("prijslijst_volgorde", self._plek.line_of("laag", line))
        return Prijs(
            sleutel=sleutel,
            post=self._text(each, "post", line),
            eenheid=self._text(each, "eenheid", line),
            laag=laag,
            midden=midden,
            hoog=hoog,
            jaar=self._number(each, "jaar", line),
            betaler=self._one_of(each, "betaler", Betaler, line),
            zekerheid=self._one_of(each, "status", Zekerheid, line),
            bron=self._text(each, "bron", line),
            toelichting=self._text(each, "toelichting", line, empty=True),
        )

    def _inflatie(self, found: Mapping[str, Any]) -> Iterator[Inflatie]:
        seen: set[int] = set()
        for number, each in enumerate(self._tables(found, "inflatie")):
            line = self._plek.table_line("inflatie", number)
            self._known(each, line, _INFLATIE)
            year = self._number(each, "jaar", line)
            if year in seen:
                self._wrong("prijslijst_jaar_dubbel", self._plek.line_of("jaar", line))
            seen.add(year)
            promille = self._decimal(each, "procent", line) * 10
            if not -1000 < promille < 1000 or promille != int(promille):
                self._wrong("prijslijst_procent", self._plek.line_of("procent", line))
            yield Inflatie(year, int(promille), self._one_of(each, "status", Zekerheid, line))

    # one value

    def _text(self, found: Mapping[str, Any], key: str, line: int, *, empty: bool = False) -> str:
        value = self._value(found, key, line) if not empty else found.get(key, "")
        if not isinstance(value, str) or len(value) > _LONGEST or not (empty or value.strip()):
            self._wrong("prijslijst_geen_tekst", self._plek.line_of(key, line), sleutel=key)
        return " ".join(value.split())

    def _number(self, found: Mapping[str, Any], key: str, line: int) -> int:
        value = self._value(found, key, line)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self._wrong("prijslijst_geen_getal", self._plek.line_of(key, line), sleutel=key)
        return value

    def _decimal(self, found: Mapping[str, Any], key: str, line: int) -> Decimal:
        value = self._value(found, key, line)
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            self._wrong("prijslijst_geen_bedrag", self._plek.line_of(key, line), sleutel=key)
        return Decimal(value)

    def _cents(self, found: Mapping[str, Any], key: str, line: int) -> int:
        cents = self._decimal(found, key, line) * 100
        if not 0 <= cents <= GROOTSTE or cents != int(cents):
            self._wrong("prijslijst_geen_bedrag", self._plek.line_of(key, line), sleutel=key)
        return int(cents)

    def _one_of(self, found: Mapping[str, Any], key: str, kind: type[Any], line: int) -> Any:
        value = self._value(found, key, line)
        known = [each.value for each in kind]
        if value not in known:
            self._wrong("prijslijst_waarde", self._plek.line_of(key, line), sleutel=key, keuzes=", ".join(known))
        return kind(value)

    def _value(self, found: Mapping[str, Any], key: str, line: int) -> Any:
        if key not in found:
            self._wrong("prijslijst_ontbreekt", line, sleutel=key)
        return found[key]

    def _tables(self, found: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        value = found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong("prijslijst_geen_blok", self._plek.line_of(key, 1), sleutel=key)
        return list(value)

    def _known(self, found: Mapping[str, Any], line: int, keys: set[str]) -> None:
        """A key that nobody reads is a typing mistake."""
        for key in found:
            if key not in keys:
                self._wrong("prijslijst_onbekend", self._plek.line_of(key, line), sleutel=key[:40])

    def _wrong(self, code: str, regel: int, **params: object) -> NoReturn:
        raise RuleViolation(code, regel=regel, **params)


_TOP = {"versie", "jaar", "prijs", "inflatie", "inflatie-bron"}
_PRIJS = {
    "sleutel", "post", "eenheid", "laag", "midden", "hoog", "jaar", "betaler", "status", "bron", "toelichting",
}  # fmt: skip
_INFLATIE = {"jaar", "procent", "status"}
