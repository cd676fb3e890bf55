"""An intake as a Word file: the filled sheet, or the empty one to take along."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casus.services.instrumenten import InstrumentRow
from casus.services.intake_papier import MakeIntakeblad, MakeLeegblad, blad_name
from casus.services.intakes import IntakeRow
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel


class IntakebladDialog(FileDialog):
    """What was said, with the picture and its table."""

    def __init__(self, row: IntakeRow, parent: QWidget, *, choose: Choose | None = None) -> None:
        kinds = parent.tr("Word-bestand (*.docx)")
        super().__init__(
            parent.tr("Intake op papier?"), parent.tr("Maak Word"), parent, key="blad", kinds=kinds, choose=choose
        )
        self.setObjectName("intakeblad_dialoog")
        self.confirm.setObjectName("blad_maken_knop")
        self._row = row
        words = self.tr("Voor de persoon zelf. De naam staat erin, met alles wat u hier mag lezen.")
        self.body.addWidget(WrapLabel(words))
        self.add_place(blad_name(row.gesprek_op, row.casus_code))

    def command(self) -> object:
        return MakeIntakeblad(self._row.id, self.path(".docx"))


class LeegbladDialog(FileDialog):
    """The questions alone, to fill in with a pen and type in afterwards."""

    def __init__(
        self, rows: tuple[InstrumentRow, ...], today: date, parent: QWidget, *, choose: Choose | None = None
    ) -> None:
        kinds = parent.tr("Word-bestand (*.docx)")
        super().__init__(
            parent.tr("Leeg formulier?"),
            parent.tr("Maak formulier"),
            parent,
            key="leegblad",
            kinds=kinds,
            choose=choose,
        )
        self.setObjectName("leegblad_dialoog")
        self.confirm.setObjectName("leegblad_maken_knop")
        told = self.tr("Om samen op papier in te vullen, zonder naam. Typ het later over in een nieuwe intake.")
        self.body.addWidget(WrapLabel(told))
        self._which = ComboInput([(row.code, row.naam) for row in rows if not row.is_leeg])
        self.add_field("instrument", Field(self.tr("Welk formulier?"), self._which), "leegblad_soort")
        self.add_place(blad_name(today, "formulier"))

    def command(self) -> object:
        return MakeLeegblad(str(self._which.value()), self.path(".docx"))
