"""Codes that people say, the order of names, and required text."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text
from casus.domain.values import (
    CODE_DIGITS,
    CODE_LETTERS,
    draw_code,
    fold,
    initials,
    organisatiesleutel,
    sorteersleutel,
)
from tests.factories import refused


@given(st.integers(), st.integers(3, 5))
def test_code_has_a_digit_no_vowel_and_nothing_that_looks_like_something_else(seed: int, length: int) -> None:
    code = draw_code(Random(seed), length)
    assert len(code) == length
    assert set(code) <= set(CODE_LETTERS + CODE_DIGITS)
    assert set(code) & set(CODE_DIGITS)
    assert not set(code) & set("AEIOUY01")


@pytest.mark.parametrize(
    ("naam", "sleutel"),
    [
        ("Lotte van der Berg", "berg lotte van der"),
        ("Marieke Vondeling", "vondeling marieke"),
        ("Anneke de Wit", "wit anneke de"),
        ("Ayşe Öztürk", "ozturk ayse"),
        ("Sjaak", "sjaak"),
        ("Jan Op", "op jan"),
        ("", ""),
    ],
)
def test_people_sort_by_last_name_without_prefix(naam: str, sleutel: str) -> None:
    assert sorteersleutel(naam) == sleutel


@pytest.mark.parametrize(
    ("naam", "sleutel"),
    [
        ("De Schakel", "schakel de"),
        ("Het Baken", "baken het"),
        ("Politie, wijkteam Oost", "politie, wijkteam oost"),
        ("Gemeente Molenbuurt", "gemeente molenbuurt"),
        ("De", "de"),
    ],
)
def test_organisations_sort_as_written_without_article(naam: str, sleutel: str) -> None:
    assert organisatiesleutel(naam) == sleutel


@given(st.text())
def test_sort_keys_never_fail_and_keep_every_word(naam: str) -> None:
    for sleutel in (sorteersleutel(naam), organisatiesleutel(naam)):
        assert sorted(sleutel.split()) == sorted(fold(naam).split())


@given(st.text(alphabet="aäeéiïoöuüzÅçñ -"))
def test_fold_forgets_case_and_accents_however_they_were_typed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text.upper())) == fold(text)


@pytest.mark.parametrize(
    ("naam", "letters"),
    [("Lotte van der Berg", "LB"), ("Sjaak", "S"), ("Ayşe Nur Öztürk", "AO"), ("", "X"), ("van der", "X"), ("7", "X")],
)
def test_initials_are_first_and_last(naam: str, letters: str) -> None:
    assert initials(naam) == letters


def test_required_text_loses_double_space_and_keeps_lines_where_asked() -> None:
    assert required_text("naam", "  Rob \n Terpstra ") == "Rob Terpstra"
    assert required_text("tekst", " eerste  regel\n\ntweede \n", lines=True) == "eerste regel\n\ntweede"


@pytest.mark.parametrize("lines", [True, False])
def test_required_text_refuses_nothing_naming_the_field(lines: bool) -> None:
    with pytest.raises(RuleViolation) as error:
        required_text("naam", " \n ", lines=lines)
    assert refused(error.value) == ("veld_leeg", {"field": "naam"})


def test_an_error_shows_its_code_only() -> None:
    assert str(RuleViolation("veld_leeg", field="naam")) == "veld_leeg"
