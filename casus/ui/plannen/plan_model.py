"""The plans of one casus, and one plan that is being written. No widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.errors import CasusError
from casus.domain.plan import PlanStatus
from casus.services.context import Context
from casus.services.intakes import IntakeRow, list_intakes
from casus.services.messages import sentence
from casus.services.planbladen import PlanBlad, PlanRow, list_plannen, open_plan
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


@dataclass(frozen=True)
class PlanStaat:
    """What stands on the page of a casus: plans that run, in full, and what else there is to begin with or look at."""

    lopend: tuple[PlanBlad, ...]
    klaar: tuple[PlanRow, ...]
    intakes: tuple[IntakeRow, ...]
    """Those in which the person chose something."""


def read_staat(ctx: Context, casus_id: int) -> PlanStaat:
    """All of it, in one reading of the screen."""
    rows = list_plannen(ctx, casus_id)
    running = [row for row in rows if row.status is PlanStatus.LOPEND]
    return PlanStaat(
        tuple(open_plan(ctx, row.id) for row in running),
        tuple(row for row in rows if row not in running),
        tuple(row for row in list_intakes(ctx, casus_id) if row.mee_aan_de_slag),
    )


class _PlanReader(AttentiveModel):
    SHOWN = frozenset({"plan", "actie", "intake"})

    def may_promise(self) -> bool:
        """Whether who works here may agree on acties."""
        return self.may(Handeling.ACTIE_AFSPREKEN)


class PlannenModel(_PlanReader):
    """``loaded(PlanStaat)``."""

    loaded = Signal(object)

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._casus_id = casus_id
        self.staat: PlanStaat | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(self, read_staat, self._casus_id, done=self._on_loaded, failed=self.on_failed, latest="plan")

    def _on_loaded(self, staat: PlanStaat) -> None:
        self.staat = staat
        self.loaded.emit(staat)


class PlanModel(_PlanReader):
    """``loaded(PlanBlad)``; ``gone(str)`` when it cannot be read (any more)."""

    loaded = Signal(object)

    def __init__(self, runner: Runner, plan_id: int, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self._plan_id = plan_id
        self.blad: PlanBlad | None = None

    def load(self) -> None:
        """Read anew."""
        self.runner.read(self, open_plan, self._plan_id, done=self._on_loaded, failed=self._on_gone, latest="plan")

    def _on_loaded(self, blad: PlanBlad) -> None:
        self.blad = blad
        self.loaded.emit(blad)

    def _on_gone(self, error: CasusError) -> None:
        self.blad = None
        self.gone.emit(sentence(error))
