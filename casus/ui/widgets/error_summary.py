"""One red block on top of a form with errors; each sentence is a link to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import current_theme
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.focus import FocusRing, focus_on
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.paint import focus_ring
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign


class ErrorSummary(FocusRing, Card):
    """Hidden until `show_errors`; takes the focus then, so that a screen reader says it and Tab goes to
    the first link.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("danger", padding=14, parent=parent)
        self._title = WrapLabel("", "strong")
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconSign(Icon.ERROR, "danger", 20, line_of="strong"))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addLayout(self._links)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def show_errors(self, errors: Sequence[tuple[str, QWidget]]) -> None:
        """Sentences with the field or input they belong to; marks `Field`s too. Empty hides the block."""
        self.clear()
        for sentence, target in errors:
            link = Link(sentence, color="danger")
            link.clicked.connect(lambda _=False, t=target: focus_on(t))
            self._links.addWidget(link)
            if isinstance(target, Field):
                target.set_error(sentence)
        count = len(errors)
        title = self.tr("Er mist nog één ding")
        self._title.setText(title if count == 1 else self.tr("Er missen nog {0} dingen").format(count))
        self.setAccessibleName(". ".join([self._title.text(), *(s for s, _ in errors)]))
        show_if(self, bool(errors))
        if errors:
            focus_on(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shows_ring:
            focus_ring(QPainter(self), QRectF(self.rect()), current_theme(), 12)

    def clear(self) -> None:
        """Take the block away; the fields keep their own sentence until they are corrected."""
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()
