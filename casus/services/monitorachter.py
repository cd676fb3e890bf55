"""What stands behind a figure of the monitor: verzoeken by their code, as far as one may be told of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import Handeling
from casus.domain.geld import BestedingSoort
from casus.domain.monitor import Dimensie, Kenmerken, Peil
from casus.domain.verzoek import VerzoekUitkomst
from casus.services.context import Context
from casus.services.monitor import peil_of
from casus.services.monitorvorm import MonitorVraag

if TYPE_CHECKING:
    from casus.storage.queries import Queries


@dataclass(frozen=True)
class Cijfer:
    """A figure that somebody wants to see behind: a row of a table; ``en``: a cell of a table of two dimensions."""

    vraag: MonitorVraag
    dimensie: Dimensie
    klassen: tuple[str, ...]
    en: tuple[Dimensie, tuple[str, ...]] | None = None

    @property
    def delen(self) -> tuple[tuple[Dimensie, tuple[str, ...]], ...]:
        """Dimensions with the classes that count in each."""
        return (self.dimensie, self.klassen), *(() if self.en is None else (self.en,))

    def holds(self, kenmerken: Kenmerken) -> bool:
        """Whether these classes are in it."""
        return all(kenmerken.klasse(dimensie)[0] in klassen for dimensie, klassen in self.delen)


@dataclass(frozen=True)
class AchterRij:
    """One verzoek behind a figure: codes and an amount, no name and no text."""

    verzoek_id: int
    code: str
    casus_id: int | None
    casus_code: str
    status: VerzoekUitkomst
    categorie: BestedingSoort
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
    asked = {feit.verzoek_id for feit in feiten if cijfer.holds(feit.kenmerken)}
    moved = queries.verzoeken_met_geld(vraag.jaar, peil, cijfer.delen, vraag.wijk_id)
    return asked | (moved & {feit.verzoek_id for feit in feiten})
