"""What the word that was said does to sight: parts of life one by one, about whom, and from when until when."""

from datetime import date, timedelta
from typing import Any

import pytest

from casus.domain.delen import DeelFeiten, Grond, StopFeit, ToestemmingFeit, ToestemmingSoort
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.toegang import (
    ALLEN,
    ALTIJD,
    CasusFeiten,
    Categorie,
    LidFeit,
    StoelFeit,
    TafelFeit,
    WerkFeit,
    Zicht,
    day_begins,
    day_ends,
    grants,
)
from casus.domain.values import OverlegStatus, Rol
from tests.factories import NOW, later

ROB, ANNEKE, OWN, ORG = 70, 71, 10, 20
WONEN, GELD = Onderwerp.WONEN, Onderwerp.GELD
YES, NO = ToestemmingSoort.GEGEVEN, ToestemmingSoort.GEWEIGERD
PARTS = {Categorie(part.value) for part in INHOUD}
BRINGER, SEAT, CHAIR, LID = 1, 2, 3, 4


def line(soort: ToestemmingSoort, part: Onderwerp = WONEN, who: int = ROB, **given: Any) -> ToestemmingFeit:
    values: dict[str, Any] = {"id": 5, "inwoner_id": who, "organisatie_id": ORG, "onderwerp": part, "van": NOW}
    return ToestemmingFeit(**(values | {"soort": soort} | given))


def facts(*lines: ToestemmingFeit, seat_of: int = ORG, **given: Any) -> CasusFeiten:
    """Brought in by 1 of ``OWN``; 2 sits at a table for ``seat_of``; 3, its chair, and member 4 are of ``ORG``."""
    table = TafelFeit(OverlegStatus.OPEN, CHAIR, None, (StoelFeit(SEAT, seat_of),))
    jobs = [(BRINGER, OWN), (CHAIR, ORG), (LID, ORG)]
    values: dict[str, Any] = {
        "leden": (LidFeit(LID, "lid"),),
        "tafels": (table,),
        "werk": tuple(WerkFeit(who, org, date(2020, 1, 1)) for who, org in jobs),
        "inwoners": (ROB,),
        "vraag": frozenset({WONEN}),
        "delen": DeelFeiten(lines),
    }
    return CasusFeiten(7, BRINGER, None, **(values | given))


def parts_of(feiten: CasusFeiten, who: int, *, at: Any = None) -> set[tuple[Categorie, int]]:
    moment = at or later(5)
    return {
        (z.categorie, z.inwoner_id)
        for z in grants(feiten)
        if z.professional_id == who and z.van <= moment and (z.tot is None or moment < z.tot)
    }


def names(found: set[tuple[Categorie, int]]) -> set[Categorie]:
    return {categorie for categorie, _ in found}


def test_who_sits_there_sees_nothing_of_an_item_while_nothing_was_said() -> None:
    assert parts_of(facts(), SEAT) == set()


def test_a_yes_about_the_question_shows_the_item_and_that_part() -> None:
    expected = {Categorie.TAFEL, Categorie.VRAAG, Categorie.WONEN}
    assert parts_of(facts(line(YES)), SEAT) == {(part, ALLEN) for part in expected}


def test_a_yes_about_another_part_shows_that_part_and_not_the_question() -> None:
    assert names(parts_of(facts(line(YES, GELD)), SEAT)) == {Categorie.TAFEL, Categorie.GELD}


def test_while_nobody_said_what_the_question_is_about_it_is_about_everything() -> None:
    assert names(parts_of(facts(line(YES), vraag=frozenset()), SEAT)) == {Categorie.TAFEL, Categorie.WONEN}


def test_to_know_that_it_is_discussed_shows_the_item_and_no_part() -> None:
    assert names(parts_of(facts(line(YES, Onderwerp.DAT)), SEAT)) == {Categorie.TAFEL}


def test_the_name_of_a_casus_gives_away_everybody_in_it() -> None:
    both: dict[str, Any] = {"inwoners": (ROB, ANNEKE)}
    assert parts_of(facts(line(YES), **both), SEAT) == set()
    feiten = facts(line(YES), line(YES, GELD, ANNEKE), **both)
    told = {(Categorie.TAFEL, ALLEN), (Categorie.VRAAG, ROB), (Categorie.WONEN, ROB), (Categorie.GELD, ANNEKE)}
    assert parts_of(feiten, SEAT) == told


def test_a_casus_without_people_is_shown_to_nobody_who_only_sits_there() -> None:
    assert parts_of(facts(line(YES), inwoners=()), SEAT) == set()


def test_a_colleague_of_who_brought_it_in_sees_all_parts_without_being_told() -> None:
    found = [z for z in grants(facts(seat_of=OWN)) if z.professional_id == SEAT]
    assert {z.categorie for z in found} == {Categorie.TAFEL, Categorie.VRAAG, *PARTS}
    assert {z.grond for z in found} == {"eigen_organisatie"}


