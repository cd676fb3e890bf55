"""Reads ``tabel.toml``, where people wrote down who hears what; nothing here asks the program anything.

From a row of ``[zicht]`` and a row of a place follows what one reader must find there, and what they may find.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.acceptance.kanarie.woorden import ALLE, MENSEN, VRAAG, Woord

HERE = Path(__file__).with_name("tabel.toml")
LETTERS = dict(
    zip("vwgztpjdn", (VRAAG, "wonen", "geld", "gezondheid", "veiligheid_thuis", "politie", "gezin_jeugd",
                      "dagbesteding_werk", "netwerk"), strict=True)
)  # fmt: skip
OLGA = "-olga"


class Zicht(NamedTuple):
    """One cell of [zicht]: relation, parts about everybody, the first and the second person, and own information."""

    relatie: str = ""
    delen: tuple[frozenset[str], frozenset[str], frozenset[str]] = (frozenset(), frozenset(), frozenset())
    eigen: tuple[bool, bool, bool] = (False, False, False)


@dataclass(frozen=True)
class Plek:
    """A place where something may be read: by kind of text the letters, and how often it is asked."""

    naam: str
    soorten: Mapping[str, str]
    per: str = "wijk"
    alleen: frozenset[str] | None = None
    op_agenda: bool = False
    niet: str = ""
    """Why nothing is asked here."""

    def asks(self, lezer: str) -> bool:
        """Whether this reader may ask here at all."""
        return self.alleen is None or lezer in self.alleen


@dataclass(frozen=True)
class Tabel:
    """The whole of it."""

    lezers: Mapping[str, str]
    zicht: Mapping[tuple[str, str], Zicht]
    plekken: Mapping[str, Mapping[str, Plek]]
    acties: Mapping[str, tuple[str, ...]]
    ontvangers: Mapping[str, Zicht] = field(default_factory=dict)

    def for_recipients(self) -> "Tabel":
        """The same table with the organisations that get sealed minutes in place of the readers."""
        return replace(
            self,
            lezers={naam: naam for naam in self.ontvangers},
            zicht={(naam, "zwaan"): cell for naam, cell in self.ontvangers.items()},
        )

    def cell(self, lezer: str, casus: str) -> Zicht:
        """What this reader has to do with this casus; nothing when they are not in its table."""
        return self.zicht.get((lezer, casus), Zicht())

    def expected(self, plek: Plek, lezer: str, words: Iterable[Woord] | None = None) -> tuple[set[str], set[str]]:
        """The words that must be found there by this reader, and those that may."""
        must: set[str] = set()
        may: set[str] = set()
        for woord in ALLE.values() if words is None else words:
            if woord.soort not in plek.soorten or not plek.asks(lezer):
                continue
            first, _, besides = plek.soorten[woord.soort].partition("~")
            if self._meant(first, lezer, woord):
                must.add(str(woord))
            if besides and self._meant(besides, lezer, woord):
                may.add(str(woord))
        return must, may | must

    def anywhere(self, lezer: str) -> set[str]:
        """Every word that this reader may find in any place."""
        found: set[str] = set()
        for group in self.plekken.values():
            for plek in group.values():
                found |= self.expected(plek, lezer)[1]
        return found

    def names(self, lezer: str) -> set[str]:
        """Names of casussen that this reader knows; they stand beside whatever is found."""
        return {str(w) for w in ALLE.values() if w.soort == "naam" and self._holds("T", lezer, w)}

    def reads(self, lezer: str, woord: Woord) -> bool:
        """D: the part of life of this text is open, or it is their own organisation's."""
        cell = self.cell(lezer, woord.casus)
        column = 0 if not woord.wie else 1 + MENSEN[woord.casus].index(woord.wie)
        if woord.bron and woord.bron == self.lezers[lezer] and cell.eigen[column]:
            return True
        parts = cell.delen[0] | cell.delen[column]
        from_police = woord.bron == "Politie"
        return woord.deel in parts and (not from_police or "politie" in parts)

    def _meant(self, side: str, lezer: str, woord: Woord) -> bool:
        """One letter, perhaps narrowed, for this reader and word."""
        letter, *only = side.split()
        return _is_meant(woord, only) and self._holds(letter, lezer, woord)

    def _holds(self, letter: str, lezer: str, woord: Woord) -> bool:
        cell = self.cell(lezer, woord.casus)
        sees = bool(set(cell.relatie) & {"Z", "T"})
        hears = "Z" in cell.relatie or (sees and VRAAG in cell.delen[0])
        deals = bool(set(cell.relatie) & {"Z", "L"})
        rules: dict[str, Callable[[], bool]] = {
            ".": lambda: False,
            "X": lambda: True,
            "T": lambda: sees,
            "V": lambda: hears,
            "H": lambda: deals,
            "W": lambda: hears and deals,
            "D": lambda: self.reads(lezer, woord),
            "B": lambda: "Z" in cell.relatie and self.reads(lezer, woord),
            "S": lambda: woord.deel != "veiligheid_thuis" and self.reads(lezer, woord),
            "E": lambda: self.reads(lezer, woord) or self._does(lezer, woord),
            "O": lambda: self._does(lezer, woord),
            "M": lambda: sees and self._does(lezer, woord),
            "N": lambda: sees and bool(cell.delen[0]) and woord.casus in _WITH_TEXT,
        }
        return rules[letter]() if letter in rules else letter in cell.relatie

    def _does(self, lezer: str, woord: Woord) -> bool:
        """Does this actie; of a word that is no actie: does any actie of its casus."""
        theirs = self.acties.get(lezer, ())
        others = {each for who, each in self._owned() if who != lezer}
        if woord.casus not in _WITH_TEXT:
            return False
        if woord.soort != "actie":
            return "*" in theirs or any(each.split()[0] == woord.casus for each in theirs)
        name = f"{woord.casus} {woord.deel}"
        return name in theirs or ("*" in theirs and name not in others)

    def _owned(self) -> Iterable[tuple[str, str]]:
        return ((who, each) for who, named in self.acties.items() for each in named)


