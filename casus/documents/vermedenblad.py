"""The sheets of what small money is expected to change: three bars, who pays and who gains, and the lines below them.

Sums are exact and living: over one line per raming, and over one line per raming and payer. What is shown with three
digits elsewhere stands in words beside it. For the controller there are the bars that are told, and no line.
"""

from dataclasses import dataclass

from casus.documents.excel import Cell, Formula, Money, Sheet, SheetColumn
from casus.domain.kostenregel import Bedragen

BARS = ("nu", "extra", "na")
BREEDTE = ("laag", "midden", "hoog")
_MONEY = SheetColumn("", "money", 16)
_BESIDE = ("ramingen_verwacht", "ramingen_gezien")
_NOW, _AFTER, _EXPECTED = 3, 9, 11
"""Places on the sheet of ramingen: bars 1 and 3 in the middle, and their difference."""


@dataclass(frozen=True)
class BladStaaf:
    """One of the three bars; None: nobody reckoned it, or it is not told, and ``anders`` says which."""

    naam: str
    bedragen: Bedragen | None
    anders: str


@dataclass(frozen=True)
class BladBetaler:
    """What a payer pays now and after, in the middle, and the difference in words."""

    naam: str
    nu: int
    na: int
    woorden: str


@dataclass(frozen=True)
class BladRaming:
    """One raming: a number, the code of its casus as far as that is told, its bars, its payers (nu, na), and 1 - 3 as
    it was seen; None: not seen yet.
    """

    nummer: int
    casus: str
    staven: tuple[Bedragen | None, ...]
    betalers: tuple[tuple[str, int, int], ...]
    gezien: int | None


@dataclass(frozen=True)
class VermedenGegevens:
    """The year together. ``los``: (1 + 2) - 3 of those with all three; ``over``: what is in it, in words; ``gezien``:
    what was seen of 1 - 3, and what was expected of the same ramingen; None where nothing was seen, or it is not told.
    """

    staven: tuple[BladStaaf, ...]
    verschil: Bedragen
    los: Bedragen | None
    over: tuple[str, ...]
    betalers: tuple[BladBetaler, ...] = ()
    ramingen: tuple[BladRaming, ...] = ()
    gezien: tuple[int, int] | None = None


def vermeden_bladen(data: VermedenGegevens) -> tuple[tuple[Sheet, ...], dict[str, str]]:
    """The sheets, and names for the columns of the lines."""
    lines = _ramingen(data) if data.ramingen else None
    names: dict[str, str] = {}
    if lines is not None:
        heads = [f"ramingen_{bar}_{end}" for bar in BARS for end in BREEDTE]
        names |= {name: lines.area(2 + at) for at, name in enumerate([*heads, *_BESIDE])}
    sheets = [_bars(data, lines)]
    if data.betalers and lines is not None:
        paid = betaalregels(data)
        names |= {f"betaalregels_{name}": paid.area(2 + at) for at, name in enumerate(("betaler", "nu", "na"))}
        sheets.append(_payers(data))
        return (*sheets, lines, paid), names
    return (*sheets, *([lines] if lines is not None else [])), names


def _bars(data: VermedenGegevens, lines: Sheet | None) -> Sheet:
    columns = (
        SheetColumn("Staaf", "text", 40),
        *(_MONEY._replace(head=f"{end.capitalize()}") for end in BREEDTE),
    )
    blank = Sheet("Drie staven", "Wat het scheelt, naar verwachting", columns, [], data.over)
    rows: list[tuple[Cell, ...]] = []
    for number, (bar, name) in enumerate(zip(data.staven, BARS, strict=True), start=1):
        rows.append((f"{number}. {bar.naam}", *_amounts(bar, name, lines)))
    low, middle, high = data.verschil
    cells = [[blank.cell(row, column) for column in (1, 2, 3)] for row in (0, 2)]
    now, after = cells
    ends = ((now[0], after[2], low), (now[1], after[1], middle), (now[2], after[0], high))
    rows.append(
        ("Verschil 1 − 3", *(Formula(f"ROUND({one}-{other},2)", Money(cents)) for one, other, cents in ends)),
    )
    apart: tuple[Cell, ...] = (data.staven[1].anders,) * 3
    if data.los is not None:
        apart = tuple(Money(cents) for cents in data.los)
        if lines is not None:
            apart = tuple(_apart(at, cents) for at, cents in enumerate(data.los))
    rows.append(("Los daarvan: mogelijk vermeden (1 + 2) − 3", *apart))
    rows += _seen(data, lines)
    return Sheet(blank.name, blank.title, columns, rows, data.over)


def _seen(data: VermedenGegevens, lines: Sheet | None) -> list[tuple[Cell, ...]]:
    """What was seen beside what was expected of the same ramingen, in the middle."""
    if data.gezien is None:
        return []
    formulas = ("SUM(ramingen_gezien)", "SUMPRODUCT(--ISNUMBER(ramingen_gezien),ramingen_verwacht)")
    heads = ("Gezien, van wat al bekend is", "Verwacht van dezelfde ramingen")
    return [
        (head, None, Money(cents) if lines is None else Formula(f"ROUND({formula},2)", Money(cents)), None)
        for head, formula, cents in zip(heads, formulas, data.gezien, strict=True)
    ]


def _amounts(bar: BladStaaf, name: str, lines: Sheet | None) -> tuple[Cell, ...]:
    if bar.bedragen is None:
        return (bar.anders,) * 3
    if lines is None:
        return tuple(Money(cents) for cents in bar.bedragen)
    return tuple(
        Formula(f"ROUND(SUM(ramingen_{name}_{end}),2)", Money(cents))
        for end, cents in zip(BREEDTE, bar.bedragen, strict=True)
    )


