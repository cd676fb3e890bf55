"""Which word counts: one test per rule. The whole truth table is in ``test_woordtabel.py``."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from casus.domain.delen import (
    OPENT,
    DeelbesluitFeit,
    DeelFeiten,
    Grond,
    StopFeit,
    ToestemmingFeit,
    ToestemmingSoort,
    Uitkomst,
    Woord,
    word,
)
from casus.domain.onderwerp import INHOUD, Onderwerp
from tests.factories import NOW, later

PERSON, NEIGHBOUR, ORG, OTHER = 70, 71, 10, 20
WONEN, GELD, DAT, POLITIE = Onderwerp.WONEN, Onderwerp.GELD, Onderwerp.DAT, Onderwerp.POLITIE
YES, NO, BACK, ASKED = (
    ToestemmingSoort.GEGEVEN, ToestemmingSoort.GEWEIGERD, ToestemmingSoort.INGETROKKEN, ToestemmingSoort.GEVRAAGD,
)  # fmt: skip


def line(soort: ToestemmingSoort = YES, part: Onderwerp = WONEN, **given: Any) -> ToestemmingFeit:
    values: dict[str, Any] = {"id": 5, "inwoner_id": PERSON, "organisatie_id": ORG, "van": NOW}
    return ToestemmingFeit(**(values | {"onderwerp": part, "soort": soort} | given))


def decision(
    uitkomst: Uitkomst = Uitkomst.DELEN, *parts: Onderwerp, van: datetime = NOW, **given: Any
) -> DeelbesluitFeit:
    over = frozenset((PERSON, part) for part in parts or (WONEN,))
    values: dict[str, Any] = {"id": 9, "uitkomst": uitkomst, "over": over, "organisaties": frozenset({ORG}), "van": van}
    return DeelbesluitFeit(**(values | given))


def facts(*things: ToestemmingFeit | DeelbesluitFeit | StopFeit, politie: tuple[int, ...] = ()) -> DeelFeiten:
    return DeelFeiten(
        tuple(t for t in things if isinstance(t, ToestemmingFeit)),
        tuple(t for t in things if isinstance(t, DeelbesluitFeit)),
        tuple(t for t in things if isinstance(t, StopFeit)),
        frozenset(politie),
    )


def said(feiten: DeelFeiten, part: Onderwerp = WONEN, at: datetime = NOW, org: int | None = ORG) -> Woord:
    return word(feiten, PERSON, org, part, at)


def test_nothing_said_is_no() -> None:
    assert said(facts()) == Woord(False, Grond.NIET_GEVRAAGD)


def test_of_an_unknown_organisation_nothing_was_asked() -> None:
    assert said(facts(line()), org=None) == Woord(False, Grond.NIET_GEVRAAGD)


def test_a_yes_is_for_this_person_this_organisation_and_this_part_only() -> None:
    feiten = facts(line(tot=later(60)))
    assert said(feiten) == Woord(True, Grond.TOESTEMMING, 5, later(60))
    assert said(feiten, GELD).mag is False
    assert said(feiten, org=OTHER).mag is False
    assert word(feiten, NEIGHBOUR, ORG, WONEN, NOW).mag is False


@pytest.mark.parametrize(("minute", "mag"), [(-1, False), (0, True), (59, True), (60, False)])
def test_a_yes_holds_from_its_moment_until_its_end(minute: int, mag: bool) -> None:
    assert said(facts(line(tot=later(60))), at=later(minute)).mag is mag


def test_a_yes_whose_term_is_over_says_so() -> None:
    assert said(facts(line(tot=later(1))), at=later(2)) == Woord(False, Grond.VERLOPEN)


def test_asking_is_not_a_yes_and_asking_again_after_a_term_says_so() -> None:
    assert said(facts(line(ASKED))) == Woord(False, Grond.GEVRAAGD)
    again = facts(line(tot=later(1)), line(ASKED, id=6, van=later(2)))
    assert said(again, at=later(3)) == Woord(False, Grond.GEVRAAGD)


def test_half_a_yes_is_none_and_lifts_no_refusal() -> None:
    assert said(facts(line(is_ingestemd=False))) == Woord(False, Grond.INSTEMMING_ONTBREEKT)
    feiten = facts(line(NO), line(id=6, van=later(1), is_ingestemd=False))
    assert said(feiten, at=later(2)) == Woord(False, Grond.GEWEIGERD, 5)


def test_a_no_of_one_who_decides_is_a_no_without_the_others() -> None:
    assert said(facts(line(NO, is_ingestemd=False))).grond is Grond.GEWEIGERD
    assert said(facts(line(BACK, is_ingestemd=False))).grond is Grond.INGETROKKEN


def test_the_newest_answer_counts_and_of_two_at_one_moment_the_one_made_last() -> None:
    assert said(facts(line(NO), line(id=6, van=later(1))), at=later(1)).mag
    assert not said(facts(line(), line(NO, id=6, van=later(1))), at=later(1)).mag
    assert said(facts(line(), line(NO, id=6))).grond is Grond.GEWEIGERD
    assert said(facts(line(NO, id=6), line(id=7))).mag


def test_a_refusal_has_no_term_and_stands_until_a_new_answer() -> None:
    assert said(facts(line(NO)), at=later(60 * 24 * 4000)).grond is Grond.GEWEIGERD


def test_taking_back_works_from_its_moment_on() -> None:
    feiten = facts(line(id=4), line(BACK, van=later(5)))
    assert said(feiten, at=later(4)).mag
    assert said(feiten, at=later(5)) == Woord(False, Grond.INGETROKKEN, 5)


def test_a_decision_opens_what_it_lists_to_whom_it_lists_until_its_day() -> None:
    feiten = facts(decision(tot=later(60)))
    assert said(feiten) == Woord(True, Grond.DEELBESLUIT, 9, later(60))
    assert said(feiten, GELD).grond is Grond.NIET_GEVRAAGD
    assert said(feiten, org=OTHER).grond is Grond.NIET_GEVRAAGD
    assert said(feiten, at=later(60)) == Woord(False, Grond.VERLOPEN)


@pytest.mark.parametrize(
    ("uitkomst", "grond"),
    [
        (Uitkomst.NIET_DELEN, Grond.NIET_DELEN),
        (Uitkomst.EERST_GESPREK, Grond.EERST_GESPREK),
        (Uitkomst.ZONDER_NAAM, Grond.ZONDER_NAAM),
    ],
)
def test_between_a_yes_and_a_decision_not_to_tell_the_newer_counts(uitkomst: Uitkomst, grond: Grond) -> None:
    assert said(facts(line(), decision(uitkomst, van=later(1))), at=later(2)) == Woord(False, grond, 9)
    assert said(facts(decision(uitkomst), line(van=later(1))), at=later(2)).grond is Grond.TOESTEMMING
    over = facts(line(), decision(uitkomst, van=later(1), tot=later(2)))
    assert said(over, at=later(2)).grond is Grond.TOESTEMMING


def test_a_closed_decision_that_is_over_leaves_as_if_nothing_was_asked() -> None:
    assert said(facts(decision(Uitkomst.NIET_DELEN, tot=later(1))), at=later(2)).grond is Grond.NIET_GEVRAAGD


def test_a_refusal_stands_above_a_decision_that_does_not_name_it() -> None:
    assert said(facts(line(NO), decision(van=later(1))), at=later(2)).grond is Grond.GEWEIGERD
    other = decision(van=later(1), weigeringen=frozenset({6}))
    assert said(facts(line(NO), other), at=later(2)).grond is Grond.GEWEIGERD


@pytest.mark.parametrize("soort", [NO, BACK])
def test_only_a_later_weighing_that_names_this_refusal_goes_past_it_until_its_day(soort: ToestemmingSoort) -> None:
    past = decision(van=later(1), tot=later(9), weigeringen=frozenset({5}))
    feiten = facts(line(soort), past)
    assert said(feiten, at=later(2)) == Woord(True, Grond.ONDANKS_WEIGERING, 9, later(9))
    assert not said(feiten, at=later(9)).mag
    assert not said(feiten, GELD, later(2)).mag


def test_what_was_decided_before_or_as_somebody_said_no_has_not_weighed_that_no() -> None:
    """The id of a consent exists before its answer; a decision that named it then named no refusal."""
    named = decision(weigeringen=frozenset({5}))
    assert said(facts(named, line(NO, van=later(1))), at=later(2)).grond is Grond.GEWEIGERD
    assert said(facts(named, line(BACK, van=later(1))), at=later(2)).grond is Grond.INGETROKKEN
    assert said(facts(named, line(NO))).grond is Grond.GEWEIGERD


def test_a_decision_past_a_refusal_says_nothing_about_the_next_refusal() -> None:
    past = decision(van=later(1), weigeringen=frozenset({5}))
    feiten = facts(line(NO), past, line(NO, id=6, van=later(2)))
    assert said(feiten, at=later(1)).mag
    assert said(feiten, at=later(2)) == Woord(False, Grond.GEWEIGERD, 6)


def test_a_decision_not_to_tell_after_all_closes_what_went_past_a_refusal() -> None:
    past = decision(van=later(1), weigeringen=frozenset({5}))
    closing = decision(Uitkomst.NIET_DELEN, van=later(2), id=10, weigeringen=frozenset({5}))
    assert said(facts(line(NO), past, closing), at=later(3)).grond is Grond.GEWEIGERD


def test_consent_does_not_open_what_comes_from_the_police() -> None:
    assert said(facts(line(part=POLITIE)), POLITIE) == Woord(False, Grond.POLITIE_NIET_GEVRAAGD, 5)
    assert said(facts(line(part=POLITIE), politie=(ORG,)), POLITIE).mag


def test_what_comes_from_the_police_is_told_on_when_they_said_so() -> None:
    without = decision(Uitkomst.DELEN, POLITIE)
    assert said(facts(without), POLITIE).grond is Grond.POLITIE_NIET_GEVRAAGD
    agreed = decision(Uitkomst.DELEN, POLITIE, bron_akkoord=True)
    assert said(facts(agreed), POLITIE).grond is Grond.DEELBESLUIT


def test_a_newer_yes_of_the_person_does_not_take_away_what_the_police_let_go() -> None:
    agreed = decision(Uitkomst.DELEN, POLITIE, bron_akkoord=True)
    assert said(facts(agreed, line(part=POLITIE, van=later(1))), POLITIE, later(2)).grond is Grond.DEELBESLUIT
    closed = decision(Uitkomst.NIET_DELEN, POLITIE, bron_akkoord=True)
    newer = facts(closed, line(part=POLITIE, van=later(1)))
    assert said(newer, POLITIE, later(2)).grond is Grond.POLITIE_NIET_GEVRAAGD


def test_past_a_refusal_the_police_must_have_said_so_too() -> None:
    for agreed in (False, True):
        past = decision(Uitkomst.DEELS, POLITIE, van=later(1), weigeringen=frozenset({5}), bron_akkoord=agreed)
        assert said(facts(line(NO, POLITIE), past), POLITIE, later(2)).mag is agreed


@pytest.mark.parametrize("part", INHOUD)
def test_whoever_may_hear_a_part_may_know_that_it_is_discussed(part: Onderwerp) -> None:
    assert said(facts(line(part=part), politie=(ORG,)), DAT) == Woord(True, Grond.TOESTEMMING, 5)
    assert said(facts(line(part=DAT)), part).mag is False


def test_that_it_is_discussed_can_be_refused_apart() -> None:
    assert said(facts(line(), line(NO, DAT, id=6)), DAT) == Woord(False, Grond.GEWEIGERD, 6)


def test_without_any_open_part_only_what_was_said_about_it_being_discussed_counts() -> None:
    assert said(facts(line(ASKED, DAT), line(NO)), DAT).grond is Grond.GEVRAAGD


@pytest.mark.parametrize("grond", [Grond.BEZWAAR, Grond.BEPERKING])
def test_an_objection_stops_everything_about_this_person_while_it_stands(grond: Grond) -> None:
    feiten = facts(line(), line(inwoner_id=NEIGHBOUR), decision(), StopFeit(PERSON, grond, later(1), later(5)))
    assert said(feiten).mag
    assert said(feiten, at=later(1)) == Woord(False, grond)
    assert said(feiten, DAT, later(1)) == Woord(False, grond)
    assert said(feiten, at=later(1), org=None) == Woord(False, grond)
    assert word(feiten, NEIGHBOUR, ORG, WONEN, later(1)).mag
    assert said(feiten, at=later(5)).mag


def test_who_deals_with_an_objection_hears_what_is_beneath_it() -> None:
    feiten = facts(line(), StopFeit(PERSON, Grond.BEZWAAR, NOW))
    assert word(feiten, PERSON, ORG, WONEN, NOW, with_stops=False).mag


def test_only_a_refusal_or_an_objection_takes_sight_away() -> None:
    assert not facts(line(), line(ASKED), decision(Uitkomst.NIET_DELEN)).closes
    assert facts(line(NO)).closes
    assert facts(line(BACK)).closes
    assert facts(StopFeit(PERSON, Grond.BEZWAAR, NOW, later(1))).closes


def test_every_begin_and_end_is_a_turn() -> None:
    feiten = facts(line(tot=later(3)), decision(van=later(1)), StopFeit(PERSON, Grond.BEZWAAR, later(2), later(4)))
    assert feiten.turns() == {later(minutes) for minutes in (0, 1, 2, 3, 4)}
    assert facts().turns() == set()


def test_two_of_five_outcomes_open_something() -> None:
    assert OPENT == (Uitkomst.DELEN, Uitkomst.DEELS)
    assert {u for u in Uitkomst if said(facts(decision(u))).mag} == set(OPENT)


def test_a_moment_before_anything_was_said_knows_nothing_of_it() -> None:
    feiten = facts(line(NO), decision(), StopFeit(PERSON, Grond.BEZWAAR, NOW))
    assert said(feiten, at=NOW - timedelta(seconds=1)) == Woord(False, Grond.NIET_GEVRAAGD)
