"""A long sheet: ours against bare XML in a zip (the floor) and XlsxWriter that keeps one row in memory, interleaved.

The floor packs as a zip does by itself, ours packs lighter: that is part of what makes it quick.
"""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from casus.documents.excel import Book, Cell, Money, Sheet, SheetColumn, to_xlsx
from tests.bench.measure import interleaved, pair, shown

ROWS = 100_000
DAY = date(2026, 11, 30)
COLUMNS = (
    *(SheetColumn(head) for head in ("Wijk", "Bron", "Categorie", "Domein", "Soort", "Kenmerk")),
    SheetColumn("Dag", "day"), SheetColumn("Maand", "number"), SheetColumn("Bedrag", "money"),
    SheetColumn("Nummer", "number"),
)  # fmt: skip
_SHEET = "xl/worksheets/sheet1.xml"


def run(rounds: int) -> list[str]:
    """The lines to print."""
    rows: list[tuple[Cell, ...]] = [
        ("Oost", "gemeente", "gezondheid", "lichaam", "betaling", f"K{n}", DAY, n % 12 + 1, Money(n * 37), n)
        for n in range(ROWS)
    ]
    book = Book("Proef", DAY, (Sheet("Regels", "Regels", COLUMNS, rows),))
    took = interleaved(
        {"ours": lambda: to_xlsx(book), "floor": lambda: _floor(rows), "peer": lambda: _peer(rows)}, rounds
    )
    return [
        f"a sheet of {ROWS} rows by {len(COLUMNS)}, median of {rounds} interleaved rounds",
        pair("ours", took["ours"], took["floor"], goal="<= 2", of="raw XML and zip"),
        f"  XlsxWriter, one row in memory: {took['peer'] / took['ours']:.1f} x ours ({shown(took['peer'])}; goal >= 4)",
    ]


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    value = cell.cents / 100 if isinstance(cell, Money) else cell.toordinal() if isinstance(cell, date) else cell
    return f"<c><v>{value}</v></c>"


def _floor(rows: list[tuple[Cell, ...]]) -> bytes:
    target = io.BytesIO()
    text = "".join("<row>" + "".join([_plain(cell) for cell in row]) + "</row>" for row in rows)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(_SHEET, f"<worksheet><sheetData>{text}</sheetData></worksheet>")
    return target.getvalue()


def _peer(rows: list[tuple[Cell, ...]]) -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"constant_memory": True, "in_memory": True})
    sheet = made.add_worksheet()
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif isinstance(cell, Money):
                sheet.write_number(number, place, cell.cents / 100)
            elif isinstance(cell, date):
                sheet.write_number(number, place, cell.toordinal())
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
    made.close()
    return target.getvalue()
