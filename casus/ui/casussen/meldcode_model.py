"""The steps of the own meldcode at one casus. No widgets."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.meldcode import MeldcodeStaat, record_meldcodestap, show_meldcode
from casus.services.messages import sentence
from casus.ui.answer import Answer
from casus.ui.runner import Runner


class MeldcodeModel(QObject):
    """``loaded(MeldcodeStaat | None)``: None for who may not know whether there are steps."""

    loaded = Signal(object)
    failed = Signal(str)

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._casus_id = runner, casus_id
        self.staat: MeldcodeStaat | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
        self._runner.read(
            self, show_meldcode, self._casus_id, done=self._on_loaded, failed=self._on_failed, latest="meldcode"
        )

    def today(self) -> date:
        """Today."""
        return self._runner.context.today()

    def record(self, command: object, answer: Answer) -> None:
        """Write a step down; the form hears how it ended."""
        self._runner.run(answer.owner, record_meldcodestap, command, done=lambda _: answer.done(), failed=answer.failed)

    def _on_loaded(self, staat: MeldcodeStaat | None) -> None:
        self.staat = staat
        self.loaded.emit(staat)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind == "meldcode" and change.id == self._casus_id for change in changes):
            self.load()
