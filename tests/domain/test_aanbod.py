"""Need and offer: the reasons and the order, held against a table that was written by hand."""

import itertools

import pytest

from casus.domain.aanbod import Past, fitting, is_stale, past
from tests.domain.passend import GEVALLEN, ORDERS, TODAY, Geval, aanbod, behoefte

Words = tuple[str, ...]


def test_the_table_is_long_enough_to_believe() -> None:
    assert len(GEVALLEN) >= 60
    assert len({(geval.need, geval.offer) for geval in GEVALLEN}) >= 60


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{'+'.join(geval.need)}-{'+'.join(geval.offer)}")
def test_the_reasons_are_those_of_the_table(geval: Geval) -> None:
    found = past(behoefte(*geval.need), aanbod("Inloop", *geval.offer), TODAY)
    assert " ".join(found.waarom) == geval.why
    assert " ".join(found.waarom_niet) == geval.why_not


@pytest.mark.parametrize(("need", "offers"), ORDERS)
def test_the_best_stands_first_whatever_the_order_was(
    need: tuple[str, ...], offers: tuple[tuple[str, ...], ...]
) -> None:
    # names against the order, so that only the reasons can put them right
    made = [aanbod(f"{chr(122 - place)}", *each, nummer=place) for place, each in enumerate(offers)]
    for shuffled in itertools.permutations(made):
        assert ids(fitting(behoefte(*need), shuffled, TODAY)) == list(range(len(made)))


def test_what_shares_nothing_or_stopped_is_not_shown() -> None:
    made = [aanbod("Bank", "geld"), aanbod("Koor", "meedoen", nummer=2), aanbod("Oud", "geld", "gestopt", nummer=3)]
    assert ids(fitting(behoefte("geld"), made, TODAY)) == [1]
    assert ids(fitting(behoefte(""), made, TODAY)) == [1, 2], "without a need: everything that still exists"


@pytest.mark.parametrize(("typed", "found"), [("koff", True), ("verbinding inl", True), ("koffie thee", False)])
def test_typed_words_narrow_it(typed: str, found: bool) -> None:
    need = behoefte("geld", *typed.split())
    assert bool(fitting(need, [aanbod("Inloop", "geld")], TODAY)) is found


def test_equal_offers_stand_by_name_and_then_by_number() -> None:
    made = [aanbod("Zang", "geld", nummer=1), aanbod("Bank", "geld", nummer=3), aanbod("Bank", "geld", nummer=2)]
    assert ids(fitting(behoefte("geld"), made, TODAY)) == [2, 3, 1]


def test_half_a_year_is_the_bound() -> None:
    assert not is_stale(aanbod("A", "geld", "randje"), TODAY)
    assert is_stale(aanbod("A", "geld", "oud"), TODAY)


def ids(found: tuple[Past, ...]) -> list[int]:
    return [each.aanbod.id for each in found]
