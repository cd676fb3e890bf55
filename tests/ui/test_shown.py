"""A part that is shown before it has a parent must not flash up as a window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casus.ui.widgets.shown import show_if


def test_a_part_without_parent_is_no_window_and_comes_along_with_its_parent(qtbot: QtBot) -> None:
    whole, part = QWidget(), QWidget()
    qtbot.addWidget(whole)
    part.hide()
    show_if(part, True)
    assert not part.isVisible()
    QVBoxLayout(whole).addWidget(part)
    whole.show()
    assert part.isVisible()


def test_a_part_with_nothing_in_it_stays_away(qtbot: QtBot) -> None:
    whole, part = QWidget(), QWidget()
    qtbot.addWidget(whole)
    show_if(part, False)
    QVBoxLayout(whole).addWidget(part)
    whole.show()
    assert not part.isVisible()
    show_if(part, True)
    assert part.isVisible()


def test_setting_it_visible_would_have_made_a_window(qtbot: QtBot) -> None:
    """Negative control."""
    part = QWidget()
    qtbot.addWidget(part)
    part.setVisible(True)
    assert part.isVisible()
    assert part.isWindow()
