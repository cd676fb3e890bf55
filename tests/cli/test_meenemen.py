"""``draag-over`` on the real command line, and commands beside an open window."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from casus.system.clock import SystemClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import OpenDossier, World, open_dossier
from tests.cli.shell import CommandLine


@pytest.fixture
def filled(machine: CommandLine) -> CommandLine:
    machine.make_dossier()
    machine.fill()
    return machine


def opened(line: CommandLine) -> OpenDossier:
    """A window on the same dossier, in this process."""
    assert line.dossier is not None
    assert line.key is not None
    code = line.key.read_text(encoding="utf-8").strip()
    return open_dossier(str(line.dossier), World(SystemClock(), random.Random(5), MemoryKeychain()), herstelcode=code)


@pytest.fixture
def window(filled: CommandLine) -> Iterator[OpenDossier]:
    """The lock of a file is of a process: a command beside a window is another one."""
    filled.alone = True
    dossier = opened(filled)
    yield dossier
    dossier.close()


def test_a_copy_is_made_replaced_and_opens_with_the_code(filled: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = filled.run("draag-over", stick)
    assert done.code == 0, done.err
    assert "Open haar op de andere computer met de herstelcode." in done.out
    assert {file.name for file in stick.iterdir()} == {"team.casus", "team.casussleutel", "team.casusstand"}
    assert "De oudere kopie is vervangen." in filled.run("draag-over", stick).out
    other = CommandLine(tmp_path / "twee", stick / "team.casus", filled.key)
    other.home.mkdir()
    assert other.run("casussen").out == filled.run("casussen").out
    assert other.run("logboek", "controleer").code == 0


def test_where_it_may_not_come_is_one_sentence(filled: CommandLine, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    done = filled.run("draag-over", synced)
    assert (done.code, list(synced.iterdir())) == (3, [])
    assert "Dropbox" in done.sentence
    assert "PostgreSQL" in done.sentence
    done = filled.run("draag-over", tmp_path)
    assert done.code == 1
    assert "Kies een andere map" in done.sentence


def test_a_dossier_in_a_synced_folder_is_neither_made_nor_opened(filled: CommandLine, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive - Gemeente"
    synced.mkdir()
    made = CommandLine(tmp_path).run("nieuw", synced / "a.casus")
    assert made.code == 3
    assert list(synced.iterdir()) == []
    for name in ("team.casus", "team.casussleutel"):
        (synced / name).write_bytes((tmp_path / name).read_bytes())
    done = CommandLine(tmp_path, synced / "team.casus", filled.key).run("casussen")
    assert (done.code, done.out) == (3, "")
    assert "OneDrive" in done.sentence


def test_looking_works_beside_an_open_window_and_changing_does_not(
    filled: CommandLine, window: OpenDossier, tmp_path: Path
) -> None:
    assert "Mevrouw Zandstra" in filled.run("casussen").out
    assert filled.run("logboek", "controleer").code == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    assert filled.run("draag-over", stick).code == 0
    done = filled.run("importeer", filled.home / "in.json")
    assert done.code != 0
    assert not window.is_read_only
    assert window.check_log().is_good


def test_an_import_beside_an_open_window_is_refused(machine: CommandLine) -> None:
    from tests.cli.shell import EXAMPLE

    machine.make_dossier()
    machine.alone = True
    dossier = opened(machine)
    done = machine.run("importeer", EXAMPLE)
    assert (done.code, done.sentence) == (3, "Dit dossier kan nu alleen gelezen worden.")
    dossier.close()
    assert machine.run("importeer", EXAMPLE).code == 0  # control: without the window it works
