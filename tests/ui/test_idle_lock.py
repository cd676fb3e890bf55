"""Quiet minutes: a warning that any key answers and a screen reader announces, then the lock. The clock is ours."""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casus.system.clock import FixedClock
from casus.ui.idle import IdleWatch
from casus.ui.request import Request
from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.lock_warning import LockWarning
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG, Dossier, typ

WARNING, BUTTON = "op_slot_waarschuwing", "blijf_werken_knop"


class Seconds:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def watch(qapp: QApplication, clock: Seconds) -> Iterator[IdleWatch]:
    watch = IdleWatch(clock)
    watch.start(5)
    yield watch
    watch.stop()


def said(watch: IdleWatch) -> list[str]:
    heard: list[str] = []
    for name in ("warned", "resumed", "expired"):
        getattr(watch, name).connect(lambda name=name: heard.append(name))
    return heard


def pass_by(watch: IdleWatch, clock: Seconds, seconds: float) -> None:
    """This long later, as if the timer went off."""
    clock.at += seconds
    watch.check()


def test_it_warns_once_20_seconds_before_and_then_it_is_over(watch: IdleWatch, clock: Seconds) -> None:
    heard = said(watch)
    assert watch.timer.interval() == 280_000
    pass_by(watch, clock, 279)
    assert (heard, watch.timer.interval()) == ([], 1000)
    pass_by(watch, clock, 1)
    assert (heard, watch.timer.interval()) == (["warned"], 20_000)
    pass_by(watch, clock, 19)
    assert (heard, watch.timer.interval()) == (["warned"], 1000)
    pass_by(watch, clock, 1)
    assert heard == ["warned", "expired"]
    assert not watch.timer.isActive()
    pass_by(watch, clock, 1000)
    assert heard == ["warned", "expired"], "locked: there is nothing left to lock"


def test_after_a_long_sleep_it_is_over_at_once(watch: IdleWatch, clock: Seconds) -> None:
    heard = said(watch)
    pass_by(watch, clock, 3600)
    assert heard == ["expired"]


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel"])
def test_a_touch_of_any_window_begins_the_count_anew(
    watch: IdleWatch, clock: Seconds, qtbot: QtBot, touch: str
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    heard = said(watch)
    clock.at += 279
    if touch == "key":
        QTest.keyClick(field, Qt.Key.Key_A)
    elif touch == "mouse":
        QTest.mouseMove(field, QPoint(3, 3))
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    else:
        QTest.wheelEvent(field.windowHandle(), field.rect().center().toPointF(), QPoint(0, 120))
    watch.check()
    assert watch.timer.interval() == 280_000
    pass_by(watch, clock, 279)
    assert heard == []


def test_nothing_that_the_program_does_by_itself_counts(watch: IdleWatch, clock: Seconds, qtbot: QtBot) -> None:
    """Negative control of the touches: painting, resizing and timers leave the count alone."""
    field = QLineEdit()
    qtbot.addWidget(field)
    heard = said(watch)
    clock.at += 280
    field.show()
    field.resize(300, 60)
    field.setText("vanzelf")
    QApplication.processEvents()
    watch.check()
    assert heard == ["warned"]


def test_the_key_that_answers_is_typed_nowhere(watch: IdleWatch, clock: Seconds, qtbot: QtBot) -> None:
    field, button = QLineEdit(), Button("Verwijder casus", "danger")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for widget in (field, button):
        qtbot.addWidget(widget)
        widget.show()
    heard = said(watch)
    pass_by(watch, clock, 280)
    QTest.keyClick(field, Qt.Key.Key_A)
    assert (heard, field.text()) == (["warned", "resumed"], "")
    QTest.keyClick(field, Qt.Key.Key_B)
    assert field.text() == "b"
    pass_by(watch, clock, 280)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == []
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]


def test_another_time_holds_at_once_and_stopped_is_stopped(watch: IdleWatch, clock: Seconds) -> None:
    heard = said(watch)
    watch.start(2)
    pass_by(watch, clock, 100)
    assert heard == ["warned"]
    watch.stop()
    assert not watch.is_warning
    pass_by(watch, clock, 100)
    assert heard == ["warned"]


