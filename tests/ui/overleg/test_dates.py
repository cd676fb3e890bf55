from datetime import UTC, date, datetime, time

import pytest

from casus.ui import dates


def test_days_read_as_in_dutch_minutes() -> None:
    day = date(2026, 11, 24)
    assert dates.day_long(day) == "dinsdag 24 november"
    assert dates.day_full(day) == "dinsdag 24 november 2026"
    assert dates.day_short(date(2026, 11, 27)) == "vr 27 nov"
    assert dates.starting(dates.day_long(day)) == "Dinsdag 24 november"


def test_moments_are_shown_on_the_clock_of_amsterdam_in_winter_and_summer() -> None:
    assert dates.moment_clock(datetime(2026, 11, 24, 12, 2, tzinfo=UTC)) == "13.02"
    assert dates.moment_clock(datetime(2026, 7, 7, 12, 2, tzinfo=UTC)) == "14.02"
    assert dates.moment_day(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == date(2026, 11, 25)


@pytest.mark.parametrize(("days", "words"), [(1, "1 dag te laat"), (5, "5 dagen te laat")])
def test_late_says_how_much(days: int, words: str) -> None:
    assert dates.late(days) == words


@pytest.mark.parametrize(
    ("days", "words"), [(0, "vandaag"), (1, "1 dag"), (6, "6 dagen"), (7, "1 week"), (20, "2 weken")]
)
def test_waiting_uses_the_unit_people_use(days: int, words: str) -> None:
    assert dates.waiting(days) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [("13.00", time(13)), ("9:30", time(9, 30)), ("1300", time(13)), ("13", time(13)), ("13u", time(13))],
)
def test_times_are_read_as_people_type_them(text: str, found: time) -> None:
    assert dates.parse_clock(text) == found


@pytest.mark.parametrize("text", ["", "24.00", "13.60", "straks"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert dates.parse_clock(text) is None


def test_a_stopwatch_counts_on_past_the_hour() -> None:
    assert dates.stopwatch(744) == "12:24"
    assert dates.stopwatch(3661) == "61:01"
