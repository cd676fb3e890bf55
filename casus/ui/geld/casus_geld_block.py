"""Small money on the page of a casus: its verzoeken and the way to ask."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.geld import show_euros
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.casussen import CasusPage
from casus.services.verzoeken import VerzoekRow
from casus.ui.dates import day_in_list, moment_day
from casus.ui.desk import Desk
from casus.ui.geld.casus_geld_model import CasusGeldModel
from casus.ui.geld.geld_words import state_words, waits_for
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import facts
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.row_model import TwoLineRow


class CasusGeldBlock(ListBlock):
    """Shown for who may ask; ``show_page`` gives it the casus, the rest it reads itself."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "casus_geld_lijst", "", parent)
        self._title = self.tr("Snel geld")
        self.list.setAccessibleName(self._title)
        self._empty.setText(self.tr("Er is nog geen snel geld gevraagd."))
        self.setObjectName("casus_geld_blok")
        self._desk = desk
        self._page: CasusPage | None = None
        self.model = CasusGeldModel(desk.runner, self)
        self._ask = Button(self.tr("Vraag snel geld"), icon=Icon.GELD, size="small")
        self._ask.setObjectName("casus_geld_knop")
        self._ask.clicked.connect(self._on_ask)
        layout = self.head.layout()
        if layout is not None:
            layout.addWidget(self._ask)
        self.on_open = self._open
        self.model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_loaded)
        self.show_rows([])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.sleep()

    def show_page(self, page: CasusPage, *, may_change: bool) -> None:
        """Another casus page, or the same one read anew."""
        self._page = page
        self._ask.setVisible(may_change and self.model.may(Handeling.GELD_VRAGEN))
        self.model.show_casus(page.id)

    def _on_loaded(self, _: object) -> None:
        self.show_rows([self._row(row) for row in self.model.rows])

    def _row(self, row: VerzoekRow) -> TwoLineRow:
        state = waits_for(row) if row.is_open else state_words(row)
        day = day_in_list(moment_day(row.gevraagd_op), self.model.today())
        return TwoLineRow(
            row.id,
            self._desk.names.text(row.inhoud.wat, row.casus_code),
            code=row.code,
            reason=facts(state, row.aanvrager, day),
            reason_icon=Icon.TIME if row.is_open else None,
            fact=show_euros(row.inhoud.bedrag),
            fact_kind="strong" if row.status in (VerzoekUitkomst.OPEN, VerzoekUitkomst.JA) else "quiet",
        )

    def _open(self, verzoek_id: int) -> None:
        self._desk.open_verzoek(verzoek_id)

    def _on_ask(self) -> None:
        if self._page is not None:
            self._desk.ask_money(self._page.id, 0)
