"""What import-linter cannot see of the house rules, each rule with a snippet that must be caught."""

import fnmatch
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from tests import source_rules as rules
from tests.conftest import LONGEST
from tests.source_rules import Source

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "casus" / "domain" / "GLOSSARY.md"
TOP_LEVEL = {
    *("casus", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE"),
    *(".ci", ".git", ".gitignore"),
}
TECHNICAL = {"errors.py", "changes.py"}  # of the domain, but not of the field: no glossary
FROZEN_SERVICES = ("sqlalchemy", "alembic", "sqlcipher3", "psycopg", "docx", "lxml", "PySide6", "keyring")

Rule = Callable[[Source], Iterator[str]]
# rule, a file it must find fault with, one that it must leave alone
CASES: list[tuple[Rule, tuple[str, str], tuple[str, str]]] = [
    (rules.too_long, ("casus/a.py", "x = 1\n" * 401), ("casus/a.py", "x = 1\n" * 399)),
    (
        rules.too_long,
        ("tests/a.py", "def f():\n" + " x = 1\n" * 60),
        ("tests/a.py", "def f():\n" + " x = 1\n" * 59),
    ),
    (rules.vague_name, ("casus/ui/utils.py", ""), ("casus/ui/theme.py", "")),
    (rules.vague_name, ("casus/common/plan.py", ""), ("casus/domain/plan.py", "")),
    (
        rules.machine_outside_system,
        ("casus/services/a.py", "from datetime import datetime as dt\nx = dt.now()"),
        ("casus/system/clock.py", "from datetime import datetime\nx = datetime.now()"),
    ),
    (
        rules.machine_outside_system,
        ("casus/ui/a.py", "import datetime\nx = datetime.date.today()"),
        ("casus/ui/a.py", "def f(date):\n    return date.today"),
    ),
    (
        rules.machine_outside_system,
        ("casus/ui/a.py", "from pathlib import Path\nx = Path.home()"),
        ("casus/system/paths.py", "from pathlib import Path\nx = Path.home()\nx.mkdir()"),
    ),
    (
        rules.machine_outside_system,
        ("casus/documents/a.py", "def f(p):\n    p.parent.mkdir()"),
        ("casus/documents/a.py", "def f(p):\n    p.parent.exists()"),
    ),
    (
        rules.machine_outside_system,
        ("casus/services/a.py", "def f():\n    import keyring"),
        ("casus/system/keychain.py", "def f():\n    import keyring"),
    ),
    (
        rules.machine_outside_system,
        ("casus/system/logs.py", "print('x')"),
        ("casus/cli/a.py", "print('x')"),
    ),
    (
        rules.heavy_at_import,
        ("casus/ui/a.py", "import docx"),
        ("casus/ui/a.py", "def f():\n    import docx"),
    ),
    (
        rules.heavy_at_import,
        ("casus/services/a.py", "try:\n    from casus.documents import word\nexcept ImportError:\n    pass"),
        ("casus/services/a.py", "if TYPE_CHECKING:\n    from casus.documents.word import Word"),
    ),
    (
        rules.heavy_at_import,
        ("casus/storage/a.py", "import alembic"),
        ("casus/storage/a.py", "import sqlalchemy"),
    ),
    (
        rules.storage_in_services,
        ("casus/services/a.py", "def f():\n    from casus.storage import queries"),
        ("casus/services/a.py", "if TYPE_CHECKING:\n    from casus.storage import queries"),
    ),
    (
        rules.widgets_in_models,
        ("casus/ui/delen/afweging_model.py", "from PySide6.QtWidgets import QLabel"),
        ("casus/ui/delen/afweging_dialog.py", "from PySide6.QtWidgets import QLabel"),
    ),
    (
        rules.widgets_in_models,
        ("casus/drawing/bars.py", "from PySide6 import QtWidgets"),
        ("casus/drawing/bars.py", "from PySide6 import QtGui"),
    ),
    (
        rules.impure_domain,
        ("casus/domain/a.py", "import random\nx = random.random()"),
        ("casus/domain/a.py", "from random import Random\ndef f(random: Random):\n    return random.random()"),
    ),
    (
        rules.impure_domain,
        ("casus/domain/a.py", "x = open('y')"),
        ("casus/domain/a.py", "x = opened('y')"),
    ),
    (
        rules.global_statement,
        ("casus/a.py", "def f():\n    global x\n    x = 1"),
        ("casus/a.py", "def f():\n    x = 1"),
    ),
    (rules.work_at_import, ("casus/a.py", "start()"), ("casus/a.py", '"""Start."""\nx = start()')),
    (
        rules.untranslated,
        ("casus/ui/a.py", "button.setText('Opslaan')"),
        ("casus/ui/a.py", "button.setText(self.tr('Opslaan'))"),
    ),
    (
        rules.untranslated,
        ("casus/ui/a.py", "QLabel(f'{n} acties open')"),
        ("casus/ui/a.py", "QLabel(tr('%n acties open', n))\nself.setObjectName('acties open')"),
    ),
    (
        rules.untranslated,
        ("casus/ui/a.py", "EMPTY = {'acties': 'Er zijn geen acties.'}"),
        ("casus/ui/a.py", "EMPTY = {'acties': QT_TRANSLATE_NOOP('Vandaag', 'Er zijn geen acties.')}"),
    ),
    (
        rules.untranslated,
        ("casus/ui/a.py", "Banner(title='Het overleg is gesloten')"),
        ("casus/ui/a.py", "Banner(kind='warn')"),
    ),
    (
        rules.typed_by_key_clicks,
        ("tests/ui/a.py", "def test(qtbot):\n    qtbot.keyClicks(w, 'x')"),
        ("tests/ui/a.py", "def typ(qtbot, w, c):\n    qtbot.keyClicks(w, c)"),
    ),
    (
        rules.slept_or_mocked,
        ("tests/a.py", "from time import sleep\nsleep(1)"),
        ("tests/a.py", "from time import monotonic\nmonotonic()"),
    ),
    (rules.slept_or_mocked, ("tests/a.py", "from unittest import mock"), ("tests/a.py", "import unittest")),
]
IN_PRODUCT = {rule for rule, *_ in CASES} - {rules.typed_by_key_clicks, rules.slept_or_mocked}
IN_TESTS = {rules.too_long, rules.vague_name, rules.typed_by_key_clicks, rules.slept_or_mocked}
IN_PACKAGING = {rules.too_long, rules.vague_name, rules.global_statement, rules.work_at_import}


@lru_cache(maxsize=1)
def sources(folder: str) -> list[Source]:
    """Read once for all rules of one folder, and forgotten with the next: a parsed folder is large."""
    found = [
        Source.of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    assert found, f"no Python under {folder}"
    return found


def name(value: object) -> str:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize(("rule", "bad", "good"), CASES, ids=name)
def test_rule_catches_bad_and_leaves_good(rule: Rule, bad: tuple[str, str], good: tuple[str, str]) -> None:
    assert list(rule(Source.of(*bad)))
    assert not list(rule(Source.of(*good)))


@pytest.mark.parametrize(
    ("folder", "rule"),
    [
        (folder, rule)
        for folder, kept in (("casus", IN_PRODUCT), ("tests", IN_TESTS), ("packaging", IN_PACKAGING))
        for rule in sorted(kept, key=name)
    ],
    ids=name,
)
def test_source_keeps_rule(folder: str, rule: Rule) -> None:
    findings = [finding for source in sources(folder) for finding in rule(source)]
    assert not findings, "\n".join(findings)


def test_top_level_holds_only_what_design_allows() -> None:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    found = {path.name for path in ROOT.iterdir()}
    strange = {one for one in found if not any(fnmatch.fnmatch(one, pattern) for pattern in ignored)} - TOP_LEVEL
    assert not strange
    assert {"casus", "tests", "packaging"} <= found


def modules_of(folder: str) -> list[str]:
    files = [path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [".".join(file.parts).removesuffix(".__init__") for file in files]


def loaded_after(*modules: str) -> set[str]:
    """The top-level packages in a fresh Python after these imports."""
    code = "import importlib, sys\nfor m in sys.argv[1:]: importlib.import_module(m)\n"
    code += "print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_services_load_no_sql_word_or_qt() -> None:
    services = modules_of("casus/services")
    assert services
    assert not loaded_after(*services) & set(FROZEN_SERVICES)
    assert "sqlalchemy" in loaded_after(*services, "sqlalchemy")


def test_command_line_loads_no_sql_word_or_qt() -> None:
    assert not loaded_after(*modules_of("casus/cli"), *modules_of("casus/system")) & set(FROZEN_SERVICES)


def glossary_terms(text: str) -> set[str]:
    """The first column of every table row, without case and punctuation."""
    first = (line.split("|")[1] for line in text.splitlines() if line.count("|") > 2)
    return {plain(cell) for cell in first} - {""}


def plain(term: str) -> str:
    return re.sub(r"[^a-z0-9]", "", term.lower())


def test_every_domain_class_is_in_the_glossary() -> None:
    terms = glossary_terms(GLOSSARY.read_text(encoding="utf-8"))
    fields = [source for source in sources("casus/domain") if source.path.name not in TECHNICAL]
    missing = [one for source in fields for one in rules.public_classes(source) if plain(one) not in terms]
    assert not missing
    assert any(list(rules.public_classes(source)) for source in fields)


def test_glossary_is_read_by_its_first_column() -> None:
    terms = glossary_terms("| Term | Meervoud |\n|---|---|\n| `casus_lid` | casusleden |\n")
    assert terms == {"term", "casuslid"}


GOOD_HOUSE = {
    "__main__": "import casus.ui.app",
    "wiring": "import casus.storage.engine, sqlalchemy",
    "domain/casus": "import dataclasses",
    "storage/engine": "import casus.storage.tables, sqlalchemy",
    "storage/tables": "import sqlalchemy, casus.domain.casus",
    "documents/word": "import docx",
    "drawing/bars": "import PySide6",
    "system/clock": "import casus.domain.casus",
    "services/casussen": "import casus.domain.casus",
    "ui/app": "import casus.services.casussen, PySide6, casus.ui.casus.view",
    "ui/casus/view": "import PySide6",
    "ui/overleg/view": "import PySide6",
    "cli/main": "import casus.wiring",
}
VIOLATIONS = {
    "layers": ("domain/casus", "import casus.storage.tables"),
    "layers exhaustive": ("extra", "x = 1"),
    "layers side by side": ("cli/main", "import casus.ui.app"),
    "domain": ("domain/casus", "import sqlalchemy"),
    "qt": ("services/casussen", "import PySide6"),
    "sql": ("ui/app", "import sqlalchemy"),
    "front": ("ui/app", "import casus.storage.engine"),
    "word": ("cli/main", "import docx"),
    "tables": ("wiring", "import casus.storage.tables"),
    "circles": ("ui/casus/view", "import casus.ui.app"),
}


def broken_contracts(folder: Path, house: dict[str, str]) -> set[str]:
    """Build a small house and let import-linter judge it by our own contracts."""
    for path, text in house.items():
        file = folder / "casus" / f"{path}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    for package in (folder / "casus", *(path for path in (folder / "casus").rglob("*") if path.is_dir())):
        (package / "__init__.py").touch()
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports"
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{code}; sys.exit(lint_imports(no_cache=True))"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "kept" in done.stdout, done.stdout + done.stderr
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = dict(re.findall(r'id = "(\w+)"\nname = "(.+)"', contracts))
    return {key for key, title in names.items() if re.search(re.escape(title) + r".*BROKEN", done.stdout)}


def test_import_contracts_keep_a_good_house(tmp_path: Path) -> None:
    assert broken_contracts(tmp_path, GOOD_HOUSE) == set()


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_import_contract_breaks(tmp_path: Path, violation: str) -> None:
    path, line = VIOLATIONS[violation]
    house = GOOD_HOUSE | {path: f"{GOOD_HOUSE.get(path, '')}\n{line}"}
    assert violation.split()[0] in broken_contracts(tmp_path, house)


def test_void_qt_calls_keep_their_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one reference to None per void call on Python 3.11 and aborts after some 7,000."""
    image, label, table, color = QImage(60, 60, QImage.Format.Format_RGB32), QLabel(), QTableWidget(100, 1), QColor()
    qtbot.addWidget(label)
    qtbot.addWidget(table)
    painter, rows = QPainter(image), iter(range(1000))
    calls: list[Callable[[], object]] = [
        lambda: image.fill(Qt.GlobalColor.white),
        lambda: painter.drawLine(QPointF(0, 0), QPointF(1, 1)),
        lambda: painter.drawText(QRectF(0, 0, 50, 20), 0, "x"),
        lambda: label.setText("a"),
        lambda: table.setItem(next(rows) % 100, 0, QTableWidgetItem("x")),
        lambda: color.setAlpha(60),
    ]
    lost = []
    for call in calls:
        call()
        before = sys.getrefcount(None)
        for _ in range(100):
            call()
        lost.append(before - sys.getrefcount(None))
    painter.end()
    assert max(lost) < 50


def test_a_real_font_can_be_shown(qtbot: QtBot) -> None:
    """Without fonts the offscreen platform paints empty boxes of the wrong width, and says nothing."""
    shipped = sorted((ROOT / "resources" / "fonts").glob("*.ttf"))
    assert shipped
    assert all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in shipped)
    assert set(QFontDatabase.families()) - {"Monospace", "Sans Serif", "Serif"}
    assert QFontDatabase.addApplicationFont(str(ROOT / "pyproject.toml")) < 0


def test_the_files_that_go_first_are_there() -> None:
    """A file with another name would go last again, and nobody would see why."""
    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []
