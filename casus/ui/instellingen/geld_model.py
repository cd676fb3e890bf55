"""The rules of small money and the budgets, for the settings. No widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.services.bestedingsregels import RegelsBlad, show_regels
from casus.services.budgetten import BudgetRow, list_budgetten
from casus.services.mensen import WijkRow, list_wijken
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


class GeldInstelModel(AttentiveModel):
    """Reads both when one of the two is opened; asleep until then."""

    SHOWN = frozenset({"bestedingsregels", "budget", "wijk", "verzoek"})

    rules_read = Signal(object)
    """RegelsBlad."""
    budgets_read = Signal(object)
    """tuple[BudgetRow, ...]."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self.sleep()
        self.blad: RegelsBlad | None = None
        self.budgetten: tuple[BudgetRow, ...] = ()
        self.wijken: tuple[WijkRow, ...] = ()

    def load(self) -> None:
        """Read anew."""
        self._was_missed = False
        read, failed = self.runner.read, self.on_failed
        read(self, list_wijken, done=self._on_wijken, failed=failed, latest="wijken")
        read(self, show_regels, done=self._on_rules, failed=failed, latest="regels")
        read(self, list_budgetten, done=self._on_budgets, failed=failed, latest="budgetten")

    def may_manage(self) -> bool:
        """Whether who works here keeps the money."""
        return self.may(Handeling.GELD_BEHEREN)

    def _on_rules(self, blad: RegelsBlad) -> None:
        self.blad = blad
        self.rules_read.emit(blad)

    def _on_budgets(self, rows: tuple[BudgetRow, ...]) -> None:
        self.budgetten = rows
        self.budgets_read.emit(rows)

    def _on_wijken(self, rows: Sequence[WijkRow]) -> None:
        self.wijken = tuple(rows)
