"""The number beside Acties in the rail."""

import shutil
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from casus.services import acties
from casus.system.clock import FixedClock
from casus.ui.acties.telling_model import TellingModel
from casus.ui.request import Request
from tests.acceptance.window_day import open_window
from tests.ui.desk_fixture import VANDAAG, Bureau, Dossier


def test_it_counts_mine_that_are_late_or_due_and_follows_what_is_done(bureau: Bureau, qtbot: QtBot) -> None:
    bureau.clock.set(VANDAAG + timedelta(days=4))
    (mine,) = acties.my_acties(bureau.context())
    assert mine.termijn == bureau.clock.today()
    seen: list[int] = []
    telling = TellingModel(bureau.runner, bureau.window)
    telling.counted.connect(seen.append)
    telling.begin()
    qtbot.waitUntil(lambda: bureau.runner.is_idle)
    bureau.runner.run(telling, acties.finish_actie, acties.FinishActie(mine.id, mine.versie, done=True))
    qtbot.waitUntil(lambda: bureau.runner.is_idle)
    telling.end()
    assert seen == [1, 0, 0]


def test_it_stands_in_the_rail_until_the_dossier_is_locked(
    qtbot: QtBot, tmp_path: Path, dossier_template: Dossier
) -> None:
    for file in dossier_template.path.parent.glob(f"{dossier_template.path.stem}*"):
        shutil.copy(file, tmp_path / file.name)
    path, clock = tmp_path / dossier_template.path.name, FixedClock(VANDAAG + timedelta(days=9))
    request = Request(str(path), "MV")
    with open_window(qtbot, tmp_path, clock, 7, request, dossier_template.keychain) as hand:
        hand.rest()
        place = hand.window.rail.room_button("acties")
        assert place.accessibleName() == "Acties, 1"
        hand.window.lock_requested.emit()
        assert place.accessibleName() == "Acties"
