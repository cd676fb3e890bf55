"""What persons add to one figure, as sets of bits: which of it is in a group, and of how many persons that group is.

What one person adds in the same classes from the same moment on is one contribution: no table can tell it apart, and of
a million rows there are no more than persons have classes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias

KLEINSTE_GROEP = 5
"""Different persons. A team may ask for more, never for fewer."""

Klasse: TypeAlias = tuple[str, ...]
"""One class of a dimension; of several parts (wijk, source) those that share the first are pooled first."""
Leden: TypeAlias = int
"""A set of contributions, one bit each."""


class Bijdrage(NamedTuple):
    """What one person adds to one figure from a publication moment on, with its class in every dimension. Without
    ``persoon`` it is of nobody in particular.
    """

    persoon: int | None
    stand: int
    waarde: int
    klassen: Mapping[str, Klasse]


class Maat(Enum):
    """How large a group is: of nobody, of too few persons to be told, or of enough."""

    LEEG = "leeg"
    KLEIN = "klein"
    GENOEG = "genoeg"


class Bijdragen:
    """All of one figure. ``cellen``: what no table can tell apart."""

    def __init__(self, bijdragen: Iterable[Bijdrage], dimensies: Sequence[str], kleinste: int) -> None:
        self._kleinste = max(kleinste, KLEINSTE_GROEP)
        self._tot: dict[int, Leden] = defaultdict(int)
        self._van: dict[tuple[str, Klasse], Leden] = defaultdict(int)
        cellen: dict[tuple[int, tuple[Klasse, ...]], Leden] = defaultdict(int)
        added: dict[tuple[int | None, int, tuple[Klasse, ...]], int] = defaultdict(int)
        for each in bijdragen:
            added[each.persoon, each.stand, tuple(each.klassen[name] for name in dimensies)] += each.waarde
        self._alle: list[tuple[int | None, int]] = []
        """Each person's side by side: what somebody adds up to is known before the next begins."""
        for place, (key, waarde) in enumerate(sorted(added.items(), key=_by_person)):
            persoon, stand, klassen = key
            self._alle.append((persoon, waarde))
            self._tot[stand] |= 1 << place
            cellen[stand, klassen] |= 1 << place
            for dimensie, klasse in zip(dimensies, klassen, strict=True):
                self._van[dimensie, klasse] |= 1 << place
        self.cellen = list(cellen.values())

    def in_stand(self, stand: int) -> Leden:
        """Everything up to and with a moment."""
        return samen(leden for moment, leden in self._tot.items() if moment <= stand)

    def leden(self, dimensie: str, klassen: Iterable[Klasse], stand: int) -> Leden:
        """All in these classes up to and with a moment."""
        return samen(self._van.get((dimensie, klasse), 0) for klasse in klassen) & self.in_stand(stand)

    def som(self, leden: Leden) -> int:
        """What a group comes to."""
        return sum(waarde for _, waarde in self._each(leden))

    def maat(self, leden: Leden) -> Maat:
        """How many different persons something is left of; what cancels out tells nothing."""
        personen, netto, iemand = 0, 0, False
        persoon: int | None = None
        for een, waarde in self._each(leden):
            if een != persoon:
                personen += netto != 0
                if personen >= self._kleinste:
                    return Maat.GENOEG
                persoon, netto = een, 0
            if een is None:
                iemand = iemand or waarde != 0
            else:
                netto += waarde
        personen += netto != 0
        if personen >= self._kleinste:
            return Maat.GENOEG
        return Maat.KLEIN if personen or iemand else Maat.LEEG

    def personen(self, leden: Leden) -> frozenset[int]:
        """Of whom something is in a group, also what cancels out."""
        return frozenset(persoon for persoon, _ in self._each(leden) if persoon is not None)

    def _each(self, leden: Leden) -> Iterator[tuple[int | None, int]]:
        digits = bin(leden)[:1:-1]
        place = digits.find("1")
        while place >= 0:
            yield self._alle[place]
            place = digits.find("1", place + 1)


def samen(groups: Iterable[Leden]) -> Leden:
    """All that is in one of these."""
    found = 0
    for group in groups:
        found |= group
    return found


def _by_person(item: tuple[tuple[int | None, int, tuple[Klasse, ...]], int]) -> tuple[bool, int]:
    """Of nobody in particular last."""
    persoon = item[0][0]
    return persoon is None, persoon or 0
