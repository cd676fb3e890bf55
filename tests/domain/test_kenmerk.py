"""What of a reference leaves the dossier."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.kenmerk import veilig_kenmerk
from casus.domain.values import draw_code

CODES = frozenset({"K7P", "473", "Z8X", "3W2", "V2026-014", "X2"})
GOES = [
    # accounts, addresses, telephones
    "NL12BANK0123456789", "NL91 ABNA 0417 1643 00", "nl91abna0417164300 F12", "0417164300", "0417 1643 00",
    "1234AB12", "1234AB_3", "1012 AB", "0612345678", "06-12345678", "F0612345678", "020 123 45 67",
    "020_1234567", "070-1234567", "tel.020/1234567", "0031201234567", "0031 20 123 45 67",
    "31612345678", "+31201234567", "+31 (0)20 1234567", "+44 20 7946 0018", "041 716 430 012",
    # licence plates
    "GX-123-B", "gx123b", "1-XKL-23", "12-AB-34", "AB-12-34", "12-34-AB", "AB-CD-12", "12-AB-CD",
    # days
    "20261123", "20260412", "FACT20260412-7", "F20260412-7", "01021980", "01021980a", "01 02 1980", "geb 01 02 1980",
    "1 2 1980", "1_2_80", "01-02-1980", "g01-02-1980", "31-02-1980", "1980/02/01", "1980 2 1", "0102 1980", "1980-0201",
    "1 feb 1980", "geb. 12 maart 80", "1-mrt-1980",
    # a burgerservicenummer
    "123456782", "BSN 1234.56.782", "111222333", "111 222 333", "1112 22 333", "111.222.333", "11-12-22333",
    "F111222333", "111222333-A", "111222333/1", "111222333_1", "2-111222333", "111a222b333", "12345672", "012345672",
    # codes in use
    "K7P", "k7p/12", "12-K7P", "K7P_1", "473_1", "F1473", "Z8X9", "3W2a", "3-W2a", "V2026-014", "v2026-014/2", "x2",
    "x2-9",
    # words, and what is no figure
    "", "geen", "kanarie-1", "Ünal1", "123456789012345678", "١٢٣", "x² ½",
]  # fmt: skip
STAYS = [
    "B17", "F1000", "F0001", "F2026-0123", "F-2026-0123", "2026-0412", "2026 0412", "2026_0412", "2026-0412/4",
    "2026-4", "2026-45-12", "F1234A", "20261399", "123456783", "NL12 3456", "1234567890", "Jo85", "X23", "12",
    "F-12-345", "2026-0456 2026-0457", "2026-00123",
]  # fmt: skip
PARTLY = [
    ("Rob 2026-4", "2026-4"), ("Jo 12-03-1960 1234AB 12", "12"), ("1234 AB F7", "F7"), ("19800201 F3", "F3"),
    ("+31 6 12 34 56 78 F4", "F4"), ("K7P_1 F2026-0123", "F2026-0123"), ("111 222 333 bon F1000", "F1000"),
    ("F2026-101 jan", "F2026-101"), ("12 020 123 45 67", "12"), ("91 0417164300", "91"), ("2026 111 222 333", "2026"),
]  # fmt: skip
BETWEEN = st.text(alphabet=" ./-_", max_size=2)


@pytest.mark.parametrize("kenmerk", GOES)
def test_what_could_tell_of_somebody_goes(kenmerk: str) -> None:
    assert veilig_kenmerk(kenmerk, CODES) == ""


@pytest.mark.parametrize("kenmerk", STAYS)
def test_what_an_accountant_matches_on_stays(kenmerk: str) -> None:
    assert veilig_kenmerk(kenmerk, CODES) == kenmerk


@pytest.mark.parametrize(("kenmerk", "blijft"), PARTLY)
def test_the_rest_stays_beside_what_goes(kenmerk: str, blijft: str) -> None:
    assert veilig_kenmerk(kenmerk, CODES) == blijft


def spaced(figures: str, data: st.DataObject) -> str:
    """With anything between them, and something before and after."""
    before = data.draw(st.sampled_from(("", "F", "BSN ", "nr.", "a/")))
    after = data.draw(st.sampled_from(("", "-A", "_", "a", " bon", "/x")))
    gaps = [data.draw(BETWEEN) for _ in figures[1:]]
    return before + figures[0] + "".join(gap + figure for gap, figure in zip(gaps, figures[1:], strict=True)) + after


def eleven(first: str) -> int:
    """What the ninth figure must be; ten is none."""
    return sum(int(figure) * weight for figure, weight in zip(first, range(9, 1, -1), strict=True)) % 11


EIGHT = st.text(alphabet="0123456789", min_size=8, max_size=8)


@given(EIGHT.filter(lambda first: eleven(first) < 10), st.data())
def test_nine_figures_that_pass_the_eleven_test_never_come_out(first: str, data: st.DataObject) -> None:
    kenmerk = spaced(f"{first}{eleven(first)}", data)
    assert veilig_kenmerk(kenmerk, CODES) == "", kenmerk


@given(EIGHT, st.integers(1, 9))
def test_nine_figures_that_do_not_pass_it_are_a_number(first: str, other: int) -> None:
    """Negative control."""
    last = (eleven(first) + other) % 10 if eleven(first) < 10 else other
    assert veilig_kenmerk(f"F{first}{last}", frozenset()) == f"F{first}{last}"


@given(st.dates(), st.sampled_from("./-_ "), st.booleans(), st.data())
def test_a_day_of_a_life_never_comes_out(day: date, sep: str, turned: bool, data: st.DataObject) -> None:
    if not 1900 <= day.year < 2020:
        day = day.replace(year=1980, day=min(day.day, 28))
    order = "%Y{0}%m{0}%d" if turned else "%d{0}%m{0}%Y"
    for text in (day.strftime(order.format(sep)), spaced(day.strftime(order.format("")), data)):
        assert veilig_kenmerk(text, CODES) == "", text


@given(st.text(alphabet="0123456789", min_size=9, max_size=12), st.data())
def test_a_telephone_never_comes_out(rest: str, data: st.DataObject) -> None:
    kenmerk = spaced(f"0{rest}", data)
    assert veilig_kenmerk(kenmerk, CODES) == "", kenmerk


@given(st.integers(3, 5), st.randoms(use_true_random=False), st.data())
def test_a_code_never_comes_out_beside_anything(length: int, random: Random, data: st.DataObject) -> None:
    code = draw_code(random, length)
    beside = st.text(alphabet="BDF2345-_/.", max_size=4)
    kenmerk = data.draw(beside) + data.draw(st.sampled_from((code, code.lower()))) + data.draw(beside)
    assert veilig_kenmerk(kenmerk, frozenset({code})) == "", kenmerk
