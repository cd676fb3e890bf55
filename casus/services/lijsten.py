"""Reading a list from outside: look first, then everything at once or nothing.

``read_pasted_list`` and ``read_list_file`` give what stands there and what the columns seem to be; ``try_list`` says
row by row what would become of it; ``take_list`` does it in one transaction, judged once more.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError, RuleViolation
from casus.domain.lijst import (
    HOOFDKOLOM,
    ZONDER_KOP,
    LijstFout,
    LijstKolom,
    LijstRij,
    LijstSoort,
    LijstTabel,
    herken_kop,
)
from casus.services.context import Context
from casus.services.lijst_bekend import bekend
from casus.services.lijst_oordeel import Oordeel, Oordelaar, Regel
from casus.services.lijst_schrijven import write_regels

if TYPE_CHECKING:
    from casus.storage.queries import Queries

Kolommen = tuple[LijstKolom | None, ...]


@dataclass(frozen=True)
class Lijst:
    """A list as it was read: headings, rows below them, what each column seems to be, and what could not be read.

    ``kop`` is the row of the headings, None when there are none.
    """

    soort: LijstSoort
    kop: int | None
    koppen: tuple[str, ...]
    kolommen: Kolommen
    rijen: tuple[LijstRij, ...]
    fouten: tuple[LijstFout, ...]
    andere_bladen: int = 0
    verborgen_bladen: int = 0


@dataclass(frozen=True)
class Proef:
    """What would become of a list, row by row."""

    regels: tuple[Regel, ...]

    def aantal(self, oordeel: Oordeel) -> int:
        """How many rows became this."""
        return sum(regel.oordeel is oordeel for regel in self.regels)

    @property
    def may_be_taken(self) -> bool:
        """Nothing is wrong, and there is something to do."""
        return not self.aantal(Oordeel.FOUT) and any(regel.nieuw is not None for regel in self.regels)


@dataclass(frozen=True)
class TakeList:
    """Make what is new in this list. ``ook_twijfel``: also casussen of which one with that name seems to be there."""

    lijst: Lijst
    kolommen: Kolommen
    ook_twijfel: bool = False


def read_pasted_list(ctx: Context, tekst: str, soort: LijstSoort) -> Lijst:
    """What was pasted. Without headings the columns are what one expects of such a list; the user can say otherwise."""
    from casus.documents.lijsten import read_pasted_table

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    lijst = _as_list(soort, read_pasted_table(tekst))
    if lijst.kop is not None:
        return lijst
    width = len(lijst.koppen)
    kolommen = (*ZONDER_KOP[soort], *(None for _ in range(width)))[:width]
    return Lijst(soort, None, lijst.koppen, kolommen, lijst.rijen, lijst.fouten)


def read_list_file(ctx: Context, path: Path, soort: LijstSoort) -> Lijst:
    """What stands in a .csv or .xlsx. Without headings that are known, the user says what each column is."""
    from casus.documents.lijsten import read_table

    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    return _as_list(soort, read_table(path))


def try_list(ctx: Context, lijst: Lijst, kolommen: Kolommen) -> Proef:
    """What would become of every row with these columns. Nothing is written."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.read() as queries:
        return _judge(ctx, queries, lijst, kolommen)


def take_list(ctx: Context, cmd: TakeList) -> list[Changed]:
    """Make everything that is new, all or nothing; what a colleague made meanwhile is not made twice."""
    ctx.actor.require(Handeling.CASUS_AANMAKEN)
    with ctx.unit_of_work() as uow:
        proef = _judge(ctx, uow.queries, cmd.lijst, cmd.kolommen)
        if proef.aantal(Oordeel.FOUT):
            raise RuleViolation("lijst_met_fouten", aantal=proef.aantal(Oordeel.FOUT))
        wanted = (Oordeel.NIEUW, Oordeel.TWIJFEL) if cmd.ook_twijfel else (Oordeel.NIEUW,)
        regels = [regel for regel in proef.regels if regel.oordeel in wanted and regel.nieuw is not None]
        if not regels:
            raise RuleViolation("lijst_niets_nieuws")
        return write_regels(ctx, uow, cmd.lijst.soort, regels)


def _as_list(soort: LijstSoort, tabel: LijstTabel) -> Lijst:
    place, kolommen = herken_kop(soort, tabel.rijen)
    kop = tabel.rijen[place] if place >= 0 else None
    width = len(kop.cellen) if kop else max((len(rij.cellen) for rij in tabel.rijen), default=0)
    koppen = tuple(str(cel) for cel in kop.cellen) if kop else ("",) * width
    rijen = tabel.rijen[place + 1 :]
    first = rijen[0].nr if rijen else 0
    merged = [
        LijstFout(begin, RuleViolation("lijst_samengevoegd")) for begin, end in tabel.samengevoegd if end >= first
    ]
    wide = kolommen or (None,) * width
    fouten = (*tabel.fouten, *merged)
    return Lijst(
        soort, kop.nr if kop else None, koppen, wide, rijen, fouten, tabel.andere_bladen, tabel.verborgen_bladen
    )


def _judge(ctx: Context, queries: "Queries", lijst: Lijst, kolommen: Kolommen) -> Proef:
    whole = [Regel(fault.rij, Oordeel.FOUT, melding=fault.fout) for fault in lijst.fouten]
    problem = _whole_list(lijst, kolommen)
    if problem is not None:
        return Proef((Regel(lijst.kop, Oordeel.FOUT, melding=problem), *whole))
    oordelaar = Oordelaar(lijst.soort, kolommen, bekend(queries, lijst.soort, ctx.today()))
    regels = [oordelaar.oordeel(rij) for rij in lijst.rijen]
    return Proef(tuple(sorted((*whole, *regels), key=lambda regel: regel.rij or 0)))


def _whole_list(lijst: Lijst, kolommen: Kolommen) -> CasusError | None:
    """What makes every row pointless: no rows, two columns for one thing, or the one column that must be there."""
    double = next((kolom for kolom, count in Counter(kolommen).items() if kolom is not None and count > 1), None)
    if double is not None:
        return RuleViolation("lijst_kolom_dubbel", kolom=double.value)
    main = HOOFDKOLOM[lijst.soort]
    if main not in kolommen and LijstKolom.ACHTERNAAM not in kolommen:
        return RuleViolation("lijst_kolom_ontbreekt", kolom=main.value)
    return RuleViolation("lijst_leeg") if not lijst.rijen and not lijst.fouten else None
