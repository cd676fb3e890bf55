"""What one person and the room may hear: the reasons that are given, and the edges beside the truth tables."""

from dataclasses import replace
from datetime import timedelta

from casus.domain.delen import DeelFeiten, Grond, StopFeit, ToestemmingFeit, ToestemmingSoort
from casus.domain.onderwerp import INHOUD, Onderwerp
from casus.domain.tafelcheck import Gehoor, Oordeel, Reden, Ruimte, TafelOordeel, person_verdict, tafelverdict
from casus.domain.toegang import CasusFeiten, Categorie, Relatie, StoelFeit, TafelFeit, grants
from casus.domain.values import OverlegStatus
from tests.factories import NOW, later

ROB, ANNEKE, ORG = 70, 71, 10
WONEN, GELD = Onderwerp.WONEN, Onderwerp.GELD
YES, NO = ToestemmingSoort.GEGEVEN, ToestemmingSoort.GEWEIGERD
Line = tuple[int, Onderwerp, ToestemmingSoort]


def facts(*lines: Line, people: tuple[int, ...] = (ROB,), asked: tuple[Onderwerp, ...] = (WONEN,)) -> CasusFeiten:
    said = tuple(
        ToestemmingFeit(nr, who, ORG, part, soort, NOW, later(60) if soort is YES else None)
        for nr, (who, part, soort) in enumerate(lines, start=1)
    )
    return CasusFeiten(7, 1, None, inwoners=people, vraag=frozenset(asked), delen=DeelFeiten(said))


def hears(feiten: CasusFeiten, grond: str = "deelnemer") -> Gehoor:
    return person_verdict(feiten, 3, Relatie(4, grond, ORG), NOW)


def reason(gehoor: Gehoor, part: Onderwerp, who: int = ROB) -> Reden:
    return next(each for each in gehoor.redenen if (each.onderwerp, each.inwoner_id) == (part, who))


def test_what_is_heard_is_what_may_be_told_about_everybody() -> None:
    both = facts((ROB, WONEN, YES), (ROB, GELD, YES), (ANNEKE, WONEN, YES), people=(ROB, ANNEKE), asked=(WONEN, GELD))
    assert (hears(both).oordeel, hears(both).onderwerpen) == (Oordeel.ONDERWERPEN, (WONEN,))
    one = facts((ROB, WONEN, YES), people=(ROB, ANNEKE))
    assert (hears(one).oordeel, hears(one).onderwerpen) == (Oordeel.ZONDER_NAAM, ())


def test_one_who_was_refused_about_one_of_them_hears_nothing() -> None:
    feiten = facts((ROB, WONEN, YES), (ANNEKE, WONEN, NO), people=(ROB, ANNEKE))
    assert hears(feiten).oordeel is Oordeel.NIET


def test_while_nobody_said_what_the_question_is_about_it_is_about_all_of_it() -> None:
    every = [(ROB, part, YES) for part in INHOUD if part is not Onderwerp.POLITIE]
    assert hears(facts(*every, asked=())).oordeel is Oordeel.ONDERWERPEN
    police = (ROB, Onderwerp.POLITIE, YES)
    feiten = facts(*every, police, asked=())
    own = CasusFeiten(
        7, 1, None, inwoners=(ROB,), delen=DeelFeiten(feiten.delen.toestemmingen, politie=frozenset({ORG}))
    )
    assert hears(own).oordeel is Oordeel.ALLES


def test_a_casus_without_people_lets_nobody_at_the_table_hear_a_part() -> None:
    gehoor = hears(facts(people=()))
    assert (gehoor.oordeel, gehoor.onderwerpen, gehoor.redenen) == (Oordeel.ZONDER_NAAM, (), ())


def test_every_reason_says_by_what_word_and_until_when() -> None:
    gehoor = hears(facts((ROB, WONEN, YES), (ROB, GELD, NO)))
    assert reason(gehoor, WONEN) == Reden(WONEN, ROB, True, "toestemming", later(60), 1)
    assert reason(gehoor, GELD) == Reden(GELD, ROB, False, "geweigerd", None, 2)
    assert reason(gehoor, Onderwerp.DAT) == Reden(Onderwerp.DAT, ROB, True, "toestemming", later(60), 1)
    assert reason(gehoor, Onderwerp.NETWERK) == Reden(Onderwerp.NETWERK, ROB, False, "niet_gevraagd")
    assert len(gehoor.redenen) == len(Onderwerp)


def test_who_deals_with_the_casus_hears_by_that_and_only_a_refusal_has_another_reason() -> None:
    gehoor = hears(facts((ROB, WONEN, YES), (ROB, GELD, NO)), "lid")
    assert reason(gehoor, WONEN) == Reden(WONEN, ROB, True, "lid")
    assert reason(gehoor, GELD) == Reden(GELD, ROB, False, "geweigerd", None, 2)
    assert gehoor.grond == "lid"


