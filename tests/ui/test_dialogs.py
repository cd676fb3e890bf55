"""Dialogs: they ask inside their window, start where it is safe, and give the focus back."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from casus.ui.theme import Theme, ThemeName, apply_theme, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check
from casus.ui.widgets.dialog import ConfirmDialog, Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from tests.ui.desk_fixture import typ
from tests.ui.test_widgets import clipped


@pytest.fixture(params=[("light", 1.0), ("dark", 1.0), ("light", 2.0)], ids=["light", "dark", "200%"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    name: ThemeName
    name, factor = request.param
    apply_theme(qapp, Theme(name, factor))
    yield current_theme()
    apply_theme(qapp, Theme())


@pytest.fixture
def stage(qtbot: QtBot, dressed: QApplication) -> QWidget:
    stage = QWidget()
    stage.resize(1366, 768)
    qtbot.addWidget(stage)
    with qtbot.waitActive(stage):
        stage.show()
    return stage


def test_a_dangerous_dialog_starts_on_cancel_and_asks_the_code(stage: QWidget, qtbot: QtBot) -> None:
    dialog = ConfirmDialog(
        "Casus C-344 verwijderen?", "Verwijder casus", stage, lost=["18 notities"], typed_code="C-344"
    )
    dialog.open()
    assert dialog.cancel.hasFocus()
    assert dialog.cancel.shows_ring
    assert not dialog.confirm.isEnabled()
    assert dialog.code_field is not None
    typ(dialog.code_field.editor, "c-344")
    assert dialog.confirm.isEnabled()
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(dialog.code_field.editor, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)


def test_escape_cancels_and_tab_stays_inside(stage: QWidget, qtbot: QtBot) -> None:
    behind = Button("Achter het venster", parent=stage)
    behind.show()
    dialog = Dialog("Overleg openzetten?", "Zet overleg open", stage)
    field = Field("Waar?", TextInput())
    dialog.body.addWidget(field)
    dialog.open()
    assert field.editor.hasFocus(), "a form starts in its first field"
    seen = set()
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert seen == {field.editor, dialog.cancel, dialog.confirm}
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(field.editor, Qt.Key.Key_Escape)


def test_enter_in_a_form_presses_the_verb(stage: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Overleg openzetten?", "Zet overleg open", stage)
    field = Field("Waar?", TextInput())
    dialog.body.addWidget(field)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field.editor, Qt.Key.Key_Return)


def test_a_dialog_fits_its_window_at_any_text_size(qtbot: QtBot, theme: Theme) -> None:
    stage = QWidget()
    stage.resize(1366, 768)
    qtbot.addWidget(stage)
    stage.show()
    lost = [f"{n} notities en besluiten over wat er is afgesproken" for n in range(12)]
    dialog = ConfirmDialog("Casus C-344 verwijderen?", "Verwijder casus", stage, intro="Dit gaat weg:", lost=lost)
    dialog.open()
    QApplication.processEvents()
    assert clipped(dialog) == []
    assert dialog.rect().contains(dialog.confirm.mapTo(dialog, dialog.confirm.rect().bottomRight()))
    scroll = dialog.findChildren(QAbstractScrollArea)[0]
    assert scroll.horizontalScrollBar().maximum() == 0


def test_a_closed_dialog_gives_the_focus_back_and_is_gone(stage: QWidget, qtbot: QtBot) -> None:
    before = Button("Zet overleg open", parent=stage)
    before.show()
    before.setFocus()
    dialog = Dialog("Overleg openzetten?", "Zet overleg open", stage)
    dialog.open()
    assert dialog.confirm.isVisible()
    assert not before.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert before.hasFocus()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not shiboken6.isValid(dialog)


def test_a_dialog_grows_with_its_window(stage: QWidget, qtbot: QtBot) -> None:
    dialog = Dialog("Overleg openzetten?", "Zet overleg open", stage)
    dialog.open()
    stage.resize(1000, 700)
    QApplication.processEvents()
    assert dialog.size() == stage.size()


def test_a_dialog_with_room_to_spare_has_no_scroll_bar(stage: QWidget, theme: Theme) -> None:
    """A choice of two lines once asked for more height than it drew; the bar is there when the window is too low."""
    dialog = Dialog("Verslag maken?", "Maak verslag", stage)
    for title in ("Volledig verslag", "Met namen"):
        dialog.body.addWidget(Check(title, "Zonder dit vinkje staan er codes in plaats van namen."))
    dialog.open()
    QApplication.processEvents()
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() == 0
    stage.resize(1366, 260)
    QApplication.processEvents()
    assert bar.maximum() > 0
    dialog.reject()
