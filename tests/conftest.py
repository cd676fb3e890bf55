"""The tier of the tests: short (kort) with fixed seeds for every day, long (lang) with full counts."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication

from casus.storage.mapping import map_all
from tests.compiled import share_compiled
from tests.patience import PatientQtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DEFAULT_SEED = 20261122
_COUNTED = pytest.StashKey[list[str]]()
_EXAMPLES = {"kort": 60, "lang": 2000}
_ROOT = Path(__file__).parent.parent
LONGEST = (
    "tests/ui/walk/test_walk.py",
    "tests/services/test_toegang_matrix.py",
    "tests/cli/test_oefen.py",
    "tests/acceptance/test_dinsdagmiddag.py",
    "tests/cli/test_commands.py",
    "tests/acceptance/test_canary.py",
    "tests/acceptance/kanarie/test_kanarie.py",
    "tests/services/test_prullenbak.py",
    "tests/acceptance/test_van_intake_tot_plan.py",
    "tests/services/test_oefenen.py",
    "tests/test_architecture.py",
    "tests/services/test_vervangen.py",
    "tests/ui/test_lock_leaves_nothing.py",
    "tests/acceptance/test_logboek.py",
    "tests/wiring/test_kill.py",
    "tests/acceptance/test_snel_geld.py",
)
"""Files that take longest: side by side they go first, so that no core is left with one of them at the end."""


def tier() -> str:
    """``kort`` unless CASUS_TIER says ``lang``."""
    name = os.environ.get("CASUS_TIER", "kort")
    if name not in _EXAMPLES:
        raise pytest.UsageError(f"CASUS_TIER must be kort or lang, not {name}")
    return name


def seed_from_environment() -> int:
    return int(os.environ.get("CASUS_SEED", DEFAULT_SEED))


def pytest_configure(config: pytest.Config) -> None:
    map_all()  # before any factory, also those that run while tests are collected: else the order of tests counts
    share_compiled()
    config.stash[_COUNTED] = []
    for name, examples in _EXAMPLES.items():
        # Derandomized: the examples follow from the test itself, so a red run is red again.
        hypothesis.settings.register_profile(
            name, max_examples=examples, derandomize=True, deadline=None, database=None, print_blob=True
        )
    hypothesis.settings.load_profile(tier())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        places = {_ROOT / name: place for place, name in enumerate(LONGEST)}
        items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_collection_finish() -> None:
    """What was imported and collected stays: looking through it for garbage all day takes a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientQtBot:
    """The qtbot of pytest-qt, with more patience."""
    return PatientQtBot(request)


@pytest.fixture
def seed() -> int:
    """The seed of every random choice in a test; CASUS_SEED changes it."""
    return seed_from_environment()


@pytest.fixture
def tier_count(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """``count = tier_count(50, 5000)``: how often, by tier; the summary names count and seed."""

    def choose(kort: int, lang: int) -> int:
        count = lang if tier() == "lang" else kort
        request.config.stash[_COUNTED].append(f"{request.node.nodeid}: count {count}, seed {seed_from_environment()}")
        return count

    return choose


@pytest.fixture
def report_run(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """One line in the summary about what a test went through, in any tier."""
    return lambda line: request.config.stash[_COUNTED].append(f"{request.node.nodeid}: {line}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Run side by side, each worker hands over what it counted."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["counted"] = session.config.stash[_COUNTED]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[_COUNTED].extend(getattr(node, "workeroutput", {}).get("counted", []))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    examples = hypothesis.settings.default.max_examples if hypothesis.settings.default else 0
    terminalreporter.section(f"tier {tier()}: hypothesis count {examples}, seed per test (derandomized)")
    for line in config.stash[_COUNTED]:
        terminalreporter.write_line(line)
