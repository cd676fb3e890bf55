"""A walk-in: a casus that is known, or a new one with a name and a question, made on the spot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from casus.services.casussen import CreateCasus, InwonerFields
from casus.services.overleggen import VoorraadRow
from casus.ui.names import Names
from casus.ui.overleg.choose_list import ChooseList
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.punt_dialog import casus_rows
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea, TextInput


class InloopDialog(FormDialog):
    """``submitted`` carries the id of a casus, or a ``CreateCasus``."""

    def __init__(self, rows: Sequence[VoorraadRow], names: Names, parent: QWidget) -> None:
        super().__init__(self.tr("Wie komt erbij op de agenda?"), self.tr("Voeg inloop toe"), parent, width=560)
        self.setObjectName("inloop_dialoog")
        self.confirm.setObjectName("inloop_toevoegen_knop")
        self._new, self._known = Radio(self.tr("Een nieuwe casus")), Radio(self.tr("Een casus die er al is"))
        self._new.setObjectName("inloop_nieuw_keuze")
        self._known.setObjectName("inloop_bestaand_keuze")
        group = QButtonGroup(self)
        for choice in (self._new, self._known):
            group.addButton(choice)
            self.body.addWidget(choice)
        self._name, self._question = TextInput(), TextArea(lines=2)
        self._fresh = QWidget()
        column = QVBoxLayout(self._fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        name_help = self.tr("Zoals jullie de casus noemen. Meer hoeft nu niet.")
        name = Field(self.tr("Om wie gaat het?"), self._name, name_help)
        self._name_field = self.add_field("naam", name, "inloop_naam")
        question = Field(self.tr("Wat is de vraag aan de tafel?"), self._question)
        column.addWidget(self._name_field)
        column.addWidget(self.add_field("vraag", question, "inloop_vraag"))
        self.body.addWidget(self._fresh)
        self._list = ChooseList(
            self.tr("Zoek op code, naam of vraag"), self.tr("Geen casus gevonden."), "inloop_casus", parent=self
        )
        self._list.set_rows(casus_rows(rows, names))
        self._list.rows.row_activated.connect(lambda _: self.confirm.click())
        self.body.addWidget(self._list)
        self._new.toggled.connect(self._turn)
        self._new.setChecked(True)
        self._turn()

    def _turn(self) -> None:
        self._fresh.setVisible(self._new.isChecked())
        self._list.setVisible(not self._new.isChecked())

    def problems(self) -> list[Problem]:
        if self._new.isChecked() and not self._name.text().strip():
            return [(self.tr("Vul in om wie het gaat."), self._name_field)]
        if not self._new.isChecked() and self._list.chosen() is None:
            return [(self.tr("Kies een casus."), self._list.filter)]
        return []

    def command(self) -> object:
        if not self._new.isChecked():
            return self._list.chosen()
        name = self._name.text().strip()
        return CreateCasus(name, (InwonerFields(name),), self._question.toPlainText().strip())
