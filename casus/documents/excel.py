"""Content -> the bytes of an .xlsx with living formulas, and of a .csv.

It knows spreadsheets, not the field. What somebody typed is always text, whatever sign it begins with. A formula
carries the value that it comes to, so that a reader that does not calculate shows the same. There are no hidden
sheets, no author and no path in a file; equal content gives equal bytes.
XlsxWriter lays out every sheet; of a long one the rows are written by hand, because cell by cell costs ten times more.
"""

import csv
import io
import math
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias
from xml.sax.saxutils import escape

from casus.documents.collector import collector_off
from casus.documents.content import printable

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MANY = 2_000
"""From so many rows on a sheet is written by hand."""
BOM = "\ufeff"
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LINE = 13
"""Height of a line of text, in points."""
_DENSE = 1.12
"""Letters that fit where a spreadsheet counts one digit."""
_NOUGHT = date(1899, 12, 30)
"""Day 0 of a spreadsheet, from March 1900 on."""

Kind: TypeAlias = Literal["text", "number", "year", "money", "share", "day"]


class Money(NamedTuple):
    """Whole cents; shown with two decimals."""

    cents: int


class Share(NamedTuple):
    """A part of a whole, as a percentage."""

    percent: int


class Formula(NamedTuple):
    """Without ``=``, in English and with commas, as the file wants it; and what it comes to."""

    text: str
    value: "Money | Share | int | str"


Cell: TypeAlias = "str | int | date | Money | Share | Formula | None"


class SheetColumn(NamedTuple):
    """Head, what stands in it, and how wide, in characters."""

    head: str
    kind: Kind = "text"
    width: float = 14


@dataclass(frozen=True)
class Sheet:
    """One sheet: title, lines of explanation, a head row that is repeated on paper, rows and a row of totals."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Cell]]
    intro: tuple[str, ...] = ()
    total: Sequence[Cell] = ()

    @property
    def head_row(self) -> int:
        """Place of the head row, from nought."""
        return len(self.intro) + 2

    def area(self, column: int) -> str:
        """The cells of a column as a formula names them; at least one row, so that it is never broken."""
        letter, first = column_letter(column), self.head_row + 2
        last = max(first, first + len(self.rows) - 1)
        return f"'{self.name}'!${letter}${first}:${letter}${last}"

    def sum_of(self, column: int) -> str:
        """The formula of a total; nought without rows, where it would stand in the cells that it adds up."""
        return f"SUM({self.area(column)})" if self.rows else "0"

    def cell(self, row: int, column: int) -> str:
        """One cell of the rows; ``row`` = number of rows is the row of totals."""
        return f"'{self.name}'!${column_letter(column)}${self.head_row + 2 + row}"


@dataclass(frozen=True)
class Book:
    """Sheets in order, and names for areas and cells. ``foot`` stands below every page."""

    title: str
    day: date
    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    foot: str = ""


def column_letter(column: int) -> str:
    """A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@collector_off()
def to_xlsx(book: Book) -> bytes:
    """The file."""
    import xlsxwriter

    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True, "default_date_format": "dd-mm-yyyy"})
    made.set_properties({"title": book.title, "author": "", "created": datetime(*book.day.timetuple()[:3], tzinfo=UTC)})
    made.set_calc_mode("auto")
    formats = _Formats(made)
    for sheet in book.sheets:
        _lay_out(made.add_worksheet(sheet.name), sheet, formats, book)
    for name, area in book.names.items():
        made.define_name(name, f"={area}")
    made.close()
    long = {place: sheet for place, sheet in enumerate(book.sheets, start=1) if len(sheet.rows) > MANY}
    return _with_rows(target.getvalue(), long) if long else target.getvalue()


