"""The tables of the budget monitor as sheets: of one dimension, and of one inside another."""

from casus.documents.excel import Cell, Formula, Money, Sheet, SheetColumn
from casus.documents.monitorgegevens import NIET_VERTELD, BladKruis, BladRij, BladTabel, BladWoorden, plain_date
from casus.documents.wording import capital

LATER = SheetColumn("Later geboekt", "money")
"""What was spent of a day that is over, and written down after it."""


def figure_columns(woorden: BladWoorden) -> tuple[SheetColumn, ...]:
    """What stands beside a group. Only of a wijk or a source there is a budget, and something left."""
    return (
        SheetColumn("Budget", "money"),
        SheetColumn("Uitgegeven", "money"),
        SheetColumn("Gereserveerd", "money"),
        SheetColumn("Over", "money"),
        SheetColumn(capital(woorden.verzoeken), "number", 11),
        SheetColumn("Zonder geld", "number", 12),
    )


def column_name(head: str) -> str:
    """What a column of the lines is called after in formulas."""
    return "".join(char for char in head.lower() if char.isalnum())


def same_class(source: str, kop: str, own: str) -> str:
    """Which lines of ``source`` have the class that stands in the cell ``own``: one or nought a line."""
    return f"--EXACT({source}_{column_name(kop)},{own})"  # SUMIFS would take a source called ">5" for a question


def without_money(woorden: BladWoorden) -> str:
    """Which verzoeken were solved without this money."""
    return f'--EXACT(verzoeken_uitkomst,"{woorden.anders}")'


def count_of(area: str, word: str) -> str:
    """How often a word stands in these cells, also more than once in one."""
    return f'SUMPRODUCT((LEN({area})-LEN(SUBSTITUTE({area},"{word}","")))/{len(word)})'


def tabel_blad(tabel: BladTabel, woorden: BladWoorden, *, over_regels: bool) -> Sheet:
    """One dimension. ``over_regels``: every amount and every count is a formula over lines on sheets of their own."""
    figures = figure_columns(woorden)
    is_past = tabel.totaal.later is not None
    columns = (
        SheetColumn(tabel.kop, "text", 34),
        *(figures if tabel.met_budget else figures[1:3] + figures[4:]),
        *((LATER,) if is_past else ()),
    )
    intro = (
        f"Stand op {plain_date(tabel.stand_op)}. {NIET_VERTELD.capitalize()}: de groep is kleiner dan vijf personen.",
    )
    if over_regels:
        told = f"De bedragen zijn sommen van het blad Regels, de aantallen van het blad {capital(woorden.verzoeken)}."
        intro = (f"Stand op {plain_date(tabel.stand_op)}. {told}",)
    sheet = Sheet(tabel.titel, tabel.titel, columns, [()] * len(tabel.rijen), intro)
    rows = []
    for at, rij in enumerate(tabel.rijen):
        counts = _counts(tabel, rij, sheet.cell(at, 0), woorden) if over_regels else _told_counts(rij)
        later = (_later(tabel, rij, sheet.cell(at, 0)),) if is_past else ()
        rows.append((*_amounts(tabel, rij, sheet, at, over_regels=over_regels), *counts, *later))
    total = _total(tabel, sheet)
    return Sheet(tabel.titel, tabel.titel, columns, rows, intro, total)


def _amounts(tabel: BladTabel, rij: BladRij, sheet: Sheet, at: int, *, over_regels: bool) -> tuple[Cell, ...]:
    """The name of a row and its amounts."""

    def money(cents: int | None, name: str) -> Cell:
        if cents is None:
            return NIET_VERTELD
        if not over_regels:
            return Money(cents)
        same = same_class("regels", tabel.kop, sheet.cell(at, 0))
        return Formula(f"ROUND(SUMPRODUCT({same},regels_{name}),2)", Money(cents))

    spent, reserved = money(rij.uitgegeven, "uitgegeven"), money(rij.gereserveerd, "gereserveerd")
    if not tabel.met_budget:
        return (rij.naam, spent, reserved)
    left: Cell = NIET_VERTELD
    if rij.over is not None:
        cells = [sheet.cell(at, column) for column in (1, 2, 3)]
        left = Formula(f"ROUND({cells[0]}-{cells[1]}-{cells[2]},2)", Money(rij.over))
    return (rij.naam, money(rij.budget, "budget"), spent, reserved, left)


