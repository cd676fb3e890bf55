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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Herstelblad", text)


def sheet_for(dossier: str, code: str, day: date) -> Blad:
    """The words on paper: what the code is for, where to keep it, and what to do when it is lost."""
    return Blad(
        titel=_tr("Herstelcode van een dossier"),
        dossier=dossier,
        dag=day,
        datum=day_full(day),
        code=code,
        inleiding=_tr(
            "Met deze code opent u het dossier in Casus als de sleutel niet op de computer staat: op een andere "
            "computer, of als deze stuk of weg is. Hoofdletters en streepjes maken niet uit."
        ),
        regels=(
            (
                _tr("Waar bewaart u dit blad?"),
                _tr(
                    "In een afgesloten kast of kluis, niet bij de computer. "
                    "Laat een tweede persoon van het team weten waar."
                ),
            ),
            (
                _tr("Wie kan het dossier openen?"),
                _tr("Wie dit blad heeft en het bestand, kan alles lezen. Maak er geen foto van en mail het niet."),
            ),
            (
                _tr("Hoe gebruikt u de code?"),
                _tr(
                    "Open Casus, kies het dossier en typ de acht groepjes. Bij een typefout zegt Casus in welk groepje."
                ),
            ),
            (
                _tr("Is de code kwijt?"),
                _tr(
                    "Zonder code en zonder de computer waarop het dossier staat, kan niemand het openen. "
                    "Ook de makers van Casus niet. Er is geen andere weg."
                ),
            ),
        ),
        voet=_tr("Gemaakt met Casus. Casus zelf bewaart deze code nergens."),
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
    dialog.setWindowTitle(_tr("Druk het herstelblad af"))
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        painter = QPainter(printer)
        _paint(
            painter, QRectF(0, 0, printer.width(), printer.height()), sheet_for(dossier, code, SystemClock().today())
        )
        painter.end()


def save_sheet(parent: QWidget, dossier: str, code: str) -> None:
    """Warn first: a pdf lies readable on the disk."""
    dialog = Dialog(_tr("Bewaart u de herstelcode als pdf?"), _tr("Bewaar als pdf"), parent, cancel_first=True)
    dialog.setObjectName("herstelblad_dialoog")
    dialog.confirm.setObjectName("herstelblad_bewaar_knop")
    words = (
        _tr("Een pdf staat leesbaar op de schijf. Wie het bestand vindt, kan het dossier openen."),
        _tr("Bewaar het op een usb-stick die achter slot ligt, niet naast het dossier. Papier is veiliger."),
    )
    for text in words:
        dialog.body.addWidget(WrapLabel(text, "body"))
    dialog.accepted.connect(lambda: _ask_place(parent, dossier, code))
    dialog.open()


def _ask_place(parent: QWidget, dossier: str, code: str) -> None:
    path, _ = QFileDialog.getSaveFileName(parent, _tr("Bewaar het herstelblad"), "herstelblad.pdf", "PDF (*.pdf)")
    if path:
        write_pdf(Path(path).with_suffix(".pdf"), sheet_for(dossier, code, SystemClock().today()))


def _layout() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _paint(painter: QPainter, rect: QRectF, blad: Blad) -> None:
    paint_herstelblad(painter, rect, blad, current_theme().font("body").family())
