"""A table of names: likely the same person or not; and the relation has no direction."""

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


def test_casussen_with_somebody_of_the_same_full_name_count_as_one() -> None:
    found = casussen_van_een(
        [(7, "Rob Terpstra"), (3, "mevr. Ünal"), (5, "Terpstra, Rob"), (4, "Ünal"), (9, "Mo Bakr"), (7, "Mo Bakr")]
    )
    assert found == {3: 3, 4: 4, 5: 5, 7: 5, 9: 5}, "a surname alone says too little; a chain is one"
    assert casussen_van_een([]) == {}
