"""Small questions on a decision: why it is withdrawn, when the person was told, and where the paper about it goes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.changes import Changed
from casus.services.deelbesluiten import MeldVerteld, TrekBesluitIn, mark_verteld, withdraw_deelbesluit
from casus.services.deelregister import DeelbesluitRow
from casus.services.papieren import MakeTerugblik, paper_name
from casus.ui.delen.afweging_model import AfwegingModel
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.overleg.file_dialog import Choose, FileDialog
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import WrapLabel


class TrekInDialog(FormDialog):
    """It holds no longer; what was told before stays in the register."""

    def __init__(self, desk: Desk, model: AfwegingModel, row: DeelbesluitRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Dit besluit intrekken?"), parent.tr("Trek besluit in"), parent, icon=Icon.UNDO)
        self.setObjectName("besluit_intrekken_dialoog")
        self.confirm.setObjectName("besluit_intrekken_knop")
        self._row = row
        words = self.tr("Vanaf nu wordt er niets meer gedeeld. Wat al is gedeeld, blijft in het register staan.")
        self.body.addWidget(WrapLabel(words, "body"))
        self._why = TextArea(lines=2)
        self.add_field("reden", Field(self.tr("Waarom trekt u het in?"), self._why), "intrekken_reden")
        self.keep_drafts(desk.runner, "besluit_intrekken", row.id, "reden")
        _submit(desk, model, self, withdraw_deelbesluit)

    def command(self) -> object:
        return TrekBesluitIn(self._row.id, self._row.versie, self._why.toPlainText())


class VerteldDialog(FormDialog):
    """The day on which the person was told."""

    def __init__(self, desk: Desk, model: AfwegingModel, row: DeelbesluitRow, parent: QWidget) -> None:
        super().__init__(parent.tr("Wanneer hoorde de persoon dit?"), parent.tr("Leg vast"), parent, icon=Icon.TALK)
        self.setObjectName("verteld_dialoog")
        self.confirm.setObjectName("verteld_vastleggen_knop")
        self._row = row
        self._day = DateInput(model.today, today=model.today)
        self.add_field("dag", Field(self.tr("Verteld op"), self._day), "verteld_dag")
        _submit(desk, model, self, mark_verteld)

    def problems(self) -> list[Problem]:
        if self._day.value() is None:
            return [(self.tr("Typ een dag, bijvoorbeeld 1-11-2026."), self._fields["dag"])]
        return []

    def command(self) -> object:
        day = self._day.value()
        assert day is not None
        return MeldVerteld(self._row.id, self._row.versie, day)


class TerugblikDialog(FileDialog):
    """The same cards the other way round, on paper: was this right?"""

    def __init__(self, row: DeelbesluitRow, today: date, parent: QWidget, *, choose: Choose | None = None) -> None:
        verb, kinds = parent.tr("Maak blad"), parent.tr("Word-bestand (*.docx)")
        question = parent.tr("Een blad om na te praten?")
        super().__init__(question, verb, parent, key="terugblik", kinds=kinds, choose=choose)
        self.setObjectName("terugblik_dialoog")
        self.confirm.setObjectName("terugblik_maken_knop")
        self._row = row
        words = self.tr("Om met de persoon en de familie te bespreken of dit besluit goed was. Er staat geen naam in.")
        self.body.addWidget(WrapLabel(words))
        self.add_place(paper_name("terugblik", today, row.casus_code))

    def command(self) -> object:
        return MakeTerugblik(self._row.id, self.path(".docx"))


def _submit(desk: Desk, model: AfwegingModel, dialog: FormDialog, service: Callable[..., list[Changed]]) -> None:
    """Run it each time the button is pressed; the page reads again when it is done."""

    def done(_: object) -> None:
        dialog.accept()
        model.load()

    dialog.submitted.connect(
        lambda command: desk.runner.run(dialog, service, command, done=done, failed=dialog.show_error)
    )
