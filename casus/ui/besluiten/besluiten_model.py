"""What became of a besluit: said once, shown wherever it comes back. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import BesluitStatus
from casus.services.besluiten import BesluitRegel, UpdateBesluit, update_besluit
from casus.services.messages import is_for_field, label, sentence
from casus.ui.dates import day_in_list, moment_day, starting, waiting
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.widgets.label import facts


@dataclass(frozen=True)
class _Step:
    besluit: BesluitRegel
    status: BesluitStatus


class BesluitenModel(QObject):
    """Commands carry the version of the meeting: of several besluiten of one meeting each next one goes on from the
    one before, so that two quick keys are two changes and no conflict with oneself.
    """

    updated = Signal(object, object)
    """(BesluitRegel as it was, its new BesluitStatus): can be taken back."""
    taken_back = Signal(object)
    """(BesluitRegel, BesluitStatus) before it that can be taken back now, or None."""
    saved = Signal()
    refused = Signal(str)
    """A sentence beside the field of the dialog that is open."""
    failed = Signal(str)

    def __init__(self, runner: Runner, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self.names = runner, names
        self._versions: dict[int, int] = {}
        self._steps: list[_Step] = []

    def may_update(self) -> bool:
        """Whether who works here may say how far a besluit is."""
        return self._runner.context.actor.may(Handeling.BESLUIT_BIJWERKEN)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self._runner.context.today()

    def update(self, besluit: BesluitRegel, status: BesluitStatus) -> None:
        """One key: how far it is."""
        self._run(besluit, status, "", lambda _: self._on_updated(besluit, status), self._on_failed)

    def tell(self, besluit: BesluitRegel, status: BesluitStatus, words: str) -> None:
        """What the dialog says: how far, and a word about it."""
        self._run(besluit, status, words, lambda _: self._on_told(besluit, status), self._on_refused)

    def take_back(self) -> None:
        """As it was before; once more takes back the one before it."""
        if self._steps:
            step = self._steps.pop()
            self._run(step.besluit, step.besluit.status, "", lambda _: self._on_taken_back(), self._on_failed)

    def _run(
        self,
        besluit: BesluitRegel,
        status: BesluitStatus,
        words: str,
        done: Callable[[list[Changed]], None],
        failed: Callable[[CasusError], None],
    ) -> None:
        overleg_id = besluit.overleg_id
        versie = max(besluit.versie, self._versions.get(overleg_id, 0))
        self._versions[overleg_id] = versie + 1

        def forget(error: CasusError) -> None:
            self._versions.pop(overleg_id, None)
            failed(error)

        command = UpdateBesluit(overleg_id, versie, besluit.id, status, words)
        self._runner.run(self, update_besluit, command, done=done, failed=forget)

    def _on_updated(self, besluit: BesluitRegel, status: BesluitStatus) -> None:
        self._steps.append(_Step(besluit, status))
        self.updated.emit(besluit, status)

    def _on_told(self, besluit: BesluitRegel, status: BesluitStatus) -> None:
        self.saved.emit()
        if status is not besluit.status:
            self._on_updated(besluit, status)

    def _on_taken_back(self) -> None:
        last = self._steps[-1] if self._steps else None
        self.taken_back.emit((last.besluit, last.status) if last is not None else None)

    def _on_refused(self, error: CasusError) -> None:
        if is_for_field(error):
            self.refused.emit(sentence(error))
        else:
            self._on_failed(error)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    # What a screen says

    def text(self, besluit: BesluitRegel) -> str:
        """What was decided; without names when names are off."""
        return starting(self.names.text(besluit.tekst, besluit.casus_code))

    def feedback(self, besluit: BesluitRegel) -> str:
        """What was said about it since."""
        return self.names.text(besluit.terugkoppeling, besluit.casus_code)

    def stand(self, besluit: BesluitRegel) -> str:
        """How far it is, in words."""
        return starting(label(besluit.status))

    def days_silent(self, besluit: BesluitRegel) -> int:
        """How long nothing was heard."""
        return (self.today() - moment_day(besluit.heard())).days

    def silence(self, besluit: BesluitRegel) -> str:
        """The same in words."""
        days = self.days_silent(besluit)
        return self.tr("nog niets gehoord") if days < 1 else self.tr("al {0} niets gehoord").format(waiting(days))

    def since(self, besluit: BesluitRegel) -> str:
        """Who said so and when; or how long nothing was heard."""
        if besluit.status_op is None:
            return self.silence(besluit)
        return facts(besluit.status_door, day_in_list(moment_day(besluit.status_op), self.today()))

    def decided(self, besluit: BesluitRegel) -> str:
        """Where and when it was decided."""
        return self.tr("besluit {0} van {1}").format(besluit.code, day_in_list(besluit.datum, self.today()))
