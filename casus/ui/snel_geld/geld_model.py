"""The room Snel geld: what is listed, in the order in which it waits for somebody. No widgets."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.geldlijst import GeldLijst, list_geld
from casus.services.messages import sentence
from casus.services.verzoeken import VerzoekRow, list_verzoek_rows
from casus.ui.acties.window_model import Part, WindowModel
from casus.ui.desk import Desk
from casus.ui.geld.geld_words import verzoek_row
from casus.ui.overleg.overleg_model import Answer
from casus.ui.widgets.row_model import TwoLineRow

SHOWN: Final = frozenset({"verzoek", "budget", "terugblik", "boeking", "casus", "overleg", "bestedingsregels"})
STATES: Final[tuple[tuple[VerzoekUitkomst, ...], ...]] = (
    (),
    (VerzoekUitkomst.OPEN,),
    (VerzoekUitkomst.JA,),
    (VerzoekUitkomst.ANDERS_OPGELOST,),
    (VerzoekUitkomst.NEE, VerzoekUitkomst.INGETROKKEN),
)
"""What each tab shows; the first shows all."""


class GeldModel(QObject):
    """Reads while it is looked at; rows come as they come into sight."""

    listed = Signal(object)
    """GeldLijst."""
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._names = desk.runner, desk.names
        self.rows = WindowModel(desk.runner, list_verzoek_rows, self._written, self)
        self._beurten: dict[int, Beurt] = {}
        self._tab = 0
        self._is_asleep = self._was_missed = False
        self.rows.failed.connect(self.failed)
        desk.runner.changed.connect(self._on_changed)
        desk.names.changed.connect(self.rows.write_again)

    def show_tab(self, place: int) -> None:
        """Another state; nothing of the list before it is left in sight."""
        self._tab = place
        self.rows.clear()
        self.load()

    def load(self) -> None:
        """Read the list anew."""
        states = STATES[self._tab]
        self._runner.read(self, list_geld, states, done=self._on_listed, failed=self._on_failed, latest="lijst")

    def wake(self) -> None:
        """The room is seen again."""
        self._is_asleep = False
        if self._was_missed:
            self._was_missed = False
            self.load()

    def sleep(self) -> None:
        """Nobody looks."""
        self._is_asleep = True

    def may(self, handeling: Handeling) -> bool:
        """Whether who works here may do this."""
        return self._runner.context.actor.may(handeling)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self._runner.context.today()

    def verzoek(self, id_: int) -> VerzoekRow | None:
        """What is known of it, when its row was read."""
        found = self.rows.item(id_)
        return found if isinstance(found, VerzoekRow) else None

    def beurt(self, id_: int) -> Beurt:
        """Why it stands where it stands."""
        return self._beurten.get(id_, Beurt.KLAAR)

    def run(self, service: Callable[..., list[Changed]], command: object, answer: Answer) -> None:
        """Write it down; the dialog that asked hears how it ended."""
        self._runner.run(answer.owner, service, command, done=lambda _: answer.done(), failed=answer.failed)

    def _written(self, row: VerzoekRow) -> TwoLineRow:
        return verzoek_row(row, self.beurt(row.id), self._names, self.today())

    def _on_listed(self, found: GeldLijst) -> None:
        self._beurten = dict(found.beurten)
        self.rows.set_parts((Part(None, [id_ for id_, _ in found.beurten]),))
        self.rows.write_again()
        self.listed.emit(found)

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
