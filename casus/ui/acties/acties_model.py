"""The room Acties: which list is shown, how many there are, and what changes it. No widgets."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import ActieStatus
from casus.services.acties import (
    ActieGroep,
    ActieLijst,
    ActieRow,
    ActieTelling,
    count_my_acties,
    group_acties,
    list_actie_ids,
    list_actie_rows,
)
from casus.services.messages import label, sentence
from casus.ui.acties.window_model import HeadRow, Part, WindowModel
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.dates import day_in_list, dotted, moment_day
from casus.ui.desk import Desk
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import TwoLineRow

SHOWN: Final = frozenset({"actie", "casus", "professional", "dienstverband", "organisatie", "overleg"})


class Lijst(StrEnum):
    """The tabs, in order."""

    MIJN = "mijn"
    TEAM = "team"
    ORGANISATIE = "organisatie"
    BESLUITEN = "besluiten"
    AFGEROND = "afgerond"


class ActiesRoomModel(QObject):
    """Reads the list of the chosen tab; every row is written here."""

    counted = Signal(int)
    """How many rows the list has."""
    my_counted = Signal(object)
    """ActieTelling."""
    failed = Signal(str)

    def __init__(self, desk: Desk, answers: ActiesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._names, self._answers = desk.runner, desk.names, answers
        self.rows = WindowModel(desk.runner, list_actie_rows, self._written, self)
        self.lijst = Lijst.MIJN
        self._today = date.min
        self._is_asleep = self._was_missed = False
        self.rows.failed.connect(self.failed)
        desk.runner.changed.connect(self._on_changed)
        desk.names.changed.connect(self.rows.write_again)

    def show_list(self, lijst: Lijst) -> None:
        """Another tab: nothing of the list before it is left in sight."""
        self.lijst = lijst
        self.rows.clear()
        self.load()

    def load(self) -> None:
        """Read the list anew; what is on the screen stays until then."""
        self._today = self._runner.context.today()
        read = self._runner.read
        read(self, count_my_acties, done=self.my_counted.emit, failed=self._on_failed, latest="telling")
        if self.lijst is Lijst.BESLUITEN:
            return
        if self.lijst is Lijst.ORGANISATIE:
            read(self, group_acties, done=self._on_groups, failed=self._on_failed, latest="lijst")
        else:
            wanted = ActieLijst(self.lijst.value)
            read(self, list_actie_ids, wanted, done=self._on_ids, failed=self._on_failed, latest="lijst")

    def wake(self) -> None:
        """The room is seen again; another day may have begun."""
        self._is_asleep = False
        if self._was_missed or self._today != self._runner.context.today():
            self._was_missed = False
            self.rows.write_again()
            self.load()

    def sleep(self) -> None:
        """Nobody looks: what changes meanwhile is read at the next look."""
        self._is_asleep = True

    def actie(self, id_: int) -> ActieRow | None:
        """What is known of this actie, when its row was read."""
        found = self.rows.item(id_)
        return found if isinstance(found, ActieRow) else None

    def words_of(self, telling: ActieTelling) -> str:
        """My acties in one line: what is late first."""
        late = self.tr("1 actie te laat")
        if telling.te_laat != 1:
            late = self.tr("{0} acties te laat").format(telling.te_laat)
        return facts(
            late if telling.te_laat else "",
            self.tr("{0} voor vandaag").format(telling.vandaag) if telling.vandaag else "",
            self.count_words(telling.open) if telling.open else "",
        )

    def count_words(self, count: int) -> str:
        """How many are in the list."""
        if self.lijst is Lijst.AFGEROND:
            return self.tr("1 afgeronde actie") if count == 1 else self.tr("{0} afgeronde acties").format(count)
        return self.tr("1 open actie") if count == 1 else self.tr("{0} open acties").format(dotted(count))

    def may_agree(self) -> bool:
        """Whether who works here may agree on acties."""
        return self._runner.context.actor.may(Handeling.ACTIE_AFSPREKEN)

    def today(self) -> date:
        return self._runner.context.today()

    def _on_ids(self, ids: Sequence[int]) -> None:
        self.rows.set_parts((Part(None, ids),))
        self.counted.emit(len(ids))

    def _on_groups(self, groups: Sequence[ActieGroep]) -> None:
        self.rows.set_parts(Part(self._head(group), group.ids) for group in groups)
        self.counted.emit(sum(len(group.ids) for group in groups))

    def _head(self, group: ActieGroep) -> HeadRow:
        return HeadRow(group.naam or self.tr("Zonder organisatie"), self.count_words(len(group.ids)))

    def _on_changed(self, changes: Sequence[Changed]) -> None:
        if not any(change.kind in SHOWN for change in changes):
            return
        if self._is_asleep:
            self._was_missed = True
        else:
            self.load()

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(sentence(error))

    # What a row says

    def _written(self, actie: ActieRow) -> TwoLineRow:
        return self._open_row(actie) if actie.is_open else self._finished_row(actie)

    def _open_row(self, actie: ActieRow) -> TwoLineRow:
        fact, kind = self._answers.fact(actie, self._today)
        whose = "" if self.lijst is Lijst.MIJN else self._answers.owner(actie)
        phone = (actie.telefoon or "") if self.lijst is Lijst.ORGANISATIE else ""
        reason = facts(actie.casus_code or "", whose, phone, self._agreed(actie), self._answers.said_back(actie))
        return TwoLineRow(actie.id, self._answers.what(actie), reason=reason, fact=fact, fact_kind=kind, check="open")

    def _agreed(self, actie: ActieRow) -> str:
        """When it was agreed; of what was put off the first day stays in sight."""
        if actie.uiterlijk is not None and actie.termijn != actie.uiterlijk:
            return self.tr("eerst afgesproken voor {0}").format(day_in_list(actie.uiterlijk, self._today))
        return self.tr("afgesproken op {0}").format(day_in_list(moment_day(actie.gemaakt_op), self._today))

    def _finished_row(self, actie: ActieRow) -> TwoLineRow:
        done = actie.status is ActieStatus.GEDAAN
        when = day_in_list(moment_day(actie.afgerond_op), self._today) if actie.afgerond_op is not None else ""
        reason = facts(actie.casus_code or "", self._answers.owner(actie), self._answers.said_back(actie))
        fact = facts("" if done else label(actie.status), when)
        title = self._answers.what(actie)
        return TwoLineRow(actie.id, title, reason=reason, fact=fact, check="done" if done else "not")
