"""Every meeting in groups: what comes first, then what was, by year. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Handeling
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import OverlegStatus
from casus.services.mensen import ProfessionalRow, list_professionals
from casus.services.overleggen import OverlegRow, PlanOverleg, list_overleggen, plan_overleg, propose_overleg
from casus.ui.dates import clock, day_full, day_long, starting
from casus.ui.desk import Desk
from casus.ui.overleg.agenda_words import casussen_words, counted, tr
from casus.ui.widgets.label import facts
from casus.ui.widgets.row_model import FactKind, TwoLineRow

AHEAD = (OverlegStatus.LOPEND, OverlegStatus.OPEN, OverlegStatus.CONCEPT)


@dataclass(frozen=True)
class Group:
    """A heading and its rows."""

    title: str
    rows: tuple[TwoLineRow, ...]


class OverleggenModel(QObject):
    loaded = Signal(object)
    """tuple[Group, ...]."""
    planned = Signal(object)
    """overleg_id of what was just planned."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.runner.changed.connect(self._on_changed)

    @property
    def may_plan(self) -> bool:
        return self._desk.runner.context.actor.may(Handeling.OVERLEG_VOORBEREIDEN)

    def load(self) -> None:
        self._desk.runner.read(
            self, list_overleggen, done=lambda rows: self.loaded.emit(groups(rows)), latest="overleggen"
        )

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        if any(change.kind == "overleg" for change in changes):
            self.load()


class PlanModel(QObject):
    """What a new meeting would be, and making it."""

    ready = Signal(object, object)
    """PlanOverleg (the proposal), tuple[ProfessionalRow, ...]."""
    planned = Signal(object)
    failed = Signal(object)
    """CasusError."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: list[ProfessionalRow] = []

    def load(self) -> None:
        self._desk.runner.read(self, list_professionals, done=self._on_people)

    def plan(self, command: PlanOverleg) -> None:
        self._desk.runner.run(self, plan_overleg, command, done=self._on_planned, failed=self._on_failed)

    def _on_people(self, people: list[ProfessionalRow]) -> None:
        self._people = people
        self._desk.runner.read(self, propose_overleg, done=lambda found: self.ready.emit(found, tuple(people)))

    def _on_planned(self, changes: list[Changed]) -> None:
        self.planned.emit(changes[0].id)

    def _on_failed(self, error: CasusError) -> None:
        self.failed.emit(error)


def groups(rows: Sequence[OverlegRow]) -> tuple[Group, ...]:
    """What comes nearest first, what was newest first."""
    coming = sorted((row for row in rows if row.status in AHEAD), key=lambda row: (row.datum, row.begin))
    past = [row for row in rows if row.status not in AHEAD]
    found = [Group(tr("Komt eraan"), tuple(map(_row, coming)))] if coming else []
    for year, of_year in groupby(past, key=lambda row: row.datum.year):
        found.append(Group(str(year), tuple(map(_row, of_year))))
    return tuple(found)


def _row(row: OverlegRow) -> TwoLineRow:
    words, kind = state_words(row.status)
    people = counted(row.deelnemers, tr("1 deelnemer"), tr("{0} deelnemers"))
    hours = f"{clock(row.begin)} \N{EN DASH} {clock(row.eind)}"
    return TwoLineRow(
        row.id,
        "",
        code=starting(day_long(row.datum)),
        reason=facts(hours, row.plaats, casussen_words(row.casussen), people),
        fact=words,
        fact_kind=kind,
        spoken=f"{day_full(row.datum)}, {hours}, {casussen_words(row.casussen)}, {people}, {words}",
    )


def state_words(status: OverlegStatus) -> tuple[str, FactKind]:
    """The state in a word; the kind decides its sign."""
    table: dict[OverlegStatus, tuple[str, FactKind]] = {
        OverlegStatus.CONCEPT: (tr("Concept"), "quiet"),
        OverlegStatus.OPEN: (tr("Open"), "strong"),
        OverlegStatus.LOPEND: (tr("Loopt nu"), "strong"),
        OverlegStatus.GESLOTEN: (tr("Nog vaststellen"), "warn"),
        OverlegStatus.VASTGESTELD: (tr("Vastgesteld"), "done"),
    }
    return table[status]
