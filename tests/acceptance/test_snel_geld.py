"""Small money from rules to looking back, through the real windows and by keyboard: rules and budget in the settings, a
verzoek at the running table, two peers of two organisations who agree there, a payment with its receipt, the look back,
and a sum that closes to the cent.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.verzoek import VerzoekUitkomst
from casus.services import budgetten, terugblikken, verzoeken
from casus.services.context import Context
from casus.services.geldtafel import list_stemmen
from casus.services.oefenen import dag
from casus.services.oefenen.dag import DINSDAGMIDDAG
from casus.services.verzoeken import VerzoekFilter, VerzoekRow
from casus.system.clock import FixedClock
from casus.ui.widgets.check_group import CheckGroup
from casus.ui.widgets.choice import Check
from tests.acceptance.conftest import BEGIN, DINSDAG
from tests.acceptance.first_day import Keys
from tests.acceptance.window_day import Hand, WindowDay, open_window

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
WAT, BEDRAG = "Slot en voordeur herstellen na inbraak", 480_50


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    """The chair at the running meeting of the practice dossier, with a casus on the table."""
    with open_window(qtbot, tmp_path / "casus", FixedClock(BEGIN), 7) as found:
        day = WindowDay(found, tmp_path / "verslag.docx", DINSDAG)
        day.begin()
        tables = 0
        for step in DINSDAGMIDDAG:
            day.step(step)
            tables += isinstance(step, dag.Tafel)
            if tables == 2:
                break
        yield found


def context(hand: Hand) -> Context:
    session = hand.app.session
    assert session is not None
    return session.runner.context


def the_verzoek(hand: Hand) -> VerzoekRow:
    """The latest that was asked."""
    ctx = context(hand)
    ids = verzoeken.list_verzoek_ids(ctx, VerzoekFilter())
    return next(row for row in verzoeken.list_verzoek_rows(ctx, ids) if row.inhoud.wat == WAT)


def to_tab(hand: Hand, keys: Keys, words: str) -> None:
    """The tabs of the settings by arrow keys."""
    bar = keys.go_to("instellingen_tabs")
    assert isinstance(bar, QTabBar)
    for _ in range(bar.count()):
        if bar.tabText(bar.currentIndex()) == words:
            hand.rest()
            return
        QTest.keyClick(bar, Qt.Key.Key_Right)
    raise AssertionError(words)


def choose(keys: Keys, name: str, place: int) -> str:
    """The choice in this place of a list, by arrow keys."""
    combo = keys.go_to(name)
    assert isinstance(combo, QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    return combo.currentText()


def write_rules(hand: Hand, keys: Keys) -> None:
    """Two people of two organisations, a ceiling, and who decides above it."""
    keys.go_to_room("instellingen")
    to_tab(hand, keys, "Regels snel geld")
    keys.press("regels_knop")
    hand.see("regels_dialoog", QWidget)
    for name, words in (
        ("regels_mandaat_document", "Mandaatbesluit wijkteams"),
        ("regels_mandaat_grens", "500"),
        ("regels_mandaat_van", "het college"),
    ):
        keys.write(name, words)
    keys.press("regels_bevestig_knop")
    hand.gone("regels_dialoog")


def make_budget(hand: Hand, keys: Keys) -> str:
    """A source of its own, so that its sum is only about this."""
    to_tab(hand, keys, "Budgetten")
    keys.press("budget_knop")
    hand.see("budget_dialoog", QWidget)
    keys.write("budget_bron", "Buurtfonds")
    keys.write("budget_bedrag", "1.000")
    keys.press("budget_maak_bevestig_knop")
    hand.gone("budget_dialoog")
    return "Buurtfonds"


def ask_at_table(hand: Hand, keys: Keys, source: str) -> None:
    """By the key of the table; somebody else in the room asks."""
    keys.go_to_room("overleg")
    hand.see("voeren", QWidget)
    hand.wait(lambda: hand.is_there("punt_geld_knop"))
    hand.key(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    hand.see("geld_vraag_pagina", QWidget)
    hand.wait(lambda: hand.is_there("geld_wat"))
    hand.rest()
    keys.write("geld_wat", WAT)
    keys.write("geld_bedrag", "480,50")
    keys.write("geld_route", "Bijzondere bijstand")
    keys.write("geld_waarom_niet_nu", "Duurt zes weken")
    keys.write("geld_verwachting", "Slaapt weer thuis")
    choose(keys, "geld_aanvrager", 1)
    combo = keys.go_to("geld_budget")
    assert isinstance(combo, QComboBox)
    choose(keys, "geld_budget", next(n for n in range(combo.count()) if source in combo.itemText(n)))
    hand.wait(lambda: "519,50" in words(hand))
    hand.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.see("voeren", QWidget)
    hand.rest()


def words(hand: Hand) -> str:
    return "\n".join(label.text() for label in hand.window.findChildren(QLabel) if label.isVisible())


def agree_at_table(hand: Hand, keys: Keys) -> None:
    """Two of the room who may, of two organisations; written down by the chair, who asked nothing."""
    row = the_verzoek(hand)
    can = [each.stoel for each in list_stemmen(context(hand), row.id) if not each.waarom_niet]
    first = can[0]
    second = next(each for each in can if each.organisatie_id != first.organisatie_id)
    keys.press(f"punt_akkoord_{row.id}")
    hand.see("tafel_akkoord_dialoog", QWidget)
    group = hand.see("tafel_akkoord_wie", CheckGroup)
    keys.go_to(next(check.objectName() for check in group.findChildren(Check)))
    for seat in can:
        here = QApplication.focusWidget()
        assert isinstance(here, Check)
        assert here.text().startswith(seat.naam)
        if seat in (first, second):
            QTest.keyClick(here, Qt.Key.Key_Space)
        QTest.keyClick(here, Qt.Key.Key_Down)
    keys.press("tafel_akkoord_bevestig_knop")
    hand.gone("tafel_akkoord_dialoog")
    agreed = the_verzoek(hand)
    assert agreed.status is VerzoekUitkomst.JA
    assert {each.naam for each in agreed.akkoorden} == {first.naam, second.naam}
    assert {each.opgeschreven_door for each in agreed.akkoorden} == {context(hand).actor.naam}


def pay_with_receipt(hand: Hand, keys: Keys, folder: Path) -> None:
    """From the room, by its one key; the receipt on the page of the verzoek."""
    keys.go_to_room("geld")
    hand.wait(lambda: any(WAT in row for row in hand.rows("geld_lijst")))
    listing = keys.go_to("geld_lijst")
    QTest.keyClick(listing, Qt.Key.Key_Home)
    for _ in range(200):
        if hand.is_there("toets_betaal") and WAT in words(hand):
            break
        QTest.keyClick(listing, Qt.Key.Key_Down)
        hand.rest()
    hand.key(Qt.Key.Key_B)
    hand.see("betaal_dialoog", QWidget)
    keys.write("betaal_bedrag", "450")
    keys.write("betaal_kenmerk", "F-1")
    keys.press("betaal_bevestig_knop")
    hand.gone("betaal_dialoog")
    row = the_verzoek(hand)
    open_verzoek(hand, row.id)
    paid = verzoeken.open_verzoek(context(hand), row.id).boekingen
    bon = next(each for each in paid if each.kenmerk == "F-1")
    path = folder / "bon.pdf"
    path.write_bytes(PDF)
    keys.press(f"boeking_bon_{bon.id}")
    hand.see("bon_dialoog", QWidget)
    keys.write("bon_pad", str(path))
    keys.press("bon_bewaar_knop")
    hand.gone("bon_dialoog")
    hand.see(f"boeking_kopie_{bon.id}", QWidget)


def open_verzoek(hand: Hand, verzoek_id: int) -> None:
    """Its page, as the row in the list opens it."""
    assert hand.app.session is not None
    hand.app.session.desk.open_verzoek(verzoek_id)
    hand.see("verzoek_pagina", QWidget)


def look_back(hand: Hand, keys: Keys) -> None:
    """On its day the question comes back on Vandaag; answered on the page."""
    row = the_verzoek(hand)
    assert row.inhoud.terugblik_op is not None
    hand.clock.advance(timedelta(days=(row.inhoud.terugblik_op - context(hand).today()).days))
    due = next(each for each in terugblikken.list_terugblikken(context(hand), 50) if each.verzoek_id == row.id)
    hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keys.go_to_room("geld")
    open_verzoek(hand, row.id)
    keys.press(f"geld_terugblik_{due.id}")
    hand.see("geld_terugblik_dialoog", QWidget)
    keys.press("geld_terugblik_ja")
    seen = keys.go_to("geld_terugblik_gezien")
    assert isinstance(seen, QPlainTextEdit)
    keys.write("geld_terugblik_gezien", "slaapt weer thuis")
    keys.press("geld_terugblik_bevestig_knop")
    hand.gone("geld_terugblik_dialoog")
    hand.wait(lambda: "Is gebeurd wat we verwachtten? Ja" in words(hand))


def test_from_rules_to_the_closing_sum(hand: Hand, tmp_path: Path) -> None:
    keys = Keys(hand)
    write_rules(hand, keys)
    source = make_budget(hand, keys)
    ask_at_table(hand, keys, source)
    assert the_verzoek(hand).inhoud.bedrag == BEDRAG
    agree_at_table(hand, keys)
    pay_with_receipt(hand, keys, tmp_path)
    look_back(hand, keys)
    stand = next(row for row in budgetten.list_budgetten(context(hand)) if row.bron == source).stand
    assert (stand.budget, stand.gereserveerd, stand.uitgegeven, stand.over) == (1000_00, 0, 450_00, 550_00)
    keys.go_to_room("instellingen")
    hand.wait(lambda: "ingelegd = " in words(hand))
