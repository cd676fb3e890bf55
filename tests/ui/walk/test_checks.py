"""Each check of the walk finds what it is for: one bad widget per check, and a good one that passes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casus.ui.icons import Icon
from casus.ui.spoken import announce_headings
from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button, IconButton
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.paint import LEFT, elided
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList, TwoLineDelegate
from tests.ui.walk import geometry, ink, keyboard, spoken

LONG = "Dit past niet in de ruimte die het krijgt"


class Painted(QWidget):
    """Writes one text where it is told to, in a colour of its own."""

    def __init__(self, text: str, parent: QWidget, *, x: int = 0, ink_color: str = "#000000") -> None:
        super().__init__(parent)
        self._text, self._x, self._ink = text, x, ink_color

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setFont(current_theme().font("body"))
        painter.setPen(self._ink)
        painter.drawText(QRectF(self._x, 0, 900, self.height()), LEFT, self._text)


class Trap(QLineEdit):
    """Keeps the Tab for itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) or super().event(event)


@pytest.fixture
def stage(qtbot: QtBot, dressed: QApplication) -> QWidget:
    announce_headings(dressed)
    stage = QWidget()
    stage.resize(600, 400)
    qtbot.addWidget(stage)
    with qtbot.waitActive(stage):
        stage.show()
        stage.activateWindow()
    return stage


def put(widget: QWidget, x: int = 10, y: int = 10, width: int = 300, height: int = 60) -> QWidget:
    widget.setGeometry(x, y, width, height)
    widget.show()
    QApplication.processEvents()
    return widget


def all_geometry(stage: QWidget) -> list[str]:
    checks: list[Callable[[QWidget], list[str]]] = [
        geometry.squeezed, geometry.overlapping, geometry.outside, geometry.small_targets, geometry.sideways,
    ]  # fmt: skip
    return [found for check in checks for found in check(stage)]


def all_ink(stage: QWidget) -> list[str]:
    written = ink.writing(stage)
    return [found for check in (ink.cut_off, ink.running_together, ink.shortened) for found in check(written)]


def test_a_good_form_passes_everything(stage: QWidget) -> None:
    column = QVBoxLayout(stage)
    column.addWidget(WrapLabel("Een kop", "h1"))
    column.addWidget(Button("Leg vast"))
    column.addWidget(Button("Annuleer"))
    column.addWidget(WrapLabel(LONG))
    QApplication.processEvents()
    written = ink.writing(stage)
    assert [inks[0].text for _, inks in written] == ["Een kop", "Leg vast", "Annuleer", LONG]
    assert all_geometry(stage) + all_ink(stage) == []
    assert ink.poor_contrast(written, stage, ink.picture(stage)) == []
    assert keyboard.traps(stage, QApplication.processEvents) == []
    assert keyboard.hidden_rings(stage, QApplication.processEvents) == []
    assert spoken.nameless(stage) + spoken.stuttering(stage) + spoken.without_heading(stage) == []


@pytest.mark.parametrize("make", [Label, Button, Link, Radio, WrapLabel])
def test_a_widget_with_too_little_room_is_found(stage: QWidget, make: Callable[[str], QWidget]) -> None:
    widget = make(LONG)
    widget.setParent(stage)
    put(widget, width=60, height=24)
    assert geometry.squeezed(stage)


def test_a_layout_that_is_squeezed_is_found(stage: QWidget) -> None:
    box = QWidget(stage)
    row = QHBoxLayout(box)
    for text in ("Een knop met tekst", "Nog een knop met tekst"):
        row.addWidget(Button(text))
    put(box, width=500)
    assert geometry.squeezed(stage) == []
    put(box, width=200)
    assert geometry.squeezed(stage)


def test_widgets_over_each_other_are_found(stage: QWidget) -> None:
    put(Button("Een", parent=stage), 10, 10, 100, 40)
    other = put(Button("Twee", parent=stage), 120, 10, 100, 40)
    assert geometry.overlapping(stage) == []
    put(other, 60, 20, 100, 40)
    assert len(geometry.overlapping(stage)) == 1


def test_what_sticks_out_is_found_unless_one_can_scroll_to_it(stage: QWidget) -> None:
    area = QScrollArea(stage)
    content = QWidget()
    content.setFixedSize(200, 900)
    area.setWidget(content)
    put(area, 10, 10, 260, 200)
    assert geometry.outside(stage) == []
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    QApplication.processEvents()
    assert geometry.outside(stage)
    area.hide()
    put(Button("Weg", parent=stage), 550, 10, 100, 40)
    assert len(geometry.outside(stage)) == 1


def test_scrolling_to_the_side_is_found(stage: QWidget) -> None:
    area = QScrollArea(stage)
    content = QWidget()
    content.setFixedSize(900, 50)
    area.setWidget(content)
    put(area, 10, 10, 260, 200)
    assert geometry.sideways(stage)


def test_small_targets_are_found(stage: QWidget) -> None:
    button = put(QPushButton("x", stage), 10, 10, 23, 40)
    assert len(geometry.small_targets(stage)) == 1
    put(button, 10, 10, 24, 24)
    assert geometry.small_targets(stage) == []


def test_letters_outside_a_painted_widget_are_found(stage: QWidget) -> None:
    put(Painted("Kort", stage))
    assert ink.cut_off(ink.writing(stage)) == []
    put(Painted(LONG, stage), 10, 90, 100, 30)
    assert len(ink.cut_off(ink.writing(stage))) == 1


