"""A table of names: likely the same person or not; and the relation has no direction."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.dubbel import casussen_van_een, is_likely_double, naamwoorden

DOUBLE = [
    ("Rob Terpstra", "rob terpstra"),
    ("Rob Terpstra", "Terpstra, Rob"),
    ("Rob Terpstra", "Robert Terpstra"),
    ("R. Terpstra", "Rob Terpstra"),
    ("D. Bakker", "Daan Bakker"),
    ("Rob Terpstra", "Rob Terpsta"),
    ("Rob Terpstra", "Rob Tepstra"),
    ("Rob Terpstra", "Rob Tersptra"),
    ("Rob Terpstra", "de heer Rob Terpstra"),
    ("Mevrouw De Graaf", "mw. de Graaf"),
    ("Familie De Wit", "fam. de Wit"),
    ("Lotte van der Berg", "Lotte v.d. Berg"),
    ("Lotte van der Berg", "Lotte vd Berg"),
    ("Lotte van der Berg", "Lotte Vandenberg"),
    ("Lotte van der Berg", "L. van den Berg"),
    ("Piet van Dijk", "Piet van Dyk"),
    ("\u00d6zg\u00fcr Y\u0131lmaz", "Ozgur Yilmaz"),
    ("Anna Kok-Vermeulen", "Anna Kok Vermeulen"),
    ("Anna Kok-Vermeulen", "Anna Vermeulen-Kok"),
    ("Anna Kok-Vermeulen", "Anna Kok"),
    ("Jan Pieter Bakker", "Jan Bakker"),
    ("Familie Vermeulen", "Familie Vermuelen"),
    ("Joris 't Hooft", "Joris het Hooft"),
    ("Sean O'Brien", "Sean OBrien"),
]
DIFFERENT = [
    ("Rob Terpstra", "Terpstra"),
    ("Rob Terpstra", "Familie Terpstra"),
    ("Rob Terpstra", "Rob Bakker"),
    ("Rob Terpstra", "Anna Terpstra"),
    ("Tim Bakker", "Tom Bakker"),
    ("Anna Smit", "Anna Smid"),
    ("Rob Terpstra", "Rob Trepsta"),
    ("Mevrouw De Graaf", "Mevrouw De Groot"),
    ("Familie De Wit", "Familie De Wal"),
    ("Jo", "Jo"),
    ("", ""),
    ("de heer", "meneer"),
    ("Rob Terpstra", ""),
    ("van der", "van der"),
]


@pytest.mark.parametrize(("one", "other"), DOUBLE)
def test_likely_the_same(one: str, other: str) -> None:
    assert is_likely_double(one, other), (naamwoorden(one), naamwoorden(other))
    assert is_likely_double(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_likely_somebody_else(one: str, other: str) -> None:
    assert not is_likely_double(one, other), (naamwoorden(one), naamwoorden(other))
    assert not is_likely_double(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_there_is_no_direction(one: str, other: str) -> None:
    assert is_likely_double(one, other) == is_likely_double(other, one)


@given(st.text(alphabet="abcdefgh", min_size=5, max_size=12), st.data())
def test_one_letter_wrong_in_a_long_name_is_a_typo(naam: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(naam) - 1))
    dropped = naam[:place] + naam[place + 1 :]
    doubled = naam[:place] + "z" + naam[place:]
    other = naam[:place] + "z" + naam[place + 1 :]
    for wrong in (doubled, other, *([dropped] if len(dropped) >= 5 else [])):
        assert is_likely_double(f"Rob {naam}", f"Rob {wrong}")
    assert not is_likely_double(f"Rob {naam}", f"Rob zz{other[2:]}zz")


def test_casussen_with_somebody_who_is_likely_the_same_count_as_one() -> None:
    found = casussen_van_een(
        [(7, "Rob Terpstra"), (3, "mevr. \u00dcnal"), (5, "Terpstra, Rob"), (4, "\u00dcnal"), (9, "Mo Bakr"),
         (7, "Mo Bakr"), (11, "Aylin \u00dcnal"), (12, "Jo")]
    )  # fmt: skip
    assert found == {3: 3, 4: 3, 5: 5, 7: 5, 9: 5, 11: 11, 12: 12}, "a surname says too little beside a full name"
    assert casussen_van_een([]) == {}


def test_three_persons_written_in_five_ways_are_three() -> None:
    names = ["Jan de Vries", "J. de Vries", "Fatima el Amrani", "F. el Amrani", "Piet Jansen"]
    assert persons(names) == 3
    assert persons([*names, "Piet Janssen"]) == 3, "a typo in a long word"
    assert persons([*names, "Piet de Vries", "Anna Jansen", "Amrani"]) == 6, "negative control: others stay others"
    assert persons(["Jan Bakker", "Joke Bakker"]) == 2
    assert persons(["Jan Bakker", "Joke Bakker", "J. Bakker"]) == 1, "who stands between two joins them"


@pytest.mark.parametrize(("one", "other"), DOUBLE)
def test_a_likely_double_counts_once(one: str, other: str) -> None:
    assert persons([one, other]) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_who_is_likely_somebody_else_counts_apart(one: str, other: str) -> None:
    assert persons([one, other]) == 2


def persons(names: list[str]) -> int:
    return len(set(casussen_van_een(enumerate(names)).values()))


SOME = st.lists(
    st.sampled_from(["jan", "j", "joris", "jorsi", "bakker", "baker", "bakkers", "kok", "de", "jo"]), max_size=3
)


@given(st.lists(SOME.map(" ".join), max_size=8))
def test_none_is_missed_by_comparing_only_names_that_meet(names: list[str]) -> None:
    """Against comparing each with each, and who is joined to whom with all that they are joined to."""
    groups = [{place} for place in range(len(names))]
    for one, other in combinations(range(len(names)), 2):
        if is_likely_double(names[one], names[other]) or (
            len(naamwoorden(names[one])) > 1 and naamwoorden(names[one]) == naamwoorden(names[other])
        ):
            met = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in met] + [set().union(*met)]
    found = casussen_van_een(enumerate(names))
    assert found == {place: min(group) for group in groups for place in group}
