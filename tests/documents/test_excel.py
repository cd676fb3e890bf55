"""A workbook opened again: by a reader of spreadsheets, and by LibreOffice that calculates it anew."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from casus.documents.content import printable
from casus.documents.excel import (
    MANY,
    Book,
    Cell,
    Formula,
    Money,
    Share,
    Sheet,
    SheetColumn,
    column_letter,
    to_csv,
    to_xlsx,
)
from tests.documents.calc import recalculated

DAY = date(2026, 11, 30)
COLUMNS = (
    SheetColumn("Wat", "text", 30),
    SheetColumn("Dag", "day"),
    SheetColumn("Aantal", "number"),
    SheetColumn("Bedrag", "money"),
)


def book(rows: list[tuple[Cell, ...]], **changes: Any) -> Book:
    lines = Sheet("Regels", "Alle regels", COLUMNS, rows, ("Eén regel per boeking.",))
    whole = sum(row[3].cents for row in rows if isinstance(row[3], Money))
    total = Sheet(
        "Totaal",
        "Wat het samen is",
        (SheetColumn("Post", "text", 30), SheetColumn("Bedrag", "money")),
        [("Alles", Formula(f"ROUND(SUM({lines.area(3)}),2)", Money(whole)))],
        total=("Samen", Formula("ROUND(SUM(alles),2)", Money(whole))),
    )
    return Book("Proef & toets", DAY, (total, lines), {"alles": total.area(1)}, **changes)


def row(number: int, what: str = "brood") -> tuple[Cell, ...]:
    return (what, DAY, number, Money(number * 7 - 3))


def opened(data: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@pytest.mark.parametrize("number", [1, 3, MANY + 1])
def test_what_was_put_in_comes_out(number: int) -> None:
    read = opened(to_xlsx(book([row(each) for each in range(number)])))
    sheet = read["Regels"]
    assert sheet["A1"].value == "Alle regels"
    assert [cell.value for cell in sheet[4]] == ["Wat", "Dag", "Aantal", "Bedrag"]
    assert sheet.max_row == 4 + number
    last = [cell.value for cell in sheet[4 + number]]
    assert (last[0], last[1].date(), last[2], last[3]) == ("brood", DAY, number - 1, ((number - 1) * 7 - 3) / 100)
    assert sheet.cell(5, 4).number_format == sheet.cell(4 + number, 4).number_format


def test_totals_are_formulas_that_carry_what_they_come_to() -> None:
    data = to_xlsx(book([row(each) for each in range(5)]))
    assert opened(data, values=False)["Totaal"]["B4"].value == "=ROUND(SUM('Regels'!$D$5:$D$9),2)"
    assert opened(data)["Totaal"]["B4"].value == pytest.approx(0.55)
    assert opened(data).defined_names["alles"].attr_text == "'Totaal'!$B$4:$B$4"


@pytest.mark.parametrize("many", [False, True])
def test_a_thousand_cells_that_begin_like_a_formula_stay_text(many: bool) -> None:
    draw = Random(7)
    signs = ["=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "{=1+1}", "＝1"]
    texts = [signs[place % len(signs)] + "".join(draw.choices("A1+(,\"&<>'; ", k=9)) for place in range(1000)]
    rows = [row(place, text) for place, text in enumerate(texts * (3 if many else 1))]
    data = to_xlsx(book(rows))
    sheet = opened(data, values=False)["Regels"]
    found = [sheet.cell(5 + place, 1) for place in range(1000)]
    assert {cell.data_type for cell in found} <= {"s", "inlineStr"}
    assert [cell.value for cell in found] == [printable(text) for text in texts]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        lines = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in lines
    assert "<hyperlink" not in lines


def test_a_cell_that_is_a_formula_on_purpose_is_one() -> None:
    """Negative control of the check above."""
    with zipfile.ZipFile(io.BytesIO(to_xlsx(book([row(1)])))) as archive:
        assert "<f>" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_it_is_set_up_for_paper() -> None:
    sheet = opened(to_xlsx(book([row(1)])), values=False)["Regels"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0), (
        "as wide as the paper, any length"
    )
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.oddHeader.left.text == "Proef && toets"
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.freeze_panes == "B5"


def test_nothing_is_hidden_and_nobody_is_named() -> None:
    data = to_xlsx(book([row(each) for each in range(MANY + 5)]))
    read = opened(data, values=False)
    assert {sheet.sheet_state for sheet in read} == {"visible"}
    assert (read.properties.creator, read.properties.lastModifiedBy) == (None, None)
    assert read.properties.created.date() == DAY
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(Path.cwd()) not in text
    assert str(Path.home()) not in text


def test_equal_content_gives_equal_bytes() -> None:
    assert to_xlsx(book([row(1)])) == to_xlsx(book([row(1)]))


def test_columns_are_lettered_past_z() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_csv_is_read_back_and_a_sign_is_marked() -> None:
    rows = [row(2, "=1+1"), row(0, 'zei "ja"; en\nging')]
    sheet = Sheet("x", "x", COLUMNS, rows, total=("Samen", None, Formula("SUM(A1)", 2), Formula("SUM(B1)", Money(8))))
    read = list(csv.reader(io.StringIO(to_csv(sheet).decode("utf-8-sig")), delimiter=";"))
    assert read == [
        ["Wat", "Dag", "Aantal", "Bedrag"],
        ["'=1+1", "30-11-2026", "2", "0,11"],
        ['zei "ja"; en\nging', "30-11-2026", "0", "-0,03"],
        ["Samen", "", "2", "0,08"],
    ]
    assert to_csv(Sheet("x", "x", (SheetColumn("d", "share"),), [(Share(37),)])).decode("utf-8-sig") == "d\r\n37\r\n"


@pytest.mark.parametrize("number", [40, MANY + 40])
def test_calculated_anew_it_comes_to_the_same_cent(number: int, tmp_path: Path) -> None:
    rows = [row(each) for each in range(number)]
    whole = sum(each * 7 - 3 for each in range(number))
    read = recalculated(to_xlsx(book(rows)), tmp_path)["Totaal"]
    assert (round(read["B4"].value * 100), round(read["B5"].value * 100)) == (whole, whole)


def test_a_formula_that_carries_another_value_is_found_out(tmp_path: Path) -> None:
    """Negative control: LibreOffice does calculate anew, and does not read what the file says it comes to."""
    wrong = Sheet("T", "t", (SheetColumn("b", "money"),), [(Formula("1+1", Money(999)),)])
    assert recalculated(to_xlsx(Book("t", DAY, (wrong,))), tmp_path)["T"]["A4"].value == 2
