"""Plan a meeting: day, hours, place, who chairs, who writes; filled in as last time."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QWidget

from casus.services.mensen import ProfessionalRow, list_professionals
from casus.services.overleggen import EditOverleg, PlanOverleg, edit_overleg
from casus.ui.dates import clock, parse_clock
from casus.ui.desk import Desk
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.overleg_model import OverlegModel
from casus.ui.overleg.overleggen_model import PlanModel
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel


class PlanDialog(FormDialog):
    """``submitted`` carries a ``PlanOverleg``."""

    def __init__(
        self,
        proposal: PlanOverleg,
        people: Sequence[ProfessionalRow],
        today: date,
        parent: QWidget,
        *,
        is_new: bool = True,
    ) -> None:
        question = self.tr("Overleg plannen") if is_new else self.tr("Overleg wijzigen")
        verb = self.tr("Plan overleg") if is_new else self.tr("Bewaar overleg")
        super().__init__(question, verb, parent)
        self.setObjectName("plan_dialoog")
        self.confirm.setObjectName("plan_knop")
        self._day, self._where = DateInput(proposal.datum, today=today), TextInput(proposal.plaats)
        self._begin, self._end = TextInput(clock(proposal.begin)), TextInput(clock(proposal.eind))
        options: list[tuple[object, str]] = [(None, self.tr("Nog niet bekend"))]
        options += [(row.id, row.naam) for row in people]
        self._chair, self._writer = ComboInput(options), ComboInput(options)
        self._chair.set_value(proposal.voorzitter_id)
        self._writer.set_value(proposal.notulist_id)
        intro = self.tr("Wie er vorige keer was, staat weer op de lijst. Wat terugkomt, staat al op de agenda.")
        if is_new:
            self.body.addWidget(WrapLabel(intro, "small"))
        self._day_field = self.add_field("datum", Field(self.tr("Dag"), self._day), "plan_dag")
        self._begin_field = Field(self.tr("Begin"), self._begin)
        self._end_field = Field(self.tr("Einde"), self._end)
        self.add_pair(("begin", self._begin_field, "plan_begin"), ("eind", self._end_field, "plan_eind"))
        self.add_field("plaats", Field(self.tr("Plaats"), self._where), "plan_plaats")
        chair, writer = Field(self.tr("Voorzitter"), self._chair), Field(self.tr("Notulist"), self._writer)
        self.add_pair(("voorzitter", chair, "plan_voorzitter"), ("notulist", writer, "plan_notulist"))

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self._day.value() is None:
            found.append((self.tr("Typ een dag, bijvoorbeeld 24-11-2026."), self._day_field))
        for editor, field in ((self._begin, self._begin_field), (self._end, self._end_field)):
            if parse_clock(editor.text()) is None:
                found.append((self.tr("Typ een tijd, bijvoorbeeld 13.00."), field))
        return found

    def command(self) -> PlanOverleg:
        day, begin, end = self._day.value(), parse_clock(self._begin.text()), parse_clock(self._end.text())
        assert day is not None
        return PlanOverleg(
            day, begin or time(), end or time(), self._where.text(), _id(self._chair.value()), _id(self._writer.value())
        )


def open_plan_dialog(desk: Desk, parent: QWidget) -> None:
    """Ask, plan, and open what was planned."""
    model = PlanModel(desk, parent)

    def ask(proposal: PlanOverleg, people: Sequence[ProfessionalRow]) -> None:
        dialog = PlanDialog(proposal, people, desk.runner.context.today(), parent)
        dialog.submitted.connect(model.plan)
        dialog.finished.connect(model.deleteLater)
        model.failed.connect(dialog.show_error)
        model.planned.connect(lambda _: dialog.accept())
        model.planned.connect(desk.open_overleg)
        dialog.open()

    model.ready.connect(ask)
    model.load()


def open_edit_dialog(overleg: OverlegModel, parent: QWidget) -> None:
    """Change day, hours, place and who is in charge of a meeting that is still being prepared."""
    page = overleg.page

    def ask(people: Sequence[ProfessionalRow]) -> None:
        now = PlanOverleg(page.datum, page.begin, page.eind, page.plaats, page.voorzitter_id, page.notulist_id)
        dialog = PlanDialog(now, people, overleg.today(), parent, is_new=False)
        dialog.submitted.connect(lambda wanted: change(dialog, wanted))
        dialog.open()

    def change(dialog: PlanDialog, wanted: PlanOverleg) -> None:
        overleg.change(
            edit_overleg,
            lambda versie: EditOverleg(overleg.overleg_id, versie, **vars(wanted)),
            answer=dialog.answer(),
        )

    overleg.read(parent, list_professionals, done=ask)


def _id(value: object) -> int | None:
    return value if isinstance(value, int) else None
