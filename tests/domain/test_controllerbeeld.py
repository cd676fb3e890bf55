"""What the controller reads closes, comes again, and tells of nobody: an attacker reads every month and every table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest
from numpy.typing import NDArray

from casus.domain.bijdragen import KLEINSTE_GROEP
from casus.domain.budget import BoekingSoort, Stand
from casus.domain.controllerbeeld import (
    ALLE,
    Controllerbeeld,
    Controllerbeelden,
    ControllerKruis,
    ControllerRij,
    controllerbeeld,
    last_full_day,
    month_ends,
)
from casus.domain.geld import BestedingSoort
from casus.domain.kleine_groepen import Publicatie
from casus.domain.monitor import (
    KRUISEN,
    NA_AFLOOP,
    Dimensie,
    Geldfeit,
    Kenmerken,
    Terugblikfeit,
    Verzoekfeit,
    kwartaal,
    tel,
)
from casus.domain.toegang import day_in_place
from tests.domain.geldstad import Geldstad

EINDE = date(2027, 6, 30)
Cell = tuple[date, dict[Dimensie, set[str]]]
"""Until which day, and which classes."""
TOWNS = [(1, 60), (2, 110), (3, 190)]
CROSSED = [(1, 60), (3, 190)]
COLUMNS = ["uitgegeven", "gereserveerd", "toegezegd"]


def day_of(feit: Geldfeit) -> date:
    return max(feit.boekdag, day_in_place(feit.op))


def moved(feit: Geldfeit, column: str) -> int:
    """``toegezegd``: what is spent and reserved together, which nobody shows and everybody can add up."""
    stand = Stand().after(feit.soort, feit.cents)
    if column == "toegezegd":
        return stand.uitgegeven + stand.gereserveerd
    if column == "budget" and feit.soort not in (BoekingSoort.INLEG, BoekingSoort.AANVULLING):
        return 0
    cents: int = getattr(stand, column)
    return cents


def class_of(feit: Geldfeit, dimensie: Dimensie) -> str:
    """As the controller has it: a month is the one in which it was known."""
    if dimensie not in (Dimensie.MAAND, Dimensie.KWARTAAL):
        return feit.kenmerken.klasse(dimensie)[0]
    day = day_of(feit)
    month = min(max((day.year - 2026) * 12 + day.month, feit.kenmerken.maand), NA_AFLOOP)
    return f"{month:02}" if dimensie is Dimensie.MAAND else str(kwartaal(month))


@cache
def town_of(seed: int, people: int) -> Geldstad:
    return Geldstad(seed, people)


@cache
def every_month(town: Geldstad) -> list[Controllerbeeld]:
    beelden = Controllerbeelden(town.jaar, town.geld, town.verzoeken, EINDE, betalingen=0)
    return [beelden.op(day) for day in month_ends(town.jaar, EINDE)]


@pytest.mark.parametrize(("seed", "people"), TOWNS)
def test_every_table_closes_and_is_exact(seed: int, people: int) -> None:
    town = town_of(seed, people)
    for beeld in every_month(town):
        for dimensie, tabel in beeld.tabellen.items():
            told = [feit for feit in town.geld if day_of(feit) <= tabel.dag]
            assert sum(rij.uitgegeven for rij in tabel.rijen) == sum(moved(feit, "uitgegeven") for feit in told)
            for rij in tabel.rijen:
                inside = [feit for feit in told if class_of(feit, dimensie) in rij.klassen]
                assert rij.uitgegeven == sum(moved(feit, "uitgegeven") for feit in inside)
                if rij.gereserveerd is not None:
                    assert rij.gereserveerd == sum(moved(feit, "gereserveerd") for feit in inside)
                if rij.over is not None:
                    assert rij.budget == rij.uitgegeven + (rij.gereserveerd or 0) + rij.over
                    assert rij.budget == sum(moved(feit, "budget") for feit in inside)


@pytest.mark.parametrize(("seed", "people"), TOWNS)
def test_the_head_closes(seed: int, people: int) -> None:
    for beeld in every_month(town_of(seed, people)):
        if beeld.over is not None:
            assert beeld.budget == (beeld.uitgegeven or 0) + (beeld.gereserveerd or 0) + beeld.over


def test_a_month_once_read_comes_again_the_same() -> None:
    """What is booked later does not change what an earlier month told."""
    town = Geldstad(5, 90)
    day = date(2026, 9, 30)
    early = [feit for feit in town.geld if day_of(feit) <= day]
    before = controllerbeeld(2026, early, [], day, betalingen=0)
    after = controllerbeeld(2026, town.geld, [], day, betalingen=0)
    assert after.tabellen == before.tabellen
    assert after.maanden == before.maanden


def paid(wijk: str, bron: str, day: date, persoon: int | None, soort: BoekingSoort = BoekingSoort.BETALING) -> Geldfeit:
    op = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Geldfeit(Kenmerken(wijk, bron, day.month, "anders", "wonen", ""), soort, 1_000, day, op, persoon, persoon)


def test_a_budget_that_came_later_changes_nothing_that_was_told() -> None:
    """With nobody in it it would be pooled with its neighbours, as if March had never been told apart."""
    march, september = date(2026, 3, 10), date(2026, 9, 1)
    people = {"A": range(3), "B": range(3, 6), "C": range(6, 12)}
    early = [paid(wijk, "fonds", march, number) for wijk, numbers in people.items() for number in numbers]
    day = date(2026, 3, 31)
    before = controllerbeeld(2026, early, [], day, betalingen=0).tabellen[Dimensie.WIJK]
    assert [rij.klassen for rij in before.rijen] == [("A", "B"), ("C",)]
    later = [*early, paid("C", "ander", september, None, BoekingSoort.INLEG)]
    assert controllerbeeld(2026, later, [], day, betalingen=0).tabellen[Dimensie.WIJK] == before


def test_a_month_is_over_the_day_after_its_last() -> None:
    """On the last day itself somebody still writes; two readings that day would differ by what one person got."""
    last = date(2026, 3, 31)
    assert last_full_day(last, last) == date(2026, 3, 30)
    assert last_full_day(last, date(2026, 4, 1)) == last
    assert month_ends(2026, last_full_day(last, last))[-1] == date(2026, 2, 28)


def test_in_the_middle_of_a_month_the_last_month_end_is_told() -> None:
    town = Geldstad(5, 90)
    assert controllerbeeld(2026, town.geld, [], date(2026, 5, 17)) == controllerbeeld(
        2026, town.geld, [], date(2026, 4, 30)
    )


def test_before_the_first_month_is_over_only_the_budget_is_told() -> None:
    town = Geldstad(5, 90)
    beeld = controllerbeeld(2026, town.geld, [], date(2026, 1, 20))
    assert (beeld.dag, beeld.uitgegeven, beeld.over, beeld.maanden, beeld.tabellen) == (None, None, None, (), {})


def test_no_count_from_one_to_four_stands_anywhere() -> None:
    for seed, people in TOWNS:
        for beeld in every_month(town_of(seed, people)):
            counts = [beeld.verzoeken, beeld.zonder_geld, *(beeld.teruggekeken or ())]
            counts += [c for t in beeld.tabellen.values() for r in t.rijen for c in (r.verzoeken, r.zonder_geld)]
            assert not [count for count in counts if count is not None and 0 < count < KLEINSTE_GROEP]


def test_the_controller_counts_looks_back_as_the_chair_does() -> None:
    """Each look by itself: an answer to the first one says nothing of the second."""
    told = 0
    for seed, people in TOWNS:
        town = town_of(seed, people)
        assert any(len({look.gezien_op is None for look in feit.terugblikken}) == 2 for feit in town.verzoeken)
        for beeld in every_month(town):
            if beeld.teruggekeken is not None and beeld.dag is not None:
                told += 1
                assert beeld.teruggekeken == tel(known_by(beeld.dag, town.verzoeken)).teruggekeken
    assert told > len(TOWNS)


def known_by(dag: date, verzoeken: Iterable[Verzoekfeit]) -> Iterator[Verzoekfeit]:
    """As they stood on that day."""
    for feit in verzoeken:
        due = [look for look in feit.terugblikken if look.gepland_op <= dag]
        looks = [as_known(look, dag) for look in due]
        yield feit._replace(terugblikken=tuple(looks))


def as_known(look: Terugblikfeit, dag: date) -> Terugblikfeit:
    return look if look.gezien_op is None or look.gezien_op <= dag else Terugblikfeit(look.gepland_op, None)


def test_four_people_in_the_whole_town_are_not_told_of() -> None:
    town = Geldstad(7, 4)
    beeld = controllerbeeld(2026, town.geld, town.verzoeken, EINDE)
    assert beeld.uitgegeven == 0, "that nothing was spent yet is the last one hears"
    assert (beeld.verzoeken, {rij.uitgegeven for t in beeld.tabellen.values() for rij in t.rijen}) == (None, {0})
    assert beeld.budget == sum(feit.cents for feit in town.geld if feit.soort is BoekingSoort.INLEG)


# -- the attacker, who knows every row but its amount -----------------------------------------------------------


def cells(town: Geldstad, beelden: Iterable[Controllerbeeld], column: str) -> dict[bytes, NDArray[np.int64]]:
    """Which rows stand behind each figure of this column."""
    rows = [feit for feit in town.geld if moved(feit, column)]
    found: dict[bytes, NDArray[np.int64]] = {}
    for until, dimensies in (cell for beeld in beelden for cell in (*heads(beeld, column), *tables(beeld, column))):
        inside = [
            day_of(feit) <= until and all(class_of(feit, d) in names for d, names in dimensies.items()) for feit in rows
        ]
        vector = np.array(inside, np.int64)
        found[vector.tobytes()] = vector
    return found


def is_told(where: Controllerbeeld | ControllerRij, column: str) -> bool:
    needed = ("uitgegeven", "gereserveerd") if column == "toegezegd" else (column,)
    return all(getattr(where, name) is not None for name in needed)


def heads(beeld: Controllerbeeld, column: str) -> Iterator[Cell]:
    if beeld.dag is not None and is_told(beeld, column):
        yield beeld.dag, {}
    if column == "uitgegeven":
        for month in beeld.maanden:
            yield month.dag, {}


def tables(beeld: Controllerbeeld, column: str) -> Iterator[Cell]:
    """Of one dimension, and of two: a cell is the rows that are in both."""
    for dimensie, tabel in beeld.tabellen.items():
        for rij in tabel.rijen:
            if is_told(rij, column):
                yield tabel.dag, {dimensie: set(rij.klassen)}
    for (rij_van, kolom_van), kruis in beeld.kruisen.items() if column == "uitgegeven" else ():
        for one, other in product(kruis.rijen, kruis.kolommen):
            yield kruis.dag, {rij_van: set(one), kolom_van: set(other)}


def small_groups(town: Geldstad, told: dict[bytes, NDArray[np.int64]], column: str) -> int:
    """Figures, differences of two, and one or two persons alone: those that are a small group and can be worked out."""
    rows = [feit for feit in town.geld if moved(feit, column)]
    system = np.array([vector for vector in told.values() if vector.any()], np.int64)
    if not len(system):
        return 0
    _, values, basis = np.linalg.svd(system.astype(float), full_matrices=False)
    basis = basis[values > 1e-9 * values[0]]
    found = (*system, *differences(system), *persons(rows), *parts(rows, system, basis, column))
    groups = {group.tobytes(): group for group in found}
    small = [group for group in groups.values() if is_small(rows, group, column)]
    return sum(bool(np.abs(group - (basis @ group) @ basis).max() < 1e-7) for group in small)


def differences(system: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for one, other in combinations(system, 2):
        yield from (left for left in (one - other, other - one) if left.min() >= 0)


def persons(rows: list[Geldfeit]) -> Iterator[NDArray[np.int64]]:
    found: dict[int, NDArray[np.int64]] = {}
    for at, feit in enumerate(rows):
        if feit.persoon is not None:
            found.setdefault(feit.persoon, np.zeros(len(rows), np.int64))[at] = 1
    yield from found.values()
    yield from (one + other for one, other in combinations(list(found.values())[:40], 2))


def parts(
    rows: list[Geldfeit], system: NDArray[np.int64], basis: NDArray[np.float64], column: str
) -> Iterator[NDArray[np.int64]]:
    """Up to three parts that no figure tells apart, of few persons each, that follow only together."""
    by: dict[bytes, list[int]] = {}
    for at in range(len(rows)):
        by.setdefault(system[:, at].tobytes(), []).append(at)
    atoms = [as_group(each, len(rows)) for each in by.values() if system[:, each[0]].any()]
    few = [atom for atom in atoms if len({rows[at].persoon for at in np.flatnonzero(atom)}) < KLEINSTE_GROEP]
    draw = np.random.default_rng(1).normal(size=len(rows))
    left = np.array([atom @ draw - (basis @ atom) @ (basis @ draw) for atom in few])
    yield from (few[at] for at in np.flatnonzero(np.abs(left) < 1e-7))
    few, left = [few[at] for at in np.flatnonzero(np.abs(left) >= 1e-7)], left[np.abs(left) >= 1e-7]
    pairs = np.abs(left[:, None] + left) < 1e-7
    yield from (few[one] + few[other] for one, other in np.argwhere(np.triu(pairs, 1)))
    for first in map(int, np.flatnonzero(~pairs.any(axis=1))):
        for one, other in np.argwhere(np.triu(np.abs(left[:, None] + left + left[first]) < 1e-7, 1)):
            if first < one and not pairs[one].any() and not pairs[other].any():
                yield few[first] + few[one] + few[other]


def as_group(places: list[int], size: int) -> NDArray[np.int64]:
    vector = np.zeros(size, np.int64)
    vector[places] = 1
    return vector


def is_small(rows: list[Geldfeit], group: NDArray[np.int64], column: str) -> bool:
    netto: dict[int, int] = {}
    for at in np.flatnonzero(group):
        person = rows[at].persoon
        if person is not None:
            netto[person] = netto.get(person, 0) + moved(rows[at], column)
    return 0 < sum(1 for cents in netto.values() if cents) < KLEINSTE_GROEP


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(("seed", "people"), TOWNS)
def test_all_months_and_tables_together_tell_of_no_small_group(seed: int, people: int, column: str) -> None:
    town = town_of(seed, people)
    told = cells(town, every_month(town), column)
    assert column != "uitgegeven" or len(told) > 10
    assert small_groups(town, told, column) == 0


@pytest.mark.parametrize(("seed", "people"), CROSSED)
def test_crossed_tables_are_exact_and_close(seed: int, people: int) -> None:
    """By wijk, of the first end of a quarter at which the year is over."""
    town = town_of(seed, people)
    beeld = every_month(town)[-1]
    assert beeld.kruisen, "of nothing told nothing can be learned"
    for (rij_van, kolom_van), kruis in beeld.kruisen.items():
        assert (rij_van, kolom_van) in KRUISEN
        assert kruis.dag >= date(town.jaar, 12, 31)
        told = [feit for feit in town.geld if day_of(feit) <= kruis.dag]
        for names, cents in zip(kruis.rijen, kruis.waarden, strict=True):
            for others, cell in zip(kruis.kolommen, cents, strict=True):
                inside = [
                    feit
                    for feit in told
                    if feit.kenmerken.klasse(rij_van)[0] in names and feit.kenmerken.klasse(kolom_van)[0] in others
                ]
                assert cell == sum(moved(feit, "uitgegeven") for feit in inside)
        assert sum(map(sum, kruis.waarden)) == sum(moved(feit, "uitgegeven") for feit in told)


def test_before_the_year_is_over_nothing_is_crossed() -> None:
    for seed, people in CROSSED:
        town = town_of(seed, people)
        assert not any(beeld.kruisen for beeld in every_month(town)[:11])


@pytest.mark.parametrize(("seed", "people"), CROSSED)
def test_with_a_cell_for_every_two_classes_they_would_tell(seed: int, people: int) -> None:
    """Negative control: the attacker does read the crossed tables."""
    town = town_of(seed, people)
    beeld = every_month(town)[-1]
    wijken = tuple((name,) for name in sorted({feit.kenmerken.wijk for feit in town.geld}))
    kinds = tuple((each.value,) for each in BestedingSoort)
    loose = ControllerKruis(Dimensie.CATEGORIE, EINDE, wijken, kinds, ())
    bad = replace(beeld, kruisen={(Dimensie.WIJK, Dimensie.CATEGORIE): loose})
    assert small_groups(town, cells(town, [bad], "uitgegeven"), "uitgegeven") > 0


def test_without_looking_at_all_that_was_told_together_something_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: what each figure tells with one other is not enough."""
    monkeypatch.setattr(Publicatie, "_lek", lambda *_: None)
    found = 0
    for seed, people in ((3, 40), (5, 60), (6, 40)):
        town = Geldstad(seed, people)
        found += small_groups(town, cells(town, every_month(town), "uitgegeven"), "uitgegeven")
    assert found > 0


