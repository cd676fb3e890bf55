"""The budget monitor as a workbook with living formulas, and as .csv.

Who reads everything gets the rows of the ledger on a sheet of their own; every total is a formula over these. For the
controller there are tables of groups only: no row that tells of somebody, no hidden sheet, no formula behind a figure
that says more than the figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from casus.documents.excel import Book, Cell, Formula, Money, Share, Sheet, SheetColumn
from casus.documents.prijslijstblad import PrijslijstGegevens, prijslijst_blad, prijslijst_namen
from casus.documents.vermedenblad import VermedenGegevens, vermeden_bladen
from casus.documents.wording import NBSP, long_date
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import delen_van_honderd

NIET_VERTELD = "niet verteld"


@dataclass(frozen=True)
class BladRij:
    """One row of a table; None is not told."""

    naam: str
    budget: int | None
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None


@dataclass(frozen=True)
class BladTabel:
    """The figures by one dimension. ``kolom``: by which column of the lines it is cut; empty when there are none."""

    titel: str
    kop: str
    stand_op: date
    rijen: tuple[BladRij, ...]
    totaal: BladRij
    met_budget: bool


@dataclass(frozen=True)
class BladRegel:
    """One row of the ledger; what it moves stands in three columns."""

    dag: date
    soort: str
    kenmerk: str
    verzoek: str
    klassen: tuple[str, ...]
    """In the order of the tables."""
    budget: int
    gereserveerd: int
    uitgegeven: int


@dataclass(frozen=True)
class BladKruis:
    """Two dimensions: what was spent, in rows by columns, in words and cents."""

    rij: str
    kolom: str
    stand_op: date
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    cellen: tuple[tuple[int, ...], ...]


class BladBetaling(Protocol):
    """A payment as the bank knows it."""

    @property
    def kenmerk(self) -> str: ...

    @property
    def bedrag(self) -> int: ...


@dataclass(frozen=True)
class MonitorGegevens:
    """What the sheets and the page are made of."""

    team: str
    jaar: int
    wijk: str
    dag: date
    stand_op: date
    gesloten: bool
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    sluit: bool
    verzoeken: int | None
    zonder_geld: int | None
    mediaan_dagen: str
    teruggekeken: tuple[int, int] | None
    verwacht: Bedragen | None
    scheelt: tuple[str, ...]
    los: tuple[str, str]
    """What stands apart from it, and of which ramingen."""
    tabellen: tuple[BladTabel, ...]
    regels: tuple[BladRegel, ...]
    vermeden: VermedenGegevens | None
    prijslijst: PrijslijstGegevens | None
    kruisen: tuple[BladKruis, ...]
    lijn: bytes
    lijn_alt: str
    staven: bytes
    staven_alt: str

    @property
    def titel(self) -> str:
        """Of the file: kind, year, and of which wijk."""
        return f"Budgetmonitor snel geld {self.jaar}" + (f", {self.wijk}" if self.wijk else "")


_OVER = 4
"""The place of what is left in a table of budgets."""
FIGURES = (
    SheetColumn("Budget", "money"),
    SheetColumn("Uitgegeven", "money"),
    SheetColumn("Gereserveerd", "money"),
    SheetColumn("Over", "money"),
    SheetColumn("Verzoeken", "number", 11),
    SheetColumn("Zonder geld", "number", 12),
)


# -- the workbook ----------------------------------------------------------------------------------------------


def monitor_werkmap(data: MonitorGegevens, betalingen: Sequence[BladBetaling] = ()) -> Book:
    """All sheets; ``betalingen``: what a controller lays beside the bank."""
    lines = None if data.gesloten else _lines(data)
    tables = [_table(tabel, place, lines) for place, tabel in enumerate(data.tabellen)]
    wijken = next((sheet for tabel, sheet in zip(data.tabellen, tables, strict=True) if tabel.kop == "Wijk"), None)
    head = _overview(data, lines, wijken)
    paid = [_payments(data, betalingen)] if betalingen else []
    crossed = tuple(kruis_blad(kruis, closed=data.gesloten) for kruis in data.kruisen)
    avoided, named = ((), {}) if data.vermeden is None else vermeden_bladen(data.vermeden)
    prices = () if data.prijslijst is None else (prijslijst_blad(data.prijslijst),)
    sheets = (head, *tables, *crossed, *avoided, *([lines] if lines is not None else paid), *prices, _method(data))
    names = named
    if lines is not None:
        names = _names(data, lines) | named | (prijslijst_namen(prices[0]) if prices else {})
    foot = f"{data.team}, stand {plain_date(data.stand_op)}"
    return Book(data.titel, data.dag, sheets, names, foot)


def _lines(data: MonitorGegevens) -> Sheet:
    """The ledger: what all totals are the sum of."""
    heads = [SheetColumn(tabel.kop, "text", 18) for tabel in data.tabellen]
    columns = (
        SheetColumn("Dag", "day", 12), SheetColumn("Soort", "text", 18), SheetColumn("Kenmerk", "text", 20),
        SheetColumn("Verzoek", "text", 10), *heads,
        SheetColumn("Budget", "money"), SheetColumn("Gereserveerd", "money"), SheetColumn("Uitgegeven", "money"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            regel.dag, regel.soort, regel.kenmerk, regel.verzoek, *regel.klassen,
            Money(regel.budget), Money(regel.gereserveerd), Money(regel.uitgegeven),
        )
        for regel in data.regels
    ]  # fmt: skip
    intro = ("Eén regel per boeking. Elk totaal op de andere bladen is de som van deze regels.",)
    return Sheet("Regels", f"Boekingen {data.jaar}", columns, rows, intro)


def _payments(data: MonitorGegevens, betalingen: Sequence[BladBetaling]) -> Sheet:
    columns = (SheetColumn("Kenmerk", "text", 24), SheetColumn("Bedrag", "money", 16))
    rows: list[tuple[Cell, ...]] = [
        (betaling.kenmerk or "geen kenmerk", Money(betaling.bedrag)) for betaling in betalingen
    ]
    intro = (
        "Per betaling het kenmerk en het bedrag, om naast de bank te leggen. De volgorde zegt niets over de tijd.",
    )
    blank = Sheet("Betalingen", f"Betalingen {data.jaar}", columns, rows, intro)
    whole = sum(betaling.bedrag for betaling in betalingen)
    total = ("Totaal", Formula(f"ROUND(SUM({blank.area(1)}),2)", Money(whole)))
    return Sheet("Betalingen", f"Betalingen {data.jaar}", columns, rows, intro, total)


def _names(data: MonitorGegevens, lines: Sheet) -> dict[str, str]:
    """The columns of the lines by name, for formulas of one's own."""
    first = 4 + len(data.tabellen)
    found = {
        f"regels_{name}": lines.area(first + at) for at, name in enumerate(("budget", "gereserveerd", "uitgegeven"))
    }
    return found | {f"regels_{_name(tabel.kop)}": lines.area(4 + at) for at, tabel in enumerate(data.tabellen)}


