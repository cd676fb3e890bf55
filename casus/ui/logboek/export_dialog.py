"""The log book as a file: readable, or exactly as it stands so that others can check it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from casus.services.logboek import LogFilter
from casus.services.logexport import ExportLog
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.widgets.choice import Radio

READABLE, EXACT = ".csv", ".jsonl"


class ExportLogDialog(FileDialog):
    """``submitted`` carries an ``ExportLog``."""

    def __init__(
        self, asked: LogFilter, parent: QWidget, *, may_exact: bool, is_narrow: bool, choose: Choose | None = None
    ) -> None:
        verb, kinds = parent.tr("Exporteer"), parent.tr("Logboek (*.csv *.jsonl)")
        super().__init__(parent.tr("Logboek exporteren?"), verb, parent, key="logboek", kinds=kinds, choose=choose)
        self.setObjectName("logboek_export_dialoog")
        self.confirm.setObjectName("logboek_export_knop")
        self._asked = asked
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
        self.add_names(self.tr("Zonder dit vinkje staan er codes, en geen redenen."), "logboek_met_namen")
        self.add_place(f"logboek{READABLE}")
        self._exact.toggled.connect(self._on_exact)

    def command(self) -> object:
        exact = self._exact.isChecked()
        return ExportLog(self.path(EXACT if exact else READABLE), exact, self._asked, self.wants_names(), self.why())

    def wants_names(self) -> bool:
        return super().wants_names() and not self._exact.isChecked()

    def _on_exact(self, exact: bool) -> None:
        self.show_names(not exact)
        path = Path(self._path.text().strip())
        if path.suffix in (READABLE, EXACT):
            self._path.setText(str(path.with_suffix(EXACT if exact else READABLE)))
