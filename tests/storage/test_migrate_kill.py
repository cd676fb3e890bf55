"""A kill at any statement of making the form of a dossier leaves what was there before."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from casus.storage import migrate
from casus.storage.engine import open_engine
from tests.storage.test_migrate import form_of

_MAKES = """
import os, sys
from sqlalchemy import event
from casus.storage import migrate, migrations
from casus.storage.engine import open_engine

migrations.all_steps()  # once, not in every child

def child(path, last):
    engine, made = open_engine(path, key), 0
    def count(*_):
        nonlocal made
        if made == last:
            os._exit(9)
        made += 1
    event.listen(engine, "before_cursor_execute", count)
    migrate.create_schema(engine)
    print(made, flush=True, end=" ")
    os._exit(0)

key = bytes.fromhex(sys.stdin.readline())
while job := sys.stdin.readline().rstrip("\\n"):
    path, last = job.split("|")
    number = os.fork() if hasattr(os, "fork") else 0
    if number == 0:
        try:
            child(path, int(last))
        finally:
            os._exit(99)
    print(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), flush=True)
"""
Run = Callable[[Path, int], list[int]]


@pytest.fixture
def run(key: bytes) -> Iterator[Run]:
    """Make the form in a process of its own that dies after so many statements: how many it did when it came to the
    end, and how it ended.
    """
    with ExitStack() as stack:

        def start() -> subprocess.Popen[str]:
            command, pipe = [sys.executable, "-c", _MAKES], subprocess.PIPE
            process = stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1))
            ask(process, key.hex())
            return process

        forks = start() if hasattr(os, "fork") else None

        def do(path: Path, statements: int) -> list[int]:
            process = forks or start()
            ask(process, f"{path}|{statements}")
            assert process.stdout is not None
            said = [int(word) for word in process.stdout.readline().split()]
            return said if forks else [*said, process.wait()]

        yield do


def ask(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")


def test_a_kill_at_any_statement_leaves_the_old_form(
    dossier_file: Path, key: bytes, tier_count: Callable[[int, int], int], run: Run
) -> None:
    whole = dossier_file.with_name("whole.casus")
    open_engine(whole, key, create=True).dispose()
    total, ended = run(whole, 10**6)
    assert ended == 0
    open_engine(dossier_file, key, create=True).dispose()
    times = min(tier_count(6, 10**6), total)
    for place in {total - 1, *range(3, total, max(1, total // times))}:
        assert run(dossier_file, place) == [9]
        engine = open_engine(dossier_file, key)
        assert form_of(engine) == {}
        engine.dispose()
    assert run(dossier_file, total) == [total, 0]
    engine = open_engine(dossier_file, key)
    assert not migrate.needs_upgrade(engine)
    engine.dispose()
