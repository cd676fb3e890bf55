"""What became of an actie: done, later or not done, and taking back a *done* that was a slip."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError
from casus.domain.values import ActieStatus, EigenaarSoort
from casus.services.acties import (
    ActieRow,
    FinishActie,
    PostponeActie,
    ReopenActie,
    finish_actie,
    postpone_actie,
    reopen_actie,
)
from casus.services.messages import is_for_field, sentence, sentence_of
from casus.ui.dates import day_month, day_short, late, moment_day, starting
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import FactKind, TwoLineRow


class Uitkomst(StrEnum):
    """The three answers to *how is it going*."""

    GEDAAN = "gedaan"
    LATER = "later"
    NIET_GEDAAN = "niet_gedaan"


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

    finished = Signal(object)
    """ActieRow that was set to done and can still be taken back."""
    reopened = Signal()
    saved = Signal()
    refused = Signal(str, str)
    """(field, sentence): what has to change in the dialog."""
    failed = Signal(str)

    def __init__(self, runner: Runner, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._names = names
        self._finished: ActieRow | None = None

    def finish(self, actie: ActieRow) -> None:
        """Done, without a word: the circle."""
        command = FinishActie(actie.id, actie.versie, done=True)
        self._runner.run(self, finish_actie, command, done=lambda _: self._on_finished(actie), failed=self._on_failed)

    def take_back(self) -> None:
        """Set the last finished actie open again."""
        actie, self._finished = self._finished, None
        if actie is not None:
            command = ReopenActie(actie.id, actie.versie + 1)
            self._runner.run(self, reopen_actie, command, done=lambda _: self.reopened.emit(), failed=self._on_failed)

    def answer(self, antwoord: Antwoord) -> None:
        """Record what the dialog says."""
        actie = antwoord.actie
        if antwoord.uitkomst is not Uitkomst.LATER:
            done = antwoord.uitkomst is Uitkomst.GEDAAN
            command = FinishActie(actie.id, actie.versie, done, antwoord.tekst)
            self._runner.run(
                self, finish_actie, command, done=lambda _: self._on_answered(antwoord), failed=self._on_refused
            )
        elif antwoord.tot is None:
            code = "datum_onleesbaar" if antwoord.is_unreadable else "datum_ontbreekt"
            self.refused.emit("uitgesteld_tot", sentence_of(code))
        else:
            later = PostponeActie(actie.id, actie.versie, antwoord.tot, antwoord.tekst)
            self._runner.run(
                self, postpone_actie, later, done=lambda _: self._on_answered(antwoord), failed=self._on_refused
            )

    def rows(self, acties: tuple[ActieRow, ...], today: date, *, with_code: bool) -> list[TwoLineRow]:
        """The rows of a list; with the code where acties of several casussen stand together, else with the owner."""
        return [self._row(actie, today, with_code) for actie in acties]

    def owner(self, actie: ActieRow) -> str:
        """Who does it. People of the casus are named only while names are shown."""
        if actie.eigenaar_soort is EigenaarSoort.PERSOON:
            return self._names.beside_code(actie.inwoner) or self.tr("de persoon zelf")
        if actie.eigenaar_soort is EigenaarSoort.NAASTE:
            return self._names.beside_code(actie.eigenaar_naam) or self.tr("een naaste")
        return actie.eigenaar or self.tr("nog niemand")

    def _row(self, actie: ActieRow, today: date, with_code: bool) -> TwoLineRow:
        agreed = self.tr("afgesproken op {0}").format(day_month(moment_day(actie.gemaakt_op)))
        postponed = self.tr("uitgesteld") if actie.status is ActieStatus.LATER else ""
        lead = (actie.casus_code or "") if with_code else self.owner(actie)
        fact, kind = self._fact(actie, today)
        return TwoLineRow(
            actie.id,
            starting(actie.wat),
            reason=facts(lead, agreed, postponed),
            fact=fact,
            fact_kind=kind,
            check="open",
        )

    def _fact(self, actie: ActieRow, today: date) -> tuple[str, FactKind]:
        days = actie.days_late(today)
        if days:
            return late(days), "late"
        if actie.termijn is None:
            return self.tr("geen datum"), "quiet"
        return (self.tr("vandaag") if actie.termijn == today else day_short(actie.termijn)), "quiet"

    def _on_finished(self, actie: ActieRow) -> None:
        self._finished = actie
        self.finished.emit(actie)

    def _on_answered(self, antwoord: Antwoord) -> None:
        self.saved.emit()
        if antwoord.uitkomst is Uitkomst.GEDAAN:
            self._on_finished(antwoord.actie)

    def _on_refused(self, error: CasusError) -> None:
        field = is_for_field(error)
        if field:
            self.refused.emit(field, sentence(error))
        else:
            self.failed.emit(sentence(error))

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
