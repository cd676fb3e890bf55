"""From the chair's monitor to the controller's: a file, a code that is told apart, and a window with nothing else."""

from pathlib import Path
from random import Random

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from casus.domain import controllerbeeld
from casus.services.controllerbestand import MaakControllerbestand, make_controllerbestand
from casus.services.monitorvorm import MonitorKeuze
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.ui.monitor.controller_dialogs import ControlecodeDialog, ControllerbestandDialog
from casus.ui.monitor.monitor_view import MonitorView
from casus.ui.request import Request
from casus.ui.widgets.link import Link
from casus.wiring import World, open_controle
from tests.acceptance.window_day import Hand, open_window
from tests.domain.geldstad import Geldstad
from tests.services.conftest import Town
from tests.services.conftest import file_made as file_made
from tests.services.conftest import file_town as file_town
from tests.services.conftest import world as world
from tests.services.geld_in_dossier import fill
from tests.ui.desk_fixture import VANDAAG, Bureau, find

ROOMS = ["monitor", "instellingen", "hulp"]


def made_by_chair(rijk: Bureau, qtbot: QtBot, folder: Path) -> tuple[Path, str]:
    """Through the button, the dialog and the code that is shown once."""
    page = MonitorView(rijk.desk)
    rijk.show(page)
    qtbot.waitUntil(lambda: page.model.keuze is not None)
    find(page, QWidget, "controllerbestand_knop").click()  # type: ignore[attr-defined]
    dialog = find(page.window(), QDialog, "controllerbestand_dialoog")
    place = find(dialog, QLineEdit, "controle_pad")
    assert place.text().endswith(f"_controle_{VANDAAG.year}.casuscontrole")
    place.setText(str(folder / "c"))
    find(dialog, QWidget, "controllerbestand_maak_knop").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(page.window().findChildren(ControlecodeDialog)))
    code = page.window().findChildren(ControlecodeDialog)[0]
    groups = [find(code, QLabel, f"groepje_{number}").text() for number in range(1, 9)]
    find(code, QWidget, "controlecode_kopie_knop").click()  # type: ignore[attr-defined]
    assert QApplication.clipboard().text() == "-".join(groups)
    QTest.keyClick(code, Qt.Key.Key_Escape)
    assert code.isVisible(), "Escape does not take away the only sight of the code"
    find(code, QWidget, "controlecode_klaar_knop").click()  # type: ignore[attr-defined]
    return folder / "c.casuscontrole", "-".join(groups)


def test_the_chair_makes_a_file_and_a_controller_opens_it(rijk: Bureau, qtbot: QtBot, tmp_path: Path) -> None:
    path, code = made_by_chair(rijk, qtbot, tmp_path)
    keys, home = MemoryKeychain(), tmp_path / "elders"
    with open_window(qtbot, home, FixedClock(VANDAAG), 7, Request(dossier=str(path)), keys) as hand:
        for typed, told in (("", "Typ de code"), ("7K3M9", "40 tekens"), ("-".join(["7K3M9"] * 8), "typefout")):
            hand.fill("herstelcode_invoer", typed)
            hand.press("ontgrendel_knop")
            hand.wait(lambda told=told: told in said(hand))  # type: ignore[misc]
            assert "Typ de code die u bij dit bestand kreeg." in said(hand)
            assert "herstelcode" not in said(hand).lower(), typed
        assert not hand.window.rail.isVisible()
        hand.fill("herstelcode_invoer", code)
        hand.press("ontgrendel_knop")
        hand.see("monitor", QWidget)
        hand.rest()
        only_their_rooms(hand)
        assert not [name for name in rijk.dossier.casussen if name in said(hand)]
        assert "Dit bestand is van" in said(hand)
        hand.window.open_room("instellingen")
        tabs = hand.see("instellingen_tabs", QTabBar)
        assert [tabs.tabText(at) for at in range(tabs.count())] == ["Weergave", "Vergrendelen", "Over Casus"]
        tabs.setCurrentIndex(1)
        hand.rest()
        hand.window.lock_requested.emit()
        hand.wait(lambda: "Het bestand is op slot" in said(hand))
        assert "Budget" not in said(hand)
        hand.press("ontgrendel_knop")
        hand.see("monitor", QWidget)
        hand.rest()
    with open_window(qtbot, home, FixedClock(VANDAAG), 7, None, keys) as hand:
        hand.see("monitor", QWidget)  # the last file that was open, by the keychain


