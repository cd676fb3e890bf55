"""The number beside Acties in the rail: mine that are late or due today. No widgets."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.acties import ActieTelling, count_my_acties
from casus.ui.runner import Runner

SHOWN: Final = frozenset({"actie", "casus", "professional"})
AGAIN_MS: Final = 10 * 60_000
"""Another day may have begun."""


class TellingModel(QObject):
    """``begin`` when somebody works here, ``end`` at the lock: then nothing is counted and nothing shows."""

    counted = Signal(int)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self._count)
        runner.changed.connect(self._on_changed)

    def begin(self) -> None:
        self._timer.start()
        self._count()

    def end(self) -> None:
        self._timer.stop()
        self.counted.emit(0)

    def _count(self) -> None:
        if self._runner.is_unlocked:
            self._runner.read(self, count_my_acties, done=self._on_counted, failed=_not_now, latest="telling")

    def _on_counted(self, telling: ActieTelling) -> None:
        self.counted.emit(telling.te_laat + telling.vandaag)

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(change.kind in SHOWN for change in changes):
            self._count()


def _not_now(_: CasusError) -> None:
    """A count that cannot be had now is had at the next change."""
