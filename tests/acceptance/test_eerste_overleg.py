"""From nothing to the first real meeting in a fresh dossier, carried to a second machine: only by keyboard.

Issue: wizard, pasted list of thirty professionals, twenty casussen from Excel, meeting, minutes, and the copy opens
elsewhere with the recovery code.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casus.domain.values import OverlegStatus
from casus.services import acties, casussen, mensen, overleggen
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, open_dossier
from tests.acceptance.first_day import CASUSSEN, CHAIR, PROFESSIONALS, FirstDay, first_day
from tests.acceptance.first_meeting import OP_AGENDA, REGELS, first_meeting, open_elsewhere
from tests.acceptance.window_day import open_window
from tests.ui.desk_fixture import VANDAAG


class MouseWatch(QObject):
    """Counts every press of a mouse, whoever sends it."""

    presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self.presses += 1
        return False


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[MouseWatch]:
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_from_nothing_to_a_meeting_that_was_carried_elsewhere(qtbot: QtBot, tmp_path: Path, mouse: MouseWatch) -> None:
    clock, stick, verslag = FixedClock(VANDAAG), tmp_path / "stick", tmp_path / "verslag.docx"
    stick.mkdir()
    with open_window(qtbot, tmp_path / "eerste", clock, 7, keys=MemoryKeychain()) as hand:
        day = first_day(hand, tmp_path)
        first_meeting(hand, verslag, stick)
    text = words_of(verslag)
    assert [regel for regel in ("De post ligt ongeopend op tafel.", "Anna belt deze week") if regel not in text] == []
    with open_window(qtbot, tmp_path / "tweede", clock, 8, keys=MemoryKeychain()) as hand:
        open_elsewhere(hand, day, stick)
        session = hand.app.session
        assert session is not None
        assert session._dossier is not None
        here = Path(session._dossier.address)
    assert here.is_relative_to(tmp_path / "tweede")
    assert mouse.presses == 0
    look_inside(here, day, clock)


def look_inside(path: Path, day: FirstDay, clock: FixedClock) -> None:
    """Everything of the first machine is in the copy, with a log book that holds."""
    dossier = open_dossier(str(path), World(clock, Random(1), MemoryKeychain()), herstelcode=day.herstelcode)
    try:
        ctx = dossier.context(dossier.actor("MV"))
        assert {row.naam for row in mensen.list_professionals(ctx)} == {*PROFESSIONALS, CHAIR}
        assert len(casussen.list_casus_ids(ctx)) == len(CASUSSEN)
        assert [row.status for row in overleggen.list_overleggen(ctx)] == [OverlegStatus.GESLOTEN]
        assert len(acties.list_acties(ctx)) == len(OP_AGENDA) * sum(regel.startswith("a ") for regel in REGELS)
        assert dossier.check_log().is_good
    finally:
        dossier.close()


def words_of(docx: Path) -> str:
    import docx as word

    document = word.Document(io.BytesIO(docx.read_bytes()))
    assert zipfile.is_zipfile(docx)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
