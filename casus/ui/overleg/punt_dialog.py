"""Put something on the agenda: a casus one may see, or a point that is no casus."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from casus.services.overleggen import VoorraadRow
from casus.ui.names import Names
from casus.ui.overleg.choose_list import ChooseList
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.stepper import Stepper


class PuntDialog(FormDialog):
    """``submitted`` carries a ``VoorraadRow``, or (title, minutes) of a standing point."""

    def __init__(self, rows: Sequence[VoorraadRow], names: Names, parent: QWidget) -> None:
        super().__init__(self.tr("Wat komt er op de agenda?"), self.tr("Zet op agenda"), parent, width=560)
        self.setObjectName("punt_dialoog")
        self.confirm.setObjectName("punt_toevoegen_knop")
        self._rows = {row.id: row for row in rows}
        self._names = names
        self._casus, self._other = Radio(self.tr("Een casus")), Radio(self.tr("Een ander punt"))
        self._casus.setObjectName("punt_casus_keuze")
        self._other.setObjectName("punt_anders_keuze")
        group = QButtonGroup(self)
        for choice in (self._casus, self._other):
            group.addButton(choice)
            self.body.addWidget(choice)
        self._list = ChooseList(
            self.tr("Zoek op code, naam of vraag"), self.tr("Geen casus gevonden."), "punt_casus", parent=self
        )
        names.changed.connect(self._show_rows)
        self._show_rows()
        self._list.rows.row_activated.connect(lambda _: self.confirm.click())
        self.body.addWidget(self._list)
        self._title = TextInput()
        self._minutes = Stepper(10, self.tr("Minuten"), minimum=5)
        self._minutes.setObjectName("punt_minuten")
        self._point = QWidget()
        column = QVBoxLayout(self._point)
        column.setContentsMargins(0, 0, 0, 0)
        self._title_field = self.add_field("titel", Field(self.tr("Waarover gaat het?"), self._title), "punt_titel")
        column.addWidget(self._title_field)
        column.addWidget(Field(self.tr("Hoe lang?"), self._minutes))
        self.body.addWidget(self._point)
        self._casus.toggled.connect(self._turn)
        self._casus.setChecked(bool(rows))
        self._other.setChecked(not rows)
        self._turn()

    def _show_rows(self) -> None:
        self._list.set_rows(casus_rows(tuple(self._rows.values()), self._names))

    def _turn(self) -> None:
        self._list.setVisible(self._casus.isChecked())
        self._point.setVisible(not self._casus.isChecked())

    def problems(self) -> list[Problem]:
        if self._casus.isChecked() and self._list.chosen() is None:
            return [(self.tr("Kies een casus."), self._list.filter)]
        if not self._casus.isChecked() and not self._title.text().strip():
            return [(self.tr("Vul in waarover het gaat."), self._title_field)]
        return []

    def command(self) -> object:
        chosen = self._list.chosen()
        if self._casus.isChecked() and isinstance(chosen, int):
            return self._rows[chosen]
        return self._title.text().strip(), self._minutes.value()


def casus_rows(rows: Sequence[VoorraadRow], names: Names) -> list[TwoLineRow]:
    """Code before name, the question below."""
    return [
        TwoLineRow(row.id, names.beside_code(row.naam), code=row.code, reason=names.text(row.vraag, row.code))
        for row in rows
    ]
