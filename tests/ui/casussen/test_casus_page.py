"""The page of a casus in a real window on a real dossier."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.errors import RuleViolation
from casus.domain.values import CasusStatus, ContactWijze, ContactZicht, OverlegStatus
from casus.services import casussen, concepten, overleg_page, overleggen
from casus.services.casussen import CasusPage, InwonerFields
from casus.ui.casussen.casus_view import CasusView, casus_page_for
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.rows import RowList
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk, typ

ROB, SMIT, SLUITER = "Rob Terpstra", "De heer Smit", "Mevrouw A. Sluiter"


def opened(bureau: Bureau, qtbot: QtBot, naam: str) -> QWidget:
    page = casus_page_for(bureau.desk, bureau.dossier.casussen[naam])
    bureau.show(page)
    settle(bureau, qtbot)
    return page


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def words(widget: QWidget) -> str:
    """Everything one can read, buttons included."""
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    buttons = [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()]
    return " | ".join(labels + buttons)


def saved(bureau: Bureau, naam: str, als: str = "MV") -> CasusPage:
    return casussen.open_casus(bureau.context(als), bureau.dossier.casussen[naam])


def change_person(bureau: Bureau, naam: str, als: str, **values: object) -> None:
    page = saved(bureau, naam, als)
    fields = replace(page.inwoners[0].fields, **values)  # type: ignore[arg-type]
    casussen.edit_inwoner(bureau.context(als), casussen.EditInwoner(page.id, page.versie, page.inwoners[0].id, fields))


def test_the_person_comes_first(bureau: Bureau, qtbot: QtBot) -> None:
    change_person(bureau, ROB, "MV", hoi_gebeurd="Mijn baan stopte.")
    page = opened(bureau, qtbot, ROB)
    qtbot.waitUntil(lambda: "Loopt" in words(page))
    said = words(page)
    assert "\u201cIk wil gewoon weer normaal slapen.\u201d" in said
    assert "In eigen woorden, 17 november" in said
    assert "Hoe voorkomen we dat Rob zijn huis kwijtraakt?" in said
    assert "Mijn baan stopte." in said
    assert said.count("niet besproken") == 3
    assert "regie Lotte Verhoeven" in said


def test_the_history_reads_over_all_meetings(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, ROB)
    block = find(bureau.window, QWidget, "geschiedenis_blok")
    said = words(block)
    assert "De Schakel stopt de ontruiming tot 15 januari." in said
    assert "Zet de incasso stil" in said
    find(page, QPushButton, "overleg_1_link").click()
    assert bureau.overleggen_opened == [bureau.dossier.vorige]


def test_terug_op_is_written_out(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, "Mevrouw De Graaf")
    assert "Terug op dinsdag 24 november" in words(page)


def test_who_may_not_see_the_casus_gets_nothing_of_it(
    dossier_template: Dossier, dressed: object, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, als="FB") as bureau:
        page = opened(bureau, qtbot, SMIT)
        said = words(page)
        assert "Deze casus is er niet" in said
        assert "Smit" not in said
        assert "Wie neemt de regie over?" not in said


def test_who_may_see_it_sees_it(bureau: Bureau, qtbot: QtBot) -> None:
    """The control beside the test above."""
    assert "Wie neemt de regie over?" in words(opened(bureau, qtbot, SMIT))


@pytest.mark.parametrize(("als", "is_seen"), [("FB", True), ("MV", False)])
def test_safe_contact_is_for_the_eyes_that_were_chosen(
    dossier_template: Dossier, dressed: object, tmp_path: Path, qtbot: QtBot, als: str, is_seen: bool
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, als=als) as bureau:
        where = {"contact_wijze": ContactWijze.BELLEN, "contact_waar": "op het werk"}
        change_person(bureau, ROB, "FB", contact_zicht=ContactZicht.INBRENGER, **where)
        opened(bureau, qtbot, ROB)
        said = words(find(bureau.window, QWidget, "contact_blok"))
        assert "Alleen zichtbaar voor de inbrenger" in said
        assert ("op het werk" in said) is is_seen
        assert ("Bellen" in said) is is_seen


@pytest.mark.parametrize(("als", "is_changed"), [("MV", False), ("FB", True)])
def test_who_may_not_see_safe_contact_cannot_wipe_it(bureau: Bureau, als: str, is_changed: bool) -> None:
    """A form without the hidden address must not save an empty one; the inbrenger is the control."""
    change_person(bureau, ROB, "FB", contact_wijze=ContactWijze.BRIEF, contact_waar="bij haar zus")
    nothing = {"contact_wijze": ContactWijze.ONBEKEND, "contact_waar": "", "contact_zicht": ContactZicht.TAFEL}
    change_person(bureau, ROB, als, eigen_woorden="Nieuwe woorden", **nothing)
    fields = saved(bureau, ROB, "FB").inwoners[0].fields
    assert fields.eigen_woorden == "Nieuwe woorden"
    assert (fields.contact_waar == "") is is_changed
    assert (fields.contact_zicht is ContactZicht.TAFEL) is is_changed


def test_names_off_shows_the_code(bureau: Bureau, qtbot: QtBot) -> None:
    change_person(bureau, SMIT, "MV", vertegenwoordiger="Tante Truus", vertegenwoordiger_telefoon="06-00000000")
    page = opened(bureau, qtbot, SMIT)
    assert "Tante Truus" in words(page)
    bureau.names.show(False)
    qtbot.waitUntil(lambda: "nu verborgen" in words(page))
    assert "Smit" not in words(page)
    assert "Truus" not in words(page)
    assert "06-00000000" not in words(page)
    assert page.accessibleName() == saved(bureau, SMIT).code


def test_a_household_shows_one_person_at_a_time(bureau: Bureau, qtbot: QtBot) -> None:
    smit = saved(bureau, SMIT)
    second = InwonerFields("Gerda Smit", eigen_woorden="Ik wil erbij zijn.")
    casussen.edit_inwoner(bureau.context(), casussen.EditInwoner(smit.id, smit.versie, None, second))
    page = opened(bureau, qtbot, SMIT)
    tabs = find(bureau.window, QTabBar, "personen_tabs")
    assert "Ik wil erbij zijn." not in words(page)
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "\u201cIk wil erbij zijn.\u201d" in words(page))
    assert "In de woorden van Gerda Smit" in words(page)
    bureau.names.show(False)
    tabs = find(bureau.window, QTabBar, "personen_tabs")
    assert [tabs.tabText(n) for n in range(2)] == ["Persoon 1", "Persoon 2"]
    assert tabs.currentIndex() == 1


def test_zet_op_agenda_puts_it_on_the_next_meeting_and_says_so(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, SMIT)
    find(bureau.window, QPushButton, "casus_agenda_knop").click()
    qtbot.waitUntil(lambda: "De casus staat op de agenda van dinsdag 24 november." in words(page))
    settle(bureau, qtbot)
    agenda = overleg_page.show_overleg(bureau.context(), bureau.dossier.volgende)
    assert bureau.dossier.casussen[SMIT] in [p.casus_id for p in agenda.casussen]
    qtbot.waitUntil(lambda: "Op agenda 24 november" in words(page))
    find(bureau.window, QPushButton, "casus_overleg_knop").click()
    assert bureau.overleggen_opened == [bureau.dossier.volgende]


def test_without_a_meeting_it_offers_to_plan_one(bureau: Bureau, qtbot: QtBot) -> None:
    chair, id_ = bureau.context(), bureau.dossier.volgende
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND, OverlegStatus.GESLOTEN):
        versie = overleg_page.show_overleg(chair, id_).versie
        overleggen.change_status(chair, overleggen.ChangeStatus(id_, versie, status))
    page = opened(bureau, qtbot, SMIT)
    find(bureau.window, QPushButton, "casus_agenda_knop").click()
    qtbot.waitUntil(lambda: "Er is nog geen overleg gepland waar deze casus bij kan." in words(page))
    next(b for b in page.findChildren(QPushButton) if b.text() == "Plan overleg" and b.isVisible()).click()
    assert bureau.rooms == ["overleg"]


def test_an_actie_is_set_to_done_from_the_page(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, ROB)
    rows = find(bureau.window, RowList, "acties_lijst")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: "Gedaan: Zet de incasso stil" in words(page))
    assert [a.wat for a in saved(bureau, ROB).acties if a.is_open] == ["belt de corporatie"]


def test_closing_asks_why_and_annuleer_has_the_focus(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, ROB)
    bureau.window.activateWindow()
    find(bureau.window, QPushButton, "casus_sluiten_knop").click()
    dialog = find(bureau.window, QWidget, "casus_sluiten_dialoog")
    assert "2 acties staan nog open" in words(dialog)
    assert find(bureau.window, QPushButton, "casus_sluiten_annuleer_knop").hasFocus()
    find(bureau.window, QPushButton, "casus_sluiten_bevestig_knop").click()
    settle(bureau, qtbot)
    assert "Vul waarom de casus sluit in." in words(dialog)
    assert saved(bureau, ROB).status is CasusStatus.LOOPT
    typ(find(bureau.window, QPlainTextEdit, "casus_sluiten_reden"), "De vraag is be\u00e4ntwoord")
    find(bureau.window, QPushButton, "casus_sluiten_bevestig_knop").click()
    settle(bureau, qtbot)
    after = saved(bureau, ROB)
    assert (after.status, after.afsluitreden) == (CasusStatus.AFGESLOTEN, "De vraag is be\u00e4ntwoord")
    qtbot.waitUntil(lambda: "Afgesloten" in words(page))
    names = {b.objectName() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert not names & {"casus_bewerk_knop", "casus_agenda_knop", "casus_sluiten_knop", "lid_toevoegen_knop"}
    assert concepten.list_concepten(bureau.context()) == []


def test_a_professional_is_added_with_reason_and_end_and_twice_is_refused(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, SMIT)
    samir = bureau.dossier.professionals["Samir Haddad"]
    for sentence in ("", "Deze professional is al toegevoegd."):
        find(page, QPushButton, "lid_toevoegen_knop").click()
        settle(bureau, qtbot)
        dialog = find(bureau.window, QWidget, "lid_dialoog")
        find(bureau.window, QPushButton, "lid_bevestig_knop").click()
        assert "Kies wie u toevoegt." in words(dialog)
        find(bureau.window, ComboInput, "lid_keuze").set_value(samir)
        find(bureau.window, QPushButton, "lid_bevestig_knop").click()
        settle(bureau, qtbot)
        assert "Vul de reden in." in words(dialog)
        typ(find(bureau.window, QPlainTextEdit, "lid_reden"), "Regelt de schulden")
        assert find(bureau.window, DateInput, "lid_tot").value() == date(2027, 5, 24)
        find(bureau.window, QPushButton, "lid_bevestig_knop").click()
        settle(bureau, qtbot)
        if sentence:
            assert sentence in words(dialog)
    (lid,) = saved(bureau, SMIT).leden
    assert (lid.professional_id, lid.reden, lid.tot) == (samir, "Regelt de schulden", date(2027, 5, 24))
    qtbot.waitUntil(lambda: "tot en met maandag 24 mei 2027" in words(page))
    assert "Regelt de schulden" in words(page)
    find(page, QPushButton, f"lid_weg_{samir}").click()
    find(bureau.window, QPushButton, "lid_weg_bevestig_knop").click()
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: "Regelt de schulden" not in words(page))
    assert not saved(bureau, SMIT).leden


def test_a_gap_is_one_click_from_its_field(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, SLUITER)
    bureau.window.activateWindow()
    find(bureau.window, QPushButton, "schrijf_vraag_knop").click()
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: find(bureau.window, QPlainTextEdit, "casus_vraag").hasFocus())


def test_a_page_nobody_looks_at_reads_nothing(bureau: Bureau, qtbot: QtBot) -> None:
    """Reading is logged as an act; a hidden page that refreshes itself is no act of anybody."""
    page = opened(bureau, qtbot, SMIT)
    assert isinstance(page, CasusView)
    before = page._model.page
    page.hide()
    bureau.clock.set(bureau.clock.now() + timedelta(hours=1))
    smit = saved(bureau, SMIT)
    edit = casussen.EditCasus(smit.id, smit.versie, smit.naam, "Nieuw", None, None)
    bureau.runner.run(page, casussen.edit_casus, edit)
    settle(bureau, qtbot)
    assert page._model.page is before
    page.show()
    qtbot.waitUntil(lambda: "Nieuw" in words(page))


def test_escape_goes_back(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, SMIT)
    bureau.window.activateWindow()
    edit = find(page, QPushButton, "casus_bewerk_knop")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert bureau.backs == 1


def test_hidden_and_absent_are_the_same_answer(bureau: Bureau) -> None:
    for casus_id in (bureau.dossier.casussen[SMIT], 1):
        with pytest.raises(RuleViolation) as refused:
            casussen.open_casus(bureau.context("FB"), casus_id)
        assert refused.value.code == "niet_gevonden"
