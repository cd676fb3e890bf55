"""The button in the head of a room that opens the page for reading in a list."""

from PySide6.QtCore import QCoreApplication

from casus.domain.lijst import LijstSoort
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button


def lijst_button(desk: Desk, soort: LijstSoort) -> Button:
    """Quiet, beside the primary one; the page is only paid for when it is opened."""
    button = Button(QCoreApplication.translate("Lijsten", "Lees een lijst in"), icon=Icon.DOCUMENT)
    button.setObjectName(f"lijst_{soort.value}_knop")

    def open_page() -> None:
        from casus.ui.lijsten.lijst_page import open_lijst

        open_lijst(desk, soort)

    button.clicked.connect(open_page)
    return button
