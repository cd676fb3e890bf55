"""The check at the table in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casus.domain.delen import Grond
from casus.domain.onderwerp import Onderwerp
from casus.domain.tafelcheck import Gehoor, Oordeel, Reden, Ruimte, TafelOordeel
from casus.domain.toegang import day_ends
from casus.services import tafelwoorden as w
from casus.services.tafelcheck import Tafelcheck

WONEN, GELD, ZORG = Onderwerp.WONEN, Onderwerp.GELD, Onderwerp.GEZONDHEID
LAST = datetime(2027, 3, 1, tzinfo=UTC).date()


def heard(oordeel: Oordeel, *redenen: Reden, grond: str = "deelnemer") -> Gehoor:
    return Gehoor(1, oordeel, tuple(reden.onderwerp for reden in redenen if reden.mag), redenen, grond)


def reason(onderwerp: Onderwerp, grond: str, *, mag: bool = False) -> Reden:
    return Reden(onderwerp, 7, mag, grond, day_ends(LAST) if mag else None)


@pytest.mark.parametrize(
    ("gehoor", "words"),
    [
        (heard(Oordeel.ALLES), "Mag alles over deze vraag horen"),
        (heard(Oordeel.ONDERWERPEN, reason(WONEN, "toestemming", mag=True)), "Mag horen over wonen"),
        (heard(Oordeel.ZONDER_NAAM), "Alleen zonder naam"),
        (heard(Oordeel.NIET), "Niet"),
    ],
)
def test_every_verdict_in_words(gehoor: Gehoor, words: str) -> None:
    assert w.verdict_words(gehoor) == words


def test_a_ground_says_until_when() -> None:
    gehoor = heard(Oordeel.ONDERWERPEN, reason(WONEN, "toestemming", mag=True), reason(GELD, "niet_gevraagd"))
    assert w.ground_words(gehoor, (WONEN, GELD)) == "toestemming van de persoon, tot en met 1 maart 2027"


def test_what_closes_most_is_said_first() -> None:
    gehoor = heard(Oordeel.NIET, reason(WONEN, "niet_gevraagd"), reason(GELD, "geweigerd"))
    assert w.ground_words(gehoor, (WONEN, GELD)) == "de persoon wil dit niet, toestemming is niet gevraagd"


def test_only_the_question_is_explained() -> None:
    gehoor = heard(Oordeel.ZONDER_NAAM, reason(ZORG, "geweigerd"), reason(GELD, "gevraagd"))
    assert w.ground_words(gehoor, (GELD,)) == "toestemming is gevraagd, er is nog geen antwoord"


def test_a_relation_and_who_has_no_place_have_their_words() -> None:
    assert w.ground_words(heard(Oordeel.ALLES, reason(GELD, "inbrenger", mag=True)), ()).startswith(
        "brengt de casus in"
    )
    assert w.ground_words(heard(Oordeel.NIET, grond="geen_plek"), ()) == "heeft geen plek aan deze tafel"


@pytest.mark.parametrize("grond", Grond)
def test_every_ground_has_its_words(grond: Grond) -> None:
    words = w.ground_words(heard(Oordeel.ZONDER_NAAM, reason(GELD, grond.value)), (GELD,))
    assert words
    assert words != grond.value


@pytest.mark.parametrize(
    ("ruimte", "words"),
    [
        (Ruimte(Oordeel.ALLES), "met naam, alles over deze vraag"),
        (Ruimte(Oordeel.ONDERWERPEN, (WONEN, GELD, ZORG)), "met naam, over wonen, geld en gezondheid"),
        (Ruimte(Oordeel.ZONDER_NAAM), "zonder naam"),
        (Ruimte(Oordeel.NIET), "niet, zolang iedereen er zit"),
        (Ruimte(Oordeel.ONDERWERPEN), "alleen om wie het gaat, en verder niets"),
        (Ruimte(None), "niets, er zit niemand"),
    ],
)
def test_every_verdict_of_the_room_in_words(ruimte: Ruimte, words: str) -> None:
    assert w.room_words(ruimte) == words


def test_who_may_only_know_the_name_is_told_so_with_the_word_that_lets_them() -> None:
    that = Reden(Onderwerp.DAT, 70, True, "toestemming", None)
    gehoor = heard(Oordeel.ONDERWERPEN, that, reason(GELD, "niet_gevraagd"))
    assert w.verdict_words(replace(gehoor, onderwerpen=())) == "Mag alleen weten om wie het gaat"
    assert w.ground_words(replace(gehoor, onderwerpen=()), (GELD,)) == "toestemming van de persoon"


def test_of_an_empty_room_no_verdict_is_given() -> None:
    check = Tafelcheck(1, 2, 3, (GELD,), TafelOordeel(Ruimte(None)), (), ())
    assert w.room_sentences(check) == ("Er zit niemand aan deze tafel.", "")


def test_what_is_said_to_who_is_asked_out_gives_no_reason() -> None:
    words = w.SMALLER_TABLE.lower()
    assert not any(word in words for word in ("wil", "toestemming", "nee", "privacy", "mag"))
