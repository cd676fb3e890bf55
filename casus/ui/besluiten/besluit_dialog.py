"""How far is this besluit, and what is there to say about it?"""

from PySide6.QtWidgets import QWidget

from casus.domain.values import BesluitStatus
from casus.services.besluiten import BesluitRegel
from casus.services.messages import label
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.dates import starting
from casus.ui.drafts import DraftField, Drafts
from casus.ui.runner import Runner
from casus.ui.typed_text import TypedText
from casus.ui.widgets.choice import Radio
from casus.ui.widgets.dialog import Dialog
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea

SCHERM = "besluit_stand"


class BesluitDialog(Dialog):
    """Three equal answers and a word for the table; what is typed is kept."""

    def __init__(self, besluit: BesluitRegel, model: BesluitenModel, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent.tr("Hoe staat het met dit besluit?"), parent.tr("Leg vast"), parent)
        self.setObjectName("besluit_stand_dialoog")
        self._besluit, self._model = besluit, model
        self.confirm.setObjectName("besluit_stand_vastleggen_knop")
        self.body.addWidget(TypedText(model.names, starting(besluit.tekst), "strong", code=besluit.casus_code or ""))
        self._choices: dict[BesluitStatus, Radio] = {}
        for status in BesluitStatus:
            radio = Radio(starting(label(status)), as_row=True)
            radio.setObjectName(f"besluit_{status.value}")
            radio.setChecked(status is besluit.status)
            self.body.addWidget(radio)
            self._choices[status] = radio
        editor = TextArea(besluit.terugkoppeling, lines=3)
        editor.setObjectName("besluit_terugkoppeling")
        help_text = self.tr("Een zin is genoeg. De tafel leest dit als de casus terugkomt.")
        self._words = Field(self.tr("Wat wilt u terugkoppelen?"), editor, help_text)
        self.body.addWidget(self._words)
        self._drafts = Drafts(runner, SCHERM, besluit.id, self)
        editor.textChanged.connect(
            self._drafts.add(DraftField("terugkoppeling", editor.toPlainText, editor.setPlainText))
        )
        self._drafts.restore()
        self.confirm.clicked.disconnect(self.accept)
        self.confirm.clicked.connect(self._on_confirm)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        model.failed.connect(self._on_refused)

    def _on_confirm(self) -> None:
        self._words.set_error(None)
        status = next(status for status, radio in self._choices.items() if radio.isChecked())
        self._model.tell(self._besluit, status, self._words.text())

    def reject(self) -> None:
        self._drafts.keep_now()
        super().reject()

    def _on_saved(self) -> None:
        self._drafts.forget()
        self.accept()

    def _on_refused(self, sentence: str) -> None:
        self._words.set_error(sentence)
        self._words.editor.setFocus()
