"""The monitor as a file: what kind, and where to."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from casus.services.monitorbestand import UITGANGEN, BewaarMonitor
from casus.services.monitorkruis import Paar
from casus.services.monitorvorm import MonitorVraag
from casus.services.monitorwoorden import DIMENSIE_KOPPEN
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.widgets.choice import Radio


class MonitorBestandDialog(FileDialog):
    """``submitted`` carries a ``BewaarMonitor``. A workbook can also be .csv, a page Word or PDF.
    ``betalers``: there are ramingen of which is told who pays.
    """

    def __init__(
        self,
        vraag: MonitorVraag,
        today: date,
        ending: str,
        parent: QWidget,
        *,
        betalers: bool = False,
        kruisen: tuple[Paar, ...] = (),
        choose: Choose | None = None,
    ) -> None:
        is_page = ending == ".docx"
        kinds = parent.tr("Word of PDF (*.docx *.pdf)") if is_page else parent.tr("Excel of CSV (*.xlsx *.csv)")
        question = parent.tr("Eén bladzijde maken?") if is_page else parent.tr("Cijfers bewaren?")
        verb = parent.tr("Maak de bladzijde") if is_page else parent.tr("Bewaar de cijfers")
        super().__init__(question, verb, parent, key="monitor", kinds=kinds, choose=choose)
        self.setObjectName("monitor_dialoog")
        self.confirm.setObjectName("monitor_maken_knop")
        self._vraag, self._ending, self._kruisen = vraag, ending, kruisen
        self._csv: Radio | None = None
        self._paid: Radio | None = None
        self._pdf: Radio | None = None
        if is_page:
            self._add_kinds_of_page()
        if not is_page:
            words = self.tr("Met formules, bronnen en uitleg op eigen bladen.")
            if kruisen:
                one, other = (DIMENSIE_KOPPEN[each].lower() for each in kruisen[0])
                words += " " + self.tr("Ook de tabel per {0} en {1}.").format(one, other)
            book = Radio(self.tr("Excel"), words, as_row=True)
            book.setChecked(True)
            self._csv = Radio(self.tr("CSV"), self.tr("Alleen de regels, voor een ander programma."), as_row=True)
            self._csv.setObjectName("monitor_csv")
            self.body.addWidget(book)
            self.body.addWidget(self._csv)
        if betalers and not is_page:
            words = self.tr("Per raming en betaler wat het nu kost, en wat na de oplossing.")
            self._paid = Radio(self.tr("CSV, wie betaalt en wie bespaart"), words, as_row=True)
            self._paid.setObjectName("monitor_csv_betalers")
            self.body.addWidget(self._paid)
        kind = "verantwoording" if is_page else "budgetmonitor"
        self.add_place(f"{today.isoformat()}_{kind}_{vraag.jaar}{ending}")
        for radio in (self._csv, self._paid, self._pdf):
            if radio is not None:
                radio.toggled.connect(lambda: self.show_path(self._path_with(self._chosen_ending())))

    def _add_kinds_of_page(self) -> None:
        word = Radio(self.tr("Word"), self.tr("Om er nog iets bij te schrijven."), as_row=True)
        word.setChecked(True)
        self._pdf = Radio(self.tr("PDF"), self.tr("Om te sturen of af te drukken, zoals het is."), as_row=True)
        self._pdf.setObjectName("monitor_pdf")
        self.body.addWidget(word)
        self.body.addWidget(self._pdf)

    def _path_with(self, ending: str) -> Path:
        """Whatever was typed, with one ending: that of what was chosen."""
        path = self.path(ending)
        inner = path.with_suffix("")
        return inner.with_suffix(ending) if inner.suffix.lower() in UITGANGEN else path

    def _chosen_ending(self) -> str:
        if self._is_paid() or (self._csv is not None and self._csv.isChecked()):
            return ".csv"
        return ".pdf" if self._pdf is not None and self._pdf.isChecked() else self._ending

    def _is_paid(self) -> bool:
        return self._paid is not None and self._paid.isChecked()

    def command(self) -> object:
        ending = self._chosen_ending()
        kruisen = self._kruisen if ending == ".xlsx" else ()
        return BewaarMonitor(self._vraag, self._path_with(ending), self._is_paid(), kruisen)