def test_an_open_verzoek_counts_nowhere_yet() -> None:
    """It may still go to another budget, and would then change a month that was told."""
    town = town_of(2, 110)
    opened = [feit._replace(kenmerken=feit.kenmerken._replace(wijk="Aalst", bron="nieuw")) if feit.besloten_op is None
              else feit for feit in town.verzoeken]  # fmt: skip
    assert opened != town.verzoeken
    day = date(2026, 9, 30)
    assert controllerbeeld(2026, town.geld, opened, day) == controllerbeeld(2026, town.geld, town.verzoeken, day)


@pytest.mark.parametrize("column", ["uitgegeven", "gereserveerd"])
@pytest.mark.parametrize(("seed", "people"), TOWNS)
def test_with_every_class_told_each_month_they_would(seed: int, people: int, column: str) -> None:
    """Negative control."""
    town = town_of(seed, people)
    rows = [feit for feit in town.geld if moved(feit, column)]
    told: dict[bytes, NDArray[np.int64]] = {}
    for day in month_ends(town.jaar, EINDE):
        for dimensie in ALLE:
            for name in {feit.kenmerken.klasse(dimensie)[0] for feit in rows}:
                inside = [day_of(feit) <= day and feit.kenmerken.klasse(dimensie)[0] == name for feit in rows]
                vector = np.array(inside, np.int64)
                told[vector.tobytes()] = vector
    assert small_groups(town, told, column) > 0
