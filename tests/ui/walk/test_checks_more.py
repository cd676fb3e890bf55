"""The parts of the checks that the plain cases of ``test_checks.py`` do not reach, each with what must not be found."""

import inspect
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList
from tests.ui.walk import geometry, ink, keyboard, looking, spoken
from tests.ui.walk.stops import Stop
from tests.ui.walk.test_checks import put, stage

__all__ = ["stage"]


def turn() -> None:
    QApplication.processEvents()


# -- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [("Sluit casus Sluit casus", 1), ("Sluit casus, Sluit casus", 1), ("Sluit casus", 0), ("Sluit casus en sluit", 0)],
)
def test_a_name_that_says_itself_twice_is_found(stage: QWidget, name: str, found: int) -> None:
    button = Button("Sluit", parent=stage)
    button.setAccessibleName(name)
    put(button)
    assert len([line for line in spoken.stuttering(stage) if line.startswith("naam twee keer")]) == found


def test_a_combo_box_without_a_label_is_found(stage: QWidget) -> None:
    """On Linux Qt reads what is chosen as its name, which would hide that there is none."""
    combo = ComboInput([(1, "Welzijn")], stage)
    put(combo)
    assert len(spoken.nameless(stage)) == 1
    combo.setAccessibleName("Soort")
    assert spoken.nameless(stage) == []


def test_a_name_in_a_tool_tip_is_found(stage: QWidget) -> None:
    label = Label("De casus", parent=stage)
    put(label)
    assert spoken.said_names(stage, ["Rob Terpstra"]) == []
    label.setToolTip("De casus van Rob Terpstra")
    assert spoken.said_names(stage, ["Rob Terpstra"])


# -- targets -------------------------------------------------------------------------------------------------------


def test_every_kind_of_small_target_is_found(stage: QWidget) -> None:
    field = TextInput("x", parent=stage)
    field.setFixedHeight(23)
    put(field, 10, 10, 200, 23)
    assert len(geometry.small_targets(stage)) == 1
    field.hide()
    tabs = QTabBar(stage)
    tabs.addTab("Een")
    tabs.setStyleSheet("QTabBar::tab { height: 14px; padding: 0px; margin: 0px; border: none; }")
    put(tabs, 10, 60, 200, 20)
    assert len(geometry.small_targets(stage)) == 1
    tabs.hide()
    table = QTableWidget(2, 1, stage)
    put(table, 10, 100, 200, 200)
    heads: list[QHeaderView] = [table.horizontalHeader(), table.verticalHeader()]
    table.verticalHeader().hide()
    heads[0].setSectionsClickable(True)
    heads[0].setFixedHeight(20)
    for row in range(2):
        table.setRowHeight(row, 20)
    turn()
    found = geometry.small_targets(stage)
    assert len([line for line in found if "kop" in line]) == 1
    assert len([line for line in found if "rij" in line]) == 2


def test_a_row_of_ours_is_large_enough(stage: QWidget) -> None:
    rows = RowList("Lijst", parent=stage)
    rows.setModel(RowModel([TwoLineRow(1, "Een casus", "K7P", "een reden")], rows))
    put(rows, 10, 10, 300, 90)
    assert geometry.small_targets(stage) == []


# -- places --------------------------------------------------------------------------------------------------------


def test_a_paragraph_that_gets_too_little_height_is_found(stage: QWidget) -> None:
    label = WrapLabel("Een alinea die bij deze breedte op meer dan een regel komt te staan", parent=stage)
    put(label, 10, 10, 200, label.heightForWidth(200))
    assert geometry.squeezed(stage) == []
    put(label, 10, 10, 200, label.heightForWidth(200) - 4)
    assert geometry.squeezed(stage)


def test_content_that_is_wider_than_its_scroll_area_is_outside(stage: QWidget) -> None:
    """A bar to scroll down brings nothing back that sticks out to the side."""
    area = QScrollArea(stage)
    content = QWidget()
    content.setFixedSize(400, 900)
    area.setWidget(content)
    put(area, 10, 10, 260, 200)
    assert geometry.outside(stage)


# -- ink -----------------------------------------------------------------------------------------------------------


def test_a_heading_of_a_table_is_measured_in_its_own_cell(stage: QWidget) -> None:
    table = QTableWidget(1, 2, stage)
    table.setHorizontalHeaderLabels(["Naam", "Functie"])
    table.verticalHeader().hide()
    put(table, 10, 10, 400, 200)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    turn()
    assert ink.cut_off(ink.writing(header)) == []
    drawn = ink.writing(header)
    header.setMinimumSectionSize(10)
    header.resizeSection(0, 30)
    header.resizeSection(1, 300)
    assert ink.cut_off(drawn), "the words as they were drawn no longer fit the cell"


