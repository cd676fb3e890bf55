"""Which dialogs there are, by what they are and by the function that asks them: as the code has it, and as they opened.

A class alone is not enough: the same form asks for somebody new and for a change, and two classes may share a name.
"""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from casus.ui.widgets.dialog import Dialog

PLAIN = {"Dialog", "ConfirmDialog"}
"""Asked without a class of their own."""
Asked = tuple[str, str]
"""(class, module and function)"""


@contextmanager
def noted(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Asked]]:
    """Every dialog that is made meanwhile."""
    asked: set[Asked] = set()
    made = Dialog.__init__

    def make(self: Dialog, *args: Any, **options: Any) -> None:
        asked.add((type(self).__name__, _who_asks(sys._getframe(1))))
        made(self, *args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Dialog, "__init__", make)
        yield asked


def _who_asks(frame: FrameType | None) -> str:
    """The function outside the dialog's own making."""
    while frame is not None and frame.f_code.co_name == "__init__":
        frame = frame.f_back
    assert frame is not None
    return f"{frame.f_globals['__name__']}.{_outermost(frame.f_code.co_qualname)}"


def _outermost(qualname: str) -> str:
    """Of a function in a function the outer one."""
    return qualname.split(".<locals>", 1)[0]


def in_code(folder: Path) -> set[Asked]:
    """Every place in the code below this folder where a dialog is made."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))}
    classes = _classes([node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)])
    found: set[Asked] = set()
    for path, tree in trees.items():
        module = ".".join(("casus.ui", *path.relative_to(folder).with_suffix("").parts))
        for where, call in _calls(tree):
            if isinstance(call.func, ast.Name) and call.func.id in classes:
                found.add((call.func.id, f"{module}.{where}"))
    return found


def _classes(nodes: list[ast.ClassDef]) -> set[str]:
    """What descends from a dialog of ours, and the plain ones themselves."""
    found = set(PLAIN)
    while more := {node.name for node in nodes if node.name not in found and _bases(node) & found}:
        found |= more
    return found


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the function it stands in, as Python names that."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield from ((node.name, call) for call in ast.walk(node) if isinstance(call, ast.Call))
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                yield from (
                    (f"{node.name}.{_name(inner)}", call) for call in ast.walk(inner) if isinstance(call, ast.Call)
                )


def _name(node: ast.stmt) -> str:
    return node.name if isinstance(node, ast.FunctionDef) else "<module>"
