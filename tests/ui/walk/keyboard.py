"""Checks of the keyboard: Tab reaches everything and comes round, and one sees where one is."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)

from tests.ui.walk.geometry import in_sight, place, shown
from tests.ui.walk.ink import between

RING = 3.0
"""Contrast of the pixels that a focus changes (WCAG 2.2, 2.4.13)."""


def reachable(root: QWidget) -> list[QWidget]:
    """What Tab should come by."""
    return [
        widget
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
        if not _stands_aside(widget)
    ]


def _stands_aside(widget: QWidget) -> bool:
    """One of several that exclude each other: Tab comes by the chosen one, arrow keys by the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    return any(other.isChecked() for other in _rivals(widget))


def _rivals(widget: QAbstractButton) -> list[QAbstractButton]:
    """All that exclude each other, this one too; empty for what excludes nothing."""
    group: QButtonGroup | None = widget.group()
    if group is not None:
        return group.buttons() if group.exclusive() else []
    parent: QWidget | None = widget.parentWidget()
    if not widget.autoExclusive() or not widget.isCheckable() or parent is None:
        return []
    return [other for other in _siblings(parent) if other.autoExclusive()]


def _reached_by_arrows(widget: QWidget, path: list[QWidget]) -> bool:
    """Nothing is chosen yet: Tab comes by one of them, and from there the arrow keys go on (ARIA, radio group)."""
    if not isinstance(widget, QRadioButton):
        return False
    return any(other in path for other in _rivals(widget))


def _siblings(parent: QWidget) -> list[QAbstractButton]:
    return [child for child in parent.children() if isinstance(child, QAbstractButton) and child.group() is None]


def traps(root: QWidget, settle: Callable[[], None]) -> list[str]:
    """Tab walks by everything and comes back; Shift + Tab too; nothing it stands on is out of sight."""
    wanted = reachable(root)
    if not wanted:
        return []
    found: list[str] = []
    for key, modifier in ((Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (_BACK, Qt.KeyboardModifier.ShiftModifier)):
        way = "Tab" if key is Qt.Key.Key_Tab else "Shift + Tab"
        path, comes_round = _walk(wanted[0], len(wanted), key, modifier, settle, found)
        missed = [widget for widget in wanted if widget not in path and not _reached_by_arrows(widget, path)]
        found += [f"niet met {way} te bereiken: {place(widget)}" for widget in missed]
        strange = [widget for widget in path if widget not in wanted]
        found += [f"{way} komt op iets wat niet meedoet: {place(widget)}" for widget in strange]
        if not comes_round:
            found.append(f"{way} komt niet terug waar het begon: blijft bij {place(path[-1])}")
    return found


_BACK = Qt.Key.Key_Backtab


def _walk(
    first: QWidget,
    count: int,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    settle: Callable[[], None],
    found: list[str],
) -> tuple[list[QWidget], bool]:
    first.setFocus(Qt.FocusReason.TabFocusReason)
    path = [first]
    for _ in range(2 * count + 4):
        here = QApplication.focusWidget() or first
        QTest.keyClick(here, key, modifier)
        settle()
        now = QApplication.focusWidget()
        if now is None or now is here:
            return path, now is here and count == 1
        if now is first:
            return path, True
        if now not in path:
            path.append(now)
            if not in_sight(now):
                found.append(f"focus buiten beeld: {place(now)}")
    return path, False


def hidden_rings(root: QWidget, settle: Callable[[], None]) -> list[str]:
    """Widgets that look the same with the focus as without; where there is one place only, it is always there."""
    found: list[str] = []
    wanted = reachable(root)
    if len(wanted) == 1 and isinstance(wanted[0], QLineEdit):
        return found
    for widget in wanted:
        widget.clearFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if not widget.hasFocus():
            continue  # ``traps`` says so
        if changed_pixels(without, widget.grab().toImage()) < _edge(widget):
            found.append(f"focus niet te zien: {place(widget)}")
    return found


def _edge(widget: QWidget) -> int:
    """Half of what is around it; of a list around one row."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        row = widget.visualRect(widget.currentIndex()).intersected(widget.viewport().rect())
        return max(row.width() + row.height(), 24)
    if isinstance(widget, QTabBar):
        tab = widget.tabRect(widget.currentIndex())
        return tab.width() // 2 + tab.height() // 2
    return min(widget.width(), 2000) // 2 + widget.height() // 2


def changed_pixels(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that one sees it."""
    if before.size() != after.size():
        return after.width() + after.height()
    kind = QImage.Format.Format_RGB32
    one, other = before.convertToFormat(kind), after.convertToFormat(kind)
    first, second = (np.frombuffer(image.constBits(), np.uint32).astype(np.uint64) for image in (one, other))
    is_other = first != second
    pairs, counts = np.unique(first[is_other] << 32 | second[is_other], return_counts=True)
    return sum(
        count
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True)
        if between(pair >> 32, pair & 0xFFFFFFFF) >= RING
    )
