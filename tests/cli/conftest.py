"""A machine with an empty dossier, and one with the example in it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.shell import CommandLine


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Pictures are drawn by the application that is there: made by a command, no window could come after it."""
    return qapp


@pytest.fixture
def machine(tmp_path: Path) -> CommandLine:
    """Nothing there yet."""
    return CommandLine(tmp_path)


@pytest.fixture
def empty(machine: CommandLine) -> CommandLine:
    """A new dossier."""
    machine.make_dossier()
    return machine


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A dossier with one casus, one meeting, one actie that is done and one gebruiker; for reading only."""
    line = CommandLine(tmp_path_factory.mktemp("vol"))
    line.make_dossier()
    line.fill()
    return line
