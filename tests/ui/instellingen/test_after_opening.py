"""What the settings mean once a dossier opens: the team's longest time before the lock, and news after an update."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from copy import deepcopy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from casus import __version__
from casus.services import team
from casus.system.clock import FixedClock
from casus.system.paths import AppPaths
from casus.system.settings import Settings, read_settings, write_settings
from casus.ui.request import Request
from casus.ui.widgets.banner import Banner
from tests.acceptance.window_day import Hand, open_window
from tests.ui.desk_fixture import VANDAAG, Dossier

Start = Callable[[], AbstractContextManager[Hand]]


@pytest.fixture
def start(dossier_template: Dossier, tmp_path: Path, qtbot: QtBot) -> Start:
    for file in dossier_template.path.parent.glob(f"{dossier_template.path.stem}*"):
        shutil.copy(file, tmp_path / file.name)
    request = Request(dossier=str(tmp_path / dossier_template.path.name), als="MV")
    keys = deepcopy(dossier_template.keychain)
    return lambda: open_window(qtbot, tmp_path, FixedClock(VANDAAG), 7, request, keys)


def news(hand: Hand) -> list[str]:
    banners = [banner for banner in hand.window.findChildren(Banner) if banner.isVisible()]
    return [banner.accessibleName() for banner in banners]


def test_the_longest_time_of_the_team_holds_at_opening_and_when_it_changes(start: Start) -> None:
    with start() as hand:
        session = hand.app.session
        assert session is not None
        hand.app.preferences.change(vergrendel_na=20)
        assert session.guard.idle.timer.interval() == (20 * 60 - 20) * 1000
        seen = team.show_team(session.runner.context)
        session.runner.run(session, team.change_team, team.ChangeTeam(seen.versie, "", 3))
        hand.rest()
        assert session.guard.idle.timer.interval() == (3 * 60 - 20) * 1000
    with start() as hand:
        session = hand.app.session
        assert session is not None
        assert session.guard.idle.timer.interval() == (3 * 60 - 20) * 1000


def test_after_an_update_the_news_is_told_once(start: Start, tmp_path: Path) -> None:
    file = AppPaths.under(tmp_path).settings_file
    write_settings(file, Settings(gezien="0.0.1"))
    with start() as hand:
        assert news(hand) == [f"Casus is bijgewerkt naar versie {__version__}."]
        buttons = [b for b in hand.window.findChildren(QAbstractButton) if b.text() == "Wat is nieuw" and b.isVisible()]
        hand.click(buttons[0])
        assert hand.window.room == "instellingen"
        assert any(label.text() == f"Casus {__version__}" for label in hand.window.findChildren(QLabel))
        assert news(hand) == []
    assert read_settings(file).gezien == __version__
    with start() as hand:
        assert news(hand) == []


def test_a_first_start_is_no_update_and_the_window_remembers_where_it_stood(start: Start, tmp_path: Path) -> None:
    with start() as hand:
        assert news(hand) == []
        hand.window.resize(1200, 720)
    kept = read_settings(AppPaths.under(tmp_path).settings_file)
    assert (kept.gezien, kept.venster[2:]) == (__version__, (1200, 720, 0))
    with start() as hand:
        assert (hand.window.width(), hand.window.height()) == (1200, 720)
