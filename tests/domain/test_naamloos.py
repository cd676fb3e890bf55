"""Known names in free text become codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.naamloos import SOMEBODY, NameHider, hide_names

CODES = {"Rob Terpstra": "K7P", "Familie De Wit": "M3X"}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Rob Terpstra belt", "K7P belt"),
        ("Rob belt de zus van Terpstra.", "K7P belt de zus van K7P."),
        ("Robs zus en Rob's huis", "K7P zus en K7P huis"),
        ("Robijn wast, rob ook, aardrob", "Robijn wast, rob ook, aardrob"),
        ("Familie De Wit en mevrouw Wit", "M3X en mevrouw M3X"),
        ("De familie wacht", "De familie wacht"),
        ("", ""),
    ],
)
def test_whole_names_and_their_telling_words_become_the_code(text: str, hidden: str) -> None:
    assert hide_names(text, CODES) == hidden


def test_who_is_kept_keeps_the_name_also_when_a_first_name_is_the_same() -> None:
    assert hide_names("Rob de Jong belt Rob", CODES, keep=["Rob de Jong", " "]) == "Rob de Jong belt K7P"


def test_without_names_nothing_changes() -> None:
    assert hide_names("Rob belt", {}) == "Rob belt"
    assert hide_names("Rob belt", {" ": "K7P"}) == "Rob belt"


@given(st.text(max_size=60))
def test_the_whole_name_is_gone_whatever_stands_around_it(around: str) -> None:
    assert "Terpstra" not in hide_names(f"{around} Rob Terpstra {around}", CODES)


def test_of_people_elsewhere_only_the_whole_name_goes() -> None:
    elsewhere = {"Peter Zandstra": "Q4T"}
    text = hide_names("Peter belde over Peter Zandstra en zijn huis.", {}, elsewhere=elsewhere)
    assert text == "Peter belde over Q4T en zijn huis."


NAMES = ("Rob Terpstra", "Familie De Wit", "Jan-Willem 't Hart", "Öztürk", "Peter Zandstra")
PIECES = st.sampled_from(
    [*NAMES, "Rob", "Robs", "Rob's", "Wit", "Hart", "Peter", "Jan", "Robijn", " ", "-", ".", "'", "s", "de"]
)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_made_once_it_hides_what_hide_names_hides(text: str) -> None:
    codes = {name: f"C{number}" for number, name in enumerate(NAMES)}
    assert NameHider(codes.items(), ["Peter Kamp"]).hide(text) == hide_names(text, codes, ["Peter Kamp"])


def test_a_first_name_of_two_people_is_that_of_the_casus_at_hand() -> None:
    hider = NameHider([("Rob Terpstra", "K7P"), ("Rob Smit", "M3X")], ["Rob Bouzid"])
    assert hider.hide("Rob belt Smit", "M3X") == "M3X belt M3X"
    assert hider.hide("Rob belt Smit") == f"{SOMEBODY} belt M3X"
    assert hider.hide("Rob Bouzid belt Rob Terpstra") == "Rob Bouzid belt K7P"


def test_ten_thousand_people_cost_a_text_no_more() -> None:
    many = NameHider((f"Naam{number} Achternaam{number}", f"C{number}") for number in range(10_000))
    assert many.hide("Naam77 belt met Achternaam9999, en met Naam10001.") == "C77 belt met C9999, en met Naam10001."
