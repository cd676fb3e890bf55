"""Every time at the table in one reading: when, the question, what was decided and agreed, and when it comes back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import ActieStatus, AgendapuntStatus
from casus.services.acties import ActieRow
from casus.services.casussen import HistoryRow
from casus.services.messages import label
from casus.ui.casussen.acties_model import ActiesModel
from casus.ui.casussen.casus_parts import icon_line
from casus.ui.dates import day_long, day_short, starting
from casus.ui.icons import Icon
from casus.ui.theme import current_theme
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card, Rule
from casus.ui.widgets.label import Label, WrapLabel, facts
from casus.ui.widgets.link import Link
from casus.ui.widgets.swapped import Swapped

AT_FIRST = 20


class HistoryBlock(Swapped):
    overleg_pressed = Signal(object)
    """Id of the meeting."""

    def __init__(self, words: ActiesModel) -> None:
        super().__init__()
        self._words = words
        self._is_whole = False
        self._rows: Sequence[HistoryRow] = ()
        self._acties: Sequence[ActieRow] = ()
        self._code = ""

    def show_history(self, rows: Sequence[HistoryRow], acties: Sequence[ActieRow], code: str) -> None:
        self._rows, self._acties, self._code = rows, acties, code
        card = Card(padding=24, spacing=16)
        card.setObjectName("geschiedenis_blok")
        if not rows:
            card.body.addWidget(WrapLabel(self.tr("Deze casus is nog niet besproken."), "body", color="text2"))
        shown = rows if self._is_whole else rows[:AT_FIRST]
        for number, row in enumerate(shown):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(self._row(row))
        if len(shown) < len(rows):
            more = Button(self.tr("Toon ook de {0} keren daarvoor").format(len(rows) - AT_FIRST), "ghost", size="small")
            more.setObjectName("geschiedenis_meer_knop")
            more.clicked.connect(self._on_more)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_content(card)

    def _on_more(self) -> None:
        self._is_whole = True
        self.show_history(self._rows, self._acties, self._code)

    def _row(self, row: HistoryRow) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(20)
        line.addWidget(self._when(row), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._what(row), 1)
        return box

    def _when(self, row: HistoryRow) -> QWidget:
        box = QWidget()
        box.setFixedWidth(current_theme().px(116))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        day = Link(day_short(row.datum), role="strong")
        day.setObjectName(f"overleg_{row.nummer}_link")
        day.setAccessibleName(self.tr("Overleg van {0} {1}").format(day_long(row.datum), row.datum.year))
        day.clicked.connect(lambda _=False, id_=row.overleg_id: self.overleg_pressed.emit(id_))
        column.addWidget(day)
        column.addWidget(Label(self.tr("{0}, overleg {1}").format(row.datum.year, row.nummer), "small", elide=True))
        return box

    def _what(self, row: HistoryRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        asked = self._words.names.text(row.vraag, self._code) or self.tr("zonder vraag")
        column.addWidget(WrapLabel(asked, "strong", color=None if row.vraag else "text2"))
        if row.status is AgendapuntStatus.NIET_BEREIKT:
            column.addLayout(icon_line(Icon.RETURN, self.tr("Niet besproken die dag"), color="text2"))
        else:
            column.addWidget(WrapLabel(starting(label(row.reden)), "small"))
        for besluit in row.besluiten:
            column.addLayout(icon_line(Icon.DECISION, self._words.names.text(besluit, self._code)))
        for actie in self._acties:
            if actie.agendapunt_id == row.agendapunt_id:
                column.addLayout(icon_line(Icon.ACTION, self._actie(actie)))
        if row.terug_op is not None:
            back = self.tr("Terug op {0}").format(day_long(row.terug_op))
            column.addLayout(icon_line(Icon.COME_BACK, back, color="text2"))
        return column

    def _actie(self, actie: ActieRow) -> str:
        state = "" if actie.status is ActieStatus.OPEN else label(actie.status)
        words = self._words
        said_back = words.said_back(actie)
        return facts(words.what(actie), words.owner(actie), state or self.tr("nog open"), said_back)
