"""Rows from a spreadsheet (.xlsx): past the gate first, then opened by a child process that may fail alone."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import casus
from casus.documents.gate import MAX_COLUMNS, MAX_ROWS, check_package
from casus.documents.lijst_cellen import clean
from casus.documents.lijst_lezer import SECONDS
from casus.domain.errors import RuleViolation
from casus.domain.lijst import Cel, LijstFout, LijstRij, LijstTabel

_START = "import sys; sys.path.insert(0, sys.argv[1]); from casus.documents.lijst_lezer import main; main()"
_LONGEST_ANSWER = 128 * 2**20
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")


def read_xlsx(data: bytes, check: Callable[[bytes], None] = check_package) -> LijstTabel:
    """The rows of the first sheet that is shown. ``check`` is the gate; only a test puts another in its place."""
    check(data)
    return _table(_ask_child(data))


def _ask_child(data: bytes) -> dict[str, Any]:
    """What the child says, or one code for whatever became of it."""
    root = Path(casus.__file__).resolve().parents[1]
    command = [sys.executable, "-I", "-c", _START, str(root)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=kept,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RuleViolation("lijst_duurt_te_lang", seconden=SECONDS) from None
    except OSError:
        raise RuleViolation("lijst_onleesbaar") from None
    if done.returncode != 0 or len(done.stdout) > _LONGEST_ANSWER:
        raise RuleViolation("lijst_onleesbaar")
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise RuleViolation("lijst_onleesbaar") from None
    return answer


def _table(answer: dict[str, Any]) -> LijstTabel:
    """What the child said is foreign too: only what has the right shape is taken."""
    try:
        faults = [LijstFout(number, _problem(str(code))) for number, code in answer["fouten"]]
        rows = []
        for number, cells in answer["rijen"]:
            cleaned = clean(int(number), [_cell(cell) for cell in cells], faults)
            if any(cleaned):
                rows.append(LijstRij(int(number), cleaned))
        merged = tuple((int(first), int(last)) for first, last in answer["samengevoegd"])
        return LijstTabel(tuple(rows), tuple(faults), merged, int(answer["andere"]), int(answer["verborgen"]))
    except (KeyError, TypeError, ValueError):
        raise RuleViolation("lijst_onleesbaar") from None


def _problem(code: str) -> RuleViolation:
    known = {
        "lijst_te_veel_rijen": RuleViolation("lijst_te_veel_rijen", hoogstens=MAX_ROWS),
        "lijst_te_veel_cellen": RuleViolation("lijst_te_veel_cellen", hoogstens=MAX_COLUMNS),
        "lijst_formule": RuleViolation("lijst_formule"),
        "lijst_cel_te_lang": RuleViolation("lijst_cel_te_lang"),
    }
    return known[code]


def _cell(cell: object) -> Cel:
    if isinstance(cell, dict):
        return date.fromisoformat(str(cell["dag"]))
    if not isinstance(cell, str):
        raise TypeError("a cell is text or a day")
    return cell
