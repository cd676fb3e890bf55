"""The story of one casus for the screen: read when it is looked at, and again when something in it changes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.geschiedenis import Geschiedenis, open_geschiedenis
from casus.services.messages import sentence
from casus.ui.runner import Runner

SHOWN: Final = frozenset({"casus", "actie", "overleg", "agendapunt", "besluit"})


class GeschiedenisModel(QObject):
    loaded = Signal(object)
    """Geschiedenis."""
    gone = Signal(str)

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._casus_id = runner, casus_id
        self.story: Geschiedenis | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read it: an act that is logged."""
        self._runner.read(
            self, open_geschiedenis, self._casus_id, done=self._on_loaded, failed=self._on_gone, latest="verhaal"
        )

    def _on_loaded(self, story: Geschiedenis) -> None:
        self.story = story
        self.loaded.emit(story)

    def _on_gone(self, error: CasusError) -> None:
        self.story = None
        self.gone.emit(sentence(error))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if any(c.kind in SHOWN and (c.kind != "casus" or c.id in (0, self._casus_id)) for c in changes):
            self.load()
