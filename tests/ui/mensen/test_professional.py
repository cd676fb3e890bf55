"""The page of one professional, and the two long dialogs behind it: standing in and leaving."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from casus.services import acties, overleg_page
from casus.services.mensen import list_gebruikers
from casus.services.professionals import ProfessionalPage, show_professional
from casus.services.vervangen import list_vervangingen
from casus.ui.overleg.form_dialog import FormDialog
from tests.ui.desk_fixture import find
from tests.ui.mensen.conftest import Kamer
from tests.ui.mensen.test_kamer import give_number


def open_person(kamer: Kamer, naam: str) -> None:
    kamer.open_row("mensen_lijst", naam)
    kamer.wait(lambda: kamer._visible("professional_nummer"))
    kamer.rest()


def page(kamer: Kamer, naam: str) -> ProfessionalPage:
    return show_professional(kamer.bureau.context(), kamer.person(naam).id)


def test_the_number_is_large_and_copied_with_one_key(kamer: Kamer) -> None:
    give_number(kamer, "Samir Haddad", "06-98765432")
    open_person(kamer, "Samir Haddad")
    number = find(kamer.window, QLabel, "professional_nummer")
    assert number.text() == "06-98765432"
    assert number.font().pixelSize() >= 26
    QApplication.clipboard().clear()
    kamer.to("nummer_kopieer_knop")
    kamer.key(Qt.Key.Key_C, ctrl=True)
    assert QApplication.clipboard().text() == "06-98765432"
    QApplication.clipboard().clear()
    kamer.press("nummer_kopieer_knop")
    assert QApplication.clipboard().text() == "06-98765432"


def test_contact_is_changed_by_keyboard(kamer: Kamer) -> None:
    open_person(kamer, "Anneke de Wit")
    kamer.press("gegevens_wijzig_knop")
    kamer.fill("persoon_telefoon", "06-55555555")
    kamer.fill("persoon_email", "a.dewit@brug.example")
    kamer.press("persoon_bewaar_knop")
    kamer.gone("persoon_dialoog")
    assert (kamer.person("Anneke de Wit").telefoon, kamer.person("Anneke de Wit").email) == (
        "06-55555555",
        "a.dewit@brug.example",
    )
    assert find(kamer.window, QLabel, "professional_nummer").text() == "06-55555555"


def test_a_job_changes_from_a_day_on_and_the_old_one_stays_in_the_history(kamer: Kamer) -> None:
    open_person(kamer, "Peter Kamp")
    kamer.press("functie_wijzig_knop")
    kamer.choose("functie_organisatie", "Schuldhulp gemeente")
    kamer.fill("functie_naam", "budgetmaatje")
    kamer.fill("functie_van", "1-12-2026")
    kamer.press("functie_bewaar_knop")
    kamer.gone("functie_dialoog")
    jobs = page(kamer, "Peter Kamp").functies
    assert [(j.functie, j.van, j.tot) for j in jobs] == [
        ("budgetmaatje", date(2026, 12, 1), None),
        ("ervaringsdeskundige", date(2020, 1, 1), date(2026, 11, 30)),
    ]
    assert kamer.person("Peter Kamp").functie == "ervaringsdeskundige"


def test_a_stand_in_by_keyboard_says_what_is_missing_and_stops_when_asked(kamer: Kamer) -> None:
    open_person(kamer, "Lotte Verhoeven")
    kamer.press("vervanging_knop")
    kamer.choose("vervanging_wie", "Peter Kamp")
    kamer.press("vervanging_bewaar_knop")
    kamer.rest()
    dialog = find(kamer.window, FormDialog, "vervanging_dialoog")
    assert "Een vervanging stopt altijd" in dialog._fields["tot"].error()
    kamer.fill("vervanging_tot", "12-12-2026")
    kamer.press("vervanging_bewaar_knop")
    kamer.gone("vervanging_dialoog")
    (row,) = list_vervangingen(kamer.bureau.context())
    assert (row.naam, row.vervanger, row.tot) == ("Lotte Verhoeven", "Peter Kamp", date(2026, 12, 12))
    words = [label.text() for label in kamer.window.findChildren(QLabel) if label.isVisible()]
    assert "Vervangen door Peter Kamp tot en met 12 december" in words
    kamer.press(f"vervanging_stop_{row.id}")
    kamer.press("vervanging_stop_bevestig_knop")
    kamer.wait(lambda: list_vervangingen(kamer.bureau.context()) == [])
    kamer.gone("vervanging_stop_dialoog")


def test_only_colleagues_of_the_same_organisation_are_offered(kamer: Kamer) -> None:
    open_person(kamer, "Lotte Verhoeven")
    kamer.press("vervanging_knop")
    combo = find(kamer.window, QComboBox, "vervanging_wie")
    offered = [combo.itemText(n).split("  ")[0] for n in range(1, combo.count())]
    assert offered == ["Peter Kamp", "Marieke Vondeling"]


def test_somebody_leaves_and_everything_open_goes_where_it_was_said(kamer: Kamer) -> None:
    open_person(kamer, "Lotte Verhoeven")
    kamer.press("uit_dienst_knop")
    kamer.fill("uit_dienst_dag", "30-11-2026")
    kamer.choose("overdracht_alles", "Peter Kamp")
    kamer.press("overdracht_bevestig_knop")
    kamer.gone("overdracht_dialoog")
    lotte = kamer.person("Lotte Verhoeven")
    assert lotte.laatste_dag == date(2026, 11, 30)
    ctx = kamer.bureau.context()
    peter = kamer.person("Peter Kamp").id
    assert overleg_page.show_overleg(ctx, kamer.bureau.dossier.volgende).notulist_id == peter
    assert (page(kamer, "Lotte Verhoeven").casussen_met_regie, page(kamer, "Peter Kamp").casussen_met_regie) == (0, 3)
    user = next(g for g in list_gebruikers(ctx) if g.code == "LV")
    assert (user.works_on(date(2026, 11, 30)), user.works_on(date(2026, 12, 1))) == (True, False)


def test_who_has_not_said_to_whom_is_asked_at_each_thing(kamer: Kamer) -> None:
    open_person(kamer, "Samir Haddad")
    kamer.press("uit_dienst_knop")
    kamer.rest()
    combo = find(kamer.window, QComboBox, "overdracht_alles")
    assert combo.currentText() == "Kies"  # nobody else works for his organisation
    kamer.press("overdracht_bevestig_knop")
    kamer.rest()
    dialog = find(kamer.window, FormDialog, "overdracht_dialoog")
    errors = [field.error() for name, field in dialog._fields.items() if "_" in name]
    assert "Kies wie dit overneemt." in errors
    assert kamer.person("Samir Haddad").laatste_dag is None


def test_a_selection_is_handed_over_without_leaving(kamer: Kamer) -> None:
    ctx = kamer.bureau.context()
    actie = next(a for a in acties.list_acties(ctx) if a.professional == "Samir Haddad")
    open_person(kamer, "Samir Haddad")
    kamer.press("overdragen_knop")
    kamer.press("overdracht_bevestig_knop")
    assert kamer._visible("overdracht_dialoog")
    kamer.choose(f"overdracht_actie_{actie.id}", "Lotte Verhoeven")
    kamer.press("overdracht_bevestig_knop")
    kamer.gone("overdracht_dialoog")
    moved = next(a for a in acties.list_acties(ctx) if a.id == actie.id)
    assert moved.professional == "Lotte Verhoeven"
    assert kamer.person("Samir Haddad").laatste_dag is None


def test_f9_takes_names_of_casussen_out_of_the_handing_over(kamer: Kamer) -> None:
    open_person(kamer, "Lotte Verhoeven")
    kamer.press("overdragen_knop")
    kamer.rest()
    dialog = find(kamer.window, FormDialog, "overdracht_dialoog")

    def titles() -> str:
        return " ".join(field.label for field in dialog._fields.values())

    assert "Rob Terpstra" in titles()
    kamer.bureau.names.show(False)
    assert "Rob Terpstra" not in titles()
    assert "Terpstra" not in " ".join(w.accessibleName() for w in dialog.findChildren(QWidget))


def test_work_that_was_finished_meanwhile_asks_again(kamer: Kamer) -> None:
    ctx = kamer.bureau.context()
    actie = next(a for a in acties.list_acties(ctx) if a.professional == "Samir Haddad")
    open_person(kamer, "Samir Haddad")
    kamer.press("uit_dienst_knop")
    kamer.choose("overdracht_alles", "Lotte Verhoeven")
    acties.finish_actie(ctx, acties.FinishActie(actie.id, actie.versie, done=True))
    kamer.press("overdracht_bevestig_knop")
    kamer.wait(lambda: not kamer._visible(f"overdracht_actie_{actie.id}"))
    kamer.rest()
    assert kamer._visible("overdracht_dialoog")
    kamer.choose("overdracht_alles", "Lotte Verhoeven")
    kamer.press("overdracht_bevestig_knop")
    kamer.gone("overdracht_dialoog")
    assert kamer.person("Samir Haddad").laatste_dag == ctx.today()
    assert not kamer.person("Samir Haddad").has_left(ctx.today())
    assert kamer.person("Samir Haddad").has_left(ctx.today() + timedelta(days=1))