def _name(head: str) -> str:
    return "".join(char for char in head.lower() if char.isalnum())


def _table(tabel: BladTabel, place: int, lines: Sheet | None) -> Sheet:
    columns = (SheetColumn(tabel.kop, "text", 34), *(FIGURES if tabel.met_budget else FIGURES[1:3] + FIGURES[4:]))
    intro = (
        f"Stand op {plain_date(tabel.stand_op)}. {NIET_VERTELD.capitalize()}: de groep is kleiner dan vijf personen.",
    )
    if lines is not None:
        intro = (f"Stand op {plain_date(tabel.stand_op)}. De bedragen zijn sommen van het blad Regels.",)
    sheet = Sheet(tabel.titel, tabel.titel, columns, [()] * len(tabel.rijen), intro)
    rows = [_row(tabel, rij, sheet, at, place, lines) for at, rij in enumerate(tabel.rijen)]
    total = _total(tabel, sheet)
    return Sheet(tabel.titel, tabel.titel, columns, rows, intro, total)


def _row(tabel: BladTabel, rij: BladRij, sheet: Sheet, at: int, place: int, lines: Sheet | None) -> tuple[Cell, ...]:
    def money(cents: int | None, name: str) -> Cell:
        if cents is None:
            return NIET_VERTELD
        if lines is None:
            return Money(cents)
        own = sheet.cell(at, 0)
        same = f"--EXACT(regels_{_name(tabel.kop)},{own})"  # SUMIFS would take a source called ">5" for a question
        return Formula(f"ROUND(SUMPRODUCT({same},regels_{name}),2)", Money(cents))

    spent, reserved = money(rij.uitgegeven, "uitgegeven"), money(rij.gereserveerd, "gereserveerd")
    counts = (_count(rij.verzoeken), _count(rij.zonder_geld))
    if not tabel.met_budget:
        return (rij.naam, spent, reserved, *counts)
    left: Cell = NIET_VERTELD
    if rij.over is not None:
        cells = [sheet.cell(at, column) for column in (1, 2, 3)]
        left = Formula(f"ROUND({cells[0]}-{cells[1]}-{cells[2]},2)", Money(rij.over))
    return (rij.naam, money(rij.budget, "budget"), spent, reserved, left, *counts)


