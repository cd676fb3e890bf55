"""Where and when one talked, and who sat there: one line to read, fields when one asks for them."""

from datetime import date

from PySide6.QtWidgets import QWidget

from casus.domain.intake_inhoud import Zitting
from casus.ui.dates import day_full
from casus.ui.icons import Icon
from casus.ui.intake.intake_model import IntakeModel
from casus.ui.names import Names
from casus.ui.widgets.card import Card
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.fold import Fold
from casus.ui.widgets.inputs import TextInput
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.shown import show_if


class GesprekCard(Card):
    """The people who sat there are named by who fills it in; with names off nobody is."""

    def __init__(self, model: IntakeModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=8, parent=parent)
        self.setObjectName("intake_gesprek")
        self._model, self._names = model, names
        self.body.addWidget(SectionHead(self.tr("Gesprek"), small=True, icon=Icon.TALK))
        self._told = WrapLabel("", "body")
        self.body.addWidget(self._told)
        self._fold = Fold(self.tr("Wijzig plek en aanwezigen"), self.tr("Klaar met plek en aanwezigen"), "gesprek_knop")
        self.body.addWidget(self._fold)
        self._dag = DateInput(model.zitting.gesprek_op, today=model.today())
        self._plek, self._naaste = TextInput(), TextInput()
        self._deskundige, self._anderen = TextInput(), TextInput()
        self._filling = False
        self._add_fields()
        self.show_zitting()

    def day(self) -> date | None:
        """None when what stands there is no day."""
        return self._dag.value()

    def show_error(self, sentence: str) -> None:
        """Something is wrong with the day."""
        self._fold.set_open(True)
        self._dag_field.set_error(sentence)
        self._dag.setFocus()

    def show_zitting(self) -> None:
        """What stands there now."""
        zitting, may = self._model.zitting, self._model.may_fill
        self._told.setText(self._words(zitting))
        self._filling = True
        if self._dag.value() != zitting.gesprek_op and not self._dag.is_unreadable():
            self._dag.set_value(zitting.gesprek_op)
        for field, words in self._texts(zitting):
            if field.text() != words and not field.hasFocus():
                field.setText(words)
        self._filling = False
        show_if(self._fold, may and self._names.visible)

    def _texts(self, zitting: Zitting) -> tuple[tuple[TextInput, str], ...]:
        return (
            (self._plek, zitting.plek),
            (self._naaste, zitting.naaste),
            (self._deskundige, zitting.ervaringsdeskundige),
            (self._anderen, zitting.anderen),
        )

    def _words(self, zitting: Zitting) -> str:
        there = [zitting.naaste, zitting.ervaringsdeskundige, zitting.anderen] if self._names.visible else []
        people = ", ".join(words for words in there if words)
        return facts(
            day_full(zitting.gesprek_op),
            self._names.text(zitting.plek),
            self.tr("met {0}").format(people) if people else "",
        )

    def _add_fields(self) -> None:
        self._dag_field = Field(self.tr("Dag van het gesprek"), self._dag)
        self._dag.setObjectName("intake_dag")
        rows = (
            (self.tr("Waar was het gesprek?"), self._plek, "intake_plek", ""),
            (
                self.tr("Welke naaste zat erbij?"),
                self._naaste,
                "intake_naaste",
                "",
            ),
            (
                self.tr("Welke ervaringsdeskundige zat erbij?"),
                self._deskundige,
                "intake_ervaringsdeskundige",
                self.tr("Zonder ervaringsdeskundige heet dit gesprek geen HOI."),
            ),
            (self.tr("Wie zat er nog meer bij?"), self._anderen, "intake_anderen", ""),
        )
        self._fold.body.addWidget(self._dag_field)
        self._dag.textChanged.connect(self._on_edited)
        for words, field, name, help_text in rows:
            field.setObjectName(name)
            self._fold.body.addWidget(Field(words, field, help_text))
            field.textChanged.connect(self._on_edited)

    def _on_edited(self, *_: object) -> None:
        if self._filling:
            return
        self._dag_field.set_error(None)
        values: dict[str, object] = {
            "plek": self._plek.text(),
            "naaste": self._naaste.text(),
            "ervaringsdeskundige": self._deskundige.text(),
            "anderen": self._anderen.text(),
        }
        day = self._dag.value()
        self._model.sit(**values, **({"gesprek_op": day} if day is not None else {}))
