"""Make the minutes in Word: all of them with codes unless names are asked for, or one file for each organisation."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from casus.services.verslagen import VOLLEDIG, MakeVerslag
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import Problem
from casus.ui.widgets.choice import Radio


@dataclass(frozen=True)
class ShowWieKrijgtWat:
    """Look at who would get what first, and keep the files in this folder."""

    overleg_id: int
    map: Path


class VerslagDialog(FileDialog):
    """``submitted`` carries a ``MakeVerslag`` or a ``ShowWieKrijgtWat``."""

    def __init__(self, overleg_id: int, name: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak verslag"), parent.tr("Word-bestand (*.docx)")
        super().__init__(parent.tr("Verslag maken?"), verb, parent, key="verslag", kinds=kinds, choose=choose)
        self.setObjectName("verslag_dialoog")
        self.confirm.setObjectName("verslag_maken_knop")
        self._overleg_id = overleg_id
        whole = Radio(self.tr("Volledig verslag"), self.tr("Alles wat er is vastgelegd, in Word."), as_row=True)
        whole.setChecked(True)
        self.body.addWidget(whole)
        words = self.tr("Alleen wat die organisatie mag weten. U ziet eerst wie wat krijgt.")
        self._sealed = Radio(self.tr("Eigen verslag per organisatie"), words, as_row=True)
        self._sealed.setObjectName("verslag_verzegeld")
        self.body.addWidget(self._sealed)
        self.add_names(self.tr("Zonder dit vinkje staan er codes in plaats van namen."), "met_namen")
        self.add_place(name)
        self._sealed.toggled.connect(self._on_sealed)

    def problems(self) -> list[Problem]:
        return [] if self._sealed.isChecked() else super().problems()

    def command(self) -> object:
        path = self.path(".docx")
        if self._sealed.isChecked():
            return ShowWieKrijgtWat(self._overleg_id, path.parent)
        return MakeVerslag(self._overleg_id, VOLLEDIG, path, self.wants_names(), self.why())

    def _on_sealed(self, sealed: bool) -> None:
        self.show_parts(not sealed)
        self.set_verb(self.tr("Kijk wie wat krijgt") if sealed else self.tr("Maak verslag"))
