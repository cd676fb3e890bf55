"""What a screen reader is told beyond what Qt knows by itself: which words are a heading, to jump to."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel, QWidget

HEADINGS = ("h1", "h2", "h3")
_DONE = "casus_headings"


def announce_headings(app: QApplication) -> None:
    """From now on every label in a role of headings is read as one. Costs nothing as long as nobody listens."""
    if not app.property(_DONE):
        app.setProperty(_DONE, True)
        QAccessible.installFactory(_heading_of)


def _heading_of(_class: str, thing: QObject) -> QAccessibleInterface | None:
    """Asked by Qt for every object that is read; None leaves it to Qt."""
    if isinstance(thing, QLabel) and thing.property("role") in HEADINGS:
        return _Heading(thing)
    return None


class _Heading(QAccessibleWidget):
    """A label whose role is heading; its words are its name, as with every label."""

    def __init__(self, label: QWidget) -> None:
        super().__init__(label, QAccessible.Role.Heading)

    def text(self, kind: QAccessible.Text) -> str:
        label = self.widget()
        if kind is QAccessible.Text.Name and isinstance(label, QLabel):
            return label.accessibleName() or label.text()
        return super().text(kind)
