"""The warning before Casus locks itself: on top of everything in its window, answered by any key."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.paint import rounded
from casus.ui.widgets.sign import IconSign

_WIDTH, _EDGE, _TOP = 560, 14, 24


class LockWarning(Themed, QWidget):
    """`stay` is its button. It takes no focus: the key that answers must not be typed into anything else."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("op_slot_waarschuwing")
        title = self.tr("Casus gaat binnen 20 seconden op slot")
        line = self.tr("Wat u typte, is bewaard. Druk op een toets om verder te werken.")
        self.setAccessibleName(f"{title}. {line}")
        self.stay = Button(self.tr("Blijf werken"), "primary")
        self.stay.setObjectName("blijf_werken_knop")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrapLabel(title, "strong"))
        words.addWidget(WrapLabel(line, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20 + _EDGE, 16 + _EDGE, 20 + _EDGE, 16 + _EDGE)
        row.setSpacing(14)
        row.addWidget(IconSign(Icon.LOCK, "warn", 22), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.stay, 0, Qt.AlignmentFlag.AlignVCenter)
        window.installEventFilter(self)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        self._place()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """Near the top, where one looks, whatever dialog lies over the page."""
        window = self.parentWidget()
        if window is None:
            return
        width = min(current_theme().px(_WIDTH) + 2 * _EDGE, window.width() - 16)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        self.setGeometry((window.width() - width) // 2, _TOP, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        card = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if not theme.is_contrast:
            for step in range(_EDGE, 0, -2):
                rounded(painter, card.adjusted(-step, -step + 4, step, step), 12 + step, fill=QColor(0, 0, 0, 9))
        rounded(painter, card, 12, fill=theme.color("surface"), line=theme.color("warn"), width=2)
