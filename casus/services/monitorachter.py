"""What stands behind a figure of the monitor: verzoeken by their code, or ramingen by that of their casus, as far as
one may be told of them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casus.domain.bevoegdheid import Handeling
from casus.domain.geld import BestedingSoort
from casus.domain.monitor import Dimensie, Kenmerken, Peil, Verzoekfeit
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.context import Context
from casus.services.monitor import peil_of
from casus.services.monitorvorm import MonitorVraag

if TYPE_CHECKING:
    from casus.storage.queries import Queries

_BATCH = 10_000
"""So many are asked at a time: a question can name no more than a database takes."""


@dataclass(frozen=True)
class Cijfer:
    """A figure that somebody wants to see behind: a row of a table; ``en``: a cell of a table of two dimensions.
    Without a dimension: everything.
    """

    vraag: MonitorVraag
    dimensie: Dimensie | None = None
    klassen: tuple[str, ...] = ()
    en: tuple[Dimensie, tuple[str, ...]] | None = None

    @property
    def delen(self) -> tuple[tuple[Dimensie, tuple[str, ...]], ...]:
        """Dimensions with the classes that count in each."""
        own = () if self.dimensie is None else ((self.dimensie, self.klassen),)
        return (*own, *(() if self.en is None else (self.en,)))

    def holds(self, kenmerken: Kenmerken) -> bool:
        """Whether these classes are in it."""
        return all(kenmerken.klasse(dimensie)[0] in klassen for dimensie, klassen in self.delen)


@dataclass(frozen=True)
class Ramingcijfer:
    """What the ramingen of the year come to, or those with a second bar."""

    vraag: MonitorVraag
    met_niets_doen: bool = False


@dataclass(frozen=True)
class AchterRij:
    """One verzoek behind a figure: codes and an amount, no name and no text. Outcome and category are those of the day
    that was asked, as in the figure; the amount is that of now.
    """

    verzoek_id: int
    code: str
    casus_id: int | None
    casus_code: str
    status: VerzoekUitkomst
    categorie: BestedingSoort
    bedrag: int


@dataclass(frozen=True)
class AchterRaming:
    """One raming behind a figure: the code of its casus, and the difference 1 - 3 in the middle."""

    raming_id: int
    casus_id: int
    casus_code: str
    verschil: int


@dataclass(frozen=True)
class Achter:
    """The verzoeken or ramingen behind a figure that I may be told, and how many there are that I may not."""

    rijen: tuple[AchterRij, ...]
    niet_verteld: int
    ramingen: tuple[AchterRaming, ...] = ()
    van_ramingen: bool = False


def show_behind(ctx: Context, cijfer: Cijfer | Ramingcijfer) -> Achter:
    """The verzoeken behind a row, or the ramingen behind what was avoided; never for a controller."""
    ctx.actor.require(Handeling.MONITOR_LEZEN)
    if isinstance(cijfer, Ramingcijfer):
        return _ramingen(ctx, cijfer)
    peil = peil_of(ctx, cijfer.vraag)
    with ctx.read() as queries:
        found = _behind(queries, cijfer, peil)
        behind, untold = sorted(found, reverse=True), queries.untold_then(peil)
        batches = (behind[start : start + _BATCH] for start in range(0, len(behind), _BATCH))
        told = (row for batch in batches for row in queries.verzoeken(batch) if row.id not in untold)
        shown = sorted(told, key=lambda row: -row.id)
    return Achter(tuple(_rij(row, found[row.id]) for row in shown), len(behind) - len(shown))


def _rij(row: Any, feit: Verzoekfeit) -> AchterRij:
    categorie = BestedingSoort(feit.kenmerken.categorie)
    return AchterRij(row.id, row.code, row.casus_id, row.casus_code or "", feit.uitkomst, categorie, row.bedrag)


def _ramingen(ctx: Context, cijfer: Ramingcijfer) -> Achter:
    vraag = cijfer.vraag
    with ctx.read() as queries:
        feiten = [
            feit
            for feit in queries.ramingfeiten(vraag.jaar, peil_of(ctx, vraag), vraag.wijk_id)
            if feit.som.niets_doen is not None or not cijfer.met_niets_doen
        ]
        codes = queries.raming_codes([feit.raming_id for feit in feiten])
    shown = tuple(
        AchterRaming(feit.raming_id, feit.persoon, codes[feit.raming_id], feit.som.verwacht.midden)
        for feit in reversed(feiten)
        if feit.raming_id in codes
    )
    return Achter((), len(feiten) - len(shown), shown, van_ramingen=True)


def _behind(queries: "Queries", cijfer: Cijfer, peil: Peil) -> dict[int, Verzoekfeit]:
    """What was asked in these classes, and what money moved for in them: in a month that need not be the same."""
    vraag = cijfer.vraag
    feiten = queries.verzoekfeiten(vraag.jaar, peil, vraag.wijk_id)
    moved = queries.verzoeken_met_geld(vraag.jaar, peil, cijfer.delen, vraag.wijk_id)
    return {feit.verzoek_id: feit for feit in feiten if feit.verzoek_id in moved or cijfer.holds(feit.kenmerken)}
