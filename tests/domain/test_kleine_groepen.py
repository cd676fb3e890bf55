"""Small groups stay out of sight, also for who subtracts everything from everything."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from casus.domain.bijdragen import KLEINSTE_GROEP, Bijdrage, Klasse
from casus.domain.kleine_groepen import Blok, Publicatie, gemeen, op_blokken, vergroof

Cellen = NDArray[np.int64]
STER = ("pot", "categorie", "domein")


def klassen(letters: str) -> list[Klasse]:
    return [(letter,) for letter in letters]


def simple(counts: dict[str, int], *, stand: int = 0, first: int = 0) -> list[Bijdrage]:
    """So many persons in each class, a hundred cents each."""
    people = iter(range(first, first + 10_000))
    return [
        Bijdrage(next(people), stand, 100, {"d": (letter,)}) for letter, number in counts.items() for _ in range(number)
    ]


def told(bijdragen: list[Bijdrage], letters: str, standen: int = 1) -> Publicatie:
    made = Publicatie(bijdragen, {"d": klassen(letters)})
    made.publish(range(standen), range(standen))
    return made


def blocks(made: Publicatie, issue: int = -1) -> list[str]:
    return ["".join(k[0] for k in blok.klassen) for blok in made.uitgaven["d"][issue].blokken]


def test_a_small_class_is_pooled_with_its_smaller_neighbour() -> None:
    made = told(simple({"a": 9, "b": 2, "c": 6}), "abc")
    assert blocks(made) == ["a", "bc"]
    assert [blok.waarde for blok in made.uitgaven["d"][0].blokken] == [900, 800]
    assert made.totalen == {0: 1700}


def test_of_two_parts_those_that_share_the_first_are_pooled_first() -> None:
    pots: list[Klasse] = [("oost", "a"), ("oost", "b"), ("west", "a")]
    rows = [Bijdrage(i, 0, 1, {"d": pots[0 if i < 20 else 1 if i < 22 else 2]}) for i in range(28)]
    made = Publicatie(rows, {"d": pots})
    made.publish([0], [0])
    assert [blok.klassen for blok in made.uitgaven["d"][0].blokken] == [(pots[0], pots[1]), (pots[2],)]


def test_an_empty_class_is_pooled_too_so_that_nought_tells_nothing() -> None:
    assert blocks(told(simple({"a": 9, "c": 6}), "abc")) == ["a", "bc"]


def test_nothing_is_told_of_four_persons_not_even_together() -> None:
    made = told(simple({"a": 2, "b": 2}), "ab")
    assert made.totalen == {}
    assert made.uitgaven == {"d": []}


def test_nobody_at_all_is_nought() -> None:
    made = told([], "ab")
    assert (made.totalen, blocks(made)) == ({0: 0}, ["ab"])


def test_many_rows_of_one_person_are_one_person() -> None:
    made = told([Bijdrage(1, 0, 5, {"d": ("a",)}) for _ in range(50)], "a")
    assert made.totalen == {}


def test_an_anonymous_need_counts_as_no_person() -> None:
    rows = [*simple({"a": 6}), *(Bijdrage(None, 0, 100, {"d": ("b",)}) for _ in range(20))]
    assert blocks(told(rows, "ab")) == ["ab"]


def test_what_cancels_out_is_no_person() -> None:
    """Five promised, one released again: of four something is still promised."""
    rows = [*simple({"a": 5}), Bijdrage(0, 0, -100, {"d": ("a",)})]
    assert told(rows, "a").totalen == {}


def test_a_change_of_four_persons_is_not_told() -> None:
    made = told([*simple({"a": 9, "b": 9}), *simple({"a": 2, "b": 2}, stand=1, first=50)], "ab", 2)
    assert list(made.totalen) == [0]


def test_a_change_of_five_is_told_of_the_pool_only_when_each_part_changed_less() -> None:
    made = told([*simple({"a": 9, "b": 9}), *simple({"a": 3, "b": 2}, stand=1, first=50)], "ab", 2)
    assert (blocks(made, 0), blocks(made, 1)) == (["a", "b"], ["ab"])


def test_a_table_is_compared_with_every_earlier_one_not_with_the_last_alone() -> None:
    """Fine, pooled, and fine again: the third would tell what changed in ``b`` since the first."""
    rows = [*simple({"a": 9, "b": 9}), *simple({"a": 6, "b": 2}, stand=1, first=50)]
    rows += simple({"a": 6, "b": 1}, stand=2, first=80)
    assert [blocks(told(rows, "ab", 3), issue) for issue in range(3)] == [["a", "b"], ["ab"], ["ab"]]


def test_a_class_that_does_not_exist_yet_is_not_in_the_table() -> None:
    rows = [*simple({"a": 9}), *simple({"b": 7}, stand=1, first=50)]
    made = Publicatie(rows, {"d": klassen("ab")}, vanaf={("b",): 1})
    made.publish([0, 1], [0, 1])
    assert (blocks(made, 0), blocks(made, 1)) == (["a"], ["a", "b"])


def test_two_tables_that_nearly_say_the_same_do_not_tell_the_difference() -> None:
    """Eight in class a of one, nine in class x of the other, the eight among them."""
    rows = [Bijdrage(i, 0, 100, {"d": ("a" if i < 8 else "b",), "e": ("x" if i < 9 else "y",)}) for i in range(20)]
    made = Publicatie(rows, {"d": klassen("ab"), "e": klassen("xy")})
    made.publish([0], [0])
    assert blocks(made) == ["a", "b"]
    assert [len(blok.klassen) for blok in made.uitgaven["e"][0].blokken] == [2]


def test_the_size_can_be_asked_larger_but_never_smaller() -> None:
    made = Publicatie(simple({"a": 6, "b": 6}), {"d": klassen("ab")}, kleinste=7)
    made.publish([0], [0])
    assert blocks(made) == ["ab"]
    small = Publicatie(simple({"a": 3, "b": 9}), {"d": klassen("ab")}, kleinste=1)
    small.publish([0], [0])
    assert blocks(small) == ["ab"]


def test_what_two_divisions_have_in_common() -> None:
    a, b, c, d = klassen("abcd")
    assert gemeen([(a,), (b, c), (d,)], [(a, b), (c,), (d,)]) == [[2], [0, 1]]


def test_coarser_classes_are_told_together_when_a_block_links_them() -> None:
    blokken = [Blok((("jan",), ("feb",)), 3), Blok((("mrt",), ("apr",)), 4), Blok((("jul",),), 5)]
    quarter = {"jan": "1", "feb": "1", "mrt": "1", "apr": "2", "jul": "3"}
    coarse = vergroof(blokken, lambda klasse: quarter[klasse[0]])
    assert [(blok.klassen, blok.waarde) for blok in coarse] == [((("1",), ("2",)), 7), ((("3",),), 5)]


def test_another_column_stands_only_where_it_was_told_of_that_row() -> None:
    a, b, c = klassen("abc")
    rows = [Blok((a,), 9), Blok((b, c), 9)]
    assert op_blokken(rows, [Blok((a,), 1), Blok((b,), 2), Blok((c,), 3)]) == [1, 5]
    assert op_blokken(rows, [Blok((a, b), 3), Blok((c,), 3)]) == [None, None]


# -- the attacker ----------------------------------------------------------------------------------------------


class Town:
    """People with money, in four dimensions and some months; ``stand`` is the month in which it was written down."""

    def __init__(self, seed: int, people: int, months: int, *, alike: bool) -> None:
        draw = Random(seed)
        self.months = months
        self.dimensies: dict[str, list[Klasse]] = {
            "pot": [("oost", "g"), ("oost", "p"), ("west", "g"), ("zuid", "g")],
            "maand": [(f"{month:02}",) for month in range(months)],
            "categorie": klassen("abcd"),
            "domein": klassen("xyz"),
        }
        self.rows: list[Bijdrage] = []
        for person in range(people):
            pot = draw.choices(self.dimensies["pot"], (6, 1, 4, 2))[0]
            for _ in range(draw.choice((1, 1, 1, 2, 3))):
                self.rows.append(self._row(draw, None if draw.random() < 0.05 else person, pot, alike=alike))

    def _row(self, draw: Random, person: int | None, pot: Klasse, *, alike: bool) -> Bijdrage:
        stand = draw.randrange(self.months)
        month = stand if draw.random() < 0.85 else draw.randrange(stand + 1)
        categorie = draw.choices(self.dimensies["categorie"], (8, 5, 3, 1))[0]
        same = {"a": "x", "b": "y", "c": "z", "d": "z"}
        domein = (same[categorie[0]],) if alike and draw.random() < 0.9 else draw.choice(self.dimensies["domein"])
        where = {"pot": pot, "maand": (f"{month:02}",), "categorie": categorie, "domein": domein}
        return Bijdrage(person, stand, draw.randrange(100, 90_000), where)

    def vanaf(self) -> dict[Klasse, int]:
        return {(f"{month:02}",): month for month in range(self.months)}

    def published(self) -> list[dict[str, set[Klasse] | int]]:
        """Every cell that the controller can ever read: its classes by dimension, and up to which month."""
        made = Publicatie(self.rows, self.dimensies, vanaf=self.vanaf())
        fine = [*range(2, self.months, 3), self.months - 1]
        made.publish(range(self.months), fine, jaarstand=self.months - 1, ster=STER)
        cells: list[dict[str, set[Klasse] | int]] = [{"tot": stand} for stand in made.totalen]
        for dimensie, issues in made.uitgaven.items():
            for issue in issues:
                cells += [{"tot": issue.stand, dimensie: set(blok.klassen)} for blok in issue.blokken]
        for (hub, dimensie), kruis in made.kruisen.items():
            for rij, kolom in product(kruis.rijen, kruis.kolommen):
                cells.append({"tot": self.months - 1, hub: set(rij), dimensie: set(kolom)})
        return cells

    def naked(self) -> list[dict[str, set[Klasse] | int]]:
        """The same tables with nothing held back."""
        cells: list[dict[str, set[Klasse] | int]] = []
        for stand in range(self.months):
            cells.append({"tot": stand})
            for dimensie, found in self.dimensies.items():
                cells += [{"tot": stand, dimensie: {klasse}} for klasse in found]
        return cells


class Attacker:
    """Knows every cell that was told and which cells could exist; the amounts of these are the unknowns."""

    def __init__(self, town: Town, cells: list[dict[str, set[Klasse] | int]], *, informed: bool) -> None:
        """``informed``: also knows which combinations of classes and months occur at all, and everybody's own."""
        self.names = list(town.dimensies)
        if informed:
            self.atoms: list[tuple[object, ...]] = [self._atom(row, place) for place, row in enumerate(town.rows)]
        else:
            places = product(*town.dimensies.values())
            self.atoms = [(*at, stand) for at in places for stand in range(town.months) if int(at[1][0]) <= stand]
        place_of = {atom: place for place, atom in enumerate(self.atoms)}
        self.persons: list[set[int]] = [set() for _ in self.atoms]
        self.nobody = [0] * len(self.atoms)
        for place, row in enumerate(town.rows):
            at = place_of[self._atom(row, place if informed else None)]
            if row.persoon is None:
                self.nobody[at] += 1
            else:
                self.persons[at].add(row.persoon)
        self.system: Cellen = np.array([[self._inside(atom, cell) for atom in self.atoms] for cell in cells], np.int64)
        self.system = np.unique(self.system, axis=0)
        _, values, rows = np.linalg.svd(self.system.astype(float), full_matrices=False)
        self.basis = rows[values > 1e-9 * max(values[0], 1.0)]

    def _atom(self, row: Bijdrage, place: int | None) -> tuple[object, ...]:
        found = (*(row.klassen[name] for name in self.names), row.stand)
        return found if place is None else (*found, place)

    def _inside(self, atom: tuple[object, ...], cell: dict[str, set[Klasse] | int]) -> bool:
        tot = cell["tot"]
        assert isinstance(tot, int)
        stand = atom[len(self.names)]
        assert isinstance(stand, int)
        held = dict(zip(self.names, atom, strict=False))
        return stand <= tot and all(held[k] in v for k, v in cell.items() if isinstance(v, set))

    def is_small(self, chosen: Cellen) -> bool:
        """One to four persons, or money of nobody in particular alone."""
        at = np.flatnonzero(chosen)
        people = set().union(*(self.persons[i] for i in at)) if len(at) else set()
        return 0 < len(people) < KLEINSTE_GROEP or (not people and any(self.nobody[i] for i in at))

    def is_determined(self, chosen: Cellen) -> bool:
        rest = chosen - (self.basis @ chosen) @ self.basis
        return bool(np.abs(rest).max() < 1e-7)

    def revealed(self) -> int:
        """How many small groups come out of every difference, every small cell, and every union within a table."""
        found = {bytes(group) for group in (*self._cells(), *self._differences()) if self.is_small(group)}
        return sum(self.is_determined(np.frombuffer(group, np.int64)) for group in found)

    def _cells(self) -> Iterator[Cellen]:
        """Cells over one to three dimensions, months included, and unions of two or three classes of one dimension
        within a class of another.
        """
        axes = range(len(self.names) + 1)
        held = [np.array([self.atoms[i][axis] == value for i in range(len(self.atoms))]) for axis in axes
                for value in sorted({atom[axis] for atom in self.atoms}, key=str)]  # fmt: skip
        for number in (1, 2, 3):
            for chosen in combinations(held, number):
                yield np.logical_and.reduce(chosen).astype(np.int64)
        for first, second, third in combinations(held, 3):
            yield ((first | second) & third).astype(np.int64)
            yield (first & (second | third)).astype(np.int64)

    def _differences(self) -> Iterator[Cellen]:
        """What is left when told cells are taken from each other, two and three at a time, where that is a group."""
        for one, other in combinations(self.system, 2):
            for left in (one - other, other - one):
                if left.min() >= 0:
                    yield left
        whole = self.system[self.system.sum(axis=1).argmax()]
        for one, other in combinations(self.system, 2):
            left = whole - one - other
            if left.min() >= 0:
                yield left

    def every_group(self) -> int:
        """All groups at all that the cells determine: a 0/1 vector in the row space follows from its pivots."""
        reduced, pivots = row_reduced(self.system)
        found = 0
        for chosen in product((0, 1), repeat=len(pivots)):
            vector = np.array(chosen, float) @ reduced
            is_group = bool(np.all(np.minimum(np.abs(vector), np.abs(vector - 1)) < 1e-7))
            found += is_group and self.is_small(np.rint(vector).astype(np.int64))
        return found


