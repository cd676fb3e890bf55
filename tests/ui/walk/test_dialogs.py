"""The list of dialogs sees every way in which one is asked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casus.ui.widgets.dialog import ConfirmDialog, Dialog
from tests.ui.walk import dialogs

CODE = """
class BaseForm(Dialog):
    pass


class NieuweDialog(BaseForm):
    pass


class Lijst:
    def _on_new(self):
        button.clicked.connect(lambda: NieuweDialog(None, self).open())

    def _on_change(self):
        def ask(row):
            NieuweDialog(row, self).open()

        self.read(done=ask)


def remove(parent):
    ConfirmDialog("Weg?", "Haal weg", parent).open()
"""


class Nieuw(Dialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("Wie komt erbij?", "Voeg toe", parent)


def ask_one_way(parent: QWidget) -> None:
    Nieuw(parent)


def ask_another_way(parent: QWidget) -> None:
    (lambda: Nieuw(parent))()


def test_every_place_that_asks_is_found_in_the_code(tmp_path: Path) -> None:
    (tmp_path / "mensen").mkdir()
    (tmp_path / "mensen" / "nieuw.py").write_text(CODE, encoding="utf-8")
    assert dialogs.in_code(tmp_path) == {
        ("NieuweDialog", "casus.ui.mensen.nieuw.Lijst._on_new"),
        ("NieuweDialog", "casus.ui.mensen.nieuw.Lijst._on_change"),
        ("ConfirmDialog", "casus.ui.mensen.nieuw.remove"),
    }


def test_every_place_that_asks_is_noted(qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with dialogs.noted(monkeypatch) as asked:
        ask_one_way(window)
        ask_another_way(window)
        ConfirmDialog("Weg?", "Haal weg", window)
    here = "test_every_place_that_asks_is_noted"
    found = {("Nieuw", "ask_one_way"), ("Nieuw", "ask_another_way"), ("ConfirmDialog", here)}
    assert asked == {(name, f"{__name__}.{where}") for name, where in found}
    ask_one_way(window)
    assert len(asked) == 3, "afterwards nothing is noted"


def test_a_way_that_nobody_walked_is_missed(tmp_path: Path) -> None:
    """Negative control."""
    (tmp_path / "nieuw.py").write_text(CODE, encoding="utf-8")
    walked = {("NieuweDialog", "casus.ui.nieuw.Lijst._on_new"), ("ConfirmDialog", "casus.ui.nieuw.remove")}
    assert dialogs.in_code(tmp_path) - walked == {("NieuweDialog", "casus.ui.nieuw.Lijst._on_change")}
