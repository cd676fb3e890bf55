"""The rules of small money and the budgets, for the settings. No widgets."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.bestedingsregels import RegelsBlad, show_regels
from casus.services.budgetten import BudgetRow, list_budgetten
from casus.services.mensen import WijkRow, list_wijken
from casus.services.messages import sentence
from casus.ui.overleg.overleg_model import Answer
from casus.ui.runner import Runner

SHOWN: Final = frozenset({"bestedingsregels", "budget", "wijk", "verzoek"})


class GeldInstelModel(QObject):
    """Reads both when one of the two is opened."""

    rules_read = Signal(object)
    """RegelsBlad."""
    budgets_read = Signal(object)
    """tuple[BudgetRow, ...]."""
    failed = Signal(str)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_used = False
        self.blad: RegelsBlad | None = None
        self.budgetten: tuple[BudgetRow, ...] = ()
        self.wijken: tuple[WijkRow, ...] = ()
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
        self._is_used = True
        read, failed = self._runner.read, self._on_failed
        read(self, list_wijken, done=self._on_wijken, failed=failed, latest="wijken")
        read(self, show_regels, done=self._on_rules, failed=failed, latest="regels")
        read(self, list_budgetten, done=self._on_budgets, failed=failed, latest="budgetten")

    def may_manage(self) -> bool:
        """Whether who works here keeps the money."""
        return self._runner.context.actor.may(Handeling.GELD_BEHEREN)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self._runner.context.today()

    def run(self, service: Callable[..., list[Changed]], command: object, answer: Answer) -> None:
        """Write it down; who asked hears how it ended."""
        self._runner.run(answer.owner, service, command, done=lambda _: answer.done(), failed=answer.failed)

    def _on_rules(self, blad: RegelsBlad) -> None:
        self.blad = blad
        self.rules_read.emit(blad)

    def _on_budgets(self, rows: tuple[BudgetRow, ...]) -> None:
        self.budgetten = rows
        self.budgets_read.emit(rows)

    def _on_wijken(self, rows: Sequence[WijkRow]) -> None:
        self.wijken = tuple(rows)

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if self._is_used and any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
