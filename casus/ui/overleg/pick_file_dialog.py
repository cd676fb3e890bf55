"""A form that begins with a file: which one to read in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.ui.overleg.file_dialog import Choose
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput


class PickFileDialog(FormDialog):
    """``choose`` asks for it; the system's own window by default. ``key`` is what the names of its parts begin with,
    ``pick`` what that window and the error call the file.
    """

    def __init__(
        self, question: str, verb: str, parent: QWidget, *, key: str, pick: str, kinds: str,
        choose: Choose | None = None, width: int = 560,
    ) -> None:  # fmt: skip
        super().__init__(question, verb, parent, width=width)
        self._key, self._pick, self._kinds = key, pick, kinds
        self._choose = choose or self._ask_file
        self._path = TextInput()

    def add_file(self, help_text: str = "", *, help_key: str = "") -> None:
        """Where one types it or points at it."""
        field = Field(self.tr("Welk bestand?"), self._path, help_text, key=help_key)
        self.add_field("pad", field, f"{self._key}_pad")
        browse = Button(self.tr("Kies een bestand"), size="small")
        browse.setObjectName(f"{self._key}_kies_knop")
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.addWidget(browse)
        line.addStretch(1)
        self.body.addLayout(line)

    def add_scan(self) -> None:
        """A photo or scan, as ``domain.scan`` takes them."""
        self.add_file(self.tr("Een PDF, PNG of JPEG van hooguit 10 MB."))

    def path(self) -> Path:
        """What was chosen."""
        return Path(self._path.text().strip())

    def problems(self) -> list[Problem]:
        if not self._path.text().strip():
            return [(f"{self._pick}.", self._fields["pad"])]
        return []

    def _browse(self) -> None:
        chosen = self._choose(self, self._path.text())
        if chosen:
            self._path.setText(chosen)

    def _ask_file(self, parent: QWidget, now: str) -> str:
        chosen, _ = QFileDialog.getOpenFileName(parent, self._pick, now, self._kinds)
        return chosen