_WITH_TEXT = frozenset(woord.casus for woord in ALLE.values() if woord.soort == "actie")


def _is_meant(woord: Woord, only: list[str]) -> bool:
    """Narrowed to these people or casussen, or without them."""
    if OLGA in only and f"{woord.casus} {woord.deel}" in _read()["acties"]["OW"]:
        return False
    named = {each for each in only if not each.startswith("-")}
    out = {each[1:] for each in only if each.startswith("-")}
    mine = {woord.casus, woord.wie}
    return not (mine & out) and (not named or bool(mine & named))


def _cell(text: str) -> Zicht:
    relatie, *columns, eigen = text.split()
    for column in columns:
        assert len(column) == len(LETTERS), text
        assert all(found in (".", letter) for found, letter in zip(column, LETTERS, strict=True)), text
    parts = [frozenset(LETTERS[letter] for letter in column if letter != ".") for column in columns]
    everybody, first, second = parts
    own = [sign == "+" for sign in eigen]
    return Zicht(relatie, (everybody, first, second), (own[0], own[1], own[2]))


def _plek(naam: str, row: Mapping[str, Any]) -> Plek:
    settings = {"per", "alleen", "op_agenda", "niet"}
    soorten = {kind: letters for kind, letters in row.items() if kind not in settings}
    known = {woord.soort for woord in ALLE.values()}
    assert set(soorten) <= known, (naam, set(soorten) - known)
    only = frozenset(row["alleen"].split()) if "alleen" in row else None
    return Plek(naam, soorten, row.get("per", "wijk"), only, row.get("op_agenda", False), row.get("niet", ""))


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(HERE.read_text(encoding="utf-8"))


def _with_empty(raw: Mapping[str, str], groups: dict[str, dict[str, Plek]]) -> dict[str, dict[str, Plek]]:
    """The screens and dialogs that hold nothing have no row of their own."""
    empty = [*raw["schermen"].split(), *(f"dialoog-{naam}" for naam in raw["dialogen"].split())]
    assert not set(empty) & set(groups["schermen"])
    return groups | {"schermen": groups["schermen"] | {naam: Plek(naam, {}) for naam in empty}}


GROUPS = ("lezingen", "papieren", "schermen", "bladzijden")


def read_tabel() -> Tabel:
    """The table as it stands in the file."""
    raw = _read()
    zicht = {(who, casus): _cell(text) for casus, rows in raw["zicht"].items() for who, text in rows.items()}
    assert {who for who, _ in zicht} <= set(raw["lezers"])
    assert {casus for _, casus in zicht} == set(MENSEN)
    return Tabel(
        lezers=raw["lezers"],
        zicht=zicht,
        plekken=_with_empty(
            raw["niets"],
            {group: {naam: _plek(naam, row) for naam, row in raw.get(group, {}).items()} for group in GROUPS},
        ),
        acties={who: tuple(named) for who, named in raw["acties"].items()},
        ontvangers={naam: _cell(text) for naam, text in raw["ontvangers"].items()},
    )
