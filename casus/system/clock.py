"""The only place that asks what time it is. Moments are UTC to the millisecond; days are those of
Amsterdam.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

PLACE = "Europe/Amsterdam"


class Clock(Protocol):
    """What time it is; passed in wherever time matters."""

    def now(self) -> datetime:
        """This moment: aware, UTC, whole milliseconds (that is what is stored)."""
        ...

    def today(self) -> date:
        """The day in Europe/Amsterdam: planning, deadlines and "geldig tot" follow it, wherever the machine
        is.
        """
        ...


def day_of(moment: datetime) -> date:
    """The day in Europe/Amsterdam at this moment."""
    return moment.astimezone(ZoneInfo(PLACE)).date()


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """See Clock."""
        return _whole(datetime.now(UTC))

    def today(self) -> date:
        """See Clock."""
        return day_of(self.now())


class FixedClock:
    """A clock that stands still until it is set or moved: tests, and the practice dossier made from a
    seed.
    """

    def __init__(self, moment: datetime) -> None:
        self._moment = _whole(moment)

    def now(self) -> datetime:
        """See Clock."""
        return self._moment

    def today(self) -> date:
        """See Clock."""
        return day_of(self._moment)

    def set(self, moment: datetime) -> None:
        """Jump to a moment."""
        self._moment = _whole(moment)

    def advance(self, step: timedelta) -> None:
        """Move by a step."""
        self._moment = _whole(self._moment + step)


def _whole(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
