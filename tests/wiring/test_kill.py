"""A kill at any moment of carrying leaves the old copy, or none, or the whole new one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from casus.domain.errors import EnvironmentProblem
from tests.wiring.machines import (
    THREE,
    Laptop,
    Team,
    carried,
    files_in,
    names_in,
    work,
)

PHASES = "sleutelbestand stilzetten kopieren loslaten controleren hernoemen klaar stand einde".split()
CARRY = """
import os, random, sys
from pathlib import Path
from casus.storage import backup, engine, migrate, unit_of_work  # once, not in every child
from casus.system.clock import SystemClock
from casus.system.keychain import MemoryKeychain
from casus.wiring import World, carry, open_dossier

def child(stick, last):
    dossier = open_dossier(path, World(SystemClock(), random.Random(3), MemoryKeychain()), herstelcode=code)
    seen = []
    def phase(name):
        seen.append(name)
        if name == last:
            os._exit(17)
    carry(dossier, dossier.system_context(), Path(stick), phase)
    dossier.close()
    print(" ".join(seen), flush=True)
    os._exit(0)

path, code, *jobs = sys.argv[1:]
for job in jobs:
    number = os.fork()
    if number == 0:
        try:
            child(*job.split("|"))
        finally:
            os._exit(99)
    print(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), flush=True)
"""
NAIVE = """
import os, sys
from pathlib import Path
path, stick = Path(sys.argv[1]), Path(sys.argv[3])
Path(stick / path.with_suffix(".casussleutel").name).write_bytes(path.with_suffix(".casussleutel").read_bytes())
data = path.read_bytes()
with open(stick / path.name, "wb") as file:
    file.write(data[: len(data) // 8192 * 4096])
    file.flush()
    os._exit(17)
"""


def run(program: str, team: Team, *jobs: str) -> "subprocess.CompletedProcess[str]":
    args = [sys.executable, "-c", program, str(team.path), team.code, *jobs]
    return subprocess.run(args, capture_output=True, text=True, check=False)


def judge(team: Team, stick: Path) -> set[str] | None:
    """What the copy in this folder holds, opened on a fresh machine; None when there is no copy. A half one fails."""
    copy = stick / team.path.name
    if not copy.exists():
        return None
    there = Laptop(stick.parent / "derde").open(copy, team.code)
    try:
        assert there.check_log().is_good
        with there.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall() == []
            assert connection.exec_driver_sql("PRAGMA quick_check").fetchall() == [("ok",)]
        return names_in(there)
    finally:
        there.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child at each phase")
def test_a_kill_at_any_phase_leaves_the_old_copy_or_none_or_the_whole_new_one(team: Team) -> None:
    """Each phase in a folder without a copy and in one with an older copy; then once more, without a kill."""
    sticks = {(phase, old): team.stick / f"{phase}-{old}" for phase in PHASES for old in ("leeg", "oud")}
    here = team.first.open(team.path)
    carried(team, here)
    for (_, old), stick in sticks.items():
        stick.mkdir()
        if old == "oud":
            for name in THREE:
                shutil.copy(team.stick / name, stick / name)
    work(here, "Nieuw")
    here.close()
    killed = run(CARRY, team, *(f"{stick}|{phase}" for (phase, _), stick in sticks.items()))
    assert killed.stdout.split() == ["17"] * len(sticks), killed.stderr
    for (phase, old), stick in sticks.items():
        before: set[str] | None = None if old == "leeg" else set()
        is_done = PHASES.index(phase) > PHASES.index("hernoemen")
        assert judge(team, stick) == ({"Nieuw"} if is_done else before), (phase, old)
    again = run(CARRY, team, *(f"{stick}|geen" for stick in sticks.values()))
    assert again.stdout.splitlines() == [" ".join(PHASES), "0"] * len(sticks), again.stderr
    for place, stick in sticks.items():
        assert judge(team, stick) == {"Nieuw"}, place
        assert files_in(stick) == THREE, place


def test_the_judge_sees_a_half_copy(team: Team) -> None:
    """Negative control: a copy that is written in its place and killed halfway."""
    assert run(NAIVE, team, str(team.stick)).returncode == 17
    with pytest.raises((AssertionError, EnvironmentProblem)):
        judge(team, team.stick)
