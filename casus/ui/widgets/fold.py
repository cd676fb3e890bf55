"""A part of a form that stays folded until it is asked for, or until something stands in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.widgets.button import Button


class Fold(QWidget):
    """``body`` is the column inside."""

    def __init__(self, show_words: str, hide_words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show_words, self._hide_words = show_words, hide_words
        self._button = Button(show_words, "ghost", Icon.UNFOLD, size="small")
        self._button.setObjectName(name)
        self._button.clicked.connect(self._on_clicked)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 4, 0, 4)
        self.body.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self._inside.hide()

    def set_open(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self._button.setText(self._hide_words if is_open else self._show_words)
        self._button.set_icon(Icon.FOLD if is_open else Icon.UNFOLD)

    def _on_clicked(self) -> None:
        self.set_open(self._inside.isHidden())
