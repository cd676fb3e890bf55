"""The room of people and organisations."""

from PySide6.QtWidgets import QWidget

from casus.ui.desk import Desk
from casus.ui.widgets.page import ScrollPage


class MensenView(ScrollPage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.header.set_title(self.tr("Mensen en organisaties"))
