"""The list of who looked, on paper: codes for the casus, names of those who looked, as an answer to the person."""

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from casus.services.kijkers import Kijkers
from casus.ui.casussen.kijkers_words import acts_of, last_of
from casus.ui.dates import day_full, moment_day


def print_kijkers(found: Kijkers, parent: QWidget) -> None:
    """Ask the system which printer; nothing is kept on disk."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        kijkers_document(found).print_(printer)


def kijkers_document(found: Kijkers) -> QTextDocument:
    """A heading, since when, and a table; without the name of the person."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("KijkersPrint", text)

    heads = (tr("Wie"), tr("Organisatie en rol"), tr("Wat"), tr("Keren"), tr("Laatst"))
    rows = [
        (k.wie, ", ".join(part for part in (k.organisatie, k.rol) if part), acts_of(k), str(k.keren), last_of(k))
        for k in found.kijkers
    ]
    cells = "".join(f"<th align='left'>{escape(head)}</th>" for head in heads)
    body = "".join("<tr>" + "".join(f"<td>{_html(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    title = tr("Wie heeft gekeken in casus {0}").format(found.code)
    since = tr("Uit het logboek, sinds {0}.").format(day_full(moment_day(found.sinds)))
    document = QTextDocument()
    document.setHtml(
        f"<h2>{escape(title)}</h2><p>{escape(since)}</p>"
        f"<table width='100%' cellspacing='0' cellpadding='4' border='1' style='border-collapse: collapse'>"
        f"<tr>{cells}</tr>{body}</table>"
    )
    return document


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
