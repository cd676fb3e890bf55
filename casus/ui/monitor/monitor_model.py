"""The room Budgetmonitor: which figures are asked and what came back. No widgets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.controllerbeeld import month_ends
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.monitor import Dimensie
from casus.services.messages import sentence
from casus.services.monitor import Achter, Cijfer, Monitor, MonitorKeuze, MonitorVraag, monitor_keuze, show_behind
from casus.services.monitor import show_monitor as read_monitor
from casus.ui.desk import Desk

SHOWN = frozenset({"budget", "verzoek", "boeking", "terugblik", "wijk"})


class MonitorModel(QObject):
    """Reads the choices once, and the figures for what is chosen."""

    chosen = Signal(object)
    """The choices: ``MonitorKeuze``."""
    loaded = Signal(object)
    """The figures: ``Monitor``."""
    behind = Signal(object)
    """What stands behind a row: ``Achter``."""
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = desk.runner
        self.vraag = MonitorVraag(self._today().year)
        self.monitor: Monitor | None = None
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read the choices and the figures anew."""
        self._runner.read(self, monitor_keuze, done=self._on_keuze, failed=self._on_failed, latest="keuze")

    def ask(self, jaar: int, dag: date | None, wijk_id: int | None) -> None:
        """Other figures."""
        wanted = MonitorVraag(jaar, dag, wijk_id)
        if wanted != self.vraag:
            self.vraag = wanted
            self._read()

    def days(self, jaar: int) -> list[date]:
        """The month ends of a year that are over, the latest first; they can be asked again."""
        today = self._today()
        return [day for day in reversed(month_ends(jaar, min(today, date(jaar + 1, 6, 30)))) if day < today]

    def look_behind(self, dimensie: Dimensie, klassen: Sequence[str]) -> None:
        """The verzoeken of a row."""
        cijfer = Cijfer(self.vraag, dimensie, tuple(klassen))
        self._runner.read(self, show_behind, cijfer, done=self._on_behind, failed=self._on_failed, latest="achter")

    def _today(self) -> date:
        return self._runner.context.today()

    def _read(self) -> None:
        self._runner.read(
            self, read_monitor, self.vraag, done=self._on_loaded, failed=self._on_failed, latest="cijfers"
        )

    def _on_keuze(self, keuze: MonitorKeuze) -> None:
        if keuze.jaren and self.vraag.jaar not in keuze.jaren:
            self.vraag = replace(self.vraag, jaar=keuze.jaren[0])
        self.chosen.emit(keuze)
        self._read()

    def _on_loaded(self, monitor: Monitor) -> None:
        self.monitor = monitor
        self.loaded.emit(monitor)

    def _on_behind(self, achter: Achter) -> None:
        self.behind.emit(achter)

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self._runner.problem.emit(error)
        else:
            self.failed.emit(sentence(error))
