"""A list of open acties that can be answered on the spot: circle for done, row for the rest."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.services.acties import ActieRow
from casus.ui.casussen.actie_dialog import ActieDialog
from casus.ui.casussen.actie_list import KeyedList, actie_toetsen
from casus.ui.casussen.acties_model import ActiesModel, Uitkomst
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.widgets.banner import Banner
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.row_model import RowModel, TwoLineRow


class ActiesBlock(QWidget):
    """``set_acties`` fills it; ``with_code`` where acties of several casussen stand together."""

    failed = Signal(str)

    def __init__(self, desk: Desk, name: str, empty: str, *, with_code: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._with_code = desk, with_code
        self._acties: dict[int, ActieRow] = {}
        self._today = date.min
        self._model = ActiesModel(desk.runner, desk.names, self)
        self._undo = Banner("", "info", action=self.tr("Zet terug"), icon=Icon.CHECKED)
        self._undo.setObjectName("herstel_balk")
        self._undo.hide()
        self._rows = RowModel(parent=self)
        answers = tuple(toets for toets in actie_toetsen() if toets.asks in frozenset(Uitkomst))
        self.list = KeyedList(name, answers)
        self.list.setObjectName("acties_lijst")
        self.list.setModel(self._rows)
        self._empty = WrapLabel(empty, "body", color="text2")
        self._help = WrapLabel(
            self.tr("Klik op de cirkel als het gedaan is, of op de regel voor meer. Met toetsen: {0}.").format(
                ", ".join(f"{toets.letter} {toets.words.lower()}" for toets in answers)
            ),
            "small",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._undo)
        card = Card(padding=8, spacing=0)
        card.body.addWidget(self.list)
        inset = QVBoxLayout()
        inset.setContentsMargins(14, 10, 14, 10)
        inset.addWidget(self._empty)
        card.body.addLayout(inset)
        self._inset = inset
        column.addWidget(card)
        column.addWidget(self._help)

    def _connect(self) -> None:
        self.list.check_pressed.connect(self._on_check)
        self.list.asked.connect(self._on_asked)
        self.list.row_activated.connect(self._on_row)
        self._undo.action_requested.connect(self._model.take_back)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self._model.take_back)
        self._model.finished.connect(self._on_finished)
        self._model.reopened.connect(self._on_reopened)
        self._model.failed.connect(self.failed)
        self._desk.names.changed.connect(self._show_rows)

    def set_acties(self, acties: Sequence[ActieRow], today: date) -> None:
        """Show these; what has the focus keeps it."""
        self._acties = {actie.id: actie for actie in acties}
        self._today = today
        self._show_rows()

    def open_dialog(self, actie_id: int) -> None:
        """Ask how it is going with this actie of the list."""
        actie = self._acties.get(actie_id)
        if actie is not None:
            self.ask(actie)

    def ask(self, actie: ActieRow) -> None:
        """The same about an actie that need not be in the list."""
        ActieDialog(actie, self._model, self._desk.runner, self._model.today(), self).open()

    def _show_rows(self) -> None:
        place, had_focus = self.list.currentIndex().row(), self.list.hasFocus()
        rows = self._model.rows(tuple(self._acties.values()), self._today, with_code=self._with_code)
        self._rows.set_rows(rows)
        if place >= 0 and rows:
            self.list.setCurrentIndex(self._rows.index(min(place, len(rows) - 1), 0))
            self.list.clearSelection()
        self.list.setVisible(bool(rows))
        self._help.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if had_focus and not rows:
            self.setFocus()  # stay here: the next Tab is the way to take it back
        margin = 0 if rows else 10
        self._inset.setContentsMargins(14, margin, 14, margin)

    def _on_check(self, row: TwoLineRow) -> None:
        self._model.finish(self._acties[int(row.key)])

    def _on_row(self, row: TwoLineRow) -> None:
        self.open_dialog(int(row.key))

    def _on_asked(self, row: TwoLineRow, asks: str) -> None:
        actie = self._acties[int(row.key)]
        if asks == Uitkomst.GEDAAN:
            self._model.finish(actie)
        else:
            answer = Uitkomst(asks)
            ActieDialog(actie, self._model, self._desk.runner, self._today, self, answer=answer).open()

    def _on_finished(self, actie: ActieRow, done: bool) -> None:
        words = self.tr("Gedaan: {0}") if done else self.tr("Niet gedaan: {0}")
        said = words.format(self._model.what(actie))
        self._undo.set_content(said, "info", action=self.tr("Zet terug"), icon=Icon.CHECKED)
        self._undo.show()

    def _on_reopened(self, before: tuple[ActieRow, bool] | None) -> None:
        if before is None:
            self._undo.hide()
        else:
            self._on_finished(*before)
