"""From nothing to a filled dossier by keyboard only, and it opens again with the code that was written down."""

import random
from pathlib import Path

from pytestqt.qtbot import QtBot

from casus.services import casussen, mensen
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, open_dossier
from tests.acceptance.first_day import CASUSSEN, CHAIR, GEMEENTE, PROFESSIONALS, TEAM, first_day
from tests.acceptance.window_day import open_window
from tests.ui.desk_fixture import VANDAAG


def test_from_nothing_to_thirty_professionals_and_twenty_casussen(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock(VANDAAG)
    with open_window(qtbot, tmp_path, clock, 7, keys=MemoryKeychain()) as hand:
        day = first_day(hand, tmp_path)
        assert hand.is_there("casussen_tabel")
    elsewhere = World(clock, random.Random(1), MemoryKeychain())
    dossier = open_dossier(str(day.dossier), elsewhere, herstelcode=day.herstelcode)
    try:
        ctx = dossier.context(dossier.actor("MV"))
        assert (mensen.show_dossier(ctx).naam, mensen.show_dossier(ctx).gemeente) == (TEAM, GEMEENTE)
        assert [row.naam for row in mensen.list_wijken(ctx)] == ["Oost", "Wilgenhof"]
        assert {row.naam for row in mensen.list_professionals(ctx)} == {*PROFESSIONALS, CHAIR}
        rows = casussen.list_casus_rows(ctx, casussen.list_casus_ids(ctx))
        assert {row.naam for row in rows} == set(CASUSSEN)
        assert {row.inbrenger for row in rows} == {CHAIR}
        assert {row.wijk for row in rows} == {"Oost", "Wilgenhof"}
        assert sum(row.casusregisseur is not None for row in rows) == 10
        assert dossier.check_log().is_good
    finally:
        dossier.close()
