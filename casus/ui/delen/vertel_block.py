"""Who tells the person and by when; or why not yet, and when that is looked at again."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casus.ui.delen.afweging_model import AfwegingModel
from casus.ui.delen.beslis_parts import NOBODY, Marked, choose, fill, id_of, pick
from casus.ui.names import Names
from casus.ui.widgets.choice import Check
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextArea
from casus.ui.widgets.shown import show_if


class VertelBlock(QWidget):
    """One of the two ways is shown: telling is the rule, waiting needs a reason and a day."""

    def __init__(self, model: AfwegingModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._names = model, names
        self._who = ComboInput([(NOBODY, self.tr("Kies wie")), *model.scherm.professionals])
        self._by, self._again = DateInput(today=model.today), DateInput(today=model.today)
        self._why = TextArea(lines=2)
        self._teller = Marked(Field(self.tr("Wie vertelt het de persoon?"), self._who), "verteller")
        self._when = Marked(Field(self.tr("Uiterlijk op"), self._by), "vertellen_voor")
        self._later = Check(self.tr("Dat kan nog niet"))
        self._later.setObjectName("niet_vertellen_keuze")
        self._reason = Marked(Field(self.tr("Waarom nog niet?"), self._why), "niet_vertellen")
        self._look = Marked(Field(self.tr("Opnieuw bekijken op"), self._again), "opnieuw_bekijken_op")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._teller, self._when, self._later, self._reason, self._look):
            column.addWidget(part)
        self._later.setChecked(bool(model.velden.niet_vertellen))
        self._who.activated.connect(lambda _: model.change(verteller_id=id_of(self._who.value())))
        self._by.textChanged.connect(lambda _: model.change(vertellen_voor=self._by.value()))
        self._later.toggled.connect(self._on_later)
        self._why.textChanged.connect(lambda: model.change(niet_vertellen=self._why.toPlainText()))
        self._again.textChanged.connect(lambda _: model.change(opnieuw_bekijken_op=self._again.value()))

    def targets(self) -> dict[str, Any]:
        """By the name that the dossier gives an error."""
        waits = self._later.isChecked()
        return {
            "verteller": self._reason if waits else self._teller,
            "vertellen_voor": self._when,
            "opnieuw_bekijken_op": self._look,
        }

    def show_all(self) -> None:
        """What is filled in now."""
        model, v = self._model, self._model.velden
        choose(self._teller, v.verteller_id or NOBODY, is_proposed="verteller_id" in model.voorgesteld)
        pick(self._when, v.vertellen_voor, is_proposed="vertellen_voor" in model.voorgesteld)
        fill(self._reason, v.niet_vertellen, is_proposed=False, names=self._names, code=model.scherm.casus_code)
        pick(self._look, v.opnieuw_bekijken_op, is_proposed=False)
        if v.niet_vertellen and not self._later.isChecked():
            self._later.setChecked(True)
        self._show_way()

    def _show_way(self) -> None:
        waits = self._later.isChecked()
        for part in (self._teller, self._when):
            show_if(part, not waits)
        for part in (self._reason, self._look):
            show_if(part, waits)

    def _on_later(self, waits: bool) -> None:
        if waits and not self._model.velden.niet_vertellen:
            self._model.change(verteller_id=None, vertellen_voor=None)
        elif not waits:
            self._model.change(niet_vertellen="", opnieuw_bekijken_op=None)
        self._show_way()