def row_reduced(system: Cellen) -> tuple[NDArray[np.float64], list[int]]:
    rows, pivots, at = system.astype(float), [], 0
    for column in range(rows.shape[1]):
        best = at + int(np.abs(rows[at:, column]).argmax()) if at < len(rows) else at
        if at == len(rows) or abs(rows[best, column]) < 1e-9:
            continue
        rows[[at, best]] = rows[[best, at]]
        rows[at] /= rows[at, column]
        others = np.arange(len(rows)) != at
        rows[others] -= np.outer(rows[others, column], rows[at])
        pivots.append(column)
        at += 1
    return rows[:at], pivots


TOWNS = [(seed, people, months, alike) for seed, (people, months, alike) in enumerate(
    [(40, 3, False), (60, 4, True), (90, 6, False), (140, 6, True), (260, 6, False), (400, 6, True)])]  # fmt: skip


@pytest.mark.parametrize("informed", [False, True])
@pytest.mark.parametrize(("seed", "people", "months", "alike"), TOWNS)
def test_the_attacker_finds_no_small_group(seed: int, people: int, months: int, alike: bool, informed: bool) -> None:
    town = Town(seed, people, months, alike=alike)
    cells = town.published()
    assert len(cells) > 4, "a town of which nothing is told proves nothing"
    assert Attacker(town, cells, informed=informed).revealed() == 0


