"""A file for the controller: of which year and where to, and then the code that opens it, once."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from casus.services.controllerbestand import Controllerbestand, MaakControllerbestand
from casus.services.monitorvorm import MonitorKeuze
from casus.system.controlebestand import SUFFIX
from casus.ui.icons import Icon
from casus.ui.ontgrendelen.code_parts import CodeGroups
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.widgets.button import Button
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput
from casus.ui.widgets.label import WrapLabel


class ControllerbestandDialog(FileDialog):
    """``submitted`` carries a ``MaakControllerbestand``."""

    def __init__(
        self, keuze: MonitorKeuze, jaar: int, today: date, parent: QWidget, *, choose: Choose | None = None
    ) -> None:
        super().__init__(
            parent.tr("Een bestand voor de controller"),
            parent.tr("Maak bestand"),
            parent,
            key="controle",
            kinds=parent.tr("Bestand voor de controller (*{0})").format(SUFFIX),
            choose=choose,
        )
        self.setObjectName("controllerbestand_dialoog")
        self.confirm.setObjectName("controllerbestand_maak_knop")
        words = self.tr(
            "Met dit bestand opent de controller een eigen budgetmonitor: sommen van vijf personen en meer, en de "
            "betalingen met hun kenmerk. Er staan geen namen, casussen of teksten in."
        )
        self.body.addWidget(WrapLabel(words, "body", color="text2"))
        self._jaar = ComboInput([(each, str(each)) for each in keuze.jaren or (jaar,)])
        self._jaar.set_value(jaar)
        self.add_field("jaar", Field(self.tr("Jaar"), self._jaar, key="monitor-jaar"), "controle_jaar")
        note = self.tr("Casus versleutelt dit bestand met een eigen code. U ziet de code zo, één keer.")
        self._today = today
        self.add_place(self._file_name(), note)
        self._jaar.activated.connect(lambda: self.propose(self._file_name()))

    def command(self) -> object:
        return MaakControllerbestand(self._chosen(), self.path(SUFFIX))

    def _chosen(self) -> int:
        jaar = self._jaar.value()
        assert isinstance(jaar, int)
        return jaar

    def _file_name(self) -> str:
        return f"{self._today.isoformat()}_controle_{self._chosen()}{SUFFIX}"


class ControlecodeDialog(Dialog):
    """The code, shown once."""

    def __init__(self, made: Controllerbestand, parent: QWidget) -> None:
        super().__init__(parent.tr("Geef deze code apart"), parent.tr("De controller heeft de code"), parent, width=560)
        self.setObjectName("controlecode_dialoog")
        self.confirm.setObjectName("controlecode_klaar_knop")
        self.cancel.hide()
        words = self.tr(
            "Het bestand staat in {0}. De code opent het. Stuur haar niet met het bestand mee: bel, of geef haar op "
            "papier. Casus bewaart de code niet. Is zij kwijt, maak dan een nieuw bestand."
        )
        self.body.addWidget(WrapLabel(words.format(made.pad), "body", color="text2"))
        self.body.addWidget(CodeGroups(made.code, self.tr("Code van het bestand")))
        copy = Button(self.tr("Kopieer de code"), icon=Icon.COPY, size="small")
        copy.setObjectName("controlecode_kopie_knop")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(made.code))
        self.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes nothing back here: the code would be gone, and the file of no use."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
