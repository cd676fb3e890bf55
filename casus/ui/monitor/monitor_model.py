"""The room Budgetmonitor: which figures are asked and what came back. No widgets."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.monitor import Dimensie
from casus.services.bestedingsregels import woorden_op
from casus.services.geldwoorden import AFSPRAAK, Woorden
from casus.services.messages import sentence_of
from casus.services.monitor import monitor_dagen, monitor_keuze, tel_na
from casus.services.monitor import show_monitor as read_monitor
from casus.services.monitorachter import Achter, Cijfer, Ramingcijfer, show_behind
from casus.services.monitorkruis import Kruistabel, show_kruis
from casus.services.monitorvorm import Monitor, MonitorKeuze, MonitorVraag
from casus.ui.attentive import AttentiveModel
from casus.ui.desk import Desk


class MonitorModel(AttentiveModel):
    """Reads the choices once, and the figures for what is chosen."""

    SHOWN = frozenset({"budget", "verzoek", "boeking", "terugblik", "wijk", "raming", "bestedingsregels"})

    chosen = Signal(object)
    """The choices: ``MonitorKeuze``."""
    loaded = Signal(object)
    """The figures: ``Monitor``."""
    counted = Signal(object)
    """The same figures once the ledger itself was counted: ``Monitor``."""
    crossed = Signal(object)
    """The table of two dimensions: ``Kruistabel``, or None where it may not be told."""
    behind = Signal(object)
    """What stands behind a row: ``Achter``."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.runner, parent)
        self.keuze: MonitorKeuze | None = None
        self.vraag = MonitorVraag(self.today().year)
        self.monitor: Monitor | None = None
        self.woorden: Woorden = AFSPRAAK
        """Those of the day that is asked; read before its figures."""

    def load(self) -> None:
        """Read the choices and the figures anew."""
        self.runner.read(self, monitor_keuze, done=self._on_keuze, failed=self.on_failed, latest="keuze")

    def ask(self, jaar: int, dag: date | None, wijk_id: int | None) -> None:
        """Other figures."""
        wanted = MonitorVraag(jaar, dag, wijk_id)
        if wanted != self.vraag:
            self.vraag = wanted
            self._read()

    def days(self, jaar: int) -> tuple[date, ...]:
        """The month ends that can be asked again, the latest first, and the day that is asked among them."""
        asked = () if self.vraag.dag is None else (self.vraag.dag,)
        return tuple(sorted({*monitor_dagen(self.runner.context, jaar), *asked}, reverse=True))

    def amiss(self, dag: date | None, *, is_unreadable: bool) -> str | None:
        """What is wrong with a day that somebody typed; None when it can be asked."""
        if is_unreadable:
            return sentence_of("datum_onleesbaar")
        return sentence_of("peildatum_in_toekomst") if dag is not None and dag > self.today() else None

    def ask_day(self, dag: date) -> None:
        """The same figures of another day; of today as they are now."""
        self.ask(self.vraag.jaar, None if dag == self.today() else dag, self.vraag.wijk_id)

    def cross(self, rij: Dimensie, kolom: Dimensie) -> None:
        """The same money by two dimensions."""
        read = partial(show_kruis, paar=(rij, kolom))
        self.runner.read(self, read, self.vraag, done=self._on_crossed, failed=self.on_failed, latest="kruis")

    def look_behind(self, *delen: tuple[Dimensie, tuple[str, ...]]) -> None:
        """The verzoeken of a row, or of a cell; without either of everything."""
        (dimensie, klassen), *en = delen or ((None, ()),)
        self._look(Cijfer(self.vraag, dimensie, klassen, en[0] if en else None))

    def look_at_ramingen(self, *, met_niets_doen: bool) -> None:
        """The ramingen of what was avoided, or those of them with a second bar."""
        self._look(Ramingcijfer(self.vraag, met_niets_doen))

    def _look(self, cijfer: Cijfer | Ramingcijfer) -> None:
        self.runner.read(self, show_behind, cijfer, done=self._on_behind, failed=self.on_failed, latest="achter")

    def _read(self) -> None:
        self.runner.read(
            self, woorden_op, self.vraag.dag, done=self._on_woorden, failed=self.on_failed, latest="woorden"
        )
        self.runner.read(self, read_monitor, self.vraag, done=self._on_loaded, failed=self.on_failed, latest="cijfers")

    def _on_keuze(self, keuze: MonitorKeuze) -> None:
        self.keuze = keuze
        if keuze.jaren and self.vraag.jaar not in keuze.jaren:
            self.vraag = replace(self.vraag, jaar=keuze.jaren[0])
        self.chosen.emit(keuze)
        self._read()

    def _on_woorden(self, woorden: Woorden) -> None:
        self.woorden = woorden

    def _on_loaded(self, monitor: Monitor) -> None:
        self.monitor = monitor
        self.loaded.emit(monitor)
        self.runner.read(self, tel_na, monitor, done=self._on_counted, failed=self.on_failed, latest="natellen")

    def _on_counted(self, monitor: Monitor) -> None:
        if self.monitor is not None and replace(monitor, nageteld=None) == self.monitor:
            self.monitor = monitor
            self.counted.emit(monitor)

    def _on_crossed(self, found: Kruistabel | None) -> None:
        self.crossed.emit(found)

    def _on_behind(self, achter: Achter) -> None:
        self.behind.emit(achter)

    def on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self.runner.problem.emit(error)
        else:
            super().on_failed(error)
