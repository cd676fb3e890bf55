"""The page on which a list is read in, from any room."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casus.domain.lijst import LijstSoort
from casus.ui.desk import Desk
from casus.ui.lijsten.lijst_panel import LijstPanel
from casus.ui.lijsten.lijst_words import counted, title_of
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import ScrollPage


class LijstPage(ScrollPage):
    def __init__(self, desk: Desk, soort: LijstSoort, parent: QWidget | None = None) -> None:
        super().__init__(title_of(soort), crumbs=(_room_of(soort), title_of(soort)), parent=parent)
        self.setObjectName("lijst_pagina")
        self._desk = desk
        self._soort = soort
        words = self.tr("U ziet eerst wat er gebeurt. Daarna komt alles er in één keer in, of niets.")
        self.body.addWidget(WrapLabel(words, "body", color="text2"))
        self.panel = LijstPanel(desk.runner, soort, desk.names)
        self.panel.finished.connect(self._on_finished)
        self.body.addWidget(self.panel)
        focus_on(self.panel.first())

    def _on_finished(self, count: int) -> None:
        self._desk.back()
        self._desk.tell(self.tr("Ingelezen: {aantal}.").format(aantal=counted(self._soort, count)))


def open_lijst(desk: Desk, soort: LijstSoort) -> None:
    """Show the page on top of the open room."""
    desk.open_page(LijstPage(desk, soort))


def _room_of(soort: LijstSoort) -> str:
    def tr(text: str) -> str:
        return QCoreApplication.translate("LijstPage", text)

    rooms = {LijstSoort.CASUSSEN: tr("Casussen"), LijstSoort.ACTIES: tr("Acties")}
    return rooms.get(soort, tr("Mensen"))
