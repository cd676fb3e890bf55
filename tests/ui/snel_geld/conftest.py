"""The hand of the tests of small money."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixture import Bureau
from tests.ui.snel_geld.hand import Hand


@pytest.fixture
def hand(bureau: Bureau, qtbot: QtBot) -> Hand:
    return Hand(bureau, qtbot)
