"""The trash of the room Casussen: what lies there and how to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.messages import label, sentence
from casus.services.prullenbak import PrullenbakRow, RestoreCasus, list_prullenbak, restore_casus
from casus.ui.dates import day_short, moment_day, starting
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.card import Card
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.row_model import RowModel, TwoLineRow
from casus.ui.widgets.rows import RowList


class PrullenbakList(QWidget):
    """Enter or a click asks whether to put a casus back; only what the viewer may put back is listed."""

    counted = Signal(int)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prullenbak")
        self._desk = desk
        self._found: tuple[PrullenbakRow, ...] = ()
        self._model = RowModel((), self)
        self._rows = RowList(self.tr("Prullenbak"), inline=False)
        self._rows.setObjectName("prullenbak_lijst")
        self._rows.setModel(self._model)
        self._rows.row_activated.connect(self._on_row)
        told = self.tr(
            "Deze casussen staan in geen lijst meer. Er is niets gewist: dat gebeurt pas na de bewaartermijn. "
            "Kies een casus om hem terug te zetten."
        )
        card = Card(padding=8)
        card.body.addWidget(self._rows)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(WrapLabel(told, "body", color="text2", ideal_width=900))
        column.addWidget(card, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._make_empty())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        desk.names.changed.connect(self._write)
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the list."""
        self._desk.runner.read(self, list_prullenbak, done=self._on_found, failed=self._on_failed, latest="prullenbak")

    def _make_empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addSpacing(48)
        empty = EmptyState(
            self.tr("De prullenbak is leeg"),
            self.tr("Een casus die per ongeluk is gemaakt, verplaatst u hierheen op de pagina van de casus."),
            icon=Icon.DELETE,
        )
        empty.setObjectName("prullenbak_leeg")
        column.addWidget(empty)
        column.addStretch(1)
        return box

    def _on_found(self, found: Sequence[PrullenbakRow]) -> None:
        self._found = tuple(found)
        self._write()
        self._stack.setCurrentIndex(0 if found else 1)
        self.counted.emit(len(found))

    def _write(self, *_: object) -> None:
        self._model.set_rows([self._row(row) for row in self._found])

    def _row(self, row: PrullenbakRow) -> TwoLineRow:
        since = self.tr("sinds {0}").format(day_short(moment_day(row.prullenbak_op)))
        return TwoLineRow(
            key=row.id,
            code=row.code,
            title=self._desk.names.beside_code(row.naam),
            reason=starting(label(row.status)),
            reason_icon=Icon.CASUS,
            fact=since,
        )

    def _on_row(self, chosen: TwoLineRow) -> None:
        row = next((row for row in self._found if row.id == chosen.key), None)
        if row is None:
            return
        dialog = Dialog(self.tr("Casus {0} terugzetten?").format(row.code), self.tr("Zet terug"), self)
        dialog.setObjectName("terugzetten_dialoog")
        dialog.confirm.setObjectName("terugzetten_bevestig_knop")
        told = self.tr("De casus staat dan weer in alle lijsten, met alles wat erin stond.")
        dialog.body.addWidget(WrapLabel(told, "body"))
        dialog.accepted.connect(lambda: self._put_back(row))
        dialog.open()

    def _put_back(self, row: PrullenbakRow) -> None:
        command = RestoreCasus(row.id, row.versie)
        words = self.tr("Casus {0} staat er weer.").format(row.code)
        self._desk.runner.run(
            self, restore_casus, command, done=lambda _: self._desk.tell(words), failed=self._on_failed
        )

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if self.isVisible() and any(change.kind == "casus" for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
