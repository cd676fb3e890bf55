"""What stands behind a figure: verzoeken by their code, each the way to its casus."""

from PySide6.QtWidgets import QWidget

from casus.services.monitorachter import Achter
from casus.ui.desk import Desk
from casus.ui.monitor.monitor_words import verzoek_row
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage


class AchterPage(ScrollPage):
    """The verzoeken that I may be told; how many there are besides is said, and no more."""

    def __init__(self, desk: Desk, wat: str, achter: Achter, parent: QWidget | None = None) -> None:
        super().__init__(wat, parent=parent)
        self.setObjectName("monitor_achter")
        self.set_crumbs((self.tr("Budgetmonitor"), wat))
        self._desk = desk
        block = ListBlock(self.tr("Verzoeken"), "monitor_verzoeken", self.tr("Hier staat geen verzoek dat u mag zien."))
        block.show_rows([verzoek_row(row) for row in achter.rijen])
        block.on_open = self._on_open
        self.body.addWidget(block)
        if achter.niet_verteld:
            words = self.tr("Eén verzoek mag u niet zien. Het telt wel mee in het bedrag.")
            if achter.niet_verteld > 1:
                words = self.tr("{0} verzoeken mag u niet zien. Ze tellen wel mee in het bedrag.")
            self.body.addWidget(WrapLabel(words.format(achter.niet_verteld), "body", color="text2"))

    def _on_open(self, casus_id: int) -> None:
        if casus_id:
            self._desk.open_casus(casus_id)
