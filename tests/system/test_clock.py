"""Moments are UTC to the millisecond; days are those of Amsterdam."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casus.system.clock import FixedClock, SystemClock, day_of


def test_the_machines_clock_gives_aware_moments_of_whole_milliseconds() -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)
    assert now.microsecond % 1000 == 0
    assert SystemClock().today() in {day_of(now), day_of(datetime.now(UTC))}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), date(2026, 1, 2)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
    ],
)
def test_the_day_is_that_of_amsterdam_in_summer_and_winter(moment: datetime, day: date) -> None:
    assert FixedClock(moment).today() == day


def test_a_fixed_clock_stands_still_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 11, 22, 12, 0, 0, 1999, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 22, 12, 0, 0, 1000, tzinfo=UTC)
    clock.advance(timedelta(minutes=15))
    assert clock.now().minute == 15
    clock.set(datetime(2027, 1, 1, tzinfo=UTC))
    assert clock.today() == date(2027, 1, 1)


def test_a_naive_moment_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 11, 22))  # noqa: DTZ001 - naive on purpose
