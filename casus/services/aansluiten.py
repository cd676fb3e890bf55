"""The file of the bank or of the ledger of the municipality, laid beside the payments here; only differences come out.

Known by their headings are files with a day, an amount and a reference, in the order of any bank. Money that leaves is
below nought, or is named *af* in a column of its own; in a file with neither, everything is money that left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from casus.domain.aansluiting import HIER, WEEK, Betaalregel, Verschil, reconcile
from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.geld import read_euros
from casus.domain.lijst import LijstRij
from casus.domain.values import fold
from casus.services.context import Context

_HEADINGS = {
    "datum": ("datum", "boekdatum", "boekdag", "transactiedatum", "dag"),
    "bedrag": ("bedrag", "bedrag (eur)", "transactiebedrag"),
    "kenmerk": ("kenmerk", "betalingskenmerk", "referentie", "factuurnummer"),
    "richting": ("af bij", "af/bij", "debet/credit", "d/c"),
}
_AROUND = timedelta(days=WEEK)
_LEAVES = frozenset(("af", "debet", "debit", "d"))


@dataclass(frozen=True)
class SluitAan:
    """This file, beside the payments of its days and a week around them, from budgets of whichever year."""

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
        rows = queries.betalingen(min(days) - _AROUND, max(days) + _AROUND)
    here = [Betaalregel(row.id, row.boekdag, row.bedrag, row.kenmerk, row.verzoek_id) for row in rows]
    hidden = {row.id for row in rows if not row.verteld}
    shown = tuple(_without_words(each, hidden) for each in reconcile(bank, here))
    found = Aansluiting(len(bank), len(here), shown)
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


def read_bank(rows: Sequence[LijstRij]) -> list[Betaalregel]:
    """The lines of the bank."""
    place, columns = _heading(rows)
    lines = [(row.nr, {name: row.cellen[at] if at < len(row.cellen) else "" for name, at in columns.items()})
             for row in rows[place + 1 :]]  # fmt: skip
    signed = "richting" not in columns and any(
        str(cells["bedrag"]).strip().startswith(("-", "−")) for _, cells in lines
    )
    return [_line(nr, cells, signed=signed) for nr, cells in lines]


def _heading(rows: Sequence[LijstRij]) -> tuple[int, dict[str, int]]:
    """The first row that names a day and an amount; banks write a few lines above it."""
    best: dict[str, int] = {}
    for place, row in enumerate(rows[:20]):
        words = [fold(str(cell)) for cell in row.cellen]
        found = {
            name: next(at for at, word in enumerate(words) if word in known)
            for name, known in _HEADINGS.items()
            if any(word in known for word in words)
        }
        if "datum" in found and "bedrag" in found:
            return place, found
        best = max(best, found, key=len)
    raise RuleViolation("bank_kolom_ontbreekt", kolom="bedrag" if "datum" in best else "datum")


def _line(nr: int, cells: dict[str, str | date], *, signed: bool) -> Betaalregel:
    text = str(cells["bedrag"]).strip()
    below = text.startswith(("-", "−"))
    try:
        cents = read_euros(_dutch(text.lstrip("+-−")))
        day = _day(cells["datum"])
    except (RuleViolation, ValueError):
        raise RuleViolation("bank_regel_onleesbaar", rij=nr) from None
    leaves = below if signed else not below
    if "richting" in cells:
        leaves = fold(str(cells["richting"])) in _LEAVES
    return Betaalregel(nr, day, cents if leaves else -cents, str(cells.get("kenmerk", "")))


def _dutch(text: str) -> str:
    """``12.50`` as programs write it; ``1.250`` stays a thousand and more."""
    whole, point, cents = text.partition(".")
    return f"{whole},{cents}" if point and len(cents) in (1, 2) and cents.isdigit() and whole.isdigit() else text


def _day(value: str | date) -> date:
    """``2026-01-05``, ``20260105``, ``05-01-2026`` or ``5/1/2026``."""
    if isinstance(value, date):
        return value
    text = value.strip().replace("/", "-")
    first, _, rest = text.partition("-")
    if rest and len(first) <= 2:
        day, month, year = text.split("-")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text)
