"""What was told about somebody, on paper: the code of the casus, no name of the person, names of who heard it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from casus.services.afwegingen import GedeeldScherm
from casus.ui.dates import day_full, moment_day, starting
from casus.ui.delen.deel_words import although_nameless, heard_when, outcome_words, stand_words


def tr(text: str) -> str:
    return QCoreApplication.translate("GedeeldPrint", text)


def print_gedeeld(found: GedeeldScherm, parent: QWidget) -> None:
    """Ask the system which printer; nothing is kept on disk."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        gedeeld_document(found).print_(printer)


def gedeeld_document(found: GedeeldScherm) -> QTextDocument:
    """Two tables: what was decided, and who heard it. The motivation stays out: it may name others."""
    decided = [
        (
            outcome_words(row),
            ", ".join(each.organisatie for each in row.ontvangers),
            ". ".join(part for part in (starting(stand_words(row)), although_nameless(row)) if part),
            "" if row.vastgelegd_op is None else day_full(moment_day(row.vastgelegd_op)),
        )
        for row in found.pagina.besluiten
    ]
    heard = [(row.naam, row.organisatie, heard_when(row)) for row in found.pagina.gehoord]
    title = tr("Wat is met wie gedeeld over casus {0}").format(found.casus_code)
    document = QTextDocument()
    document.setHtml(
        f"<h2>{escape(title)}</h2>"
        f"<h3>{escape(tr('Besluiten'))}</h3>"
        + _table((tr("Besluit"), tr("Wie"), tr("Stand"), tr("Vastgelegd")), decided, tr("Er is nog geen besluit."))
        + f"<h3>{escape(tr('Aan tafel gehoord'))}</h3>"
        + _table((tr("Wie"), tr("Organisatie"), tr("Wanneer")), heard, tr("Nog niet aan tafel besproken."))
    )
    return document


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> str:
    if not rows:
        return f"<p>{escape(empty)}</p>"
    cells = "".join(f"<th align='left'>{escape(head)}</th>" for head in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        "<table width='100%' cellspacing='0' cellpadding='4' border='1' style='border-collapse: collapse'>"
        f"<tr>{cells}</tr>{body}</table>"
    )
