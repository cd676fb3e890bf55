"""One verzoek as its page shows it. No widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError
from casus.services.budgetten import BudgetRow
from casus.services.context import Context
from casus.services.geldlijst import budgets_of_year
from casus.services.geldtafel import TafelStem, list_stemmen
from casus.services.messages import sentence
from casus.services.ruimte import Ruimte, ruimte
from casus.services.verzoeken import VerzoekBlad, VerzoekRow, open_verzoek
from casus.services.verzoekraming import VerzoekRaming, raming_of_verzoek
from casus.ui.geld.casus_geld_model import GeldReader
from casus.ui.runner import Runner


@dataclass(frozen=True)
class VerzoekStaat:
    """The sheet, the room of its budget, whose yes I may write down now, the raming of its approach; None: it is about
    no casus, or a room looks along; and while it is open the other budgets of this year, the most alike first.
    """

    blad: VerzoekBlad
    ruimte: Ruimte
    stemmen: tuple[TafelStem, ...]
    raming: VerzoekRaming | None
    budgetten: tuple[BudgetRow, ...]


def read_staat(ctx: Context, verzoek_id: int, *, with_raming: bool) -> VerzoekStaat:
    """All of it, in one reading of the screen."""
    blad = open_verzoek(ctx, verzoek_id)
    said = blad.row.inhoud
    stemmen = list_stemmen(ctx, verzoek_id) if blad.row.is_open else ()
    raming = raming_of_verzoek(ctx, verzoek_id) if with_raming else None
    budgetten = _other_budgets(ctx, blad.row) if blad.row.is_open else ()
    return VerzoekStaat(blad, ruimte(ctx, said.budget_id, said.casus_id), stemmen, raming, budgetten)


def _other_budgets(ctx: Context, row: VerzoekRow) -> tuple[BudgetRow, ...]:
    others = (each for each in budgets_of_year(ctx) if each.id != row.inhoud.budget_id)
    return tuple(sorted(others, key=lambda each: (each.wijk != row.wijk, each.bron != row.bron)))


class VerzoekModel(GeldReader):
    """``loaded(VerzoekStaat)``; ``gone(str)`` when it cannot be read (any more)."""

    SHOWN = GeldReader.SHOWN | {"raming"}
    loaded = Signal(object)

    def __init__(
        self, runner: Runner, verzoek_id: int, parent: QObject | None = None, *, with_raming: bool = True
    ) -> None:
        super().__init__(runner, parent)
        self._verzoek_id, self._with_raming = verzoek_id, with_raming
        self.staat: VerzoekStaat | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(
            self,
            read_staat,
            self._verzoek_id,
            done=self._on_loaded,
            failed=self._on_gone,
            latest="verzoek",
            with_raming=self._with_raming,
        )

    def _on_loaded(self, staat: VerzoekStaat) -> None:
        self.staat = staat
        self.loaded.emit(staat)

    def _on_gone(self, error: CasusError) -> None:
        self.staat = None
        self.gone.emit(sentence(error))