@pytest.mark.parametrize("informed", [False, True])
@pytest.mark.parametrize(("seed", "people", "months", "alike"), TOWNS)
def test_without_holding_back_the_attacker_does(
    seed: int, people: int, months: int, alike: bool, informed: bool
) -> None:
    """Negative control."""
    town = Town(seed, people, months, alike=alike)
    assert Attacker(town, town.naked(), informed=informed).revealed() > 0


@pytest.mark.parametrize("seed", range(12))
def test_no_group_at_all_in_a_small_town(seed: int) -> None:
    """Exhaustive: of everything that was told together, every group that follows from it."""
    town = Town(seed + 100, 45, 3, alike=bool(seed % 2))
    attacker = Attacker(town, town.published(), informed=False)
    assert len(attacker.basis) <= 16
    assert attacker.every_group() == 0


def test_rule_four_is_needed() -> None:
    """Negative control of the rules for who knows which classes go together: rules 1 to 3 alone let this town talk; of
    the two others each holds it back.
    """

    class Careless(Publicatie):
        def _verraadt(self, leden: int, stand: int) -> bool:
            return False

    class Talking(Careless):
        def _lek(self, groepen: list[int], stand: int) -> int | None:
            return None

    rows = [Bijdrage(i, 0, 100, {"d": ("a" if i < 8 else "b",), "e": ("x" if i < 9 else "y",)}) for i in range(20)]
    told = []
    for each in (Talking, Careless, Publicatie):
        made = each(rows, {"d": klassen("ab"), "e": klassen("xy")})
        made.publish([0], [0])
        told.append({blok.waarde for issues in made.uitgaven.values() for blok in issues[0].blokken})
    assert told == [{800, 1200, 900, 1100}, {800, 1200, 2000}, {800, 1200, 2000}]


