"""Who sits at the table: organisations, job history, gebruikers, wijken."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.dossier import Dossier, Wijk
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Professional
from casus.domain.values import Rol
from tests.factories import NOW, later, make_gebruiker, make_job, make_organisatie, make_professional, refused

DAY = date(2026, 1, 1)


def with_jobs(*spans: tuple[date, date | None]) -> Professional:
    return make_professional(dienstverbanden=[make_job(id=n, van=van, tot=tot) for n, (van, tot) in enumerate(spans)])


def test_names_are_required_and_trimmed() -> None:
    assert make_organisatie(naam=" De  Schakel ").naam == "De Schakel"
    assert make_organisatie(naam="De Schakel").sorteersleutel == "schakel de"
    assert Wijk(1, " Molenbuurt ", NOW).naam == "Molenbuurt"
    assert Dossier(1, "Team", "Gemeente", False, NOW, NOW).naam == "Team"
    for make in (make_organisatie, make_professional, lambda naam: Wijk(1, naam, NOW)):
        with pytest.raises(RuleViolation) as error:
            make(naam="  ")
        assert refused(error.value) == ("veld_leeg", {"field": "naam"})


def test_rename_moves_the_place_in_the_list() -> None:
    professional = make_professional(naam="Anneke de Wit")
    professional.rename("Anneke Jansen")
    assert (professional.naam, professional.sorteersleutel) == ("Anneke Jansen", "jansen anneke")


def test_a_job_counts_from_its_first_day_through_its_last() -> None:
    job = make_job(van=DAY, tot=DAY + timedelta(days=2))
    held = [job.covers(DAY + timedelta(days=n)) for n in range(-1, 4)]
    assert held == [False, True, True, True, False]
    assert make_job(van=DAY).covers(date(2099, 1, 1))


def test_a_job_does_not_end_before_it_begins() -> None:
    with pytest.raises(RuleViolation) as error:
        make_job(van=DAY, tot=DAY - timedelta(days=1))
    assert error.value.code == "dienstverband_overlapt"


def test_job_on_is_the_latest_begun_or_none() -> None:
    professional = with_jobs((DAY, None), (DAY + timedelta(days=10), None))
    assert [job.id if (job := professional.job_on(DAY + timedelta(days=n))) else None for n in (-1, 0, 9, 10, 99)] == [
        None,
        0,
        0,
        1,
        1,
    ]


def test_a_new_job_ends_the_running_one_the_day_before_and_keeps_it() -> None:
    professional = with_jobs((DAY, None))
    professional.start_job(make_job(id=9, van=DAY + timedelta(days=30), functie=" wijkcoach "), later())
    first, second = professional.dienstverbanden
    assert (first.tot, second.tot, second.functie) == (DAY + timedelta(days=29), None, "wijkcoach")
    assert professional.gewijzigd_op == later()


def test_a_first_job_needs_no_earlier_one() -> None:
    professional = make_professional()
    professional.start_job(make_job(), NOW)
    assert len(professional.dienstverbanden) == 1


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_job_that_runs_into_a_later_one_is_refused(days: int) -> None:
    professional = with_jobs((DAY, None))
    with pytest.raises(RuleViolation) as error:
        professional.start_job(make_job(id=9, van=DAY + timedelta(days=days)), NOW)
    assert refused(error.value) == ("dienstverband_overlapt", {"field": "van", "van": DAY})
    assert [job.tot for job in professional.dienstverbanden] == [None]


def test_a_job_between_two_others_fits() -> None:
    professional = with_jobs((DAY, DAY + timedelta(days=5)), (DAY + timedelta(days=30), None))
    professional.start_job(make_job(id=9, van=DAY + timedelta(days=10), tot=DAY + timedelta(days=29)), NOW)
    assert len(professional.dienstverbanden) == 3


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8))
def test_job_history_never_overlaps(offsets: list[int]) -> None:
    professional = make_professional()
    for number, offset in enumerate(offsets):
        with suppress(RuleViolation):
            professional.start_job(make_job(id=number, van=DAY + timedelta(days=offset)), NOW)
    for day in (DAY + timedelta(days=n) for n in range(0, 401, 7)):
        assert sum(job.covers(day) for job in professional.dienstverbanden) <= 1


def test_a_gebruiker_has_a_code_and_the_roles_that_were_given() -> None:
    gebruiker = make_gebruiker(Rol.NOTULIST)
    assert gebruiker.has_rol(Rol.NOTULIST)
    assert not gebruiker.has_rol(Rol.VOORZITTER)
    with pytest.raises(RuleViolation) as error:
        make_gebruiker(code=" ")
    assert refused(error.value) == ("veld_leeg", {"field": "code"})
