"""Card: what is chosen or editable gets an edge. No card in a card, except accent, voice or danger blocks."""

from typing import Final, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.shown import show_if

Variant = Literal["plain", "sunken", "soft", "voice", "selected", "warn", "danger"]

_COLORS: Final[dict[str, tuple[str, str | None, float]]] = {
    "plain": ("surface", "line", 1),
    "sunken": ("sunken", "line", 1),
    "soft": ("soft", "soft_line", 1),
    "voice": ("voice", None, 1),
    "selected": ("surface", "accent", 2),
    "warn": ("warn_bg", "warn_line", 1),
    "danger": ("danger_bg", "danger_line", 1),
}


class Card(Themed, QFrame):
    """A box with a column `body` inside. `padding` 24, 20 in an aside, 8 around a list."""

    def __init__(
        self,
        variant: Variant = "plain",
        *,
        padding: int = 24,
        spacing: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._variant: Variant = variant
        self.setProperty("card", variant)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)

    def set_variant(self, variant: Variant) -> None:
        self._variant = variant
        self.setProperty("card", variant)
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        fill, line, width = _COLORS[self._variant]
        if theme.is_contrast:
            line, width = line or "line", 2
        rounded(
            QPainter(self),
            QRectF(self.rect()),
            12,
            fill=theme.color(fill),
            line=theme.color(line) if line else None,
            width=width,
        )


class VoiceCard(Card):
    """The person's own words.

    The only serif and the only sand-coloured surface, so that one finds the person at once.

    Beside the words, behind a line, the person's own question when there is one.
    """

    def __init__(
        self,
        words: str,
        caption: str,
        *,
        question: str = "",
        question_caption: str = "",
        role: Role = "voice_big",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("voice", padding=20, parent=parent)
        self.body.setContentsMargins(24, 16, 24, 18)
        self._row = QHBoxLayout()
        self._row.setSpacing(24)
        self.body.addLayout(self._row)
        self._caption = Label(caption, "caption", elide=True)
        self._words = WrapLabel(words, role)
        self._row.addLayout(_column(self._caption, self._words), 9)
        self._rule = Rule(vertical=True)
        self._question_caption = Label(question_caption, "caption", elide=True)
        self._question = WrapLabel(question, "strong")
        self._row.addWidget(self._rule)
        self._row.addLayout(_column(self._question_caption, self._question), 4)
        self.set_content(words, caption, question, question_caption)

    def set_content(self, words: str, caption: str, question: str = "", question_caption: str = "") -> None:
        """Quotation marks are added here; pass the bare words."""
        self._words.setText(f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}")
        self._caption.setText(caption)
        self._question.setText(question)
        self._question_caption.setText(question_caption)
        for part in (self._rule, self._question, self._question_caption):
            show_if(part, bool(question))
        self._row.setStretch(2, 4 if question else 0)


class Rule(Themed, QWidget):
    """A hairline, lying or standing."""

    def __init__(self, *, vertical: bool = False, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token, self._vertical = token, vertical
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        width = round(theme.line_width)
        if self._vertical:
            self.setFixedWidth(width)
        else:
            self.setFixedHeight(width)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().color(self._token))


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
