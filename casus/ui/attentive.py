"""Reads for a page while somebody looks at it: what is not seen reads nothing, because reading is written down."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.messages import sentence
from casus.ui.answer import Answer
from casus.ui.runner import Runner


class AttentiveModel(QObject):
    """``SHOWN``: the kinds that are on the page; when one of them changed, it is read anew. ``gone``: what a page is
    about cannot be read (any more), and why.
    """

    SHOWN: ClassVar[frozenset[str]] = frozenset()
    failed = Signal(str)
    gone = Signal(str)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._is_asleep, self._was_missed = False, False
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew; what is read is for the model of each page."""
        raise NotImplementedError

    def wake(self) -> None:
        """It is seen again."""
        self._is_asleep = False
        if self._was_missed:
            self._was_missed = False
            self.load()

    def sleep(self) -> None:
        """Nobody looks."""
        self._is_asleep = True

    def may(self, handeling: Handeling) -> bool:
        """Whether who works here may do this."""
        return self.runner.context.actor.may(handeling)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self.runner.context.today()

    def run(self, service: Callable[..., list[Changed]], command: Any, answer: Answer) -> None:
        """Write it down; the form hears how it ended."""
        self.runner.run(answer.owner, service, command, done=lambda _: answer.done(), failed=answer.failed)

    def on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in self.SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()
