"""What the team set for itself: read, and changed by whoever manages the dossier."""

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.services.messages import is_for_field, sentence
from casus.services.team import ChangeTeam, ChangeTermijn, TeamRow, TermijnRow, change_team, change_termijn, show_team
from casus.ui.runner import Done, Runner

KINDS = {"dossier", "bewaartermijn"}


class TeamModel(QObject):
    loaded = Signal(object)
    """TeamRow"""
    saved = Signal(str)
    """What: dossier or bewaartermijn."""
    refused = Signal(str, str)
    """(field, sentence)"""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.row: TeamRow | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        self._runner.read(self, show_team, done=self._on_loaded, latest="team")

    def save_rules(self, afspraken: str, vergrendel_hoogstens: int) -> None:
        """The rules of the team and the longest time before the lock."""
        if self.row is None:
            return
        cmd = ChangeTeam(self.row.versie, afspraken, vergrendel_hoogstens)
        done = self._on_saved("dossier")
        self._runner.run(self, change_team, cmd, done=done, failed=self._on_refused)

    def save_termijn(self, row: TermijnRow, maanden: str, bron: str) -> None:
        """What was typed; words instead of a number are answered as a number that cannot be."""
        number = int(maanden) if maanden.strip().isascii() and maanden.strip().isdigit() else 0
        cmd = ChangeTermijn(row.soort, row.versie, number, bron)
        done = self._on_saved("bewaartermijn")
        self._runner.run(self, change_termijn, cmd, done=done, failed=self._on_refused)

    def _on_saved(self, what: str) -> Done:
        return lambda _: self.saved.emit(what)

    def _on_loaded(self, row: TeamRow) -> None:
        self.row = row
        self.loaded.emit(row)

    def _on_refused(self, error: CasusError) -> None:
        self.refused.emit(is_for_field(error), sentence(error))

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if KINDS & {change.kind for change in changes}:
            self.load()
