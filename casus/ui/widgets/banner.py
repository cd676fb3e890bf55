"""Banner: one at a time, icon, one sentence, at most one button. What matters never goes into a toast."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign

BannerKind = Literal["info", "practice", "warn", "danger"]

_KINDS: Final[dict[str, tuple[str, str, str, Icon]]] = {
    "info": ("soft", "soft_line", "soft_t", Icon.INFO),
    "practice": ("sunken", "line", "text2", Icon.PRACTICE),
    "warn": ("warn_bg", "warn_line", "warn", Icon.WARN),
    "danger": ("danger_bg", "danger_line", "danger", Icon.ERROR),
}


class Banner(Themed, QFrame):
    """`action_requested()` when its button is pressed."""

    action_requested = Signal()

    def __init__(
        self,
        sentence: str,
        kind: BannerKind = "info",
        *,
        action: str = "",
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = WrapLabel(sentence, "body", ideal_width=900)
        self._sign = IconSign(Icon.INFO, "text2", 20, line_of="body")
        self._button = Button(action, size="small")
        self._button.clicked.connect(self.action_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(12)
        words = QWidget()
        inner = QHBoxLayout(words)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self._sign)
        inner.addWidget(self._sentence, 1)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_content(sentence, kind, action=action, icon=icon)

    @property
    def action(self) -> Button:
        """Its button, hidden when there is nothing to do."""
        return self._button

    def set_content(
        self, sentence: str, kind: BannerKind = "info", *, action: str = "", icon: Icon | None = None
    ) -> None:
        self._kind: BannerKind = kind
        _, _, ink, own_icon = _KINDS[kind]
        self._sign.set_icon(icon or own_icon, ink)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.updateGeometry()
        show_if(self._button, bool(action))
        self.setAccessibleName(sentence)
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        fill, line, _, _ = _KINDS[self._kind]
        rounded(
            QPainter(self),
            QRectF(self.rect()),
            10,
            fill=theme.color(fill),
            line=theme.color(line),
            width=theme.line_width,
        )
