"""A scroll area has one part for a screen reader whatever fits in it: Qt falls over one that is gone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from casus.ui.widgets.scroll_area import ScrollArea


@pytest.fixture
def listening() -> Iterator[None]:
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(was)


def parts(area: QScrollArea, height: int, qtbot: QtBot) -> int:
    """How many parts a screen reader finds with something so high in it."""
    inside = QWidget()
    inside.setMinimumHeight(height)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(200, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == max(height - area.viewport().height(), 0))
    told = QAccessible.queryAccessibleInterface(area)
    assert told is not None
    return told.childCount()


@pytest.mark.usefixtures("listening")
def test_while_a_screen_reader_listens_there_is_one_part(qtbot: QtBot) -> None:
    """Control: the scroll area of Qt has another number with a bar than without."""
    assert [parts(ScrollArea(), height, qtbot) for height in (20, 900)] == [1, 1]
    few, more = (parts(QScrollArea(), height, qtbot) for height in (20, 900))
    assert few < more


@pytest.mark.usefixtures("listening")
def test_who_also_looks_still_has_a_bar(qtbot: QtBot) -> None:
    area = ScrollArea()
    parts(area, 900, qtbot)
    (bar,) = [each for each in area.findChildren(QScrollBar) if each.isVisible()]
    bar.setValue(300)
    assert area.verticalScrollBar().value() == 300
    area.verticalScrollBar().setValue(100)
    assert bar.value() == 100
    assert bar.geometry().right() == area.width() - 1


def test_who_sees_the_screen_alone_has_the_bars_of_qt(qtbot: QtBot) -> None:
    if QAccessible.isActive():
        pytest.skip("something listens on this machine")
    area = ScrollArea()
    assert parts(area, 900, qtbot) > 1
    assert [each for each in area.findChildren(QScrollBar) if each.isVisible()] == [area.verticalScrollBar()]
