"""One line: reckoned exactly, rounded once, refused where it means nothing."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.geld import Betaler
from casus.domain.kostenregel import (
    EIGEN_INSCHATTING,
    HEEL,
    MEESTE,
    Bedragen,
    HoeVaak,
    Inzet,
    RegelInhoud,
    Scenario,
    own_source,
    own_words,
    read_aantal,
    read_jaar,
    read_kans,
    regel_of,
    show_aantal,
    show_kans,
    take_prijs,
    with_prices,
)
from casus.domain.prijslijst import Prijs, Prijslijst, Zekerheid

UUR = Prijs("overleguur", "overleguur", "uur", 60, 80, 110, 2024, Betaler.ORGANISATIE, Zekerheid.SCHATTING, "Bron")


def regel(**given_values: Any) -> RegelInhoud:
    values: dict[str, Any] = {
        "scenario": Scenario.NU, "post": "begeleiding", "aantal": HEEL, "eenheid": "uur", "per": HoeVaak.EENMALIG,
        "laag": 5000, "midden": 5580, "hoog": 7000, "betaler": Betaler.WMO, "bron": "Tarieven", "jaar": 2023,
        "zekerheid": Zekerheid.GEVONDEN,
    }  # fmt: skip
    return RegelInhoud(**(values | given_values))


@pytest.mark.parametrize(
    ("per", "maanden", "midden"),
    [
        (HoeVaak.EENMALIG, 12, 5580),
        (HoeVaak.PER_JAAR, 12, 5580),
        (HoeVaak.PER_JAAR, 18, 8370),
        (HoeVaak.PER_MAAND, 12, 66960),
        (HoeVaak.PER_WEEK, 12, 290160),
        (HoeVaak.PER_WEEK, 1, 24180),
    ],
)
def test_how_often(per: HoeVaak, maanden: int, midden: int) -> None:
    assert regel(per=per).bedragen(maanden).midden == midden


def test_rounded_once_at_the_end() -> None:
    """A third of a cent stays until the line is whole: 0,333 x 10 cents, 3,33 cents; and halves go up."""
    third = regel(aantal=333, laag=10, midden=15, hoog=1000, per=HoeVaak.EENMALIG)
    assert third.bedragen(12) == Bedragen(3, 5, 333)
    half = regel(aantal=500, laag=1, midden=1, hoog=1, scenario=Scenario.NIETS_DOEN)
    assert half.bedragen(12) == Bedragen(1, 1, 1)
    assert replace(half, kans=500).bedragen(12) == Bedragen(0, 0, 0), "a quarter of a cent"


@given(
    st.integers(1, MEESTE), st.sampled_from(HoeVaak), st.integers(1, 60), st.integers(0, 10**9), st.integers(1, HEEL)
)
def test_the_same_as_long_division(aantal: int, per: HoeVaak, maanden: int, cents: int, kans: int) -> None:
    """Against whole numbers only: everything over one denominator, then half up."""
    times = {HoeVaak.EENMALIG: 12, HoeVaak.PER_JAAR: maanden, HoeVaak.PER_MAAND: 12 * maanden, HoeVaak.PER_WEEK: 0}
    twelfths = 52 * maanden if per is HoeVaak.PER_WEEK else times[per]
    over, under = cents * aantal * twelfths * kans, 1000 * 12 * 1000
    found = regel(
        scenario=Scenario.NIETS_DOEN, aantal=aantal, per=per, laag=cents, midden=cents, hoog=cents, kans=kans
    ).bedragen(maanden)
    assert found == Bedragen(*((2 * over + under) // (2 * under),) * 3)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"aantal": 0}, "hoeveel_buiten_bereik"),
        ({"aantal": MEESTE + 1}, "hoeveel_buiten_bereik"),
        ({"kans": 0, "scenario": Scenario.NIETS_DOEN}, "kans_buiten_bereik"),
        ({"kans": 1001, "scenario": Scenario.NIETS_DOEN}, "kans_buiten_bereik"),
        ({"kans": 500}, "kans_alleen_bij_niets_doen"),
        ({"kans": 500, "scenario": Scenario.OPLOSSING}, "kans_alleen_bij_niets_doen"),
        ({"laag": 6000}, "prijs_volgorde"),
        ({"post": " "}, "veld_leeg"),
        ({"eenheid": ""}, "veld_leeg"),
    ],
)
def test_what_means_nothing_is_refused(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleViolation, match=f"^{code}$"):
        regel(**wrong)


def test_a_price_taken_from_the_list() -> None:
    taken = take_prijs(UUR, Scenario.OPLOSSING, 2 * HEEL)
    assert (taken.per, taken.sleutel, taken.bedragen(12)) == (HoeVaak.EENMALIG, "overleguur", Bedragen(120, 160, 220))
    yearly = replace(UUR, eenheid="jaar")
    assert take_prijs(yearly, Scenario.NU, HEEL).per is HoeVaak.PER_JAAR
    assert take_prijs(yearly, Scenario.NU, HEEL, HoeVaak.EENMALIG).per is HoeVaak.EENMALIG


def test_the_same_lines_at_other_prices() -> None:
    newer = Prijslijst(2, 2026, (replace(UUR, laag=70, midden=90, hoog=120, jaar=2026),))
    own = regel(sleutel="")
    gone = regel(sleutel="weg")
    hours = replace(take_prijs(UUR, Scenario.OPLOSSING, HEEL), sleutel=Inzet.LOPEN.value)
    taken = replace(take_prijs(UUR, Scenario.NU, HEEL), betaler=Betaler.ZVW)
    asked_by_day = replace(taken, eenheid="dag")
    found = with_prices([own, gone, hours, taken, asked_by_day], newer)
    assert found[:2] == (own, gone)
    assert [(each.midden, each.jaar) for each in found[2:]] == [(90, 2026), (90, 2026), (80, 2024)]
    assert found[3].betaler is Betaler.ZVW, "who pays was said here, and stays"


def test_a_kept_line_says_what_was_written() -> None:
    kept = regel_of(7, 1, regel())
    assert (kept.inhoud, kept.gezien) == (regel(), None)
    kept.write(regel(aantal=2500))
    assert kept.inhoud.aantal == 2500


@pytest.mark.parametrize(
    ("typed", "aantal"), [("3", 3000), ("0,5", 500), (" 12,125 ", 12125), ("1,25", 1250), ("10000", 10_000_000)]
)
def test_quantities_are_read_and_shown(typed: str, aantal: int) -> None:
    assert read_aantal(typed) == aantal
    assert show_aantal(aantal) == typed.strip()


@pytest.mark.parametrize(("typed", "kans"), [("30", 300), ("30%", 300), ("12,5 %", 125), ("100", 1000), ("", 1000)])
def test_chances_are_read(typed: str, kans: int) -> None:
    assert read_kans(typed) == kans


@pytest.mark.parametrize(("kans", "shown"), [(300, "30%"), (125, "12,5%"), (1000, "100%")])
def test_chances_are_shown(kans: int, shown: str) -> None:
    assert show_kans(kans) == shown


@pytest.mark.parametrize("typed", ["", "1.5", "-1", "1,2345", "een", "²", "123456"])
def test_what_is_no_quantity_is_told(typed: str) -> None:
    with pytest.raises(RuleViolation, match=r"^aantal_onleesbaar$"):
        read_aantal(typed)


@pytest.mark.parametrize("typed", ["12,55", "half", "0.3"])
def test_what_is_no_chance_is_told(typed: str) -> None:
    with pytest.raises(RuleViolation, match=r"^kans_onleesbaar$"):
        read_kans(typed)


def test_a_week_has_its_share_of_a_month() -> None:
    assert HoeVaak.PER_WEEK.times(12) == 52
    assert HoeVaak.PER_WEEK.times(1) == Fraction(13, 3)


LIST_LINE = regel(sleutel="wmo_basis")
GUESS = {"sleutel": "", "bron": EIGEN_INSCHATTING, "jaar": 2026, "zekerheid": Zekerheid.SCHATTING}
FOUND = {"sleutel": "", "zekerheid": Zekerheid.GEVONDEN}


@pytest.mark.parametrize(
    ("changed", "after"),
    [
        ({}, {}),
        ({"aantal": 500, "betaler": Betaler.ZVW}, {}),
        ({"zekerheid": Zekerheid.SCHATTING}, {"zekerheid": Zekerheid.GEVONDEN}),
        *[({name: cents}, GUESS) for name, cents in (("laag", 1), ("midden", 6000), ("hoog", 9000))],
        ({"post": "iets anders"}, GUESS),
        ({"eenheid": "dag"}, GUESS),
        ({"midden": 6000, "bron": "  "}, GUESS),
        ({"midden": 6000, "bron": EIGEN_INSCHATTING, "jaar": 2025}, GUESS | {"jaar": 2025}),
        ({"bron": EIGEN_INSCHATTING, "jaar": 2026}, GUESS),
        ({"midden": 6000, "bron": "Contract ", "jaar": 2025}, FOUND | {"bron": "Contract"}),
        ({"midden": 6000, "jaar": 2025}, FOUND),
        ({"bron": "Contract"}, FOUND),
    ],
)
def test_a_price_changed_by_hand_is_nobodys_list_price(changed: dict[str, Any], after: dict[str, Any]) -> None:
    sent = replace(LIST_LINE, **changed)
    assert own_source(sent, [LIST_LINE], 2026) == replace(sent, **after)
    assert own_source(sent, [regel(sleutel="wmo_basis", midden=5000), LIST_LINE], 2026) == replace(sent, **after)


def test_a_guess_of_the_list_stays_a_guess_in_another_year() -> None:
    guess = replace(LIST_LINE, zekerheid=Zekerheid.SCHATTING)
    assert own_source(replace(guess, jaar=2026), [guess], 2026) == replace(guess, jaar=2026, sleutel="")


def test_what_is_changed_is_not_reckoned_at_the_prices_of_today() -> None:
    newer = Prijslijst(
        2,
        2026,
        (Prijs("wmo_basis", "begeleiding", "uur", 1, 2, 3, 2026, Betaler.WMO, Zekerheid.GEVONDEN, "Nieuw"),),
    )
    sent = replace(LIST_LINE, midden=6000)
    own = own_source(sent, [LIST_LINE], 2026)
    assert with_prices([own], newer) == (own,)
    assert with_prices([sent], newer) != (sent,), "control: with its key it would be"


def test_own_words_are_as_sure_as_their_source() -> None:
    own = regel(bron="Rekening", zekerheid=Zekerheid.AFGELEID)
    assert own_words(replace(own, midden=6000), own).zekerheid is Zekerheid.AFGELEID
    assert own_words(replace(own, bron="Contract"), own).zekerheid is Zekerheid.GEVONDEN
    bare = own_words(replace(own, bron=" "), own)
    assert (bare.bron, bare.zekerheid) == (EIGEN_INSCHATTING, Zekerheid.SCHATTING)


def test_the_year_of_a_price_has_four_digits() -> None:
    assert read_jaar(" 2026 ") == 2026
    for typed in ("", "26", "2026a", "0026", "20266", "\u0662\u0660\u0662\u0666"):
        with pytest.raises(RuleViolation, match=r"^jaar_onbekend$"):
            read_jaar(typed)
