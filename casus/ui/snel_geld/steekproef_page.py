"""Payments chosen by chance for a second pair of eyes, each the way to its verzoek."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.domain.geld import show_euros
from casus.services.budgetten import BoekingRow
from casus.ui.attentive_page import AttentivePage
from casus.ui.dates import day_in_list, moment_day
from casus.ui.desk import Desk
from casus.ui.geld.geld_words import tr
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.snel_geld.steekproef_model import SteekproefModel
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.list_block import ListBlock
from casus.ui.widgets.row_model import TwoLineRow


class SteekproefPage(AttentivePage):
    """What was drawn for me; the look itself is written down on the page of the verzoek."""

    def __init__(self, desk: Desk, jaar: int, aantal: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, "steekproef", parent)
        self._jaar, self._aantal = jaar, aantal
        self._rows: tuple[BoekingRow, ...] = ()
        self._list: ListBlock | None = None
        self.set_title(self.tr("Steekproef {0}").format(jaar))
        self.set_crumbs((self.tr("Snel geld"), self.tr("Steekproef")))
        self._model = SteekproefModel(desk.runner, jaar, aantal, self)
        self._model.loaded.connect(self._on_loaded)
        desk.names.changed.connect(self._on_names)
        self.attend(self._model, self.tr("Deze steekproef is er niet"), self.tr("Snel geld"))

    def _on_loaded(self, rows: tuple[BoekingRow, ...]) -> None:
        self._message.hide()
        self._rows = rows
        self.set_facts(self._counted(rows) if rows else "")
        if not rows:
            self._list = None
            self.put(self._empty())
            return
        shown = [drawn_row(row, self._desk.names, self._model.today()) for row in rows]
        if self._list is not None:
            self._list.show_rows(shown)
            return
        block = self._list = ListBlock(self.tr("Betalingen"), "steekproef_lijst", "")
        block.on_open = self._open
        block.show_rows(shown)
        self.put(self._sheet_of(block, len(rows)))
        block.list.setCurrentIndex(block.list.model().index(0, 0))
        block.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_names(self, _: bool) -> None:
        if self._list is not None:
            self._on_loaded(self._rows)

    def _counted(self, rows: tuple[BoekingRow, ...]) -> str:
        looked, wrong = sum(row.is_bekeken for row in rows), sum(row.klopt_niet for row in rows)
        words = {0: "", 1: self.tr("1 klopt niet")}.get(wrong, self.tr("{0} kloppen niet").format(wrong))
        return facts(self.tr("{0} van {1} bekeken").format(looked, len(rows)), words)

    def _sheet_of(self, block: ListBlock, count: int) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        told = self.tr("Door het toeval gekozen. Open er een, kijk naar de bon en leg vast of het klopt.")
        if count < self._aantal:
            more = self.tr("U vroeg er {0}. De rest is al bekeken, of u was er zelf bij betrokken.")
            told = f"{told} {more.format(self._aantal)}"
        column.addWidget(WrapLabel(told, "body", color="text2"))
        column.addWidget(block)
        return inside

    def _empty(self) -> EmptyState:
        words = self.tr(
            "Elke betaling uit {0} die u mag zien, is al door een tweede bekeken, of u was er zelf bij betrokken. Voor "
            "u valt hier niets na te kijken."
        )
        return EmptyState(self.tr("Niets om na te kijken"), words.format(self._jaar), icon=Icon.CHECK)

    def _open(self, boeking_id: int) -> None:
        found = {row.id: row.verzoek_id for row in self._rows}[boeking_id]
        if found is not None:
            self._desk.open_verzoek(found)


def drawn_row(row: BoekingRow, names: Names, today: date) -> TwoLineRow:
    """One payment: what was found wrong, or when and by whom it was paid and whether there is a receipt."""
    receipt = tr("bon bewaard") if row.heeft_bewijs else tr("geen bon bewaard")
    paid = tr("betaald op {0}").format(day_in_list(row.boekdag, today))
    reason = facts(paid, tr("geboekt door {0}").format(row.door) if row.door else "", receipt)
    state = tr("teruggenomen") if row.is_teruggenomen else tr("bekeken") if row.is_bekeken else tr("nog te bekijken")
    if row.klopt_niet and row.blik is not None:
        state, found = tr("klopt niet"), names.text(row.blik.bevinding)
        reason = facts(found, day_in_list(moment_day(row.blik.op), today), row.blik.door)
    return TwoLineRow(
        row.id,
        show_euros(row.bedrag),
        code=row.verzoek_code,
        reason=reason,
        reason_icon=Icon.DOCUMENT if row.heeft_bewijs else None,
        fact=state,
        fact_kind="warn" if row.klopt_niet else "done" if row.is_bekeken else "quiet",
    )
