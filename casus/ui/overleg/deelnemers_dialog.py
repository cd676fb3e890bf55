"""People for the table: chosen from who is known, or recognised in a pasted list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casus.services.mensen import PastedLine, ProfessionalRow
from casus.services.messages import sentence_of
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
    """``submitted`` carries the ids that were recognised. A name that was not stays in the field: nothing is lost."""

    wants_reading = Signal(str)

    def __init__(self, invited: frozenset[int], parent: QWidget) -> None:
        super().__init__(self.tr("Plak een lijst met namen"), self.tr("Nodig uit"), parent, width=600)
        self.setObjectName("plak_dialoog")
        self.confirm.setObjectName("plak_uitnodigen_knop")
        self._invited = invited
        self._lines: list[PastedLine] = []
        self._area = TextArea(lines=6)
        help_text = self.tr("Eén naam per regel. Wat achter een komma staat, telt niet mee.")
        self.add_field("lijst", Field(self.tr("Namen"), self._area, help_text), "plak_lijst")
        self._found: KeyedRows[PastedLine] = KeyedRows(self._line, lines=False, gap=4)
        self._found.setObjectName("plak_herkend")
        self.body.addWidget(self._found)
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._timer.timeout.connect(lambda: self.wants_reading.emit(self._area.toPlainText()))
        self._area.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        """What was recognised belongs to what stood there before."""
        self._lines = []
        self._timer.start()

    def show_lines(self, lines: list[PastedLine]) -> None:
        """What was recognised, line by line."""
        self._lines = lines
        self._found.set_rows(list(dict.fromkeys(lines)))
        count = len(self._ids())
        one, many = self.tr("Nodig 1 persoon uit"), self.tr("Nodig {0} mensen uit").format(count)
        self.confirm.setText(self.tr("Nodig uit") if not count else one if count == 1 else many)
        self.confirm.updateGeometry()

    def after_inviting(self) -> None:
        """Done when every name was known; else what is left stands in the field, to be mended."""
        unknown = [line.tekst for line in self._lines if line.professional_id is None]
        if not unknown:
            self.accept()
            return
        self._invited |= frozenset(self._ids())
        self._area.setPlainText("\n".join(unknown))

    def problems(self) -> list[Problem]:
        if self._ids():
            return []
        return [(self.tr("Er staat nog geen naam in die we kennen en die nog niet op de lijst staat."), self._area)]

    def command(self) -> object:
        return self._ids()

    def _ids(self) -> tuple[int, ...]:
        known = (line.professional_id for line in self._lines)
        return tuple(dict.fromkeys(id_ for id_ in known if id_ is not None and id_ not in self._invited))

    def _line(self, line: PastedLine) -> QWidget:
        known = line.professional_id is not None
        there = line.professional_id in self._invited
        note = self.tr("staat al op de lijst") if there else sentence_of(line.fout) if line.fout else ""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        role = "text2" if known else "warn"
        row.addWidget(IconSign(Icon.CHECK if known else Icon.WARN, role, 16, line_of="small"))
        words = f"{line.naam}: {note}" if note else line.naam
        row.addWidget(WrapLabel(words, "small", color="text" if known and not there else role), 1)
        return box


def open_plak_dialog(
    invited: frozenset[int],
    read: Callable[[str, Callable[[list[PastedLine]], None]], None],
    invite: Callable[[tuple[int, ...]], None],
    parent: QWidget,
) -> PlakDialog:
    """Read while one types, invite whom one knows."""
    dialog = PlakDialog(invited, parent)
    dialog.wants_reading.connect(lambda text: read(text, dialog.show_lines))
    dialog.submitted.connect(invite)
    dialog.submitted.connect(lambda _: dialog.after_inviting())
    dialog.open()
    return dialog
