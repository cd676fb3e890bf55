"""Errors beside their fields, nothing typed lost, the register, what was told to whom, and asking for sight."""

from datetime import date
from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit

from casus.domain.deelbesluit import DeelStand
from casus.domain.toegangsverzoek import VerzoekStatus
from casus.domain.toestemming import ToestemmingWijze
from casus.services.casussen import first_casus_page
from casus.services.toegangsverzoeken import list_verzoeken
from casus.services.toestemmingen import LegAntwoordVast, list_toestemmingen, record_antwoord
from casus.ui.delen.delen_view import DelenView
from casus.ui.delen.gedeeld_print import gedeeld_document
from casus.ui.delen.gedeeld_view import GedeeldView
from casus.ui.delen.toegang_dialogs import ask_sight
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.row_model import ROW_ROLE
from tests.ui.delen.conftest import ROB, Weging, organisatie
from tests.ui.desk_fixture import find

WHY = "Rob wil het eerst zelf vertellen."


def refuse(weging: Weging) -> None:
    weging.open()
    weging.press(Qt.Key.Key_3, alt=True)
    weging.typ(WHY)
    weging.go_on()
    weging.press(Qt.Key.Key_Return)
    weging.rest()


def test_what_is_missing_stands_beside_its_field_and_what_was_typed_stays(weging: Weging) -> None:
    weging.open()
    weging.typ("Hij wil slapen.")
    weging.press(Qt.Key.Key_1, alt=True)
    find(weging.window, QAbstractButton, "besluit_vastleggen_knop").click()
    weging.rest()
    assert weging.register() == ()
    assert len([words for words in weging.errors() if words.startswith("Beantwoord deze vraag")]) == 10
    assert "Kies een grond in de AVG die bij deze organisatie past." in weging.errors()
    assert find(weging.window, QPlainTextEdit, "antwoord_wens").toPlainText() == "Hij wil slapen."


def test_a_weighing_that_was_left_comes_back(weging: Weging) -> None:
    weging.open()
    weging.press(Qt.Key.Key_3, alt=True)
    weging.typ(WHY)
    weging.press(Qt.Key.Key_Escape)
    weging.rest()
    view = weging.open()
    assert view.model.velden.motivering == WHY
    assert weging.register() == (), "a draft of one person is nothing in the register"


def test_a_known_no_asks_for_its_name_all_criteria_and_a_second_reader(weging: Weging) -> None:
    ctx = weging.bureau.context()
    asked = list_toestemmingen(ctx, weging.casus_id)[0]
    lines = tuple((line.organisatie_id, line.onderwerp, False) for line in asked.lijnen)
    no = LegAntwoordVast(asked.id, asked.versie, lines, ToestemmingWijze.MONDELING, getuige="Lotte Verhoeven")
    record_antwoord(ctx, no)
    view = weging.open()
    weging.press(Qt.Key.Key_2, alt=True)
    view.model.change(ontvangers=(organisatie(weging.bureau, "Schuldhulp gemeente"),))
    assert not {"weigeringen", "tweede_lezer"} & {name for name, _ in view.model.missing()}, "control: no refusal here"
    view.model.change(ontvangers=(organisatie(weging.bureau, "GGZ De Brug"),))
    names = [name for name, _ in view.model.missing()]
    assert {"weigeringen", "tweede_lezer", "toestemming_geprobeerd", "zo_klein_mogelijk"} <= set(names)
    assert weging.shows("weigering_noemen")


def test_a_decision_becomes_a_paper_to_talk_over_without_a_name(weging: Weging, tmp_path: Path) -> None:
    refuse(weging)
    find(weging.window, QAbstractButton, "terugblik_knop").click()
    find(weging.window, QLineEdit, "terugblik_pad").setText(str(tmp_path / "blad"))
    find(weging.window, QAbstractButton, "terugblik_maken_knop").click()
    weging.rest()
    told = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "blad.docx")).paragraphs)
    assert "wij deelden niets" in told
    assert "Terpstra" not in told


