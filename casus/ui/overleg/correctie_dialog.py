"""Set a frozen text right: what it should be, and why. What stood there stays."""

from PySide6.QtWidgets import QWidget

from casus.services.overleggen import CorrectTekst
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.typed_text import TypedText
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea, TextInput
from casus.ui.widgets.label import Label


class CorrectieDialog(FormDialog):
    """``submitted`` carries a ``CorrectTekst``."""

    def __init__(self, overleg_id: int, kind: str, id_: int, text: str, names: Names, parent: QWidget) -> None:
        super().__init__(self.tr("Wat moet hier staan?"), self.tr("Leg correctie vast"), parent, width=560)
        self.setObjectName("correctie_dialoog")
        self.confirm.setObjectName("correctie_vastleggen_knop")
        self._subject = (overleg_id, kind, id_)
        stood = Card("sunken", padding=14, spacing=4)
        stood.body.addWidget(Label(self.tr("Er staat"), "caption"))
        stood.body.addWidget(TypedText(names, text))
        self.body.addWidget(stood)
        self._new, self._why = TextArea(lines=3), TextInput()
        new = Field(self.tr("Het moet zijn"), self._new)
        why = Field(self.tr("Waarom?"), self._why, self.tr("De correctie komt naast de tekst te staan, met uw naam."))
        self._new_field = self.add_field("nieuw", new, "correctie_nieuw")
        self._why_field = self.add_field("reden", why, "correctie_reden")

    def problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not self._new.toPlainText().strip():
            found.append((self.tr("Schrijf wat het moet zijn."), self._new_field))
        if not self._why.text().strip():
            found.append((self.tr("Schrijf waarom."), self._why_field))
        return found

    def command(self) -> object:
        return CorrectTekst(*self._subject, self._new.toPlainText().strip(), self._why.text().strip())
