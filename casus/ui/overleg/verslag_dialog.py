"""Make the minutes in Word: with codes unless names are asked for with a reason, and where to."""

from PySide6.QtWidgets import QWidget

from casus.services.verslagen import VOLLEDIG, MakeVerslag
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.widgets.choice import Radio


class VerslagDialog(FileDialog):
    """``submitted`` carries a ``MakeVerslag``."""

    def __init__(self, overleg_id: int, name: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak verslag"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Verslag maken?"), verb, parent, key="verslag", kinds=kinds, choose=choose)
        self.setObjectName("verslag_dialoog")
        self.confirm.setObjectName("verslag_maken_knop")
        self._overleg_id = overleg_id
        whole = Radio(self.tr("Volledig verslag"), self.tr("Alles wat er is vastgelegd, in Word."), as_row=True)
        whole.setChecked(True)
        self.body.addWidget(whole)
        self.add_names(self.tr("Zonder dit vinkje staan er codes in plaats van namen."), "met_namen")
        self.add_place(name)

    def command(self) -> object:
        return MakeVerslag(self._overleg_id, VOLLEDIG, self.path(".docx"), self.wants_names(), self.why())
