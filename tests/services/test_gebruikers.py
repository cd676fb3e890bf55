"""Roles and who gives them; contact of professionals; organisations that change or turn out to be one."""

import pytest

from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.values import OrganisatieSoort, Rol
from casus.services import casussen, gebruikers, mensen, organisaties, plaklijst, professionals
from tests.factories import refused
from tests.services.conftest import Town


def change(town: Town, code: str, rollen: tuple[Rol, ...], *, actief: bool = True, actor: str = "BE") -> None:
    row = next(g for g in mensen.list_gebruikers(town.as_(actor)) if g.code == code)
    gebruikers.change_gebruiker(town.as_(actor), gebruikers.ChangeGebruiker(row.id, row.versie, rollen, actief))


def test_roles_change_and_sight_changes_with_them(each_town: Town) -> None:
    town = each_town
    logged = town.logged_by(lambda: change(town, "BU", (Rol.COORDINATOR, Rol.NOTULIST)))
    assert [(e.action, e.outcome) for e in logged] == [("gebruiker_gewijzigd", "coordinator+notulist")]
    assert casussen.list_casus_ids(town.as_("BU")) == [town.kanarie]
    change(town, "BU", (Rol.WIJKPROFESSIONAL,))
    assert casussen.list_casus_ids(town.as_("BU")) == []
    change(town, "BU", (Rol.WIJKPROFESSIONAL,), actief=False)
    with pytest.raises(RuleViolation, match="gebruiker_onbekend"):
        town.as_("BU")


def test_nobody_gives_a_role_to_themselves_but_anybody_lays_one_down(town: Town) -> None:
    with pytest.raises(RuleViolation) as error:
        change(town, "BE", (Rol.BEHEERDER, Rol.VOORZITTER))
    assert refused(error.value) == ("rol_zelf_toegekend", {"field": "rol"})
    change(town, "BE", (Rol.BEHEERDER, Rol.VOORZITTER), actor="CO")
    change(town, "BE", (Rol.BEHEERDER,))


def test_who_works_alone_with_the_dossier_may_and_the_log_says_so(town: Town) -> None:
    for row in mensen.list_gebruikers(town.as_("BE")):
        if row.code != "BE":
            change(town, row.code, row.rollen[:1], actief=False)
    logged = town.logged_by(lambda: change(town, "BE", (Rol.BEHEERDER, Rol.VOORZITTER)))
    assert [(e.ground, e.outcome) for e in logged] == [("enige_gebruiker", "beheerder+voorzitter")]


@pytest.mark.parametrize(("rollen", "actief"), [((Rol.NOTULIST,), True), ((Rol.BEHEERDER,), False)])
def test_the_last_who_administers_stays(town: Town, rollen: tuple[Rol, ...], actief: bool) -> None:
    change(town, "BE", (Rol.BEHEERDER, Rol.NOTULIST), actor="CO")
    change(town, "CO", (Rol.NOTULIST,))
    with pytest.raises(RuleViolation) as error:
        change(town, "BE", rollen, actief=actief)
    assert refused(error.value) == ("laatste_beheerder", {"field": "rol"})
    row = next(g for g in mensen.list_gebruikers(town.as_("BE")) if g.code == "BE")
    assert (row.rollen, row.actief) == ((Rol.BEHEERDER, Rol.NOTULIST), True)


def test_a_professional_has_one_code(town: Town) -> None:
    again = gebruikers.CreateGebruiker(town.people["BU"], "B2", (Rol.COORDINATOR,))
    with pytest.raises(RuleViolation) as error:
        gebruikers.create_gebruiker(town.as_("BE"), again)
    assert refused(error.value) == ("gebruiker_bestaat_al", {"field": "professional", "gebruiker": "BU"})


@pytest.mark.parametrize("actor", ["IB", "VZ", "CT"])
def test_who_does_not_administer_changes_no_roles(town: Town, actor: str) -> None:
    row = next(g for g in mensen.list_gebruikers(town.as_("BE")) if g.code == "BU")
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        gebruikers.change_gebruiker(
            town.as_(actor), gebruikers.ChangeGebruiker(row.id, row.versie, (Rol.NOTULIST,), True)
        )


def test_nobody_becomes_a_controller_of_a_dossier_in_one_file(file_town: Town) -> None:
    """Nor works as one whom an older dossier holds: who opens a file has all of it. He may be let go."""
    with pytest.raises(RuleViolation, match="controller_eigen_bestand"):
        change(file_town, "BU", (Rol.CONTROLLER,))
    system = file_town.dossier.system_context()
    new = professionals.CreateProfessional("Cato Rienks", file_town.organisatie, "controller")
    person = professionals.create_professional(system, new)[0].id
    with pytest.raises(RuleViolation, match="controller_eigen_bestand"):
        gebruikers.create_gebruiker(system, gebruikers.CreateGebruiker(person, "CR", (Rol.CONTROLLER,)))
    assert "CT" not in {actor.code for actor in file_town.dossier.actors()}
    with pytest.raises(RuleViolation, match="controller_eigen_bestand"):
        file_town.dossier.actor("ct")
    change(file_town, "CT", (Rol.WIJKPROFESSIONAL,), actief=False)
    with pytest.raises(RuleViolation, match="gebruiker_onbekend"):
        file_town.dossier.actor("CT")


