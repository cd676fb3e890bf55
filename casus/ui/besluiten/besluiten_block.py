"""A few besluiten where their casus is: how far each is, with the answers beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import BesluitStatus
from casus.services.besluiten import BesluitRegel
from casus.ui.besluiten.besluit_dialog import BesluitDialog
from casus.ui.besluiten.besluiten_model import BesluitenModel
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.runner import Runner
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Rule
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.sign import IconSign

FEW = 6
_SIGNS = {
    BesluitStatus.NIET: (Icon.OPEN_CIRCLE, "field"),
    BesluitStatus.DEELS: (Icon.PARTLY, "accent"),
    BesluitStatus.UITGEVOERD: (Icon.CHECKED, "accent"),
}


class BesluitenBlock(QWidget):
    """``show_besluiten`` fills it; ``with_code`` where besluiten of several casussen stand together."""

    failed = Signal(str)
    casus_pressed = Signal(object)

    def __init__(
        self, runner: Runner, names: Names, *, with_code: bool, few: int = FEW, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("besluiten_blok")
        self._runner, self._with_code, self._few = runner, with_code, few
        self.model = BesluitenModel(runner, names, self)
        names.changed.connect(self._write_again)
        self.model.failed.connect(self.failed)
        self._shown: tuple[BesluitRegel, ...] = ()
        self._rows: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def _write_again(self) -> None:
        """Names on or off."""
        shown, self._shown = self._shown, ()
        if shown:
            self.show_besluiten(shown)

    def show_besluiten(self, besluiten: Sequence[BesluitRegel]) -> None:
        """Show these; the button that had the focus keeps it."""
        if self._rows is not None and tuple(besluiten) == self._shown:
            return
        self._shown = tuple(besluiten)
        focus = QApplication.focusWidget()
        name = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for number, besluit in enumerate(self._shown[: self._few]):
            if number:
                column.addWidget(Rule())
            column.addWidget(self._row(besluit))
        rest = len(self._shown) - self._few
        if rest > 0:
            column.addWidget(Label(self.tr("en nog {0}, te zien bij Acties").format(rest), "small"))
        self._column.addWidget(self._rows)
        self._rows.show()  # now, not when the event loop comes round
        again = self._rows.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, besluit: BesluitRegel) -> QWidget:
        icon, color = _SIGNS[besluit.status]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title(besluit))
        stand = facts(self.model.stand(besluit), self.model.since(besluit))
        words.addWidget(WrapLabel(stand, "small"))
        if besluit.terugkoppeling:
            words.addWidget(WrapLabel(self.model.feedback(besluit), "small", color="text"))
        if self.model.may_update():
            words.addWidget(self._answers(besluit))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(IconSign(icon, color, 20, line_of="body"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return box

    def _title(self, besluit: BesluitRegel) -> QWidget:
        text = self.model.text(besluit)
        if not self._with_code or besluit.casus_id is None:
            return WrapLabel(text, "body")
        link = Link(facts(besluit.casus_code or "", text), role="body", color="text")
        link.setObjectName(f"besluit_casus_{besluit.id}")
        link.clicked.connect(lambda: self.casus_pressed.emit(besluit.casus_id))
        return link

    def _answers(self, besluit: BesluitRegel) -> QWidget:
        """What it is not yet, and a word."""
        texts = {
            BesluitStatus.UITGEVOERD: self.tr("Uitgevoerd"),
            BesluitStatus.DEELS: self.tr("Deels"),
            BesluitStatus.NIET: self.tr("Nog niet"),
        }
        box = QWidget()
        flow = FlowLayout(box, gap=0)
        for status, text in texts.items():
            if status is not besluit.status:
                button = self._button(f"besluit_{status.value}_{besluit.id}", text, besluit)
                button.clicked.connect(lambda _=False, s=status: self.model.update(besluit, s))
                flow.addWidget(button)
        tell = self._button(f"besluit_terug_{besluit.id}", self.tr("Terugkoppeling"), besluit)
        tell.clicked.connect(lambda: BesluitDialog(besluit, self.model, self._runner, self).open())
        flow.addWidget(tell)
        return box

    def _button(self, name: str, text: str, besluit: BesluitRegel) -> Button:
        button = Button(text, "ghost", size="small")
        button.setObjectName(name)
        button.setAccessibleName(f"{text}: {self.model.text(besluit)}")
        return button
