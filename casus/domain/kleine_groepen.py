"""What may be told of a group without telling of a person in it.

The controller reads sums. A sum over fewer than five different persons tells of them, and so does a sum that can be
worked out from others: a row from its total, a month from the next, one table from another. Five rules
keep that from happening; they are rules on the whole of what was ever published, not on one table:

1. Every table divides all classes into blocks, and no block holds one to four persons.
2. A later issue of a table may differ from every earlier one only by changes that concern five persons, in every block
   that the two have in common; else classes are pooled, and when nothing is left to pool the older issue stands.
3. Two dimensions are crossed only around one hub (the budget of a wijk), in whole rows and columns, once the year is
   over. A triangle of crossed tables would tell of single cells; a star does not.
4. Also who knows which classes go together learns nothing from two figures of different tables: where one group lies
   inside another, or the two leave little of everything, what is between them is five persons or nobody.
5. Of all that was told together, added and subtracted as one likes, no group of one to four persons follows that is
   made of at most four parts (``domain.afleiding``); else classes are pooled, or the total waits for a later moment.

The tests try to break this with linear algebra of their own over all that was told.

An anonymous small need counts as no person: money that nobody in particular got never makes a group large enough.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple, TypeAlias

from casus.domain.afleiding import Afleiding, Deel, nul_groepen, plus

KLEINSTE_GROEP = 5
"""Different persons. A team may ask for more, never for fewer."""

Klasse: TypeAlias = tuple[str, ...]
"""One class of a dimension; of several parts (wijk, source) those that share the first are pooled first."""
Blokken: TypeAlias = list[tuple[Klasse, ...]]
_Leden: TypeAlias = int
"""A set of contributions, one bit each."""


class Bijdrage(NamedTuple):
    """What one person adds to one figure from a publication moment on, with its class in every dimension. Without
    ``persoon`` it is of nobody in particular.
    """

    persoon: int | None
    stand: int
    waarde: int
    klassen: Mapping[str, Klasse]


class Blok(NamedTuple):
    """Classes that are told together, and their figure."""

    klassen: tuple[Klasse, ...]
    waarde: int


class Uitgave(NamedTuple):
    """One issue of a table: the moment, and its blocks in the order of the classes."""

    stand: int
    blokken: tuple[Blok, ...]

    @property
    def totaal(self) -> int:
        """The figure of everything."""
        return sum(blok.waarde for blok in self.blokken)


class Kruis(NamedTuple):
    """Two dimensions crossed at a moment: whole rows by whole columns."""

    stand: int
    rijen: tuple[tuple[Klasse, ...], ...]
    kolommen: tuple[tuple[Klasse, ...], ...]
    waarden: tuple[tuple[int, ...], ...]


class _Maat(Enum):
    LEEG = "leeg"
    KLEIN = "klein"
    GENOEG = "genoeg"


class Publicatie:
    """Publishes one figure by several dimensions, moment after moment, and remembers all that it told."""

    def __init__(
        self,
        bijdragen: Iterable[Bijdrage],
        dimensies: Mapping[str, Sequence[Klasse]],
        *,
        vanaf: Mapping[Klasse, int] | None = None,
        kleinste: int = KLEINSTE_GROEP,
    ) -> None:
        """``vanaf``: classes that do not exist before a moment, such as a month to come."""
        self._bijdragen = sorted(bijdragen, key=_by_person)
        """Each person's side by side: what somebody adds up to is known before the next begins."""
        self._dimensies = dimensies
        self._vanaf = vanaf or {}
        self._kleinste = max(kleinste, KLEINSTE_GROEP)
        self._tot: dict[int, _Leden] = defaultdict(int)
        self._van: dict[tuple[str, Klasse], _Leden] = defaultdict(int)
        cellen: dict[tuple[int, tuple[Klasse, ...]], int] = defaultdict(int)
        for place, each in enumerate(self._bijdragen):
            self._tot[each.stand] |= 1 << place
            cellen[each.stand, tuple(each.klassen[name] for name in dimensies)] |= 1 << place
            for dimensie, klasse in each.klassen.items():
                self._van[dimensie, klasse] |= 1 << place
        self._cellen = list(cellen.values())
        """What no table can tell apart."""
        self._afleiding = Afleiding(len(self._cellen)) if dimensies else None
        self._verteld: dict[_Leden, None] = {}
        self.totalen: dict[int, int] = {}
        """The figure of everything at each moment at which it was told."""
        self.uitgaven: dict[str, list[Uitgave]] = {dimensie: [] for dimensie in dimensies}
        self.kruisen: dict[tuple[str, str], Kruis] = {}

    def publish(
        self, standen: Iterable[int], fijn: Collection[int], *, jaarstand: int | None = None, ster: Sequence[str] = ()
    ) -> None:
        """Tell at these moments, oldest first: the total at each where it may be, the dimensions at those in ``fijn``.
        The first dimension of ``ster`` is crossed with its others at the first fine moment from ``jaarstand`` on.
        """
        for stand in standen:
            if not self._may_tell_total(stand):
                continue
            self.totalen[stand] = self._som(self._in(stand))
            self._vertel([self._in(stand)])
            for dimensie in self._dimensies if stand in fijn else ():
                self._issue(dimensie, stand)
            if stand in fijn and jaarstand is not None and stand >= jaarstand:
                self._cross(ster, stand)
                jaarstand = None

    # -- one table ---------------------------------------------------------------------------------------------

    def _may_tell_total(self, stand: int) -> bool:
        """The total decides for every table alike: what is known in one is known in all."""
        now = self._in(stand)
        moments = (-1, *self.totalen)
        if any(self._maat(now & ~self._in(moment)) is _Maat.KLEIN for moment in moments):
            return False
        return self._lek([now], stand) is None

    def _issue(self, dimensie: str, stand: int) -> None:
        """As fine as may be: every class alone, and pooled as long as something would be told."""
        blokken: Blokken = [(k,) for k in self._dimensies[dimensie] if self._vanaf.get(k, stand) <= stand]
        while len(blokken) > 1:
            fout = self._fout(dimensie, blokken, stand)
            if fout is None:
                fout = self._lek([self._leden(dimensie, blok, stand) for blok in blokken], stand)
            if fout is None:
                break
            blokken = self._samen(dimensie, blokken, fout, stand)
        if blokken:
            told = [self._leden(dimensie, blok, stand) for blok in blokken]
            self._vertel(told)
            sums = tuple(Blok(blok, self._som(leden)) for blok, leden in zip(blokken, told, strict=True))
            self.uitgaven[dimensie].append(Uitgave(stand, sums))

    def _fout(self, dimensie: str, blokken: Blokken, stand: int) -> int | None:
        """The place of a block that would tell of a small group, by itself or with something told before."""
        leden = [self._leden(dimensie, blok, stand) for blok in blokken]
        for place, each in enumerate(leden):
            if self._maat(each) is not _Maat.GENOEG or self._verraadt(each, stand):
                return place
        for eerder in self.uitgaven[dimensie]:
            since = ~self._in(eerder.stand)
            for places in gemeen(blokken, [blok.klassen for blok in eerder.blokken]):
                if self._maat(_samen(leden[place] for place in places) & since) is _Maat.KLEIN:
                    return places[0]
        return None

    def _verraadt(self, leden: _Leden, stand: int) -> bool:
        """With some other figure that was told, this one tells of what is between the two."""
        alles = self._in(stand)
        for ander in self._verteld:
            if not leden & ~ander:
                tussen = ander & ~leden
            elif not ander & ~leden:
                tussen = leden & ~ander
            elif not leden & ander and not ander & ~alles:
                tussen = alles & ~(leden | ander)
            else:
                continue
            if tussen and self._maat(tussen) is _Maat.KLEIN:
                return True
        return False

    def _samen(self, dimensie: str, blokken: Blokken, place: int, stand: int) -> Blokken:
        """This block pooled with a neighbour: one of the same kind, else the smaller."""

        def last(other: int) -> tuple[bool, int]:
            leden = self._leden(dimensie, blokken[other], stand)
            return blokken[other][0][:-1] != blokken[place][0][:-1], leden.bit_count()

        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(blokken)]
        first, second = sorted((place, min(beside, key=last)))
        return [*blokken[:first], blokken[first] + blokken[second], *blokken[second + 1 :]]

    # -- two dimensions ----------------------------------------------------------------------------------------

    def _cross(self, ster: Sequence[str], stand: int) -> None:
        """The hub with each of the others, as far as both were told at this moment."""
        hub, *others = ster or ("",)
        rijen = self._now(hub, stand)
        for dimensie in others:
            kruis = self._kruis(hub, rijen, dimensie, self._now(dimensie, stand), stand)
            if kruis is not None:
                self.kruisen[hub, dimensie] = kruis

    def _now(self, dimensie: str, stand: int) -> Blokken:
        issued = self.uitgaven.get(dimensie, [])
        return [blok.klassen for blok in issued[-1].blokken] if issued and issued[-1].stand == stand else []

    def _kruis(self, hub: str, rijen: Blokken, dimensie: str, kolommen: Blokken, stand: int) -> Kruis | None:
        """Columns are pooled until no cell is small or empty; None when that leaves one: then the rows say it all."""
        rows = [self._leden(hub, rij, stand) for rij in rijen]
        while len(kolommen) > 1:
            fout = self._fout_in_kruis(rows, [self._leden(dimensie, kolom, stand) for kolom in kolommen], stand)
            if fout is None:
                break
            kolommen = self._samen(dimensie, kolommen, fout, stand)
        if len(kolommen) < 2 or len(rijen) < 2:
            return None
        columns = [self._leden(dimensie, kolom, stand) for kolom in kolommen]
        self._vertel([row & column for row in rows for column in columns])
        sums = tuple(tuple(self._som(row & column) for column in columns) for row in rows)
        return Kruis(stand, tuple(rijen), tuple(kolommen), sums)

    def _fout_in_kruis(self, rows: list[_Leden], columns: list[_Leden], stand: int) -> int | None:
        """The place of a column in which a cell would tell of a small group."""
        for place, column in enumerate(columns):
            cells = [row & column for row in rows]
            if any(self._maat(cell) is not _Maat.GENOEG or self._verraadt(cell, stand) for cell in cells):
                return place
        fout = self._lek([row & column for column in columns for row in rows], stand)
        return None if fout is None else fout // len(rows)

    # -- all that was told together ----------------------------------------------------------------------------

    def _vertel(self, groepen: list[_Leden]) -> None:
        self._verteld.update(dict.fromkeys(groepen))
        if self._afleiding is not None:
            self._afleiding.vertel(map(self._cellen_in, groepen))

    def _lek(self, groepen: list[_Leden], stand: int) -> int | None:
        """The place of what must not be told of these, because a small group would follow from it and all before it."""
        if self._afleiding is None:
            return None
        now, delen = self._in(stand), self._afleiding.delen(map(self._cellen_in, groepen))
        found: dict[int, _Leden] = defaultdict(int)
        shares: dict[int, Deel] = defaultdict(lambda: (0, 0))
        for leden, (kind, share) in zip(self._cellen, delen, strict=True):
            if leden & now:
                found[kind] |= leden
                shares[kind] = plus(shares[kind], share)
        few = [kind for kind, leden in found.items() if self._maat(leden) is not _Maat.GENOEG]
        for places in nul_groepen([shares[kind] for kind in few]):
            lek = _samen(found[few[place]] for place in places)
            if self._maat(lek) is _Maat.KLEIN:
                return max(range(len(groepen)), key=lambda place: ((groepen[place] & lek).bit_count(), -place))
        return None

    def _cellen_in(self, leden: _Leden) -> Iterator[int]:
        return (place for place, each in enumerate(self._cellen) if each & leden)

    # -- sets of contributions ---------------------------------------------------------------------------------

    def _in(self, stand: int) -> _Leden:
        """Everything up to and with a moment."""
        return _samen(leden for moment, leden in self._tot.items() if moment <= stand)

    def _leden(self, dimensie: str, klassen: Iterable[Klasse], stand: int) -> _Leden:
        return _samen(self._van.get((dimensie, klasse), 0) for klasse in klassen) & self._in(stand)

    def _each(self, leden: _Leden) -> Iterator[Bijdrage]:
        digits = bin(leden)[:1:-1]
        place = digits.find("1")
        while place >= 0:
            yield self._bijdragen[place]
            place = digits.find("1", place + 1)

    def _som(self, leden: _Leden) -> int:
        return sum(each.waarde for each in self._each(leden))

    def _maat(self, leden: _Leden) -> _Maat:
        """How many different persons something is left of; what cancels out tells nothing."""
        personen, netto, iemand = 0, 0, False
        persoon: int | None = None
        for each in self._each(leden):
            if each.persoon != persoon:
                personen += netto != 0
                if personen >= self._kleinste:
                    return _Maat.GENOEG
                persoon, netto = each.persoon, 0
            if each.persoon is None:
                iemand = iemand or each.waarde != 0
            else:
                netto += each.waarde
        personen += netto != 0
        if personen >= self._kleinste:
            return _Maat.GENOEG
        return _Maat.KLEIN if personen or iemand else _Maat.LEEG


