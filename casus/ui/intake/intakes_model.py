"""The intakes on the page of a casus. No widgets."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.instrumenten import InstrumentRow, VoegInstrumentToe, add_instrument, list_offered
from casus.services.intakes import IntakesStaat, begin_intake, show_intakes
from casus.services.messages import sentence
from casus.ui.answer import Answer
from casus.ui.desk import Desk


class IntakesModel(QObject):
    """``begun(id)``: an intake that was begun here just now."""

    loaded = Signal()
    offered = Signal(object)
    begun = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.casus_id = desk, casus_id
        self.staat = IntakesStaat((), ())
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
        self._desk.runner.read(
            self, show_intakes, self.casus_id, done=self._on_loaded, failed=self._on_failed, latest="intakes"
        )

    def today(self) -> date:
        return self._desk.runner.context.today()

    def may(self) -> bool:
        return self._desk.runner.context.actor.may(Handeling.CASUS_AANMAKEN)

    def load_offered(self) -> None:
        """What one may begin with."""
        self._desk.runner.read(self, list_offered, done=self._on_offered, failed=self._on_failed)

    def begin(self, command: object, answer: Answer) -> None:
        """Begin one; the form hears how it ended."""
        self._desk.runner.run(
            answer.owner, begin_intake, command, done=lambda made: self._on_begun(made, answer), failed=answer.failed
        )

    def add(self, pad: Path, answer: Answer) -> None:
        """Keep a file of the team; then it is offered."""
        self._desk.runner.run(
            answer.owner,
            add_instrument,
            VoegInstrumentToe(pad),
            done=lambda _: self.load_offered(),
            failed=answer.failed,
        )

    def _on_begun(self, made: Sequence[Changed], answer: Answer) -> None:
        answer.done()
        self.begun.emit(made[0].id)

    def _on_offered(self, rows: Sequence[InstrumentRow]) -> None:
        self.offered.emit(rows)

    def _on_loaded(self, staat: IntakesStaat) -> None:
        self.staat = staat
        self.loaded.emit()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind == "intake" for change in changes):
            self.load()
