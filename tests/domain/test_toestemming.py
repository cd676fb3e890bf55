"""Consent: asked of one person, answered line by line, taken back; and who has to agree."""

from datetime import date, timedelta
from typing import Any

import pytest

from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import (
    Antwoord,
    Instemmer,
    Toestemming,
    ToestemmingRegel,
    ToestemmingStatus,
    ToestemmingWijze,
    who_must_agree,
)
from casus.domain.values import Leeftijdsklasse
from tests.factories import NOW, TODAY, later, refused

UNTIL = TODAY + timedelta(days=30)
PAPER, SPOKEN = ToestemmingWijze.SCHRIFTELIJK, ToestemmingWijze.MONDELING
S = ToestemmingStatus


def consent(status: ToestemmingStatus = S.GEVRAAGD, **given: Any) -> Toestemming:
    values: dict[str, Any] = {"id": 1, "casus_id": 2, "inwoner_id": 3, "doel": "Rob houdt zijn huis"}
    return Toestemming(**(values | {"gewijzigd_op": NOW, "status": status} | given))


def line(mag: bool, number: int = 1, org: int = 10, part: Onderwerp = Onderwerp.WONEN) -> ToestemmingRegel:
    return ToestemmingRegel(number, org, part, mag)


YES, NO = line(True), line(False, 2, 20)


def answer(*lines: ToestemmingRegel, **given: Any) -> Antwoord:
    values: dict[str, Any] = {"wijze": PAPER, "geldig_tot": UNTIL}
    return Antwoord(lines or (YES,), **(values | given))


def problem_of(toestemming: Toestemming, antwoord: Antwoord) -> tuple[str, dict[str, object]]:
    with pytest.raises(RuleViolation) as error:
        toestemming.answer(antwoord, TODAY, later())
    return refused(error.value)


def test_a_purpose_is_needed_and_not_asking_needs_a_reason() -> None:
    with pytest.raises(RuleViolation) as error:
        consent(doel="  ")
    assert refused(error.value) == ("veld_leeg", {"field": "doel"})
    with pytest.raises(RuleViolation) as error:
        consent(S.NIET_GEVRAAGD)
    assert refused(error.value) == ("veld_leeg", {"field": "reden"})
    assert consent(S.NIET_GEVRAAGD, reden=" Rob is  ziek ").reden == "Rob is ziek"


def test_what_was_not_asked_can_be_asked_once() -> None:
    toestemming = consent(S.NIET_GEVRAAGD, reden="Rob is ziek")
    toestemming.ask(TODAY, 4, 5, later())
    found = (toestemming.status, toestemming.reden, toestemming.gevraagd_op)
    assert found == (S.GEVRAAGD, "", TODAY)
    assert (toestemming.gevraagd_door_id, toestemming.uitgelegd_door_id) == (4, 5)
    assert toestemming.gewijzigd_op == later()
    with pytest.raises(RuleViolation) as error:
        toestemming.ask(TODAY, 4, 5, later())
    assert refused(error.value) == ("toestemming_al_gevraagd", {})


@pytest.mark.parametrize(
    ("lines", "status"),
    [((YES,), S.GEGEVEN), ((YES, line(True, 2, 20)), S.GEGEVEN), ((YES, NO), S.DEELS), ((NO,), S.GEWEIGERD)],
)
def test_all_some_or_none_follows_from_the_lines(
    lines: tuple[ToestemmingRegel, ...], status: ToestemmingStatus
) -> None:
    toestemming = consent()
    toestemming.answer(answer(*lines), TODAY, later())
    assert toestemming.status is status
    assert toestemming.antwoord_op == toestemming.gewijzigd_op == later()
    assert toestemming.geldig_tot == (None if status is S.GEWEIGERD else UNTIL)


def test_the_lines_that_were_asked_stay_the_same_lines() -> None:
    asked = [line(False, 7), line(False, 8, 30)]
    toestemming = consent(regels=list(asked))
    toestemming.answer(answer(YES, NO), TODAY, later())
    assert [regel.id for regel in toestemming.regels] == [7, 2]
    assert toestemming.regels[0] is asked[0]
    assert [regel.mag for regel in toestemming.regels] == [True, False]


def test_nobody_answers_what_was_not_asked_or_twice() -> None:
    for status in S:
        if status is S.GEVRAAGD:
            continue
        assert problem_of(consent(status, reden="ziek"), answer()) == ("toestemming_niet_gevraagd", {})


def test_an_answer_has_lines_and_none_twice() -> None:
    empty = Antwoord((), PAPER, geldig_tot=UNTIL)
    assert problem_of(consent(), empty) == ("toestemming_zonder_regels", {"field": "regels"})
    assert problem_of(consent(), answer(YES, line(False, 9))) == ("toestemming_regel_dubbel", {"field": "regels"})


