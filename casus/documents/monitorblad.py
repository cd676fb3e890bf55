"""The budget monitor as a workbook with living formulas, and as .csv.

Who reads everything gets the rows of the ledger and the verzoeken on sheets of their own; every total and every count
is a formula over these. For the controller there are tables of groups only: no row that tells of somebody, no hidden
sheet, no formula behind a figure that says more than the figure.
"""

from collections.abc import Sequence

from casus.documents.excel import Book, Cell, Formula, Money, Share, Sheet, SheetColumn
from casus.documents.monitorgegevens import NIET_VERTELD, BladBetaling, MonitorGegevens, plain_date
from casus.documents.monitortabel import (
    LATER,
    column_name,
    count_cell,
    count_of,
    figure_columns,
    kruis_blad,
    tabel_blad,
    without_money,
)
from casus.documents.prijslijstblad import prijslijst_blad, prijslijst_namen
from casus.documents.vermedenblad import vermeden_bladen
from casus.documents.wording import capital
from casus.domain.geld import round_raming, show_raming
from casus.domain.monitor import delen_van_honderd

_OVER = 4
"""The place of what is left in a table of budgets."""
_SHOWN = 4
"""The place of the figure that Casus shows, in the overview over lines."""
# -- the workbook ----------------------------------------------------------------------------------------------


def monitor_werkmap(data: MonitorGegevens, betalingen: Sequence[BladBetaling] = ()) -> Book:
    """All sheets; ``betalingen``: what a controller lays beside the bank."""
    lines = None if data.gesloten else _lines(data)
    tables = [tabel_blad(tabel, data.woorden, over_regels=lines is not None) for tabel in data.tabellen]
    wijken = next((sheet for tabel, sheet in zip(data.tabellen, tables, strict=True) if tabel.kop == "Wijk"), None)
    head = _overview(data, lines, wijken)
    paid = [_payments(data, betalingen)] if betalingen else []
    crossed = tuple(kruis_blad(kruis, closed=data.gesloten) for kruis in data.kruisen)
    avoided, named = ((), {}) if data.vermeden is None else vermeden_bladen(data.vermeden)
    prices = () if data.prijslijst is None else (prijslijst_blad(data.prijslijst),)
    below, names = paid, named
    if lines is not None:
        below = [lines, _asked(data)]
        names = _names(data, *below) | named | (prijslijst_namen(prices[0]) if prices else {})
    sheets = (head, *tables, *crossed, *avoided, *below, *prices, _method(data))
    foot = f"{data.team}, stand {plain_date(data.stand_op)}"
    return Book(data.titel, data.dag, sheets, names, foot)


def _lines(data: MonitorGegevens) -> Sheet:
    """The ledger: what all totals are the sum of."""
    heads = [SheetColumn(tabel.kop, "text", 18) for tabel in data.tabellen]
    columns = (
        SheetColumn("Dag", "day", 12), SheetColumn("Soort", "text", 18), SheetColumn("Kenmerk", "text", 20),
        SheetColumn(capital(data.woorden.verzoek), "text", 10), *heads,
        SheetColumn("Budget", "money"), SheetColumn("Gereserveerd", "money"), SheetColumn("Uitgegeven", "money"),
        *((LATER,) if data.met_later else ()),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            regel.dag, regel.soort, regel.kenmerk, regel.verzoek, *regel.klassen,
            Money(regel.budget), Money(regel.gereserveerd), Money(regel.uitgegeven),
            *((Money(regel.later),) if data.met_later else ()),
        )
        for regel in data.regels
    ]  # fmt: skip
    told = "Eén regel per boeking. Elk totaal op de andere bladen is de som van deze regels."
    intro = (told + (" Later geboekt: van deze dag, en pas daarna opgeschreven." if data.met_later else ""),)
    return Sheet("Regels", f"Boekingen {data.jaar}", columns, rows, intro)


def _asked(data: MonitorGegevens) -> Sheet:
    """The verzoeken: what all counts are a count of."""
    name = capital(data.woorden.verzoeken)
    columns = (
        SheetColumn(capital(data.woorden.verzoek), "text", 10),
        *(SheetColumn(tabel.kop, "text", 18) for tabel in data.tabellen),
        SheetColumn("Uitkomst", "text", 20),
        SheetColumn("Terugblik", "text", 18),
    )
    rows = [(each.code, *each.klassen, each.uitkomst, each.terugblik) for each in data.verzoekregels]
    intro = (
        f"Eén regel per {data.woorden.verzoek}. Elk aantal op de andere bladen is een telling van deze regels.",
        "Maand en kwartaal zijn van de dag waarop het is gevraagd. Waar geen code staat, mag u die niet zien.",
    )
    return Sheet(name, f"{name} {data.jaar}", columns, rows, intro)


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