class _Formats:
    """Each look once."""

    LOOKS: Mapping[Kind, dict[str, object]] = {
        "text": {"align": "left", "valign": "top", "text_wrap": True},
        "number": {"num_format": "#,##0", "align": "right", "valign": "top"},
        "year": {"num_format": "0", "align": "left", "valign": "top"},
        "money": {"num_format": '#,##0.00;"−" #,##0.00', "align": "right", "valign": "top"},
        "share": {"num_format": '0" %"', "align": "right", "valign": "top"},
        "day": {"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"},
    }

    def __init__(self, made: Any) -> None:
        base = {"font_name": "Arial", "font_size": 10}
        line = {"bottom": 1, "bottom_color": "#D3CCC1"}
        self.title = made.add_format({**base, "font_size": 16, "bold": True, "font_color": "#1F3A5F"})
        self.intro = made.add_format({**base, "font_color": "#544F48"})
        self.body = {kind: made.add_format({**base, **look, **line}) for kind, look in self.LOOKS.items()}
        head = {**base, "bold": True, "bottom": 2, "bottom_color": "#1F3A5F", "text_wrap": True, "valign": "bottom"}
        self.head = {kind: made.add_format({**head, "align": look["align"]}) for kind, look in self.LOOKS.items()}
        total = {**base, "bold": True, "top": 2, "top_color": "#1F3A5F"}
        self.total = {kind: made.add_format({**look, **total}) for kind, look in self.LOOKS.items()}


def _lay_out(ws: "Worksheet", sheet: Sheet, formats: _Formats, book: Book) -> None:
    _set_up_paper(ws, sheet, book)
    ws.write_string(0, 0, printable(sheet.title), formats.title)
    for row, line in enumerate(sheet.intro, start=1):
        ws.write_string(row, 0, printable(line), formats.intro)
    for place, column in enumerate(sheet.columns):
        ws.set_column(place, place, column.width)
        ws.write_string(sheet.head_row, place, column.head, formats.head[column.kind])
    ws.freeze_panes(sheet.head_row + 1, 1)
    shown = sheet.rows if len(sheet.rows) <= MANY else sheet.rows[:1]
    for row, cells in enumerate(shown, start=sheet.head_row + 1):
        _write_row(ws, row, cells, sheet.columns, formats.body)
        lines = _lines_of(cells, sheet.columns)
        if lines > 1:
            ws.set_row(row, _LINE * lines + 2)
    if sheet.total:
        _write_row(ws, sheet.head_row + 1 + len(sheet.rows), sheet.total, sheet.columns, formats.total)


def _lines_of(cells: Sequence[Cell], columns: Sequence[SheetColumn]) -> int:
    """How many lines the longest text takes in its column: not every reader makes a row as high as its words."""
    pairs = zip(cells, columns, strict=True)
    return max(
        (math.ceil(len(cell) / column.width / _DENSE) for cell, column in pairs if isinstance(cell, str)), default=1
    )


def _set_up_paper(ws: "Worksheet", sheet: Sheet, book: Book) -> None:
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(sheet.head_row)
    ws.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
    ws.set_header(f"&L&9{_code(book.title)}&R&9{_code(sheet.name)}")
    ws.set_footer(f"&L&9{_code(book.foot)}&R&9Pagina &P van &N")
    ws.hide_gridlines(2)


def _code(text: str) -> str:
    """An ampersand begins a code in the margins of a sheet."""
    return printable(text).replace("&", "&&")


def _write_row(
    ws: "Worksheet", row: int, cells: Sequence[Cell], columns: Sequence[SheetColumn], looks: Mapping[Kind, Any]
) -> None:
    for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        look = looks[column.kind]
        if cell is None:
            ws.write_blank(row, place, None, look)
        elif isinstance(cell, Formula):
            ws.write_formula(row, place, f"={cell.text}", look, _value(cell.value))
        elif isinstance(cell, str):
            ws.write_string(row, place, _text(cell), look)
        else:
            ws.write_number(row, place, _value(cell), look)


def _text(cell: str) -> str:
    return printable(cell)[:LONGEST_TEXT]


