"""The rules of the house that only show in the source text; each yields one line per finding.

A rule takes a ``Source`` and knows where it applies, so that a test can feed it a bad snippet as well.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

MAX_FILE = 400
MAX_FUNCTION = 60
VAGUE_NAMES = frozenset("util utils helper helpers manager common misc".split())
HEAVY = frozenset(
    """sqlalchemy alembic sqlcipher3 psycopg docx docxtpl lxml xlsxwriter openpyxl keyring jsonschema
    numpy""".split()
)
MACHINE = frozenset(
    """datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today time.time
    time.time_ns time.localtime time.gmtime time.strftime pathlib.Path.home os.path.expanduser os.mkdir
    os.makedirs""".split()
)
MACHINE_METHODS = frozenset(("mkdir", "expanduser"))
MACHINE_PACKAGES = frozenset(("keyring", "platformdirs"))
IMPURE = frozenset("random secrets uuid time os pathlib io tempfile subprocess socket threading".split())
TEXT_SETTERS = frozenset(
    """setText setWindowTitle setTitle setToolTip setStatusTip setWhatsThis setPlaceholderText
    setAccessibleName setAccessibleDescription setInformativeText setDetailedText setLabelText setPrefix setSuffix
    setSpecialValueText addAction addMenu addTab addItem addRow addButton insertTab showMessage setHtml
    setPlainText setMarkdown drawText QLabel QPushButton QToolButton QCheckBox QRadioButton QGroupBox QAction
    QMenu QMessageBox QDockWidget QCommandLinkButton QTreeWidgetItem QTableWidgetItem QListWidgetItem warning
    information question critical about getText getItem getOpenFileName""".split()
)
NAMES = frozenset(("Casus", "Casus Serif", "Casus Leesletter"))  # of the product and its fonts: not translated
SPECIMENS = frozenset(("gallery.py",))  # every part in every state, filled with invented people
PASSED_ON = (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp, ast.List, ast.Tuple, ast.keyword, ast.Starred)
TRANSLATORS = frozenset(("tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"))
NO_TEXT_CALLS = frozenset(
    """setStyleSheet setObjectName setProperty getLogger compile QKeySequence QFont debug info exception log
    fullmatch match sub strftime toString""".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_CODE = re.compile(r"[{}<>;=]")


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the top of the checkout, its text and what it parses to."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> "Source":
        return cls(PurePosixPath(path), text, ast.parse(text))

    def is_in(self, *folders: str) -> bool:
        return any(self.path.is_relative_to(folder) for folder in folders)

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 0)}: {what}"


def too_long(source: Source) -> Iterator[str]:
    lines = source.text.count("\n") + 1
    if lines > MAX_FILE:
        yield f"{source.path}: {lines} lines"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION:
                yield source.at(node, f"{node.name} has {length} lines")


def vague_name(source: Source) -> Iterator[str]:
    for part in (*source.path.parts[:-1], source.path.stem):
        if part in VAGUE_NAMES:
            yield f"{source.path}: {part} says nothing"


def machine_outside_system(source: Source) -> Iterator[str]:
    """Clock, home folder, keychain and making folders belong to casus/system; print to casus/cli."""
    names = imported_names(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and node.id == "print" and not source.is_in("casus/cli"):
            yield source.at(node, "print")
        if source.is_in("casus/system"):
            continue
        if isinstance(node, ast.Name | ast.Attribute) and (full := full_name(node, names)) in MACHINE:
            yield source.at(node, full)
        elif isinstance(node, ast.Attribute) and node.attr in MACHINE_METHODS:
            yield source.at(node, node.attr)
        for module in imported_modules(node):
            if module.partition(".")[0] in MACHINE_PACKAGES:
                yield source.at(node, module)


def heavy_at_import(source: Source) -> Iterator[str]:
    """On the way to the first window and in every service, heavy packages are imported where they are used.

    Storage may import SQLAlchemy itself (it is woken on the database thread) and documents may import Word.
    """
    top = "/".join(source.path.parts[:2])
    own = {
        "casus/storage": HEAVY - {"alembic"},
        "casus/documents": {"docx", "lxml"},
    }.get(top, set())
    if source.is_in("casus/storage/migrations"):
        own = HEAVY
    for node in executed_at_import(source.tree):
        for module in imported_modules(node):
            if module.partition(".")[0] in HEAVY - own:
                yield source.at(node, f"{module} at import")
            if own == set() and module.startswith(("casus.storage", "casus.documents")):
                yield source.at(node, f"{module} at import")


def storage_in_services(source: Source) -> Iterator[str]:
    """Services get the objects of storage from the context; they may name its types, never import it."""
    if not source.is_in("casus/services"):
        return
    typing_only = {id(inner) for node in type_checking_blocks(source.tree) for inner in ast.walk(node)}
    for node in ast.walk(source.tree):
        if id(node) not in typing_only:
            for module in imported_modules(node):
                if module.startswith("casus.storage"):
                    yield source.at(node, module)


def widgets_in_models(source: Source) -> Iterator[str]:
    if not (source.path.name.endswith("_model.py") or source.is_in("casus/drawing")):
        return
    for node in ast.walk(source.tree):
        for module in imported_modules(node):
            if "QtWidgets" in module:
                yield source.at(node, "QtWidgets")


def impure_domain(source: Source) -> Iterator[str]:
    """No clock, no files, no randomness that is not passed in: their modules serve as types only."""
    if not source.is_in("casus/domain"):
        return
    names = imported_names(source.tree)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        full = full_name(node.func, names)
        if full.partition(".")[0] in IMPURE or last_name(node.func) in ("open", "print", "input"):
            yield source.at(node, full or last_name(node.func))


def global_statement(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield source.at(node, f"global {', '.join(node.names)}")


def work_at_import(source: Source) -> Iterator[str]:
    """A module may define; a bare call at its top level does something."""
    for node in source.tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield source.at(node, "a call at import")


def untranslated(source: Source) -> Iterator[str]:
    """Screen text outside tr(): a word given to a call that shows it, a sentence anywhere but in a docstring."""
    if not source.is_in("casus/ui") or source.path.name in SPECIMENS:
        return
    for node, literal, is_shown in text_literals(source.tree, is_shown=False):
        pattern = _WORD if is_shown else _SENTENCE
        if literal not in NAMES and pattern.search(literal) and not _CODE.search(literal):
            yield source.at(node, repr(literal[:60]))


def text_literals(node: ast.AST, *, is_shown: bool) -> Iterator[tuple[ast.AST, str, bool]]:
    """Every literal that nothing excuses, and whether a call that shows text gets it as an argument."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Assert) or (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            continue
        shown_here = is_shown and isinstance(child, PASSED_ON)
        if isinstance(child, ast.Call):
            name = last_name(child.func)
            if name in TRANSLATORS | NO_TEXT_CALLS or name.endswith(("Error", "Problem", "Violation")):
                continue
            shown_here = name in TEXT_SETTERS
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child, child.value, is_shown
        yield from text_literals(child, is_shown=shown_here)