def _names(data: MonitorGegevens, lines: Sheet, asked: Sheet) -> dict[str, str]:
    """The columns of the lines and of the verzoeken by name, for formulas of one's own. Names stay the same when the
    words of the team do not.
    """
    first, heads = 4 + len(data.tabellen), [column_name(tabel.kop) for tabel in data.tabellen]
    moved = ("budget", "gereserveerd", "uitgegeven", *(("later",) if data.met_later else ()))
    found = {f"regels_{name}": lines.area(first + at) for at, name in enumerate(moved)}
    found |= {f"regels_{head}": lines.area(4 + at) for at, head in enumerate(heads)}
    return found | {
        f"verzoeken_{head}": asked.area(1 + at) for at, head in enumerate([*heads, "uitkomst", "terugblik"])
    }


def _overview(data: MonitorGegevens, lines: Sheet | None, wijken: Sheet | None) -> Sheet:
    """What there was, what was spent and promised, what is left, and whether that closes. Over lines the amounts are
    theirs; beside these stands the figure that Casus shows, and the difference.
    """
    columns = (
        SheetColumn("Post", "text", 34), SheetColumn("Bedrag", "money", 16), SheetColumn("Deel", "share", 9),
        SheetColumn("Aantal", "number", 9),
        *(() if lines is None else (SheetColumn("In Casus", "money", 16), SheetColumn("Verschil", "money", 16))),
    )  # fmt: skip
    intro = (
        f"Stand op {plain_date(data.stand_op)}, gemaakt op {plain_date(data.dag)}. {data.later}".rstrip(),
        f"Budget = uitgegeven + gereserveerd + over. Sluit het? {data.sluit}",
    )
    blank = Sheet("Overzicht", data.titel, columns, [()] * 5, intro)
    shares = [NIET_VERTELD if share is None else Share(share) for share in data.delen]
    rows = _posts(data, blank, [*shares, Share(100) if data.budget else None], living=lines is not None)
    rows.append(("Sluit het? (nul is ja)", _gap(data, blank, wijken, living=lines is not None), None, None))
    rows += _counts(data, living=lines is not None)
    wide = len(columns)
    return Sheet(blank.name, data.titel, columns, [(*row, *(None,) * (wide - len(row))) for row in rows], intro)


def _posts(data: MonitorGegevens, blank: Sheet, shares: Sequence[Cell], *, living: bool) -> list[tuple[Cell, ...]]:
    """The four amounts: as they were told, or of the lines with what was told and the difference beside it."""
    known = (("Uitgegeven", data.uitgegeven), ("Gereserveerd", data.gereserveerd), ("Over", data.over),
             ("Budget", data.budget))  # fmt: skip
    found: list[tuple[Cell, ...]] = []
    for at, ((label, cents), share) in enumerate(zip(known, shares, strict=True)):
        if not living or cents is None:
            found.append((label, _told(cents, label, blank), share, None))
            continue
        own, amount, shown = _of_lines(data)[label], blank.cell(at, 1), blank.cell(at, _SHOWN)
        summed = _left(blank, own) if label == "Over" else Formula(f"ROUND(SUM(regels_{label.lower()}),2)", Money(own))
        less = Formula(f"ROUND({shown}-{amount},2)", Money(cents - own))
        found.append((label, summed, share, None, Money(cents), less))
    return found


def _of_lines(data: MonitorGegevens) -> dict[str, int]:
    """What the lines come to."""
    budget, reserved, spent = (
        sum(getattr(regel, name) for regel in data.regels) for name in ("budget", "gereserveerd", "uitgegeven")
    )
    return {"Uitgegeven": spent, "Gereserveerd": reserved, "Over": budget - reserved - spent, "Budget": budget}


def _counts(data: MonitorGegevens, *, living: bool) -> list[tuple[Cell, ...]]:
    """How many were asked, how many were solved without money, and what looking back said."""
    whole, without = "COUNTA(verzoeken_uitkomst)", f"SUMPRODUCT({without_money(data.woorden)})"
    asked, solved = (whole, without) if living else ("", "")
    return [
        (capital(data.woorden.verzoeken), None, None, count_cell(data.verzoeken, asked)),
        ("Zonder geld", None, None, count_cell(data.zonder_geld, solved)),
        *_looks_back(data),
        _foretold(data),
        ("Besluit meestal na", data.besluit, None, None),
    ]


def _foretold(data: MonitorGegevens) -> tuple[Cell, ...]:
    """An expectation, in three digits as everywhere, with its width."""
    head = "Verwacht eind december"
    if data.verwacht is None:
        return head, NIET_VERTELD if data.gesloten else "nog niet bekend", None, None
    low, middle, high = data.verwacht
    width = "" if low == high else f", tussen {show_raming(low)} en {show_raming(high)}"
    return head + width, Money(round_raming(middle)), None, None


