"""What is left of a canary after locking: in widgets, models, the accessibility tree, the clipboard, undo, and memory.

A canary is a word that stands in every text of the dossier and nowhere else. Every screen that comes later is looked at
too: nothing here knows a screen. Negative control: ``tests/ui/test_lock_leaves_nothing.py`` breaks the lock on purpose.
"""

import gc
from collections.abc import Iterator
from types import FrameType, ModuleType

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.acceptance.eyes import words_on_screen

DEEPEST = 60
_ROLES = list(Qt.ItemDataRole)


def hits(canary: str, words: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> list[str]:
    """Where the canary sings."""
    return sorted({where for where, text in words if canary in text})


def words_left() -> Iterator[tuple[str, str]]:
    """(where, text) of everything the windows hold; changes what it looks at (undo), so look only once."""
    yield from words_on_screen(hidden=True)
    for window in QApplication.topLevelWidgets():
        yield from _in_models(window)
        yield from _in_tree(QAccessible.queryAccessibleInterface(window), 0)
    yield from _on_clipboards()
    for window in QApplication.topLevelWidgets():
        yield from _in_undo(window)


def strings_in_memory(canary: str) -> list[str]:
    """Strings that hold more than the canary alone and can still be reached, each with the kinds of what holds it.

    Python hands out every container it knows; what those hold is followed, since a tuple of plain values is not listed.
    What is freed but not yet overwritten is out of reach of any program in Python, and the help says so.
    """
    gc.collect()
    found: list[str] = []
    seen: set[int] = set()
    here: list[object] = [o for o in gc.get_objects() if not isinstance(o, FrameType | ModuleType)]
    chain: dict[int, str] = {id(o): type(o).__name__ for o in here}
    ours: list[object] = [found, seen, chain]
    while here:
        deeper: list[object] = []
        ours.append(deeper)
        for holder in here:
            if id(holder) in seen or any(holder is own for own in ours):
                continue
            seen.add(id(holder))
            for held in gc.get_referents(holder):
                if isinstance(held, str):
                    if canary in held and held != canary:
                        found.append(chain.get(id(holder), type(holder).__name__))
                elif id(held) not in seen and not gc.is_tracked(held):
                    chain[id(held)] = f"{chain.get(id(holder), '')}/{type(held).__name__}"
                    deeper.append(held)
        here = deeper
    return sorted(set(found))


def _in_models(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every role of every item, of lists, tables, choices and completers."""
    models = set(window.findChildren(QAbstractItemModel))
    models |= {combo.model() for combo in window.findChildren(QComboBox)}
    models |= {completer.model() for completer in window.findChildren(QCompleter) if completer.model() is not None}
    for model in models:
        for row in range(model.rowCount(QModelIndex())):
            for column in range(model.columnCount(QModelIndex()) if not _is_list(model) else 1):
                for role in _ROLES:
                    value = model.data(model.index(row, column, QModelIndex()), role)
                    if value is not None:
                        yield f"model {type(model).__name__}", str(value)


def _is_list(model: QAbstractItemModel) -> bool:
    """``columnCount`` of a list model is not for callers."""
    return model.inherits("QAbstractListModel")


def _in_tree(node: QAccessibleInterface, depth: int) -> Iterator[tuple[str, str]]:
    """What a screen reader can walk through."""
    if not _is_there(node) or depth > DEEPEST:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        text = node.text(kind)
        if text:
            yield "schermlezer", text
    words = node.textInterface()
    if _is_there(words) and words.characterCount():
        yield "schermlezer, tekst", words.text(0, words.characterCount())
    for number in range(node.childCount()):
        yield from _in_tree(node.child(number), depth + 1)


def _is_there(node: object) -> bool:
    """Qt's types promise an interface; there may be none."""
    return node is not None and (not isinstance(node, QAccessibleInterface) or node.isValid())


def _on_clipboards() -> Iterator[tuple[str, str]]:
    for mode in QClipboard.Mode:
        text = QApplication.clipboard().text(mode)
        if text:
            yield f"klembord {mode.name}", text


def _in_undo(window: QWidget) -> Iterator[tuple[str, str]]:
    """What comes back by taking back, in every field that is still there."""
    for line in window.findChildren(QLineEdit):
        yield from _undone(line, line.isUndoAvailable, line.undo, line.text)
    areas: list[QPlainTextEdit | QTextEdit] = [*window.findChildren(QPlainTextEdit), *window.findChildren(QTextEdit)]
    for area in areas:
        document: QTextDocument = area.document()
        yield from _undone(area, document.isUndoAvailable, area.undo, area.toPlainText)


def _undone(field: QObject, is_there: object, undo: object, read: object) -> Iterator[tuple[str, str]]:
    assert callable(is_there)
    assert callable(undo)
    assert callable(read)
    for _ in range(1000):
        if not is_there():
            return
        undo()
        yield f"ongedaan {type(field).__name__} {field.objectName()}", str(read())
