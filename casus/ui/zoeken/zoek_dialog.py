"""What finds and does: Ctrl+K."""

from PySide6.QtWidgets import QWidget

from casus.ui.desk import Desk
from casus.ui.widgets.dialog import Dialog


class ZoekDialog(Dialog):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Zoek of doe iets"), self.tr("Open"), parent)
        self._desk = desk
