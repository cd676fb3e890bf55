"""Making and changing a casus in a real window: little is asked, nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import ContactWijze, ContactZicht, Leeftijdsklasse
from casus.services import casussen, concepten, mensen
from casus.services.casussen import CasusPage, InwonerFields
from casus.ui.casussen.casus_dialog import EditCasusPage, NewCasusPage
from casus.ui.casussen.form_values import (
    FormValues,
    PersonValues,
    differences,
    merged,
    people_from_text,
    people_to_text,
)
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.inputs import ComboInput
from tests.ui.desk_fixture import Bureau, find, typ

ROB = "Rob Terpstra"


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def new(bureau: Bureau, qtbot: QtBot) -> NewCasusPage:
    page = NewCasusPage(bureau.desk)
    bureau.show(page)
    settle(bureau, qtbot)
    return page


def edit(bureau: Bureau, qtbot: QtBot) -> EditCasusPage:
    page = EditCasusPage(bureau.desk, bureau.dossier.casussen[ROB], focus="vraag")
    bureau.show(page)
    settle(bureau, qtbot)
    settle(bureau, qtbot)
    return page


def save(bureau: Bureau, qtbot: QtBot) -> None:
    find(bureau.window, QPushButton, "casus_bewaar_knop").click()
    settle(bureau, qtbot)


def line(bureau: Bureau, name: str) -> QLineEdit:
    return find(bureau.window, QLineEdit, name)


def area(bureau: Bureau, name: str) -> QPlainTextEdit:
    return find(bureau.window, QPlainTextEdit, name)


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def saved(bureau: Bureau) -> CasusPage:
    """The casus that was made last and then opened."""
    return casussen.open_casus(bureau.context(), bureau.casussen_opened[-1])


def rob(bureau: Bureau) -> CasusPage:
    return casussen.open_casus(bureau.context(), bureau.dossier.casussen[ROB])


def colleague_saves(bureau: Bureau, **values: object) -> None:
    page = rob(bureau)
    command = casussen.EditCasus(page.id, page.versie, page.naam, page.vraag, page.wijk_id, page.casusregisseur_id)
    casussen.edit_casus(bureau.context("FB"), replace(command, **values))  # type: ignore[arg-type]


def test_only_a_name_is_needed_and_enter_saves(bureau: Bureau, qtbot: QtBot) -> None:
    new(bureau, qtbot)
    name = line(bureau, "casus_naam")
    typ(name, "Familie Ko\u015fuk")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bureau.casussen_opened))
    made = saved(bureau)
    assert (made.naam, made.vraag, made.inbrenger) == ("Familie Ko\u015fuk", "", "Marieke Vondeling")
    assert [row.fields.naam for row in made.inwoners] == ["Familie Ko\u015fuk"]
    assert bureau.backs == 1


def test_a_new_casus_begins_in_its_first_field(bureau: Bureau, qtbot: QtBot) -> None:
    new(bureau, qtbot)
    assert bureau.window.focusWidget() is line(bureau, "casus_naam")


def test_without_a_name_it_says_so_on_top_and_beside_the_field(bureau: Bureau, qtbot: QtBot) -> None:
    page = new(bureau, qtbot)
    typ(area(bureau, "casus_vraag"), "Wat nu?")
    save(bureau, qtbot)
    summary = find(bureau.window, QWidget, "formulier_fouten")
    assert "Er mist nog \u00e9\u00e9n ding" in words(summary)
    assert words(page).count("Vul de naam in.") == 1
    assert area(bureau, "casus_vraag").toPlainText() == "Wat nu?"
    assert line(bureau, "casus_naam").accessibleDescription().endswith("Vul de naam in.")
    typ(line(bureau, "casus_naam"), "Jan")
    save(bureau, qtbot)
    assert saved(bureau).vraag == "Wat nu?"


def test_a_whole_household_with_everything(bureau: Bureau, qtbot: QtBot) -> None:
    wijk = mensen.create_wijk(bureau.context(), "Wilgenbuurt")[0].id
    new(bureau, qtbot)
    typ(line(bureau, "casus_naam"), "Familie De Boer")
    typ(line(bureau, "persoon_1_naam"), "Ans de Boer")
    typ(area(bureau, "persoon_1_eigen_woorden"), "Laat ons met rust.")
    find(bureau.window, ComboInput, "persoon_1_leeftijdsklasse").set_value(Leeftijdsklasse.VANAF_67)
    find(bureau.window, QPushButton, "persoon_1_vragen_knop").click()
    typ(area(bureau, "persoon_1_hoi_nodig"), "Een vaste vrijdag")
    find(bureau.window, QPushButton, "persoon_1_contact_knop").click()
    find(bureau.window, QRadioButton, "persoon_1_contact_wijze_bezoek").setChecked(True)
    typ(line(bureau, "persoon_1_contact_waar"), "bij de buren")
    find(bureau.window, QRadioButton, "persoon_1_contact_zicht_tafel").setChecked(True)
    find(bureau.window, QPushButton, "persoon_toevoegen_knop").click()
    typ(line(bureau, "persoon_2_naam"), "Piet de Boer")
    find(bureau.window, ComboInput, "casus_wijk").set_value(wijk)
    find(bureau.window, ComboInput, "casus_regie").set_value(bureau.dossier.professionals["Samir Haddad"])
    save(bureau, qtbot)
    made = saved(bureau)
    ans, piet = (row.fields for row in made.inwoners)
    assert (made.wijk, made.casusregisseur) == ("Wilgenbuurt", "Samir Haddad")
    assert (ans.naam, ans.eigen_woorden, ans.eigen_woorden_op) == (
        "Ans de Boer",
        "Laat ons met rust.",
        date(2026, 11, 23),
    )
    assert (ans.leeftijdsklasse, ans.hoi_nodig) == (Leeftijdsklasse.VANAF_67, "Een vaste vrijdag")
    assert (ans.contact_wijze, ans.contact_waar) == (ContactWijze.BEZOEK, "bij de buren")
    assert ans.contact_zicht is ContactZicht.TAFEL
    assert (piet.naam, piet.eigen_woorden_op) == ("Piet de Boer", None)


def test_an_added_person_who_was_not_filled_in_does_not_count(bureau: Bureau, qtbot: QtBot) -> None:
    page = new(bureau, qtbot)
    typ(line(bureau, "casus_naam"), "Jan")
    for _ in range(2):
        find(bureau.window, QPushButton, "persoon_toevoegen_knop").click()
    typ(area(bureau, "persoon_3_eigen_woorden"), "Ik ook")
    save(bureau, qtbot)
    assert "Vul de naam van persoon 3 in." in words(page)
    assert not bureau.casussen_opened
    find(bureau.window, QPushButton, "persoon_2_weg_knop").click()
    typ(line(bureau, "persoon_2_naam"), "Kim")
    assert area(bureau, "persoon_2_eigen_woorden").toPlainText() == "Ik ook"
    save(bureau, qtbot)
    assert [row.fields.naam for row in saved(bureau).inwoners] == ["Jan", "Kim"]


def test_what_was_typed_comes_back_and_can_be_put_aside(bureau: Bureau, qtbot: QtBot) -> None:
    first = new(bureau, qtbot)
    typ(line(bureau, "casus_naam"), "Zo\u00eb")
    find(bureau.window, QPushButton, "persoon_toevoegen_knop").click()
    typ(line(bureau, "persoon_2_naam"), "Bo")
    first.hide()
    settle(bureau, qtbot)
    bureau.pages.removeWidget(first)
    new(bureau, qtbot)
    assert line(bureau, "casus_naam").text() == "Zo\u00eb"
    assert line(bureau, "persoon_2_naam").text() == "Bo"
    told = find(bureau.window, Banner, "formulier_melding")
    assert told.accessibleName().startswith("Teruggevonden concept")
    next(b for b in told.findChildren(QPushButton) if b.text() == "Begin opnieuw").click()
    settle(bureau, qtbot)
    assert line(bureau, "casus_naam").text() == ""
    assert concepten.list_concepten(bureau.context()) == []


def test_a_draft_is_gone_when_the_casus_is_saved(bureau: Bureau, qtbot: QtBot) -> None:
    page = new(bureau, qtbot)
    typ(line(bureau, "casus_naam"), "Zo\u00eb")
    page.hide()
    page.show()
    settle(bureau, qtbot)
    assert {c.veld for c in concepten.list_concepten(bureau.context())} >= {"naam"}
    save(bureau, qtbot)
    settle(bureau, qtbot)
    assert concepten.list_concepten(bureau.context()) == []


def test_filling_the_form_is_no_typing(bureau: Bureau, qtbot: QtBot) -> None:
    """Looking at a casus must leave no draft behind, else every look becomes a found draft."""
    page = edit(bureau, qtbot)
    page.hide()
    settle(bureau, qtbot)
    assert concepten.list_concepten(bureau.context()) == []


def test_a_change_is_saved_on_what_was_seen(bureau: Bureau, qtbot: QtBot) -> None:
    edit(bureau, qtbot)
    assert area(bureau, "casus_vraag").toPlainText() == "Hoe voorkomen we dat Rob zijn huis kwijtraakt?"
    area(bureau, "casus_vraag").setPlainText("Wie belt de deurwaarder?")
    area(bureau, "persoon_1_eigen_woorden").setPlainText("Ik wil slapen.")
    save(bureau, qtbot)
    now = rob(bureau)
    assert now.vraag == "Wie belt de deurwaarder?"
    assert now.inwoners[0].fields.eigen_woorden == "Ik wil slapen."
    assert now.inwoners[0].fields.eigen_woorden_op == date(2026, 11, 23)
    assert bureau.backs == 1


def test_the_birthday_that_counts_is_asked_only_of_a_child_and_says_what_is_wrong(bureau: Bureau, qtbot: QtBot) -> None:
    edit(bureau, qtbot)
    age, name = find(bureau.window, ComboInput, "persoon_1_leeftijdsklasse"), "persoon_1_grens_op"
    day = bureau.window.findChild(DateInput, name)
    assert day is not None
    assert not day.isVisible()
    age.set_value(Leeftijdsklasse.ONDER_12)
    assert day.isVisible()
    for typed, sentence in (
        ("dertig", "Deze datum is niet te lezen. T"),
        ("1-2-2028", "Deze dag is nog meer dan een jaar weg."),
        ("3-12-2026", ""),
    ):
        day.selectAll()
        typ(day, typed)
        save(bureau, qtbot)
        settle(bureau, qtbot)
        if sentence:
            assert sentence in words(bureau.window)
            assert rob(bureau).inwoners[0].fields.grens_op is None
    fields = rob(bureau).inwoners[0].fields
    assert (fields.leeftijdsklasse, fields.grens_op) == (Leeftijdsklasse.ONDER_12, date(2026, 12, 3))


def test_words_that_stay_keep_their_day(bureau: Bureau, qtbot: QtBot) -> None:
    edit(bureau, qtbot)
    area(bureau, "persoon_1_eigen_woorden")
    find(bureau.window, ComboInput, "persoon_1_leeftijdsklasse").set_value(Leeftijdsklasse.VAN_27_TOT_67)
    save(bureau, qtbot)
    fields = rob(bureau).inwoners[0].fields
    assert (fields.leeftijdsklasse, fields.eigen_woorden_op) == (Leeftijdsklasse.VAN_27_TOT_67, date(2026, 11, 17))


def test_a_colleague_saved_first_and_neither_text_is_lost(bureau: Bureau, qtbot: QtBot) -> None:
    edit(bureau, qtbot)
    area(bureau, "casus_vraag").setPlainText("Mijn vraag")
    colleague_saves(bureau, naam="Rob en Ria Terpstra", vraag="Hun vraag")
    save(bureau, qtbot)
    settle(bureau, qtbot)
    block = find(bureau.window, QWidget, "vergelijk_blok")
    said = words(block)
    assert "Een collega heeft deze casus intussen gewijzigd" in said
    for text in ("Rob en Ria Terpstra", "Hun vraag", "Mijn vraag"):
        assert text in said
    assert rob(bureau).vraag == "Hun vraag"
    find(bureau.window, QPushButton, "samenvoegen_knop").click()
    assert line(bureau, "casus_naam").text() == "Rob en Ria Terpstra"
    assert area(bureau, "casus_vraag").toPlainText() == "Mijn vraag"
    save(bureau, qtbot)
    assert (rob(bureau).naam, rob(bureau).vraag) == ("Rob en Ria Terpstra", "Mijn vraag")


def test_a_draft_older_than_what_is_saved_is_laid_beside_it(bureau: Bureau, qtbot: QtBot) -> None:
    first = edit(bureau, qtbot)
    typ(area(bureau, "casus_vraag"), "Mijn ")
    first.hide()
    settle(bureau, qtbot)
    bureau.pages.removeWidget(first)
    colleague_saves(bureau, vraag="Hun vraag")
    edit(bureau, qtbot)
    said = words(find(bureau.window, QWidget, "vergelijk_blok"))
    assert "Hun vraag" in said
    assert area(bureau, "casus_vraag").toPlainText().startswith("Mijn ")


def test_names_off_shows_dots(bureau: Bureau, qtbot: QtBot) -> None:
    page = edit(bureau, qtbot)
    bureau.names.show(False)
    assert line(bureau, "casus_naam").displayText() != ROB
    assert line(bureau, "persoon_1_naam").displayText() != ROB
    assert ROB not in page.accessibleName() + words(page)
    bureau.names.show(True)
    assert line(bureau, "casus_naam").displayText() == ROB


def test_escape_leaves_and_keeps(bureau: Bureau, qtbot: QtBot) -> None:
    new(bureau, qtbot)
    bureau.window.activateWindow()
    name = line(bureau, "casus_naam")
    name.setFocus()
    typ(name, "Half")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    settle(bureau, qtbot)
    assert bureau.backs == 1
    assert [c.tekst for c in concepten.list_concepten(bureau.context()) if c.veld == "naam"] == ["Half"]


BASE = FormValues("A", "v", 1, None, (PersonValues(1, InwonerFields("A", hoi_nodig="x")),))


def test_merging_keeps_mine_where_i_changed_and_theirs_elsewhere() -> None:
    mine = replace(BASE, vraag="mijn", people=(*BASE.people, PersonValues(None, InwonerFields("B"))))
    theirs = replace(BASE, naam="Z", vraag="hun", people=(PersonValues(1, InwonerFields("A", hoi_nodig="y")),))
    result = merged(BASE, mine, theirs)
    assert (result.naam, result.vraag) == ("Z", "mijn")
    assert [person.fields.naam for person in result.people] == ["A", "B"]
    assert result.people[0].fields.hoi_nodig == "y"
    assert {v.field for v in differences(mine, theirs)} == {"naam", "vraag", "hoi_nodig"}


@pytest.mark.parametrize(
    "fields",
    [
        InwonerFields(""),
        InwonerFields("Zo\u00eb", Leeftijdsklasse.ONDER_12, "ja", date(2026, 11, 4), contact_wijze=ContactWijze.BRIEF),
    ],
)
def test_people_survive_the_draft(fields: InwonerFields) -> None:
    people = (PersonValues(7, fields, is_contact_hidden=True), PersonValues())
    assert people_from_text(people_to_text(people)) == people


def test_a_draft_of_a_later_version_is_read_as_far_as_it_goes() -> None:
    text = '[{"id": null, "verborgen": false, "velden": {"naam": "Bo", "schoenmaat": "43"}}]'
    assert people_from_text(text) == (PersonValues(None, InwonerFields("Bo")),)
