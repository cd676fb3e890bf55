"""Where one writes an answer: as high as what stands in it, and without an edge when it is filled in and left."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.inputs import TextArea


class AnswerArea(TextArea):
    """``focus_changed`` when the keyboard comes or goes."""

    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lines=1, parent=parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress(quiet=False)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._dress(quiet=bool(self.toPlainText().strip()))
            self.focus_changed.emit(False)

    def show_text(self, text: str) -> None:
        """What stands in the draft."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._dress(quiet=bool(text.strip()) and not self.hasFocus())

    def _dress(self, *, quiet: bool) -> None:
        if bool(self.property("quiet")) != quiet:
            self.setProperty("quiet", quiet)
            self.style().unpolish(self)
            self.style().polish(self)

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), 1)
        self.setFixedHeight(self._height(lines))
