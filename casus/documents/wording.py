"""How Dutch documents write dates, hours, counts and typed words. No locale: equal on every machine."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from casus.documents.content import Span, Text, open_place, printable, text

NBSP = "\u00a0"
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december"),
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NUMBERS = (
    "geen",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
HERE = "Europe/Amsterdam"

BULLETS = "-–—•*·▪"
_TYPED_BULLET = re.compile(r"^(?:[-–—•*·▪](?:\s+|$)|[•·▪])+")
# Begins with one of few characters, so that the search skips the rest of the text.
_FIXED_SPACE = re.compile(
    rf"[\d€DHVT](?:(?<=\d) (?=(?:{'|'.join(MONTHS)}|uur)\b)|(?<=€) (?=\d)"
    r"|(?<=\b[DHVT])(?:e|en|et|an|er) (?=[A-Z]))"
)


def typed(value: str) -> str:
    """What somebody typed: lines become sentences, no typed bullet, no double or broken space.

    Empty when nothing would be seen.
    """
    if value.isprintable():  # one line, the usual case; its marks are seen unless they are all spaces
        return _spaced((value if "  " not in value else printable(value)).strip())
    lines = [line for line in map(_one_line, value.splitlines()) if line]
    if not lines:
        return ""
    return " ".join([*map(sentence, lines[:-1]), lines[-1]])


def _one_line(value: str) -> str:
    line = _spaced(printable(value).strip())
    return line if any(char.isprintable() and not char.isspace() for char in line) else ""


def _spaced(line: str) -> str:
    if line[:1] in BULLETS:
        line = _TYPED_BULLET.sub("", line).strip()
    return _FIXED_SPACE.sub(lambda found: found.group()[:-1] + NBSP, line)


def given(value: str | None, what: str) -> Span:
    """The value, or the visible place where it still has to come."""
    line = typed(value or "")
    return Span(line) if line else open_place(what)


def sentence(value: str) -> str:
    """Typed words with a full stop, unless they end in a mark of their own."""
    return value if value.endswith((".", "!", "?", "…", ":", "”", '"')) else f"{value}."


def clause(value: str) -> str:
    """Typed words without their full stop, so that the sentence can go on."""
    return value.rstrip(". ") or value


def long_date(day: date) -> str:
    """12 november 2026."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def month_year(day: date) -> str:
    """November 2026, in the middle of a sentence."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Donderdag 12 november 2026."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {long_date(day)}"


def short_date(day: date) -> str:
    """12-11-2026, for tables."""
    return f"{day.day:02}-{day.month:02}-{day.year}"


def date_or_open(day: date | None, what: str) -> Span:
    """The date as text writes it, or the place where it has to come."""
    return Span(long_date(day)) if day else open_place(what)


def hour(moment: time) -> str:
    """9.30, without a nought before it and without *uur*."""
    return f"{moment.hour}.{moment.minute:02}"


def from_to(start: time | None, end: time | None) -> Text:
    """9.30 tot 11.30 uur; a missing hour stays visible."""
    begin = Span(hour(start)) if start else open_place("begintijd")
    return text(begin, " tot ", Span(hour(end)) if end else open_place("eindtijd"), f"{NBSP}uur")


def local(moment: datetime) -> datetime:
    """The moment as the clock on the wall here shows it. A naive moment is a mistake of the caller."""
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    return moment.astimezone(ZoneInfo(HERE))


def number(amount: int) -> str:
    """In words up to twelve, then in figures."""
    return NUMBERS[amount] if 0 <= amount < len(NUMBERS) else f"{amount}"


def count(amount: int, one: str, more: str) -> str:
    """As geen besluiten, één besluit, negen besluiten, 13 besluiten."""
    return f"{number(amount)}{NBSP}{one if amount == 1 else more}"


def capital(words: str) -> str:
    """The first letter as a capital, the rest as it is; *één* becomes *Eén*, as Dutch writes it."""
    return f"Eén{words[3:]}" if words.startswith("één") else words[:1].upper() + words[1:]


def enumerate_words(words: Sequence[str]) -> str:
    """A, B en C."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def groups(figures: str) -> str:
    """9f3c2a71 as 9f3c 2a71: what people compare by eye comes in fours that stay on one line."""
    joined = printable(figures).replace(" ", "")
    return NBSP.join(joined[place : place + 4] for place in range(0, len(joined), 4))
