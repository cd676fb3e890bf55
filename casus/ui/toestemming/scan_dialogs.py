"""The signed form: taken in as a scan, and given back as a copy."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from casus.services.papieren import paper_name
from casus.services.scans import BewaarScan, VoegScanToe
from casus.services.toestemmingen import ToestemmingRow
from casus.ui.dates import day_full
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.pick_file_dialog import PickFileDialog
from casus.ui.widgets.label import WrapLabel


class ScanDialog(PickFileDialog):
    """Which file; it is kept encrypted, the file itself stays where it is."""

    def __init__(self, row: ToestemmingRow, parent: QWidget, *, choose: Choose | None = None) -> None:
        super().__init__(
            parent.tr("Scan van het formulier bewaren?"), parent.tr("Bewaar scan"), parent, key="scan",
            pick=parent.tr("Kies het bestand met de scan"), kinds=parent.tr("Scan of foto (*.pdf *.png *.jpg *.jpeg)"),
            choose=choose,
        )  # fmt: skip
        self.setObjectName("scan_dialoog")
        self.confirm.setObjectName("scan_bewaar_knop")
        self._row = row
        told = self.tr("Casus bewaart de scan versleuteld in het dossier. Gooi het bestand zelf daarna weg.")
        self.body.addWidget(WrapLabel(told))
        self.add_scan()

    def command(self) -> object:
        return VoegScanToe(self._row.id, self._row.versie, self.path())


class ScanKopieDialog(FileDialog):
    """A copy outside the dossier, readable for everybody who has it."""

    def __init__(self, row: ToestemmingRow, code: str, parent: QWidget, *, choose: Choose | None = None) -> None:
        kind = row.scan.value if row.scan is not None else "pdf"
        kinds = parent.tr("Bestand (*.{0})").format(kind)
        question = parent.tr("Kopie van het ondertekende formulier?")
        super().__init__(question, parent.tr("Bewaar kopie"), parent, key="scan_kopie", kinds=kinds, choose=choose)
        self.setObjectName("scan_kopie_dialoog")
        self.confirm.setObjectName("scan_kopie_knop")
        self._row, self._ending = row, f".{kind}"
        asked = day_full(row.gevraagd_op) if row.gevraagd_op is not None else ""
        self.body.addWidget(WrapLabel(self.tr("De handtekening en de naam staan erop. Gevraagd op {0}.").format(asked)))
        day = row.gevraagd_op
        name = paper_name("toestemming-getekend", day, code) if day is not None else f"toestemming-getekend_{code}"
        self.add_place(str(Path(name).with_suffix(self._ending)))

    def command(self) -> object:
        return BewaarScan(self._row.id, self.path(self._ending))
