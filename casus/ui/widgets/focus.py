"""Focus one can see: a ring for whoever works by keyboard, not for every click; and Enter presses, as Space does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QAbstractButton as _Button
    from PySide6.QtWidgets import QWidget
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = _Button = object  # a Python class may have one Qt base only; the concrete widget brings it


class FocusRing(_Widget):
    """Mixin: `shows_ring` says whether to paint the ring. Coming back to the window keeps it as it was."""

    _ring = False

    @property
    def shows_ring(self) -> bool:
        return self._ring and self.hasFocus()

    def focusInEvent(self, event: "QFocusEvent") -> None:
        if not _is_unchanged(event):
            self._ring = event.reason().name != "MouseFocusReason"
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: "QFocusEvent") -> None:
        if not _is_unchanged(event):
            self._ring = False
        super().focusOutEvent(event)
        self.update()


class Pressable(FocusRing, _Button):
    """Mixin for buttons: Enter does what Space does; outside a QDialog Qt leaves it without effect."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.text() in ("\r", "\n") and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def _is_unchanged(event: "QFocusEvent") -> bool:
    """Another window or a menu came in between: nothing was said about keyboard or mouse."""
    return event.reason().name in ("ActiveWindowFocusReason", "PopupFocusReason")


def tab_stop(chosen: "QWidget", others: "Iterable[QWidget]") -> None:
    """Of things that exclude each other Tab comes by the chosen one only; Qt sees to that after a click, not before."""
    policy = type(chosen.focusPolicy())
    for each in others:
        each.setFocusPolicy(policy.StrongFocus if each is chosen else policy.ClickFocus)


def focus_on(widget: "QWidget", reason: "Qt.FocusReason | None" = None) -> None:
    """Focus that can be seen: gives the ring, and scrolls the widget into sight, which only Tab does by itself."""
    from PySide6.QtCore import Qt

    widget.setFocus(Qt.FocusReason.OtherFocusReason if reason is None else reason)
    bring_into_sight(widget)


def bring_into_sight(widget: "QWidget") -> None:
    """Scroll every area around a widget to it; of a list to its current row. What is in sight does not move."""
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QAbstractItemView, QScrollArea

    spot = widget.rect()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        row = widget.visualRect(widget.currentIndex())
        spot = QRect(widget.viewport().mapTo(widget, row.topLeft()), row.size())
    above = widget.parentWidget()
    while above is not None:
        content = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and content is not None and content.isAncestorOf(widget):
            top = widget.mapTo(content, QPoint()).y() + spot.y()
            half = min(spot.height(), above.viewport().height()) // 2
            above.ensureVisible(0, top + half, 0, half + 24)
        above = above.parentWidget()
