"""Checks of what a screen reader gets: role, name and state of everything, in the order of the tree."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from tests.ui.walk.geometry import place, shown
from tests.ui.walk.keyboard import reachable

_MUTE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window}
_PRESSED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Link,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
}
MOST_ITEMS = 30


class Said(NamedTuple):
    """One thing in the tree."""

    role: QAccessible.Role
    name: str
    description: str
    value: str


def nameless(root: QWidget) -> list[str]:
    """What takes the focus without a name, or with a role that says nothing."""
    found = []
    for widget in reachable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not spoken_name(widget):
            found.append(f"geen naam: {place(widget)}")
        if interface.role() in _MUTE:
            found.append(f"geen rol: {place(widget)} is {interface.role().name}")
        state = interface.state()
        if not state.focusable or state.invisible:
            found.append(f"geen toestand: {place(widget)} zegt niet dat het de focus neemt")
    return found


def spoken_name(widget: QWidget) -> str:
    """Name of a widget; of a combo box that of its label, because Qt gives what is chosen as the name on Linux."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName().strip()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def stuttering(root: QWidget) -> list[str]:
    """Two things to press with the same name on one screen, and names that say themselves twice."""
    found = []
    names: Counter[tuple[QAccessible.Role, str]] = Counter()
    for widget in reachable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = spoken_name(widget)
        if interface.role() in _PRESSED:
            names[interface.role(), name] += 1
        half = len(name) // 2
        if half > 3 and name[:half].strip(" ,.") == name[half:].strip(" ,."):
            found.append(f"naam twee keer: {place(widget)} {name!r}")
    found += [f"{count} keer dezelfde naam: {role.name} {name!r}" for (role, name), count in names.items() if count > 1]
    return found


def without_heading(root: QWidget) -> list[str]:
    """A screen where one cannot jump to a heading; a dialog is read by its name when it opens."""
    if isinstance(root, QDialog) and root.accessibleName():
        return []
    if any(said.role is QAccessible.Role.Heading for said in tree(root)):
        return []
    return [f"geen kop: {place(root)}"]


def said_names(root: QWidget, names: Iterable[str]) -> list[str]:
    """Names of people that are still read out."""
    heard = [text for said in tree(root) for text in said[1:]]
    heard += [widget.toolTip() for widget in shown(root)]
    return [f"nog te horen: {name!r} in {text[:80]!r}" for name in names for text in heard if name in text]


def tree(root: QWidget) -> list[Said]:
    """Everything that can be seen, in reading order."""
    return list(_below(QAccessible.queryAccessibleInterface(root)))


def _below(interface: QAccessibleInterface) -> Iterator[Said]:
    state = interface.state()
    if state.invisible:
        return
    text = QAccessible.Text
    yield Said(interface.role(), *(interface.text(kind) for kind in (text.Name, text.Description, text.Value)))
    for number in range(min(interface.childCount(), MOST_ITEMS * 8)):
        child: QAccessibleInterface | None = interface.child(number)
        if child is not None and child.isValid():
            yield from _below(child)
