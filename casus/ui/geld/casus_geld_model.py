"""Reading small money for a screen while somebody looks, and the verzoeken of one casus. No widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from casus.services.verzoeken import VerzoekRow, verzoeken_of_casus
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner


class GeldReader(AttentiveModel):
    """Whatever moves money, and who sits at the table."""

    SHOWN = frozenset({"verzoek", "boeking", "terugblik", "bestedingsregels", "budget", "overleg"})

    def professional_id(self) -> int | None:
        """Who works here."""
        return self.runner.context.actor.professional_id


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
