"""The form of small money: what it begins with, the room while one types, and sending it. No widgets."""

from PySide6.QtCore import QObject, QTimer, Signal

from casus.domain.changes import Changed
from casus.services.acties import find_casussen
from casus.services.geldvorm import GeldVorm, open_geldvorm
from casus.services.ruimte import Ruimte, ruimte
from casus.services.snel_geld import VraagVerzoek, ask_verzoek
from casus.ui.attentive import AttentiveModel
from casus.ui.runner import Runner

PAUSE_MS = 250
MOST_CASUSSEN = 500


class GeldFormModel(AttentiveModel):
    """``casus_id`` None: a small need, until a casus is chosen."""

    SHOWN = frozenset({"budget", "bestedingsregels"})

    loaded = Signal(object)
    """GeldVorm."""
    casussen_found = Signal(object)
    """list[CasusKeuze], once."""
    room_known = Signal(object)
    """Ruimte of the budget and casus that are chosen."""
    asked = Signal(object)
    """Id of the verzoek that was asked (63 bits: a Signal(int) would cut it off)."""
    refused = Signal(object)
    """CasusError, beside its field."""

    def __init__(self, runner: Runner, casus_id: int | None, parent: QObject | None = None) -> None:
        super().__init__(runner, parent)
        self.casus_id = casus_id
        self._budget_id: int | None = None
        self.vorm: GeldVorm | None = None
        self.room: Ruimte | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read_room)

    def load(self) -> None:
        """Read the proposals; of every casus one may choose, when none was given."""
        self.runner.read(self, open_geldvorm, self.casus_id, done=self._on_vorm, failed=self.on_failed, latest="vorm")

    def find_casussen(self) -> None:
        """Which casus it can be for."""
        self.runner.read(self, find_casussen, "", MOST_CASUSSEN, done=self.casussen_found.emit, failed=self.on_failed)

    def choose_casus(self, casus_id: int | None) -> None:
        """For another casus: other proposals, another ceiling."""
        if casus_id != self.casus_id:
            self.casus_id = casus_id
            self.load()

    def look_at(self, budget_id: int | None) -> None:
        """Another budget: read at once. Another amount: read once somebody stops typing."""
        if budget_id == self._budget_id:
            self._pause.start()
            return
        self._budget_id, self.room = budget_id, None
        self._read_room()

    def ask(self, command: VraagVerzoek) -> None:
        """Send it."""
        self.runner.run(self, ask_verzoek, command, done=self._on_asked, failed=self.refused.emit)

    def professional_id(self) -> int | None:
        """Who works here."""
        return self.runner.context.actor.professional_id

    def _read_room(self) -> None:
        if self._budget_id is not None:
            self.runner.read(
                self,
                ruimte,
                self._budget_id,
                self.casus_id,
                done=self._on_room,
                failed=self.on_failed,
                latest="ruimte",
            )

    def _on_room(self, found: Ruimte) -> None:
        self.room = found
        self.room_known.emit(found)

    def _on_vorm(self, vorm: GeldVorm) -> None:
        self.vorm = vorm
        self.loaded.emit(vorm)

    def _on_asked(self, changes: list[Changed]) -> None:
        self.asked.emit(next(change.id for change in changes if change.kind == "verzoek"))