@pytest.mark.parametrize("until", [None, TODAY - timedelta(days=1), TODAY])
def test_a_yes_ends_on_a_day_to_come(until: date | None) -> None:
    wrong = ("toestemming_zonder_einde", {"field": "geldig_tot"})
    assert problem_of(consent(), answer(YES, NO, geldig_tot=until)) == wrong
    toestemming = consent()
    toestemming.answer(answer(NO, geldig_tot=until), TODAY, later())
    assert toestemming.status is S.GEWEIGERD


@pytest.mark.parametrize("witness", ["", "  "])
def test_a_spoken_answer_has_a_witness(witness: str) -> None:
    spoken = answer(wijze=SPOKEN, getuige=witness)
    assert problem_of(consent(), spoken) == ("getuige_ontbreekt", {"field": "getuige"})
    toestemming = consent()
    toestemming.answer(answer(wijze=SPOKEN, getuige=" Anna Faber "), TODAY, later())
    assert (toestemming.wijze, toestemming.getuige) == (SPOKEN, "Anna Faber")


def test_somebody_has_to_agree() -> None:
    nobody = answer(persoon_akkoord=False)
    assert problem_of(consent(), nobody) == ("instemming_ontbreekt", {"field": "akkoord"})
    toestemming = consent()
    toestemming.answer(answer(persoon_akkoord=False, gezag_akkoord=True), TODAY, later())
    assert (toestemming.persoon_akkoord, toestemming.gezag_akkoord) == (False, True)


@pytest.mark.parametrize("status", S)
def test_only_a_yes_can_be_taken_back_and_without_a_reason(status: ToestemmingStatus) -> None:
    toestemming = consent(status, reden="x")
    if status not in (S.GEGEVEN, S.DEELS):
        with pytest.raises(RuleViolation) as error:
            toestemming.withdraw("", later())
        assert refused(error.value) == ("niets_in_te_trekken", {})
        return
    toestemming.withdraw("  ", later())
    assert (toestemming.status, toestemming.reden) == (S.INGETROKKEN, "")
    assert toestemming.ingetrokken_op == toestemming.gewijzigd_op == later()


@pytest.mark.parametrize("status", S)
def test_a_yes_ends_with_its_day_and_nothing_else_does(status: ToestemmingStatus) -> None:
    toestemming = consent(status, reden="x", geldig_tot=UNTIL)
    assert toestemming.status_on(UNTIL) is status
    ends = status in (S.GEGEVEN, S.DEELS)
    assert toestemming.status_on(UNTIL + timedelta(days=1)) is (S.VERLOPEN if ends else status)
    toestemming.geldig_tot = None
    assert toestemming.status_on(UNTIL + timedelta(days=1)) is status


# Who must agree, by class of age, alone and represented; then whether that is so when only the person agreed, only who
# has authority, both.
L = Leeftijdsklasse
AGREEMENT = [
    (L.ONDER_12, False, "gezag", (False, True, True)),
    (L.ONDER_12, True, "gezag", (False, True, True)),
    (L.VAN_12_TOT_16, False, "persoon gezag", (False, False, True)),
    (L.VAN_12_TOT_16, True, "persoon gezag", (False, False, True)),
    (L.VAN_16_TOT_18, False, "persoon", (True, False, True)),
    (L.VAN_16_TOT_18, True, "gezag", (False, True, True)),
    (L.VAN_18_TOT_27, False, "persoon", (True, False, True)),
    (L.VAN_18_TOT_27, True, "gezag", (False, True, True)),
    (L.VAN_27_TOT_67, False, "persoon", (True, False, True)),
    (L.VAN_27_TOT_67, True, "gezag", (False, True, True)),
    (L.VANAF_67, False, "persoon", (True, False, True)),
    (L.VANAF_67, True, "gezag", (False, True, True)),
    (L.ONBEKEND, False, "persoon", (True, False, True)),
    (L.ONBEKEND, True, "gezag", (False, True, True)),
]


def test_who_must_agree_is_said_for_every_age_alone_and_represented() -> None:
    assert {(age, represented) for age, represented, _, _ in AGREEMENT} == {(a, r) for a in L for r in (False, True)}


@pytest.mark.parametrize(("age", "represented", "who", "agreed"), AGREEMENT)
def test_a_yes_counts_when_everybody_who_must_agreed(
    age: Leeftijdsklasse, represented: bool, who: str, agreed: tuple[bool, bool, bool]
) -> None:
    must = who_must_agree(age, vertegenwoordigd=represented)
    assert must == tuple(Instemmer(each) for each in who.split())
    said = [consent(persoon_akkoord=person, gezag_akkoord=other) for person, other in ((1, 0), (0, 1), (1, 1))]
    assert tuple(each.is_agreed(must) for each in said) == agreed
