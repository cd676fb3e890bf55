"""What the pictures show of the monitor: to the chair two dimensions too, to a controller their room and no more."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView, QWidget

from casus.services.controllerbestand import MaakControllerbestand, make_controllerbestand
from casus.ui.main_window import MainWindow
from casus.wiring import open_controle
from tests.ui.desk_fixture import Bureau, find
from tests.ui.walk import spoken
from tests.ui.walk.stops import Dress, Stop, stops, working

DRESS = Dress("light", 1.0, 1440, 900)
OF_CONTROLLER = ("ontgrendelen", "monitor", "instellingen", "hulp", "onderdelen", "dialoog")
GALLERY = "onderdelen"
"""Samples of the parts that screens are made of, the same for everybody."""
ROB = "Rob Terpstra"


def names_rob(stop: Stop) -> bool:
    return any(ROB in text for said in spoken.tree(stop.root) for text in said[1:])


def test_one_dimension_inside_another_has_its_picture(rijk: Bureau, dressed: QApplication, tmp_path: Path) -> None:
    seen: list[str] = []
    told = False
    with working(rijk.context()) as runner:
        for stop in stops(dressed, rijk.context(), runner, tmp_path, DRESS):
            seen.append(stop.name)
            told = told or names_rob(stop)
            if stop.name == "monitor-kruis":
                table = find(stop.root, QTableView, "monitor_kruistabel")
                assert not table.visibleRegion().isEmpty()
                assert table.model().columnCount() == 3, "one wijk by one quarter, and the total"
                break
    assert seen[-1] == "monitor-kruis"
    assert told, "negative control: the chair reads of a casus on the way"
    assert [name for name in seen if not name.startswith(OF_CONTROLLER)]


def test_a_controller_is_drawn_with_their_own_rooms(rijk: Bureau, dressed: QApplication, tmp_path: Path) -> None:
    made = make_controllerbestand(rijk.context(), MaakControllerbestand(2026, tmp_path / "c.casuscontrole"))
    ctx = open_controle(str(made.pad), rijk.open.world, made.code).context()
    seen: set[str] = set()
    with working(ctx) as runner:
        for stop in stops(dressed, ctx, runner, tmp_path, DRESS):
            seen.add(stop.name)
            assert stop.name == GALLERY or not names_rob(stop), stop.name
            if isinstance(stop.window, MainWindow):
                has = [key for key in stop.window.room_keys if stop.window.rail.room_button(key).isVisible()]
                assert has == ["monitor", "instellingen", "hulp"], stop.name
                assert not stop.window.rail.search.isVisible()
                assert not stop.window.rail.names.isVisible()
    assert {"monitor", "monitor-bron", "monitor-betalingen", "instellingen", "hulp", "dialoog-monitor-excel"} <= seen
    assert not [name for name in seen if not name.startswith(OF_CONTROLLER)]


def test_the_window_is_gone_when_nobody_asks_for_more(rijk: Bureau, dressed: QApplication, tmp_path: Path) -> None:
    """Else its names stay until somebody collects garbage, and are found where they no longer belong."""

    def windows() -> list[QWidget]:
        return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]

    with working(rijk.context()) as runner:
        before = windows()
        for stop in stops(dressed, rijk.context(), runner, tmp_path, DRESS):
            if stop.name == "casussen":
                assert stop.window in windows()
                assert len(windows()) == len(before) + 1, "control: it is seen"
                break
        assert windows() == before
