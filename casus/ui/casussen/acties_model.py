"""What became of an actie: done, later or not done, and taking back a *done* that was a slip."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.acties import (
    ActieRow,
    FinishActie,
    PostponeActie,
    ReopenActie,
    ReportActie,
    finish_actie,
    postpone_actie,
    reopen_actie,
    report_actie,
)
from casus.services.messages import is_for_field, sentence, sentence_of
from casus.ui.dates import day_in_list, day_month, late, moment_day, starting
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import FactKind, TwoLineRow


class Uitkomst(StrEnum):
    """The answers to *how is it going*; with *terugkoppeling* it stays open and something is said about it."""

    GEDAAN = "gedaan"
    LATER = "later"
    NIET_GEDAAN = "niet_gedaan"
    TERUGKOPPELING = "terugkoppeling"


@dataclass(frozen=True)
class Antwoord:
    """What somebody filled in about one actie."""

    actie: ActieRow
    uitkomst: Uitkomst
    tot: date | None = None
    is_unreadable: bool = False
    tekst: str = ""


class ActiesModel(QObject):
    """Changes acties; the lists themselves are read by the screen that shows them."""

    finished = Signal(object, bool)
    """ActieRow that was finished and can still be taken back, and whether it was done."""
    reopened = Signal(object)
    """(ActieRow, done) before it that can be taken back now, or None."""
    saved = Signal()
    refused = Signal(str, str)
    """(field, sentence): what has to change in the dialog."""
    failed = Signal(str)

    def __init__(self, runner: Runner, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.names = names
        self._finished: list[tuple[ActieRow, bool]] = []

    def finish(self, actie: ActieRow) -> None:
        """Done, without a word: the circle."""
        command = FinishActie(actie.id, actie.versie, done=True)
        self._runner.run(
            self, finish_actie, command, done=lambda _: self._on_finished(actie, True), failed=self._on_failed
        )

    def take_back(self) -> None:
        """Set the last finished actie open again; once more takes back the one before it."""
        if self._finished:
            actie, _ = self._finished.pop()
            command = ReopenActie(actie.id, actie.versie + 1)
            self._runner.run(self, reopen_actie, command, done=self._on_reopened, failed=self._on_failed)

    def reopen(self, actie: ActieRow) -> None:
        """It turned out not to be done after all."""
        command = ReopenActie(actie.id, actie.versie)
        self._runner.run(self, reopen_actie, command, failed=self._on_failed)

    def answer(self, antwoord: Antwoord) -> None:
        """Record what the dialog says."""
        actie = antwoord.actie
        if antwoord.uitkomst is Uitkomst.TERUGKOPPELING:
            self._run(report_actie, ReportActie(actie.id, actie.versie, antwoord.tekst), antwoord)
        elif antwoord.uitkomst is not Uitkomst.LATER:
            done = antwoord.uitkomst is Uitkomst.GEDAAN
            self._run(finish_actie, FinishActie(actie.id, actie.versie, done, antwoord.tekst), antwoord)
        elif antwoord.tot is None:
            code = "datum_onleesbaar" if antwoord.is_unreadable else "datum_ontbreekt"
            self.refused.emit("uitgesteld_tot", sentence_of(code))
        else:
            self._run(postpone_actie, PostponeActie(actie.id, actie.versie, antwoord.tot, antwoord.tekst), antwoord)

    def _run(self, service: Callable[..., list[Changed]], command: object, antwoord: Antwoord) -> None:
        self._runner.run(self, service, command, done=lambda _: self._on_answered(antwoord), failed=self._on_refused)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self._runner.context.today()

    def rows(self, acties: tuple[ActieRow, ...], today: date, *, with_code: bool) -> list[TwoLineRow]:
        """The rows of a list; with the code where acties of several casussen stand together, else with the owner."""
        return [self._row(actie, today, with_code) for actie in acties]

    def owner(self, actie: ActieRow) -> str:
        """Who does it. People of the casus are named only while names are shown."""
        if actie.eigenaar_soort is EigenaarSoort.PERSOON:
            return self.names.beside_code(actie.inwoner) or self.tr("de persoon zelf")
        if actie.eigenaar_soort is EigenaarSoort.NAASTE:
            return self.names.beside_code(actie.eigenaar_naam) or self.tr("een naaste")
        return actie.eigenaar or self.tr("nog niemand")

    def what(self, actie: ActieRow) -> str:
        """What was agreed, as a sentence begins; without names when they are off."""
        return starting(self.names.text(actie.wat, actie.casus_code))

    def said_back(self, actie: ActieRow) -> str:
        """What was heard about it, without names when they are off."""
        return self.names.text(actie.terugkoppeling, actie.casus_code)

    def _row(self, actie: ActieRow, today: date, with_code: bool) -> TwoLineRow:
        agreed = self.tr("afgesproken op {0}").format(day_month(moment_day(actie.gemaakt_op)))
        postponed = self.tr("uitgesteld") if actie.status is ActieStatus.LATER else ""
        lead = (actie.casus_code or "") if with_code else self.owner(actie)
        fact, kind = self.fact(actie, today)
        return TwoLineRow(
            actie.id,
            self.what(actie),
            reason=facts(lead, agreed, postponed),
            fact=fact,
            fact_kind=kind,
            check="open",
        )

    def fact(self, actie: ActieRow, today: date) -> tuple[str, FactKind]:
        """The one fact on the right: how late, or the day."""
        days = actie.days_late(today)
        if days:
            return late(days), "late"
        if actie.termijn is None:
            return self.tr("geen datum"), "quiet"
        return (self.tr("vandaag") if actie.termijn == today else day_in_list(actie.termijn, today)), "quiet"

    def _on_finished(self, actie: ActieRow, done: bool) -> None:
        self._finished.append((actie, done))
        self.finished.emit(actie, done)

    def _on_reopened(self, _: object) -> None:
        self.reopened.emit(self._finished[-1] if self._finished else None)

    def _on_answered(self, antwoord: Antwoord) -> None:
        self.saved.emit()
        if antwoord.uitkomst in (Uitkomst.GEDAAN, Uitkomst.NIET_GEDAAN):
            self._on_finished(antwoord.actie, antwoord.uitkomst is Uitkomst.GEDAAN)

    def _on_refused(self, error: CasusError) -> None:
        field = is_for_field(error)
        if field:
            self.refused.emit(field, sentence(error))
        else:
            self.failed.emit(sentence(error))

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
