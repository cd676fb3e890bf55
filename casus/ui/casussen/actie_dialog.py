"""How is it going with this actie? Done, later or not done, with a word for the table."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from casus.services.acties import ActieRow
from casus.services.overleggen import OverlegRow, next_overleg
from casus.ui.casussen.acties_model import ActiesModel, Antwoord, Uitkomst
from casus.ui.dates import day_short, starting
from casus.ui.drafts import DraftField, Drafts
from casus.ui.runner import Runner
from casus.ui.typed_text import TypedText
from casus.ui.widgets.button import Button
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.shown import show_if

SCHERM = "actie"


class ActieDialog(Dialog):
    """Three equal answers; *Later* asks for a day, *Niet gedaan* for the reason.

    With one answer given beforehand (a key was pressed) only what belongs to that answer is asked.
    """

    def __init__(
        self,
        actie: ActieRow,
        model: ActiesModel,
        runner: Runner,
        today: date,
        parent: QWidget,
        *,
        answer: Uitkomst | None = None,
    ) -> None:
        question, verb = _asked(answer)
        super().__init__(question, verb, parent)
        self.setObjectName("actie_dialoog")
        self._actie, self._model, self._answer = actie, model, answer
        self.confirm.setObjectName("actie_vastleggen_knop")
        self.cancel.setObjectName("actie_annuleer_knop")
        self.body.addWidget(TypedText(model.names, starting(actie.wat), "strong", code=actie.casus_code or ""))
        self._choices = {} if answer else self._add_choices()
        self._until = Field(self.tr("Tot wanneer?"), DateInput(today=today), self.tr("Bijvoorbeeld vr 4 december."))
        self._until.editor.setObjectName("actie_tot")
        self._days = self._add_days(today)
        self._words = Field(self.tr("Wat wilt u erover zeggen?"), TextArea(lines=3))
        self._words.editor.setObjectName("actie_terugkoppeling")
        for part in (self._days, self._until, self._words):
            self.body.addWidget(part)
        self._drafts = self._watch_words(runner)
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        for radio in self._choices.values():
            radio.toggled.connect(self._on_chosen)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        self._on_chosen()
        runner.read(self, next_overleg, done=self._on_overleg)

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

    def _add_days(self, today: date) -> QWidget:
        """Days that are often meant; any other day is typed below."""
        box = QWidget()
        flow = FlowLayout(box)
        flow.setContentsMargins(0, 0, 0, 0)
        self._meeting = Button("", size="small")
        self._meeting.setObjectName("later_overleg")
        for name, words, days in (
            ("later_morgen", self.tr("Morgen, {0}"), 1),
            ("later_week", self.tr("Volgende week, {0}"), 7),
        ):
            day = today + timedelta(days=days)
            button = Button(words.format(day_short(day)), size="small")
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, d=day: self._choose_day(d))
            flow.addWidget(button)
            if flow.count() == 1:
                flow.addWidget(self._meeting)
        self._meeting.hide()
        return box

    def _on_overleg(self, overleg: OverlegRow | None) -> None:
        """The next meeting that is still to come is a day to come back to."""
        if overleg is None or overleg.datum <= self._model.today():
            return
        self._meeting.setText(self.tr("Volgend overleg, {0}").format(day_short(overleg.datum)))
        self._meeting.clicked.connect(lambda: self._choose_day(overleg.datum))
        self._meeting.show()
        self._settle_down()

    def _choose_day(self, day: date) -> None:
        self._day().set_value(day)
        self._until.set_error(None)
        self._words.editor.setFocus()

    def _day(self) -> DateInput:
        editor = self._until.editor
        assert isinstance(editor, DateInput)
        return editor

    def _watch_words(self, runner: Runner) -> Drafts:
        editor = self._words.editor
        assert isinstance(editor, TextArea)
        if self._answer is Uitkomst.TERUGKOPPELING:
            editor.setPlainText(self._actie.terugkoppeling)
        drafts = Drafts(runner, SCHERM, self._actie.id, self)
        editor.textChanged.connect(drafts.add(DraftField("terugkoppeling", editor.toPlainText, editor.setPlainText)))
        drafts.restore()
        return drafts

    def choose(self, uitkomst: Uitkomst) -> None:
        """Begin with this answer."""
        self._choices[uitkomst].setChecked(True)

    def _uitkomst(self) -> Uitkomst:
        return self._answer or next(uitkomst for uitkomst, radio in self._choices.items() if radio.isChecked())

    def _on_chosen(self) -> None:
        chosen = self._uitkomst()
        later = chosen is Uitkomst.LATER
        show_if(self._until, later)
        show_if(self._days, later)
        label, help_text = self._about_words(chosen)
        self._words.set_label(label)
        self._words.set_help(help_text)
        self._settle_down()

    def _about_words(self, chosen: Uitkomst) -> tuple[str, str]:
        if chosen is Uitkomst.NIET_GEDAAN:
            return self.tr("Waarom niet?"), self.tr("Een zin is genoeg. De tafel leest dit.")
        if chosen is Uitkomst.TERUGKOPPELING:
            return self.tr("Hoe staat het ervoor?"), self.tr("Een zin is genoeg. De actie blijft open.")
        return self.tr("Wat wilt u erover zeggen?"), self.tr("Dit hoeft niet.")

    def _settle_down(self) -> None:
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))  # the card grows with its content

    def _on_confirm(self) -> None:
        self._until.set_error(None)
        self._words.set_error(None)
        day = self._day()
        self._model.answer(
            Antwoord(self._actie, self._uitkomst(), day.value(), day.is_unreadable(), self._words.text())
        )

    def reject(self) -> None:
        self._drafts.keep_now()
        super().reject()

    def _on_saved(self) -> None:
        self._drafts.forget()
        self.accept()

    def _on_refused(self, field: str, sentence: str) -> None:
        target = self._until if field == "uitgesteld_tot" else self._words
        target.set_error(sentence)
        target.editor.setFocus()


def _asked(answer: Uitkomst | None) -> tuple[str, str]:
    """The question of the dialog and its verb."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ActieDialog", text)

    if answer is Uitkomst.NIET_GEDAAN:
        return tr("Waarom is het niet gedaan?"), tr("Leg vast")
    if answer is Uitkomst.LATER:
        return tr("Wanneer dan wel?"), tr("Stel uit")
    if answer is Uitkomst.TERUGKOPPELING:
        return tr("Wat wilt u terugkoppelen?"), tr("Leg vast")
    return tr("Hoe staat het met deze actie?"), tr("Leg vast")
