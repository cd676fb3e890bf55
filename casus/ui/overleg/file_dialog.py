"""A form that ends in a file: with or without names, why, and where to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem, make_beside
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel

Make = Callable[..., Path]
Choose = Callable[[QWidget, str], str]


class FileDialog(FormDialog):
    """``choose`` asks for a place; the system's own window by default, with ``kinds`` as its filter.

    ``key`` is what the names of its parts begin with.
    """

    def __init__(
        self, question: str, verb: str, parent: QWidget, *, key: str, kinds: str, choose: Choose | None = None
    ) -> None:
        super().__init__(question, verb, parent, width=560)
        self._verb, self._key, self._kinds = verb, key, kinds
        self._names: Check | None = None
        self._choose = choose or self._ask_place

    def add_names(self, help_text: str, object_name: str) -> None:
        """Codes, unless names are asked for with a reason."""
        self._names = names = Check(self.tr("Met namen"), help_text)
        names.setObjectName(object_name)
        self.body.addWidget(names)
        self._why = TextInput()
        why = Field(self.tr("Waarom met namen?"), self._why, self.tr("De reden komt in het logboek."))
        self._why_field = self.add_field("reden", why, f"{self._key}_reden")
        names.toggled.connect(lambda: self._why_field.setVisible(self.wants_names()))
        self._why_field.hide()

    def add_place(self, name: str, note: str = "") -> None:
        """Where the file comes to stand: this name among one's documents, or elsewhere; with what to know of it."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._proposed = str(Path(documents) / name)
        self._path = TextInput(self._proposed)
        self._path_field = self.add_field("pad", Field(self.tr("Bewaar als"), self._path), f"{self._key}_pad")
        self._elsewhere = Button(self.tr("Kies een plek"), size="small")
        self._elsewhere.setObjectName(f"{self._key}_plek_knop")
        self._elsewhere.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._elsewhere)
        row.addStretch(1)
        self.body.addLayout(row)
        note = note or self.tr("Casus versleutelt dit bestand niet. Wat u deelt, kunt u niet terughalen.")
        self.body.addWidget(WrapLabel(note, "small"))

    def propose(self, name: str) -> None:
        """Another name in the same place, because something else is asked for; a place of one's own stays."""
        if self._path.text() == self._proposed:
            self._proposed = str(Path(self._proposed).with_name(name))
            self._path.setText(self._proposed)

    def show_path(self, path: Path) -> None:
        """The same place with another ending; an empty field stays empty."""
        if self._path.text().strip():
            self._path.setText(str(path))

    def wants_names(self) -> bool:
        """Never where it is not asked."""
        return self._names is not None and self._names.isChecked()

    def why(self) -> str:
        """The reason for names; without names there is none to give."""
        return self._why.text().strip() if self.wants_names() else ""

    def path(self, ending: str) -> Path:
        """The place, with this ending whatever was typed."""
        path = Path(self._path.text().strip())
        return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self.wants_names() and not self.why():
            found.append((self.tr("Schrijf waarom er namen in moeten."), self._why_field))
        if not self._path.text().strip():
            found.append((self.tr("Kies waar het bestand komt te staan."), self._path_field))
        return found

    def show_names(self, shown: bool) -> None:
        """Whether one may ask for names."""
        if self._names is not None:
            self._names.setVisible(shown)
            self._why_field.setVisible(shown and self.wants_names())

    def show_parts(self, shown: bool) -> None:
        """Names, reason and place, where what is asked for needs them."""
        self.show_names(shown)
        for part in (self._path_field, self._elsewhere):
            part.setVisible(shown)

    def set_verb(self, verb: str) -> None:
        """What the button does now."""
        self._verb = verb
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While the file is made: a second press would make it twice."""
        self.confirm.setEnabled(not busy)
        self.confirm.setText(self.tr("Bestand wordt gemaakt") if busy else self._verb)
        self.confirm.updateGeometry()

    def _browse(self) -> None:
        chosen = self._choose(self, self._path.text())
        if chosen:
            self._path.setText(chosen)

    def _ask_place(self, parent: QWidget, now: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(parent, self.tr("Waar komt het bestand?"), now, self._kinds)
        return chosen


def make_file(desk: Desk, dialog: FileDialog, service: Make, told: str) -> None:
    """Show the dialog, and tell where the file is when it is made. ``told``: with {0}."""

    def make(command: object) -> None:
        make_beside(desk.runner, dialog, dialog, service, command, lambda path: desk.tell(told.format(path)))

    dialog.submitted.connect(make)
    dialog.open()
