"""A casus, its people and who was added to it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from casus.domain.casus import Casus, CasusLid, Verwerkingsstop
from casus.domain.delen import Grond
from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.values import CasusStatus, ContactWijze, Leeftijdsklasse
from tests.factories import NOW, TODAY, Ids, later, make_casus, make_inwoner, refused


def lid(number: int) -> CasusLid:
    return CasusLid(number, number, NOW)


CHANGES: dict[str, Callable[[Casus], object]] = {
    "rename": lambda casus: casus.rename("Familie De Wit", later()),
    "ask": lambda casus: casus.ask("Wat nu?", later()),
    "add_inwoner": lambda casus: casus.add_inwoner(make_inwoner(id=2), later()),
    "edit_inwoner": lambda casus: casus.edit_inwoner(1, later()),
    "add_lid": lambda casus: casus.add_lid(lid(2), later()),
    "assign_regie": lambda casus: casus.assign_regie(3, later()),
    "close": lambda casus: casus.close("Rob redt het zelf", later()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_moves_the_moment_of_change(name: str) -> None:
    casus = make_casus(inwoners=[make_inwoner()])
    CHANGES[name](casus)
    assert casus.gewijzigd_op == later()


@pytest.mark.parametrize("name", CHANGES)
def test_a_closed_casus_never_changes(name: str) -> None:
    casus = make_casus(inwoners=[make_inwoner()])
    casus.close("Rob redt het zelf", NOW)
    with pytest.raises(RuleViolation) as error:
        CHANGES[name](casus)
    assert refused(error.value) == ("casus_afgesloten", {})
    assert casus.gewijzigd_op == NOW


def test_a_casus_has_a_name_and_sorts_by_it() -> None:
    casus = make_casus(naam="Anneke de Wit")
    assert casus.sorteersleutel == "wit anneke de"
    casus.rename("Rob Terpstra", NOW)
    assert casus.sorteersleutel == "terpstra rob"
    with pytest.raises(RuleViolation):
        make_casus(naam=" ")


def test_the_question_may_be_empty_while_it_is_thought_about() -> None:
    casus = make_casus()
    casus.ask("  ", NOW)
    assert casus.vraag == ""


def test_nobody_is_a_real_answer_for_regie() -> None:
    casus = make_casus(casusregisseur_id=3)
    casus.assign_regie(None, NOW)
    assert casus.casusregisseur_id is None


def test_a_lid_is_added_once() -> None:
    casus = make_casus()
    casus.add_lid(lid(2), NOW)
    with pytest.raises(RuleViolation) as error:
        casus.add_lid(lid(2), NOW)
    assert refused(error.value) == ("lid_bestaat_al", {"field": "professional"})


def test_a_lid_whose_term_is_over_can_be_added_anew_and_not_before() -> None:
    casus = make_casus()
    casus.add_lid(CasusLid(2, 5, NOW, "waarneming", TODAY), NOW)
    with pytest.raises(RuleViolation) as error:
        casus.add_lid(CasusLid(3, 5, NOW, "weer", TODAY + timedelta(days=9)), NOW)
    assert refused(error.value) == ("lid_bestaat_al", {"field": "professional"})
    tomorrow = NOW + timedelta(days=1)
    casus.add_lid(CasusLid(3, 5, tomorrow, "weer", None), tomorrow)
    assert [(lid.id, lid.toegevoegd_op, lid.reden, lid.tot) for lid in casus.leden] == [(2, tomorrow, "weer", None)]


@pytest.mark.parametrize(
    ("reden", "tot", "wanted"),
    [
        ("waarneming", TODAY, None),
        (" ", TODAY, ("veld_leeg", {"field": "reden"})),
        ("waarneming", None, ("lid_zonder_einde", {"field": "tot"})),
        ("waarneming", TODAY - timedelta(days=1), ("datum_voorbij", {"field": "tot"})),
    ],
)
def test_who_is_added_says_why_and_until_when(reden: str, tot: date | None, wanted: object) -> None:
    new = CasusLid(2, 5, NOW, reden, tot)
    if wanted is None:
        new.require_term(TODAY)
        return
    with pytest.raises(RuleViolation) as error:
        new.require_term(TODAY)
    assert refused(error.value) == wanted


def test_closing_needs_a_reason_because_retention_starts_there() -> None:
    casus = make_casus()
    with pytest.raises(RuleViolation) as error:
        casus.close(" ", NOW)
    assert refused(error.value) == ("veld_leeg", {"field": "afsluitreden"})
    assert casus.status is CasusStatus.LOOPT
    casus.close("Rob redt het zelf\nen wil dat ook", NOW)
    assert (casus.status, casus.afgesloten_op) == (CasusStatus.AFGESLOTEN, NOW)
    assert casus.afsluitreden == "Rob redt het zelf\nen wil dat ook"


def test_an_inwoner_of_another_casus_is_unknown() -> None:
    casus = make_casus(inwoners=[make_inwoner(id=1), make_inwoner(id=2)])
    assert casus.inwoner(2).id == 2
    with pytest.raises(RuleViolation) as error:
        casus.inwoner(3)
    assert refused(error.value) == ("inwoner_onbekend", {})


def test_an_inwoner_needs_a_name_and_nothing_else() -> None:
    with pytest.raises(RuleViolation):
        make_inwoner(naam="")
    inwoner = make_inwoner()
    with pytest.raises(RuleViolation) as error:
        inwoner.fill(naam=" ")
    assert refused(error.value) == ("veld_leeg", {"field": "naam"})


def test_fill_takes_over_words_codes_and_days_and_keeps_line_breaks() -> None:
    inwoner = make_inwoner()
    inwoner.fill(
        naam=" Anneke  de Wit ",
        eigen_woorden=" Ik wil slapen.\nEn rust. ",
        eigen_woorden_op=date(2026, 11, 1),
        leeftijdsklasse=Leeftijdsklasse.VANAF_67,
        contact_wijze=ContactWijze.BRIEF,
    )
    assert (inwoner.naam, inwoner.sorteersleutel) == ("Anneke de Wit", "wit anneke de")
    assert inwoner.eigen_woorden == "Ik wil slapen.\nEn rust."
    assert (inwoner.leeftijdsklasse, inwoner.contact_wijze) == (Leeftijdsklasse.VANAF_67, ContactWijze.BRIEF)
    inwoner.fill(hoi_nodig="rust")
    assert inwoner.naam == "Anneke de Wit"


def test_the_question_is_about_parts_of_life_once_each_and_in_their_order() -> None:
    casus, new_id = make_casus(), Ids(50)
    casus.ask_about([Onderwerp.GELD, Onderwerp.WONEN, Onderwerp.GELD, Onderwerp.DAT], new_id, later())
    assert [(each.id, each.onderwerp) for each in casus.onderwerpen] == [(50, Onderwerp.WONEN), (51, Onderwerp.GELD)]
    assert casus.gewijzigd_op == later()
    casus.ask_about([Onderwerp.GELD, Onderwerp.NETWERK], new_id, later(2))
    assert [(each.id, each.onderwerp) for each in casus.onderwerpen] == [(51, Onderwerp.GELD), (52, Onderwerp.NETWERK)]


def stop(number: int = 1, soort: Grond = Grond.BEZWAAR, who: int = 1) -> Verwerkingsstop:
    return Verwerkingsstop(number, who, soort, "Ik wil dit niet", NOW)


def test_only_an_objection_or_a_restriction_stops_everything() -> None:
    for soort in Grond:
        if soort in (Grond.BEZWAAR, Grond.BEPERKING):
            assert stop(soort=soort).soort is soort
            continue
        with pytest.raises(RuleViolation) as error:
            stop(soort=soort)
        assert refused(error.value) == ("stop_onbekend", {"field": "soort"})


def test_a_person_of_the_casus_stops_it_once_until_it_is_lifted() -> None:
    casus = make_casus(inwoners=[make_inwoner(), make_inwoner(id=2, volgorde=2)])
    casus.stop(stop(), later())
    casus.stop(stop(2, Grond.BEPERKING), later())
    casus.stop(stop(3, who=2), later(2))
    with pytest.raises(RuleViolation) as error:
        casus.stop(stop(4), later(3))
    assert refused(error.value) == ("stop_staat_al", {})
    with pytest.raises(RuleViolation) as error:
        casus.stop(stop(5, who=9), later(3))
    assert refused(error.value) == ("inwoner_onbekend", {})
    casus.lift_stop(1, later(5))
    assert [(each.id, each.tot) for each in casus.stops] == [(1, later(5)), (2, None), (3, None)]
    casus.stop(stop(6), later(6))
    for number in (1, 99):
        with pytest.raises(RuleViolation) as error:
            casus.lift_stop(number, later(7))
        assert refused(error.value) == ("stop_onbekend", {})