def test_on_a_server_a_controller_works_as_one(each_town: Town) -> None:
    """On a file they are refused (above): both engines, the opposite of each other."""
    works = not each_town.dossier.is_one_file
    assert ("CT" in {actor.code for actor in each_town.dossier.actors()}) is works
    if works:
        change(each_town, "BU", (Rol.CONTROLLER,))
        assert each_town.dossier.actor("BU").is_controller


def test_a_controller_reads_no_name_of_a_colleague(town: Town) -> None:
    assert mensen.list_professionals(town.as_("CT")) == []
    assert mensen.list_gebruikers(town.as_("CT")) == []
    assert mensen.list_professionals(town.as_("CO")), "negative control"


def test_contact_changes_and_everybody_sees_it(town: Town) -> None:
    person = next(p for p in mensen.list_professionals(town.as_("IB")) if p.naam == "Daan Ebbers")
    cmd = professionals.EditProfessional(person.id, person.versie, "Daan Ebbers-Vos", "06-12345678", "d@v.example")
    logged = town.logged_by(lambda: professionals.edit_professional(town.as_("IB"), cmd))
    assert logged == [LogEntry("professional_gewijzigd", (("professional", person.id),))]
    row = next(p for p in mensen.list_professionals(town.as_("NO")) if p.id == person.id)
    assert (row.naam, row.telefoon, row.email) == ("Daan Ebbers-Vos", "06-12345678", "d@v.example")


def test_an_organisation_is_renamed_and_gets_its_kind(town: Town) -> None:
    row = mensen.list_organisaties(town.as_("IB"))[0]
    cmd = organisaties.EditOrganisatie(row.id, row.versie, "De Nieuwe Schakel", OrganisatieSoort.GGZ, True)
    assert town.logged_by(lambda: organisaties.edit_organisatie(town.as_("IB"), cmd)) == [
        LogEntry("organisatie_gewijzigd", (("organisatie", row.id),))
    ]
    assert [(r.naam, r.soort, r.beroepsgeheim) for r in mensen.list_organisaties(town.as_("BU"))] == [
        ("De Nieuwe Schakel", OrganisatieSoort.GGZ, True)
    ]


def test_two_organisations_that_are_one_become_one_and_minutes_keep_their_people(each_town: Town) -> None:
    town = each_town
    lines = tuple(plaklijst.read_pasted(town.as_("NO"), "Zoë Çelik, De schakel wonen, coach"))
    plaklijst.add_pasted(town.as_("NO"), plaklijst.AddPasted(town.overleg, town.page().versie, lines))
    double = next(r for r in mensen.list_organisaties(town.as_("CO")) if r.naam == "De schakel wonen")
    cmd = organisaties.MergeOrganisaties(double.id, double.versie, town.organisatie)
    seen = town.page().versie
    logged = town.logged_by(lambda: organisaties.merge_organisaties(town.as_("CO"), cmd))
    assert logged == [
        LogEntry("organisaties_samengevoegd", (("organisatie", town.organisatie), ("organisatie", double.id)))
    ]
    assert [r.naam for r in mensen.list_organisaties(town.as_("CO"))] == ["De Schakel"]
    zoe = next(p for p in mensen.list_professionals(town.as_("CO")) if p.naam == "Zoë Çelik")
    assert (zoe.organisatie, zoe.functie) == ("De Schakel", "coach")
    assert {d.naam: d.organisatie for d in town.page().deelnemers}["Zoë Çelik"] == "De Schakel"
    assert town.page().versie == seen + 1


def test_an_organisation_does_not_become_itself_and_only_who_administers_merges(town: Town) -> None:
    row = mensen.list_organisaties(town.as_("CO"))[0]
    with pytest.raises(RuleViolation, match="organisatie_zelfde"):
        organisaties.merge_organisaties(town.as_("CO"), organisaties.MergeOrganisaties(row.id, row.versie, row.id))
    with pytest.raises(RuleViolation, match="geen_bevoegdheid"):
        organisaties.merge_organisaties(town.as_("IB"), organisaties.MergeOrganisaties(row.id, row.versie, 1))
    with pytest.raises(RuleViolation, match="niet_gevonden"):
        organisaties.merge_organisaties(town.as_("CO"), organisaties.MergeOrganisaties(row.id, row.versie, 12345))
