"""Who has a dossier: one holder at a time, freed by a crash, never by a guess."""

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from casus.system.slot import slot_file_of, take_slot, this_computer

NOW = datetime(2026, 12, 1, 12, 2, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from casus.system.slot import take_slot
slot = take_slot(Path(sys.argv[1]), datetime(2026, 12, 1, 12, 2, tzinfo=UTC))
print(slot.is_held, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "team.casus"


def holding(dossier: Path) -> "subprocess.Popen[str]":
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(dossier)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    return child


def let_go(child: "subprocess.Popen[str]", *, kill: bool) -> None:
    if kill:
        child.kill()
    child.communicate()


def test_the_second_one_hears_who_has_it_since_when(dossier: Path) -> None:
    first = take_slot(dossier, NOW)
    second = take_slot(dossier, LATER)
    assert first.is_held
    assert first.other is None
    assert not second.is_held
    assert second.other is not None
    assert (second.other.computer, second.other.proces, second.other.sinds) == (this_computer(), os.getpid(), NOW)
    second.release()
    assert not take_slot(dossier, LATER).is_held
    first.release()
    first.release()
    third = take_slot(dossier, LATER)
    assert third.is_held
    assert third.other is None
    third.release()
    assert not slot_file_of(dossier).exists()


def test_two_processes(dossier: Path) -> None:
    child = holding(dossier)
    try:
        slot = take_slot(dossier, LATER)
        assert not slot.is_held
        assert slot.other is not None
        assert slot.other.proces == child.pid
    finally:
        let_go(child, kill=False)
    assert take_slot(dossier, LATER).is_held


def test_a_crash_frees_it_and_is_known(dossier: Path) -> None:
    child = holding(dossier)
    let_go(child, kill=True)
    assert slot_file_of(dossier).exists()
    slot = take_slot(dossier, LATER)
    assert slot.is_held
    assert slot.other is not None
    assert slot.other.proces == child.pid
    assert not slot.is_left_by_other_computer
    slot.release()


def written(dossier: Path, **changes: object) -> None:
    data = {"format": "casusslot/1", "computer": this_computer(), "proces": os.getpid(), "sinds": NOW.isoformat()}
    slot_file_of(dossier).write_text(json.dumps(data | {"teken": "ab"} | changes), encoding="utf-8")


def no_locks(_: int) -> None:
    raise OSError(errno.ENOLCK, "no locks here")


def test_another_computer_that_never_let_go_is_named(dossier: Path) -> None:
    written(dossier, computer="laptop-twee")
    slot = take_slot(dossier, LATER)
    assert slot.is_left_by_other_computer
    slot.release()


@pytest.mark.parametrize(
    ("changes", "is_held"),
    [
        pytest.param({}, False, id="this process lives"),
        pytest.param({"proces": 2**22 + 5}, True, id="no such process"),
        pytest.param({"proces": 0}, True, id="no process at all"),
        pytest.param({"computer": "laptop-twee"}, True, id="another computer"),
    ],
)
def test_without_locks_the_process_that_is_written_down_decides(
    dossier: Path, changes: dict[str, object], *, is_held: bool
) -> None:
    written(dossier, **changes)
    slot = take_slot(dossier, LATER, no_locks)
    assert slot.is_held == is_held
    slot.release()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "casusslot/2"}', '{"format": "casusslot/1", "sinds": "gisteren"}', "\udcff"]
)
def test_a_file_with_anything_else_is_nobody(dossier: Path, text: str) -> None:
    slot_file_of(dossier).write_bytes(text.encode("utf-8", "surrogateescape"))
    slot = take_slot(dossier, NOW)
    assert slot.is_held
    assert slot.other is None
    slot.release()


def test_a_moment_without_a_zone_is_nobody(dossier: Path) -> None:
    written(dossier, sinds="2026-12-01T12:00:00")
    slot = take_slot(dossier, NOW)
    assert slot.other is None
    slot.release()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        take_slot(tmp_path / "weg" / "team.casus", NOW)
    assert problem.value.code == "geen_toegang"


def test_who_waited_on_a_file_that_went_away_takes_the_new_one(dossier: Path) -> None:
    """Between opening and locking, the holder lets go and a third one comes."""
    path = slot_file_of(dossier)
    calls = []

    def lock(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 1:
            path.unlink()
            path.touch()

    slot = take_slot(dossier, NOW, lock)
    assert slot.is_held
    assert len(calls) == 2
    assert json.loads(path.read_text(encoding="utf-8"))["proces"] == os.getpid()
    slot.release()
