"""The recovery sheet on the printer, or as a pdf after a word of warning."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from casus.drawing.herstelblad import Blad, paint_herstelblad
from casus.system.clock import SystemClock
from casus.ui.dates import day_full
from casus.ui.theme import current_theme
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.label import WrapLabel


def tr(text: str) -> str:
    return QCoreApplication.translate("Herstelblad", text)


def sheet_for(dossier: str, code: str, day: date) -> Blad:
    """The words on paper: what the code is for, where to keep it, and what to do when it is lost."""
    return Blad(
        titel=tr("Herstelcode van een dossier"),
        dossier=dossier,
        dag=day,
        datum=day_full(day),
        code=code,
        inleiding=tr(
            "Met deze code opent u het dossier in Casus als de sleutel niet op de computer staat: op een andere "
            "computer, of als deze stuk of weg is. Hoofdletters en streepjes maken niet uit."
        ),
        regels=(
            (
                tr("Waar bewaart u dit blad?"),
                tr(
                    "In een afgesloten kast of kluis, niet bij de computer. "
                    "Laat een tweede persoon van het team weten waar."
                ),
            ),
            (
                tr("Wie kan het dossier openen?"),
                tr("Wie dit blad heeft en het bestand, kan alles lezen. Maak er geen foto van en mail het niet."),
            ),
            (
                tr("Hoe gebruikt u de code?"),
                tr(
                    "Open Casus, kies het dossier en typ de acht groepjes. Bij een typefout zegt Casus in welk groepje."
                ),
            ),
            (
                tr("Is de code kwijt?"),
                tr(
                    "Zonder code en zonder de computer waarop het dossier staat, kan niemand het openen. "
                    "Ook de makers van Casus niet. Er is geen andere weg."
                ),
            ),
        ),
        voet=tr("Gemaakt met Casus. Casus zelf bewaart deze code nergens."),
    )


def write_pdf(path: Path, blad: Blad) -> None:
    """One page of A4."""
    writer = QPdfWriter(str(path))
    writer.setPageLayout(_layout())
    writer.setResolution(300)
    writer.setTitle(blad.titel)
    painter = QPainter(writer)
    _paint(painter, QRectF(0, 0, writer.width(), writer.height()), blad)
    painter.end()


def print_sheet(parent: QWidget, dossier: str, code: str) -> None:
    """Ask which printer, then print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only for who prints

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Druk het herstelblad af"))
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        painter = QPainter(printer)
        _paint(
            painter, QRectF(0, 0, printer.width(), printer.height()), sheet_for(dossier, code, SystemClock().today())
        )
        painter.end()


def save_sheet(parent: QWidget, dossier: str, code: str) -> None:
    """Warn first: a pdf lies readable on the disk."""
    dialog = Dialog(tr("Bewaart u de herstelcode als pdf?"), tr("Bewaar als pdf"), parent, cancel_first=True)
    dialog.setObjectName("herstelblad_dialoog")
    dialog.confirm.setObjectName("herstelblad_bewaar_knop")
    words = (
        tr("Een pdf staat leesbaar op de schijf. Wie het bestand vindt, kan het dossier openen."),
        tr("Bewaar het op een usb-stick die achter slot ligt, niet naast het dossier. Papier is veiliger."),
    )
    for text in words:
        dialog.body.addWidget(WrapLabel(text, "body"))
    dialog.accepted.connect(lambda: _ask_place(parent, dossier, code))
    dialog.open()


def _ask_place(parent: QWidget, dossier: str, code: str) -> None:
    path, _ = QFileDialog.getSaveFileName(parent, tr("Bewaar het herstelblad"), "herstelblad.pdf", "PDF (*.pdf)")
    if path:
        write_pdf(Path(path).with_suffix(".pdf"), sheet_for(dossier, code, SystemClock().today()))


def _layout() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _paint(painter: QPainter, rect: QRectF, blad: Blad) -> None:
    paint_herstelblad(painter, rect, blad, current_theme().font("body").family())
