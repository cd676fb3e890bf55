"""Money typed and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.geld import GROOTSTE, read_euros, round_raming, show_euros, show_raming


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("480", 48_000), ("€ 480", 48_000), ("€\u00a01.234,50", 123_450), ("1234,5", 123_450), ("12,-", 1_200),
        ("0,01", 1), ("1.000.000", 100_000_000), (" 7 ", 700), ("0", 0), ("007", 700),
    ],
)  # fmt: skip
def test_what_one_types_is_read(typed: str, cents: int) -> None:
    assert read_euros(typed) == cents


@pytest.mark.parametrize("typed", ["", "x", "12.50", "1.23", "1,234", "-5", "1.2345,00", ",50", "12,", "1e3", "٣", "½"])
def test_what_can_be_read_in_two_ways_or_none_is_refused(typed: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        read_euros(typed, "plafond")
    assert refused.value.code == "bedrag_onleesbaar"
    assert refused.value.params == {"field": "plafond"}


def test_too_much_is_a_mistake_in_typing() -> None:
    assert read_euros("1000000000") == GROOTSTE
    with pytest.raises(RuleViolation, match="bedrag_te_groot"):
        read_euros("1000000000,01")


@given(st.integers(0, GROOTSTE))
def test_what_is_shown_reads_back(cents: int) -> None:
    assert read_euros(show_euros(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (0, "€\u00a00"), (48_000, "€\u00a0480"), (123_456, "€\u00a01.234,56"), (-50, "− €\u00a00,50"),
        (-100_000_000, "− €\u00a01.000.000"),
    ],
)  # fmt: skip
def test_exact(cents: int, shown: str) -> None:
    assert show_euros(cents) == shown


@pytest.mark.parametrize(
    ("cents", "shown"),
    [
        (723_456, "€\u00a07.230"), (49, "€\u00a00"), (50, "€\u00a01"), (99_949, "€\u00a0999"), (99_950, "€\u00a01.000"),
        (123_450_000, "€\u00a01.230.000"), (-721_500, "− €\u00a07.220"), (100_450, "€\u00a01.000"),
    ],
)  # fmt: skip
def test_an_expectation_has_three_digits(cents: int, shown: str) -> None:
    assert show_raming(cents) == shown


@given(st.integers(-GROOTSTE, GROOTSTE))
def test_rounding_goes_both_ways_alike_and_stays_near(cents: int) -> None:
    rounded = round_raming(cents)
    assert rounded == -round_raming(-cents)
    assert len(str(abs(rounded) // 100).rstrip("0")) <= 3
    assert abs(rounded - cents) <= max(abs(cents) // 100, 100)
