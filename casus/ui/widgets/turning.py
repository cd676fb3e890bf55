"""Parts beside each other, or below each other where that does not fit."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget


def turn(row: QBoxLayout, owner: QWidget, *, beside: bool) -> bool:
    """Lay the parts of ``row`` beside or below each other; True when that changed.

    The owner is mostly being resized then, and Qt does not ask for its new height while it hands out the old one: so
    it is said once more afterwards, else everything below stays as it was.
    """
    kind = QBoxLayout.Direction
    side = kind.LeftToRight if beside else kind.TopToBottom
    if row.direction() == side:
        return False
    row.setDirection(side)
    QTimer.singleShot(0, owner, owner.updateGeometry)
    return True
