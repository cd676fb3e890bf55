"""The log book as a file: readable, or exactly as it stands so that others can check it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from casus.services.logboek import LogFilter
from casus.services.logexport import ExportLog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Check, Radio
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel

Choose = Callable[[QWidget, str], str]
READABLE, EXACT = ".csv", ".jsonl"


class ExportLogDialog(FormDialog):
    """``submitted`` carries an ``ExportLog``. ``choose`` asks for a place; the system's own window by default."""

    def __init__(
        self, asked: LogFilter, parent: QWidget, *, may_exact: bool, is_narrow: bool, choose: Choose | None = None
    ) -> None:
        super().__init__(self.tr("Logboek exporteren?"), self.tr("Exporteer"), parent, width=560)
        self.setObjectName("logboek_export_dialoog")
        self.confirm.setObjectName("logboek_export_knop")
        self._asked, self._choose = asked, choose or _ask_place
        what = self.tr("Wat nu in de lijst staat") if is_narrow else self.tr("Alle regels die u mag lezen")
        self._readable = Radio(self.tr("Leesbaar"), self.tr("{0}, als tabel voor Excel.").format(what), as_row=True)
        self._exact = Radio(
            self.tr("Precies zoals het er staat"),
            self.tr("Alle regels, met nummers in plaats van namen. Iedereen kan nagaan of er niets is veranderd."),
            as_row=True,
        )
        self._readable.setObjectName("logboek_leesbaar")
        self._exact.setObjectName("logboek_precies")
        self._readable.setChecked(True)
        self.body.addWidget(self._readable)
        if may_exact:
            self.body.addWidget(self._exact)
        self._names = Check(self.tr("Met namen"), self.tr("Zonder dit vinkje staan er codes, en geen redenen."))
        self._names.setObjectName("logboek_met_namen")
        self.body.addWidget(self._names)
        self._why = TextInput()
        why = Field(self.tr("Waarom met namen?"), self._why, self.tr("De reden komt in het logboek."))
        self._why_field = self.add_field("reden", why, "logboek_reden")
        self._path = TextInput(str(_documents() / f"logboek{READABLE}"))
        self._path_field = self.add_field("pad", Field(self.tr("Bewaar als"), self._path), "logboek_pad")
        browse = Button(self.tr("Kies een plek"), size="small")
        browse.setObjectName("logboek_plek_knop")
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(browse)
        row.addStretch(1)
        self.body.addLayout(row)
        note = self.tr("Casus versleutelt dit bestand niet. Wat u deelt, kunt u niet terughalen.")
        self.body.addWidget(WrapLabel(note, "small"))
        self._names.toggled.connect(self._show_fields)
        self._exact.toggled.connect(self._show_fields)
        self._show_fields()

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self._wants_names() and not self._why.text().strip():
            found.append((self.tr("Schrijf waarom er namen in moeten."), self._why_field))
        if not self._path.text().strip():
            found.append((self.tr("Kies waar het bestand komt te staan."), self._path_field))
        return found

    def command(self) -> object:
        exact, names = self._exact.isChecked(), self._wants_names()
        path = _ending(Path(self._path.text().strip()), EXACT if exact else READABLE)
        return ExportLog(path, exact, self._asked, names, self._why.text().strip() if names else "")

    def set_busy(self, busy: bool) -> None:
        """While the file is made: a second press would make it twice."""
        self.confirm.setEnabled(not busy)
        self.confirm.setText(self.tr("Bestand wordt gemaakt") if busy else self.tr("Exporteer"))
        self.confirm.updateGeometry()

    def _wants_names(self) -> bool:
        return self._names.isChecked() and not self._exact.isChecked()

    def _show_fields(self) -> None:
        exact = self._exact.isChecked()
        self._names.setVisible(not exact)
        self._why_field.setVisible(self._wants_names())
        path = Path(self._path.text().strip())
        if path.suffix in (READABLE, EXACT):
            self._path.setText(str(path.with_suffix(EXACT if exact else READABLE)))

    def _browse(self) -> None:
        chosen = self._choose(self, self._path.text())
        if chosen:
            self._path.setText(chosen)


def _ending(path: Path, ending: str) -> Path:
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _ask_place(parent: QWidget, now: str) -> str:
    title = parent.tr("Waar komt het bestand?")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, now, parent.tr("Logboek (*.csv *.jsonl)"))
    return chosen