# -- in the real window ------------------------------------------------------------------------------------------------


@pytest.fixture
def hand(dossier_template: Dossier, tmp_path: Path, qtbot: QtBot, clock: Seconds) -> Iterator[Hand]:
    for file in dossier_template.path.parent.glob(f"{dossier_template.path.stem}*"):
        shutil.copy(file, tmp_path / file.name)
    request = Request(dossier=str(tmp_path / dossier_template.path.name), als="MV")
    with open_window(qtbot, tmp_path, FixedClock(VANDAAG), 7, request, deepcopy(dossier_template.keychain)) as hand:
        idle_of(hand).now = clock
        idle_of(hand).stay()
        yield hand


def idle_of(hand: Hand) -> IdleWatch:
    assert hand.app.session is not None
    return hand.app.session.guard.idle


def test_the_warning_lies_on_top_is_announced_and_goes_by_its_button(hand: Hand, clock: Seconds) -> None:
    pass_by(idle_of(hand), clock, 280)
    warning = hand.see(WARNING, LockWarning)
    node = QAccessible.queryAccessibleInterface(warning)
    assert "20 seconden" in node.text(QAccessible.Text.Name)
    button = hand.see(BUTTON, Button)
    assert button.rect().height() >= 24
    assert hand.window.childAt(warning.geometry().center()) in (warning, *warning.children())
    assert hand.window.rect().contains(warning.geometry())
    warning.grab()
    assert current_theme().color("text").alpha() == 255, "painting it changed the ink of every window"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hand.gone(WARNING)
    assert hand.is_there("vandaag")


def test_a_shortcut_only_answers(hand: Hand, clock: Seconds) -> None:
    """As a real keyboard does it: through the window, shortcuts first."""
    pass_by(idle_of(hand), clock, 280)
    hand.see(WARNING, LockWarning)
    handle = hand.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_F9)
    hand.gone(WARNING)
    assert hand.window.names_visible, "F9 only answered"
    QTest.keyClick(handle, Qt.Key.Key_F9)
    hand.rest()
    assert not hand.window.names_visible


def test_nobody_there_locks_and_what_was_typed_comes_back(hand: Hand, clock: Seconds) -> None:
    hand.press_room("Casussen")
    hand.press("casus_start_knop")
    typ(hand.see("casus_naam", QLineEdit), "Mevrouw Nooit Gezien")
    pass_by(idle_of(hand), clock, 281)
    hand.see(WARNING, LockWarning)
    pass_by(idle_of(hand), clock, 20)
    hand.rest()
    assert not hand.is_there(WARNING)
    hand.press("ontgrendel_knop")
    hand.see("vandaag", QWidget)
    hand.press_room("Casussen")
    hand.press("casus_start_knop")
    hand.wait(lambda: hand.see("casus_naam", QLineEdit).text() == "Mevrouw Nooit Gezien")


def test_what_the_system_says_locks_unless_one_does_not_want_that(hand: Hand) -> None:
    session = hand.app.session
    assert session is not None
    hand.app.preferences.change(vergrendel_met_systeem=False)
    session.guard.system.locked.emit()
    hand.rest()
    assert hand.is_there("vandaag")
    hand.app.preferences.change(vergrendel_met_systeem=True)
    session.guard.system.locked.emit()
    hand.see("ontgrendel_knop", Button)
    assert not idle_of(hand).timer.isActive()


def test_minutes_are_chosen_live_and_never_above_what_the_team_allows(hand: Hand) -> None:
    assert idle_of(hand).timer.interval() == 280_000
    hand.app.preferences.change(vergrendel_na=10)
    assert idle_of(hand).timer.interval() == 580_000
    session = hand.app.session
    assert session is not None
    session.guard.begin(4)
    assert idle_of(hand).timer.interval() == 220_000


def test_events_of_a_screen_reader_go_out(hand: Hand, clock: Seconds, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.type().name))
    pass_by(idle_of(hand), clock, 280)
    assert heard == ["Announcement", "Alert"]
