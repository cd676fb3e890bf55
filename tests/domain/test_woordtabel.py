"""The truth tables of what may be told: every combination has one rule, written by hand, and the program agrees."""

import itertools

import pytest

from casus.domain.delen import Grond, word
from casus.domain.onderwerp import Onderwerp
from tests.domain.waarheid import Table, faults, read_table
from tests.domain.woordtabel import COLUMNS, ORG, PERSON, WORD, facts_of
from tests.factories import NOW

OPENS = ("ja", "ondanks")


def test_the_table_of_words_is_complete_and_without_overlaps() -> None:
    assert list(itertools.islice(faults(WORD), 5)) == []


def test_a_gap_an_overlap_and_a_rule_too_many_are_found() -> None:
    columns = {"een": ("a", "b"), "twee": ("x", "y")}
    good = read_table(columns, {}, "a * = 1\nb x = 2\nb y = 3")
    assert list(faults(good)) == []
    assert len(list(faults(read_table(columns, {}, "a * = 1\nb x = 2")))) == 1
    assert len(list(faults(read_table(columns, {}, "* x = 1\na * = 2\nb y = 3")))) == 1
    doubled = read_table(columns, {}, "a * = 1\nb * = 2\na|b x = 3")
    assert len(list(faults(doubled))) == 2
    with pytest.raises(AssertionError):
        read_table(columns, {}, "a z = 1")
    with pytest.raises(AssertionError):
        read_table(columns, {}, "a = 1")


def test_the_program_says_what_the_table_of_words_says() -> None:
    wrong = []
    for case in WORD.cases():
        kind, grond = WORD.expected(case)
        said = word(facts_of(case), PERSON, ORG, Onderwerp(case[5]), NOW)
        if (said.mag, said.grond) != (kind in OPENS, Grond(grond)):
            wrong.append((case, said, kind, grond))
    assert wrong[:5] == []


def test_every_ground_has_a_rule_in_the_table() -> None:
    assert {row.outcome[1] for row in WORD.rows} == {grond.value for grond in Grond}


def test_a_table_with_one_wrong_cell_is_refuted() -> None:
    """Negative control: the comparison can fail."""
    told = Table(COLUMNS, WORD.rows)
    case = ("geen", "geweigerd", "vanaf_16", "persoon", "delen", "wonen", "partner")
    assert told.expected(case) == ("nee", "geweigerd")
    assert word(facts_of(case), PERSON, ORG, Onderwerp.WONEN, NOW).mag is False
    yes = (*case[:4], "noemt", *case[5:])
    assert word(facts_of(yes), PERSON, ORG, Onderwerp.WONEN, NOW).mag is True
