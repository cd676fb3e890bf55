"""What stands behind a figure of the monitor: verzoeken by their code, as far as one may be told of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.geld import Categorie
from casus.domain.monitor import Dimensie, Kenmerken, Peil
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.context import Context
from casus.services.monitor import MonitorVraag, peil_of

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class Cijfer:
    """A figure that somebody wants to see behind: a row of a table; ``en``: a cell of a table of two dimensions."""

    vraag: MonitorVraag
    dimensie: Dimensie
    klassen: tuple[str, ...]
    en: tuple[Dimensie, tuple[str, ...]] | None = None

    def holds(self, kenmerken: Kenmerken) -> bool:
        """Whether these classes are in it."""
        also = self.en is None or kenmerken.klasse(self.en[0])[0] in self.en[1]
        return also and kenmerken.klasse(self.dimensie)[0] in self.klassen


@dataclass(frozen=True)
class AchterRij:
    """One verzoek behind a figure: codes and an amount, no name and no text."""

    verzoek_id: int
    code: str
    casus_id: int | None
    casus_code: str
    status: VerzoekUitkomst
    categorie: Categorie
    bedrag: int


@dataclass(frozen=True)
class Achter:
    """The verzoeken behind a figure that I may be told, and how many there are that I may not."""

    rijen: tuple[AchterRij, ...]
    niet_verteld: int


def show_behind(ctx: Context, cijfer: Cijfer) -> Achter:
    """The verzoeken behind a row; never for a controller."""
    ctx.actor.require(Handeling.MONITOR_LEZEN)
    vraag = cijfer.vraag
    with ctx.read() as queries:
        behind = _behind(queries, cijfer, peil_of(ctx, vraag))
        shown = sorted(queries.verzoeken(sorted(behind)), key=lambda row: -row.id)
    return Achter(
        tuple(
            AchterRij(row.id, row.code, row.casus_id, row.casus_code or "", row.status, row.categorie, row.bedrag)
            for row in shown
        ),
        len(behind) - len(shown),
    )


def _behind(queries: "Queries", cijfer: Cijfer, peil: Peil) -> set[int]:
    """What was asked in these classes, and what money moved for in them: in a month that need not be the same."""
    vraag = cijfer.vraag
    feiten = queries.verzoekfeiten(vraag.jaar, peil, vraag.wijk_id)
    of_wijk = {feit.verzoek_id for feit in feiten}
    moved = (
        (feit.verzoek_id, feit.kenmerken)
        for feit in queries.geldfeiten(vraag.jaar)
        if feit.verzoek_id is not None
        and feit.verzoek_id in of_wijk
        and feit.boekdag <= peil.dag
        and feit.op <= peil.bekend
    )
    both = [*((feit.verzoek_id, feit.kenmerken) for feit in feiten), *moved]
    return {verzoek_id for verzoek_id, kenmerken in both if cijfer.holds(kenmerken)}