def _count(number: int | None) -> Cell:
    return NIET_VERTELD if number is None else number


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
    across, down = _name(kruis.rij), _name(kruis.kolom)

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
        Formula(f"ROUND(SUM({sheet.area(column)}),2)", Money(cents))
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
    cells: list[Cell] = ["Totaal"]
    for column, (kind, value) in enumerate(values, start=1):
        if value is None:
            cells.append(NIET_VERTELD)
        elif kind == "money":
            cells.append(Formula(f"ROUND(SUM({sheet.area(column)}),2)", Money(value)))
        else:
            cells.append(Formula(f"SUM({sheet.area(column)})", value))
    return tuple(cells)


def _overview(data: MonitorGegevens, lines: Sheet | None, wijken: Sheet | None) -> Sheet:
    """What there was, what was spent and promised, what is left, and whether that closes."""
    columns = (SheetColumn("Post", "text", 34), SheetColumn("Bedrag", "money", 16), SheetColumn("Deel", "share", 9))
    name, title = "Overzicht", data.titel
    known = [("Uitgegeven", data.uitgegeven), ("Gereserveerd", data.gereserveerd), ("Over", data.over)]
    shares = shares_of(data)
    intro = (
        f"Stand op {plain_date(data.stand_op)}, gemaakt op {plain_date(data.dag)}.",
        "Budget = uitgegeven + gereserveerd + over. De laatste regel legt wat over is naast de wijken samen.",
    )
    blank = Sheet(name, title, columns, [()] * 5, intro)
    rows: list[tuple[Cell, ...]] = []
    for (label, cents), share in zip(known, shares, strict=True):
        rows.append((label, _amount(cents, label, blank, lines), NIET_VERTELD if share is None else Share(share)))
    budget: Cell = Money(data.budget)
    if lines is not None:
        budget = Formula("ROUND(SUM(regels_budget),2)", Money(data.budget))
    rows.append(("Budget", budget, Share(100) if data.budget else None))
    rows.append(("Sluit het? (nul is ja)", _gap(data, blank, wijken), None))
    return Sheet(name, title, columns, rows, intro)


def _gap(data: MonitorGegevens, blank: Sheet, wijken: Sheet | None) -> Cell:
    """What is left, less what the wijken have left together: two ways to the same figure."""
    tabel = next((tabel for tabel in data.tabellen if tabel.kop == "Wijk"), None)
    if data.over is None or wijken is None or tabel is None or tabel.totaal.over is None:
        return NIET_VERTELD
    area = wijken.area(_OVER)
    return Formula(f"ROUND({blank.cell(2, 1)}-SUM({area}),2)", Money(data.over - tabel.totaal.over))


