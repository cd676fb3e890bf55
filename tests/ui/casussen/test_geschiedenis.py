"""The whole history, who looked, the trash and reopening, on the page of a casus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from casus.services import casussen, prullenbak
from casus.services.kijkers import list_kijkers
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.casussen_view import CasussenView
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.casussen.kijkers_print import kijkers_document
from casus.ui.casussen.kijkers_view import KijkersView
from casus.ui.widgets.link import Link
from casus.ui.widgets.rows import RowList
from tests.ui.desk_fixture import Bureau, find, typ

ROB, SMIT, DENNIS = "Rob Terpstra", "De heer Smit", "Dennis van Loon"


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle, timeout=60_000)


def opened(bureau: Bureau, qtbot: QtBot, naam: str) -> QWidget:
    page = casus_page_for(bureau.desk, bureau.dossier.casussen[naam])
    bureau.show(page)
    settle(bureau, qtbot)
    return page


def words(widget: QWidget) -> str:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    return " | ".join(labels + [w.text() for w in widget.findChildren(QAbstractButton) if w.isVisible()])


def press(bureau: Bureau, qtbot: QtBot, name: str) -> None:
    find(bureau.window, QPushButton, name).click()
    settle(bureau, qtbot)


def test_the_history_reads_like_a_story_and_by_keyboard(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, ROB)
    press(bureau, qtbot, "casus_geschiedenis_knop")
    page = find(bureau.window, GeschiedenisView, "geschiedenis_pagina")
    qtbot.waitUntil(lambda: "Casus gestart" in words(page))
    said = words(page)
    assert "Feit" in said
    assert "Rob opent de post niet sinds september.  ·  gezien door Fatima, 12 nov" in said
    assert "De Schakel stopt de ontruiming tot 15 januari." in said
    assert "Zet de incasso stil" in said
    assert said.index("Dinsdag 24 november 2026") < said.index("Dinsdag 17 november 2026")
    find(bureau.window, QTabBar, "geschiedenis_volgorde").setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Dinsdag 24 november 2026" in words(page))
    said = words(page)
    assert said.index("Dinsdag 17 november 2026") < said.index("Dinsdag 24 november 2026")
    page.setFocus()
    bureau.window.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    link = page.focusWidget()
    assert isinstance(link, Link)
    assert link.objectName() == "keer_1_link"
    link.click()
    assert bureau.overleggen_opened == [bureau.dossier.vorige]


def test_names_off_leaves_no_name_in_the_history(bureau: Bureau, qtbot: QtBot) -> None:
    view = GeschiedenisView(bureau.desk, bureau.dossier.casussen[DENNIS])
    bureau.show(view)
    settle(bureau, qtbot)
    assert DENNIS in words(view)
    bureau.names.show(False)
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: DENNIS not in words(view).replace("Wie helpt Dennis aan een vaste dag?", ""))


def test_who_looked_stands_on_a_page_that_prints_without_the_name_of_the_person(bureau: Bureau, qtbot: QtBot) -> None:
    opened(bureau, qtbot, ROB)
    press(bureau, qtbot, "casus_kijkers_knop")
    page = find(bureau.window, KijkersView, "kijkers_pagina")
    said = words(page)
    assert "Marieke Vondeling" in said
    assert "Welzijn Wilgenhof  ·  coördinator, voorzitter" in said
    assert "gelezen 2" in said
    paper = kijkers_document(list_kijkers(bureau.context(), bureau.dossier.casussen[ROB])).toPlainText()
    assert "Marieke Vondeling" in paper
    assert ROB not in paper


def test_to_the_trash_and_back_through_the_room(bureau: Bureau, qtbot: QtBot) -> None:
    room = CasussenView(bureau.desk)
    bureau.show(room)
    opened(bureau, qtbot, SMIT)
    press(bureau, qtbot, "casus_prullenbak_knop")
    assert "Er wordt niets gewist" in words(find(bureau.window, QWidget, "casus_prullenbak_dialoog"))
    press(bureau, qtbot, "casus_prullenbak_bevestig_knop")
    assert bureau.told == ["De casus ligt in de prullenbak. Er is niets gewist."]
    assert bureau.backs == 1
    tabs = find(room, QTabBar, "casussen_filter")
    tabs.setCurrentIndex(3)
    settle(bureau, qtbot)
    lijst = find(room, RowList, "prullenbak_lijst")
    assert lijst.model().rowCount() == 1
    lijst.setFocus()
    lijst.setCurrentIndex(lijst.model().index(0, 0))
    QTest.keyClick(lijst, Qt.Key.Key_Return)
    press(bureau, qtbot, "terugzetten_bevestig_knop")
    settle(bureau, qtbot)
    assert "De prullenbak is leeg" in words(room)
    assert prullenbak.list_prullenbak(bureau.context()) == []
    assert bureau.dossier.casussen[SMIT] in casussen.list_casus_ids(bureau.context())


def test_what_stands_on_an_agenda_stays_and_it_says_which(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, ROB)
    press(bureau, qtbot, "casus_prullenbak_knop")
    press(bureau, qtbot, "casus_prullenbak_bevestig_knop")
    assert "Deze casus staat op de agenda van overleg 2. Haal hem daar eerst af." in words(page)
    assert bureau.backs == 0


def test_closed_and_opened_again_with_reasons_that_stay_in_the_history(bureau: Bureau, qtbot: QtBot) -> None:
    page = opened(bureau, qtbot, SMIT)
    press(bureau, qtbot, "casus_sluiten_knop")
    typ(find(bureau.window, QPlainTextEdit, "casus_sluiten_reden"), "Alles is geregeld")
    press(bureau, qtbot, "casus_sluiten_bevestig_knop")
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: "Afgesloten" in words(page))
    press(bureau, qtbot, "casus_heropenen_knop")
    press(bureau, qtbot, "casus_heropenen_bevestig_knop")
    assert "Vul de reden in." in words(bureau.window)
    typ(find(bureau.window, QPlainTextEdit, "casus_heropenen_reden"), "De huur loopt weer op")
    press(bureau, qtbot, "casus_heropenen_bevestig_knop")
    settle(bureau, qtbot)
    assert "Sluit casus" in words(page)
    press(bureau, qtbot, "casus_geschiedenis_knop")
    story = find(bureau.window, GeschiedenisView, "geschiedenis_pagina")
    qtbot.waitUntil(lambda: "Casus gestart" in words(story))
    assert "Reden: Alles is geregeld" in words(story)
    assert "Reden: De huur loopt weer op" in words(story)
