"""Who sits at the table: organisations, job history, gebruikers, wijken."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casus.domain.dossier import Dossier, Wijk
from casus.domain.errors import RuleViolation
from casus.domain.organisatie import Professional, Vervanging
from casus.domain.values import OrganisatieSoort, Rol
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


def test_an_organisation_changes_name_kind_and_secrecy() -> None:
    organisatie = make_organisatie(naam="Het Baken")
    organisatie.change(" De  Schakel ", OrganisatieSoort.GGZ, True, later())
    assert (organisatie.naam, organisatie.sorteersleutel) == ("De Schakel", "schakel de")
    assert (organisatie.soort, organisatie.beroepsgeheim) == (OrganisatieSoort.GGZ, True)
    assert organisatie.gewijzigd_op == later()
    with pytest.raises(RuleViolation):
        organisatie.change(" ", OrganisatieSoort.GGZ, True, later())


def test_contact_of_a_professional_changes_without_losing_the_place_in_the_list() -> None:
    professional = make_professional()
    professional.change(" Lotte  Ybema ", " 06  1234 ", " l@voorbeeld.example ", later())
    assert (professional.naam, professional.sorteersleutel[:5]) == ("Lotte Ybema", "ybema")
    assert (professional.telefoon, professional.email, professional.gewijzigd_op) == (
        "06 1234",
        "l@voorbeeld.example",
        later(),
    )


def test_a_job_ends_on_its_last_day_and_who_has_no_job_left_has_left() -> None:
    professional = with_jobs((DAY, None))
    assert not professional.has_left(DAY)
    professional.end_job(DAY + timedelta(days=9), later())
    assert professional.dienstverbanden[0].tot == DAY + timedelta(days=9)
    assert [professional.has_left(DAY + timedelta(days=n)) for n in (9, 10)] == [False, True]
    assert not make_professional().has_left(DAY)


@pytest.mark.parametrize(
    ("last_day", "code"), [(DAY - timedelta(days=1), "geen_functie_op_dag"), (DAY, "functie_volgt_nog")]
)
def test_a_job_does_not_end_before_it_began_nor_before_one_that_is_agreed(last_day: date, code: str) -> None:
    professional = with_jobs((DAY, DAY + timedelta(days=5)), (DAY + timedelta(days=6), None))
    with pytest.raises(RuleViolation) as error:
        professional.end_job(last_day, NOW)
    assert error.value.code == code


def two_colleagues() -> tuple[Professional, Professional]:
    jobs = [make_job(id=n, van=DAY) for n in (1, 2)]
    return make_professional(id=1, dienstverbanden=[jobs[0]]), make_professional(id=2, dienstverbanden=[jobs[1]])


def stand_in(first: int, last: int, vervanger: int = 2, number: int = 1) -> Vervanging:
    return Vervanging(number, vervanger, DAY + timedelta(days=first), DAY + timedelta(days=last))


def test_a_colleague_of_the_same_organisation_stands_in() -> None:
    sanne, joost = two_colleagues()
    sanne.let_stand_in(stand_in(1, 5), joost, (), later())
    sanne.let_stand_in(stand_in(6, 9, number=2), joost, (), later())
    assert [v.covers(DAY + timedelta(days=5)) for v in sanne.vervangingen] == [True, False]
    assert sanne.gewijzigd_op == later()


def test_an_end_before_the_begin_is_refused() -> None:
    with pytest.raises(RuleViolation) as error:
        stand_in(5, 4)
    assert refused(error.value) == ("vervanging_eind_voor_begin", {"field": "tot"})


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (stand_in(12, 14, vervanger=1), "vervanging_zichzelf"),
        (stand_in(5, 8), "vervanging_overlapt"),
        (stand_in(20, 22), "vervanging_keten"),
        (stand_in(30, 33), "vervanging_keten"),
        (stand_in(-3, 0), "vervanging_andere_organisatie"),
        (stand_in(38, 41), "vervanging_andere_organisatie"),
    ],
)
def test_not_oneself_not_two_at_a_time_no_chains_not_from_elsewhere(new: Vervanging, code: str) -> None:
    sanne, joost = two_colleagues()
    sanne.let_stand_in(stand_in(1, 5), joost, (), NOW)
    joost.vervangingen.append(stand_in(22, 25, vervanger=3, number=8))
    joost.start_job(make_job(id=3, van=DAY + timedelta(days=40), organisatie_id=2), NOW)
    replaces = [stand_in(29, 30, vervanger=1, number=9)]
    with pytest.raises(RuleViolation) as error:
        sanne.let_stand_in(new, joost, replaces, NOW)
    assert error.value.code == code
    assert len(sanne.vervangingen) == 1


def test_what_was_stays_as_history_when_a_stand_in_is_taken_back() -> None:
    sanne, joost = two_colleagues()
    sanne.let_stand_in(stand_in(1, 5), joost, (), NOW)
    sanne.let_stand_in(stand_in(20, 25, number=2), joost, (), NOW)
    sanne.stop_vervanging(1, DAY + timedelta(days=3), later())
    sanne.stop_vervanging(2, DAY + timedelta(days=3), later())
    assert [(v.id, v.tot) for v in sanne.vervangingen] == [(1, DAY + timedelta(days=2))]
    for number, code in ((1, "vervanging_voorbij"), (7, "niet_gevonden")):
        with pytest.raises(RuleViolation) as error:
            sanne.stop_vervanging(number, DAY + timedelta(days=3), NOW)
        assert error.value.code == code


def test_nobody_stands_in_longer_than_both_work_there() -> None:
    sanne, joost = two_colleagues()
    for number, (first, last) in enumerate(((1, 5), (20, 25), (30, 31)), start=1):
        sanne.let_stand_in(stand_in(first, last, number=number), joost, (), NOW)
    assert not sanne.trim_vervangingen([joost], later())
    joost.start_job(make_job(id=3, van=DAY + timedelta(days=23), organisatie_id=2), NOW)
    assert sanne.trim_vervangingen([joost], later())
    assert [(v.id, v.tot) for v in sanne.vervangingen] == [(1, DAY + timedelta(5)), (2, DAY + timedelta(22))]


def test_a_function_that_changes_at_the_same_organisation_changes_nothing() -> None:
    sanne, joost = two_colleagues()
    joost.start_job(make_job(id=3, van=DAY + timedelta(days=3), functie="teamleider"), NOW)
    sanne.let_stand_in(stand_in(1, 5), joost, (), NOW)
    assert len(sanne.vervangingen) == 1


def test_roles_are_exactly_what_was_asked_and_the_code_stays() -> None:
    gebruiker = make_gebruiker(Rol.NOTULIST, Rol.BEHEERDER)
    kept = gebruiker.rollen[0]
    gebruiker.set_rollen((Rol.NOTULIST, Rol.VOORZITTER, Rol.VOORZITTER), lambda: 9, later())
    assert [(r.id, r.rol) for r in gebruiker.rollen] == [(kept.id, Rol.NOTULIST), (9, Rol.VOORZITTER)]
    gebruiker.activate(False, later(2))
    assert (gebruiker.actief, gebruiker.code, gebruiker.gewijzigd_op) == (False, "LB", later(2))


@pytest.mark.parametrize(
    ("rollen", "code"),
    [((), "veld_leeg"), (tuple(Rol), "controller_alleen"), ((Rol.CONTROLLER, Rol.BEHEERDER), "controller_alleen")],
)
def test_no_roles_at_all_and_a_controller_with_another_are_refused(rollen: tuple[Rol, ...], code: str) -> None:
    gebruiker = make_gebruiker(Rol.NOTULIST)
    with pytest.raises(RuleViolation) as error:
        gebruiker.set_rollen(rollen, lambda: 9, NOW)
    assert refused(error.value) == (code, {"field": "rol"})
    assert [r.rol for r in gebruiker.rollen] == [Rol.NOTULIST]
