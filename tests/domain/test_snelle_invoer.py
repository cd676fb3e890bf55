"""One typed line becomes a notitie, a besluit or an actie; what is unclear becomes a question."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.onderwerp import Onderwerp
from casus.domain.snelle_invoer import Begrepen, InvoerSoort, Kandidaat, parse
from casus.domain.values import EigenaarSoort, fold

TODAY = date(2026, 11, 24)  # a Tuesday
FATIMA = Kandidaat(EigenaarSoort.PROFESSIONAL, 1, "Fatima Bouzid")
ROB = Kandidaat(EigenaarSoort.PERSOON, 2, "Rob Terpstra")
ROB_PROF = Kandidaat(EigenaarSoort.PROFESSIONAL, 3, "Rob de Jong")
SCHAKEL = Kandidaat(EigenaarSoort.ORGANISATIE, 4, "De Schakel")
TABLE = (FATIMA, ROB, SCHAKEL)


def read(line: str, *kandidaten: Kandidaat) -> Begrepen:
    return parse(line, kandidaten or TABLE, TODAY)


@pytest.mark.parametrize(
    ("line", "soort", "tekst"),
    [
        ("n Rob opent de post niet", InvoerSoort.NOTITIE, "Rob opent de post niet"),
        ("N: Rob opent de post niet", InvoerSoort.NOTITIE, "Rob opent de post niet"),
        ("Rob opent de post niet", InvoerSoort.NOTITIE, "Rob opent de post niet"),
        ("  n   Rob   opent ", InvoerSoort.NOTITIE, "Rob opent"),
        ("nee, dat klopt niet", InvoerSoort.NOTITIE, "nee, dat klopt niet"),
    ],
)
def test_a_line_is_a_notitie_unless_it_says_otherwise(line: str, soort: InvoerSoort, tekst: str) -> None:
    assert read(line) == Begrepen(soort, tekst)


@pytest.mark.parametrize("line", ["", "  ", "n", "b ", "A:", "b omdat", "b , omdat Rob het wil"])
def test_nothing_to_write_down_is_asked_about(line: str) -> None:
    vragen = read(line).vragen
    assert vragen == (("motivering_ontbreekt",) if line == "b omdat" else ("invoer_leeg",))


@pytest.mark.parametrize("word", ["omdat", "want", "vanwege", "reden:", "OMDAT"])
def test_a_besluit_is_split_at_its_reason(word: str) -> None:
    got = read(f"b De ontruiming stopt, {word} Rob meewerkt, omdat hij wil")
    assert got == Begrepen(InvoerSoort.BESLUIT, "De ontruiming stopt", motivering="Rob meewerkt, omdat hij wil")


def test_a_besluit_without_a_reason_is_asked_about() -> None:
    assert read("b De ontruiming stopt").vragen == ("motivering_ontbreekt",)


@pytest.mark.parametrize(
    ("line", "owner", "tekst"),
    [
        ("a Fatima belt", FATIMA, "belt"),
        ("a fatima bouzid belt", FATIMA, "belt"),
        ("a Fátima belt", FATIMA, "belt"),
        ("a De Schakel wacht", SCHAKEL, "wacht"),
        ("a Rob Terpstra belt zus", ROB, "belt zus"),
    ],
)
def test_the_owner_is_the_longest_name_in_front(line: str, owner: Kandidaat, tekst: str) -> None:
    got = read(f"{line} vrijdag", FATIMA, ROB, ROB_PROF, SCHAKEL)
    assert (got.eigenaar, got.tekst, got.vragen) == (owner, tekst, ())


def test_a_name_with_loose_accents_does_not_eat_the_text() -> None:
    zoe = Kandidaat(EigenaarSoort.PROFESSIONAL, 9, "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS} Wei\u00df")
    line = unicodedata.normalize("NFD", f"a {zoe.naam} belt vrijdag")
    got = read(line, zoe)
    assert (got.eigenaar, got.tekst) == (zoe, "belt")


def test_a_first_name_of_two_people_is_asked_about() -> None:
    got = read("a Rob belt vrijdag", ROB, ROB_PROF)
    assert (got.eigenaar, got.tekst, got.vragen) == (None, "Rob belt", ("eigenaar_niet_uniek",))


@pytest.mark.parametrize("line", ["a Iemand belt vrijdag", "a Fatimah belt vrijdag", "a vrijdag"])
def test_an_unknown_owner_is_asked_about(line: str) -> None:
    assert read(line).vragen == ("eigenaar_onbekend",)


def test_an_owner_with_nothing_to_do_is_asked_about() -> None:
    assert read("a Fatima vrijdag").vragen == ("invoer_leeg",)


def test_a_candidate_without_a_name_is_nobody() -> None:
    assert read("a belt vrijdag", Kandidaat(EigenaarSoort.PERSOON, 9, " ")).vragen == ("eigenaar_onbekend",)


def test_a_naaste_goes_by_name() -> None:
    got = read("a naaste Truus belt de dokter morgen")
    assert (got.naaste, got.tekst, got.eigenaar, got.vragen) == ("Truus", "belt de dokter", None, ())
    assert got.uiterlijk == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("vandaag", 0), ("morgen", 1), ("overmorgen", 2), ("volgende week", 7), ("vrijdag", 3), ("vr", 3), ("vr.", 3),
        ("dinsdag", 7), ("ma", 6), ("op zo", 5), ("zondag", 5), ("uiterlijk vrijdag", 3), ("uiterlijk op vrijdag", 3),
        ("voor vr", 3), ("30 november", 6), ("30 nov", 6), ("op 30 november 2026", 6), ("30-11", 6), ("30/11/2026", 6),
        ("24 november", 0), ("1 mrt", 97), ("1 maart", 97),
    ],
)  # fmt: skip
def test_a_day_at_the_end_is_read(words: str, days: int) -> None:
    got = read(f"a Fatima belt de corporatie {words}")
    assert (got.tekst, got.uiterlijk, got.vragen) == ("belt de corporatie", TODAY + timedelta(days=days), ())


def test_a_day_that_is_over_this_year_is_next_year() -> None:
    assert read("a Fatima belt 23 november").uiterlijk == date(2027, 11, 23)


@pytest.mark.parametrize("day", ["30 februari", "31-4", "29 februari", "0 mei", "30-2-2027", "1-13"])
def test_a_day_that_does_not_exist_is_asked_about(day: str) -> None:
    got = read(f"a Fatima belt {day}")
    assert (got.tekst, got.uiterlijk, got.vragen) == (f"belt {day}", None, ("datum_bestaat_niet",))


@pytest.mark.parametrize("day", ["23 november 2026", "1-1-2020"])
def test_a_day_that_is_over_is_asked_about(day: str) -> None:
    got = read(f"a Fatima belt {day}")
    assert (got.tekst, got.uiterlijk, got.vragen) == (f"belt {day}", None, ("datum_voorbij",))


@pytest.mark.parametrize("tekst", ["belt de corporatie", "belt zo", "telt 3 stoelen", "zoekt kamer 12"])
def test_no_day_is_guessed(tekst: str) -> None:
    got = read(f"a Fatima {tekst}")
    assert (got.tekst, got.uiterlijk, got.vragen) == (tekst, None, ("datum_ontbreekt",))


def test_an_unknown_owner_and_a_wrong_day_are_both_asked_about() -> None:
    assert read("a Iemand belt 30 februari").vragen == ("eigenaar_onbekend", "datum_bestaat_niet")


ends = st.sampled_from(["", " vrijdag", " 30 februari", " 3-4", " 29 feb 2028", " op 31 juni", " vandaag", " 1/1/0000"])
starts = st.sampled_from(["", "n ", "b ", "a ", "a Fatima ", "a De Schakel ", "a naaste ", "A:", "b x omdat "])
lines = st.builds(lambda a, b, c: a + b + c, starts, st.text(max_size=40), ends)
names = st.lists(st.text(max_size=12), max_size=4)


@given(lines | st.text(), names, st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_any_line_is_understood_or_asked_about_and_loses_no_word(line: str, naam: list[str], today: date) -> None:
    people = [Kandidaat(EigenaarSoort.PERSOON, n, text) for n, text in enumerate([*naam, "Fatima", "De Schakel"])]
    got = parse(line, people, today)
    assert got.uiterlijk is None or got.uiterlijk >= today
    assert got.tekst or got.vragen
    if got.soort is InvoerSoort.BESLUIT:
        assert bool(got.motivering) or bool(got.vragen)
    if got.soort is InvoerSoort.ACTIE and not got.vragen:
        assert got.uiterlijk is not None
        assert (got.eigenaar is None) == bool(got.naaste)
    typed = [fold(word) for word in line.split()]
    kept = [fold(word) for word in got.tekst.split()]
    assert _is_part(kept, typed) or _is_part(kept, [fold(word) for word in line[2:].split()])


def _is_part(kept: list[str], typed: list[str]) -> bool:
    """Whether what was kept stands in the line, in order and in one piece."""
    text = " ".join(typed)
    return " ".join(kept).rstrip(",;.") in text


@given(st.text(alphabet=st.characters(exclude_categories=["Z", "C"], exclude_characters=":#"), min_size=2, max_size=20))
def test_a_notitie_is_kept_letter_for_letter(word: str) -> None:
    assert read(f"n {word} {word}").tekst == f"{word} {word}"


@given(st.integers(1, 31), st.integers(1, 12), st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_a_day_without_a_year_is_the_first_one_to_come(day: int, month: int, today: date) -> None:
    got = parse(f"a Fatima belt {day}-{month}", TABLE, today)
    if got.uiterlijk is None:
        assert got.vragen == ("datum_bestaat_niet",)
        return
    assert (got.uiterlijk.day, got.uiterlijk.month) == (day, month)
    assert today <= got.uiterlijk <= today + timedelta(days=366)


@pytest.mark.parametrize(
    ("line", "onderwerp", "tekst"),
    [
        ("n Rob heeft een brief gekregen #geld", Onderwerp.GELD, "Rob heeft een brief gekregen"),
        ("n #wo de sloten zijn vervangen", Onderwerp.WONEN, "de sloten zijn vervangen"),
        ("#werk Rob wil koken", Onderwerp.DAGBESTEDING_WERK, "Rob wil koken"),
        ("n huisnummer # 12", None, "huisnummer # 12"),
    ],
)
def test_what_a_line_is_about(line: str, onderwerp: Onderwerp | None, tekst: str) -> None:
    got = read(line)
    assert (got.onderwerp, got.tekst, got.vragen) == (onderwerp, tekst, ())


@pytest.mark.parametrize("line", ["n Rob #gez belt", "n Rob #voetbal belt", "n Rob #geld #wonen belt"])
def test_an_unclear_onderwerp_is_a_question(line: str) -> None:
    assert read(line).vragen == ("onderwerp_onbekend",)
