"""A column of a few rows as widgets; a row that did not change is left alone, and so is the focus in it."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casus.ui.widgets.card import Rule

R = TypeVar("R", bound=Hashable)


class KeyedRows(QWidget, Generic[R]):
    """``make(row)`` builds the widget of a row; rows are frozen values and compared whole.

    For lists that are short by nature (who sits at the table, what is missing); paged lists are item views.
    """

    def __init__(
        self, make: Callable[[R], QWidget], *, lines: bool = True, gap: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make, self._lines = make, lines
        self._shown: dict[R, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show exactly these, in this order."""
        if list(rows) == list(self._shown):
            return
        focus = self._focus_name()
        kept = {row: self._shown.pop(row) for row in rows if row in self._shown}
        self._clear(set(map(id, kept.values())))
        for place, row in enumerate(rows):
            if place and self._lines:
                self._column.addWidget(Rule())
            widget = kept.get(row) or self._make(row)
            self._shown[row] = widget
            self._column.addWidget(widget)
            widget.show()
        self._focus(focus)

    def rows(self) -> list[R]:
        return list(self._shown)

    def _clear(self, keep: set[int]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and id(widget) not in keep:
                widget.hide()
                widget.deleteLater()
        self._shown = {}

    def _focused(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        return focus if focus is not None and self.isAncestorOf(focus) else None

    def _focus_name(self) -> str:
        focus = self._focused()
        return focus.objectName() if focus is not None else ""

    def _focus(self, name: str) -> None:
        """The row that had the focus was made anew: give it back."""
        if not name or self._focused() is not None:
            return
        for widget in self._shown.values():
            found = widget if widget.objectName() == name else widget.findChild(QWidget, name)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return
