"""The room Snel geld: what is listed, in the order in which it waits for somebody. No widgets."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.geldlijst import GeldLijst, list_geld
from casus.services.verzoeken import VerzoekRow, list_verzoek_rows
from casus.ui.acties.window_model import Part, WindowModel
from casus.ui.attentive import AttentiveModel
from casus.ui.desk import Desk
from casus.ui.geld.geld_words import verzoek_row
from casus.ui.widgets.row_model import TwoLineRow

STATES: Final[tuple[tuple[VerzoekUitkomst, ...], ...]] = (
    (),
    (VerzoekUitkomst.OPEN,),
    (VerzoekUitkomst.JA,),
    (VerzoekUitkomst.ANDERS_OPGELOST,),
    (VerzoekUitkomst.NEE, VerzoekUitkomst.INGETROKKEN),
)
"""What each tab shows; the first shows all."""


class GeldModel(AttentiveModel):
    """Rows come as they come into sight."""

    SHOWN = frozenset({"verzoek", "budget", "terugblik", "boeking", "casus", "overleg", "bestedingsregels"})

    listed = Signal(object)
    """GeldLijst."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.runner, parent)
        self._names = desk.names
        self.rows = WindowModel(desk.runner, list_verzoek_rows, self._written, self)
        self._beurten: dict[int, Beurt] = {}
        self._tab = 0
        self.rows.failed.connect(self.failed)
        desk.names.changed.connect(self.rows.write_again)

    def show_tab(self, place: int) -> None:
        """Another state; nothing of the list before it is left in sight."""
        self._tab = place
        self.rows.clear()
        self.load()

    def load(self) -> None:
        """Read the list anew."""
        states = STATES[self._tab]
        self.runner.read(self, list_geld, states, done=self._on_listed, failed=self.on_failed, latest="lijst")

    def verzoek(self, id_: int) -> VerzoekRow | None:
        """What is known of it, when its row was read."""
        found = self.rows.item(id_)
        return found if isinstance(found, VerzoekRow) else None

    def beurt(self, id_: int) -> Beurt:
        """Why it stands where it stands; nobody's word is asked while its budget is not of this year."""
        row = self.verzoek(id_)
        return Beurt.OPEN if row is not None and row.ander_jaar else self._beurten.get(id_, Beurt.KLAAR)

    def _written(self, row: VerzoekRow) -> TwoLineRow:
        return verzoek_row(row, self.beurt(row.id), self._names, self.today())

    def _on_listed(self, found: GeldLijst) -> None:
        self._beurten = dict(found.beurten)
        self.rows.set_parts((Part(None, [id_ for id_, _ in found.beurten]),))
        self.rows.write_again()
        self.listed.emit(found)
