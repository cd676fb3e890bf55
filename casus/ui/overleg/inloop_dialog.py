"""A walk-in: a casus that is known, or a new one made on the spot. Only a name is needed; who brings it in is asked,
because that person stays responsible for it, and the person's own words can go along at once.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from casus.domain.values import Leeftijdsklasse
from casus.services.casussen import CreateCasus, InwonerFields
from casus.services.messages import label
from casus.services.overleggen import VoorraadRow
from casus.ui.dates import starting
from casus.ui.names import Names
from casus.ui.overleg.choose_list import ChooseList
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.punt_dialog import casus_rows
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.inputs import ComboInput, TextArea, TextInput

DRAFTED = ("naam", "vraag", "inwoner", "eigen_woorden")
"""Texts that come back after a lock or a crash."""


class InloopDialog(FormDialog):
    """``submitted`` carries the id of a casus, or a ``CreateCasus``. ``others``: who else is at the table, by id."""

    def __init__(
        self, rows: Sequence[VoorraadRow], others: Sequence[tuple[int, str]], names: Names, today: date, parent: QWidget
    ) -> None:
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
        self._today, self._rows, self._names = today, rows, names
        self._fresh = self._make_fresh(others)
        self.body.addWidget(self._fresh)
        self._list = ChooseList(
            self.tr("Zoek op code, naam of vraag"), self.tr("Geen casus gevonden."), "inloop_casus", parent=self
        )
        self._list.rows.row_activated.connect(lambda _: self.confirm.click())
        self.body.addWidget(self._list)
        names.changed.connect(self._show_names)
        self._show_names()
        self._new.toggled.connect(self._turn)
        self._new.setChecked(True)
        self._turn()

    def _make_fresh(self, others: Sequence[tuple[int, str]]) -> QWidget:
        """The fields of a new casus."""
        self._name, self._question = TextInput(), TextArea(lines=2)
        self._by = ComboInput([(None, self.tr("Ikzelf")), *others])
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        name_help = self.tr("Zoals jullie de casus noemen. Meer hoeft nu niet.")
        name = Field(self.tr("Om wie gaat het?"), self._name, name_help)
        self._name_field = self.add_field("naam", name, "inloop_naam")
        question = Field(self.tr("Wat is de vraag aan de tafel?"), self._question)
        column.addWidget(self._name_field)
        column.addWidget(self.add_field("vraag", question, "inloop_vraag"))
        by = Field(self.tr("Wie brengt de casus in?"), self._by)
        column.addWidget(self.add_field("inbrenger", by, "inloop_inbrenger"))
        column.addWidget(self._make_person())
        return fresh

    def _make_person(self) -> Fold:
        """Folded: at the table there is seldom time for it."""
        words = (self.tr("Schrijf ook op wat de persoon zegt"), self.tr("Verberg wat de persoon zegt"))
        fold = Fold(*words, "inloop_persoon_knop")
        self._person, self._said = TextInput(), TextArea(lines=2)
        unknown = self.tr("Nog niet bekend")
        self._age = ComboInput(
            [(age, unknown if age is Leeftijdsklasse.ONBEKEND else starting(label(age))) for age in Leeftijdsklasse]
        )
        help_text = self.tr("Mag leeg blijven. Dan heet de persoon zoals de casus.")
        said = Field(self.tr("Wat zegt de persoon zelf?"), self._said)
        person = Field(self.tr("Naam van de persoon"), self._person, help_text)
        age = Field(self.tr("Leeftijd"), self._age)
        for name, field in (("eigen_woorden", said), ("inwoner", person), ("leeftijd", age)):
            fold.body.addWidget(self.add_field(name, field, f"inloop_{name}"))
        for editor in (self._person, self._said):
            editor.textChanged.connect(lambda *_: fold.set_open(True))  # a draft that comes back is seen
        return fold

    def _show_names(self) -> None:
        """Names off: codes in the list, dots where a name is typed."""
        self._list.set_rows(casus_rows(self._rows, self._names))
        mode = QLineEdit.EchoMode.Normal if self._names.visible else QLineEdit.EchoMode.Password
        for line in (self._name, self._person):
            line.setEchoMode(mode)

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
        name, by = self._name.text().strip(), self._by.value()
        said = self._said.toPlainText().strip()
        person = InwonerFields(
            self._person.text().strip() or name,
            Leeftijdsklasse(str(self._age.value())),
            said,
            self._today if said else None,
        )
        question = self._question.toPlainText().strip()
        return CreateCasus(name, (person,), question, inbrenger_id=by if isinstance(by, int) else None)