def _looks_back(data: MonitorGegevens) -> list[tuple[Cell, ...]]:
    """How many said what, counted in the rows of the verzoeken, of which one can have several; and which part."""
    shares = delen_van_honderd([number for _, number in data.terugblikken])
    return [
        (f"Teruggekeken: {said}", None, Share(share), Formula(count_of("verzoeken_terugblik", said), number))
        for (said, number), share in zip(data.terugblikken, shares, strict=True)
    ]


def _gap(data: MonitorGegevens, blank: Sheet, wijken: Sheet | None, *, living: bool) -> Cell:
    """What is left, less what the wijken have left together; over lines the largest of that and of what the figures of
    Casus differ from them.
    """
    tabel = next((tabel for tabel in data.tabellen if tabel.kop == "Wijk"), None)
    if data.over is None or wijken is None or tabel is None or tabel.totaal.over is None:
        return NIET_VERTELD
    beside = f"{blank.cell(2, 1)}-SUM({wijken.area(_OVER)})"
    if not living:
        return Formula(f"ROUND({beside},2)", Money(data.over - tabel.totaal.over))
    own = _of_lines(data)
    shown = {"Uitgegeven": data.uitgegeven, "Gereserveerd": data.gereserveerd, "Over": data.over, "Budget": data.budget}
    most = max(abs((shown[label] or 0) - cents) for label, cents in own.items())
    cells = ",".join(f"ABS({blank.cell(at, _SHOWN + 1)})" for at in range(len(own)))
    return Formula(f"ROUND(MAX({cells},ABS({beside})),2)", Money(most))


def _told(cents: int | None, label: str, blank: Sheet) -> Cell:
    if cents is None:
        return NIET_VERTELD
    return _left(blank, cents) if label == "Over" else Money(cents)


def _left(blank: Sheet, cents: int) -> Cell:
    cells = [blank.cell(row, 1) for row in (3, 0, 1)]
    return Formula(f"ROUND({cells[0]}-{cells[1]}-{cells[2]},2)", Money(cents))


def _method(data: MonitorGegevens) -> Sheet:
    """How the figures are made, in words."""
    told = [
        "Bedragen zijn exact, in euro's en centen, uit het grootboek. Een fout wordt hersteld met een tegenboeking.",
        f"{capital(data.woorden.een_ja)} telt bij het jaar van het budget, ook als de rekening in januari komt.",
        "Verwacht: elke dag evenveel als tot nu toe. Laag en hoog: als in het stilste en het drukste hele kwartaal.",
        "Zonder geld: het is anders opgelost, zonder dit budget. Dat telt als een goede uitkomst.",
        "Een terugblik zonder antwoord telt als onbekend, niet als gelukt.",
    ]
    if data.gesloten:
        told += [
            "Groepen kleiner dan vijf personen zijn samengenomen, zo dat aftrekken ook niets verraadt.",
            "De cijfers zijn van het einde van een maand. Een latere wijziging komt erbij als die vijf personen raakt.",
            "Een uitsplitsing komt erbij aan het einde van een kwartaal, na 50 betalingen sinds de vorige.",
            "Een casus telt als één persoon. Wat zonder casus is gevraagd, telt als niemand.",
            "Het budget is wat is ingelegd en aangevuld. Kwam er ander geld bij, dan staat er niet hoeveel er over is.",
            "Een regel telt in de maand waarin die is opgeschreven.",
            "Samen genomen klassen staan met een puntkomma ertussen.",
            "Aantallen per groep zijn gewone getallen zonder formule: er staan hier geen regels om te tellen.",
        ]
    else:
        told.append(
            f"Aantallen zijn tellingen van het blad {capital(data.woorden.verzoeken)}, met de stand van de dag."
        )
        told.append("In Casus: het cijfer op het scherm. Verschil: dat cijfer min de som van het blad Regels.")
        told.append("Terugblik: per terugblik die toen aan de beurt was het antwoord. Soms zijn het er meer dan één.")
        told.append(f"Dit bestand bevat codes van {data.woorden.verzoeken}, geen namen. Bewaar het als vertrouwelijk.")
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
    columns = (
        SheetColumn("Uitsplitsing"),
        SheetColumn("Stand op", "day"),
        SheetColumn("Groep"),
        *figure_columns(data.woorden),
    )
    rows: list[tuple[Cell, ...]] = []
    for tabel in data.tabellen:
        for rij in tabel.rijen:
            amounts = (rij.budget, rij.uitgegeven, rij.gereserveerd, rij.over)
            money: list[Cell] = [NIET_VERTELD if cents is None else Money(cents) for cents in amounts]
            if not tabel.met_budget:
                money[0] = money[3] = None
            counts = (count_cell(rij.verzoeken), count_cell(rij.zonder_geld))
            rows.append((tabel.kop, tabel.stand_op, rij.naam, *money, *counts))
    return Sheet("Tabellen", data.titel, columns, rows)
