"""Everything a window says: as it is painted, on its widgets, in the models of its views, to a screen reader, on the
clipboard.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QIODevice, QModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)
_OF_EVERY = ("windowTitle", "accessibleName", "accessibleDescription", "toolTip", "statusTip", "whatsThis")


def words_on_screen(*, hidden: bool = False) -> list[tuple[str, str]]:
    """(where, text) of every widget of every window; ``hidden`` also of what cannot be seen now."""
    found: list[tuple[str, str]] = []
    for window in QApplication.topLevelWidgets():
        for widget in (window, *window.findChildren(QWidget)):
            if hidden or widget.isVisible():
                found += [(_place(widget), text) for text in _words_of(widget) if text]
        if window.isVisible():
            found.append(("beeld", _painted(window)))
    clipboard = QApplication.clipboard().text()
    return [*found, ("klembord", clipboard)] if clipboard else found


def names_seen(names: Iterable[str], words: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Which of these names stand somewhere, and where."""
    found: dict[str, set[str]] = {}
    for name in names:
        places = {place for place, text in words if name in text}
        if places:
            found[name] = places
    return found


def _painted(window: QWidget) -> str:
    """Every text that is really drawn, in the order of drawing: a drawing keeps its text as text."""
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(file)
    drawing.setSize(window.size())
    painter = QPainter(drawing)
    window.render(painter, QPoint())
    painter.end()
    return unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)", file.data().toStdString())))


def _place(widget: QWidget) -> str:
    chain: list[str] = []
    here: QWidget | None = widget
    while here is not None:
        chain.append(here.objectName() or type(here).__name__)
        here = here.parentWidget()
    return "/".join(reversed(chain))


def _words_of(widget: QWidget) -> Iterator[str]:
    yield from (str(getattr(widget, name)()) for name in _OF_EVERY)
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.placeholderText(), "" if _is_dots(widget) else widget.text())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.placeholderText(), widget.toPlainText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        for place in range(widget.count()):
            yield from (widget.tabText(place), widget.tabToolTip(place))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _words_in(widget.model())


def _is_dots(line: QLineEdit) -> bool:
    """A field that shows dots and says nothing to a screen reader."""
    return line.echoMode() is QLineEdit.EchoMode.Password


def _words_in(model: QAbstractItemModel) -> Iterator[str]:
    """What a view paints or says; the rows are values that hold no more than that."""
    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(model.rowCount(root)):
        for column in range(columns):
            for role in _ROLES:
                value = model.data(model.index(row, column, root), role)
                if value is not None:
                    yield str(value)
