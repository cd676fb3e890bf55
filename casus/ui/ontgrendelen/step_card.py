"""The card of one step: one question, why it is asked, and one primary button."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.ontgrendelen.unlock_state import UnlockState
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.sign import IconDisc


class StepCard(Card):
    """Icon, question, why it is asked, and what follows."""

    def __init__(self, icon: Icon | None) -> None:
        super().__init__(padding=40, spacing=12)
        if icon is not None:
            self.body.addWidget(IconDisc(icon))
        self.first: QWidget | None = None

    def ask(self, title: str, why: str) -> None:
        """The question, and why it is asked."""
        self.body.addSpacing(4)
        self.body.addWidget(WrapLabel(title, "h1"))
        self.body.addWidget(WrapLabel(why, "body", color="text2"))
        self.body.addSpacing(8)

    def add_error(self, state: UnlockState, *fields: str) -> None:
        """The sentence in a bar, unless it belongs beside a field of this card."""
        if state.fout and state.veld not in fields:
            self.body.addWidget(Banner(state.fout, "danger"))

    def add_buttons(self, *buttons: Button) -> None:
        """Primary first, as in the rest of this page; then the quiet ones. They wrap when letters are large."""
        box = QWidget()
        row = FlowLayout(box, gap=12)
        row.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            row.addWidget(button)
        self.body.addSpacing(8)
        self.body.addWidget(box)

    def add_way(self, back: Button, go: Button) -> None:
        """Of a step in a row: back on the left, on on the right."""
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(go)
        self.body.addStretch(1)
        self.body.addSpacing(16)
        self.body.addLayout(row)
