"""An intake as data: what is talked about, in which parts, with our own plain questions.

An instrument is one TOML file with a version (``resources/instrumenten``, or a team's own); a filled intake keeps the
version that it was filled with. Names of dimensions and aspects come from the source that ``bron`` names; the questions
are our own. Nothing here adds up: there is no total, no score and no norm, and what was not opened does not count.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NoReturn

from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import required_text
from casus.domain.tomlplek import TomlPlek, broken_line

MOST_PARTS, MOST_QUESTIONS, LONGEST = 12, 12, 300
"""A sheet that is longer is no conversation any more; ``LONGEST`` in letters, of one text."""


class AntwoordSoort(StrEnum):
    """How one answers. *Niet besproken* and *niet nodig* are always possible besides."""

    TEKST = "tekst"
    CIJFER = "cijfer"
    """0 to 10, whole figures; the person gives it."""
    LIJST = "lijst"
    """Lines of one's own, such as who is involved."""
    JA_NEE = "ja_nee"


class Vorm(StrEnum):
    """How it is drawn and filled."""

    VRAGEN = "vragen"
    SPINNENWEB = "spinnenweb"
    PLAAT = "plaat"
    """Fields around the person, with links between them."""
    TOETS = "toets"
    """Promises of organisations held against a plan, never questions to a person."""


@dataclass(frozen=True)
class InstrumentVraag:
    """One question in our own words; ``hulp`` says how one may go on asking."""

    code: str
    vraag: str
    soort: AntwoordSoort = AntwoordSoort.TEKST
    hulp: str = ""


@dataclass(frozen=True)
class Aspect:
    """A smaller part with a name of its own."""

    code: str
    naam: str
    levensdomeinen: tuple[Levensdomein, ...] = ()


@dataclass(frozen=True)
class Deel:
    """A domain or dimension: opened on purpose, answered or left."""

    code: str
    naam: str
    levensdomeinen: tuple[Levensdomein, ...]
    vragen: tuple[InstrumentVraag, ...]
    aspecten: tuple[Aspect, ...] = ()
    kern: str = ""

    @property
    def onderwerpen(self) -> tuple[Onderwerp, ...]:
        """What it tells something about, with its aspects; so an answer never goes further than its parts of life."""
        domains = (*self.levensdomeinen, *(each for aspect in self.aspecten for each in aspect.levensdomeinen))
        return tuple(dict.fromkeys(domain.onderwerp for domain in domains))


@dataclass(frozen=True)
class Instrument:
    """One intake in one version. ``eerst``: parts that are open from the start; of the rest one chooses."""

    code: str
    versie: int
    naam: str
    kern: str
    vorm: Vorm
    bron: str
    delen: tuple[Deel, ...]
    eerst: tuple[str, ...] = ()
    vraagt_ervaringsdeskundige: str = ""
    """What it is called when nobody with lived experience sat there; empty where that does not matter."""
    is_leeg_sjabloon: bool = False
    """A team fills in the parts itself first."""

    def deel(self, code: str) -> Deel:
        """By its code; KeyError when there is none."""
        found = next((deel for deel in self.delen if deel.code == code), None)
        if found is None:
            raise KeyError(code)
        return found


@dataclass(eq=False)
class InstrumentUitgave:
    """One edition of an instrument as it is kept in the dossier: what was filled with it can be read for ever.
    ``eigen``: the team made it; such a one may be put away, and then it is not offered any more.
    """

    id: int
    code: str
    uitgave: int
    naam: str
    tekst: str
    toegevoegd_op: datetime
    gewijzigd_op: datetime
    eigen: bool = False
    in_gebruik: bool = True
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)

    @classmethod
    def of(cls, instrument: Instrument, text: str, id_: int, now: datetime, *, eigen: bool) -> "InstrumentUitgave":
        """What ``text`` says, to be kept."""
        return cls(id_, instrument.code, instrument.versie, instrument.naam, text, now, now, eigen)

    def put_away(self, *, gone: bool, now: datetime) -> None:
        """Not offered any more, or again."""
        self.in_gebruik, self.gewijzigd_op = not gone, now


