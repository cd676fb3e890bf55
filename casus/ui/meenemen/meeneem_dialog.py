"""Take the dossier along: where to. What it means stands above the field, what is in the way beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.domain.errors import CasusError
from casus.services.messages import sentence
from casus.ui.icons import Icon
from casus.ui.widgets.button import Button
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.focus import focus_on
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel

Choose = Callable[[QWidget, str], str]


class MeeneemDialog(Dialog):
    """``submitted`` carries the folder. ``choose`` asks for one; the system's own window by default."""

    submitted = Signal(object)
    """Path"""

    def __init__(self, folder: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(
            parent.tr("Neem het dossier mee?"), parent.tr("Maak kopie"), parent, icon=Icon.CARRY, width=560
        )
        self.setObjectName("meeneem_dialoog")
        self.confirm.setObjectName("meeneem_bevestig_knop")
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        self._choose = choose or _ask_folder
        about = self.tr(
            "Casus maakt een versleutelde kopie. Die opent u op de andere computer met de herstelcode. "
            "Werk daarna daar verder, en niet ook hier."
        )
        self.body.addWidget(WrapLabel(about, "body"))
        self._folder = TextInput(folder)
        self._folder.setObjectName("meeneem_map")
        self.field = Field(self.tr("Map"), self._folder, self.tr("Bijvoorbeeld een usb-stick."))
        self.body.addWidget(self.field)
        browse = Button(self.tr("Kies een map"), size="small")
        browse.setObjectName("meeneem_kies_knop")
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(browse)
        row.addStretch(1)
        self.body.addLayout(row)

    def set_busy(self, busy: bool) -> None:
        """While the copy is made: a second press would make it twice."""
        self.confirm.setEnabled(not busy)
        self.confirm.setText(self.tr("Kopie wordt gemaakt") if busy else self.tr("Maak kopie"))
        self.confirm.updateGeometry()

    def show_error(self, error: CasusError) -> None:
        """What was typed stays; the sentence stands beside it."""
        self.set_busy(False)
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.field.set_error(words)
        focus_on(self._folder)

    def _on_confirm(self) -> None:
        text = self._folder.text().strip()
        if not text:
            self._say(self.tr("Kies een map, bijvoorbeeld op een usb-stick."))
            return
        self.field.set_error(None)
        self.set_busy(True)
        self.submitted.emit(Path(text))

    def _browse(self) -> None:
        chosen = self._choose(self, self._folder.text())
        if chosen:
            self._folder.setText(chosen)


def _ask_folder(parent: QWidget, now: str) -> str:
    return QFileDialog.getExistingDirectory(parent, parent.tr("Waar komt de kopie?"), now)


def ask_where(folder: str, window: QWidget) -> MeeneemDialog:
    """Where the copy comes; the folder of last time stands there already."""
    dialog = MeeneemDialog(folder, window)
    dialog.open()
    return dialog
