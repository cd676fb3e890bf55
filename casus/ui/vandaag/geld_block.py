"""Small money that waits for my word, and at which one looks back; only there when there is something."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.geld import show_euros
from casus.services.terugblikken import TerugblikRow
from casus.services.verzoeken import VerzoekRow
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.vandaag.aside_blocks import AsideBlock
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link


class GeldBlock(AsideBlock):
    """``pressed(verzoek_id)``."""

    pressed = Signal(object)

    def __init__(self, names: Names) -> None:
        super().__init__(Icon.GELD)
        self._names = names
        self.setObjectName("geld_vandaag_blok")
        self.set_title(self.tr("Snel geld"))

    def show_money(self, waits: Sequence[VerzoekRow], due: Sequence[TerugblikRow]) -> None:
        """What waits for my word first."""
        mine = [self._row(row.id, row.inhoud.wat, row.casus_code, self._asks(row), "geld_wacht") for row in waits]
        back = [
            self._row(row.verzoek_id, row.wat, row.casus_code, self.tr("tijd om terug te kijken"), "geld_terug")
            for row in due
        ]
        self._replace([*mine, *back])

    def _asks(self, row: VerzoekRow) -> str:
        return self.tr("{0}, wacht op uw akkoord").format(show_euros(row.inhoud.bedrag))

    def _row(self, verzoek_id: int, wat: str, code: str, why: str, name: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = Link(self._names.text(wat, code), role="body", color="text")
        title.setObjectName(f"{name}_{verzoek_id}")
        title.setAccessibleName(facts(self._names.text(wat, code), why))
        title.clicked.connect(lambda: self.pressed.emit(verzoek_id))
        column.addWidget(title)
        column.addWidget(WrapLabel(why, "small"))
        if code:
            column.addWidget(Label(code, "small", color="text2"))
        return box