def test_while_the_inbrenger_works_nowhere_nobody_is_a_colleague() -> None:
    assert parts_of(facts(seat_of=OWN, werk=()), SEAT) == set()


def test_a_refusal_takes_that_part_from_chair_and_member_of_that_organisation_only() -> None:
    feiten = facts(line(NO))
    assert parts_of(feiten, BRINGER) == {(Categorie.ALLES, ALLEN)}
    left = PARTS - {Categorie.WONEN}
    assert names(parts_of(feiten, CHAIR)) == {Categorie.TAFEL, *left}
    assert names(parts_of(feiten, LID)) == {Categorie.ZAAK, Categorie.TAFEL, *left}
    before = NOW - timedelta(minutes=1)
    assert parts_of(feiten, LID, at=before) == {(Categorie.ALLES, ALLEN)}


def test_a_refusal_about_one_person_leaves_the_others() -> None:
    found = parts_of(facts(line(NO), inwoners=(ROB, ANNEKE)), LID)
    assert (Categorie.WONEN, ANNEKE) in found
    assert not {(Categorie.WONEN, ROB), (Categorie.WONEN, ALLEN), (Categorie.VRAAG, ALLEN)} & found
    assert (Categorie.VRAAG, ANNEKE) in found


def test_an_objection_leaves_the_content_to_who_answers_for_it() -> None:
    stop = StopFeit(ROB, Grond.BEZWAAR, NOW, later(60))
    feiten = facts(line(YES), delen=DeelFeiten((line(YES),), stops=(stop,)), rollen={9: frozenset({Rol.COORDINATOR})})
    for who in (BRINGER, 9):
        assert parts_of(feiten, who) == {(Categorie.ALLES, ALLEN)}
    assert parts_of(feiten, LID) == {(Categorie.ZAAK, ALLEN), (Categorie.TAFEL, ALLEN)}
    assert parts_of(feiten, CHAIR) == {(Categorie.TAFEL, ALLEN)}
    assert parts_of(feiten, SEAT) == set()
    assert parts_of(feiten, LID, at=later(60)) == {(Categorie.ALLES, ALLEN)}


def test_a_yes_with_a_term_is_a_permission_with_a_term() -> None:
    found = [z for z in grants(facts(line(YES, tot=later(60)))) if z.professional_id == SEAT]
    assert {(z.van, z.tot) for z in found} == {(NOW, later(60))}


@pytest.mark.parametrize(("minute", "sees"), [(-1, False), (0, True), (119, True), (120, False)])
def test_broken_glass_opens_the_casus_for_its_time(minute: int, sees: bool) -> None:
    feiten = facts(leden=(LidFeit(8, "noodtoegang", NOW, later(120)),))
    assert parts_of(feiten, 8, at=later(minute)) == ({(Categorie.ALLES, ALLEN)} if sees else set())


def test_a_member_sees_it_until_their_day() -> None:
    until = day_ends(date(2026, 12, 1))
    feiten = facts(leden=(LidFeit(8, "lid", None, until),))
    assert Zicht(7, 8, Categorie.ALLES, "lid", ALTIJD, until) in grants(feiten)


def test_who_changes_jobs_takes_no_refusal_along_and_leaves_none_behind() -> None:
    moved = date(2026, 12, 1)
    jobs = (WerkFeit(LID, ORG, date(2020, 1, 1), moved - timedelta(days=1)), WerkFeit(LID, 99, moved))
    feiten = facts(line(NO), werk=jobs)
    assert Categorie.WONEN not in names(parts_of(feiten, LID))
    assert parts_of(feiten, LID, at=day_begins(moved)) == {(Categorie.ALLES, ALLEN)}


def test_of_two_jobs_on_one_day_the_latest_begun_counts() -> None:
    jobs = (WerkFeit(LID, 99, date(2026, 1, 1)), WerkFeit(LID, ORG, date(2026, 2, 1)))
    for order in (jobs, jobs[::-1]):
        feiten = facts(line(NO), werk=order)
        assert feiten.organisatie_of(LID, NOW) == ORG
        assert feiten.organisatie_of(LID, day_begins(date(2026, 1, 31))) == 99
        assert feiten.organisatie_of(LID, day_begins(date(2025, 12, 31))) is None
        assert feiten.organisatie_of(5, NOW) is None


def test_in_the_trash_only_who_answers_for_it_may_put_it_back() -> None:
    found = grants(facts(line(NO), in_prullenbak=True))
    assert found == [Zicht(7, BRINGER, Categorie.PRULLENBAK, "inbrenger", ALTIJD, None)]
