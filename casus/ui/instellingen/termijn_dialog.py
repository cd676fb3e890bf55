"""Another period for one kind of documents: how long, and why."""

from PySide6.QtWidgets import QWidget

from casus.services.team import TermijnRow
from casus.ui.drafts import DraftField, Drafts
from casus.ui.instellingen.parts import in_words
from casus.ui.instellingen.team_model import TeamModel
from casus.ui.runner import Runner
from casus.ui.widgets.button import Button
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea, TextInput
from casus.ui.widgets.label import WrapLabel

SCHERM = "bewaartermijn"


class TermijnDialog(Dialog):
    """The usual period stays one press away."""

    def __init__(self, row: TermijnRow, model: TeamModel, runner: Runner, parent: QWidget) -> None:
        question = parent.tr("Hoe lang bewaart uw team dit?")
        super().__init__(question, parent.tr("Leg termijn vast"), parent)
        self.setObjectName("termijn_dialoog")
        self.confirm.setObjectName("termijn_vastleggen_knop")
        self.cancel.setObjectName("termijn_annuleer_knop")
        self._row, self._model = row, model
        self.body.addWidget(WrapLabel(row.naam, "strong"))
        usual = self.tr("Gewoonlijk {0}. {1}").format(in_words(row.gewoon.maanden), row.gewoon.bron)
        self.body.addWidget(WrapLabel(usual, "small"))
        months = TextInput(str(row.maanden))
        months.setObjectName("termijn_maanden")
        self._months = Field(
            self.tr("Hoeveel maanden?"), months, self.tr("12 maanden is 1 jaar, 60 maanden is 5 jaar.")
        )
        area = TextArea(row.bron if row.eigen else "", lines=3)
        area.setObjectName("termijn_bron")
        help_text = self.tr("Bijvoorbeeld: reglement van het overleg, 3 maart 2026.")
        self._source = Field(self.tr("Waarop steunt deze termijn?"), area, help_text)
        self.body.addWidget(self._months)
        self.body.addWidget(self._source)
        if row.eigen:
            usual_button = Button(self.tr("Neem de gewone termijn"), "ghost", size="small")
            usual_button.setObjectName("termijn_gewoon_knop")
            usual_button.clicked.connect(self._on_usual)
            self.body.addWidget(usual_button)
        self._drafts = Drafts(runner, f"{SCHERM}_{row.soort}", 0, self)
        area.textChanged.connect(self._drafts.add(DraftField("bron", area.toPlainText, area.setPlainText)))
        self._drafts.restore()
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)

    def _on_confirm(self) -> None:
        self._months.set_error(None)
        self._source.set_error(None)
        self._model.save_termijn(self._row, self._months.text(), self._source.text())

    def _on_usual(self) -> None:
        self._model.save_termijn(self._row, str(self._row.gewoon.maanden), self._row.gewoon.bron)

    def _on_saved(self, what: str) -> None:
        if what == "bewaartermijn":
            self._drafts.forget()
            self.accept()

    def _on_refused(self, field: str, sentence: str) -> None:
        target = self._source if field == "bron" else self._months
        target.set_error(sentence)
        target.editor.setFocus()
