"""Every instrument that comes with Casus, filled in by keyboard, twice with a year between: seen as then and now,
written on paper, made into a plan, matched with what the neighbourhood offers, and told at the table of a meeting.
"""

import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.instrument import AntwoordSoort, Instrument, Vorm
from casus.domain.intake import IntakeStatus
from casus.services import casussen, intakes, planbladen
from casus.services.casussen import CasusRow
from casus.services.context import Context
from casus.services.instrumenten import list_instrumenten
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.system.paths import AppPaths
from casus.ui.widgets.date_input import written_date
from casus.ui.widgets.scale import Scale
from casus.wiring import World, open_oefen
from tests.acceptance.first_day import Keys
from tests.acceptance.first_meeting import put_on_agenda
from tests.acceptance.window_day import Hand, WindowDay, open_window
from tests.ui.desk_fixture import VANDAAG, typ

TODAY = VANDAAG.date()
LAST_YEAR = TODAY - timedelta(days=365)
FILLED = tuple(each for each in list_instrumenten() if not each.is_leeg_sjabloon)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine with the practice dossier, made once and closed: every test has a copy."""
    root = tmp_path_factory.mktemp("oefenen")
    open_oefen(AppPaths.under(root).oefen, World(FixedClock(VANDAAG), Random(7), MemoryKeychain())).close()
    return root


@pytest.fixture
def hand(practice: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[Hand]:
    """Somebody at the practice dossier, as the chair."""
    shutil.copytree(practice, tmp_path, dirs_exist_ok=True)
    with open_window(qtbot, tmp_path, FixedClock(VANDAAG), 8) as found:
        found.press("oefen_knop")
        found.see("wie_mv", QWidget)
        WindowDay(found, Path("x"), TODAY).choose_chair()
        yield found


def context(hand: Hand) -> Context:
    session = hand.app.session
    assert session is not None
    return session.runner.context


def somebody(hand: Hand) -> CasusRow:
    """Who lives alone, of a casus that runs, with whom nobody talked or planned yet in the practice dossier."""
    ctx = context(hand)
    rows = casussen.first_casus_page(ctx)
    return next(
        row
        for row in rows
        if not intakes.list_intakes(ctx, row.id)
        and not planbladen.list_plannen(ctx, row.id)
        and len(casussen.open_casus(ctx, row.id).inwoners) == 1
    )


def words(hand: Hand) -> str:
    return "\n".join(label.text() for label in hand.window.findChildren(QLabel) if label.isVisible())


def to_casus(hand: Hand) -> CasusRow:
    row = somebody(hand)
    hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.see("zoek_dialoog", QWidget)
    typ(hand.see("zoek_veld", QLineEdit), row.code)
    hand.wait(lambda: any(row.naam in said for said in hand.rows("zoek_lijst")))
    hand.rest()
    hand.key(Qt.Key.Key_Return)
    hand.gone("zoek_dialoog")
    hand.see("intake_begin_knop", QWidget)
    return row


def choose_radio(keys: Keys, name: str) -> None:
    """The group is one stop of Tab; arrows go from one to the next."""
    for _ in range(20):
        here = QApplication.focusWidget()
        if here is not None and here.objectName() == name:
            return
        inside = here is not None and here.objectName().startswith("intake_soort_")
        QTest.keyClick(here or keys.go_to("intake_begin_dag"), Qt.Key.Key_Down if inside else Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"{name} is not reached")


def begin(hand: Hand, keys: Keys, instrument: Instrument, day: date) -> None:
    keys.press("intake_begin_knop")
    hand.see("intake_begin_dialoog", QWidget)
    choose_radio(keys, f"intake_soort_{instrument.code}")
    keys.write("intake_begin_dag", written_date(day))
    keys.press("intake_begin_bevestig_knop")
    hand.gone("intake_begin_dialoog")
    hand.see("intake_pagina", QWidget)
    hand.wait(lambda: instrument.kern in words(hand))


def fill(hand: Hand, keys: Keys, instrument: Instrument, figure: int) -> None:
    """The first part: opened when it is not, every question answered, and what the person wants marked."""
    first = instrument.delen[0]
    box = hand.see("intake_deel_0", QAbstractButton)
    if not box.isChecked():
        keys.press("intake_deel_0")
    card = hand.see(f"deel_{first.code}", QWidget)
    for vraag in first.vragen:
        if vraag.soort is AntwoordSoort.CIJFER:
            scale = keys.go_to(f"cijfer_{first.code}")
            assert isinstance(scale, Scale)
            QTest.keyClick(scale, Qt.Key(ord(str(figure))))
        else:
            area = card.findChild(QPlainTextEdit, f"antwoord_{vraag.code}")
            assert area is not None
            tab_to(hand, area)
            typ(area, f"Dit zegt hij over {vraag.code}.")
    if instrument.vorm is not Vorm.TOETS:
        mark = card.findChild(QAbstractButton, f"merk_{first.code}_0")
        assert mark is not None
        tab_to(hand, mark)
        for _ in range(2):
            QTest.keyClick(QApplication.focusWidget() or mark, Qt.Key.Key_Right)
        QTest.keyClick(QApplication.focusWidget() or mark, Qt.Key.Key_Space)


def tab_to(hand: Hand, widget: QWidget) -> None:
    """By Tab, to this very one: names of questions stand in several parts."""
    for _ in range(150):
        here = QApplication.focusWidget()
        if here is widget:
            return
        QTest.keyClick(here or hand.window, Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"{widget.objectName()} cannot be reached with Tab")


def finish(hand: Hand, keys: Keys) -> None:
    keys.press("intake_afrond_knop")
    hand.see("intake_afronden_dialoog", QWidget)
    keys.press("intake_afrond_bevestig_knop")
    hand.wait(lambda: "Afgerond" in words(hand))


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def chosen_words(combo: QWidget) -> str:
    assert isinstance(combo, QComboBox)
    return combo.currentText()


@pytest.mark.parametrize("instrument", FILLED, ids=lambda each: each.code)
def test_an_instrument_is_filled_twice_with_a_year_between(hand: Hand, instrument: Instrument, tmp_path: Path) -> None:
    keys = Keys(hand)
    number = to_casus(hand).id
    for day, figure in ((LAST_YEAR, 3), (TODAY, 0)):
        begin(hand, keys, instrument, day)
        fill(hand, keys, instrument, figure)
        finish(hand, keys)
        if instrument.vorm is Vorm.SPINNENWEB and day == TODAY:
            told = " ".join(
                each.accessibleDescription() for each in hand.window.findChildren(QWidget) if each.isVisible()
            )
            assert f"{instrument.delen[0].naam}: nu 0, toen 3." in told
            assert "toen, november 2025, gestreept" in words(hand)
        if day == LAST_YEAR:
            hand.key(Qt.Key.Key_Escape)
            hand.see("intake_begin_knop", QWidget)
    keys.press("intake_word_knop")
    keys.write("blad_pad", str(tmp_path / "intake.docx"))
    keys.press("blad_maken_knop")
    hand.gone("intakeblad_dialoog")
    hand.wait((tmp_path / "intake.docx").exists)
    asked = instrument.delen[0].vragen[-1]
    assert f"Dit zegt hij over {asked.code}." in text_of(tmp_path / "intake.docx")
    ctx = context(hand)
    rows = [row for row in intakes.list_intakes(ctx, number) if row.instrument == instrument.code]
    assert [(row.gesprek_op, row.status) for row in rows] == [
        (TODAY, IntakeStatus.AFGEROND),
        (LAST_YEAR, IntakeStatus.AFGEROND),
    ]
    chosen = () if instrument.vorm is Vorm.TOETS else (instrument.delen[0].naam,)
    assert rows[0].mee_aan_de_slag == chosen


def test_what_was_chosen_becomes_a_plan_in_word_is_matched_with_offers_and_comes_to_the_table(
    hand: Hand, tmp_path: Path
) -> None:
    keys = Keys(hand)
    instrument = next(each for each in FILLED if each.code == "positieve_gezondheid")
    row = to_casus(hand)
    begin(hand, keys, instrument, TODAY)
    fill(hand, keys, instrument, 4)
    finish(hand, keys)
    hand.key(Qt.Key.Key_Escape)
    keys.press("plan_maak_knop")
    hand.see("plan_begin_dialoog", QWidget)
    keys.press("plan_begin_bevestig_knop")
    hand.gone("plan_begin_dialoog")
    ctx = context(hand)
    (plan,) = planbladen.list_plannen(ctx, row.id)
    blad = planbladen.open_plan(ctx, plan.id)
    assert [doel.gekozen for doel in blad.doelen] == [instrument.delen[0].naam]
    keys.press(f"plan_word_{plan.id}")
    hand.see("plan_word_dialoog", QWidget)
    keys.write("plan_pad", str(tmp_path / "plan.docx"))
    keys.press("plan_word_maken_knop")
    hand.gone("plan_word_dialoog")
    hand.wait((tmp_path / "plan.docx").exists)
    assert blad.doelen[0].doel in text_of(tmp_path / "plan.docx")
    keys.press("casus_aanbod_knop")
    hand.see("zoek_aanbod_pagina", QWidget)
    domein = keys.go_to("zoek_aanbod_domein")
    QTest.keyClick(domein, Qt.Key.Key_Down)
    hand.wait(lambda: "zelf gekozen" in chosen_words(domein))
    hand.wait(lambda: bool(hand.rows("zoek_aanbod_lijst")))
    assert any("zonder indicatie" in row for row in hand.rows("zoek_aanbod_lijst"))
    bring_to_table(hand, keys, row)
    hand.wait(lambda: f"Wil aan de slag met\n1. {instrument.delen[0].naam}" in words(hand))


def bring_to_table(hand: Hand, keys: Keys, row: CasusRow) -> None:
    """On the agenda of the meeting that comes, opened, begun, and called to the table: by keyboard."""
    keys.go_to_room("vandaag")
    keys.press("overleg_open_knop")
    hand.see("overleg_pagina", QWidget)
    put_on_agenda(hand, keys, row.naam)
    keys.press("overleg_open_knop")
    if hand.is_there("open_dialoog"):
        keys.press("toch_open_knop")
    keys.press("overleg_start_knop")
    hand.see("voeren", QWidget)
    keys.press("volgend_punt_knop")
    hand.see("punt_klok", QLabel)
    agenda = keys.go_to("verloop_lijst")
    said = hand.said_in_agenda(row.naam)
    behind = next(number for number, each in enumerate(reversed(hand.rows("verloop_lijst"))) if said in each)
    for key in (Qt.Key.Key_End, *(Qt.Key.Key_Up,) * behind, Qt.Key.Key_Return):
        QTest.keyClick(agenda, key)
    hand.rest()
    keys.press("bespreek_nu_knop")
    hand.gone("bespreek_nu_knop")
    if hand.is_there("toon_naam_link"):
        keys.press("toon_naam_link")  # not everybody was asked: only the chair looks at this screen
    hand.wait(lambda: hand.see("punt_naam", QLabel).text() == row.naam)
