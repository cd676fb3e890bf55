"""Chairing: which point is shown, what a typed line means, and everything that is written down. No widgets."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from casus.domain.actie import Eigenaar
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.snelle_invoer import Begrepen, InvoerSoort, Kandidaat
from casus.domain.values import AgendapuntStatus, EigenaarSoort, NotitieSoort
from casus.services import acties, tafel
from casus.services.acties import ActieRow, FinishActie, PostponeActie, ReopenActie
from casus.services.casussen import CreateCasus
from casus.services.messages import sentence
from casus.services.overleg_page import OverlegPage, PuntPage, PuntRow, show_punt
from casus.services.overleggen import VoorraadRow, list_voorraad
from casus.services.tafel import AddInloop, AtPunt, RecordActie, RecordBesluit, RecordNotitie, SetTerugOp, Step
from casus.services.tafelcheck import Tafelcheck, check_tables
from casus.ui.answer import Answer
from casus.ui.overleg.overleg_model import OverlegModel, Service

PAUSE_MS = 80
ALL = 500
ROUND = 40
"""So many open acties fit in a round at the table; the rest is in the room Acties."""
ASK_ONCE = ("datum_ontbreekt",)
"""What may stay open: a second Enter records without it."""


class VoerenModel(QObject):
    """The point shown is the one on the table, unless the user looks at another."""

    shown = Signal(object)
    """PuntRow or None: another point, or the same one with something new in it."""
    checked = Signal(object)
    """dict of Tafelcheck by point: who may hear what now."""
    punt_loaded = Signal(object, object)
    """PuntPage or None (a standing point), tuple[ActieRow, ...] that belong beside it."""
    understood = Signal(object)
    """Begrepen of the line as it stands, or None when it is empty."""
    recorded = Signal(str)
    """The line that was written down; the input lets go of it."""
    unclear = Signal()
    """Enter was pressed, but something is still a question."""
    refused = Signal(str)
    """Why the line was not written down."""

    def __init__(self, overleg: OverlegModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.overleg = overleg
        self._looked_at: int | None = None
        self._was_running: int | None = None
        self._punt: PuntPage | None = None
        self._line = ""
        self._asked = ""
        self.soort = NotitieSoort.NIET_BEPAALD
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._understand)
        overleg.loaded.connect(self._on_page)

    # what is shown

    @property
    def page(self) -> OverlegPage:
        return self.overleg.page

    @property
    def punt(self) -> PuntRow | None:
        """The point on the screen: looked at, else on the table, else the first to come."""
        page = self.page
        chosen = next((p for p in page.punten if p.id == self._looked_at), None)
        return chosen or page.running or self.next_punt() or (page.punten[-1] if page.punten else None)

    @property
    def kandidaten(self) -> tuple[Kandidaat, ...]:
        """Who an actie can be for; at a standing point everybody at the table."""
        if self._punt is not None:
            return self._punt.kandidaten
        return tuple(Kandidaat(EigenaarSoort.PROFESSIONAL, d.professional_id, d.naam) for d in self.page.deelnemers)

    def others_present(self) -> list[tuple[int, str]]:
        """Who else came and is no guest: who can bring a casus in, by id."""
        me = self.overleg.professional_id
        here = [d for d in self.page.deelnemers if not (d.afgemeld or d.gast)]
        return [(d.professional_id, d.naam) for d in here if d.professional_id != me]

    def next_punt(self) -> PuntRow | None:
        """What comes after the point on the table: the first not yet discussed below it, else above it."""
        page = self.page
        waiting = [p for p in page.punten if p.status is AgendapuntStatus.GEPLAND]
        after = page.running.volgorde if page.running is not None else 0
        return next((p for p in waiting if p.volgorde > after), waiting[0] if waiting else None)

    def look_at(self, punt_id: int | None) -> None:
        """Another point; None is what is on the table."""
        self._looked_at = punt_id
        self._on_page(self.page)

    def _on_page(self, page: OverlegPage) -> None:
        running = page.running.id if page.running is not None else None
        if running != self._was_running:
            self._was_running, self._looked_at = running, None
        punt = self.punt
        self.overleg.read(self, check_tables, self.overleg.overleg_id, done=self._on_checks, latest="tafelcheck")
        self.shown.emit(punt)
        if punt is not None:
            self._load_punt(punt)

    def _on_checks(self, found: Sequence[Tafelcheck]) -> None:
        self.checked.emit({check.punt_id: check for check in found})

    def _load_punt(self, punt: PuntRow) -> None:
        if punt.casus_id is None:
            self.overleg.read(self, acties.list_acties, limit=ROUND, done=self._on_acties, latest="punt")
        else:
            self.overleg.read(self, show_punt, self.overleg.overleg_id, punt.id, done=self._on_punt, latest="punt")

    def _on_punt(self, found: PuntPage | None) -> None:
        self._punt = found
        self.punt_loaded.emit(found, found.vorige_acties if found is not None else ())

    def _on_acties(self, found: list[ActieRow]) -> None:
        self._punt = None
        self.punt_loaded.emit(None, tuple(found))

    # a typed line

    def typed(self, line: str) -> None:
        self._line, self._asked = line, ""
        self._timer.start()

    def choose_soort(self, soort: NotitieSoort) -> None:
        """What the next notitie is; not saying is fine."""
        self.soort = soort

    def _understand(self) -> None:
        line = self._line
        if not line.strip():
            self.understood.emit(None)
            return
        self.overleg.read(self, tafel.understand, line, self.kandidaten, done=self.understood.emit, latest="begrepen")

    def submit(self, line: str) -> None:
        """Enter. The line is understood anew, so that no older reading of it is written down."""
        punt = self.punt
        if punt is not None and line.strip():
            self._timer.stop()
            self.overleg.read(
                self,
                tafel.understand,
                line,
                self.kandidaten,
                done=lambda b: self._record(punt.id, line, b),
                latest="begrepen",
            )

    def _record(self, punt_id: int, line: str, begrepen: Begrepen) -> None:
        self.understood.emit(begrepen)
        if begrepen.vragen and not (begrepen.vragen == ASK_ONCE and self._asked == line):
            self._asked = line
            self.unclear.emit()
            return
        if begrepen.soort is InvoerSoort.NOTITIE:
            about = begrepen.onderwerp
            notitie = RecordNotitie(self.overleg.overleg_id, punt_id, begrepen.tekst, self.soort, onderwerp=about)
            self._write(line, tafel.record_notitie, notitie)
        else:
            self._write(line, tafel.record_invoer, self.overleg.overleg_id, punt_id, begrepen)

    def _write(self, line: str, service: Service, *args: object) -> None:
        answer = Answer(self, lambda: self._on_recorded(line), self._on_refused)
        self.overleg.do(service, *args, answer=answer)

    def _on_recorded(self, line: str) -> None:
        self.soort = NotitieSoort.NIET_BEPAALD
        self.recorded.emit(line)

    def _on_refused(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self.overleg.desk.runner.problem.emit(error)
        else:
            self.refused.emit(sentence(error))

    # forms and buttons

    def record_besluit(self, tekst: str, motivering: str, answer: Answer) -> None:
        if (punt := self.punt) is not None:
            besluit = RecordBesluit(self.overleg.overleg_id, punt.id, tekst, motivering)
            self.overleg.do(tafel.record_besluit, besluit, answer=answer)

    def record_actie(self, wat: str, eigenaar: Eigenaar, uiterlijk: date | None, answer: Answer) -> None:
        if (punt := self.punt) is not None:
            actie = RecordActie(self.overleg.overleg_id, punt.id, wat, eigenaar, uiterlijk)
            self.overleg.do(tafel.record_actie, actie, answer=answer)

    def start(self, punt_id: int) -> None:
        self._looked_at = None
        self.overleg.do(tafel.start_punt, AtPunt(self.overleg.overleg_id, punt_id))

    def start_next(self) -> None:
        if (punt := self.next_punt()) is not None:
            self.start(punt.id)

    def step(self, deelnemer_id: int, inside: bool) -> None:
        self.overleg.do(tafel.step, Step(self.overleg.overleg_id, deelnemer_id, inside))

    def step_out(self, deelnemer_ids: Sequence[int]) -> None:
        """Let these go for the point on the table, as far as they are in the room."""
        running = self.page.running
        inside = running.present() if running is not None else frozenset()
        for deelnemer_id in (each for each in deelnemer_ids if each in inside):
            self.step(deelnemer_id, False)

    def set_terug_op(self, day: date | None, answer: Answer) -> None:
        if (punt := self.punt) is not None:
            command = SetTerugOp(self.overleg.overleg_id, punt.id, day)
            self.overleg.do(tafel.set_terug_op, command, answer=answer)

    def finish_actie(self, command: FinishActie, answer: Answer | None = None) -> None:
        self.overleg.do(acties.finish_actie, command, answer=answer)

    def postpone_actie(self, command: PostponeActie, answer: Answer | None = None) -> None:
        self.overleg.do(acties.postpone_actie, command, answer=answer)

    def reopen_actie(self, row: ActieRow) -> None:
        self.overleg.do(acties.reopen_actie, ReopenActie(row.id, row.versie))

    def read_voorraad(self, done: Callable[[list[VoorraadRow]], None]) -> None:
        self.overleg.read(self, list_voorraad, self.overleg.overleg_id, limit=ALL, done=done)

    def add_inloop(self, casus_id: int | None, nieuw: CreateCasus | None, answer: Answer) -> None:
        command = AddInloop(self.overleg.overleg_id, casus_id, nieuw)
        self.overleg.do(tafel.add_inloop, command, answer=answer)
