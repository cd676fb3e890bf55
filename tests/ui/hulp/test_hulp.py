"""Help in the real window: F1 at a field, the room with its search, and the tour, all by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.system.clock import FixedClock
from casus.ui.hulp.hulp_texts import read_fields, read_tour
from casus.ui.hulp.rondleiding import Pointer, Rondleiding
from casus.ui.theme import resource_dir
from casus.ui.widgets.field import Field
from tests.acceptance.eyes import words_on_screen
from tests.acceptance.window_day import Hand, WindowDay, open_window
from tests.ui.desk_fixture import VANDAAG

FOLDER = resource_dir() / "hulp"
STEPS = read_tour(FOLDER)


@pytest.fixture(scope="module")
def oefen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("oefenen")


@pytest.fixture
def hand(qtbot: QtBot, oefen: Path) -> Iterator[Hand]:
    """The window at its first page, on a machine where the practice dossier is made once."""
    with open_window(qtbot, oefen, FixedClock(VANDAAG), 7) as window:
        yield window


def said(words: str) -> bool:
    return any(words in text for _, text in words_on_screen())


def practise(hand: Hand) -> None:
    hand.press("oefen_knop")
    hand.see("wie_mv", QWidget)
    WindowDay(hand, Path("x"), VANDAAG.date()).choose_chair()


def tour_of(hand: Hand) -> Rondleiding:
    session = hand.app.session
    assert session is not None
    return session.tour


# -- F1 ----------------------------------------------------------------------------------------------------------------


def test_f1_at_a_field_and_back_to_it(hand: Hand) -> None:
    hand.press("dossier_nieuw_knop")
    field = hand.see("team_invoer", QLineEdit)
    hand.wait(field.hasFocus)
    hand.key(Qt.Key.Key_F1)
    hand.see("veld_hulp", QWidget)
    text = read_fields(FOLDER)["naam-van-het-team"]
    assert said(text.wat)
    assert said(text.waarom)
    assert said(text.voorbeeld)
    hand.key(Qt.Key.Key_Return)
    hand.gone("veld_hulp")
    assert QApplication.focusWidget() is field


def test_f1_inside_a_dialog_leaves_the_dialog_and_its_words(hand: Hand) -> None:
    practise(hand)
    hand.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    hand.fill("meeneem_map", "stick")
    hand.key(Qt.Key.Key_F1)
    hand.see("veld_hulp", QWidget)
    hand.key(Qt.Key.Key_F1)
    assert len(hand.window.findChildren(QWidget, "veld_hulp")) == 1
    hand.key(Qt.Key.Key_Escape)
    hand.gone("veld_hulp")
    assert hand.see("meeneem_map", QLineEdit).text() == "stick"
    hand.key(Qt.Key.Key_Escape)


def test_every_field_of_the_big_form_has_help(hand: Hand) -> None:
    practise(hand)
    hand.press("casus_start_knop")
    hand.rest()
    fields = hand.window.findChildren(Field)
    assert len(fields) > 8
    known = read_fields(FOLDER)
    assert [field.label for field in fields if field.help_key not in known] == []


# -- the room ----------------------------------------------------------------------------------------------------------


def test_the_room_is_searched_and_read_by_keyboard(hand: Hand) -> None:
    practise(hand)
    hand.press_room("Casussen")
    hand.window.setFocus()
    hand.key(Qt.Key.Key_F1)
    hand.see("hulp", QWidget)
    everything = hand.rows("hulp_lijst")
    assert len(everything) == 10
    hand.fill("hulp_zoek", "stick")
    assert any("meenemen" in row for row in hand.rows("hulp_lijst"))
    hand.fill("hulp_zoek", "qqq")
    assert hand.is_there("hulp_leeg")
    hand.fill("hulp_zoek", "kan beschermen")
    (row,) = hand.rows("hulp_lijst")
    assert row.startswith("Wat Casus niet kan beschermen")
    hand.key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Return)
    hand.see("hulp_beschermen", QWidget)
    assert said("Een foto van het scherm")
    hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hand.fill("hulp_zoek", "herstelcode")
    assert any(row.startswith("Veld: Herstelcode") for row in hand.rows("hulp_lijst"))
    hand.fill("hulp_zoek", "F9")
    hand.click_row("hulp_lijst", "Toetsen")
    hand.see("hulp_toetsen", QWidget)
    assert said("Zet het dossier op slot")


# -- the tour ----------------------------------------------------------------------------------------------------------


def begin_tour(hand: Hand) -> None:
    hand.press_room("Hulp")
    hand.press("rondleiding_knop")
    hand.see("rondleiding", QWidget)


def now(hand: Hand) -> str:
    return hand.see("rondleiding_titel", QLabel).text()


def test_the_tour_notices_each_step_by_itself(hand: Hand) -> None:
    practise(hand)
    begin_tour(hand)
    titles = [step.titel for step in STEPS]
    assert now(hand) == titles[0]
    hand.press_room("Casussen")
    hand.wait(lambda: now(hand) == titles[1])
    hand.click_cell("casussen_tabel", 0)
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: now(hand) == titles[2])
    hand.key(Qt.Key.Key_F9)
    assert now(hand) == titles[3]
    hand.key(Qt.Key.Key_F9)
    assert now(hand) == titles[4]
    hand.press_room("Overleg")
    assert now(hand) == titles[5]
    hand.see("overleggen_lijst", QWidget)
    pointer = hand.see("rondleiding_wijzer", Pointer)
    meetings = hand.see("overleggen_lijst", QWidget)
    hand.wait(lambda: pointer.geometry().contains(meetings.mapTo(hand.window, meetings.rect().center())))
    meetings.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    hand.see("overleg_pagina", QWidget)
    hand.wait(lambda: now(hand) == titles[6])
    hand.press("overleg_open_knop")
    if hand.is_there("open_dialoog"):
        hand.press("toch_open_knop")
    hand.wait(lambda: now(hand) == titles[7])
    hand.press("overleg_start_knop")
    hand.wait(lambda: now(hand) == titles[8])
    hand.press("volgend_punt_knop")
    hand.wait(lambda: now(hand) == titles[9])
    hand.fill("invoer_regel", "n de post blijft liggen")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: now(hand) == titles[10])
    hand.press("rondleiding_verder_knop")
    assert now(hand) == titles[11]
    hand.press("rondleiding_verder_knop")
    hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: now(hand) == "Klaar")
    hand.key(Qt.Key.Key_Escape)


def test_it_is_paused_left_and_taken_up_by_keyboard(hand: Hand) -> None:
    practise(hand)
    begin_tour(hand)
    hand.press_room("Casussen")
    hand.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is hand.see("rondleiding_verder_knop", QAbstractButton)
    hand.key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Space)
    hand.gone("rondleiding")
    assert not hand.is_there("rondleiding_wijzer")
    begin_tour(hand)
    assert now(hand) == STEPS[1].titel
    hand.press("rondleiding_stop_knop")
    hand.gone("rondleiding")
    begin_tour(hand)
    assert now(hand) == STEPS[0].titel
    hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not hand.is_there("rondleiding")
    assert not tour_of(hand).is_running
