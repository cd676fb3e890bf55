"""The tab Besluiten: what was decided and is not carried out, the longest not heard of first. No widgets."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import BesluitStatus
from casus.services.besluiten import BesluitRegel, list_besluit_ids, list_besluit_rows
from casus.services.messages import sentence
from casus.ui.acties.window_model import Part, WindowModel
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.desk import Desk
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import CheckState, TwoLineRow

SHOWN: Final = frozenset({"besluit", "overleg", "casus"})
_CHECKS: Final[dict[BesluitStatus, CheckState]] = {
    BesluitStatus.NIET: "open",
    BesluitStatus.DEELS: "partly",
    BesluitStatus.UITGEVOERD: "done",
}


class BesluitenListModel(QObject):
    """Reads while it is looked at."""

    counted = Signal(int)
    failed = Signal(str)

    def __init__(self, desk: Desk, answers: BesluitenModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._names, self._answers = desk.runner, desk.names, answers
        self.rows = WindowModel(desk.runner, list_besluit_rows, self._written, self)
        self._is_asleep = self._was_missed = True
        self.rows.failed.connect(self.failed)
        desk.runner.changed.connect(self._on_changed)
        desk.names.changed.connect(self.rows.write_again)

    def load(self) -> None:
        self._runner.read(self, list_besluit_ids, done=self._on_ids, failed=self._on_failed, latest="besluiten")

    def wake(self) -> None:
        """The tab is seen again."""
        self._is_asleep = False
        if self._was_missed:
            self._was_missed = False
            self.load()

    def sleep(self) -> None:
        self._is_asleep = True

    def besluit(self, id_: int) -> BesluitRegel | None:
        """What is known of this besluit, when its row was read."""
        found = self.rows.item(id_)
        return found if isinstance(found, BesluitRegel) else None

    def count_words(self, count: int) -> str:
        return (
            self.tr("1 besluit is nog niet uitgevoerd")
            if count == 1
            else self.tr("{0} besluiten zijn nog niet uitgevoerd").format(count)
        )

    def _on_ids(self, ids: Sequence[int]) -> None:
        self.rows.set_parts((Part(None, ids),))
        self.counted.emit(len(ids))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _written(self, besluit: BesluitRegel) -> TwoLineRow:
        name = self._names.beside_code(besluit.casus_naam)
        where = facts(besluit.casus_code or "", name, self._answers.decided(besluit))
        return TwoLineRow(
            besluit.id,
            self._answers.text(besluit),
            reason=facts(where, self._answers.since(besluit), self._answers.feedback(besluit)),
            fact=self._answers.stand(besluit).lower(),
            check=_CHECKS[besluit.status],
        )
