"""The spider web in words."""

from casus.domain.intake_inhoud import As
from casus.services.intakewoorden import web_words


def test_the_words_say_each_figure_once_and_no_sum() -> None:
    assen = [As("Slapen", 0, 4), As("Eten", None, 3), As("Meedoen", 7, wil_praten=True)]
    told = "Meedoen: nu 7, wil hierover praten. Slapen: nu 0, toen 4. Eten: niet besproken, toen 3."
    assert web_words(assen) == told
