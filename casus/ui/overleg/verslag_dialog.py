"""Make the minutes in Word: all of them with codes unless names are asked for, or one file for each organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.services.verslagen import VOLLEDIG, MakeVerslag
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel

Choose = Callable[[QWidget, str], str]


@dataclass(frozen=True)
class ShowWieKrijgtWat:
    """Look at who would get what first, and keep the files in this folder."""

    overleg_id: int
    map: Path


class VerslagDialog(FormDialog):
    """``submitted`` carries a ``MakeVerslag`` or a ``ShowWieKrijgtWat``. ``choose`` asks for a place; the system's own
    window by default.
    """

    def __init__(self, overleg_id: int, name: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(self.tr("Verslag maken?"), self.tr("Maak verslag"), parent, width=560)
        self.setObjectName("verslag_dialoog")
        self.confirm.setObjectName("verslag_maken_knop")
        self._overleg_id, self._choose = overleg_id, choose or _ask_place
        whole = Radio(self.tr("Volledig verslag"), self.tr("Alles wat er is vastgelegd, in Word."), as_row=True)
        whole.setChecked(True)
        self.body.addWidget(whole)
        words = self.tr("Alleen wat die organisatie mag weten. U ziet eerst wie wat krijgt.")
        self._sealed = Radio(self.tr("Eigen verslag per organisatie"), words, as_row=True)
        self._sealed.setObjectName("verslag_verzegeld")
        self.body.addWidget(self._sealed)
        self._names = Check(self.tr("Met namen"), self.tr("Zonder dit vinkje staan er codes in plaats van namen."))
        self._names.setObjectName("met_namen")
        self.body.addWidget(self._names)
        self._why = TextInput()
        why = Field(self.tr("Waarom met namen?"), self._why, self.tr("De reden komt in het logboek."))
        self._why_field = self.add_field("reden", why, "verslag_reden")
        self._names.toggled.connect(self._why_field.setVisible)
        self._why_field.hide()
        self._path = TextInput(str(_documents() / name))
        self._path_field = self.add_field("pad", Field(self.tr("Bewaar als"), self._path), "verslag_pad")
        browse = Button(self.tr("Kies een plek"), size="small")
        browse.setObjectName("verslag_plek_knop")
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(browse)
        row.addStretch(1)
        self.body.addLayout(row)
        self._only_whole = (self._names, self._path_field, browse)
        self._sealed.toggled.connect(self._on_sealed)
        note = self.tr("Casus versleutelt dit bestand niet. Wat u deelt, kunt u niet terughalen.")
        self.body.addWidget(WrapLabel(note, "small"))

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self._sealed.isChecked():
            return found
        if self._names.isChecked() and not self._why.text().strip():
            found.append((self.tr("Schrijf waarom er namen in moeten."), self._why_field))
        if not self._path.text().strip():
            found.append((self.tr("Kies waar het verslag komt te staan."), self._path_field))
        return found

    def command(self) -> object:
        path = Path(self._path.text().strip())
        if self._sealed.isChecked():
            return ShowWieKrijgtWat(self._overleg_id, path.parent)
        if path.suffix.lower() != ".docx":
            path = path.with_name(f"{path.name}.docx")
        names = self._names.isChecked()
        return MakeVerslag(self._overleg_id, VOLLEDIG, path, names, self._why.text().strip() if names else "")

    def set_busy(self, busy: bool) -> None:
        """While the file is made: a second press would make it twice."""
        self.confirm.setEnabled(not busy)
        self.confirm.setText(self.tr("Verslag wordt gemaakt") if busy else self._verb())
        self.confirm.updateGeometry()

    def _verb(self) -> str:
        return self.tr("Kijk wie wat krijgt") if self._sealed.isChecked() else self.tr("Maak verslag")

    def _on_sealed(self, sealed: bool) -> None:
        for widget in self._only_whole:
            widget.setVisible(not sealed)
        self._why_field.setVisible(not sealed and self._names.isChecked())
        self.confirm.setText(self._verb())
        self.confirm.updateGeometry()

    def _browse(self) -> None:
        chosen = self._choose(self, self._path.text())
        if chosen:
            self._path.setText(chosen)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _ask_place(parent: QWidget, now: str) -> str:
    title = parent.tr("Waar komt het verslag?")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, now, parent.tr("Word-bestand (*.docx)"))
    return chosen