def test_beneath_an_objection_who_answers_for_the_casus_is_told_what_was_refused_and_not_that_it_stops() -> None:
    feiten = facts((ROB, GELD, NO), asked=(WONEN, GELD))
    stop = (StopFeit(ROB, Grond.BEZWAAR, NOW - timedelta(days=1)),)
    stopped = CasusFeiten(
        7, 1, None, inwoners=(ROB,), vraag=feiten.vraag, delen=DeelFeiten(feiten.delen.toestemmingen, stops=stop)
    )
    gehoor = hears(stopped, "inbrenger")
    assert reason(gehoor, GELD).grond == "geweigerd"
    assert gehoor.oordeel is hears(feiten, "inbrenger").oordeel is Oordeel.ONDERWERPEN
    assert reason(hears(stopped), WONEN).grond == "bezwaar"
    assert hears(stopped).oordeel is hears(stopped, "lid").oordeel is Oordeel.NIET


def test_who_has_no_place_hears_nothing() -> None:
    found = person_verdict(facts((ROB, WONEN, YES)), 3, None, NOW)
    assert found == Gehoor(3, Oordeel.NIET, (), (), "geen_plek")


def test_nobody_is_told_who_said_no() -> None:
    """The verdict of the room names seats and parts of life; persons, consents and grounds are not in it."""
    names = {name for kind in (TafelOordeel, Ruimte) for name in kind.__dataclass_fields__}
    assert names == {"nu", "straks", "weg", "oordeel", "onderwerpen"}


def seat(number: int, oordeel: Oordeel, *parts: Onderwerp) -> Gehoor:
    return Gehoor(number, oordeel, parts, (), "deelnemer")


def test_the_room_of_a_question_about_everything_needs_everything() -> None:
    alles = seat(1, Oordeel.ALLES, *INHOUD)
    assert tafelverdict([alles], frozenset()) == TafelOordeel(Ruimte(Oordeel.ALLES, INHOUD))
    some = seat(2, Oordeel.ONDERWERPEN, *INHOUD[1:])
    assert tafelverdict([alles, some], frozenset()).nu == Ruimte(Oordeel.ONDERWERPEN, INHOUD[1:])


def test_what_two_share_is_what_the_room_hears() -> None:
    seats = [seat(1, Oordeel.ONDERWERPEN, WONEN, GELD), seat(2, Oordeel.ONDERWERPEN, GELD, Onderwerp.NETWERK)]
    assert tafelverdict(seats, frozenset({WONEN, GELD})).nu == Ruimte(Oordeel.ONDERWERPEN, (GELD,))


def test_more_parts_of_life_count_as_wider() -> None:
    wide = [seat(n, Oordeel.ALLES, WONEN, GELD) for n in (1, 2)]
    found = tafelverdict([*wide, seat(3, Oordeel.ONDERWERPEN, WONEN)], frozenset({WONEN, GELD}))
    assert found == TafelOordeel(Ruimte(Oordeel.ONDERWERPEN, (WONEN,)), Ruimte(Oordeel.ALLES, (WONEN, GELD)), (3,))


def test_nobody_is_asked_out_for_nothing() -> None:
    """With or without the second the rest is spoken of without a name, so only the first has to go."""
    seats = [
        seat(1, Oordeel.NIET), seat(2, Oordeel.ZONDER_NAAM), seat(3, Oordeel.ONDERWERPEN, WONEN),
        seat(4, Oordeel.ONDERWERPEN, GELD),
    ]  # fmt: skip
    found = tafelverdict(seats, frozenset({WONEN, GELD}))
    assert found == TafelOordeel(Ruimte(Oordeel.NIET), Ruimte(Oordeel.ZONDER_NAAM), (1,))


def test_who_may_only_know_that_it_is_about_somebody_sees_the_name_and_hears_no_part() -> None:
    """What sight shows and what the table says are one: the item with its name, and nothing of it."""
    feiten = facts((ROB, Onderwerp.DAT, YES))
    assert (hears(feiten).oordeel, hears(feiten).onderwerpen) == (Oordeel.ONDERWERPEN, ())
    at_table = TafelFeit(OverlegStatus.LOPEND, None, None, (StoelFeit(4, ORG),))
    seen = {z.categorie for z in grants(replace(feiten, tafels=(at_table,))) if z.professional_id == 4}
    assert seen == {Categorie.TAFEL}
    nothing = facts((ROB, WONEN, ToestemmingSoort.GEVRAAGD))
    assert hears(nothing).oordeel is Oordeel.ZONDER_NAAM
    assert [z for z in grants(replace(nothing, tafels=(at_table,))) if z.professional_id == 4] == []


def test_beside_who_may_only_know_the_name_nothing_of_it_is_said() -> None:
    wide, bare, none = seat(1, Oordeel.ALLES, WONEN), seat(2, Oordeel.ONDERWERPEN), seat(3, Oordeel.ZONDER_NAAM)
    other = seat(4, Oordeel.ALLES, WONEN)
    found = tafelverdict([wide, other, bare], frozenset({WONEN}))
    assert found == TafelOordeel(Ruimte(Oordeel.ONDERWERPEN), Ruimte(Oordeel.ALLES, (WONEN,)), (2,))
    assert tafelverdict([bare, none], frozenset({WONEN})) == TafelOordeel(Ruimte(Oordeel.ZONDER_NAAM))


def test_of_an_empty_room_nothing_follows() -> None:
    """It is not said that everything may be said: nobody is there to hear it."""
    assert tafelverdict([], frozenset({WONEN})) == TafelOordeel(Ruimte(None))
