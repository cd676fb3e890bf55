"""What a controller was told stays as it was told, whoever turns out to be one person later."""

from datetime import date
from random import Random

import pytest

from casus.domain.bijdragen import Bijdrage, Klasse
from casus.domain.budget import BoekingSoort
from casus.domain.controllerbeeld import (
    GENOEG_BETALINGEN,
    Controllerbeeld,
    Controllerbeelden,
    controllerbeeld,
    month_ends,
)
from casus.domain.controllerkolom import Kolom
from casus.domain.kleine_groepen import Publicatie
from casus.domain.monitor import Dimensie
from casus.domain.verteld import Standen, Verteldregel, as_rows, from_rows
from tests.domain.geldstad import Geldstad
from tests.domain.test_controllerbeeld import day_of

FIRST, LAST = date(2026, 6, 30), date(2027, 6, 30)
ENDS = [day for day in month_ends(2026, LAST) if day <= FIRST]


def budgets_of(town: Geldstad) -> dict[int, Klasse]:
    pots = sorted({(feit.kenmerken.wijk, feit.kenmerken.bron) for feit in town.geld})
    return {100 + place: pot for place, pot in enumerate(pots)}


def others(town: Geldstad, seed: int) -> dict[int, int]:
    """Some turn out to be somebody else as well."""
    people = sorted({feit.persoon for feit in town.geld if feit.persoon is not None})
    draw = Random(seed)
    return {person: draw.choice(people[:8]) for person in draw.sample(people, len(people) // 2)}


def read_by(town: Geldstad, een: dict[int, int], eerder: Standen | None) -> list[Controllerbeeld]:
    known = {Kolom(name): told for name, told in (eerder or {}).items()}
    made = Controllerbeelden(2026, town.geld, town.verzoeken, LAST, een=een, eerder=known, betalingen=0)
    return [made.op(day) for day in ENDS]


def remembered(town: Geldstad) -> tuple[list[Controllerbeeld], tuple[Verteldregel, ...]]:
    made = Controllerbeelden(2026, town.geld, town.verzoeken, FIRST, betalingen=0)
    told = {kolom.value: standen for kolom, standen in made.verteld().items()}
    return [made.op(day) for day in ENDS], tuple(as_rows(2026, told, budgets_of(town)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_month_that_was_told_stays_so_whoever_is_one(seed: int) -> None:
    """With the control that without remembering it does not."""
    town = Geldstad(seed, 120)
    before, rows = remembered(town)
    een = others(town, seed)
    assert read_by(town, een, from_rows(2026, rows, budgets_of(town))) == before
    assert read_by(town, een, None) != before, "negative control"


def test_what_is_remembered_comes_back_whole() -> None:
    """And in the order of the classes, however rows are kept; a name of a wijk may change."""
    town = Geldstad(3, 190)
    made = Controllerbeelden(2026, town.geld, town.verzoeken, LAST, betalingen=0)
    told = {kolom.value: standen for kolom, standen in made.verteld().items()}
    budgets = budgets_of(town)
    rows = list(as_rows(2026, told, budgets))
    assert len(set(rows)) == len(rows)
    assert {rij.dag for rij in rows} <= set(month_ends(2026, LAST))
    assert any(standen[11].kruisen for standen in told.values() if 11 in standen), "a year was crossed"
    again = from_rows(2026, rows[::-1], budgets)
    eerder = {Kolom(name): standen for name, standen in again.items()}
    second = Controllerbeelden(2026, town.geld, town.verzoeken, LAST, eerder=eerder, betalingen=0)
    assert second.verteld() == made.verteld()
    assert second.op(LAST) == made.op(LAST)
    renamed = {number: ("Z" + wijk, bron) for number, (wijk, bron) in budgets.items()}
    pots = from_rows(2026, rows, renamed)["uitgegeven"][2].tabellen["pot"]
    assert {klasse[0][0] for blok in pots for klasse in blok} == {"Z"}


def test_of_a_moment_before_the_last_nothing_is_added() -> None:
    """It was held back when it was asked; told now, it would be laid beside what was told since."""
    rows = [Bijdrage(number, 0 if number < 4 else 1, 1, {}) for number in range(12)]
    made = Publicatie(rows, {})
    made.publish([0, 1], ())
    assert list(made.totalen) == [1]
    five = [*rows, Bijdrage(99, 0, 1, {})]
    again = Publicatie(five, {})
    again.publish([0, 1], (), eerder=made.verteld())
    assert list(again.totalen) == [1]
    alone = Publicatie(five, {})
    alone.publish([0, 1], ())
    assert list(alone.totalen) == [0, 1], "negative control"


def test_what_was_told_does_not_hold_back_for_ever() -> None:
    """Two of six turn out to be one: what was told of five cannot be taken back, and what comes later may be told."""
    first = [Bijdrage(number, 0, 1, {"d": ("a",)}) for number in range(5)]
    made = Publicatie(first, {"d": [("a",), ("b",)]})
    made.publish([0], [0])
    assert made.totalen == {0: 5}
    is_one = [each._replace(persoon=0) if each.persoon == 1 else each for each in first]
    later = [Bijdrage(number, 1, 1, {"d": ("b",)}) for number in range(10, 17)]
    again = Publicatie([*is_one, *later], {"d": [("a",), ("b",)]})
    again.publish([0, 1], [0, 1], eerder=made.verteld())
    assert again.totalen == {0: 5, 1: 12}
    fresh = Publicatie([*is_one, *later], {"d": [("a",), ("b",)]})
    fresh.publish([0, 1], [0, 1])
    assert fresh.totalen == {1: 12}, "negative control: of four nothing is told"


def test_of_few_payments_only_totals_are_told() -> None:
    """A controller has the amount of each, and of forty payments one finds which five are the figure of a class. Since
    the last time too: what two issues differ by is made of the payments between.
    """
    town = Geldstad(3, 190)
    made = Controllerbeelden(2026, town.geld, town.verzoeken, LAST)
    days = [day_of(feit) for feit in town.geld if feit.soort in (BoekingSoort.BETALING, BoekingSoort.TERUGBETALING)]
    issued, before = [], 0
    for day in month_ends(2026, LAST):
        tabel = made.op(day).tabellen.get(Dimensie.CATEGORIE)
        if tabel is not None and tabel.dag == day:
            paid = sum(each <= day for each in days)
            assert paid - before >= GENOEG_BETALINGEN
            issued.append(day)
            before = paid
    assert len(issued) == 2
    without = Controllerbeelden(2026, town.geld, town.verzoeken, LAST, betalingen=0)
    assert without.op(date(2026, 3, 31)).tabellen[Dimensie.CATEGORIE].dag < issued[0], "negative control"
    few = Geldstad(3, 60)
    assert Dimensie.MAAND in controllerbeeld(2026, few.geld, [], LAST).tabellen
    assert Dimensie.CATEGORIE not in controllerbeeld(2026, few.geld, [], LAST).tabellen
