"""The ledger: what each row moves, what it cannot bear, and how a wrong row is taken back."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.budget import (
    PAAR,
    VAN_VERZOEK,
    Boeking,
    BoekingSoort,
    Budget,
    Jaarwisseling,
    Stand,
    check_boeking,
    stand_of,
)
from casus.domain.errors import RuleViolation
from tests.factories import NOW, later

DAG = date(2026, 11, 23)
S = BoekingSoort


def refused(code: str) -> "pytest.RaisesExc[RuleViolation]":
    return pytest.raises(RuleViolation, match=f"^{code}$")


def booked(soort: BoekingSoort, bedrag: int = 100, **more: Any) -> Boeking:
    verzoek = {"verzoek_id": 7} if soort in VAN_VERZOEK else {}
    paar = {"paar_id": 5} if soort in PAAR else {}
    return Boeking(1, 2, soort, bedrag, **({"op": NOW, "boekdag": DAG} | verzoek | paar | more))


@pytest.mark.parametrize(
    ("soort", "stand", "over"),
    [
        (S.INLEG, (100, 0, 0), 100),
        (S.AANVULLING, (100, 0, 0), 100),
        (S.OVERHEVELING_IN, (100, 0, 0), 100),
        (S.OVERHEVELING_UIT, (-100, 0, 0), -100),
        (S.RESERVERING, (0, 100, 0), -100),
        (S.VRIJGAVE, (0, -100, 0), 100),
        (S.BETALING, (0, -100, 100), 0),
        (S.TERUGBETALING, (0, 0, -100), 100),
    ],
)
def test_a_row_moves_what_its_kind_says(soort: BoekingSoort, stand: tuple[int, ...], over: int) -> None:
    after = Stand().after(soort, 100)
    assert (tuple(after), after.over, after.vastgelegd) == (stand, over, stand[1] + stand[2])


@given(st.lists(st.tuples(st.sampled_from(BoekingSoort), st.integers(-(10**11), 10**11)), max_size=30))
def test_the_order_of_rows_does_not_count_and_a_counter_entry_undoes(rows: list[tuple[BoekingSoort, int]]) -> None:
    assert stand_of(rows) == stand_of(reversed(rows))
    assert stand_of([*rows, *((soort, -bedrag) for soort, bedrag in rows)]) == Stand()


@pytest.mark.parametrize("bedrag", [0, -1])
def test_an_amount_is_above_nought(bedrag: int) -> None:
    with refused("bedrag_niet_boven_nul"):
        booked(S.INLEG, bedrag)


def test_an_amount_is_not_beyond_belief() -> None:
    with refused("bedrag_te_groot"):
        booked(S.INLEG, 10**11 + 1)
    booked(S.INLEG, 10**11)


def test_rows_of_a_verzoek_name_it_and_others_do_not() -> None:
    with refused("boeking_zonder_verzoek"):
        booked(S.BETALING, verzoek_id=None)
    with refused("boeking_zonder_verzoek"):
        booked(S.INLEG, verzoek_id=7)


def test_halves_of_a_transfer_name_their_pair_and_others_do_not() -> None:
    with refused("overheveling_zonder_paar"):
        booked(S.OVERHEVELING_IN, paar_id=None)
    with refused("overheveling_zonder_paar"):
        booked(S.INLEG, paar_id=5)


def test_a_counter_entry_is_the_same_below_nought_says_why_and_is_not_taken_back_itself() -> None:
    wrong = booked(S.BETALING, 250, kenmerk=" SG  1 ", omschrijving=" bon  2 ")
    counter = wrong.counter(9, None, op=later(1), boekdag=DAG, waarom=" dubbel  betaald ")
    assert (wrong.kenmerk, wrong.omschrijving) == ("SG 1", "bon 2")
    assert (counter.soort, counter.bedrag, counter.tegen_id, counter.verzoek_id) == (S.BETALING, -250, 1, 7)
    assert (counter.kenmerk, counter.omschrijving) == ("SG 1", "dubbel betaald")
    with refused("veld_leeg"):
        wrong.counter(9, None, op=later(1), boekdag=DAG, waarom=" ")
    with refused("tegenboeking_van_tegenboeking"):
        counter.counter(10, None, op=later(2), boekdag=DAG, waarom="toch niet")


@pytest.mark.parametrize(
    ("boeking", "budget", "verzoek", "code"),
    [
        (booked(S.RESERVERING, 101), Stand(100), Stand(), "budget_op"),
        (booked(S.OVERHEVELING_UIT, 101), Stand(200, 50, 50), Stand(), "budget_op"),
        (booked(S.BETALING, 101), Stand(500, 100), Stand(0, 100), "meer_dan_gereserveerd"),
        (booked(S.VRIJGAVE, 101), Stand(500, 100), Stand(0, 100), "meer_dan_gereserveerd"),
        (booked(S.TERUGBETALING, 101), Stand(500, 0, 100), Stand(0, 0, 100), "meer_dan_betaald"),
        (booked(S.RESERVERING, -100, tegen_id=3), Stand(500, 0, 100), Stand(0, 0, 100), "meer_dan_gereserveerd"),
        (booked(S.INLEG, -100, tegen_id=3), Stand(100, 1, 0), Stand(), "terugnemen_te_laat"),
    ],
)
def test_what_the_ledger_cannot_bear_is_refused(boeking: Boeking, budget: Stand, verzoek: Stand, code: str) -> None:
    with refused(code):
        check_boeking(boeking, budget, verzoek)


def test_what_it_can_bear_to_the_last_cent_is_not() -> None:
    check_boeking(booked(S.RESERVERING, 100), Stand(100), Stand())
    check_boeking(booked(S.BETALING, 100), Stand(100, 100), Stand(0, 100))
    check_boeking(booked(S.TERUGBETALING, 100), Stand(100, 0, 100), Stand(0, 0, 100))
    check_boeking(booked(S.AANVULLING, 50), Stand(0, 100, 0), Stand())  # what was short before gets no worse


def test_a_budget_has_a_source_and_a_year_and_promises_nothing_when_that_is_over() -> None:
    good = Budget(1, 2, 2026, " Fonds  Zuid ", Jaarwisseling.VERVALT, NOW)
    assert good.bron == "Fonds Zuid"
    good.set_jaarwisseling(Jaarwisseling.MEE, date(2026, 12, 31), later(1))
    assert (good.jaarwisseling, good.gewijzigd_op) == (Jaarwisseling.MEE, later(1))
    with refused("budget_jaar_voorbij"):
        good.set_jaarwisseling(Jaarwisseling.VERVALT, date(2027, 1, 1), later(2))
    assert good.jaarwisseling is Jaarwisseling.MEE
    good.require_running(date(2026, 12, 31))
    good.require_current(date(2025, 12, 31))
    with refused("budget_jaar_nog_niet"):
        good.require_running(date(2025, 12, 31))
    with refused("budget_jaar_voorbij"):
        good.require_running(date(2027, 1, 1))
    with refused("budget_jaar_voorbij"):
        good.require_current(date(2027, 1, 1))
    with refused("veld_leeg"):
        Budget(1, 2, 2026, " ", Jaarwisseling.MEE, NOW)
    with refused("jaar_onbekend"):
        Budget(1, 2, 26, "Fonds", Jaarwisseling.MEE, NOW)