def read_instrument(text: str) -> Instrument:
    """From the text of one file. What is wrong is told with its line (``regel``): ``instrument_onleesbaar`` where it is
    no TOML, else what is missing, unknown or double.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleViolation("instrument_onleesbaar", regel=broken_line(error, text)) from None
    return _Reader(text).instrument(found)


class _Reader:
    """Reads one table after the other and knows the line of each, so that a mistake is found again."""

    def __init__(self, text: str) -> None:
        self._plek = TomlPlek(text)
        self._codes: set[str] = set()

    def instrument(self, found: Mapping[str, Any]) -> Instrument:
        top = 1
        self._known(found, top, _TOP)
        vorm = self._one_of(found, "vorm", Vorm, top)
        delen = tuple(self._delen(found, vorm))
        is_empty = self._flag(found, "leeg-sjabloon", top)
        if not delen and not is_empty:
            self._wrong("instrument_geen_delen", top)
        if len(delen) > MOST_PARTS:
            self._wrong("instrument_te_veel_delen", top)
        eerst = tuple(self._words(found, "eerst", top))
        for code in eerst:
            if code not in {deel.code for deel in delen}:
                self._wrong("instrument_eerst_onbekend", self._plek.line_of("eerst", top))
        return Instrument(
            code=self._code(found, top, set()),
            versie=self._number(found, "versie", top),
            naam=self._text(found, "naam", top),
            kern=self._text(found, "kern", top),
            vorm=vorm,
            bron=self._text(found, "bron", top),
            delen=delen,
            eerst=eerst,
            vraagt_ervaringsdeskundige=self._text(found, "zonder-ervaringsdeskundige", top, empty=True),
            is_leeg_sjabloon=is_empty,
        )

    def _delen(self, found: Mapping[str, Any], vorm: Vorm) -> Iterator[Deel]:
        for number, each in enumerate(self._tables(found, "deel", 1)):
            line = self._plek.table_line("deel", number)
            self._known(each, line, _DEEL)
            vragen = tuple(self._vragen(each, number, line))
            if vorm is Vorm.SPINNENWEB and sum(v.soort is AntwoordSoort.CIJFER for v in vragen) != 1:
                self._wrong("instrument_spinnenweb_een_cijfer", line)
            if vorm is not Vorm.SPINNENWEB and not vragen:
                self._wrong("instrument_geen_vragen", line)
            if len(vragen) > MOST_QUESTIONS:
                self._wrong("instrument_te_veel_vragen", line)
            yield Deel(
                code=self._code(each, line),
                naam=self._text(each, "naam", line),
                levensdomeinen=self._domains(each, line),
                vragen=vragen,
                aspecten=tuple(self._aspecten(each, number, line)),
                kern=self._text(each, "kern", line, empty=True),
            )

    def _vragen(self, deel: Mapping[str, Any], number: int, line: int) -> Iterator[InstrumentVraag]:
        seen: set[str] = set()
        for place, each in enumerate(self._tables(deel, "vraag", line)):
            here = self._plek.table_line("deel.vraag", place, after=self._plek.table_line("deel", number))
            self._known(each, here, _VRAAG)
            code = self._code(each, here, seen)
            soort = self._one_of(each, "soort", AntwoordSoort, here) if "soort" in each else AntwoordSoort.TEKST
            hulp = self._text(each, "hulp", here, empty=True)
            yield InstrumentVraag(code, self._text(each, "vraag", here), soort, hulp)

    def _aspecten(self, deel: Mapping[str, Any], number: int, line: int) -> Iterator[Aspect]:
        seen: set[str] = set()
        for place, each in enumerate(self._tables(deel, "aspect", line)):
            here = self._plek.table_line("deel.aspect", place, after=self._plek.table_line("deel", number))
            self._known(each, here, _ASPECT)
            domains = self._domains(each, here) if "levensdomeinen" in each else ()
            yield Aspect(self._code(each, here, seen), self._text(each, "naam", here), domains)

    # one value

    def _text(self, found: Mapping[str, Any], key: str, line: int, *, empty: bool = False) -> str:
        value = found.get(key, "" if empty else None)
        if value is None:
            self._wrong("instrument_veld_ontbreekt", line, sleutel=key)
        if not isinstance(value, str) or len(value) > LONGEST or not (empty or value.strip()):
            self._wrong("instrument_veld_geen_tekst", self._plek.line_of(key, line), sleutel=key)
        return " ".join(value.split())

    def _number(self, found: Mapping[str, Any], key: str, line: int) -> int:
        value = found.get(key)
        if value is None:
            self._wrong("instrument_veld_ontbreekt", line, sleutel=key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self._wrong("instrument_veld_geen_getal", self._plek.line_of(key, line), sleutel=key)
        return value

    def _flag(self, found: Mapping[str, Any], key: str, line: int) -> bool:
        value = found.get(key, False)
        if not isinstance(value, bool):
            self._wrong("instrument_veld_geen_ja_nee", self._plek.line_of(key, line), sleutel=key)
        return value

    def _words(self, found: Mapping[str, Any], key: str, line: int) -> list[str]:
        value = found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._wrong("instrument_veld_geen_lijst", self._plek.line_of(key, line), sleutel=key)
        return list(value)

    def _domains(self, found: Mapping[str, Any], line: int) -> tuple[Levensdomein, ...]:
        words = self._words(found, "levensdomeinen", line)
        known = {each.value: each for each in Levensdomein}
        if unknown := [word for word in words if word not in known]:
            self._wrong(
                "instrument_levensdomein_onbekend", self._plek.line_of("levensdomeinen", line), woord=unknown[0][:40]
            )
        if not words:
            self._wrong("instrument_levensdomein_ontbreekt", line)
        return tuple(dict.fromkeys(known[word] for word in words))

    def _one_of(self, found: Mapping[str, Any], key: str, kind: type[Any], line: int) -> Any:
        value = found.get(key)
        if value not in {each.value for each in kind}:
            self._wrong("instrument_waarde_onbekend", self._plek.line_of(key, line), sleutel=key)
        return kind(value)

    def _code(self, found: Mapping[str, Any], line: int, seen: set[str] | None = None) -> str:
        code = self._text(found, "code", line)
        codes = self._codes if seen is None else seen
        if not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", code):
            self._wrong("instrument_code_vorm", self._plek.line_of("code", line))
        if code in codes:
            self._wrong("instrument_code_dubbel", self._plek.line_of("code", line))
        codes.add(code)
        return code

    def _tables(self, found: Mapping[str, Any], key: str, line: int) -> list[Mapping[str, Any]]:
        value = found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong("instrument_veld_geen_tabel", line, sleutel=key)
        return list(value)

    def _known(self, found: Mapping[str, Any], line: int, keys: set[str]) -> None:
        """A key that nobody reads is a typing mistake."""
        for key in found:
            if key not in keys:
                self._wrong("instrument_veld_onbekend", self._plek.line_of(key, line), sleutel=key[:40])

    def _wrong(self, code: str, regel: int, **params: object) -> NoReturn:
        raise RuleViolation(code, regel=regel, **params)


_TOP = {
    "code", "versie", "naam", "kern", "vorm", "bron", "eerst", "zonder-ervaringsdeskundige", "leeg-sjabloon", "deel",
}  # fmt: skip
_DEEL = {"code", "naam", "kern", "levensdomeinen", "vraag", "aspect"}
_VRAAG = {"code", "vraag", "soort", "hulp"}
_ASPECT = {"code", "naam", "levensdomeinen"}
