"""Every ``Field(...)`` of the program, read from its source: the key of the help that F1 shows there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from casus.ui.widgets.field import help_key_of

UI = Path(__file__).resolve().parents[2] / "casus" / "ui"
NOT_SHOWN = frozenset({"gallery.py"})


def help_keys() -> dict[str, str]:
    """Key -> where it stands. A label that is made elsewhere says its key itself or is one of ``variable_labels``."""
    return {key: where for where, key, _ in _calls() if key}


def variable_labels() -> list[str]:
    """Where a field has neither a literal label nor a key of its own."""
    return [where for where, key, _ in _calls() if not key]


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted(UI.rglob("*.py")):
        if path.name in NOT_SHOWN:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_field(node.func) and node.args:
                yield f"{path.relative_to(UI)}:{node.lineno}", key_of(node), node


def _is_field(function: ast.expr) -> bool:
    """A field, or a list to choose from, which begins with one."""
    return getattr(function, "id", "") in ("Field", "ChooseList")


def key_of(call: ast.Call) -> str:
    """The key that the call gives, or that of its literal label; a place for a value counts by its name."""
    for given in call.keywords:
        if given.arg == "key" and isinstance(given.value, ast.Constant):
            return str(given.value.value)
    label = call.args[0]
    if isinstance(label, ast.Call) and isinstance(label.func, ast.Attribute) and label.func.attr == "format":
        label = label.func.value
    is_marked = isinstance(label, ast.Call) and len(label.args) == 1
    text = label.args[0] if isinstance(label, ast.Call) and is_marked else None
    return help_key_of(str(text.value)) if isinstance(text, ast.Constant) else ""
