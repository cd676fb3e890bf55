"""Begin an intake: with whom, by which instrument, on which day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from casus.domain.intake_inhoud import Zitting
from casus.services.instrumenten import InstrumentRow
from casus.services.intakes import BeginIntake
from casus.ui.icons import Icon
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.shown import show_if


class BeginIntakeDialog(FormDialog):
    """``file_chosen``: a team adds an instrument of its own. An empty template is not offered, its file is."""

    file_chosen = Signal(Path)
    paper_wanted = Signal()

    def __init__(
        self,
        casus_id: int,
        people: Sequence[tuple[int, str]],
        instrumenten: Sequence[InstrumentRow],
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent.tr("Welke intake begint u?"), parent.tr("Begin"), parent, width=600)
        self.setObjectName("intake_begin_dialoog")
        self.confirm.setObjectName("intake_begin_bevestig_knop")
        self._casus_id = casus_id
        self._who = ComboInput(people)
        who = self.add_field("inwoner_id", Field(self.tr("Met wie?"), self._who), "intake_wie")
        show_if(who, len(people) > 1)
        self._choices: dict[str, Radio] = {}
        self._box = QWidget()
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self.body.addWidget(self._box)
        self._dag = DateInput(today, today=today)
        self._plek = TextInput()
        self.add_pair(
            ("gesprek_op", Field(self.tr("Dag van het gesprek"), self._dag), "intake_begin_dag"),
            ("plek", Field(self.tr("Waar?"), self._plek), "intake_begin_plek"),
        )
        own = Button(self.tr("Voeg eigen instrument toe"), "ghost", Icon.ADD, size="small")
        own.setObjectName("eigen_instrument_knop")
        own.clicked.connect(self._on_own)
        paper = Button(self.tr("Leeg formulier"), "ghost", Icon.PRINT, size="small")
        paper.setObjectName("leeg_formulier_knop")
        paper.clicked.connect(self._on_paper)
        below = QWidget()
        flow = FlowLayout(below, gap=4)
        flow.addWidget(own)
        flow.addWidget(paper)
        self.body.addWidget(below)
        self.show_instrumenten(instrumenten)

    def show_instrumenten(self, rows: Sequence[InstrumentRow], chosen: str = "") -> None:
        """What there is to choose from; ``chosen`` was added just now."""
        here = chosen or self._instrument()
        for radio in self._choices.values():
            radio.hide()
            radio.deleteLater()
        self._choices = {}
        for row in rows:
            if row.is_leeg:
                continue
            radio = Radio(row.naam, row.kern, as_row=True, parent=self._box)
            radio.setObjectName(f"intake_soort_{row.code}")
            radio.setChecked(row.code == here or not (here or self._choices))
            self._choices[row.code] = radio
            self._rows.addWidget(radio)

    def problems(self) -> list[Problem]:
        if self._dag.value() is None:
            return [(self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["gesprek_op"])]
        return []

    def command(self) -> object:
        dag = self._dag.value()
        assert dag is not None
        who = self._who.value()
        assert isinstance(who, int)
        return BeginIntake(self._casus_id, who, self._instrument(), Zitting(dag, self._plek.text()))

    def _instrument(self) -> str:
        return next((code for code, radio in self._choices.items() if radio.isChecked()), "")

    def _on_paper(self) -> None:
        self.reject()
        self.paper_wanted.emit()

    def _on_own(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Kies een instrument"), "", self.tr("Instrument (*.toml)"))
        if path:
            self.file_chosen.emit(Path(path))
