"""What stands behind a figure: verzoeken by their code, ramingen by that of their casus; each the way to its casus."""

from functools import partial

from PySide6.QtWidgets import QWidget

from casus.services.geldwoorden import Woorden
from casus.services.monitorachter import Achter
from casus.ui.dates import starting
from casus.ui.desk import Desk
from casus.ui.monitor.monitor_words import raming_row, untold_ramingen, untold_words, verzoek_row
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage


class AchterPage(ScrollPage):
    """What I may be told of; how many there are besides is said, and no more."""

    def __init__(self, desk: Desk, wat: str, achter: Achter, woorden: Woorden, parent: QWidget | None = None) -> None:
        super().__init__(wat, parent=parent)
        self.setObjectName("monitor_achter")
        self.set_crumbs((self.tr("Budgetmonitor"), wat))
        self._desk = desk
        what = self.tr("ramingen") if achter.van_ramingen else woorden.namen
        none = self.tr("Hier staan geen {0} die u mag zien.").format(what)
        block = ListBlock(starting(what), "monitor_verzoeken", none)
        rows = [verzoek_row(row, woorden) for row in achter.rijen]
        block.show_rows(rows + [raming_row(row) for row in achter.ramingen])
        block.on_open = self._on_open
        self.body.addWidget(block)
        if achter.niet_verteld:
            told = untold_ramingen if achter.van_ramingen else partial(untold_words, woorden=woorden)
            self.body.addWidget(WrapLabel(told(achter.niet_verteld), "body", color="text2"))

    def _on_open(self, casus_id: int) -> None:
        if casus_id:
            self._desk.open_casus(casus_id)
