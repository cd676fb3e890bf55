"""The page of one casus: what it shows, and the small things one can do from it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import AgendapuntStatus, CasusStatus, OverlegStatus, Rol
from casus.services.casussen import CasusPage, CloseCasus, HistoryRow, close_casus, open_casus
from casus.services.heropenen import ReopenCasus, reopen_casus
from casus.services.mensen import ProfessionalRow, list_professionals
from casus.services.messages import is_for_field, sentence
from casus.services.overleggen import AddPunt, OverlegRow, add_punt, next_agenda
from casus.services.prullenbak import TrashCasus, trash_casus
from casus.ui.runner import Runner

SHOWN: Final = frozenset({"casus", "actie", "overleg", "agendapunt", "besluit"})
COMING: Final = (OverlegStatus.CONCEPT, OverlegStatus.OPEN, OverlegStatus.LOPEND)


class CasusModel(QObject):
    """Reads the page when it is looked at: opening a casus is an act that is logged, a hidden page reads nothing."""

    loaded = Signal(object)
    """CasusPage."""
    failed = Signal(str)
    gone = Signal(str)
    """The page itself cannot be read (any more)."""
    scheduled = Signal(object)
    """OverlegRow on whose agenda it was put."""
    nowhere_to_schedule = Signal()
    professionals_loaded = Signal(object)
    trashed = Signal()
    """It lies in the trash now: there is nothing left to look at here."""
    saved = Signal()
    refused = Signal(str)
    """Sentence beside the field of the dialog that is open."""

    def __init__(self, runner: Runner, casus_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._casus_id = casus_id
        self._is_asleep = False
        self._was_missed = False
        self.page: CasusPage | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the page."""
        self._runner.read(self, open_casus, self._casus_id, done=self._on_loaded, failed=self._on_gone, latest="casus")

    def wake(self) -> None:
        """The page is seen again."""
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

    def may_change(self) -> bool:
        """The casus runs, and who works here may change it."""
        running = self.page is not None and self.page.status is CasusStatus.LOOPT
        return running and self.may(Handeling.CASUS_AANMAKEN)

    def may_reopen(self) -> bool:
        """The casus is closed, and who works here may open it again."""
        closed = self.page is not None and self.page.status is CasusStatus.AFGESLOTEN
        return closed and self.may(Handeling.CASUS_HEROPENEN)

    def may_trash(self) -> bool:
        """Who works here is responsible for the casus."""
        actor, page = self._runner.context.actor, self.page
        if page is None or not page.geheel or not self.may(Handeling.CASUS_AANMAKEN):
            return False
        own = actor.professional_id in (page.inbrenger_id, page.casusregisseur_id)
        return own or Rol.COORDINATOR in actor.rollen

    def on_agenda(self) -> HistoryRow | None:
        """The coming meeting where this casus already stands on the agenda."""
        rows = self.page.geschiedenis if self.page else ()
        waiting = (AgendapuntStatus.GEPLAND, AgendapuntStatus.LOPEND)
        return next((row for row in rows if row.stand in COMING and row.status in waiting), None)

    def past(self) -> tuple[HistoryRow, ...]:
        """Every time at the table, newest first, without the one to come."""
        coming = self.on_agenda()
        return tuple(row for row in (self.page.geschiedenis if self.page else ()) if row is not coming)

    def schedule(self) -> None:
        """Put the casus on the first agenda that still takes points."""
        self._runner.read(self, next_agenda, done=self._on_agenda_found, failed=self._on_failed)

    def close(self, reden: str) -> None:
        """End the casus with the reason."""
        if self.page is not None:
            command = CloseCasus(self.page.id, self.page.versie, reden)
            self._runner.run(self, close_casus, command, done=self._on_saved, failed=self._on_refused)

    def reopen(self, reden: str) -> None:
        """Let the casus run again."""
        if self.page is not None:
            command = ReopenCasus(self.page.id, self.page.versie, reden)
            self._runner.run(self, reopen_casus, command, done=self._on_saved, failed=self._on_refused)

    def trash(self) -> None:
        """Move the casus to the trash; the page that shows it goes."""
        if self.page is not None:
            command = TrashCasus(self.page.id, self.page.versie)
            self._is_asleep = True
            self._runner.run(self, trash_casus, command, done=self._on_trashed, failed=self._on_not_trashed)

    def load_professionals(self) -> None:
        """Who can be added."""
        self._runner.read(self, list_professionals, done=self._on_professionals, failed=self._on_failed)

    def _on_professionals(self, rows: Sequence[ProfessionalRow]) -> None:
        self.professionals_loaded.emit(tuple(rows))

    def _on_agenda_found(self, overleg: OverlegRow | None) -> None:
        if overleg is None:
            self.nowhere_to_schedule.emit()
            return
        command = AddPunt(overleg.id, overleg.versie, self._casus_id)
        self._runner.run(self, add_punt, command, done=lambda _: self.scheduled.emit(overleg), failed=self._on_failed)

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(c.kind in SHOWN and (c.kind != "casus" or c.id in (0, self._casus_id)) for c in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()

    def _on_loaded(self, page: CasusPage) -> None:
        self.page = page
        self.loaded.emit(page)

    def _on_trashed(self, _: object) -> None:
        self.trashed.emit()

    def _on_not_trashed(self, error: CasusError) -> None:
        self.wake()
        self._on_failed(error)

    def _on_saved(self, _: object) -> None:
        self.saved.emit()

    def _on_refused(self, error: CasusError) -> None:
        if is_for_field(error):
            self.refused.emit(sentence(error))
        else:
            self._on_failed(error)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    def _on_gone(self, error: CasusError) -> None:
        self.gone.emit(sentence(error))
