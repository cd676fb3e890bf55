"""Nothing is clipped: every label has the room it needs, on a small screen and with large text, in every state."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.values import OverlegStatus
from casus.services import tafel
from casus.ui.overleg.overleggen_view import OverleggenView
from casus.ui.theme import Theme, apply_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.tag import Tag
from tests.ui.desk_fixture import Bureau
from tests.ui.overleg.conftest import Overleg

SIZES = [(1366 - 236, 768, 1.0), (1366 - 68, 768, 1.0), (1440 - 236, 900, 1.0), (1366 - 68, 768, 2.0), (892, 640, 1.0)]


@pytest.fixture(params=SIZES, ids=str)
def sized(request: pytest.FixtureRequest, bureau: Bureau, qapp: QApplication) -> Iterator[Bureau]:
    width, height, factor = request.param
    apply_theme(qapp, Theme("light", factor))
    bureau.window.resize(width, height)
    yield bureau
    apply_theme(qapp, Theme())


def clipped(window: QWidget) -> list[str]:
    """Words that have less room than they need; what elides on purpose keeps its height only."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.size().isValid():
            continue
        if isinstance(widget, WrapLabel) and widget.text():
            if widget.height() < widget.heightForWidth(widget.width()):
                found.append(f"{widget.text()[:40]}: {widget.height()} high")
        elif isinstance(widget, Label | IconLabel | Tag | Button) and _words(widget):
            hint = widget.minimumSizeHint()
            if widget.width() < hint.width() or widget.height() < hint.height() - 1:
                found.append(f"{_words(widget)[:40]}: {widget.size().toTuple()} of {hint.toTuple()}")
    return found


def _words(widget: QLabel | Button) -> str:
    return widget.text()


def settle(overleg: Overleg, name: str) -> None:
    overleg.wait_for(name)
    QApplication.processEvents()
    QApplication.processEvents()


def test_the_list_fits(sized: Bureau, qtbot: QtBot) -> None:
    sized.show(OverleggenView(sized.desk))
    settle(Overleg(sized, qtbot, 0), "overleggen_lijst")
    assert clipped(sized.window) == []


def test_preparing_fits(sized: Bureau, qtbot: QtBot) -> None:
    overleg = Overleg(sized, qtbot, sized.dossier.volgende).open()
    settle(overleg, f"zet_op_agenda_{sized.dossier.casussen['Jolien Bakker']}")
    assert clipped(sized.window) == []


def test_chairing_fits(sized: Bureau, qtbot: QtBot) -> None:
    overleg = Overleg(sized, qtbot, sized.dossier.volgende).go_to(OverlegStatus.OPEN, OverlegStatus.LOPEND)
    rob = next(p for p in overleg.page().casussen if p.naam == "Rob Terpstra")
    tafel.start_punt(sized.context(), tafel.AtPunt(overleg.id, rob.id))
    anneke = next(d for d in overleg.page().deelnemers if d.naam == "Anneke de Wit")
    tafel.step(sized.context(), tafel.Step(overleg.id, anneke.id, False))
    overleg.open()
    settle(overleg, "terug_op_knop")
    assert clipped(sized.window) == []


def test_closed_fits(sized: Bureau, qtbot: QtBot) -> None:
    overleg = Overleg(sized, qtbot, sized.dossier.vorige).open()
    settle(overleg, "stel_vast_knop")
    assert clipped(sized.window) == []


def test_the_check_finds_a_label_that_is_too_small(sized: Bureau) -> None:
    """Negative control."""
    box = QWidget()
    label = Label("Dit past hier niet in", parent=box)
    sized.show(box)
    label.resize(20, 30)
    label.show()
    assert len(clipped(sized.window)) == 1
