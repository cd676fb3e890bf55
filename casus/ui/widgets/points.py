"""A point of a list: a dash, and a paragraph that wraps beside it."""

from PySide6.QtWidgets import QHBoxLayout

from casus.ui.icons import Icon
from casus.ui.theme import Role
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.sign import IconSign


def point(text: str, role: Role = "body", *, ideal_width: int = 560) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconSign(Icon.LESS, "text2", 14, line_of=role))
    row.addWidget(WrapLabel(text, role, ideal_width=ideal_width), 1)
    return row
