"""What is imported by the time the first frame stands there: nothing that the frame can do without.

The real program, in its own process, reports at its first paint and stops.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.first_frame import HEAVY

ROOT = Path(__file__).resolve().parents[2]


def at_first_paint(what: str, *, before: str = "") -> dict[str, object]:
    """The report of ``first_frame``; ``before`` runs first in that process."""
    code = f"{before}\nimport sys, runpy; sys.argv = ['first_frame', {what!r}]\n"
    code += "runpy.run_module('tests.bench.first_frame', run_name='__main__', alter_sys=True)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_first_frame_imports_nothing_heavy() -> None:
    assert at_first_paint("casus")["heavy"] == []


def test_bare_window_is_the_floor_of_the_same_measurement() -> None:
    report = at_first_paint("bare")
    assert report["heavy"] == []
    assert isinstance(report["seconds"], float)


@pytest.mark.parametrize("module", ["sqlalchemy", "keyring", "docx", "sqlcipher3"])
def test_something_heavy_would_be_seen(module: str) -> None:
    """Negative control: one import too many stands in the report."""
    assert module in str(at_first_paint("casus", before=f"import {module}")["heavy"])


def test_the_list_covers_what_the_design_forbids() -> None:
    named = {
        "sqlalchemy",
        "alembic",
        "pydantic",
        "docx",
        "openpyxl",
        "xlsxwriter",
        "numpy",
        "holidays",
        "asyncio",
        "keyring",
    }
    assert named <= set(HEAVY)
