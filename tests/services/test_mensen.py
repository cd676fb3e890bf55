"""Organisations, professionals with their history, gebruikers, wijken and pasted lists."""

from datetime import date
from pathlib import Path

import pytest

from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import OrganisatieSoort, Rol
from casus.services import casussen, mensen
from casus.wiring import World, new_dossier, open_dossier
from tests.factories import refused
from tests.services.conftest import MEETING, PEOPLE, Town

NEW = mensen.CreateOrganisatie("  Het Baken ", OrganisatieSoort.GGZ, True)


def test_a_new_organisation_stands_in_the_list_and_in_the_log(town: Town) -> None:
    made: list[Changed] = []
    logged = town.logged_by(lambda: made.extend(mensen.create_organisatie(town.as_("IB"), NEW)))
    assert made[0].kind == "organisatie"
    assert logged == [LogEntry("organisatie_aangemaakt", (("organisatie", made[0].id),))]
    rows = mensen.list_organisaties(town.as_("BU"))
    assert [(r.naam, r.soort, r.beroepsgeheim) for r in rows] == [
        ("Het Baken", OrganisatieSoort.GGZ, True),
        ("De Schakel", OrganisatieSoort.CORPORATIE, False),
    ]


def test_a_beheerder_does_not_add_partners(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        mensen.create_organisatie(town.as_("BE"), NEW)
    assert refused(error.value) == ("geen_bevoegdheid", {"handeling": "casus_aanmaken"})


def test_who_changes_jobs_keeps_a_history_and_old_minutes_stay_as_they_were(each_town: Town) -> None:
    town = each_town
    baken = mensen.create_organisatie(town.as_("IB"), NEW)[0].id
    person = next(p for p in mensen.list_professionals(town.as_("IB")) if p.naam == "Daan Ebbers")
    cmd = mensen.ChangeJob(person.id, person.versie, baken, " behandelaar ", date(2026, 11, 24))
    assert town.logged_by(lambda: mensen.change_job(town.as_("IB"), cmd)) == [
        LogEntry("dienstverband_gewijzigd", (("professional", person.id),))
    ]
    same_day = next(p for p in mensen.list_professionals(town.as_("IB")) if p.id == person.id)
    assert (same_day.organisatie, same_day.functie) == ("De Schakel", "consulent")
    at_table = next(d for d in town.page().deelnemers if d.professional_id == person.id)
    assert (at_table.organisatie, at_table.functie) == ("De Schakel", "consulent")
    following = town.plan(MEETING.replace(month=12))
    at_next = next(d for d in town.page(following).deelnemers if d.professional_id == person.id)
    assert (at_next.organisatie, at_next.functie) == ("Het Baken", "behandelaar")
    with pytest.raises(RuleViolation) as error:
        mensen.change_job(
            town.as_("IB"), mensen.ChangeJob(person.id, person.versie + 1, baken, "x", date(2026, 11, 24))
        )
    assert error.value.code == "dienstverband_overlapt"


def test_a_job_at_an_organisation_that_is_not_there_is_refused(each_town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        mensen.create_professional(each_town.as_("IB"), mensen.CreateProfessional("Jan Jansen", 12345, "coach"))
    assert error.value.code == "niet_gevonden"


def test_a_gebruiker_has_a_code_and_each_role_once(town: Town) -> None:
    ctx = town.as_("BE")
    logged = town.logged_by(
        lambda: mensen.create_gebruiker(
            ctx, mensen.CreateGebruiker(town.people["BU"], " bu2 ", (Rol.NOTULIST, Rol.NOTULIST))
        )
    )
    row = next(g for g in mensen.list_gebruikers(ctx) if g.code == "BU2")
    assert logged == [LogEntry("gebruiker_aangemaakt", (("gebruiker", row.id),))]
    assert (row.naam, row.actief, row.rollen) == ("Bram Uitham", True, (Rol.NOTULIST,))
    assert town.as_("bu2").actor.rollen == {Rol.NOTULIST}


@pytest.mark.parametrize(
    ("code", "rollen", "refusal"),
    [
        ("", (Rol.NOTULIST,), ("veld_leeg", {"field": "code"})),
        ("XX", (), ("veld_leeg", {"field": "rol"})),
        ("iB", (Rol.NOTULIST,), ("bestaat_al", {})),
    ],
)
def test_a_gebruiker_without_code_or_role_or_with_a_taken_code_is_refused(
    town: Town, code: str, rollen: tuple[Rol, ...], refusal: tuple[str, dict[str, object]]
) -> None:
    with pytest.raises(RuleViolation) as error:
        mensen.create_gebruiker(town.as_("BE"), mensen.CreateGebruiker(town.people["BU"], code, rollen))
    assert refused(error.value) == refusal


def test_a_new_coordinator_sees_every_casus_at_once(each_town: Town) -> None:
    person = each_town.people["BU"]
    mensen.create_gebruiker(each_town.as_("BE"), mensen.CreateGebruiker(person, "B2", (Rol.COORDINATOR,)))
    assert casussen.list_casus_ids(each_town.as_("B2")) == [each_town.kanarie]


def test_a_wijk_has_a_name(town: Town) -> None:
    mensen.create_wijk(town.as_("CO"), " Oost ")
    assert [w.naam for w in mensen.list_wijken(town.as_("BU"))] == ["Oost"]
    with pytest.raises(RuleViolation) as error:
        mensen.create_wijk(town.as_("CO"), " ")
    assert refused(error.value) == ("veld_leeg", {"field": "naam"})


def test_people_stand_in_dutch_order(town: Town) -> None:
    names = [p.naam for p in mensen.list_professionals(town.as_("BU"))]
    assert len(names) == len(PEOPLE)
    assert names == sorted(names, key=lambda naam: naam.split()[-1].casefold())


def test_the_dossier_says_whose_it_is(file_town: Town, world: object) -> None:
    assert mensen.show_dossier(file_town.as_("BU")) == mensen.DossierRow("Team Molenbuurt", "Gemeente Voorbeeld", False)


def test_a_dossier_without_its_row_has_no_name(server_town: Town) -> None:
    assert mensen.show_dossier(server_town.as_("BU")) == mensen.DossierRow("", "", False)


def test_a_pasted_list_is_recognised_line_by_line(town: Town) -> None:
    mensen.create_professional(town.as_("IB"), mensen.CreateProfessional("Iris Bakker", town.organisatie, "coach"))
    pasted = " vera  ZANDSTRA, voorzitter\n\nOnbekend Iemand\tx\nIris Bakker; wijk\n"
    lines = mensen.read_pasted(town.as_("NO"), pasted)
    assert [(line.naam, line.professional_id, line.fout) for line in lines] == [
        ("Vera Zandstra", town.people["VZ"], ""),
        ("Onbekend Iemand", None, "naam_onbekend"),
        ("Iris Bakker", None, "naam_niet_uniek"),
    ]
    assert lines[0].tekst == "vera  ZANDSTRA, voorzitter"


FIRST = mensen.FirstPerson("Vera Zandstra", "wijkcoach", "De Schakel", OrganisatieSoort.WELZIJN, (Rol.VOORZITTER,))


def test_the_first_person_comes_with_an_organisation_and_a_code(tmp_path: Path, world: World) -> None:
    made = new_dossier(tmp_path / "nieuw.casus", "Team", "Gemeente", world)
    opened = open_dossier(str(made.path), world)
    mensen.create_first_person(opened.system_context(), FIRST)
    actor = opened.actor(None)
    assert (actor.code, actor.naam, actor.rollen) == ("VZ", "Vera Zandstra", frozenset({Rol.VOORZITTER}))
    (person,) = mensen.list_professionals(opened.context(actor))
    assert (person.organisatie, person.functie) == ("De Schakel", "wijkcoach")
    opened.close()


def test_a_dossier_that_has_gebruikers_takes_no_first_person(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        mensen.create_first_person(town.as_("BU"), FIRST)
    assert refused(error.value) == ("gebruikers_bestaan_al", {})
