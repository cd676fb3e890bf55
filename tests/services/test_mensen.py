"""Organisations, professionals with their history, gebruikers, wijken and pasted lists."""

from datetime import date, time
from pathlib import Path

import pytest

from casus.domain.changes import Changed, LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.values import OrganisatieSoort, OverlegStatus, Rol
from casus.services import (
    casussen,
    gebruikers,
    mensen,
    organisaties,
    overleg_page,
    overleggen,
    plaklijst,
    professionals,
)
from casus.wiring import World, new_dossier, open_dossier
from tests.factories import refused
from tests.services.conftest import MEETING, PEOPLE, Town

NEW = organisaties.CreateOrganisatie("  Het Baken ", OrganisatieSoort.GGZ, True)


def test_a_new_organisation_stands_in_the_list_and_in_the_log(town: Town) -> None:
    made: list[Changed] = []
    logged = town.logged_by(lambda: made.extend(organisaties.create_organisatie(town.as_("IB"), NEW)))
    assert made[0].kind == "organisatie"
    assert logged == [LogEntry("organisatie_aangemaakt", (("organisatie", made[0].id),))]
    rows = mensen.list_organisaties(town.as_("BU"))
    assert [(r.naam, r.soort, r.beroepsgeheim) for r in rows] == [
        ("Het Baken", OrganisatieSoort.GGZ, True),
        ("De Schakel", OrganisatieSoort.CORPORATIE, False),
    ]


