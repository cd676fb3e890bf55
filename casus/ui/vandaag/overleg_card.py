"""The next meeting: when, where, how far it is ready, and each gap with its button."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.services.messages import sentence_of
from casus.services.overleggen import OverlegRow
from casus.services.vandaag import Gat, VandaagPage
from casus.ui.dates import clock, day_long, starting
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.theme import current_theme
from casus.ui.widgets.bars import SegmentBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.empty_state import EmptyState
from casus.ui.widgets.label import IconLabel, Label, WrapLabel, facts
from casus.ui.widgets.sign import IconSign
from casus.ui.widgets.turning import turn

GAPS_SHOWN = 6


class OverlegCard(Card):
    """``show_page`` fills it; without a meeting it says what to do first."""

    opened = Signal(object)
    """Id of the meeting."""
    gap_pressed = Signal(object)
    """Id of the casus that misses something."""
    plan_pressed = Signal()

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(padding=28, spacing=16, parent=parent)
        self._names = names
        self._content: QWidget | None = None
        self.setAccessibleName(self.tr("Volgend overleg"))

    def show_page(self, page: VandaagPage, primary: str, minutes: int, *, may_plan: bool) -> None:
        """``primary`` is a code of the model; ``minutes`` how long the meeting takes."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if page.overleg is None:
            column.addWidget(self._empty(may_plan=may_plan))
        else:
            column.addWidget(self._head(page.overleg, page.vandaag, primary))
            column.addLayout(self._readiness(page, minutes))
        self._replace(content)

    def _replace(self, content: QWidget) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)
        content.show()  # now, not when the event loop comes round

    def _empty(self, *, may_plan: bool) -> EmptyState:
        words = self.tr("Plan een overleg. Wie er de vorige keer bij was, staat dan al op de lijst.")
        if not may_plan:
            words = self.tr("Zodra de voorzitter een overleg plant, ziet u hier wanneer het is.")
        action = self.tr("Plan overleg") if may_plan else ""
        empty = EmptyState(self.tr("Er is nog geen overleg gepland"), words, icon=Icon.OVERLEG, action=action)
        empty.action.setObjectName("overleg_plan_knop")
        empty.action_requested.connect(self.plan_pressed)
        return empty

    def _head(self, overleg: OverlegRow, today: date, primary: str) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(self._kind(primary), "small_strong", color="accent"))
        day = WrapLabel(self._day(overleg.datum, today), "figure")
        day.setObjectName("overleg_dag")
        words.addWidget(day)
        words.addWidget(WrapLabel(self._facts(overleg), "body", color="text2"))
        if overleg.datum < today and primary != "ga_verder":
            words.addWidget(IconLabel(Icon.WARN, self.tr("Deze dag is voorbij"), "small_strong", color="warn"))
        button = Button(self._verb(primary), "primary", Icon.NEXT, size="big", icon_after=True)
        button.setObjectName("overleg_open_knop")
        button.clicked.connect(lambda _=False, id_=overleg.id: self.opened.emit(id_))
        return _Beside(words, button, lambda: day.sizeHint().width())

    def _kind(self, primary: str) -> str:
        return self.tr("Overleg is bezig") if primary == "ga_verder" else self.tr("Volgend overleg")

    def _verb(self, primary: str) -> str:
        return {
            "bereid_voor": self.tr("Bereid overleg voor"),
            "start": self.tr("Ga naar overleg"),
            "ga_verder": self.tr("Ga verder met overleg"),
        }.get(primary, self.tr("Bekijk overleg"))

    def _day(self, day: date, today: date) -> str:
        words = day_long(day) if day.year == today.year else f"{day_long(day)} {day.year}"
        near = {-1: self.tr("Gisteren"), 0: self.tr("Vandaag"), 1: self.tr("Morgen")}.get((day - today).days)
        return f"{near}, {words}" if near else starting(words)

    def _facts(self, overleg: OverlegRow) -> str:
        people = self.tr("{0} mensen aan tafel").format(overleg.deelnemers)
        if overleg.deelnemers == 0:
            people = self.tr("nog niemand uitgenodigd")
        elif overleg.deelnemers == 1:
            people = self.tr("1 mens aan tafel")
        hours = self.tr("{0} – {1} uur").format(clock(overleg.begin), clock(overleg.eind))
        return facts(hours, overleg.plaats or self.tr("plaats nog niet bekend"), people)

    def _readiness(self, page: VandaagPage, minutes: int) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        if page.casussen == 0:
            column.addWidget(WrapLabel(self.tr("Er staat nog geen casus op de agenda."), color="text2"))
            return column
        bar = SegmentBar(page.casussen_klaar, page.casussen, self._ready_words(page), self._planned(page, minutes))
        bar.setObjectName("overleg_klaar")
        column.addWidget(bar)
        for gap in page.gaten[:GAPS_SHOWN]:
            column.addWidget(self._gap_row(gap))
        rest = len(page.gaten) - GAPS_SHOWN
        if rest > 0:
            column.addWidget(Label(self.tr("en nog {0} punten, te zien bij het overleg").format(rest), "small"))
        return column

    def _ready_words(self, page: VandaagPage) -> str:
        if page.casussen_klaar == page.casussen:
            one = page.casussen == 1
            return (
                self.tr("De casus is klaar") if one else self.tr("Alle {0} casussen zijn klaar").format(page.casussen)
            )
        if page.casussen_klaar == 1:
            return self.tr("1 van {0} casussen is klaar").format(page.casussen)
        return self.tr("{0} van {1} casussen zijn klaar").format(page.casussen_klaar, page.casussen)

    def _planned(self, page: VandaagPage, minutes: int) -> str:
        over = page.minuten_gepland - minutes
        if over > 0:
            return self.tr("{0} minuten te veel op de agenda").format(over)
        return self.tr("{0} van {1} minuten gevuld").format(page.minuten_gepland, minutes)

    def _gap_row(self, gap: Gat) -> QWidget:
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(IconSign(Icon.WARN, "warn", 20))
        code = Label(gap.code, "code")
        code.setMinimumWidth(current_theme().px(36))
        words.addWidget(code)
        words.addWidget(WrapLabel(sentence_of(gap.bericht), "body"), 1)
        asks_question = gap.bericht == "vraag_ontbreekt"
        button = Button(self.tr("Schrijf de vraag") if asks_question else self.tr("Kies wie regie heeft"), size="small")
        button.setObjectName(f"gat_{gap.bericht}_{gap.code}")
        button.setAccessibleDescription(f"{gap.code}: {sentence_of(gap.bericht)}")
        button.clicked.connect(lambda _=False, id_=gap.casus_id: self.gap_pressed.emit(id_))
        return _Beside(words, button, lambda: current_theme().px(260))


class _Beside(QWidget):
    """Words with a button on the right; the button goes under them when the words would get less than ``least``."""

    def __init__(self, words: QBoxLayout, button: Button, least: Callable[[], int]) -> None:
        super().__init__()
        self._button, self._least = button, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self._least() + 16 + self._button.sizeHint().width() <= self.width()
        turn(self._row, self, beside=fits)
