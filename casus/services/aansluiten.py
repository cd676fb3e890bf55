"""The file of the bank or of the ledger of the municipality, laid beside the payments here; only differences come out.

Known by their headings are files with a day, an amount and a reference, in the order of any bank. Money that leaves is
below nought, is named *af* beside the amount, or stands in a column *Af* or *Debet* of its own; in a file without any
sign or direction everything is money that left. What cannot be read is named by its line, never guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from casus.domain.aansluiting import HIER, WEEK, Betaalregel, Verschil, reconcile
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import read_euros
from casus.domain.lijst import Cel, LijstRij, lees_datum
from casus.domain.values import fold
from casus.services.context import Context

_HEADINGS = {
    "datum": ("datum", "boekdatum", "boekdag", "transactiedatum", "dag"),
    "bedrag": ("bedrag", "bedrag (eur)", "transactiebedrag"),
    "kenmerk": ("kenmerk", "betalingskenmerk", "referentie", "factuurnummer"),
    "richting": ("richting",),
}
_AROUND = timedelta(days=WEEK)
_LEAVES = frozenset(("af", "afschrijving", "debet", "debit", "d", "db", "dbit"))
_COMES = frozenset(("bij", "bijschrijving", "credit", "c", "cr", "crdt"))
_AMOUNT = re.compile(r"(?P<front>[+−–-]?)(?P<number>\d(?:[\d.,]*\d)?)(?:,(?:--|[-–]))?(?P<back>[+−–-]?)")
_ENGLISH = re.compile(r"(?P<whole>\d+|\d{1,3}(?:,\d{3})+)\.(?P<cents>\d{1,2})")
_TIME = re.compile(r"[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_TOTAL = re.compile(r"(?:sub|eind|begin)?(?:totaal|totalen|saldo|total)\b")
_OLD_YEAR = re.compile(r"(?<!\d)0\d{3}(?!\d)")
_CENTURIES = range(2000, 2200)


@dataclass(frozen=True)
class SluitAan:
    """This file, beside the payments of its days and a week around them, from budgets of whichever year; and of any
    other day those of which it holds the reference.
    """

    pad: Path


@dataclass(frozen=True)
class Aansluiting:
    """How many lines there were on either side, and where they differ."""

    bank: int
    geboekt: int
    verschillen: tuple[Verschil, ...]


def aansluiten(ctx: Context, cmd: SluitAan) -> Aansluiting:
    """Nothing is booked by this; the log says that it was done and how many differences there were."""
    from casus.documents.lijsten import read_table

    ctx.actor.require(Handeling.GELD_BEHEREN)
    table = read_table(cmd.pad)
    if table.fouten:
        raise RuleViolation("bank_regel_onleesbaar", rij=table.fouten[0].rij or 1)
    bank = read_bank(table.rijen)
    if not bank:
        raise RuleViolation("bank_leeg")
    days = [each.dag for each in bank]
    with ctx.read() as queries:
        rows = queries.betalingen(first := min(days) - _AROUND, last := max(days) + _AROUND)
    booked = [Betaalregel(row.id, row.boekdag, row.bedrag, row.kenmerk, row.verzoek_id) for row in rows]
    here = [each for each in booked if first <= each.dag <= last]
    keys = {each.sleutel for each in bank}
    elsewhere = [each for each in booked if not first <= each.dag <= last and each.sleutel in keys]
    hidden = {row.id for row in rows if not row.verteld}
    shown = tuple(_without_words(each, hidden) for each in reconcile(bank, here, elsewhere))
    # every line has its booking, of whichever day, but for what is named alone on either side
    alone = [each.soort in HIER for each in shown if each.geboekt is None]
    found = Aansluiting(len(bank), len(bank) - alone.count(False) + alone.count(True), shown)
    outcome = f"{len(found.verschillen)}_verschillen"
    with ctx.unit_of_work() as uow:
        uow.commit(LogEntry("bank_aangesloten", outcome=outcome))
    return found


def _without_words(verschil: Verschil, hidden: set[int]) -> Verschil:
    """The reference of a payment whose verzoek may not be told stays here, and so does which verzoek that is."""
    own, beside = verschil.regel, verschil.geboekt
    if beside is not None:
        return replace(verschil, geboekt=_bare(beside)) if beside.plek in hidden else verschil
    return replace(verschil, regel=_bare(own)) if verschil.soort in HIER and own.plek in hidden else verschil


def _bare(regel: Betaalregel) -> Betaalregel:
    return replace(regel, kenmerk="", verzoek_id=None)


class _Line(NamedTuple):
    """A line as it is written; ``leaves``: what its direction or its column says, None in a file with neither."""

    nr: int
    dag: date
    leaves: bool | None
    sign: str
    cents: int
    kenmerk: str


def read_bank(rows: Sequence[LijstRij]) -> list[Betaalregel]:
    """The lines of the bank; one without a day is a total."""
    place, columns = _heading(rows)
    read = [
        _line(row.nr, {name: row.cellen[at] if at < len(row.cellen) else "" for name, at in columns.items()})
        for row in rows[place + 1 :]
    ]
    lines = [line for line in read if line is not None]
    signs = {way: {each.sign for each in lines if each.leaves is way and each.cents} for way in (None, True, False)}
    return [
        Betaalregel(each.nr, each.dag, each.cents if _leaves(each, signs[each.leaves]) else -each.cents, each.kenmerk)
        for each in lines
    ]


def _leaves(line: _Line, signs: set[str]) -> bool:
    """``signs``: of every line with this direction. Where no line has any, all of it left. Beside a direction a minus
    on all that leaves says it twice; on some it turns the line round, as a ledger writes what it takes back.
    """
    if line.leaves is None:
        return line.sign == "-" or not signs - {""}
    if signs == {"-"} and not line.leaves:
        raise RuleViolation("bank_regel_onleesbaar", rij=line.nr)
    return line.leaves if signs == {"-"} else line.leaves != (line.sign == "-")


def _heading(rows: Sequence[LijstRij]) -> tuple[int, dict[str, int]]:
    """The first row that names a day and an amount; banks write a few lines above it."""
    best: dict[str, int] = {}
    for place, row in enumerate(rows[:20]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row.cellen):
            found.setdefault(_column(fold(str(cell))), at)
        if "datum" in found and found.keys() & {"bedrag", "af", "bij"}:
            apart = "bedrag" not in found or {"af", "bij"} <= found.keys()
            unused = ("bedrag", "richting", "") if apart else ("af", "bij", "")
            return place, {name: at for name, at in found.items() if name not in unused}
        best = max(best, {name: at for name, at in found.items() if name}, key=len)
    raise RuleViolation("bank_kolom_ontbreekt", kolom="bedrag" if "datum" in best else "datum")


def _column(heading: str) -> str:
    """What a column holds: *Bij/Af* and *C/D* name a direction, *Debet* alone or *Bedrag af* the amounts themselves."""
    named = next((name for name, known in _HEADINGS.items() if heading in known), "")
    words = _words(heading) - {"eur", "euro"}
    if named or (words & _LEAVES and words & _COMES):
        return named or ("" if "bedrag" in words else "richting")
    word = " ".join(words - {"bedrag"})
    return "" if len(word) == 1 else "af" if word in _LEAVES else "bij" if word in _COMES else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def _line(nr: int, cells: Mapping[str, Cel]) -> _Line | None:
    """None of a line without a day."""
    try:
        day = _day(cells["datum"])
        if day is None:
            return None
        leaves, amount = _directed(cells)
        return _Line(nr, day, leaves, *_amount(amount), str(cells.get("kenmerk", "")))
    except (RuleViolation, ValueError):
        raise RuleViolation("bank_regel_onleesbaar", rij=nr) from None


def _directed(cells: Mapping[str, Cel]) -> tuple[bool | None, str]:
    """The direction of a line and its amount; ValueError when it has none, or two."""
    names = cells.keys() & {"bedrag", "af", "bij"}
    texts = {name: re.sub(r"[\s€]|euro?", "", fold(str(cells[name]))) for name in names}
    if "richting" in cells:
        words = _words(fold(str(cells["richting"])))
        if not words or not (words <= _LEAVES or words <= _COMES):
            raise ValueError("a direction that is not known")
        return words <= _LEAVES, texts["bedrag"]
    if "bedrag" in cells:
        return None, texts["bedrag"]
    written = [(name == "af", texts[name]) for name in ("af", "bij") if texts.get(name)]
    ((leaves, amount),) = [each for each in written if re.search(r"[^\W0]", each[1])] or written[:1]
    return leaves, amount


def _amount(text: str) -> tuple[str, int]:
    """The sign, and the cents without it: ``-300,00``, ``300,00-``, ``1.300,00``, ``1,300.00``; a number with one point
    is ``12.50`` as programs write it, while ``1.250`` stays a thousand and more.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None or (found["front"] and found["back"]):
        raise ValueError("not an amount")
    sign, english = found["front"] or found["back"], _ENGLISH.fullmatch(found["number"])
    number = f"{english['whole'].replace(',', '')},{english['cents']}" if english else found["number"]
    return "-" if sign in ("−", "–") else sign, read_euros(number)


def _day(cell: Cel) -> date | None:
    """``2026-01-05``, ``20260105``, or as a Dutch hand writes it, with or without a time; None where there is none.
    ValueError when it is of another century: a program writes *0001-01-01* for nothing.
    """
    day: date | None
    if isinstance(cell, date):
        day = cell
    else:
        text = re.sub(r"(?<=\d)[./](?=\d)", "-", _TIME.sub("", fold(cell)))
        if _TOTAL.match(text):
            return None
        if _OLD_YEAR.search(text):
            raise ValueError("a year before 1000")
        day = date.fromisoformat(text) if re.fullmatch(r"\d{8}", text) else lees_datum(text)
    if day is not None and day.year not in _CENTURIES:
        raise ValueError("a year of another century")
    return day