def _by_person(bijdrage: Bijdrage) -> tuple[bool, int]:
    """Of nobody in particular last."""
    return bijdrage.persoon is None, bijdrage.persoon or 0


def _samen(groups: Iterable[_Leden]) -> _Leden:
    found = 0
    for group in groups:
        found |= group
    return found


def gemeen(blokken: Blokken, eerder: Blokken) -> list[list[int]]:
    """The smallest unions of blocks that both divisions have in common, as places in the first."""
    place_of = {klasse: place for place, blok in enumerate(blokken) for klasse in blok}
    found: list[set[int]] = [{place} for place in range(len(blokken))]
    for blok in eerder:
        touched = {place_of[klasse] for klasse in blok if klasse in place_of}
        joined = [group for group in found if group & touched]
        if len(joined) > 1:
            found = [group for group in found if not group & touched] + [set().union(*joined)]
    return [sorted(group) for group in found]


def vergroof(blokken: Iterable[Blok], naar: Callable[[Klasse], str]) -> list[Blok]:
    """The same in coarser classes (wijk of a budget, quarter of a month): blocks that share one are told together, so
    that nothing is told that was not told before.
    """
    found: list[tuple[list[str], int]] = []
    for blok in blokken:
        names, value = list(dict.fromkeys(map(naar, blok.klassen))), blok.waarde
        for other in [other for other in found if set(other[0]) & set(names)]:
            found.remove(other)
            names, value = list(dict.fromkeys([*other[0], *names])), value + other[1]
        found.append((names, value))
    return [Blok(tuple((name,) for name in names), value) for names, value in found]


def op_blokken(blokken: Iterable[Blok], kolom: Sequence[Blok]) -> list[int | None]:
    """A second column beside the rows of the first: its figure where the row is told by it too, else None."""
    found: list[int | None] = []
    for blok in blokken:
        inside = [each for each in kolom if set(each.klassen) <= set(blok.klassen)]
        whole = {klasse for each in inside for klasse in each.klassen} == set(blok.klassen)
        found.append(sum(each.waarde for each in inside) if whole else None)
    return found