def test_a_decision_is_read_withdrawn_and_stands_in_the_register(weging: Weging) -> None:
    refuse(weging)
    assert weging.shows("besluit_vast")
    assert not weging.shows("besluit_paneel")
    find(weging.window, QAbstractButton, "trek_in_knop").click()
    find(weging.window, QPlainTextEdit, "intrekken_reden").setPlainText("Rob vertelde het zelf.")
    find(weging.window, QAbstractButton, "besluit_intrekken_knop").click()
    weging.rest()
    assert weging.register()[0].stand is DeelStand.INGETROKKEN
    room = DelenView(weging.bureau.desk)
    weging.bureau.show(room)
    weging.rest()
    room._tabs.setCurrentIndex(1)
    rows = find(weging.window, QListView, "deelbesluiten_lijst").model()
    assert rows.index(0, 0).data(ROW_ROLE).reason.startswith("Ingetrokken")


def test_the_register_is_filtered_by_state_and_offers_only_states_that_are_there(weging: Weging) -> None:
    refuse(weging)
    find(weging.window, QAbstractButton, "trek_in_knop").click()
    find(weging.window, QPlainTextEdit, "intrekken_reden").setPlainText("Rob vertelde het zelf.")
    find(weging.window, QAbstractButton, "besluit_intrekken_knop").click()
    weging.rest()
    refuse(weging)
    room = DelenView(weging.bureau.desk)
    weging.bureau.show(room)
    weging.rest()
    assert not room.findChildren(ComboInput, "delen_stand")[0].isVisible(), "one state needs no filter"
    room._tabs.setCurrentIndex(2)
    stand = find(weging.window, ComboInput, "delen_stand")
    assert [stand.itemText(n) for n in range(stand.count())] == ["Elke stand", "Ingetrokken (1)", "Niet gedeeld (1)"]
    assert find(weging.window, QListView, "deelbesluiten_lijst").model().rowCount() == 2
    for place, begins in ((1, "Ingetrokken"), (2, "Geldt, er wordt niets gedeeld")):
        stand.setCurrentIndex(place)
        stand.activated.emit(place)
        rows = find(weging.window, QListView, "deelbesluiten_lijst").model()
        assert [rows.index(n, 0).data(ROW_ROLE).reason.startswith(begins) for n in range(rows.rowCount())] == [True]
        assert stand.currentIndex() == place


def test_what_was_told_to_whom_names_who_sat_there_and_prints_no_name(weging: Weging) -> None:
    refuse(weging)
    page = GedeeldView(weging.bureau.desk, weging.casus_id)
    weging.bureau.show(page)
    weging.rest()
    assert page._found is not None
    assert [row.motivering for row in page._found.pagina.besluiten] == [WHY]
    assert page._found.pagina.gehoord, "Rob was on the table on 17 November"
    paper = gedeeld_document(page._found).toPlainText()
    assert page._found.casus_code in paper
    assert page._found.pagina.gehoord[0].naam in paper
    assert ROB not in paper


def test_asking_for_sight_reaches_the_chair(weging: Weging) -> None:
    bureau = weging.bureau
    code = next(row.code for row in first_casus_page(bureau.context()) if row.id == weging.casus_id)
    bureau.runner.use(bureau.context("LV"))
    room = DelenView(bureau.desk)
    bureau.show(room)
    weging.rest()
    ask_sight(bureau.desk, room)
    find(weging.window, QLineEdit, "toegang_code").setText(code)
    find(weging.window, QAbstractButton, "toegang_vraag_knop").click()
    weging.rest()
    assert weging.errors(), "without a reason nothing is asked"
    find(weging.window, QPlainTextEdit, "toegang_reden").setPlainText("Ik neem de regie over.")
    find(weging.window, QAbstractButton, "toegang_vraag_knop").click()
    weging.rest()
    (asked,) = list_verzoeken(bureau.context())
    assert (asked.status, asked.code, asked.tot) == (VerzoekStatus.GEVRAAGD, code, date(2026, 12, 21))
