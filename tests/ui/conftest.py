"""What tests of screens share: the dress of the application, a dossier made once, a desk per test."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casus.ui.theme import Theme, apply_theme
from tests.ui.desk_fixture import Bureau, Dossier, make_dossier, open_desk


@pytest.fixture(scope="session")
def dossier_once(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Made once; nobody opens it."""
    return make_dossier(tmp_path_factory.mktemp("dossier"))


@pytest.fixture
def dossier_template(dossier_once: Dossier) -> Dossier:
    """The dossier that every desk is a copy of; closed. The keychain is the test's own: it remembers how far the log
    came, and what one test writes would make the copy of the next an older one.
    """
    return deepcopy(dossier_once)


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in light, at 100 %."""
    apply_theme(qapp, Theme())
    return qapp


@pytest.fixture
def bureau(dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Bureau]:
    """The desk of Marieke Vondeling: chair and coordinator."""
    with open_desk(dossier_template, tmp_path, qtbot) as desk:
        yield desk