def test_words_on_a_busy_ground_are_measured_too(stage: QWidget) -> None:
    """Grey on grey: not the colour alone counts, but what lies under it."""
    stage.setStyleSheet("QLabel { background: #767676; }")
    label = QLabel("Woorden op een grijs vlak", stage)
    label.setFont(current_theme().font("body"))
    label.setStyleSheet("color: #000000;")
    put(label)
    assert ink.poor_contrast(ink.writing(stage), stage, ink.picture(stage)) == []
    label.setStyleSheet("color: #3a3a3a;")
    turn()
    assert ink.poor_contrast(ink.writing(stage), stage, ink.picture(stage))


# -- keyboard ------------------------------------------------------------------------------------------------------


class Jump(QPushButton):
    """Tab goes from here to where it is told, past what lies between."""

    target: QWidget

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.target.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def test_what_tab_passes_by_is_found(stage: QWidget) -> None:
    one, other = Jump("Een", stage), Jump("Drie", stage)
    one.target, other.target = other, one
    put(one, 10, 10, 100, 40)
    put(other, 10, 150, 100, 40)
    assert keyboard.traps(stage, turn) == []
    put(QPushButton("Twee", stage), 10, 80, 100, 40)
    found = keyboard.traps(stage, turn)
    assert [line.split(":")[0] for line in found] == ["niet met Tab te bereiken", "niet met Shift + Tab te bereiken"]


def test_tab_that_leaves_the_question_is_found(stage: QWidget) -> None:
    """A dialog whose Tab goes on into the page below it."""
    box = QWidget(stage)
    column = QVBoxLayout(box)
    column.addWidget(QPushButton("In de vraag"))
    column.addWidget(QPushButton("Ook in de vraag"))
    put(box, 10, 10, 200, 120)
    assert keyboard.traps(box, turn) == []
    put(QPushButton("In de pagina", stage), 10, 200, 100, 40)
    assert any("iets wat niet meedoet" in line for line in keyboard.traps(box, turn))


def test_a_list_without_a_ring_at_its_row_is_found(stage: QWidget) -> None:
    class Quiet(RowList):
        """Its delegate asks whether to draw a ring."""

        @property
        def shows_ring(self) -> bool:
            return False

    put(Button("Een", parent=stage), 10, 200, 100, 40)
    for kind, found in ((RowList, 0), (Quiet, 1)):
        rows = kind("Lijst", parent=stage)
        rows.setModel(RowModel([TwoLineRow(1, "Een casus", "K7P", "een reden")], rows))
        put(rows, 10, 10, 300, 90)
        rows.setCurrentIndex(rows.model().index(0, 0))
        assert len(keyboard.hidden_rings(stage, turn)) == found
        rows.hide()


# -- all together --------------------------------------------------------------------------------------------------


def checks() -> set[str]:
    """Every check there is: what gives sentences about a widget or about what is written."""
    found = set()
    for module in (geometry, ink, keyboard, spoken):
        for name, function in vars(module).items():
            returns = getattr(function, "__annotations__", {}).get("return")
            if getattr(function, "__module__", "") == module.__name__ and returns == list[str] and name[0] != "_":
                found.add(f"{module.__name__.rsplit('.', 1)[-1]}.{name}")
    return found


def test_every_check_is_run_at_every_stop() -> None:
    source = inspect.getsource(looking.look)
    assert len(checks()) >= 14
    assert {name for name in checks() if f"yield from {name}(" not in source} == {"spoken.said_names"}, "asked after F9"


def test_looking_finds_what_is_wrong_and_counts_what_it_saw(stage: QWidget) -> None:
    put(Label("Kop", "h1", parent=stage), 10, 10, 200, 60)
    put(Button("Leg vast", parent=stage), 10, 80, 140, 44)
    put(QLineEdit("zonder naam", stage), 10, 140, 200, 44)
    counts: Counter[str] = Counter()
    found = list(looking.look(Stop("proef", stage, stage, turn), counts))
    assert [line for line in found if line.startswith("geen naam")]
    assert (counts["schermen"], counts["dialogen"], counts["toetsenbordplekken"]) == (1, 0, 2)
    assert counts["teksten"] >= 3