def test_a_beheerder_does_not_add_partners(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        organisaties.create_organisatie(town.as_("BE"), NEW)
    assert refused(error.value) == ("geen_bevoegdheid", {"handeling": "casus_aanmaken"})


def test_who_changes_jobs_keeps_a_history_and_old_minutes_stay_as_they_were(each_town: Town) -> None:
    town = each_town
    baken = organisaties.create_organisatie(town.as_("IB"), NEW)[0].id
    person = next(p for p in mensen.list_professionals(town.as_("IB")) if p.naam == "Daan Ebbers")
    cmd = professionals.ChangeJob(person.id, person.versie, baken, " behandelaar ", date(2026, 11, 24))
    assert town.logged_by(lambda: professionals.change_job(town.as_("IB"), cmd)) == [
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
        professionals.change_job(
            town.as_("IB"), professionals.ChangeJob(person.id, person.versie + 1, baken, "x", date(2026, 11, 24))
        )
    assert error.value.code == "dienstverband_overlapt"


def test_a_job_at_an_organisation_that_is_not_there_is_refused(each_town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        professionals.create_professional(
            each_town.as_("IB"), professionals.CreateProfessional("Jan Jansen", 12345, "coach")
        )
    assert error.value.code == "niet_gevonden"


def test_a_gebruiker_has_a_code_and_each_role_once(town: Town) -> None:
    ctx, who = town.as_("BE"), newcomer(town)
    logged = town.logged_by(
        lambda: gebruikers.create_gebruiker(ctx, gebruikers.CreateGebruiker(who, " zv ", (Rol.NOTULIST, Rol.NOTULIST)))
    )
    row = next(g for g in mensen.list_gebruikers(ctx) if g.code == "ZV")
    assert logged == [LogEntry("gebruiker_aangemaakt", (("gebruiker", row.id),))]
    assert (row.naam, row.actief, row.rollen) == ("Zus Vinke", True, (Rol.NOTULIST,))
    assert town.as_("zv").actor.rollen == {Rol.NOTULIST}


def newcomer(town: Town) -> int:
    cmd = professionals.CreateProfessional("Zus Vinke", town.organisatie, "consulent", van=date(2026, 1, 1))
    return professionals.create_professional(town.as_("IB"), cmd)[0].id


@pytest.mark.parametrize(
    ("code", "rollen", "refusal"),
    [
        ("", (Rol.NOTULIST,), ("veld_leeg", {"field": "code"})),
        ("XX", (), ("veld_leeg", {"field": "rol"})),
        ("iB", (Rol.NOTULIST,), ("code_bezet", {"field": "code", "gebruiker": "IB"})),
        ("ZV", (Rol.CONTROLLER, Rol.NOTULIST), ("controller_eigen_bestand", {"field": "rol"})),
    ],
)
def test_a_gebruiker_without_code_or_role_or_with_a_taken_code_is_refused(
    town: Town, code: str, rollen: tuple[Rol, ...], refusal: tuple[str, dict[str, object]]
) -> None:
    who = newcomer(town)
    with pytest.raises(RuleViolation) as error:
        gebruikers.create_gebruiker(town.as_("BE"), gebruikers.CreateGebruiker(who, code, rollen))
    assert refused(error.value) == refusal


def test_a_new_coordinator_sees_every_casus_at_once(each_town: Town) -> None:
    person = newcomer(each_town)
    gebruikers.create_gebruiker(each_town.as_("BE"), gebruikers.CreateGebruiker(person, "ZV", (Rol.COORDINATOR,)))
    assert casussen.list_casus_ids(each_town.as_("ZV")) == [each_town.kanarie]


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
    professionals.create_professional(
        town.as_("IB"), professionals.CreateProfessional("Iris Bakker", town.organisatie, "coach")
    )
    pasted = " vera  ZANDSTRA, voorzitter\n\nOnbekend Iemand\t\nIris Bakker; wijk\n"
    lines = plaklijst.read_pasted(town.as_("NO"), pasted)
    assert [(line.naam, line.professional_id, line.fout) for line in lines] == [
        ("Vera Zandstra", town.people["VZ"], ""),
        ("Onbekend Iemand", None, "naam_onbekend"),
        ("Iris Bakker", None, "naam_niet_uniek"),
    ]
    assert lines[0].tekst == "vera  ZANDSTRA, voorzitter"


FIRST = gebruikers.FirstPerson("Vera Zandstra", "wijkcoach", "De Schakel", OrganisatieSoort.WELZIJN, (Rol.VOORZITTER,))


def test_the_first_person_comes_with_an_organisation_and_a_code(tmp_path: Path, world: World) -> None:
    made = new_dossier(tmp_path / "nieuw.casus", "Team", "Gemeente", world)
    opened = open_dossier(str(made.path), world)
    gebruikers.create_first_person(opened.system_context(), FIRST)
    actor = opened.actor(None)
    assert (actor.code, actor.naam, actor.rollen) == ("VZ", "Vera Zandstra", frozenset({Rol.VOORZITTER}))
    (person,) = mensen.list_professionals(opened.context(actor))
    assert (person.organisatie, person.functie) == ("De Schakel", "wijkcoach")
    opened.close()


def test_the_first_chair_sits_at_the_first_meeting_and_pastes_the_rest(tmp_path: Path, world: World) -> None:
    made = new_dossier(tmp_path / "nieuw.casus", "Team", "Gemeente", world)
    opened = open_dossier(str(made.path), world)
    gebruikers.create_first_person(opened.system_context(), FIRST)
    vera = opened.context(opened.actor("VZ"))
    plan = overleggen.PlanOverleg(MEETING, time(13), time(15))
    number = overleggen.plan_overleg(vera, plan)[0].id
    page = overleg_page.show_overleg(vera, number)
    assert [d.naam for d in page.deelnemers] == ["Vera Zandstra"]
    regels = tuple(plaklijst.read_pasted(vera, "Vera Zandstra\nZoë Çelik, de schakel\nIb Øst, Het Baken, coach"))
    plaklijst.add_pasted(vera, plaklijst.AddPasted(number, page.versie, regels))
    there = {d.naam: d.organisatie for d in overleg_page.show_overleg(vera, number).deelnemers}
    assert there == {"Vera Zandstra": "De Schakel", "Zoë Çelik": "De Schakel", "Ib Øst": "Het Baken"}
    opened.close()


def test_chair_and_notulist_are_invited_once(town: Town) -> None:
    number = town.plan(date(2026, 12, 1), people=("VZ", "BU"))
    ids = [d.professional_id for d in town.page(number).deelnemers]
    assert len(ids) == len(set(ids))
    assert {town.people[code] for code in ("VZ", "NO", "BU")} <= set(ids)


def test_a_dossier_that_has_gebruikers_takes_no_first_person(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        gebruikers.create_first_person(town.as_("BU"), FIRST)
    assert refused(error.value) == ("gebruikers_bestaan_al", {})


def pasted(town: Town, tekst: str, code: str = "NO") -> tuple[plaklijst.PastedLine, ...]:
    return tuple(plaklijst.read_pasted(town.as_(code), tekst))


def add_pasted(town: Town, regels: tuple[plaklijst.PastedLine, ...], code: str = "NO") -> list[Changed]:
    return plaklijst.add_pasted(town.as_(code), plaklijst.AddPasted(town.overleg, town.page().versie, regels))


def counts(town: Town) -> tuple[int, int, int]:
    ctx = town.as_("CO")
    there = len(town.page().deelnemers)
    return len(mensen.list_organisaties(ctx)), len(mensen.list_professionals(ctx)), there


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Jan van 't Hof, de  schakel, wijkagent", ("Jan van 't Hof", "De Schakel", "wijkagent", False)),
        ("Jan van 't Hof\tDE SCHAKEL\twijkagent\t06 12", ("Jan van 't Hof", "De Schakel", "wijkagent", False)),
        ("Jan van 't Hof; Politie, Oost; agent, hoofd", ("Jan van 't Hof", "Politie, Oost", "agent, hoofd", True)),
        ("Jan van 't Hof, Het Baken", ("Jan van 't Hof", "Het Baken", "", True)),
    ],
)
def test_a_new_name_with_an_organisation_is_offered_as_new(
    town: Town, line: str, understood: tuple[str, str, str, bool]
) -> None:
    (found,) = pasted(town, line)
    assert found.is_nieuw
    assert (found.naam, found.organisatie, found.functie, found.organisatie_is_nieuw) == understood


def test_a_known_organisation_may_have_a_comma_in_its_name(town: Town) -> None:
    comma = organisaties.CreateOrganisatie("Politie, wijkteam Oost", OrganisatieSoort.POLITIE, True)
    organisaties.create_organisatie(town.as_("IB"), comma)
    (found,) = pasted(town, "Jan Vos, politie, Wijkteam Oost, wijkagent")
    assert (found.organisatie, found.functie, found.organisatie_is_nieuw) == (comma.naam, "wijkagent", False)


def test_a_list_gives_each_name_once_and_no_headings(town: Town) -> None:
    lines = pasted(town, "Naam\tOrganisatie\nJan Vos\nvera zandstra\nVera Zandstra\nJAN  VOS\tHet Baken\n\tHet Baken")
    assert [(line.naam, line.fout) for line in lines] == [
        ("JAN VOS", ""),
        ("Vera Zandstra", ""),
        ("Het Baken", "naam_onbekend"),
    ]


def test_a_line_that_begins_with_a_comma_has_no_name(town: Town) -> None:
    assert [line.fout for line in pasted(town, ", De Schakel\n, Het Baken")] == ["naam_ontbreekt"] * 2


def test_a_list_makes_who_is_missing_and_invites_everybody(each_town: Town) -> None:
    town = each_town
    lines = pasted(
        town, "Bram Uitham\nZoë Çelik, Het Baken, coach\nIb van der Ø, het  baken\nAn Vos, de schakel, huismeester"
    )
    assert [line.organisatie_is_nieuw for line in lines] == [False, True, False, False]
    before, made = counts(town), list[Changed]()
    logged = town.logged_by(lambda: made.extend(add_pasted(town, lines)))
    assert counts(town) == (before[0] + 1, before[1] + 3, before[2] + 4)
    assert [change.kind for change in made] == [
        "organisatie",
        "professional",
        "professional",
        "professional",
        "overleg",
    ]
    assert logged[:-1] == [LogEntry(f"{c.kind}_aangemaakt", ((c.kind, c.id),)) for c in made[:-1]]
    assert logged[-1] == LogEntry("deelnemers_uitgenodigd", (("overleg", town.overleg),))
    there = {d.naam: (d.organisatie, d.functie, d.gast) for d in town.page().deelnemers}
    assert there["Bram Uitham"] == ("De Schakel", "consulent", False)
    assert there["Zoë Çelik"] == ("Het Baken", "coach", False)
    assert there["Ib van der Ø"] == ("Het Baken", "", False)
    assert there["An Vos"] == ("De Schakel", "huismeester", False)
    baken = next(row for row in mensen.list_organisaties(town.as_("NO")) if row.naam == "Het Baken")
    assert (baken.soort, baken.beroepsgeheim) == (OrganisatieSoort.ANDERS, False)


def test_the_same_list_twice_makes_nobody_twice(town: Town) -> None:
    """Both lists were read before either was added, as by two people at once."""
    lines = pasted(town, "Zoë Çelik, Het Baken, coach\nzoe celik")
    assert len(lines) == 1
    add_pasted(town, lines)
    before = counts(town)
    add_pasted(town, lines)
    assert counts(town) == before


def test_guests_of_a_list_are_guests(town: Town) -> None:
    lines = pasted(town, "Zoë Çelik, Het Baken")
    plaklijst.add_pasted(town.as_("VZ"), plaklijst.AddPasted(town.overleg, town.page().versie, lines, gast=True))
    assert [d.gast for d in town.page().deelnemers if d.naam == "Zoë Çelik"] == [True]


def test_who_is_new_at_a_meeting_of_the_past_has_a_job_on_that_day(town: Town) -> None:
    past = town.plan(date(2026, 11, 3))
    regels = pasted(town, "Zoë Çelik, Het Baken, coach")
    plaklijst.add_pasted(town.as_("CO"), plaklijst.AddPasted(past, town.page(past).versie, regels))
    there = {d.naam: (d.organisatie, d.functie) for d in town.page(past).deelnemers}
    assert there["Zoë Çelik"] == ("Het Baken", "coach")


@pytest.mark.parametrize(
    ("second", "refusal"),
    [
        ("Onbekend Iemand", ("naam_onbekend", {"field": "lijst"})),
        ("Iris Bakker", ("naam_niet_uniek", {"field": "lijst"})),
        ("Jan\0Vos, De Schakel", ("teken_niet_toegestaan", {})),
    ],
)
def test_a_line_that_is_refused_leaves_nothing_half_done(
    each_town: Town, second: str, refusal: tuple[str, dict[str, object]]
) -> None:
    town = each_town
    professionals.create_professional(
        town.as_("IB"), professionals.CreateProfessional("Iris Bakker", town.organisatie, "coach")
    )
    before, logged = counts(town), len(town.log())
    with pytest.raises(RuleViolation) as error:
        add_pasted(town, pasted(town, f"Zoë Çelik, Het Baken, coach\n{second}"))
    assert refused(error.value) == refusal
    assert (counts(town), len(town.log())) == (before, logged)


def test_a_name_that_became_two_people_since_it_was_read_is_asked_about(town: Town) -> None:
    lines = pasted(town, "Zoë Çelik, Het Baken")
    for _ in range(2):
        professionals.create_professional(
            town.as_("IB"), professionals.CreateProfessional("Zoe Celik", town.organisatie, "coach")
        )
    with pytest.raises(RuleViolation, match="naam_niet_uniek"):
        add_pasted(town, lines)
    made_by_hand = (plaklijst.PastedLine("Jan Vos", None, "Jan Vos"),)
    with pytest.raises(RuleViolation, match="naam_onbekend"):
        add_pasted(town, made_by_hand)


def test_a_colleague_who_saved_the_meeting_first_is_not_overruled(each_town: Town) -> None:
    town = each_town
    seen, lines = town.page().versie, pasted(town, "Zoë Çelik, Het Baken")
    add_pasted(town, pasted(town, "Bram Uitham"), "VZ")
    before = counts(town)
    with pytest.raises(EnvironmentProblem, match="intussen_gewijzigd"):
        plaklijst.add_pasted(town.as_("NO"), plaklijst.AddPasted(town.overleg, seen, lines))
    assert counts(town) == before
    add_pasted(town, lines)
    assert counts(town) != before


def test_who_may_not_prepare_a_meeting_adds_nobody(town: Town) -> None:
    lines, before = pasted(town, "Zoë Çelik, Het Baken"), counts(town)
    with pytest.raises(RuleViolation) as error:
        add_pasted(town, lines, "IB")
    assert refused(error.value) == ("geen_bevoegdheid", {"handeling": "overleg_voorbereiden"})
    assert counts(town) == before


def test_a_closed_meeting_takes_no_list(town: Town) -> None:
    for step in (OverlegStatus.OPEN, OverlegStatus.LOPEND, OverlegStatus.GESLOTEN):
        town.go(step)
    before = counts(town)
    with pytest.raises(RuleViolation, match="overleg_bevroren"):
        add_pasted(town, pasted(town, "Zoë Çelik, Het Baken"))
    assert counts(town) == before
