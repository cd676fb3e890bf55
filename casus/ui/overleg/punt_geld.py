"""Small money at the table: ask for the casus that is discussed, and write down who in the room agrees."""

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.geld import show_euros
from casus.services.geldtafel import TafelStem, list_stemmen
from casus.services.verzoeken import VerzoekRow
from casus.ui.desk import Desk
from casus.ui.geld.casus_geld_model import CasusGeldModel
from casus.ui.geld.geld_words import state_words, waits_for
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.tafel_akkoord import ask_stemmen
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.swapped import Swapped


class PuntGeld(QWidget):
    """``show_punt(casus_id, punt_id)``; of a standing point there is none."""

    def __init__(self, desk: Desk, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("punt_geld")
        self._desk, self._names = desk, names
        self._punt_id = 0
        self.model = CasusGeldModel(desk.runner, self)
        self._may = self.model.may(Handeling.GELD_VRAGEN)
        self._rows = Swapped()
        self.ask = Button(self.tr("Snel geld"), icon=Icon.GELD, size="small")
        self.ask.setObjectName("punt_geld_knop")
        self.ask.clicked.connect(self._on_ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(self.tr("Snel geld"), "caption"))
        column.addWidget(self._rows)
        column.addWidget(self.ask)
        self._rows.hide()
        self.model.loaded.connect(self._render)
        names.changed.connect(self._render)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    def show_punt(self, casus_id: int | None, punt_id: int) -> None:
        """The casus on the table."""
        self.setVisible(casus_id is not None and self._may)
        if (casus_id, punt_id) != (self.model.casus_id, self._punt_id):
            self._punt_id = punt_id
            self.model.show_casus(casus_id)

    def _render(self, *_: object) -> None:
        if not self.model.rows:
            self._rows.set_content(None)
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self.model.rows:
            column.addWidget(self._row(row))
        self._rows.set_content(box)

    def _row(self, row: VerzoekRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = f"{show_euros(row.inhoud.bedrag)} {self._names.text(row.inhoud.wat, row.casus_code)}"
        title = Link(words, role="body", color="text")
        title.setObjectName(f"punt_verzoek_{row.id}")
        title.clicked.connect(partial(self._open, row.id))
        column.addWidget(title)
        column.addWidget(WrapLabel(waits_for(row) if row.is_open else state_words(row), "small"))
        if row.is_open and self.model.may(Handeling.OVERLEG_VOEREN):
            agree = Button(self.tr("Leg vast wie ja zegt"), "ghost", Icon.CHECK, size="small")
            agree.setObjectName(f"punt_akkoord_{row.id}")
            agree.setAccessibleName(self.tr("Leg vast wie ja zegt: {0}").format(words))
            agree.clicked.connect(partial(self._on_agree, row))
            column.addWidget(agree)
        return box

    def _on_ask(self) -> None:
        if self.model.casus_id is not None:
            self._desk.ask_money(self.model.casus_id, self._punt_id)

    def _open(self, verzoek_id: int, *_: object) -> None:
        self._desk.open_verzoek_at_table(verzoek_id)

    def _on_agree(self, row: VerzoekRow, *_: object) -> None:
        self._desk.runner.read(
            self, list_stemmen, row.id, done=partial(self._ask_who, row), failed=self.model.on_failed, latest="stemmen"
        )

    def _ask_who(self, row: VerzoekRow, stemmen: tuple[TafelStem, ...]) -> None:
        """Whose word may not be written down here is asked for on the page of the verzoek."""
        if not stemmen:
            self._open(row.id)
            return
        ask_stemmen(self._desk.runner, row, stemmen, self._names, self)
