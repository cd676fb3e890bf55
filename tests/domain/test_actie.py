"""An actie: exactly one owner, a day, and what became of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from casus.domain.actie import Eigenaar
from casus.domain.errors import RuleViolation
from casus.domain.values import ActieStatus, EigenaarSoort
from tests.factories import NOW, later, make_actie, refused

OWNERS: dict[EigenaarSoort, dict[str, Any]] = {
    EigenaarSoort.PROFESSIONAL: {"professional_id": 1},
    EigenaarSoort.ORGANISATIE: {"organisatie_id": 1},
    EigenaarSoort.PERSOON: {"inwoner_id": 1},
    EigenaarSoort.NAASTE: {"naam": "zus Truus"},
}
DAY = date(2026, 12, 1)


@pytest.mark.parametrize("soort", EigenaarSoort)
def test_an_owner_is_who_its_kind_says(soort: EigenaarSoort) -> None:
    assert Eigenaar(soort, **OWNERS[soort]).soort is soort
    for other in set(EigenaarSoort) - {soort}:
        with pytest.raises(RuleViolation) as error:
            Eigenaar(soort, **OWNERS[other])
        assert refused(error.value) == ("eigenaar_ontbreekt", {"field": "eigenaar"})
        with pytest.raises(RuleViolation) as error:
            Eigenaar(soort, **OWNERS[soort], **OWNERS[other])
        assert refused(error.value) == ("eigenaar_niet_uniek", {"field": "eigenaar"})


def test_a_naaste_has_a_name() -> None:
    with pytest.raises(RuleViolation):
        Eigenaar(EigenaarSoort.NAASTE, naam="  ")


def test_an_actie_says_what_is_done() -> None:
    with pytest.raises(RuleViolation) as error:
        make_actie(wat=" ")
    assert refused(error.value) == ("veld_leeg", {"field": "wat"})


def test_done_needs_no_words() -> None:
    actie = make_actie()
    actie.finish(True, "", later())
    assert (actie.status, actie.is_open) == (ActieStatus.GEDAAN, False)
    assert actie.afgerond_op == actie.gewijzigd_op == later()


def test_not_done_needs_a_word_because_the_table_wants_to_know_why() -> None:
    actie = make_actie()
    with pytest.raises(RuleViolation) as error:
        actie.finish(False, " ", later())
    assert refused(error.value) == ("veld_leeg", {"field": "terugkoppeling"})
    assert actie.is_open
    actie.finish(False, "niemand thuis\ntwee keer", later())
    assert (actie.status, actie.terugkoppeling) == (ActieStatus.NIET_GEDAAN, "niemand thuis\ntwee keer")


def test_postponed_is_still_open_and_the_agreed_day_stays() -> None:
    actie = make_actie(uiterlijk=date(2026, 11, 27))
    actie.postpone(DAY, " wacht op brief ", later())
    assert (actie.status, actie.is_open, actie.terugkoppeling) == (ActieStatus.LATER, True, "wacht op brief")
    assert (actie.uiterlijk, actie.termijn) == (date(2026, 11, 27), DAY)


def test_the_day_that_counts_is_the_agreed_one_until_postponed() -> None:
    assert make_actie().termijn is None
    assert make_actie(uiterlijk=DAY).termijn == DAY


def test_what_is_finished_is_not_finished_or_postponed_again() -> None:
    actie = make_actie()
    actie.finish(True, "", NOW)
    with pytest.raises(RuleViolation) as error:
        actie.finish(True, "", NOW)
    assert refused(error.value) == ("actie_al_afgerond", {})
    with pytest.raises(RuleViolation) as error:
        actie.postpone(DAY, "", NOW)
    assert refused(error.value) == ("actie_al_afgerond", {})


@pytest.mark.parametrize(("until", "status"), [(None, ActieStatus.OPEN), (DAY, ActieStatus.LATER)])
def test_reopened_is_as_it_was_before(until: date | None, status: ActieStatus) -> None:
    actie = make_actie(uitgesteld_tot=until)
    actie.finish(True, "", NOW)
    actie.reopen(later())
    assert (actie.status, actie.afgerond_op, actie.gewijzigd_op) == (status, None, later())


def test_what_was_said_stays_until_there_is_something_newer() -> None:
    actie = make_actie()
    actie.report(" Samir is gebeld ", later())
    assert (actie.terugkoppeling, actie.status, actie.gewijzigd_op) == ("Samir is gebeld", ActieStatus.OPEN, later())
    actie.postpone(DAY, "", later(2))
    actie.finish(True, " ", later(3))
    assert actie.terugkoppeling == "Samir is gebeld"


def test_feedback_says_something() -> None:
    with pytest.raises(RuleViolation) as error:
        make_actie().report(" ", NOW)
    assert refused(error.value) == ("veld_leeg", {"field": "bericht"})


def test_another_owner_and_other_words() -> None:
    actie = make_actie()
    actie.rewrite(" belt zelf ", Eigenaar(EigenaarSoort.NAASTE, naam=" zus Truus "), later())
    assert (actie.wat, actie.professional_id, actie.eigenaar_naam) == ("belt zelf", None, "zus Truus")
    assert (actie.eigenaar.soort, actie.gewijzigd_op) == (EigenaarSoort.NAASTE, later())


AGREED = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("agreed", "day", "expected"),
    [
        (AGREED, DAY, (AGREED, DAY, ActieStatus.LATER)),
        (AGREED, AGREED, (AGREED, None, ActieStatus.OPEN)),
        (None, DAY, (DAY, None, ActieStatus.OPEN)),
        (None, None, (None, None, ActieStatus.OPEN)),
    ],
)
def test_the_agreed_day_stays_when_an_actie_moves(
    agreed: date | None, day: date | None, expected: tuple[date | None, date | None, ActieStatus]
) -> None:
    actie = make_actie(uiterlijk=agreed)
    actie.move(day, later())
    assert (actie.uiterlijk, actie.uitgesteld_tot, actie.status) == expected
    assert actie.gewijzigd_op == later()


def test_an_agreed_day_is_moved_not_taken_away() -> None:
    with pytest.raises(RuleViolation) as error:
        make_actie(uiterlijk=DAY).move(None, NOW)
    assert refused(error.value) == ("datum_ontbreekt", {"field": "uiterlijk"})


def test_what_is_finished_stays_as_it_was() -> None:
    actie = make_actie()
    actie.finish(True, "", NOW)
    changes: tuple[Callable[[], None], ...] = (
        lambda: actie.report("x", NOW),
        lambda: actie.rewrite("x", actie.eigenaar, NOW),
        lambda: actie.move(DAY, NOW),
    )
    for change in changes:
        with pytest.raises(RuleViolation) as error:
            change()
        assert refused(error.value) == ("actie_al_afgerond", {})
