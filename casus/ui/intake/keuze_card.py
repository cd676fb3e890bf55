"""What the person wants to work on, in their own order; and, around a plaat, what has to do with what."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.intake_inhoud import Verband
from casus.ui.icons import Icon
from casus.ui.intake.intake_model import IntakeModel
from casus.ui.names import Names
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.swapped import Swapped


class KeuzeCard(Card):
    """Only what the person marked stands here; nothing orders it but they."""

    def __init__(self, model: IntakeModel, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=10, parent=parent)
        self.setObjectName("intake_keuze")
        self._model = model
        self.body.addWidget(SectionHead(self.tr("Hier wil ik mee aan de slag"), small=True, icon=Icon.STEPS))
        self._rows = Swapped()
        self.body.addWidget(self._rows)
        self.show_keuze()

    def show_keuze(self, focus: str = "") -> None:
        """The order as it is; ``focus``: the object name that had the keyboard."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        chosen = self._model.inhoud.mee_aan_de_slag
        for place, code in enumerate(chosen):
            column.addWidget(self._row(place, code, len(chosen)))
        if not chosen:
            empty = self.tr("Nog niets gekozen. Alleen de persoon kiest, en zegt wat eerst komt.")
            column.addWidget(WrapLabel(empty, "small"))
        self._rows.set_content(box)
        found = box.findChild(QWidget, focus) if focus else None
        if found is not None:
            found.setFocus()

    def _row(self, place: int, code: str, count: int) -> QWidget:
        name = self._model.deel(code).naam
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(WrapLabel(f"{place + 1}. {name}", "strong"), 1)
        if self._model.may_fill and count > 1:
            for step, icon, words in (
                (-1, Icon.UP, self.tr("{0} eerder")),
                (1, Icon.DOWN, self.tr("{0} later")),
            ):
                button = Button("", "ghost", icon, size="small")
                button.setObjectName(f"keuze_{'eerder' if step < 0 else 'later'}_{code}")
                button.setAccessibleName(words.format(name))
                button.setToolTip(words.format(name))
                button.clicked.connect(partial(self._move, code, step, button.objectName()))
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _move(self, code: str, step: int, name: str, _: bool = False) -> None:
        self._model.move(code, step)
        self.show_keuze(name)


class VerbandCard(Card):
    """The links between the fields of a plaat."""

    def __init__(self, model: IntakeModel, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, spacing=10, parent=parent)
        self.setObjectName("intake_verbanden")
        self._model, self._names = model, names
        self._add = Button(self.tr("Voeg verband toe"), icon=Icon.LINK, size="small")
        self._add.setObjectName("verband_knop")
        self._add.clicked.connect(self._on_add)
        self.body.addWidget(SectionHead(self.tr("Wat heeft met elkaar te maken?"), small=True, icon=Icon.LINK))
        self._rows = Swapped()
        self.body.addWidget(self._rows)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_verbanden()

    def show_verbanden(self) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, link in enumerate(self._model.inhoud.verbanden, start=1):
            column.addWidget(self._row(number, link))
        if not self._model.inhoud.verbanden:
            column.addWidget(WrapLabel(self.tr("Nog geen verband genoemd."), "small"))
        self._rows.set_content(box)
        self._add.setVisible(self._model.may_fill and self._names.visible and len(self._model.opened()) > 1)

    def _row(self, number: int, link: Verband) -> QWidget:
        one, other = self._model.deel(link.van).naam, self._model.deel(link.naar).naam
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(WrapLabel(self.tr("{0}. {1} werkt door op {2}").format(number, one, other), "small_strong"))
        if link.woorden:
            told.addWidget(WrapLabel(self._names.text(link.woorden), "body"))
        row.addLayout(told, 1)
        if self._model.may_fill:
            gone = Button("", "ghost", Icon.CLOSE, size="small")
            gone.setObjectName(f"verband_weg_{link.van}_{link.naar}")
            gone.setAccessibleName(self.tr("Haal verband {0} weg").format(number))
            gone.setToolTip(gone.accessibleName())
            gone.clicked.connect(lambda _=False, each=link: self._model.unlink(each.van, each.naar))
            row.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _on_add(self) -> None:
        dialog = VerbandDialog([(deel.code, deel.naam) for deel in self._model.opened()], self)
        dialog.linked.connect(self._model.link)
        dialog.open()


class VerbandDialog(FormDialog):
    """``linked(van, naar, woorden)``."""

    linked = Signal(str, str, str)

    def __init__(self, delen: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent.tr("Wat heeft met elkaar te maken?"), parent.tr("Voeg toe"), parent)
        self.setObjectName("verband_dialoog")
        self.confirm.setObjectName("verband_bevestig_knop")
        self._van, self._naar, self._woorden = ComboInput(delen), ComboInput(delen), TextInput()
        self._naar.setCurrentIndex(1)
        self.add_field("van", Field(self.tr("Dit"), self._van), "verband_van")
        self.add_field("naar", Field(self.tr("werkt door op"), self._naar), "verband_naar")
        help_text = self.tr("In de woorden van de persoon. Mag leeg blijven.")
        self.add_field("woorden", Field(self.tr("Hoe dan?"), self._woorden, help_text), "verband_woorden")
        self.submitted.connect(self._on_submitted)

    def problems(self) -> list[Problem]:
        if self._van.value() == self._naar.value():
            return [(self.tr("Kies twee verschillende onderdelen."), self._fields["naar"])]
        return []

    def command(self) -> object:
        return (str(self._van.value()), str(self._naar.value()), self._woorden.text())

    def _on_submitted(self, command: object) -> None:
        assert isinstance(command, tuple)
        self.accept()
        self.linked.emit(*command)
