"""Rows of a list: whole sentences for who listens, the same acts by mouse and keyboard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from casus.ui.theme import Theme, ThemeName, apply_theme, current_theme
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList, check_box

ROWS = (
    TwoLineRow(
        11, "Rob Terpstra", "C-381", "Actie is over de datum", fact="5 dagen te laat", fact_kind="late", check="open"
    ),
    TwoLineRow(12, "Dennis van Loon", "C-366", "Vorige keer niet besproken", fact="Klaar", fact_kind="done"),
)


@pytest.fixture(params=[("light", 1.0), ("dark", 1.0), ("light", 2.0)], ids=["light", "dark", "200%"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    name: ThemeName
    name, factor = request.param
    apply_theme(qapp, Theme(name, factor))
    yield current_theme()
    apply_theme(qapp, Theme())


def test_rows_speak_whole_sentences(qtbot: QtBot, dressed: QApplication) -> None:
    model = RowModel(ROWS)
    spoken = [model.data(model.index(n, 0), Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert spoken[0] == "C-381 Rob Terpstra, Actie is over de datum, 5 dagen te laat"
    assert model.row(1).key == 12


def test_row_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RowModel(ROWS)
    check: Callable[[RowModel], None] = qtmodeltester.check
    check(model)
    model.set_rows(ROWS[:1])
    assert model.rowCount() == 1


def test_rows_by_mouse_and_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    view = RowList("Mijn acties")
    qtbot.addWidget(view)
    view.setModel(RowModel(ROWS, view))
    view.resize(600, view.sizeHint().height())
    with qtbot.waitActive(view):
        view.show()
    first = view.visualRect(view.model().index(0, 0))
    circle = check_box(current_theme(), first.toRectF()).center().toPoint()
    with qtbot.waitSignal(view.check_pressed) as checked, qtbot.assertNotEmitted(view.row_activated):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=circle)
    assert checked.args == [ROWS[0]]
    with qtbot.waitSignal(view.row_activated) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, first.bottom() + 20))
    assert opened.args == [ROWS[1]]
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.waitSignal(view.row_activated):
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.check_pressed):
        QTest.keyClick(view, Qt.Key.Key_Space)


def test_an_inline_list_is_as_high_as_its_rows(qtbot: QtBot, theme: Theme) -> None:
    view = RowList("Mijn acties")
    qtbot.addWidget(view)
    model = RowModel(ROWS, view)
    view.setModel(model)
    two = view.sizeHint().height()
    model.set_rows(ROWS * 3)
    assert view.sizeHint().height() > 2 * two
    view.resize(500, view.sizeHint().height())
    view.show()
    assert view.verticalScrollBar().maximum() == 0
