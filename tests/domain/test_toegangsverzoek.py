"""Asking to see a closed casus, breaking the glass, and the steps of the meldcode."""

from datetime import timedelta
from typing import Any

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.meldcode import MeldcodeRegel, Meldcodestap
from casus.domain.toegangsverzoek import NOOD, Noodtoegang, Toegangsverzoek, VerzoekStatus
from tests.factories import NOW, TODAY, later, refused

ASKER, OTHER = 4, 5


def request(**given: Any) -> Toegangsverzoek:
    values: dict[str, Any] = {"id": 1, "casus_id": 2, "professional_id": ASKER, "reden": "Ik neem waar", "tot": TODAY}
    return Toegangsverzoek(**(values | {"gevraagd_op": NOW, "gewijzigd_op": NOW} | given))


def broken(**given: Any) -> Noodtoegang:
    values: dict[str, Any] = {"id": 1, "casus_id": 2, "professional_id": ASKER, "reden": "Er is brand"}
    return Noodtoegang(**(values | {"van": NOW, "gewijzigd_op": NOW} | given))


def test_asking_takes_a_reason() -> None:
    assert request(reden=" Ik  neem waar ").reden == "Ik neem waar"
    with pytest.raises(RuleViolation) as error:
        request(reden=" ")
    assert refused(error.value) == ("veld_leeg", {"field": "reden"})


def test_a_yes_needs_no_words() -> None:
    verzoek = request()
    verzoek.answer(mag=True, antwoord=" ", door_id=OTHER, now=later())
    assert (verzoek.status, verzoek.antwoord, verzoek.beantwoord_door_id) == (VerzoekStatus.JA, "", OTHER)
    assert verzoek.beantwoord_op == verzoek.gewijzigd_op == later()


def test_a_no_says_why() -> None:
    verzoek = request()
    with pytest.raises(RuleViolation) as error:
        verzoek.answer(mag=False, antwoord="  ", door_id=OTHER, now=later())
    assert refused(error.value) == ("veld_leeg", {"field": "antwoord"})
    assert verzoek.status is VerzoekStatus.GEVRAAGD
    verzoek.answer(mag=False, antwoord=" Het is niet nodig ", door_id=OTHER, now=later())
    assert (verzoek.status, verzoek.antwoord) == (VerzoekStatus.NEE, "Het is niet nodig")


def test_nobody_answers_their_own_request() -> None:
    with pytest.raises(RuleViolation) as error:
        request().answer(mag=True, antwoord="", door_id=ASKER, now=later())
    assert refused(error.value) == ("verzoek_van_uzelf", {})


@pytest.mark.parametrize("mag", [True, False])
def test_a_request_is_answered_once(mag: bool) -> None:
    verzoek = request()
    verzoek.answer(mag=mag, antwoord="Nee", door_id=OTHER, now=later())
    with pytest.raises(RuleViolation) as error:
        verzoek.answer(mag=True, antwoord="", door_id=OTHER, now=later(2))
    assert refused(error.value) == ("verzoek_beantwoord", {})


def test_broken_glass_closes_by_itself_after_two_hours() -> None:
    assert timedelta(hours=2) == NOOD
    assert broken().tot == later(120)
    with pytest.raises(RuleViolation) as error:
        broken(reden="")
    assert refused(error.value) == ("veld_leeg", {"field": "reden"})


def test_somebody_else_looks_at_broken_glass_and_says_what_they_think() -> None:
    nood = broken()
    with pytest.raises(RuleViolation) as error:
        nood.review("Goed", ASKER, later())
    assert refused(error.value) == ("verzoek_van_uzelf", {})
    with pytest.raises(RuleViolation) as error:
        nood.review(" ", OTHER, later())
    assert refused(error.value) == ("veld_leeg", {"field": "oordeel"})
    assert not nood.oordeel
    nood.review(" Terecht ", OTHER, later(3))
    assert (nood.oordeel, nood.gezien_door_id, nood.gezien_op) == ("Terecht", OTHER, later(3))
    assert nood.gewijzigd_op == later(3)


def test_the_meldcode_has_five_steps_and_each_says_what_was_done() -> None:
    assert [stap.value for stap in Meldcodestap] == ["signalen", "overleg", "gesprek", "wegen", "beslissen"]
    regel = MeldcodeRegel(1, 2, Meldcodestap.WEGEN, " Met een  collega ", ASKER, TODAY, NOW)
    assert regel.toelichting == "Met een collega"
    with pytest.raises(RuleViolation) as error:
        MeldcodeRegel(1, 2, Meldcodestap.WEGEN, " ", ASKER, TODAY, NOW)
    assert refused(error.value) == ("veld_leeg", {"field": "toelichting"})
