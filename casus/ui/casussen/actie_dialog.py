"""How is it going with this actie? Done, later or not done, with a word for the table."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from casus.services.acties import ActieRow
from casus.ui.casussen.acties_model import ActiesModel, Antwoord, Uitkomst
from casus.ui.dates import starting
from casus.ui.drafts import DraftField, Drafts
from casus.ui.runner import Runner
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import WrapLabel

SCHERM = "actie"


class ActieDialog(Dialog):
    """Three equal answers; *Later* asks for a day, *Niet gedaan* for the reason."""

    def __init__(self, actie: ActieRow, model: ActiesModel, runner: Runner, today: date, parent: QWidget) -> None:
        super().__init__(parent.tr("Hoe staat het met deze actie?"), parent.tr("Leg vast"), parent)
        self.setObjectName("actie_dialoog")
        self._actie, self._model = actie, model
        self.confirm.setObjectName("actie_vastleggen_knop")
        self.cancel.setObjectName("actie_annuleer_knop")
        self.body.addWidget(WrapLabel(starting(actie.wat), "strong"))
        self._choices = self._add_choices()
        self._until = Field(self.tr("Tot wanneer?"), DateInput(today=today), self.tr("Bijvoorbeeld vr 4 december."))
        self._until.editor.setObjectName("actie_tot")
        self._words = Field(self.tr("Wat wilt u erover zeggen?"), TextArea(lines=3))
        self._words.editor.setObjectName("actie_terugkoppeling")
        self.body.addWidget(self._until)
        self.body.addWidget(self._words)
        self._drafts = self._watch_words(runner)
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        for radio in self._choices.values():
            radio.toggled.connect(self._on_chosen)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        self._on_chosen()

    def _add_choices(self) -> dict[Uitkomst, Radio]:
        found: dict[Uitkomst, Radio] = {}
        for uitkomst, words, below in (
            (Uitkomst.GEDAAN, self.tr("Gedaan"), self.tr("De actie gaat van de lijst.")),
            (Uitkomst.LATER, self.tr("Later"), self.tr("De actie blijft staan, met een nieuwe dag.")),
            (Uitkomst.NIET_GEDAAN, self.tr("Niet gedaan"), self.tr("Het hoeft niet meer, of het lukt niet.")),
        ):
            radio = Radio(words, below, as_row=True)
            radio.setObjectName(f"actie_{uitkomst.value}")
            self.body.addWidget(radio)
            found[uitkomst] = radio
        found[Uitkomst.GEDAAN].setChecked(True)
        return found

    def _watch_words(self, runner: Runner) -> Drafts:
        editor = self._words.editor
        assert isinstance(editor, TextArea)
        drafts = Drafts(runner, SCHERM, self._actie.id, self)
        editor.textChanged.connect(drafts.add(DraftField("terugkoppeling", editor.toPlainText, editor.setPlainText)))
        drafts.restore()
        return drafts

    def choose(self, uitkomst: Uitkomst) -> None:
        """Begin with this answer."""
        self._choices[uitkomst].setChecked(True)

    def _uitkomst(self) -> Uitkomst:
        return next(uitkomst for uitkomst, radio in self._choices.items() if radio.isChecked())

    def _on_chosen(self) -> None:
        chosen = self._uitkomst()
        self._until.setVisible(chosen is Uitkomst.LATER)
        asks_why = chosen is Uitkomst.NIET_GEDAAN
        self._words.set_label(self.tr("Waarom niet?") if asks_why else self.tr("Wat wilt u erover zeggen?"))
        self._words.set_help(
            self.tr("Een zin is genoeg. De tafel leest dit.") if asks_why else self.tr("Dit hoeft niet.")
        )
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the card grows with its content

    def _on_confirm(self) -> None:
        self._until.set_error(None)
        self._words.set_error(None)
        editor = self._until.editor
        assert isinstance(editor, DateInput)
        self._model.answer(
            Antwoord(self._actie, self._uitkomst(), editor.value(), editor.is_unreadable(), self._words.text())
        )

    def _on_saved(self) -> None:
        self._drafts.forget()
        self.accept()

    def _on_refused(self, field: str, sentence: str) -> None:
        target = self._until if field == "uitgesteld_tot" else self._words
        target.set_error(sentence)
        target.editor.setFocus()
