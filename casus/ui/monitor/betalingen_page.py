"""The payments in a controller's file: reference and amount, to be laid beside the bank."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casus.domain.geld import show_euros
from casus.services.controlecijfers import Betaalkenmerk
from casus.ui.icons import Icon
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.row_model import TwoLineRow


class BetalingenPage(ScrollPage):
    """By reference, as they are in the file: their order tells no time."""

    def __init__(self, betalingen: Sequence[Betaalkenmerk], parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setObjectName("betalingen")
        self.set_title(self.tr("Betalingen"))
        self.set_crumbs((self.tr("Budgetmonitor"), self.tr("Betalingen")))
        whole = show_euros(sum(each.bedrag for each in betalingen))
        self.set_facts(self.tr("{0} betalingen, samen {1}.").format(len(betalingen), whole))
        words = self.tr(
            "Zonder dag, wijk of verzoek: daaraan is te zien om wie het gaat. Een bedrag met een min kwam terug."
        )
        self.body.addWidget(WrapLabel(words, "small", color="text2"))
        none = self.tr("Er zijn nog geen betalingen te vertellen.")
        block = ListBlock(self.tr("Kenmerk en bedrag"), "betalingen_lijst", none)
        block.show_rows([self._row(place, each) for place, each in enumerate(betalingen, start=1)])
        self.body.addWidget(block)

    def _row(self, place: int, each: Betaalkenmerk) -> TwoLineRow:
        came_back = each.bedrag < 0
        return TwoLineRow(
            key=place,
            title=each.kenmerk or self.tr("Geen kenmerk"),
            reason=self.tr("kwam terug") if came_back else self.tr("betaald"),
            reason_icon=Icon.GELD,
            fact=show_euros(each.bedrag),
            fact_kind="strong",
        )
