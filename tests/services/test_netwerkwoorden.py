"""What a network says in words: counted with organisations, asked as questions, and nothing for what was not told."""

from dataclasses import replace

import pytest

from casus.domain.netwerk import BandInhoud, BandKracht, BandKwaliteit, BandSoort, BandWie
from casus.domain.netwerk_beeld import BandBeeld
from casus.services.netwerkwoorden import (
    count_words,
    ecogram_of,
    joined,
    midden_of,
    netwerk_words,
    phone_words,
    questions,
    short_words,
    tie_words,
    when_words,
    who_words,
)

ZUS = BandBeeld(1, "zus Corrie", BandInhoud(BandWie(BandSoort.NAASTE, "zus Corrie")))
ARTS = BandBeeld(2, "huisarts", BandInhoud(BandWie(BandSoort.BUITEN, "huisarts")))


def works(naam: str, organisatie: str) -> BandBeeld:
    return replace(ARTS, naam=naam, organisatie=organisatie)


TEAM = BandBeeld(3, "Wijkteam", BandInhoud(BandWie(BandSoort.ORGANISATIE, organisatie_id=8)), "Wijkteam")


@pytest.mark.parametrize(
    ("banden", "words"),
    [
        ([], "Geen hulpverleners"),
        ([ZUS], "Geen hulpverleners"),
        ([ARTS], "1 hulpverlener"),
        ([works("a", "Oost")], "1 hulpverlener van 1 organisatie"),
        ([works("a", "Oost"), works("b", "oost"), works("c", "West")], "3 hulpverleners van 2 organisaties"),
        ([works("a", "Oost"), ARTS], "2 hulpverleners van 1 organisatie; van 1 weten we niet waar die werkt"),
        ([TEAM], "Geen hulpverlener bij naam, wel 1 organisatie"),
    ],
)
def test_how_many_helpers(banden: list[BandBeeld], words: str) -> None:
    assert count_words(banden) == words


def test_what_was_told_and_what_was_not() -> None:
    assert (short_words(ZUS), tie_words(ZUS), when_words(ZUS), who_words(ZUS)) == ("", "niet besproken", "", "naaste")
    told = replace(ZUS.inhoud, kracht=BandKracht.STERK, kwaliteit=BandKwaliteit.STEUNEND, ook_nachts=True)
    band = replace(ZUS, inhoud=replace(told, waarvoor="voor de post"), bel=2)
    assert short_words(band) == "steunend, bel als 2e"
    assert tie_words(band) == "veel contact, steunend"
    assert when_words(band) == "bel als 2e, ook 's nachts, voor de post"
    assert who_words(TEAM) == "organisatie"
    assert who_words(works("a", "Oost")) == "Oost"


@pytest.mark.parametrize(
    ("theirs", "mine", "words"),
    [
        (True, True, "nummer over en weer"),
        (True, False, "de persoon heeft het nummer"),
        (False, True, "heeft het nummer van de persoon"),
        (False, False, "geen nummer bekend"),
    ],
)
def test_who_has_whose_number(theirs: bool, mine: bool, words: str) -> None:
    inhoud = replace(ZUS.inhoud, persoon_heeft_nummer=theirs, heeft_nummer_van_persoon=mine)
    assert phone_words(replace(ZUS, inhoud=inhoud)) == words


def test_gaps_are_questions() -> None:
    assert questions([ARTS, works("Fatima", "Oost")]) == (
        "Wie is er voor u, ook als dat verder weg is?",
        "Wie belt u als het niet gaat?",
        "Heeft u het nummer van huisarts en Fatima?",
    )
    assert joined(["a", "b", "c"]) == "a, b en c"
    assert joined([]) == ""


def test_the_whole_picture_in_words() -> None:
    phone = replace(ZUS, inhoud=replace(ZUS.inhoud, persoon_heeft_nummer=True), bel=1)
    assert netwerk_words("Tineke", [phone]) == (
        "In het midden: Tineke. Eigen mensen: zus Corrie: niet besproken, persoon heeft het nummer, bel eerst. "
        "Hulpverleners: niemand genoemd. Geen hulpverleners."
    )
    assert ecogram_of("Tineke", [phone]).woorden == ("bel eerst",)
    assert (midden_of("Tineke Zandstra"), midden_of("")) == ("Tineke", "huishouden")
