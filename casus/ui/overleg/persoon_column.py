"""Who is it: the person's own words, the question, what was agreed before, when it comes back."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.services.overleg_page import PuntPage, PuntRow
from casus.ui.besluiten.besluiten_block import BesluitenBlock
from casus.ui.dates import day_long, day_month
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import question_of, tr
from casus.ui.overleg.keyed_rows import KeyedRows
from casus.ui.overleg.punt_geld import PuntGeld
from casus.ui.overleg.voeren_words import ActieLine
from casus.ui.theme import Role
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import VoiceCard
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.label import IconLabel, Label, WrapLabel
from casus.ui.widgets.sign import IconSign

_SIGNS: Final = {
    "open": (Icon.OPEN_CIRCLE, "field"),
    "later": (Icon.PARTLY, "text2"),
    "done": (Icon.CHECKED, "text2"),
    "not": (Icon.REFUSED, "text2"),
}
_SHORT: Final = 90
Words = tuple[str, str]


class PersoonColumn(QWidget):
    """``answered(actie_id, answer)`` with answer done, not, later or open; ``come_back()``, ``casus_wanted()``."""

    answered = Signal(object, str)
    come_back = Signal()
    casus_wanted = Signal()

    def __init__(self, desk: Desk, names: Names, *, can_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_edit = can_edit
        self._decided = Label(self.tr("Besluiten die nog lopen"), "caption")
        self.besluiten = BesluitenBlock(desk.runner, names, with_code=False)
        self._words: KeyedRows[Words] = KeyedRows(_voice, lines=False)
        self._wishes: KeyedRows[Words] = KeyedRows(_wish, lines=False)
        self._asked, self._question = Label(self.tr("Vraag aan de tafel"), "caption"), WrapLabel("", "strong")
        self._before = Label("", "caption")
        self._acties: KeyedRows[ActieLine] = KeyedRows(self._actie, lines=False, gap=10)
        self._none = WrapLabel("", "small")
        self.money = PuntGeld(desk, names)
        self._back = IconLabel(Icon.COME_BACK, "", "small", color="text")
        self._change = Button("", "secondary", size="small")
        self._change.setObjectName("terug_op_knop")
        self._change.clicked.connect(self.come_back)
        self._casus = Button(self.tr("Open casus"), "ghost", Icon.CASUS, size="small")
        self._casus.setObjectName("open_casus_knop")
        self._casus.clicked.connect(self.casus_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=4)
        flow.addWidget(self._change)
        flow.addWidget(self._casus)
        self._ask = _group(self._asked, self._question)
        self._foot = _group(self._back, self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(18)
        self._open_besluiten = _group(self._decided, self.besluiten)
        before = _group(self._before, self._none, self._acties)
        for part in (self._words, self._wishes, self._ask, before, self._open_besluiten, self.money, self._foot):
            column.addWidget(part)
        column.addStretch(1)

    def show_punt(self, punt: PuntRow, found: PuntPage | None, acties: list[ActieLine], names: Names) -> None:
        is_casus = punt.casus_id is not None
        self._words.set_rows(_spoken(found, names, punt.code))
        self._words.setVisible(bool(self._words.rows()))
        self._wishes.set_rows(_wanted(found, names))
        self._wishes.setVisible(bool(self._wishes.rows()))
        question = (found.vraag if found is not None else "") or question_of(punt)
        self._question.setText(names.text(question, punt.code) or self.tr("Er is nog geen vraag."))
        for part in (self._ask, self._foot):
            part.setVisible(is_casus)
        self._before.setText(self.tr("Afgesproken") if is_casus else self.tr("Open acties, de dringendste eerst"))
        self._none.setText(self.tr("Nog niets afgesproken.") if is_casus else self.tr("Er staat geen actie open."))
        self._none.setVisible(not acties)
        self._acties.set_rows(acties)
        besluiten = found.open_besluiten if found is not None else ()
        self.besluiten.show_besluiten(besluiten)
        self._open_besluiten.setVisible(bool(besluiten))
        self.money.show_punt(punt.casus_id, punt.id)
        self._back.setVisible(is_casus and punt.terug_op is not None)
        if punt.terug_op is not None:
            self._back.setText(self.tr("Komt terug {0}").format(day_long(punt.terug_op)))
            self._back.updateGeometry()
        self._change.setText(self.tr("Wijzig terugkomdag") if punt.terug_op else self.tr("Terug op"))
        self._change.setVisible(self._can_edit)
        self._change.updateGeometry()

    def _actie(self, line: ActieLine) -> QWidget:
        icon, color = _SIGNS[line.state]
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(WrapLabel(": ".join(part for part in (line.who, line.wat) if part), "body"))
        words.addWidget(WrapLabel(line.words, "small", color="danger" if line.is_late else None))
        if self._can_edit:
            words.addWidget(self._answers(line))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(IconSign(icon, color, 20, line_of="body"))
        row.addLayout(words, 1)
        return box

    def _answers(self, line: ActieLine) -> QWidget:
        """Done, not, later; or undo."""
        texts = {"done": self.tr("Gedaan"), "not": self.tr("Niet"), "later": self.tr("Later")}
        if line.state in ("done", "not"):
            texts = {"open": self.tr("Toch nog open")}
        box = QWidget()
        flow = FlowLayout(box, gap=0)
        for answer, text in texts.items():
            button = Button(text, "ghost", size="small")
            button.setObjectName(f"actie_{answer}_{line.id}")
            button.setAccessibleName(": ".join(part for part in (text, line.who, line.wat) if part))
            button.clicked.connect(lambda _=False, a=answer: self.answered.emit(line.id, a))
            flow.addWidget(button)
        return box


def _group(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return box


def _spoken(found: PuntPage | None, names: Names, code: str | None) -> list[Words]:
    """(caption, words) of everybody who said something; a name only where there are several."""
    rows = found.eigen_woorden if found is not None else ()
    several = len(rows) > 1
    return [
        (_caption(names.beside_code(naam) if several else "", day), names.text(words, code))
        for naam, words, day in rows
    ]


def _wanted(found: PuntPage | None, names: Names) -> list[Words]:
    """(caption, parts) of everybody who chose; a name only where there are several."""
    rows = found.gekozen if found is not None else ()
    several = len(rows) > 1
    return [(_wish_caption(names.beside_code(row.inwoner) if several else ""), _numbered(row.delen)) for row in rows]


def _wish_caption(naam: str) -> str:
    return tr("{0} wil aan de slag met").format(naam) if naam else tr("Wil aan de slag met")


def _numbered(delen: Sequence[str]) -> str:
    return "\n".join(f"{place}. {deel}" for place, deel in enumerate(delen, start=1))


def _wish(words: Words) -> QWidget:
    caption, parts = words
    return _group(Label(caption, "caption"), *(WrapLabel(line, "strong") for line in parts.split("\n")))


def _caption(naam: str, day: date | None) -> str:
    head = tr("In eigen woorden van {0}").format(naam) if naam else tr("In eigen woorden")
    return f"{head}, {day_month(day)}" if day is not None else head


def _voice(words: Words) -> QWidget:
    caption, said = words
    role: Role = "voice_big" if len(said) <= _SHORT else "voice" if len(said) <= 3 * _SHORT else "voice_small"
    card = VoiceCard(said, caption, role=role)
    card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return card