def typed_by_key_clicks(source: Source) -> Iterator[str]:
    """keyClicks aborts the whole process on a non-ASCII character; only the helper ``typ`` may call it."""
    safe = {
        id(inner)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef) and node.name == "typ"
        for inner in ast.walk(node)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "keyClicks" and id(node) not in safe:
            yield source.at(node, "keyClicks")


def slept_or_mocked(source: Source) -> Iterator[str]:
    names = imported_names(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name | ast.Attribute) and full_name(node, names) == "time.sleep":
            yield source.at(node, "time.sleep")
        for module in imported_modules(node):
            if module.startswith(("unittest.mock", "mock", "pytest_mock")):
                yield source.at(node, module)


def public_classes(source: Source) -> Iterator[str]:
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def imported_modules(node: ast.AST) -> Iterator[str]:
    """The dotted names that an import statement reaches: module and module.name."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.name
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            yield f"{node.module}.{alias.name}"


def imported_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for in full, wherever in the file it is imported."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def full_name(node: ast.expr, names: dict[str, str]) -> str:
    """``dt.now`` as ``datetime.datetime.now``; empty for what does not begin with an imported name."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := full_name(node.value, names)):
        return f"{before}.{node.attr}"
    return ""


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def type_checking_blocks(tree: ast.Module) -> Iterator[ast.If]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING":
            yield node


def executed_at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs on import: not the bodies of functions, not what is for types only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING":
            for other in node.orelse:
                yield other
                yield from executed_at_import(other)
            continue
        yield node
        yield from executed_at_import(node)
