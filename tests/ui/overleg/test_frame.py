"""In the real window: the rail is narrow while chairing, and only then."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import OverlegStatus
from casus.ui.icons import Icon
from casus.ui.main_window import MainWindow, Room
from casus.ui.overleg.overleg_page import OverlegScreen
from tests.ui.desk_fixture import Bureau
from tests.ui.overleg.conftest import Overleg


def test_the_rail_is_narrow_while_chairing(bureau: Bureau, qtbot: QtBot) -> None:
    window = MainWindow(
        [Room("overleg", "Overleg", Icon.OVERLEG, QWidget), Room("thuis", "Thuis", Icon.TODAY, QWidget)]
    )
    qtbot.addWidget(window)
    window.show()

    def is_narrow() -> bool:
        return window.rail.is_compact

    window.open_room("overleg")
    overleg = Overleg(bureau, qtbot, bureau.dossier.volgende).go_to(OverlegStatus.OPEN)
    page = OverlegScreen(bureau.desk, overleg.id)
    window.open_page(page)
    qtbot.waitUntil(lambda: any(w.isVisible() for w in window.findChildren(QWidget, "overleg_start_knop")))
    assert not is_narrow()
    overleg.go_to(OverlegStatus.LOPEND)
    page.model.load()
    qtbot.waitUntil(is_narrow)
    window.open_room("thuis")
    assert not is_narrow()
    window.open_room("overleg")
    assert is_narrow()
    overleg.go_to(OverlegStatus.GESLOTEN)
    page.model.load()
    qtbot.waitUntil(lambda: not is_narrow())
    window.back()
