"""Reading small money for a screen while somebody looks, and the verzoeken of one casus. No widgets."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.messages import sentence
from casus.services.verzoeken import VerzoekRow, verzoeken_of_casus
from casus.ui.runner import Runner

SHOWN: Final = frozenset({"verzoek", "boeking", "terugblik", "bestedingsregels", "budget", "overleg"})


class GeldReader(QObject):
    """Reads while somebody looks: a page that is not seen reads nothing, because reading is written down."""

    failed = Signal(str)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._is_asleep, self._was_missed = False, False
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read anew."""
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

    def professional_id(self) -> int | None:
        """Who works here."""
        return self.runner.context.actor.professional_id

    def today(self) -> date:
        """The day in the dossier's place."""
        return self.runner.context.today()

    def on_failed(self, error: CasusError) -> None:
        """Say it."""
        self.failed.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()


class CasusGeldModel(GeldReader):
    """``loaded(list[VerzoekRow])``: the verzoeken of one casus."""

    loaded = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self.casus_id: int | None = None
        self.rows: tuple[VerzoekRow, ...] = ()

    def show_casus(self, casus_id: int | None) -> None:
        """Of this casus from now on; nothing of the one before stays."""
        if casus_id != self.casus_id:
            self.casus_id, self.rows = casus_id, ()
            self.loaded.emit(self.rows)
        self.load()

    def load(self) -> None:
        """Read anew."""
        if self.casus_id is not None:
            self.runner.read(
                self, verzoeken_of_casus, self.casus_id, done=self._on_loaded, failed=self.on_failed, latest="geld"
            )

    def _on_loaded(self, rows: Sequence[VerzoekRow]) -> None:
        self.rows = tuple(rows)
        self.loaded.emit(self.rows)
