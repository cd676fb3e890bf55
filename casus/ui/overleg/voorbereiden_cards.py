"""Beside the agenda: what is missing with its mend, casussen that wait, who is invited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.overleg.voorbereiden_model import DeelnemerLine, GapLine, VoorraadLine
from casus.ui.widgets.button import Button, IconButton
from casus.ui.widgets.card import Card
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.page import SectionHead
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign

_FEW = 3


class GapsCard(Card):
    """``fixed(GapLine)``: its button was pressed."""

    fixed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._head = SectionHead("", small=True)
        self._rows: KeyedRows[GapLine] = KeyedRows(self._row)
        self._fine = IconLabel(Icon.CHECK, self.tr("Alles is klaar"), "body", color="text2")
        for part in (self._head, self._rows, self._fine):
            self.body.addWidget(part)

    def show_gaps(self, gaps: list[GapLine], ready: int, total: int) -> None:
        count = len(gaps)
        words = (self.tr("Niets mist"), self.tr("Nog één ding"), self.tr("Nog twee dingen"), self.tr("Nog drie dingen"))
        title = words[count] if count < len(words) else self.tr("Nog {0} dingen").format(count)
        self._head.set_text(title, self.tr("{0} van {1} klaar").format(ready, total) if total else "")
        self._rows.set_rows(gaps)
        show_if(self._rows, bool(gaps))
        show_if(self._fine, not gaps)

    def _row(self, gap: GapLine) -> QWidget:
        button = Button(gap.action, size="small")
        button.setObjectName(f"maak_af_{gap.code}_{gap.casus_id}" if gap.casus_id else f"maak_af_{gap.code}")
        button.setAccessibleDescription(gap.sentence)
        button.clicked.connect(lambda: self.fixed.emit(gap))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(WrapLabel(gap.sentence, "body"))
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(10)
        row.addWidget(IconSign(Icon.WARN, "warn", 18, line_of="body"))
        row.addLayout(words, 1)
        return box


class VoorraadCard(Card):
    """``placed(casus_id, is_new)`` and ``postponed(casus_id)``."""

    placed = Signal(object, bool)
    postponed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._lines: list[VoorraadLine] = []
        self._all = False
        self._head = SectionHead(self.tr("Voorraad"), small=True)
        self._about = WrapLabel(self.tr("Casussen die wachten op een plek."), "small")
        self._rows: KeyedRows[VoorraadLine] = KeyedRows(self._row)
        self._more = Button("", "ghost", Icon.UNFOLD, size="small", icon_after=True)
        self._more.setObjectName("voorraad_meer_knop")
        self._more.clicked.connect(self._show_all)
        for part in (self._head, self._about, self._rows):
            self.body.addWidget(part)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: list[VoorraadLine]) -> None:
        self._lines = lines
        shown = lines if self._all else lines[:_FEW]
        rest = len(lines) - len(shown)
        none = self.tr("Er wacht geen casus op een plek.")
        self._about.setText(self.tr("Casussen die wachten op een plek.") if lines else none)
        self._head.set_text(self.tr("Voorraad"), str(len(lines)) if lines else "")
        self._rows.set_rows(shown)
        show_if(self._more, rest > 0)
        self._more.setText(self.tr("Nog 1 casus") if rest == 1 else self.tr("Nog {0} casussen").format(rest))
        self._more.updateGeometry()

    def _show_all(self) -> None:
        self._all = True
        self.show_lines(self._lines)

    def _row(self, line: VoorraadLine) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(line.code, "code"))
        head.addWidget(Label(line.title, "body", elide=True), 1)
        head.addWidget(Label(line.waits, "small"))
        place = Button(self.tr("Zet op agenda"), icon=Icon.ADD, size="small")
        place.setObjectName(f"zet_op_agenda_{line.casus_id}")
        place.setAccessibleName(self.tr("Zet {0} op de agenda").format(line.code))
        place.clicked.connect(lambda: self.placed.emit(line.casus_id, line.is_new))
        later = Button(self.tr("Deze week niet"), "ghost", size="small")
        later.setObjectName(f"deze_week_niet_{line.casus_id}")
        later.setAccessibleName(self.tr("{0} deze week niet").format(line.code))
        later.clicked.connect(lambda: self.postponed.emit(line.casus_id))
        answers = QWidget()
        flow = FlowLayout(answers, gap=4)
        flow.addWidget(place)
        flow.addWidget(later)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(WrapLabel(line.vraag, "small"))
        column.addSpacing(4)
        column.addWidget(answers)
        return box


class DeelnemersCard(Card):
    """``marked(deelnemer_id, afgemeld)``, ``taken_off(deelnemer_id)``, ``adding()``, ``pasting()``."""

    marked = Signal(object, bool)
    taken_off = Signal(object)
    adding = Signal()
    pasting = Signal()

    def __init__(self, *, can_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(padding=20, parent=parent)
        self._head = SectionHead(self.tr("Deelnemers"), small=True)
        self._none = WrapLabel(self.tr("Nog niemand. Voeg mensen toe of plak een lijst met namen."), "small")
        self._rows: KeyedRows[DeelnemerLine] = KeyedRows(self._row, gap=6)
        add = Button(self.tr("Voeg toe"), icon=Icon.ADD_PERSON, size="small")
        add.setObjectName("deelnemer_toevoegen_knop")
        add.clicked.connect(self.adding)
        paste = Button(self.tr("Plak een lijst"), "ghost", Icon.COPY, size="small")
        paste.setObjectName("plak_lijst_knop")
        paste.clicked.connect(self.pasting)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=4)
        flow.addWidget(add)
        flow.addWidget(paste)
        show_if(self._buttons, can_edit)
        for part in (self._head, self._none, self._rows, self._buttons):
            self.body.addWidget(part)

    def show_lines(self, lines: list[DeelnemerLine]) -> None:
        away = sum(line.afgemeld for line in lines)
        beside = self.tr("{0}, {1} afgemeld").format(len(lines), away) if away else str(len(lines))
        self._head.set_text(self.tr("Deelnemers"), beside if lines else "")
        show_if(self._none, not lines)
        self._rows.set_rows(lines)

    def _row(self, line: DeelnemerLine) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{line.naam} ({line.role})" if line.role else line.naam
        words.addWidget(Label(name, "body", color="text3" if line.afgemeld else None, elide=True))
        under = self.tr("Afgemeld") if line.afgemeld else line.job
        if line.afgemeld:
            words.addWidget(IconLabel(Icon.LEAVE, under))
        else:
            words.addWidget(Label(under, "small", elide=True))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addLayout(words, 1)
        if line.can_edit:
            self._add_buttons(row, line)
        return box

    def _add_buttons(self, row: QHBoxLayout, line: DeelnemerLine) -> None:
        mark = Button(self.tr("Komt toch") if line.afgemeld else self.tr("Meld af"), "ghost", size="small")
        mark.setObjectName(f"meld_af_{line.id}")
        mark.setAccessibleName(f"{mark.text()}: {line.naam}")
        mark.clicked.connect(lambda: self.marked.emit(line.id, not line.afgemeld))
        off = IconButton(Icon.CLOSE, self.tr("Haal {0} van de lijst").format(line.naam))
        off.setObjectName(f"van_lijst_{line.id}")
        off.clicked.connect(lambda: self.taken_off.emit(line.id))
        row.addWidget(mark)
        row.addWidget(off)