def _later(tabel: BladTabel, rij: BladRij, own: str) -> Cell:
    """Over the lines; of a controller there is nothing later."""
    same = same_class("regels", tabel.kop, own)
    return Formula(f"ROUND(SUMPRODUCT({same},regels_later),2)", Money(rij.later or 0))


def _counts(tabel: BladTabel, rij: BladRij, own: str, woorden: BladWoorden) -> tuple[Cell, ...]:
    """How many were asked and how many were solved without money, counted over the verzoeken themselves."""
    same = same_class("verzoeken", tabel.kop, own)
    return (
        count_cell(rij.verzoeken, f"SUMPRODUCT({same})"),
        count_cell(rij.zonder_geld, f"SUMPRODUCT({same},{without_money(woorden)})"),
    )


def _told_counts(rij: BladRij) -> tuple[Cell, ...]:
    """The same as plain numbers, where nothing stands to be counted."""
    return count_cell(rij.verzoeken), count_cell(rij.zonder_geld)


def count_cell(number: int | None, formula: str = "") -> Cell:
    """A number, as a formula where there is something to count, or that it is not told."""
    if number is None:
        return NIET_VERTELD
    return Formula(formula, number) if formula else number


def kruis_blad(kruis: BladKruis, *, closed: bool) -> Sheet:
    """Two dimensions. Cells, totals of rows and of columns are formulas over the lines where there are lines."""
    columns = (
        SheetColumn(kruis.rij, "text", 34), *(SheetColumn(each, "money", 16) for each in kruis.kolommen),
        SheetColumn("Totaal", "money", 16),
    )  # fmt: skip
    told = f"Uitgegeven, naar {kruis.rij.lower()} en daarbinnen naar {kruis.kolom.lower()}."
    intro = (f"{told} Stand op {plain_date(kruis.stand_op)}.",)
    name = f"{kruis.rij} en {kruis.kolom.lower()}"
    sheet = Sheet(name, name, columns, [()] * len(kruis.rijen), intro)
    last = len(kruis.kolommen)
    across, down = column_name(kruis.rij), column_name(kruis.kolom)

    def cell(at: int, column: int, cents: int) -> Cell:
        if closed:
            return Money(cents)
        same = f"--EXACT(regels_{across},{sheet.cell(at, 0)}),--EXACT(regels_{down},{sheet.cell(-1, column)})"
        return Formula(f"ROUND(SUMPRODUCT({same},regels_uitgegeven),2)", Money(cents))

    rows: list[tuple[Cell, ...]] = []
    for at, (naam, cents) in enumerate(zip(kruis.rijen, kruis.cellen, strict=True)):
        whole = f"ROUND(SUM({sheet.cell(at, 1)}:{sheet.cell(at, last).partition('!')[2]}),2)"
        found = (cell(at, column, each) for column, each in enumerate(cents, start=1))
        rows.append((naam, *found, Formula(whole, Money(sum(cents)))))
    sums = [sum(row[at] for row in kruis.cellen) for at in range(last)]
    total = [
        Formula(f"ROUND({sheet.sum_of(column)},2)", Money(cents))
        for column, cents in enumerate([*sums, sum(sums)], start=1)
    ]
    return Sheet(name, name, columns, rows, intro, ("Totaal", *total))


def _total(tabel: BladTabel, sheet: Sheet) -> tuple[Cell, ...]:
    values: list[tuple[str, int | None]] = [
        ("money", tabel.totaal.uitgegeven), ("money", tabel.totaal.gereserveerd),
        ("number", tabel.totaal.verzoeken), ("number", tabel.totaal.zonder_geld),
    ]  # fmt: skip
    if tabel.met_budget:
        values[0:0] = [("money", tabel.totaal.budget)]
        values[3:3] = [("money", tabel.totaal.over)]
    if tabel.totaal.later is not None:
        values.append(("money", tabel.totaal.later))
    cells: list[Cell] = ["Totaal"]
    for column, (kind, value) in enumerate(values, start=1):
        if value is None:
            cells.append(NIET_VERTELD)
        elif kind == "money":
            cells.append(Formula(f"ROUND({sheet.sum_of(column)},2)", Money(value)))
        else:
            cells.append(Formula(sheet.sum_of(column), value))
    return tuple(cells)
