"""What follows from sums that were told, however they are added and subtracted: linear algebra in whole numbers.

Every cell (contributions that no table tells apart) is an unknown, every told sum a row of noughts and ones. A group of
cells follows from what was told exactly when it is at right angles to all that the sums leave free. So each cell gets
shares, drawn by chance such that every told sum of them is nought; a group whose shares add up to nought follows from
what was told (but for a chance of one in 2^60). Modulo a prime, so that nothing is rounded; all cells at once in one
long number, 64 bits each, so that a hundred sums take milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import shake_256
from itertools import combinations
from typing import TypeAlias

_LANE, _PRIME = 64, (1 << 31) - 1
_WHOLE = (1 << _LANE) - 1
_SHARES = 2
_MORE = 64
"""How many draws are kept ready beyond what the sums of now take."""

MANY, FEW = 1_200, 300
"""Parts among which groups of three and of four are looked for; with more of them it would take seconds."""

Deel: TypeAlias = tuple[int, int]
"""The two shares of a cell, modulo the prime."""


class Afleiding:
    """Of so many cells. ``vertel`` remembers sums; ``delen`` is asked with sums that are not told yet."""

    def __init__(self, cellen: int) -> None:
        self._cellen, self._drawn = cellen, 0
        ones = _lanes(cellen, range(cellen))
        self._low, self._high = ones * _PRIME, ones * ((1 << (_LANE - 31)) - 1)
        sizes = [_LANE << step for step in reversed(range(max(cellen - 1, 0).bit_length()))]
        self._halves = [(size, (1 << size) - 1) for size in sizes]
        self._rijen: list[int] = []
        self._vrij: list[int] = []
        self._soort = 0

    def vertel(self, sommen: Iterable[Iterable[int]]) -> None:
        """These sums are told: each is its cells."""
        rows = self._rows(sommen)
        self._vrij = self._leave_free(rows, self._ready(len(rows)))
        self._soort = self._kinds(rows)
        self._rijen += rows

    def delen(self, sommen: Iterable[Iterable[int]]) -> list[tuple[int, Deel]]:
        """By cell what tells it apart, and its shares, were these sums told as well."""
        rows = self._rows(sommen)
        left = self._leave_free(rows, self._ready(len(rows))[: len(rows) + _SHARES])
        kinds, first, second = (self._unpack(each) for each in (self._kinds(rows), *left[:_SHARES]))
        return [(kind, (one, other)) for kind, one, other in zip(kinds, first, second, strict=True)]

    def _rows(self, sommen: Iterable[Iterable[int]]) -> list[int]:
        return [_lanes(self._cellen, each) for each in sommen]

    def _ready(self, more: int) -> list[int]:
        """Draws that every told sum leaves free, enough for so many sums more."""
        if len(self._vrij) < more + _SHARES:
            drawn = [self._draw() & self._low for _ in range(len(self._rijen) + more + _MORE)]
            self._vrij = self._leave_free(self._rijen, drawn)
        return self._vrij

    def _draw(self) -> int:
        """By chance as far as the sums are concerned, and the same whenever it is worked out again."""
        self._drawn += 1
        return int.from_bytes(shake_256(str(self._drawn).encode()).digest(self._cellen * 8), "little")

    def _leave_free(self, rows: Iterable[int], drawn: Sequence[int]) -> list[int]:
        """Each sum takes one of the draws, and makes itself nought in the others."""
        left = list(drawn)
        for row in rows:
            mask = row * _WHOLE
            sums = [self._sum(each & mask) % _PRIME for each in left]
            place = next((at for at, found in enumerate(sums) if found), None)
            if place is None:
                continue
            taken, share = left.pop(place), pow(sums.pop(place), -1, _PRIME)
            left = [
                self._fold(each + (_PRIME - found * share % _PRIME) * taken) if found else each
                for each, found in zip(left, sums, strict=True)
            ]
        return left

    def _kinds(self, rows: Iterable[int]) -> int:
        """Cells that are in the same sums keep the same number."""
        found = self._soort
        for place, row in enumerate(rows, start=len(self._rijen)):
            weight = int.from_bytes(shake_256(f"rij {place}".encode()).digest(4), "little") % _PRIME
            found = self._fold(found + row * weight)
        return found

    def _sum(self, lanes: int) -> int:
        """All lanes added up: the upper half onto the lower until one is left."""
        for size, lower in self._halves:
            lanes = (lanes & lower) + (lanes >> size)
        return lanes

    def _fold(self, lanes: int) -> int:
        """Each lane modulo the prime, nearly: below 2^32."""
        for _ in range(2):
            lanes = (lanes & self._low) + ((lanes >> 31) & self._high)
        return lanes

    def _unpack(self, lanes: int) -> list[int]:
        return [each % _PRIME for each in memoryview(lanes.to_bytes(self._cellen * 8, "little")).cast("Q")]


def _lanes(cellen: int, places: Iterable[int]) -> int:
    """A one in the lane of each of these cells."""
    found = bytearray(cellen * 8)
    for place in places:
        found[place * 8] = 1
    return int.from_bytes(found, "little")


def plus(one: Deel, other: Deel) -> Deel:
    """The shares of two together."""
    return (one[0] + other[0]) % _PRIME, (one[1] + other[1]) % _PRIME


def nul_groepen(delen: Sequence[Deel]) -> Iterator[tuple[int, ...]]:
    """Groups of one to four whose shares add up to nought, as places; of three only among ``MANY``, of four among
    ``FEW``.
    """
    for group in _candidates([one for one, _ in delen]):
        if not sum(delen[place][1] for place in group) % _PRIME:
            yield group


def _candidates(shares: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """By the first share alone; the second makes sure."""
    by: defaultdict[int, list[int]] = defaultdict(list)
    for place, share in enumerate(shares):
        by[share].append(place)
    yield from ((place,) for place in by.get(0, ()))
    for place, share in enumerate(shares):
        yield from ((place, other) for other in by.get(-share % _PRIME, ()) if place < other)
    if len(shares) <= MANY:
        yield from _of_three(shares, by)
    if len(shares) <= FEW:
        yield from _of_four(shares)


def _of_three(shares: Sequence[int], by: Mapping[int, list[int]]) -> Iterator[tuple[int, ...]]:
    for one, share in enumerate(shares):
        for other in range(one + 1, len(shares)):
            rest = -(share + shares[other]) % _PRIME
            if rest in by:
                yield from ((one, other, third) for third in by[rest] if other < third)


def _of_four(shares: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Two pairs beside each other."""
    of: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in combinations(range(len(shares)), 2):
        both = (shares[pair[0]] + shares[pair[1]]) % _PRIME
        yield from ((*other, *pair) for other in of.get(-both % _PRIME, ()) if not set(other) & set(pair))
        of[both].append(pair)
