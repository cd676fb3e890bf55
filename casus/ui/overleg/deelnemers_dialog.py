"""People for the table: chosen from who is known, or recognised in a pasted list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from casus.domain.errors import CasusError
from casus.services.mensen import ProfessionalRow
from casus.services.messages import sentence_of
from casus.services.plaklijst import PastedLine
from casus.ui.answer import Answer
from casus.ui.icons import Icon
from casus.ui.overleg.choose_list import ChooseList
from casus.ui.overleg.form_dialog import FormDialog, Problem
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.widgets.choice import Check
from casus.ui.widgets.field import Field
from casus.ui.widgets.inputs import TextArea
from casus.ui.widgets.label import WrapLabel, facts
from casus.ui.widgets.row_model import TwoLineRow
from casus.ui.widgets.sign import IconSign

READ_AFTER_MS = 150


class DeelnemersDialog(FormDialog):
    """``submitted`` carries (ids, as guests)."""

    def __init__(self, people: Sequence[ProfessionalRow], invited: frozenset[int], parent: QWidget) -> None:
        super().__init__(self.tr("Wie nodigt u uit?"), self.tr("Nodig uit"), parent, width=560)
        self.setObjectName("deelnemers_dialoog")
        self.confirm.setObjectName("uitnodigen_knop")
        self._list = ChooseList(
            self.tr("Zoek op naam of organisatie"),
            self.tr("Niemand gevonden die nog niet op de lijst staat."),
            "professionals",
            several=True,
            parent=self,
        )
        rows = [
            TwoLineRow(row.id, row.naam, reason=facts(row.functie or "", row.organisatie or ""), check="open")
            for row in people
            if row.id not in invited
        ]
        self._list.set_rows(rows)
        self.body.addWidget(self._list)
        self._guest = Check(self.tr("Als gast"), self.tr("Een gast is er alleen bij als u dat per punt aangeeft."))
        self._guest.setObjectName("als_gast")
        self.body.addWidget(self._guest)

    def problems(self) -> list[Problem]:
        return [] if self._list.checked() else [(self.tr("Kies wie u uitnodigt."), self._list.filter)]

    def command(self) -> object:
        return self._list.checked(), self._guest.isChecked()


class PlakDialog(FormDialog):
    """``submitted`` carries the lines of who is invited. A line that says too little stays in the field.

    Names here are of professionals, so F9 leaves them as they are.
    """

    wants_reading = Signal(str)

    def __init__(self, invited: Callable[[], frozenset[int]], parent: QWidget) -> None:
        super().__init__(self.tr("Plak een lijst met namen"), self.tr("Nodig uit"), parent, width=600)
        self.setObjectName("plak_dialoog")
        self.confirm.setObjectName("plak_uitnodigen_knop")
        self._invited = invited
        self._lines: list[PastedLine] | None = []
        """None while what stands in the field was not read yet."""
        self._area = TextArea(lines=6)
        help_text = self.tr("Eén naam per regel. Is iemand nieuw? Typ dan: naam, organisatie, functie.")
        self._field = self.add_field("lijst", Field(self.tr("Namen"), self._area, help_text), "plak_lijst")
        self._found: KeyedRows[tuple[PastedLine, bool]] = KeyedRows(self._line, lines=False, gap=4)
        self._found.setObjectName("plak_herkend")
        self.body.addWidget(self._found)
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._timer.timeout.connect(lambda: self.wants_reading.emit(self._area.toPlainText()))
        self._area.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        """What was recognised belongs to what stood there before."""
        self._lines = None
        self._timer.start()

    def show_lines(self, text: str, lines: list[PastedLine]) -> None:
        """What was recognised in this text, line by line; an answer to what stood there before comes too late."""
        if text != self._area.toPlainText():
            return
        self._lines = lines
        invited = self._invited()
        self._found.set_rows([(line, line.professional_id in invited) for line in lines])
        self.confirm.setText(self._verb())
        self.confirm.updateGeometry()

    def after_inviting(self) -> None:
        """Done when every line was understood; else what is left stands in the field, to be mended."""
        self._area.setReadOnly(False)
        left = [line.tekst for line in self._lines or () if line.fout]
        if not left:
            self.accept()
            return
        self._area.setPlainText("\n".join(left))
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: CasusError) -> None:
        """What was typed stays, and is read once more: a colleague may have added some of these people."""
        self._area.setReadOnly(False)
        super().show_error(error)
        self._timer.start()

    def problems(self) -> list[Problem]:
        if self._lines is None:
            return [(self.tr("De lijst wordt nog gelezen. Kijk wat eronder komt te staan."), self._field)]
        if self._wanted():
            return []
        return [(self.tr("Er staat nog niemand in die u kunt uitnodigen."), self._field)]

    def command(self) -> object:
        self._area.setReadOnly(True)
        return self._wanted()

    def _wanted(self) -> tuple[PastedLine, ...]:
        """Who is understood and not on the list yet."""
        invited = self._invited()
        return tuple(line for line in self._lines or () if not line.fout and line.professional_id not in invited)

    def _verb(self) -> str:
        wanted = self._wanted()
        count, fresh = len(wanted), sum(line.is_nieuw for line in wanted)
        if not count:
            return self.tr("Nodig uit")
        many = self.tr("Nodig 1 persoon uit") if count == 1 else self.tr("Nodig {0} mensen uit").format(count)
        return self.tr("{0}, {1} nieuw").format(many, fresh) if fresh else many

    def _line(self, found: tuple[PastedLine, bool]) -> QWidget:
        line, there = found
        sign, role = (Icon.WARN, "warn") if line.fout else (Icon.ADD if line.is_nieuw else Icon.CHECK, "text2")
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconSign(sign, role, 16, line_of="small"))
        words = WrapLabel(self._words(line, there), "small", color=role if line.fout or there else "text")
        row.addWidget(words, 1)
        return box

    def _words(self, line: PastedLine, there: bool) -> str:
        if line.is_nieuw:
            return facts(line.naam, self._newcomer(line))
        note = self.tr("staat al op de lijst") if there else sentence_of(line.fout) if line.fout else ""
        return ": ".join(filter(None, (line.naam, note)))

    def _newcomer(self, line: PastedLine) -> str:
        """Who comes into the dossier, and whether their organisation comes along."""
        job = self.tr("Nieuw: komt erbij als {0} van {1}.").format(line.functie, line.organisatie)
        words = job if line.functie else self.tr("Nieuw: komt erbij namens {0}.").format(line.organisatie)
        if line.organisatie_is_nieuw:
            return self.tr("{0} Ook deze organisatie is nieuw (soort: anders).").format(words)
        return words


def open_plak_dialog(
    invited: Callable[[], frozenset[int]],
    read: Callable[[str, Callable[[list[PastedLine]], None]], None],
    invite: Callable[[tuple[PastedLine, ...], Answer], None],
    parent: QWidget,
) -> PlakDialog:
    """Read while one types; invite whom one knows, and make whom one does not."""
    dialog = PlakDialog(invited, parent)

    def show(text: str, lines: list[PastedLine]) -> None:
        if isValid(dialog):
            dialog.show_lines(text, lines)

    dialog.wants_reading.connect(lambda text: read(text, lambda lines: show(text, lines)))
    answer = Answer(dialog, dialog.after_inviting, dialog.show_error)
    dialog.submitted.connect(lambda lines: invite(lines, answer))
    dialog.open()
    return dialog
