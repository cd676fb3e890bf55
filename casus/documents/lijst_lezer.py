"""The child process that opens a spreadsheet: little memory, little time, and nothing but a file in and rows out.

Started by ``lijst_xlsx``. It reads the file from standard input and answers with one JSON object; whatever goes wrong
in here ends this process and not Casus.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from casus.documents.gate import MAX_CELL, MAX_COLUMNS, MAX_ROWS

MEMORY = 512 * 2**20
SECONDS = 20
_PIECE = 64 * 1024
_OVERLAP = 200
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="[A-Z]+(\d+):[A-Z]+(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MOST_MERGED = 1_000


def main() -> None:
    """Answer and go; a failure is only the end of this process."""
    limit()
    answer = read(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def limit() -> None:
    """Memory and processor time, where the system can: Windows has the clock of the parent alone."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes) -> dict[str, Any]:
    """The rows of the first sheet that is shown and not empty, as they stand there."""
    book = _open(data, values=True)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    answer: dict[str, Any] = {"rijen": [], "fouten": [], "samengevoegd": [], "andere": 0}
    answer["verborgen"] = len(book.worksheets) - len(shown)
    for place, sheet in enumerate(shown):
        rows, faults = _read_sheet(data, book, sheet)
        if rows or faults:
            merged, _ = _scan(book, sheet)
            others = sum(_has_rows(other) for other in shown[place + 1 :])
            return answer | {"rijen": rows, "fouten": faults, "samengevoegd": merged, "andere": others}
    return answer


def _open(data: bytes, *, values: bool) -> Any:
    import openpyxl

    return openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _read_sheet(data: bytes, book: Any, sheet: Any) -> tuple[list[Any], list[Any]]:
    _, has_formulas = _scan(book, sheet)
    formulas = _formula_cells(data, sheet.title) if has_formulas else {}
    rows: list[Any] = []
    faults: list[Any] = []
    for number, cells in enumerate(_rows(sheet), start=1):
        if number > MAX_ROWS:
            faults.append([None, "lijst_te_veel_rijen"])
            break
        if len(cells) > MAX_COLUMNS and any(cell is not None for cell in cells[MAX_COLUMNS:]):
            faults.append([number, "lijst_te_veel_cellen"])
            continue
        if any(cells[place] is None for place in formulas.get(number, ()) if place < len(cells)):
            faults.append([number, "lijst_formule"])
            continue
        written = [_written(cell) for cell in cells[:MAX_COLUMNS]]
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in written):
            faults.append([number, "lijst_cel_te_lang"])
        elif any(written):
            rows.append([number, written])
    return rows, faults


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """As many cells as a row really has: what a file says of its own size may be a lie of a million columns."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _has_rows(sheet: Any) -> bool:
    return any(any(cell is not None for cell in row) for row in _rows(sheet))


def _formula_cells(data: bytes, title: str) -> dict[int, list[int]]:
    """Row -> places of its formulas: one without a kept outcome has no value to take."""
    sheet = _open(data, values=False)[title]
    sheet.reset_dimensions()
    found: dict[int, list[int]] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_ROWS:
            break
        places = [place for place, cell in enumerate(cells) if getattr(cell, "data_type", "") == "f"]
        if places:
            found[number] = places
    return found


def _scan(book: Any, sheet: Any) -> tuple[list[tuple[int, int]], bool]:
    """Rows that one merged cell covers, and whether there is any formula, from the text of the sheet itself."""
    merged: list[tuple[int, int]] = []
    has_formulas, before = False, b""  # openpyxl keeps no merged cells when it only reads, so the text itself
    with book._archive.open(sheet._worksheet_path) as file:
        while piece := file.read(_PIECE):
            text = before + piece
            has_formulas = has_formulas or bool(_FORMULA.search(text))
            merged += [(int(first), int(last)) for first, last in _MERGED.findall(text)]
            before = text[-_OVERLAP:]
            if len(merged) > _MOST_MERGED:
                break
    return sorted(set(merged)), has_formulas


def _written(cell: Any) -> Any:
    """Text as one sees it; a day as such."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return {"dag": cell.date().isoformat() if isinstance(cell, datetime) else cell.isoformat()}
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)
