"""Days and times as the screens write them: "dinsdag 24 november", "vr 27 nov", "13.00", "5 dagen te laat".

Written out here rather than by the locale of the machine, so that a screen reads the same on every one.
"""

import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

PLACE: Final = "Europe/Amsterdam"
_DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_CLOCK: Final = re.compile(r"^(\d{1,2})(?:[.:u]?(\d{2}))?(?:\s*u(?:ur)?)?$")
_SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day_long(day: date) -> str:
    """``dinsdag 24 november``."""
    return f"{_DAYS[day.weekday()]} {day_month(day)}"


def day_full(day: date) -> str:
    """``dinsdag 24 november 2026``, where the year is not plain from the place."""
    return f"{day_long(day)} {day.year}"


def month_year(day: date) -> str:
    """``november 2026``."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_month(day: date) -> str:
    """``24 november``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def day_short(day: date) -> str:
    """``vr 27 nov``, for lists."""
    return f"{_DAYS[day.weekday()][:2]} {day.day} {_SHORT_MONTHS[day.month - 1]}"


def day_in_list(day: date, today: date) -> str:
    """``vr 27 nov``; with the year when that is another than today's."""
    return day_short(day) if day.year == today.year else f"{day_short(day)} {day.year}"


def clock(moment: time) -> str:
    """``13.00``: a planned time, which is local already."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def parse_clock(text: str) -> time | None:
    """Read ``13.00``, ``13:00``, ``1300`` or ``13``; None when it is no time."""
    found = _CLOCK.match(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moment_clock(moment: datetime) -> str:
    """``13.02``: when something happened, on the clock of the place."""
    return clock(local(moment).time())


def moment_day(moment: datetime) -> date:
    """The day on which something happened, in the place."""
    return local(moment).date()


def local(moment: datetime) -> datetime:
    """A moment (aware) in Europe/Amsterdam."""
    return moment.astimezone(ZoneInfo(PLACE))


def late(days: int) -> str:
    """``1 dag te laat``, ``5 dagen te laat``."""
    if days == 1:
        return QCoreApplication.translate("dates", "1 dag te laat")
    return QCoreApplication.translate("dates", "{0} dagen te laat").format(days)


def waiting(days: int) -> str:
    """How long something waits, in the unit people use: ``vandaag``, ``3 dagen``, ``1 week``, ``3 weken``."""
    if days < 1:
        return QCoreApplication.translate("dates", "vandaag")
    if days == 1:
        return QCoreApplication.translate("dates", "1 dag")
    if days < 7:
        return QCoreApplication.translate("dates", "{0} dagen").format(days)
    weeks = days // 7
    if weeks == 1:
        return QCoreApplication.translate("dates", "1 week")
    return QCoreApplication.translate("dates", "{0} weken").format(weeks)


def stopwatch(seconds: int) -> str:
    """``12:24``: minutes and seconds that ran; the one place where a colon stands in a time."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def dotted(count: int) -> str:
    """``1.204``: a count as people write it."""
    return f"{count:,}".replace(",", ".")


def starting(words: str) -> str:
    """The same words at the beginning of a sentence or title."""
    return words[:1].upper() + words[1:]