def _apart(at: int, cents: int) -> Cell:
    """Of the ramingen that have a second bar only; the lowest against the highest, as everywhere."""
    here, there = BREEDTE[at], BREEDTE[2 - at]
    has = f"--ISNUMBER(ramingen_extra_{here})"
    plus = f"SUMPRODUCT({has},ramingen_nu_{here})+SUM(ramingen_extra_{here})"
    return Formula(f"ROUND({plus}-SUMPRODUCT({has},ramingen_na_{there}),2)", Money(cents))


def _ramingen(data: VermedenGegevens) -> Sheet:
    heads = {"nu": "Nu", "extra": "Extra", "na": "Na"}
    columns = (
        SheetColumn("Raming", "text", 9),
        SheetColumn("Casus", "text", 10),
        *(_MONEY._replace(head=f"{heads[bar]}, {end}", width=15) for bar in BARS for end in BREEDTE),
        *(_MONEY._replace(head=f"{each.capitalize()}, verschil") for each in ("verwacht", "gezien")),
    )
    intro = (
        "Eén regel per raming. Een leeg vak: daarvan is niets geraamd. Dat is niet hetzelfde als nul.",
        "De bedragen zijn exact. Een raming blijft een verwachting, ook met centen erachter. Boven nul is lager.",
    )
    blank = Sheet("Ramingen", "Ramingen bij dit geld", columns, [], intro)
    rows = [_line(blank, place, raming) for place, raming in enumerate(data.ramingen)]
    whole = "ROUND(SUM({0}),2)"
    filled = Sheet(blank.name, blank.title, columns, rows, intro)
    sums = (sum(_verwacht(each) for each in data.ramingen), sum(each.gezien or 0 for each in data.ramingen))
    totals = (Formula(whole.format(filled.area(_EXPECTED + at)), Money(cents)) for at, cents in enumerate(sums))
    total = ("Totaal", *(None,) * (_EXPECTED - 1), *totals)
    return Sheet(blank.name, blank.title, columns, rows, intro, total)


def _line(blank: Sheet, place: int, raming: BladRaming) -> tuple[Cell, ...]:
    bars: tuple[Cell, ...] = tuple(
        cell for bar in raming.staven for cell in (map(Money, bar) if bar is not None else (None,) * 3)
    )
    now, after = (blank.cell(place, column) for column in (_NOW, _AFTER))
    expected = Formula(f"ROUND({now}-{after},2)", Money(_verwacht(raming)))
    return (raming.nummer, raming.casus, *bars, expected, None if raming.gezien is None else Money(raming.gezien))


def _verwacht(raming: BladRaming) -> int:
    """1 - 3 in the middle."""
    nu, _, na = raming.staven
    return 0 if nu is None or na is None else nu.midden - na.midden


def betaalregels(data: VermedenGegevens) -> Sheet:
    """One line per raming and payer: what goes in and what comes out. Also the .csv of it."""
    columns = (
        SheetColumn("Raming", "text", 9),
        SheetColumn("Casus", "text", 10),
        SheetColumn("Betaler", "text", 26),
        *(_MONEY._replace(head=head) for head in ("Nu", "Na", "Verschil")),
    )
    lines = [(raming, *each) for raming in data.ramingen for each in raming.betalers]
    intro = ("Eén regel per raming en betaler, in het midden. Verschil: nu min na. Boven nul is lager.",)
    blank = Sheet("Betaalregels", "Wie betaalt, per raming", columns, [], intro)
    rows: list[tuple[Cell, ...]] = []
    for place, (raming, betaler, nu, na) in enumerate(lines):
        rows.append((raming.nummer, raming.casus, betaler, Money(nu), Money(na), _less(blank, place, 3, nu - na)))
    return Sheet(blank.name, blank.title, columns, rows, intro)


def _payers(data: VermedenGegevens) -> Sheet:
    columns = (
        SheetColumn("Betaler", "text", 26),
        SheetColumn("Naar verwachting", "text", 22),
        *(_MONEY._replace(head=head) for head in ("Nu", "Na", "Verschil")),
    )
    intro = (
        "Wie betaalt, en wie bespaart: staaf 1 en staaf 3 per betaler, in het midden, over dezelfde ramingen.",
        "De bedragen zijn sommen van het blad Betaalregels. Verschil: nu min na. Boven nul is lager.",
    )
    name = "Wie betaalt, wie bespaart"
    blank = Sheet(name, name, columns, [()] * len(data.betalers), intro)
    rows = [
        (
            each.naam,
            each.woorden,
            _paid(blank.cell(place, 0), "nu", each.nu),
            _paid(blank.cell(place, 0), "na", each.na),
            _less(blank, place, 2, each.nu - each.na),
        )
        for place, each in enumerate(data.betalers)
    ]
    sums = [sum(each.nu for each in data.betalers), sum(each.na for each in data.betalers)]
    whole = [Formula(f"ROUND(SUM({blank.area(at)}),2)", Money(cents)) for at, cents in enumerate(sums, start=2)]
    less = _less(blank, len(data.betalers), 2, sums[0] - sums[1])
    return Sheet(name, name, columns, rows, intro, ("Totaal", None, *whole, less))


def _paid(own: str, column: str, cents: int) -> Cell:
    return Formula(f"ROUND(SUMPRODUCT(--EXACT(betaalregels_betaler,{own}),betaalregels_{column}),2)", Money(cents))


def _less(sheet: Sheet, row: int, column: int, cents: int) -> Cell:
    return Formula(f"ROUND({sheet.cell(row, column)}-{sheet.cell(row, column + 1)},2)", Money(cents))
