"""The register of telling, what asks for attention, and requests for sight. No widgets."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.deelbesluit import DeelStand
from casus.domain.errors import CasusError, EnvironmentProblem
from casus.domain.toegangsverzoek import VerzoekStatus
from casus.services.context import Context
from casus.services.deelregister import DeelbesluitRow, list_deelbesluiten
from casus.services.messages import sentence
from casus.services.toegangsverzoeken import NoodRow, VerzoekRow, list_nood, list_verzoeken
from casus.ui.dates import day_in_list, day_month, moment_clock, moment_day, starting
from casus.ui.delen.deel_words import although, attention_words, outcome_words, receivers_words, stand_words
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import TwoLineRow

SHOWN = frozenset({"deelbesluit", "toegangsverzoek", "noodtoegang", "casus", "toestemming"})
RUNS = (DeelStand.CONCEPT, DeelStand.VOORGENOMEN, DeelStand.GEDEELD, DeelStand.ONTVANGEN, DeelStand.NIET_GEDEELD)


@dataclass(frozen=True)
class DelenPage:
    """What stands in this room today."""

    vandaag: date
    besluiten: tuple[DeelbesluitRow, ...]
    verzoeken: tuple[VerzoekRow, ...]
    nood: tuple[NoodRow, ...]

    @property
    def asks(self) -> tuple[DeelbesluitRow, ...]:
        """Decisions about which something has to be done now."""
        return tuple(row for row in self.besluiten if row.let_op)

    @property
    def runs(self) -> tuple[DeelbesluitRow, ...]:
        """What holds now, or is still being weighed."""
        return tuple(row for row in self.besluiten if row.stand in RUNS and not row.let_op)

    @property
    def over(self) -> tuple[DeelbesluitRow, ...]:
        """What holds no longer."""
        return tuple(row for row in self.besluiten if row.stand not in RUNS and not row.let_op)

    def open_verzoeken(self) -> tuple[VerzoekRow, ...]:
        """To answer; and the answer to who asked, as long as it can matter."""
        return tuple(
            row
            for row in self.verzoeken
            if row.status is VerzoekStatus.GEVRAAGD or (row.eigen and row.tot >= self.vandaag)
        )

    def open_nood(self) -> tuple[NoodRow, ...]:
        """Nobody looked at these yet."""
        return tuple(row for row in self.nood if row.gezien_op is None)


class DelenModel(QObject):
    """Reads when asked, and again when something of its kind changed while one looks."""

    loaded = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asleep = False
        self._missed = False
        self.page: DelenPage | None = None
        desk.runner.changed.connect(self._on_changed)

    def load(self) -> None:
        self._desk.runner.read(self, read_delen, done=self._on_loaded, failed=self._on_failed, latest="delen")

    def wake(self) -> None:
        """The room is seen again."""
        self._asleep = False
        if self._missed:
            self._missed = False
            self.load()

    def sleep(self) -> None:
        """Nobody looks."""
        self._asleep = True

    def may(self, handeling: Handeling) -> bool:
        return self._desk.runner.context.actor.may(handeling)

    def besluit(self, id_: int) -> DeelbesluitRow | None:
        rows = self.page.besluiten if self.page else ()
        return next((row for row in rows if row.id == id_), None)

    def _on_loaded(self, page: DelenPage) -> None:
        self.page = page
        self.loaded.emit(page)

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if any(change.kind in SHOWN for change in changes):
            if self._asleep:
                self._missed = True
            else:
                self.load()

    def _on_failed(self, error: CasusError) -> None:
        if isinstance(error, EnvironmentProblem):
            self._desk.runner.problem.emit(error)
        else:
            self.failed.emit(sentence(error))


def read_delen(ctx: Context) -> DelenPage:
    """What stands in the room now."""
    return DelenPage(ctx.today(), list_deelbesluiten(ctx), list_verzoeken(ctx), list_nood(ctx))


def besluit_row(row: DeelbesluitRow, names: Names, today: date) -> TwoLineRow:
    """A decision in the register: code, person, what was decided; where it stands, in words."""
    title = facts(names.beside_code(row.casus), outcome_words(row))
    told = attention_words(row)
    reason = facts(although(row, names), told or starting(stand_words(row)), receivers_words(row))
    fact = day_in_list(moment_day(row.vastgelegd_op), today) if row.vastgelegd_op is not None else ""
    icon = Icon.WARN if told or row.gaat_voorbij else Icon.WEIGH
    return TwoLineRow(row.id, title, row.casus_code, reason, icon, fact, "warn" if told else "quiet")


def verzoek_row(row: VerzoekRow, names: Names, today: date) -> TwoLineRow:
    """A request for sight; one's own with its answer."""
    if row.eigen:
        tr = partial(QCoreApplication.translate, "DelenModel")
        yes = row.status is VerzoekStatus.JA
        said = facts(tr("Ja") if yes else tr("Nee"), names.text(row.antwoord, row.code), _until(row.tot) if yes else "")
        icon = Icon.CHECK if yes else Icon.REFUSED
        return TwoLineRow(row.id, tr("Het antwoord op uw vraag"), row.code, said, icon)
    reason = facts(names.text(row.reden, row.code), _until(row.tot))
    return TwoLineRow(row.id, row.wie, row.code, reason, Icon.KEY, day_in_list(moment_day(row.gevraagd_op), today))


def nood_row(row: NoodRow, names: Names, today: date) -> TwoLineRow:
    """Somebody opened a casus in an emergency."""
    moment = f"{day_in_list(moment_day(row.van), today)} {moment_clock(row.van)}"
    return TwoLineRow(row.id, row.wie, row.code, names.text(row.reden, row.code), Icon.WARN, moment, "warn")


def _until(day: date) -> str:
    return QCoreApplication.translate("DelenModel", "tot en met {0}").format(day_month(day))
