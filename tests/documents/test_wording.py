"""Dutch as the documents write it."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from casus.documents.wording import (
    capital,
    clause,
    count,
    enumerate_words,
    from_to,
    given,
    groups,
    hour,
    local,
    long_date,
    sentence,
    short_date,
    typed,
    weekday_date,
)


def test_dates_and_hours() -> None:
    assert long_date(date(2026, 11, 2)) == "2\u00a0november 2026"
    assert short_date(date(2026, 11, 2)) == "02-11-2026"
    assert weekday_date(date(2026, 11, 12)) == "Donderdag 12\u00a0november 2026"
    assert hour(time(9, 5)) == "9.05"
    assert "".join(span.text for span in from_to(time(9, 30), None)) == "9.30 tot ‹nog invullen: eindtijd›\u00a0uur"


def test_moments_are_told_as_the_clock_here_shows_them() -> None:
    assert local(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).isoformat() == "2026-07-02T00:30:00+02:00"
    assert local(datetime(2026, 11, 22, 13, 5, tzinfo=UTC)).hour == 14
    with pytest.raises(ValueError, match="time zone"):
        local(datetime(2026, 7, 1))  # noqa: DTZ001 - the naive moment is the point


def test_counts_in_words_up_to_twelve() -> None:
    assert count(0, "besluit", "besluiten") == "geen\u00a0besluiten"
    assert count(1, "besluit", "besluiten") == "één\u00a0besluit"
    assert count(12, "besluit", "besluiten") == "twaalf\u00a0besluiten"
    assert count(13, "besluit", "besluiten") == "13\u00a0besluiten"
    assert (capital("één casus"), capital("elf"), capital("")) == ("Eén casus", "Elf", "")


def test_small_words() -> None:
    assert [enumerate_words(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A en B",
        "A, B en C",
    ]
    assert groups("9f3c2a71b0") == "9f3c\u00a02a71\u00a0b0"
    assert (sentence("Klaar"), sentence("Klaar?"), clause("Klaar."), clause("...")) == (
        "Klaar.",
        "Klaar?",
        "Klaar",
        "...",
    )


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("- melk\n- brood", "melk. brood"),
        ("  twee  spaties\tof tab ", "twee spaties of tab"),
        ("op 3 mei om 9.30 uur", "op 3\u00a0mei om 9.30\u00a0uur"),
        ("€ 2.140 van De Brug", "€\u00a02.140 van De\u00a0Brug"),
        ("De buren van Het Hof", "De buren van Het\u00a0Hof"),
        ("30 meidoorns", "30 meidoorns"),
        ("-", ""),
        ("\u200b\u00a0", ""),
        ("-5 graden", "-5 graden"),
    ],
)
def test_typed_words_become_one_tidy_line(value: str, line: str) -> None:
    assert typed(value) == line


@over(st.text(st.characters(codec=None)))
def test_typed_is_tidy_and_stays_as_it_is(value: str) -> None:
    line = typed(value)
    assert "  " not in line
    assert "\n" not in line
    assert typed(line) == line
    assert given(value, "x").style == ("plain" if line else "open")