def test_a_combo_box_is_measured_beside_its_arrow(stage: QWidget) -> None:
    """The plain one of Qt runs on under the arrow; ours ends in dots and says the whole."""
    from PySide6.QtWidgets import QComboBox

    plain = QComboBox(stage)
    plain.addItem(LONG)
    put(plain, 10, 10, 120, 44)
    ours = ComboInput([(1, LONG)], stage)
    put(ours, 10, 90, 120, 44)
    found = ink.cut_off(ink.writing(stage))
    assert len(found) == 1
    assert "ComboInput" not in found[0]
    assert ink.shortened(ink.writing(ours)) == []


class Running(TwoLineDelegate):
    """Paints beyond its row and over itself."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        painter.drawText(rect.adjusted(0, 0, 800, 0), LEFT, LONG * 3)
        painter.drawText(rect.adjusted(30, 0, 800, 0), LEFT, "nog iets")


def test_a_delegate_is_measured_by_what_it_paints(stage: QWidget) -> None:
    rows = RowList("Lijst", parent=stage)
    rows.setModel(RowModel([TwoLineRow(1, LONG * 3, "K7P", LONG * 3)], rows))
    put(rows, 10, 10, 300, 70)
    assert all_ink(stage) == []
    rows.setItemDelegate(Running(rows))
    QApplication.processEvents()
    written = ink.writing(stage)
    assert ink.cut_off(written)
    assert ink.running_together(written)


def test_dots_without_the_whole_text_are_found(stage: QWidget) -> None:
    put(Label(LONG, elide=True, parent=stage), 10, 10, 100, 30)
    assert ink.shortened(ink.writing(stage)) == []
    put(Painted(elided(current_theme().font("body"), LONG, 90), stage), 10, 90, 100, 30)
    assert len(ink.shortened(ink.writing(stage))) == 1


@pytest.mark.parametrize(("color", "found"), [("#767676", 0), ("#8a8a8a", 1)])
def test_contrast_is_measured_on_pixels(stage: QWidget, color: str, found: int) -> None:
    """#767676 on white is 4.54, #8a8a8a is 3.45."""
    put(Painted("Lichte woorden op wit papier", stage, ink_color=color))
    assert len(ink.poor_contrast(ink.writing(stage), stage, ink.picture(stage))) == found


def test_a_focus_trap_is_found(stage: QWidget) -> None:
    put(Button("Een", parent=stage), 10, 10, 100, 40)
    assert keyboard.traps(stage, QApplication.processEvents) == []
    put(Trap(stage), 10, 90, 100, 40)
    assert keyboard.traps(stage, QApplication.processEvents)


class Shy(Radio):
    """Hands the focus on as soon as it gets it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.window().setFocus()


@pytest.mark.parametrize(("kind", "found"), [(Radio, 0), (Shy, 2)])
def test_of_choices_without_a_choice_tab_must_reach_one(stage: QWidget, kind: type[Radio], found: int) -> None:
    put(Button("Een", parent=stage), 10, 10, 100, 40)
    choices = QWidget(stage)
    for number, words in enumerate(("Ja", "Nee")):
        put(kind(words, parent=choices), 0, number * 40, 100, 40)
    put(choices, 10, 90, 100, 80)
    missed = [each for each in keyboard.traps(stage, QApplication.processEvents) if "niet met Tab" in each]
    assert len(missed) == found


def test_focus_out_of_sight_is_found(stage: QWidget) -> None:
    put(Button("Een", parent=stage), 10, 10, 100, 40)
    put(Button("Twee", parent=stage), 10, 900, 100, 40)
    assert any("buiten beeld" in found for found in keyboard.traps(stage, QApplication.processEvents))


class Quiet(Button):
    """Never shows that it has the focus."""

    @property
    def shows_ring(self) -> bool:
        return False


def test_a_focus_that_one_cannot_see_is_found(stage: QWidget) -> None:
    put(Button("Een", parent=stage), 10, 10, 100, 40)
    assert keyboard.hidden_rings(stage, QApplication.processEvents) == []
    put(Quiet("Twee", parent=stage), 10, 90, 100, 40)
    assert len(keyboard.hidden_rings(stage, QApplication.processEvents)) == 1


def test_missing_and_repeated_names_are_found(stage: QWidget) -> None:
    put(IconButton(Icon.MORE, "Meer keuzes", parent=stage), 10, 10, 40, 40)
    assert spoken.nameless(stage) == []
    put(IconButton(Icon.MORE, "", parent=stage), 90, 10, 40, 40)
    assert len(spoken.nameless(stage)) == 1
    put(Button("Meer keuzes", parent=stage), 10, 90, 140, 40)
    assert len(spoken.stuttering(stage)) == 1


def test_something_to_press_without_a_role_is_found(stage: QWidget) -> None:
    bare = QWidget(stage)
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.setAccessibleName("Een vlak")
    put(bare)
    assert spoken.nameless(stage)


def test_a_screen_without_a_heading_is_found(stage: QWidget) -> None:
    put(QLabel("Geen kop", stage))
    assert spoken.without_heading(stage)
    put(Label("Wel een kop", "h2", parent=stage), 10, 90)
    assert spoken.without_heading(stage) == []


def test_names_that_are_read_out_are_found(stage: QWidget) -> None:
    put(Label("Rob Terpstra", parent=stage))
    assert spoken.said_names(stage, ["Rob Terpstra"])
    assert spoken.said_names(stage, ["Dennis van Loon"]) == []
