"""Field: label above, help under it, then the error with its icon, then the input. No placeholder as label."""

import re
import unicodedata

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign


class Field(QWidget):
    """One question with its input. What was typed stays when an error is shown.

    The label is the buddy of the input and its accessible name; help and error become its description. ``key`` names
    the text that F1 shows, where the label alone does not tell what is meant.
    """

    def __init__(
        self, label: str, editor: QWidget, help_text: str = "", *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.help_key = key or help_key_of(label)
        self._label = WrapLabel(label, "small_strong")
        self._label.setBuddy(editor)
        self._help = WrapLabel(help_text, "small")
        self._error = _ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, self._help, self._error, editor):
            column.addWidget(part)
        show_if(self._help, bool(help_text))  # not earlier: shown without a parent it is a window of its own
        editor.setAccessibleName(label)
        self._describe()
        self.setFocusProxy(editor)

    @property
    def label(self) -> str:
        return self._label.text()

    def set_label(self, label: str) -> None:
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def set_help(self, text: str) -> None:
        self._help.setText(text)
        show_if(self._help, bool(text))
        self._describe()

    def error(self) -> str:
        return self._error.text()

    def set_error(self, sentence: str | None) -> None:
        """One sentence that says what to do; None takes it away."""
        self._error.set_text(sentence or "")
        self.editor.setProperty("error", bool(sentence))
        style = self.editor.style()
        style.unpolish(self.editor)
        style.polish(self.editor)
        self._describe()

    def text(self) -> str:
        """What was typed, for one-line and multi-line inputs."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        raise TypeError("this input holds no text")

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(" ".join(t for t in (self._help.text(), self.error()) if t))


def help_key_of(label: str) -> str:
    """The key of the help for a field, from its label: *Naam van het team* is *naam-van-het-team*."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


class _ErrorLine(QWidget):
    """Icon and sentence in red; takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = WrapLabel("", "small_strong", color="danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._sign = IconSign(Icon.ERROR, "danger", 16, line_of="small_strong")
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        self.hide()

    def text(self) -> str:
        return self._sentence.text()

    def set_text(self, text: str) -> None:
        self._sentence.setText(text)
        show_if(self, bool(text))
