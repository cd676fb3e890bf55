"""What needs me today, and the drafts and late acties that would otherwise be forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import OverlegStatus
from casus.services.acties import late_elsewhere
from casus.services.besluiten import list_silent_besluiten
from casus.services.concepten import list_concept_plekken
from casus.services.context import Context
from casus.services.messages import sentence
from casus.services.overleggen import OverlegRow
from casus.services.planbladen import list_terugkijken
from casus.services.terugblikken import TerugblikRow, list_terugblikken
from casus.services.vandaag import VandaagPage, show_vandaag
from casus.services.verjaardagen import list_verjaardagen
from casus.services.verzoeken import VerzoekRow, list_te_beslissen
from casus.ui.runner import Runner

SHOWN: Final = frozenset(
    {"overleg", "agendapunt", "casus", "actie", "professional", "besluit", "toestemming", "plan", "verzoek"}
)
LATE_SHOWN: Final = 5
SILENT_SHOWN: Final = 3
PLANS_SHOWN: Final = 5
MONEY_SHOWN: Final = 3


def read_money(ctx: Context, limit: int) -> tuple[list[VerzoekRow], tuple[TerugblikRow, ...]]:
    """Small money that waits for my word, and at which one looks back today."""
    return list_te_beslissen(ctx, limit), list_terugblikken(ctx, limit)


class VandaagModel(QObject):
    """Reads seven things, each shown as soon as it is there."""

    loaded = Signal(object)
    """VandaagPage."""
    late_loaded = Signal(object)
    """list[ActieRow]: late and not mine."""
    drafts_loaded = Signal(object)
    """list[ConceptPlek]."""
    silent_loaded = Signal(object)
    """list[BesluitRegel]: not carried out and not heard of."""
    plans_loaded = Signal(object)
    """tuple[TerugkijkRow, ...]: to look back at together."""
    money_loaded = Signal(object, object)
    """list[VerzoekRow] that wait for my word, tuple[TerugblikRow, ...] that are due."""
    birthdays_loaded = Signal(object)
    """tuple[VerjaardagRow, ...]."""
    failed = Signal(str)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._asleep = False
        self.page: VandaagPage | None = None
        runner.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read everything anew."""
        read = self._runner.read
        read(self, show_vandaag, done=self._on_loaded, failed=self._on_failed, latest="vandaag")
        failed = self._on_failed
        read(self, late_elsewhere, LATE_SHOWN, done=self.late_loaded.emit, failed=failed, latest="te_laat")
        read(self, list_silent_besluiten, SILENT_SHOWN, done=self.silent_loaded.emit, failed=failed, latest="stil")
        read(self, list_verjaardagen, done=self.birthdays_loaded.emit, failed=failed, latest="verjaardagen")
        read(self, list_terugkijken, PLANS_SHOWN, done=self.plans_loaded.emit, failed=failed, latest="terugkijken")
        read(self, read_money, MONEY_SHOWN, done=self._on_money, failed=failed, latest="geld")
        read(self, list_concept_plekken, done=self.drafts_loaded.emit, failed=failed, latest="concepten")

    def wake(self) -> None:
        """The screen is seen again: read what changed meanwhile (drafts are written without a change being told)."""
        was_asleep, self._asleep = self._asleep, False
        if was_asleep:
            self.load()

    def sleep(self) -> None:
        """Nobody looks: read nothing."""
        self._asleep = True

    def may(self, handeling: Handeling) -> bool:
        """Whether who works here may do this."""
        return self._runner.context.actor.may(handeling)

    def today(self) -> date:
        """The day in the dossier's place."""
        return self._runner.context.today()

    def minutes(self, overleg: OverlegRow) -> int:
        """How long the meeting takes, in minutes."""
        begin, eind = overleg.begin, overleg.eind
        return (eind.hour - begin.hour) * 60 + eind.minute - begin.minute

    def primary(self, status: OverlegStatus) -> str:
        """The one big button of this state, as a code: bereid_voor, start, ga_verder or bekijk."""
        if not self.may(Handeling.OVERLEG_VOEREN):
            return "bekijk"
        return {OverlegStatus.CONCEPT: "bereid_voor", OverlegStatus.OPEN: "start"}.get(status, "ga_verder")

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not self._asleep and any(change.kind in SHOWN for change in changes):
            self.load()

    def _on_loaded(self, page: VandaagPage) -> None:
        """What one casus misses stands together."""
        order = list(dict.fromkeys(gat.casus_id for gat in page.gaten))
        self.page = replace(page, gaten=tuple(sorted(page.gaten, key=lambda gat: order.index(gat.casus_id))))
        self.loaded.emit(self.page)

    def _on_money(self, found: tuple[list[VerzoekRow], tuple[TerugblikRow, ...]]) -> None:
        self.money_loaded.emit(*found)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))
