"""Besluiten by one key, and wherever they come back until they are carried out."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import BesluitStatus, OverlegStatus
from casus.services import besluiten, concepten, overleg_page, overleggen, tafel
from casus.services.besluiten import BesluitRegel
from casus.ui.acties.acties_model import Lijst
from casus.ui.acties.acties_view import ActiesView
from casus.ui.acties.window_list import WindowList
from casus.ui.casussen.casus_view import CasusView
from casus.ui.overleg.overleg_page import overleg_page_for
from casus.ui.vandaag.vandaag_view import VandaagView
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.row_model import ROW_ROLE
from tests.ui.desk_fixture import Bureau, find, typ

STOP = "De Schakel stopt de ontruiming tot 15 januari."


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def words(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def only(bureau: Bureau) -> BesluitRegel:
    chair = bureau.context()
    (row,) = besluiten.list_besluit_rows(chair, besluiten.list_besluit_ids(chair, only_open=False))
    return row


def put_rob_on_the_agenda(bureau: Bureau) -> None:
    """The open actie brought him back already."""
    page = overleg_page.show_overleg(bureau.context(), bureau.dossier.volgende)
    assert bureau.dossier.casussen["Rob Terpstra"] in [p.casus_id for p in page.casussen]


def the_list(bureau: Bureau, qtbot: QtBot) -> WindowList:
    view = ActiesView(bureau.desk)
    bureau.show(view)
    view.show_lijst(Lijst.BESLUITEN)
    settle(bureau, qtbot)
    view.grab()
    settle(bureau, qtbot)
    rows = find(bureau.window, WindowList, "besluiten_lijst")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    return rows


def lines(rows: WindowList) -> list[str]:
    model = rows.model()
    return [model.index(row, 0).data(ROW_ROLE).sentence() for row in range(model.rowCount())]


def press(rows: QWidget, key: Qt.Key, bureau: Bureau, qtbot: QtBot) -> None:
    QTest.keyClick(rows, key)
    settle(bureau, qtbot)


def test_one_key_says_how_far_and_it_is_there_until_it_is_done(bureau: Bureau, qtbot: QtBot) -> None:
    rows = the_list(bureau, qtbot)
    assert STOP in lines(rows)[0]
    assert lines(rows)[0].endswith("nog niet uitgevoerd")
    press(rows, Qt.Key.Key_D, bureau, qtbot)
    assert only(bureau).status is BesluitStatus.DEELS
    assert "Marieke Vondeling" in lines(rows)[0]
    press(rows, Qt.Key.Key_N, bureau, qtbot)
    press(rows, Qt.Key.Key_D, bureau, qtbot)
    QTest.keyClick(rows, Qt.Key.Key_U)  # two quick keys on one meeting are two changes
    settle(bureau, qtbot)
    assert only(bureau).status is BesluitStatus.UITGEVOERD
    assert "Alle besluiten zijn uitgevoerd" in words(bureau.window)
    bar = find(bureau.window, Banner, "zet_terug_balk")
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Zet terug").click()
    settle(bureau, qtbot)
    assert only(bureau).status is BesluitStatus.DEELS
    assert len(lines(find(bureau.window, WindowList, "besluiten_lijst"))) == 1


def test_feedback_with_a_draft(bureau: Bureau, qtbot: QtBot) -> None:
    rows = the_list(bureau, qtbot)
    press(rows, Qt.Key.Key_T, bureau, qtbot)
    typ(find(bureau.window, QPlainTextEdit, "besluit_terugkoppeling"), "De brief is weg")
    QTest.keyClick(bureau.window.focusWidget(), Qt.Key.Key_Escape)
    settle(bureau, qtbot)
    assert [c.scherm for c in concepten.list_concepten(bureau.context())] == ["besluit_stand"]
    press(rows, Qt.Key.Key_T, bureau, qtbot)
    assert find(bureau.window, QPlainTextEdit, "besluit_terugkoppeling").toPlainText() == "De brief is weg"
    find(bureau.window, QRadioButton, "besluit_deels").setChecked(True)
    find(bureau.window, QPushButton, "besluit_stand_vastleggen_knop").click()
    settle(bureau, qtbot)
    assert (only(bureau).status, only(bureau).terugkoppeling) == (BesluitStatus.DEELS, "De brief is weg")
    assert concepten.list_concepten(bureau.context()) == []


def test_names_follow_f9_and_enter_opens_the_casus(bureau: Bureau, qtbot: QtBot) -> None:
    rows = the_list(bureau, qtbot)
    assert "Rob Terpstra" in lines(rows)[0]
    bureau.names.show(False)
    assert "Rob Terpstra" not in lines(rows)[0]
    press(rows, Qt.Key.Key_Return, bureau, qtbot)
    assert bureau.casussen_opened == [bureau.dossier.casussen["Rob Terpstra"]]


def test_on_the_page_of_its_casus(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.show(CasusView(bureau.desk, bureau.dossier.casussen["Rob Terpstra"]))
    settle(bureau, qtbot)
    block = find(bureau.window, QWidget, "casus_besluiten")
    assert STOP in words(block)
    assert "al 6 dagen niets gehoord" in words(block)
    find(bureau.window, QPushButton, f"besluit_deels_{only(bureau).id}").click()
    settle(bureau, qtbot)
    assert "Deels uitgevoerd" in words(block)
    find(bureau.window, QPushButton, f"besluit_uitgevoerd_{only(bureau).id}").click()
    settle(bureau, qtbot)
    assert not block.isVisible()


def test_at_the_preparation_of_the_next_meeting(bureau: Bureau, qtbot: QtBot) -> None:
    put_rob_on_the_agenda(bureau)
    bureau.show(overleg_page_for(bureau.desk, bureau.dossier.volgende))
    settle(bureau, qtbot)
    card = find(bureau.window, QWidget, "besluiten_terug")
    assert "Besluiten die terugkomen" in words(card)
    titles = [b.text() for b in card.findChildren(QAbstractButton) if b.objectName().startswith("besluit_casus_")]
    assert STOP in titles[0]
    find(bureau.window, QPushButton, f"besluit_uitgevoerd_{only(bureau).id}").click()
    settle(bureau, qtbot)
    assert only(bureau).status is BesluitStatus.UITGEVOERD
    assert not card.isVisible()


def test_at_the_table_when_its_casus_is_on_it(bureau: Bureau, qtbot: QtBot) -> None:
    put_rob_on_the_agenda(bureau)
    chair, id_ = bureau.context(), bureau.dossier.volgende
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        versie = overleg_page.show_overleg(chair, id_).versie
        overleggen.change_status(chair, overleggen.ChangeStatus(id_, versie, status))
    rob = next(
        p.id
        for p in overleg_page.show_overleg(chair, id_).casussen
        if p.casus_id == bureau.dossier.casussen["Rob Terpstra"]
    )
    tafel.start_punt(chair, tafel.AtPunt(id_, rob))
    bureau.show(overleg_page_for(bureau.desk, id_))
    settle(bureau, qtbot)
    block = find(bureau.window, QWidget, "besluiten_blok")
    assert STOP in words(block)
    find(bureau.window, QPushButton, f"besluit_uitgevoerd_{only(bureau).id}").click()
    settle(bureau, qtbot)
    assert only(bureau).status is BesluitStatus.UITGEVOERD
    assert not block.isVisible()


def test_vandaag_names_what_nobody_spoke_of(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.clock.set(bureau.clock.now() + timedelta(days=21))
    bureau.show(VandaagView(bureau.desk))
    settle(bureau, qtbot)
    block = find(bureau.window, QWidget, "stille_besluiten_blok")
    assert "3 weken" in words(block)
    next(b for b in block.findChildren(QAbstractButton) if b.text() == STOP).click()
    assert bureau.casussen_opened == [bureau.dossier.casussen["Rob Terpstra"]]


def test_a_besluit_that_is_spoken_of_is_not_named(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.show(VandaagView(bureau.desk))
    settle(bureau, qtbot)
    assert not [w for w in bureau.window.findChildren(QWidget, "stille_besluiten_blok") if w.isVisible()]
