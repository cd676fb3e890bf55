"""Empty state: what the list is for and what to do first. One primary, one ghost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.widgets.button import Button, Kind
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconDisc


class EmptyState(QWidget):
    """Centred, the one place where paragraphs may be."""

    action_requested = Signal()
    second_requested = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        *,
        icon: Icon = Icon.EMPTY,
        action: str = "",
        action_icon: Icon | None = Icon.ADD,
        second: str = "",
        action_kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(IconDisc(icon), 0, centre)
        column.addSpacing(4)
        column.addWidget(WrapLabel(title, "h2", align=centre))
        middle = QHBoxLayout()
        words = WrapLabel(sentence, "body", color="text2", align=centre, ideal_width=480)
        words.setMaximumWidth(720)
        middle.addWidget(words)
        column.addLayout(middle)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        self.action = Button(action, action_kind, action_icon)
        self.second = Button(second, "ghost")
        self.action.clicked.connect(self.action_requested)
        self.second.clicked.connect(self.second_requested)
        for button in (self.action, self.second):
            buttons.addWidget(button)
            show_if(button, bool(button.text()))
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