def _amount(cents: int | None, label: str, blank: Sheet, lines: Sheet | None) -> Cell:
    if cents is None:
        return NIET_VERTELD
    if label == "Over":
        cells = [blank.cell(row, 1) for row in (3, 0, 1)]
        return Formula(f"ROUND({cells[0]}-{cells[1]}-{cells[2]},2)", Money(cents))
    return Money(cents) if lines is None else Formula(f"ROUND(SUM(regels_{label.lower()}),2)", Money(cents))


def shares_of(data: MonitorGegevens) -> list[int | None]:
    """Percentages of spent, reserved and left that add up to a hundred; None where one of them is not told."""
    parts = (data.uitgegeven, data.gereserveerd, data.over)
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or min(known) < 0:
        return [None] * len(parts)
    return list(delen_van_honderd(known))


def _method(data: MonitorGegevens) -> Sheet:
    """How the figures are made, in words."""
    told = [
        "Bedragen zijn exact, in euro's en centen, uit het grootboek. Een fout wordt hersteld met een tegenboeking.",
        "Een ja telt bij het jaar van het budget, ook als de rekening in januari komt.",
        "Verwacht: elke dag evenveel als tot nu toe. Laag en hoog: als in het stilste en het drukste hele kwartaal.",
        "Zonder geld: het is anders opgelost, zonder dit budget. Dat telt als een goede uitkomst.",
        "Een terugblik zonder antwoord telt als onbekend, niet als gelukt.",
    ]
    if data.gesloten:
        told += [
            "Groepen kleiner dan vijf personen zijn samengenomen, zo dat aftrekken ook niets verraadt.",
            "De cijfers zijn van het einde van een maand. Een latere wijziging komt erbij als die vijf personen raakt.",
            "Een casus telt als één persoon. Een klein verzoek zonder casus telt als niemand.",
            "Samen genomen klassen staan met een puntkomma ertussen.",
        ]
    else:
        told.append("Dit bestand bevat codes van verzoeken, geen namen. Bewaar het als vertrouwelijk.")
    told += [f"Verschil 1 − 3, kosten nu min kosten na de oplossing: {data.scheelt[0]}.", *data.scheelt[1:]]
    if data.vermeden is not None:
        told.append(f"Mogelijk vermeden, (1 + 2) − 3, staat los en telt nergens bij op: {data.los[0]}. {data.los[1]}")
    if data.prijslijst is not None:
        told.append(
            f"Prijzen: prijslijst versie {data.prijslijst.versie}, prijspeil {data.prijslijst.jaar}, op het blad "
            "Prijslijst met jaar, bron en status. Een raming houdt de prijzen waarmee zij is gemaakt."
        )
    return Sheet("Methode", "Hoe dit is berekend", (SheetColumn("Uitleg", "text", 110),), [(line,) for line in told])


def monitor_blad(data: MonitorGegevens) -> Sheet:
    """One sheet, for .csv: the rows of the ledger, or the tables below each other."""
    if not data.gesloten:
        return _lines(data)
    columns = (SheetColumn("Uitsplitsing"), SheetColumn("Stand op", "day"), SheetColumn("Groep"), *FIGURES)
    rows: list[tuple[Cell, ...]] = []
    for tabel in data.tabellen:
        for rij in tabel.rijen:
            amounts = (rij.budget, rij.uitgegeven, rij.gereserveerd, rij.over)
            money: list[Cell] = [NIET_VERTELD if cents is None else Money(cents) for cents in amounts]
            if not tabel.met_budget:
                money[0] = money[3] = None
            counts = (_count(rij.verzoeken), _count(rij.zonder_geld))
            rows.append((tabel.kop, tabel.stand_op, rij.naam, *money, *counts))
    return Sheet("Tabellen", data.titel, columns, rows)


def plain_date(day: date) -> str:
    """A date for a cell or a property, without fixed spaces."""
    return long_date(day).replace(NBSP, " ")
