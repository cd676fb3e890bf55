"""The price list as a sheet: what each thing costs, of which year, from which source and how sure that is."""

from dataclasses import dataclass

from casus.documents.excel import Cell, Money, Sheet, SheetColumn


@dataclass(frozen=True)
class BladPrijs:
    """One price, in words and cents; ``eigen``: a tariff of the team itself."""

    post: str
    eenheid: str
    laag: int
    midden: int
    hoog: int
    jaar: int
    status: str
    eigen: bool
    betaler: str
    bron: str


@dataclass(frozen=True)
class PrijslijstGegevens:
    """Which edition, of which year, and its prices. ``toelichting``: what is in it, in sentences."""

    versie: int
    jaar: int
    prijzen: tuple[BladPrijs, ...]
    toelichting: tuple[str, ...]


_COLUMNS = (
    SheetColumn("Post", "text", 44), SheetColumn("Eenheid", "text", 12), SheetColumn("Jaar", "year", 8),
    SheetColumn("Status", "text", 12), SheetColumn("Eigen tarief", "text", 12), SheetColumn("Betaler", "text", 26),
    SheetColumn("Bron", "text", 66), SheetColumn("Laag", "money"), SheetColumn("Midden", "money"),
    SheetColumn("Hoog", "money"),
)  # fmt: skip
NAMES = {"post": 0, "jaar": 2, "status": 3, "laag": 7, "midden": 8, "hoog": 9}


def prijslijst_blad(data: PrijslijstGegevens) -> Sheet:
    """In the order of the list."""
    rows: list[tuple[Cell, ...]] = [
        (
            prijs.post, prijs.eenheid, prijs.jaar, prijs.status, "ja" if prijs.eigen else "nee", prijs.betaler,
            prijs.bron, Money(prijs.laag), Money(prijs.midden), Money(prijs.hoog),
        )
        for prijs in data.prijzen
    ]  # fmt: skip
    title = f"Prijslijst, versie {data.versie}, prijspeil {data.jaar}"
    return Sheet("Prijslijst", title, _COLUMNS, rows, data.toelichting)


def prijslijst_namen(blad: Sheet) -> dict[str, str]:
    """Its columns by name, for formulas of one's own."""
    return {f"prijzen_{name}": blad.area(column) for name, column in NAMES.items()}