def _value(cell: "Money | Share | int | str | date") -> Any:
    """As the file keeps it: euros, a number, the count of days, or text."""
    if isinstance(cell, Money):
        return cell.cents / 100
    if isinstance(cell, Share):
        return cell.percent
    return (cell - _NOUGHT).days if isinstance(cell, date) else cell


# -- long sheets -----------------------------------------------------------------------------------------------

_ROW = re.compile(r'<row r="(\d+)"[^>]*>.*?</row>', re.DOTALL)
_STYLE = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"')
_SIZE = re.compile(r'<dimension ref="[^"]*"/>')


def _with_rows(data: bytes, long: Mapping[int, Sheet]) -> bytes:
    """The same file with the rows of these sheets; the first row tells which looks they have."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
    ):
        for info in source.infolist():
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            kept = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            kept.compress_type = zipfile.ZIP_DEFLATED
            blob = source.read(info)
            sheet = long.get(int(found[1])) if found else None
            out.writestr(kept, blob if sheet is None else _filled(blob.decode(), sheet).encode(), compresslevel=1)
    return target.getvalue()


def _filled(xml: str, sheet: Sheet) -> str:
    first = sheet.head_row + 2
    example = next(found for found in _ROW.finditer(xml) if int(found[1]) == first)
    styles = _STYLE.findall(example[0])
    rows = _rows_xml(sheet.rows, first, styles)
    last = f"{column_letter(len(sheet.columns) - 1)}{first + len(sheet.rows) - (0 if sheet.total else 1)}"
    xml = xml[: example.start()] + rows + xml[example.end() :]
    return _SIZE.sub(f'<dimension ref="A1:{last}"/>', xml, count=1)


def _rows_xml(rows: Sequence[Sequence[Cell]], first: int, styles: Sequence[str]) -> str:
    """Texts stand in the cell itself: a table of shared texts would have to be built first."""
    starts = [(column_letter(place), f'" s="{style}"') for place, style in enumerate(styles)]
    made: list[str] = []
    for number, cells in enumerate(rows, start=first):
        made.append(f'<row r="{number}">')
        for (letter, style), cell in zip(starts, cells, strict=True):
            begin = f'<c r="{letter}{number}{style}'
            if type(cell) is str:
                text = cell if cell.isalnum() else escape(_text(cell))
                made.append(f'{begin} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
            elif cell is None:
                made.append(f"{begin}/>")
            elif isinstance(cell, Formula):
                made.append(f"{begin}><f>{escape(cell.text)}</f><v>{escape(str(_value(cell.value)))}</v></c>")
            else:
                made.append(f"{begin}><v>{_value(cell)!r}</v></c>")
        made.append("</row>")
    return "".join(made)


# -- csv -------------------------------------------------------------------------------------------------------


def to_csv(sheet: Sheet) -> bytes:
    """Head, rows and totals for any spreadsheet in the Netherlands: semicolons, a comma for cents, and a mark before a
    text that would be taken for a formula.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.head for column in sheet.columns])
    for cells in (*sheet.rows, *((sheet.total,) if sheet.total else ())):
        writer.writerow(_plain(cells))
    return (BOM + out.getvalue()).encode()


def _plain(cells: Iterable[Cell]) -> list[str]:
    found = []
    for cell in cells:
        value = cell.value if isinstance(cell, Formula) else cell
        if value is None:
            found.append("")
        elif isinstance(value, Money):
            found.append(f"{'-' if value.cents < 0 else ''}{abs(value.cents) // 100},{abs(value.cents) % 100:02}")
        elif isinstance(value, Share):
            found.append(str(value.percent))
        elif isinstance(value, date):
            found.append(f"{value:%d-%m-%Y}")
        elif isinstance(value, str):
            found.append(f"'{value}" if value.startswith(_SIGNS) else value)
        else:
            found.append(str(value))
    return found
