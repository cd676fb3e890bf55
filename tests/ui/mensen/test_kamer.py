"""The lists of the room: find somebody, copy a number, add people, organisations, gebruikers and wijken."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.changes import Changed
from casus.domain.values import OrganisatieSoort, Rol
from casus.services import organisaties, overdragen, professionals, vervangen
from casus.services.mensen import list_gebruikers, list_organisaties, list_wijken
from casus.ui.mensen.mensen_view import MensenView
from casus.ui.overleg.form_dialog import FormDialog
from tests.ui.desk_fixture import LANGE_NAAM, Bureau, Dossier, find, open_desk, typ
from tests.ui.mensen.conftest import Kamer

MENSEN, ORGANISATIES, GEBRUIKERS, WIJKEN = range(4)


def give_number(kamer: Kamer, naam: str, telefoon: str) -> None:
    person = kamer.person(naam)
    cmd = professionals.EditProfessional(person.id, person.versie, naam, telefoon, "")
    kamer.bureau.runner.run(kamer.view, professionals.edit_professional, cmd)
    kamer.rest()


def test_typing_anywhere_narrows_the_list_by_name_job_and_number(kamer: Kamer) -> None:
    assert len(kamer.titles("mensen_lijst")) == 7
    kamer.to("mensen_lijst")
    typ(kamer.view, "W")
    assert find(kamer.window, QLineEdit, "mensen_zoek").text() == "W"
    typ(find(kamer.window, QLineEdit, "mensen_zoek"), "elzijn opbouw")
    assert kamer.titles("mensen_lijst") == ["Lotte Verhoeven"]
    give_number(kamer, "Samir Haddad", "06-98765432")
    kamer.fill("mensen_zoek", "9876")
    assert kamer.titles("mensen_lijst") == ["Samir Haddad"]
    kamer.fill("mensen_zoek", "niemand zo")
    assert kamer.view._here._empty.isVisible()


def test_one_key_copies_the_number_from_the_list_and_says_whose(kamer: Kamer) -> None:
    give_number(kamer, "Samir Haddad", "06-98765432")
    kamer.fill("mensen_zoek", "samir")
    kamer.to("mensen_lijst")
    kamer.key(Qt.Key.Key_C, ctrl=True)
    assert QApplication.clipboard().text() == "06-98765432"
    assert kamer.bureau.told == ["Het nummer van Samir Haddad is gekopieerd."]


def test_who_left_stands_apart_and_who_stands_in_says_so(kamer: Kamer) -> None:
    ctx, today = kamer.bureau.context(), kamer.bureau.context().today()
    peter = kamer.person("Peter Kamp")
    given = tuple(
        overdragen.Overdracht(work.soort, work.id, kamer.person("Lotte Verhoeven").id)
        for work in overdragen.show_overdracht(ctx, peter.id).werk
    )
    overdragen.leave(ctx, overdragen.UitDienst(peter.id, peter.versie, today - timedelta(days=1), given))
    lotte, marieke = kamer.person("Lotte Verhoeven"), kamer.person("Marieke Vondeling")
    cmd = vervangen.CreateVervanging(lotte.id, lotte.versie, marieke.id, today, date(2026, 12, 12))
    kamer.bureau.runner.run(kamer.view, _as_lotte, kamer.bureau, cmd)
    kamer.wait(lambda: kamer.titles("mensen_lijst") and "Peter Kamp" not in kamer.titles("mensen_lijst"))
    kamer.rest()
    assert kamer.titles("vertrokken_lijst") == ["Peter Kamp"]
    assert "tot en met 22 november" in kamer.row("vertrokken_lijst", "Peter Kamp")
    assert "vervangt Lotte Verhoeven tot en met 12 december" in kamer.row("mensen_lijst", "Marieke Vondeling")
    assert "vervangen door Marieke Vondeling" in kamer.row("mensen_lijst", "Lotte Verhoeven")


def _as_lotte(_: object, bureau: Bureau, cmd: vervangen.CreateVervanging) -> list[Changed]:
    return vervangen.create_vervanging(bureau.context("LV"), cmd)


def test_a_new_person_by_keyboard_with_a_long_name_and_what_is_missing_said_at_the_field(kamer: Kamer) -> None:
    kamer.press("persoon_toevoegen_knop")
    kamer.fill("persoon_naam", LANGE_NAAM)
    kamer.press("persoon_bewaar_knop")
    dialog = find(kamer.window, FormDialog, "persoon_dialoog")
    assert "Kies de organisatie" in dialog._fields["organisatie"].error()
    kamer.choose("persoon_organisatie", "GGZ De Brug")
    kamer.fill("persoon_functie", "verpleegkundige")
    kamer.fill("persoon_telefoon", "06-11112222")
    kamer.press("persoon_bewaar_knop")
    kamer.gone("persoon_dialoog")
    person = kamer.person(LANGE_NAAM)
    assert (person.organisatie, person.functie, person.telefoon) == ("GGZ De Brug", "verpleegkundige", "06-11112222")
    assert LANGE_NAAM in kamer.titles("mensen_lijst")


def test_a_new_organisation_and_a_wijk_by_keyboard(kamer: Kamer) -> None:
    kamer.tab(ORGANISATIES)
    kamer.press("organisatie_toevoegen_knop")
    kamer.fill("organisatie_naam", "GGD Zuid")
    kamer.choose("organisatie_soort", "GGD")
    kamer.press("organisatie_beroepsgeheim")
    kamer.press("organisatie_bewaar_knop")
    kamer.gone("organisatie_dialoog")
    made = next(o for o in list_organisaties(kamer.bureau.context()) if o.naam == "GGD Zuid")
    assert (made.soort, made.beroepsgeheim) == (OrganisatieSoort.GGD, True)
    assert "GGD, " not in kamer.row("organisaties_lijst", "GGD Zuid")
    assert "beroepsgeheim" in kamer.row("organisaties_lijst", "GGD Zuid")
    kamer.tab(WIJKEN)
    kamer.press("wijk_toevoegen_knop")
    kamer.press("wijk_bewaar_knop")
    kamer.rest()
    kamer.fill("wijk_naam", "Oost")
    kamer.press("wijk_bewaar_knop")
    kamer.gone("wijk_dialoog")
    assert [w.naam for w in list_wijken(kamer.bureau.context())] == ["Oost"]


def test_a_gebruiker_gets_a_code_and_roles_and_may_lose_them(kamer: Kamer) -> None:
    kamer.tab(GEBRUIKERS)
    kamer.press("gebruiker_toevoegen_knop")
    kamer.choose("gebruiker_wie", "Samir Haddad")
    assert find(kamer.window, QLineEdit, "gebruiker_code").text() == "SH"
    assert not kamer.window.findChildren(QWidget, "rol_controller")
    assert kamer.window.findChildren(QWidget, "rol_beheerder"), "negative control"
    assert "Een controller krijgt een eigen bestand, uit de budgetmonitor." in {
        label.text() for label in kamer.window.findChildren(QLabel)
    }
    kamer.press("rol_notulist")
    kamer.press("gebruiker_bewaar_knop")
    kamer.gone("gebruiker_dialoog")
    kamer.open_row("gebruikers_lijst", "Samir Haddad")
    kamer.press("gebruiker_actief")
    kamer.press("gebruiker_bewaar_knop")
    kamer.gone("gebruiker_dialoog")
    samir = next(g for g in list_gebruikers(kamer.bureau.context()) if g.code == "SH")
    assert (samir.rollen, samir.actief) == ((Rol.NOTULIST,), False)
    assert "niet actief" in kamer.row("gebruikers_lijst", "Samir Haddad")


def test_the_last_who_administers_is_told_so_beside_the_roles(kamer: Kamer) -> None:
    kamer.tab(GEBRUIKERS)
    kamer.open_row("gebruikers_lijst", "Marieke Vondeling")
    kamer.press("rol_coordinator")
    kamer.press("gebruiker_bewaar_knop")
    kamer.rest()
    dialog = find(kamer.window, FormDialog, "gebruiker_dialoog")
    assert "Er moet iemand overblijven" in dialog._fields["rol"].error()
    kamer.key(Qt.Key.Key_Escape)
    kamer.gone("gebruiker_dialoog")


def test_f9_leaves_names_of_professionals(kamer: Kamer) -> None:
    before = kamer.titles("mensen_lijst")
    kamer.bureau.names.show(False)
    assert kamer.titles("mensen_lijst") == before


def test_who_may_not_administer_has_no_buttons_for_it(
    dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, als="FB") as bureau:
        kamer = Kamer(bureau, qtbot)
        assert kamer._visible("persoon_toevoegen_knop")
        kamer.tab(GEBRUIKERS)
        assert not kamer._visible("gebruiker_toevoegen_knop")
        kamer.open_row("gebruikers_lijst", "Lotte Verhoeven")
        assert not kamer._visible("gebruiker_dialoog")


def test_an_empty_dossier_says_what_to_do_first(kamer: Kamer) -> None:
    found = kamer.view.model.overzicht
    assert found is not None
    kamer.view.model.overzicht = type(found)(found.vandaag, (), (), (), (), ())
    kamer.view._show()
    assert kamer.view._empty.isVisible()
    assert kamer.view._empty.action.text() == "Voeg organisatie toe"
    assert not kamer._visible("mensen_lijst")


def test_an_organisation_page_shows_its_people_and_merges(kamer: Kamer) -> None:
    ctx = kamer.bureau.context()
    new = organisaties.CreateOrganisatie("De Brug ggz", OrganisatieSoort.ANDERS, False)
    double = organisaties.create_organisatie(ctx, new)[0].id
    job = professionals.CreateProfessional("Zoë Çelik", double, "coach", van=ctx.today())
    kamer.bureau.runner.run(kamer.view, professionals.create_professional, job)
    kamer.rest()
    kamer.tab(ORGANISATIES)
    kamer.open_row("organisaties_lijst", "De Brug ggz")
    kamer.wait(lambda: kamer._visible("samenvoeg_knop"))
    assert kamer.titles("organisatie_mensen_lijst") == ["Zoë Çelik"]
    kamer.press("samenvoeg_knop")
    kamer.press("samenvoeg_bevestig_knop")
    assert kamer._visible("samenvoeg_dialoog")
    kamer.choose("samenvoeg_blijft", "GGZ De Brug")
    kamer.press("samenvoeg_bevestig_knop")
    kamer.wait(lambda: kamer.bureau.backs == 1)
    kamer.rest()
    assert kamer.person("Zoë Çelik").organisatie == "GGZ De Brug"
    assert "De Brug ggz" not in [o.naam for o in list_organisaties(ctx)]


def test_what_a_colleague_changed_meanwhile_stands_beside_what_was_typed(kamer: Kamer) -> None:
    kamer.tab(ORGANISATIES)
    kamer.open_row("organisaties_lijst", "GGZ De Brug")
    kamer.wait(lambda: kamer._visible("organisatie_wijzig_knop"))
    kamer.press("organisatie_wijzig_knop")
    kamer.fill("organisatie_naam", "GGZ Nieuwe Brug")
    ctx = kamer.bureau.context()
    row = next(o for o in list_organisaties(ctx) if o.naam == "GGZ De Brug")
    edit = organisaties.EditOrganisatie(row.id, row.versie, "GGZ Over de Brug", row.soort, True)
    organisaties.edit_organisatie(ctx, edit)
    kamer.press("organisatie_bewaar_knop")
    kamer.rest()
    dialog = find(kamer.window, FormDialog, "organisatie_dialoog")
    shown = dialog._fields["naam"]
    assert "Staat nu in het dossier: GGZ Over de Brug" in shown.editor.accessibleDescription()
    assert shown.text() == "GGZ Nieuwe Brug"
    kamer.press("organisatie_bewaar_knop")
    kamer.gone("organisatie_dialoog")
    assert "GGZ Nieuwe Brug" in [o.naam for o in list_organisaties(ctx)]


def test_the_room_is_read_anew_when_a_colleague_adds_somebody(kamer: Kamer, bureau: Bureau) -> None:
    partner = list_organisaties(bureau.context())[0].id
    job = professionals.CreateProfessional("Zus Vinke", partner, "coach")
    bureau.runner.run(kamer.view, professionals.create_professional, job)
    kamer.wait(lambda: "Zus Vinke" in kamer.titles("mensen_lijst"))
    assert isinstance(kamer.view, MensenView)
    QTest.keyClick(kamer.view, Qt.Key.Key_F9)