def test_a_damaged_file_says_so_and_asks_no_code(file_town: Town, qtbot: QtBot, tmp_path: Path) -> None:
    cmd = MaakControllerbestand(VANDAAG.year, tmp_path / "c.casuscontrole")
    made = make_controllerbestand(file_town.as_("CO"), cmd)
    whole = made.pad.read_bytes()
    for data, asked in ((whole, True), (whole[:-30], False), (whole[:-1] + bytes([whole[-1] ^ 1]), False)):
        made.pad.write_bytes(data)
        request = Request(dossier=str(made.pad))
        with open_window(qtbot, tmp_path / f"h{len(data)}", FixedClock(VANDAAG), 7, request, MemoryKeychain()) as hand:
            hand.see("herstelcode_invoer" if asked else "dossier_open_knop", QWidget)
            assert ("of het is beschadigd" in said(hand)) is not asked
            assert "herstelcode" not in said(hand).lower()


def said(hand: Hand) -> str:
    return "\n".join(label.text() for label in hand.window.findChildren(QLabel) if label.isVisible())


def only_their_rooms(hand: Hand) -> None:
    rail = hand.window.rail
    assert [key for key in hand.window.room_keys if rail.room_button(key).isVisible()] == ROOMS
    for key in hand.window.room_keys:
        if key not in ROOMS:
            hand.window.open_room(key)
            assert hand.window.room == "monitor", key
    assert not rail.search.isVisible()
    assert not rail.names.isVisible()
    hand.window.find_requested.emit()
    assert not hand.window.findChildren(QDialog)


def test_in_their_window_are_months_payments_and_the_workbook(
    file_town: Town, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With money of a whole year, in a town so small that only totals would be told of it; here with classes."""
    monkeypatch.setattr(controllerbeeld, "GENOEG_BETALINGEN", 0)
    fill(file_town, Geldstad(3, 40))
    cmd = MaakControllerbestand(VANDAAG.year, tmp_path / "c.casuscontrole")
    made = make_controllerbestand(file_town.as_("CO"), cmd)
    keys = MemoryKeychain()
    cijfers = open_controle(str(made.pad), World(FixedClock(VANDAAG), Random(1), keys), made.code).cijfers
    assert len(cijfers.dagen) > 6
    with open_window(qtbot, tmp_path / "elders", FixedClock(VANDAAG), 7, Request(dossier=str(made.pad)), keys) as hand:
        hand.see("monitor", QWidget)
        hand.rest()
        days = hand.see("monitor_dag", QComboBox)
        assert not [each for each in hand.window.findChildren(QWidget, "monitor_datum") if each.isVisible()]
        assert not [
            each for each in hand.window.findChildren(Link) if each.isVisible() and "achter" in each.objectName()
        ]
        assert [days.itemData(at) for at in range(1, days.count())] == [day.isoformat() for day in cijfers.dagen]
        latest = hand.see("monitor_rijen", QTableView).model().rowCount()
        assert latest > 1
        now = said(hand)
        days.setCurrentIndex(4)
        days.activated.emit(4)
        hand.rest()
        assert said(hand) != now
        days.setCurrentIndex(0)
        days.activated.emit(0)
        hand.rest()
        assert said(hand) == now
        hand.press("monitor_excel_knop")
        hand.fill("monitor_pad", str(tmp_path / "uit.xlsx"))
        hand.press("monitor_maken_knop")
        hand.wait((tmp_path / "uit.xlsx").exists)
        hand.rest()
        assert "Betalingen" in openpyxl.load_workbook(tmp_path / "uit.xlsx").sheetnames
        hand.press("betalingen_knop")
        assert len(hand.rows("betalingen_lijst")) == len(cijfers.betalingen) > 10


def test_who_was_a_controller_does_not_become_the_only_other(file_town: Town, qtbot: QtBot, tmp_path: Path) -> None:
    """An older dossier holds a controller: whoever worked as one is asked who they are, and is not just let in."""
    with file_town.dossier._engine.execution_options(casus_write=True).begin() as connection:
        connection.execute(text("UPDATE gebruiker SET actief = 0 WHERE code NOT IN ('CO', 'CT')"))
    file_town.dossier.close()
    for als, asked in (("CT", True), ("", False)):
        request, keys = Request(dossier=file_town.address, als=als), file_town.world.keychain
        with open_window(qtbot, tmp_path / f"thuis{als}", FixedClock(VANDAAG), 7, request, keys) as hand:
            hand.see("wie_co" if asked else "vandaag", QWidget)
            assert hand.window.rail.isVisible() is not asked, "negative control: the only one there is begins at once"


def test_another_year_is_another_name_unless_somebody_chose_one(rijk: Bureau, qtbot: QtBot) -> None:
    dialog = ControllerbestandDialog(MonitorKeuze((2026, 2025), ()), 2026, VANDAAG.date(), rijk.window)
    dialog.open()
    place, year = find(dialog, QLineEdit, "controle_pad"), find(dialog, QComboBox, "controle_jaar")

    def choose(index: int) -> None:
        year.setCurrentIndex(index)
        year.activated.emit(index)

    choose(1)
    assert place.text().endswith("_controle_2025.casuscontrole")
    place.setText("eigen.casuscontrole")
    choose(0)
    assert place.text() == "eigen.casuscontrole"