def test_somebody_with_many_parts_does_not_follow_from_three_tables() -> None:
    """All that one person has, in six places that tables tell apart: what is in *a*, less what is in *x*, less what is
    in *k*. Control: looking for groups of a few parts alone.
    """
    places = list(product("yz", "lmn"))
    where = [(0, "a", e, f) for e, f in places]
    where += [(10 + n, "a", "x", "lmn"[n % 3]) for n in range(6)] + [(20 + n, "a", "yz"[n % 2], "k") for n in range(6)]
    where += [(30 + n, "b", *places[n % 6]) for n in range(36)]
    rows = [
        Bijdrage(person, 0, 100 + person, dict(zip("def", ((d,), (e,), (f,)), strict=True)))
        for person, d, e, f in where
    ]
    dimensies = {"d": klassen("ab"), "e": klassen("xyz"), "f": klassen("klmn")}

    class Without(Publicatie):
        def _own(self, parts: object) -> list[tuple[int, tuple[int, int]]]:
            return []

    def has_all_of_one(kind: type[Publicatie]) -> bool:
        made = kind(rows, dimensies)
        made.publish([0], [0])
        told = [
            [row.klassen[name] in blok.klassen for row in rows]
            for name, issues in made.uitgaven.items()
            for blok in issues[0].blokken
        ]
        _, values, basis = np.linalg.svd(np.array(told, float), full_matrices=False)
        basis = basis[values > 1e-9 * values[0]]
        one = np.array([row.persoon == 0 for row in rows], float)
        assert len(told) > 3, "of nothing told nothing can be learned"
        return bool(np.abs(one - (basis @ one) @ basis).max() < 1e-7)

    assert not has_all_of_one(Publicatie)
    assert has_all_of_one(Without), "negative control"
