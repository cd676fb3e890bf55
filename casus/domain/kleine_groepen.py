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
   made of at most four parts (``domain.afleiding``), or of all that these persons have to themselves; else classes are
   pooled, or the total waits for a later moment.

The tests try to break this with linear algebra of their own over all that was told.

An anonymous small need counts as no person: money that nobody in particular got never makes a group large enough.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from casus.domain.afleiding import Afleiding, Deel, nul_groepen, plus
from casus.domain.bijdragen import KLEINSTE_GROEP, Bijdrage, Bijdragen, Klasse, Leden, Maat, samen

Blokken: TypeAlias = list[tuple[Klasse, ...]]


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


class Verteld(NamedTuple):
    """What was told of a moment beside the total: how each table was divided, and the columns of each that was crossed
    with the hub.
    """

    tabellen: Mapping[str, Blokken]
    kruisen: Mapping[str, Blokken]


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
        self._dimensies = dimensies
        self._vanaf = vanaf or {}
        self._bijdragen = Bijdragen(bijdragen, tuple(dimensies), kleinste)
        self._cellen = self._bijdragen.cellen
        self._afleiding = Afleiding(len(self._cellen)) if dimensies else None
        self._verteld: dict[Leden, None] = {}
        self.totalen: dict[int, int] = {}
        """The figure of everything at each moment at which it was told."""
        self.uitgaven: dict[str, list[Uitgave]] = {dimensie: [] for dimensie in dimensies}
        self.kruisen: dict[tuple[str, str], Kruis] = {}

    def publish(
        self,
        standen: Iterable[int],
        fijn: Collection[int],
        *,
        jaarstand: int | None = None,
        ster: Sequence[str] = (),
        eerder: Mapping[int, Verteld] | None = None,
    ) -> None:
        """Tell at these moments, oldest first: the total at each where it may be, the dimensions at those in ``fijn``.
        The first dimension of ``ster`` is crossed with its others at the first fine moment from ``jaarstand`` on.

        ``eerder``: what was told already stays so, whatever the rules would say of it now; before the last of it
        nothing is added.
        """
        eerder = eerder or {}
        known, is_crossed = max(eerder, default=-1), jaarstand is None
        for stand in standen:
            is_fine = stand in fijn
            is_time = is_fine and stand >= (jaarstand or 0)
            if stand in eerder:
                self._repeat(eerder[stand], ster, stand)
            elif stand > known and self._may_tell_total(stand):
                self._tell_total(stand)
                for dimensie in self._dimensies if is_fine else ():
                    self._issue(dimensie, stand)
                if is_time and not is_crossed:
                    self._cross(ster, stand)
            else:
                continue
            is_crossed = is_crossed or is_time or bool(self.kruisen)

    def verteld(self) -> dict[int, Verteld]:
        """All that was told, moment by moment, for ``eerder``."""
        return {
            stand: Verteld(
                {name: found for name in self._dimensies if (found := self._now(name, stand))},
                {name: list(kruis.kolommen) for (_, name), kruis in self.kruisen.items() if kruis.stand == stand},
            )
            for stand in self.totalen
        }

    def _repeat(self, verteld: Verteld, ster: Sequence[str], stand: int) -> None:
        self._tell_total(stand)
        for dimensie, blokken in verteld.tabellen.items():
            self._tell(dimensie, self._in_order(dimensie, blokken), stand)
        for dimensie, kolommen in verteld.kruisen.items():
            self._tell_kruis(ster[0], dimensie, self._in_order(dimensie, kolommen), stand)

    def _in_order(self, dimensie: str, blokken: Blokken) -> Blokken:
        known = self._dimensies[dimensie]
        return [found for blok in blokken if (found := tuple(klasse for klasse in known if klasse in blok))]

    def _tell_total(self, stand: int) -> None:
        alles = self._bijdragen.in_stand(stand)
        self.totalen[stand] = self._bijdragen.som(alles)
        self._vertel([alles])

    # -- one table ---------------------------------------------------------------------------------------------

    def _may_tell_total(self, stand: int) -> bool:
        """The total decides for every table alike: what is known in one is known in all."""
        now = self._bijdragen.in_stand(stand)
        moments = (-1, *self.totalen)
        if any(self._maat(now & ~self._bijdragen.in_stand(moment)) is Maat.KLEIN for moment in moments):
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
            self._tell(dimensie, blokken, stand)

    def _tell(self, dimensie: str, blokken: Blokken, stand: int) -> None:
        told = [self._leden(dimensie, blok, stand) for blok in blokken]
        self._vertel(told)
        sums = (Blok(blok, self._bijdragen.som(leden)) for blok, leden in zip(blokken, told, strict=True))
        self.uitgaven[dimensie].append(Uitgave(stand, tuple(sums)))

    def _fout(self, dimensie: str, blokken: Blokken, stand: int) -> int | None:
        """The place of a block that would tell of a small group, by itself or with something told before."""
        leden = [self._leden(dimensie, blok, stand) for blok in blokken]
        for place, each in enumerate(leden):
            if self._maat(each) is not Maat.GENOEG or self._verraadt(each, stand):
                return place
        for eerder in self.uitgaven[dimensie]:
            since = ~self._bijdragen.in_stand(eerder.stand)
            for places in gemeen(blokken, [blok.klassen for blok in eerder.blokken]):
                if self._maat(samen(leden[place] for place in places) & since) is Maat.KLEIN:
                    return places[0]
        return None

    def _verraadt(self, leden: Leden, stand: int) -> bool:
        """With some other figure that was told, this one tells of what is between the two."""
        alles = self._bijdragen.in_stand(stand)
        for ander in self._verteld:
            if not leden & ~ander:
                tussen = ander & ~leden
            elif not ander & ~leden:
                tussen = leden & ~ander
            elif not leden & ander and not ander & ~alles:
                tussen = alles & ~(leden | ander)
            else:
                continue
            if tussen and self._maat(tussen) is Maat.KLEIN:
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
        """The hub with each of the others, as far as both were told at this moment. Columns are pooled until no cell is
        small or empty; with one left there is no table: then the rows say it all.
        """
        hub, *others = ster or ("",)
        rows = [self._leden(hub, rij, stand) for rij in self._now(hub, stand)]
        for dimensie in others if len(rows) > 1 else ():
            kolommen = self._now(dimensie, stand)
            while len(kolommen) > 1:
                fout = self._fout_in_kruis(rows, [self._leden(dimensie, kolom, stand) for kolom in kolommen], stand)
                if fout is None:
                    self._tell_kruis(hub, dimensie, kolommen, stand)
                    break
                kolommen = self._samen(dimensie, kolommen, fout, stand)

    def _now(self, dimensie: str, stand: int) -> Blokken:
        issued = self.uitgaven.get(dimensie, [])
        return next(([blok.klassen for blok in each.blokken] for each in issued if each.stand == stand), [])

    def _tell_kruis(self, hub: str, dimensie: str, kolommen: Blokken, stand: int) -> None:
        rijen = self._now(hub, stand)
        rows = [self._leden(hub, rij, stand) for rij in rijen]
        columns = [self._leden(dimensie, kolom, stand) for kolom in kolommen]
        self._vertel([row & column for row in rows for column in columns])
        sums = tuple(tuple(self._bijdragen.som(row & column) for column in columns) for row in rows)
        self.kruisen[hub, dimensie] = Kruis(stand, tuple(rijen), tuple(kolommen), sums)

    def _fout_in_kruis(self, rows: list[Leden], columns: list[Leden], stand: int) -> int | None:
        """The place of a column in which a cell would tell of a small group."""
        for place, column in enumerate(columns):
            cells = [row & column for row in rows]
            if any(self._maat(cell) is not Maat.GENOEG or self._verraadt(cell, stand) for cell in cells):
                return place
        fout = self._lek([row & column for column in columns for row in rows], stand)
        return None if fout is None else fout // len(rows)

    # -- all that was told together ----------------------------------------------------------------------------

    def _vertel(self, groepen: list[Leden]) -> None:
        self._verteld.update(dict.fromkeys(groepen))
        if self._afleiding is not None:
            self._afleiding.vertel(map(self._cellen_in, groepen))

    def _lek(self, groepen: list[Leden], stand: int) -> int | None:
        """The place of what must not be told of these, because a small group would follow from it and all before it.
        What follows from what was told before is known already: nothing that is held back now takes it back.
        """
        if self._afleiding is None:
            return None
        now, delen = self._bijdragen.in_stand(stand), self._afleiding.delen(map(self._cellen_in, groepen))
        for lek in self._small(now, delen):
            if not self._is_known(lek):
                return max(range(len(groepen)), key=lambda place: ((groepen[place] & lek).bit_count(), -place))
        return None

    def _small(self, now: Leden, delen: Sequence[tuple[int, Deel]]) -> Iterator[Leden]:
        """Groups that are too small and follow from what was told: of a few parts, or of a few persons with all that
        they have to themselves.
        """
        found: dict[int, Leden] = defaultdict(int)
        shares: dict[int, Deel] = defaultdict(lambda: (0, 0))
        for leden, (kind, share) in zip(self._cellen, delen, strict=True):
            if leden & now:
                found[kind] |= leden
                shares[kind] = plus(shares[kind], share)
        few = [(leden, shares[kind]) for kind, leden in found.items() if self._maat(leden) is not Maat.GENOEG]
        yield from self._follow(few)
        yield from self._follow(self._own(few))

    def _own(self, parts: Iterable[tuple[Leden, Deel]]) -> list[tuple[Leden, Deel]]:
        """By person the parts that are of nobody else."""
        own: dict[int, tuple[Leden, Deel]] = defaultdict(lambda: (0, (0, 0)))
        for leden, share in parts:
            personen = self._bijdragen.personen(leden)
            if len(personen) == 1:
                (persoon,) = personen
                own[persoon] = own[persoon][0] | leden, plus(own[persoon][1], share)
        return list(own.values())

    def _follow(self, groups: Sequence[tuple[Leden, Deel]]) -> Iterator[Leden]:
        for places in nul_groepen([share for _, share in groups]):
            together = samen(groups[place][0] for place in places)
            if self._maat(together) is Maat.KLEIN:
                yield together

    def _is_known(self, leden: Leden) -> bool:
        """Whether it follows from what was told alone, of cells as a whole."""
        if self._afleiding is None or not self._verteld:
            return False
        whole: Deel = (0, 0)
        for cel, (_, share) in zip(self._cellen, self._afleiding.delen(()), strict=True):
            if cel & leden:
                whole = plus(whole, share)
        return whole == (0, 0)

    def _cellen_in(self, leden: Leden) -> Iterator[int]:
        return (place for place, each in enumerate(self._cellen) if each & leden)

    def _leden(self, dimensie: str, klassen: Iterable[Klasse], stand: int) -> Leden:
        return self._bijdragen.leden(dimensie, klassen, stand)

    def _maat(self, leden: Leden) -> Maat:
        return self._bijdragen.maat(leden)


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
