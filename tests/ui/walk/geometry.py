"""Checks of where things are: pure functions from a widget to sentences about what is wrong with it or inside it."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QWidget,
)

SLACK = 1
"""Whole pixels that rounding may cost."""
TARGET = 24
"""Smallest side of what one can press (WCAG 2.2, 2.5.8)."""


def shown(root: QWidget) -> Iterator[QWidget]:
    """The widget and everything in it that is shown, also where one must scroll to it."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not isinstance(widget, QScrollBar):
            yield widget


def place(widget: QWidget) -> str:
    """Where a widget is, so that one finds it in the code."""
    chain: list[str] = []
    here: QWidget | None = widget
    while here is not None and len(chain) < 4:
        name = here.objectName()
        if not name.startswith("qt_"):
            chain.append(f"{type(here).__name__}#{name}" if name else type(here).__name__)
        here = here.parentWidget()
    return " < ".join(chain)


def words_of(widget: QWidget) -> str:
    """What a label or a button says."""
    return widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""


def squeezed(root: QWidget) -> list[str]:
    """Widgets and layouts with less room than they say they need: their text is cut or they overlap."""
    found = []
    for widget in shown(root):
        needs = _needs(widget)
        if widget.width() < needs.width() - SLACK or widget.height() < needs.height() - SLACK:
            sizes = f"{widget.width()} x {widget.height()} of {needs.width()} x {needs.height()}"
            found.append(f"te klein: {place(widget)} {words_of(widget)[:40]!r}: {sizes}")
    return found


def _needs(widget: QWidget) -> QRect:
    width, height = 0, 0
    if isinstance(widget, QLabel | QAbstractButton) and words_of(widget):
        width, height = widget.minimumSizeHint().toTuple()
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QScrollArea):
        width, height = layout.minimumSize().toTuple()
        if isinstance(widget, QStackedWidget) or widget.findChild(QStackedWidget) is not None:
            height = 0  # a stack asks for the tallest of its pages at their narrowest; each page is looked at by itself
        elif layout.hasHeightForWidth():
            height = layout.minimumHeightForWidth(widget.width())
    elif widget.hasHeightForWidth():
        height = widget.heightForWidth(widget.width())
    return QRect(0, 0, width, height)


def overlapping(root: QWidget) -> list[str]:
    """Brothers and sisters that lie over each other."""
    found = []
    for parent in shown(root):
        if isinstance(parent, QStackedWidget | QHeaderView):
            continue
        children = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible() and not _floats(w)]
        for one, other in combinations(children, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > SLACK and shared.height() > SLACK:
                found.append(f"over elkaar: {place(one)} {words_of(one)!r} en {place(other)} {words_of(other)!r}")
    return found


def _floats(widget: QWidget) -> bool:
    """A dialog lies over its window on purpose, and is walked by itself."""
    return isinstance(widget, QDialog)


def outside(root: QWidget) -> list[str]:
    """What lies (partly) outside its parent, where no scroll bar brings it back."""
    found = []
    for widget in shown(root):
        parent = widget.parentWidget()
        if widget is root or parent is None or widget.isWindow() or _floats(widget) or widget.size().isEmpty():
            continue
        room = parent.rect()
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent and area.widget() is widget:
            bar = area.verticalScrollBar()
            if bar.isVisible() and widget.height() <= room.height() + bar.maximum() + SLACK:
                room = QRect(room.x(), widget.y(), room.width(), widget.height())
        grown = room.adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not grown.contains(widget.geometry()):
            found.append(f"buiten beeld: {place(widget)} {words_of(widget)!r}: {widget.geometry()} in {room}")
    return found


def small_targets(root: QWidget) -> list[str]:
    """What one presses or types in, smaller than 24 by 24."""
    found = []
    for widget in shown(root):
        for what, size in _targets(widget):
            if min(size.width(), size.height()) < TARGET:
                found.append(f"te klein om te raken: {place(widget)} {what[:40]!r}: {size.width()} x {size.height()}")
    return found


def _targets(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    inside_input = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) and not inside_input:
        yield words_of(widget), widget.rect()
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield widget.tabText(number), widget.tabRect(number)
    elif isinstance(widget, QHeaderView):
        if widget.sectionsClickable():
            yield "kop", widget.viewport().rect()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for row in range(min(widget.model().rowCount(), 30)):
            rect = widget.visualRect(widget.model().index(row, 0))
            if not rect.isEmpty():
                yield f"rij {row}", rect


def sideways(root: QWidget) -> list[str]:
    """Scrolling to the side: a page never does, and a list neither."""
    found = []
    for area in root.findChildren(QAbstractScrollArea):
        if not area.isVisible() or isinstance(area, QHeaderView):
            continue
        if area.horizontalScrollBar().maximum() > 0:
            found.append(f"schuift opzij: {place(area)}: {area.horizontalScrollBar().maximum()} px")
    return found


def in_sight(widget: QWidget) -> bool:
    """At least a target's worth of it can be seen where it is now."""
    seen = widget.visibleRegion().boundingRect()
    wanted = min(widget.height(), TARGET), min(widget.width(), TARGET)
    return seen.height() >= wanted[0] and seen.width() >= wanted[1]


def spot_in(widget: QWidget, window: QWidget) -> QRect:
    """The place of a widget in its window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())
