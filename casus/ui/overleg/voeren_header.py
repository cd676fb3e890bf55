"""On top while chairing: who it is about, how long it has been, when we are done, and the one big button."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.domain.values import AgendapuntStatus
from casus.services.overleg_page import OverlegPage, PuntRow
from casus.ui.dates import stopwatch
from casus.ui.icons import Icon
from casus.ui.names import Names
from casus.ui.overleg.agenda_words import tr
from casus.ui.overleg.voeren_words import planned_words, ready_words, spent_seconds, stay_words
from casus.ui.theme import Theme, current_theme
from casus.ui.widgets.bars import TimeBar
from casus.ui.widgets.button import Button
from casus.ui.widgets.label import Label, facts
from casus.ui.widgets.turning import turn


class NameLabel(Label):
    """The name beside the code: as large, less heavy."""

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        font = QFont(theme.font("h1"))
        font.setWeight(QFont.Weight.Normal)
        self.setFont(font)


class VoerenHeader(QWidget):
    """Shows a point; ``tick`` moves the clock without asking the dossier."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._code, self._name = Label("", "h1", tabular=True), NameLabel("", "h1", elide=True)
        self._code.setObjectName("punt_code")
        self._name.setObjectName("punt_naam")
        self._facts = Label("", "body", color="text2", elide=True)
        self._clock, self._planned = Label("", "figure2", tabular=True), Label("", "small")
        self._clock.setObjectName("punt_klok")
        self._bar = TimeBar()
        self._ready, self._spare = Label("", "strong", tabular=True), Label("", "small", tabular=True)
        self._ready.setObjectName("klaar_om")
        self.now_button = Button(self.tr("Bespreek nu"), icon=Icon.RUNNING)
        self.now_button.setObjectName("bespreek_nu_knop")
        self.next_button = Button("", "primary", Icon.NEXT, size="big", icon_after=True)
        self._lay_out()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(14)
        title.addWidget(self._code)
        title.addWidget(self._name, 1)
        left = _column(title, self._facts)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._clock)
        head.addWidget(self._planned, 1)
        self._time = QWidget()
        self._time.setLayout(_column(head, self._bar))
        self._end = QWidget()
        self._end.setLayout(_column(self._ready, self._spare))
        self._right = QHBoxLayout()
        self._right.setSpacing(20)
        for part in (self._time, self._end, self.now_button, self.next_button):
            self._right.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self._row.addLayout(left, 1)
        self._row.addLayout(self._right)

    def show_punt(self, page: OverlegPage, punt: PuntRow | None) -> None:
        if punt is None:
            return
        is_casus = punt.casus_id is not None
        self._code.setText((punt.code or "") if is_casus else "")
        self._code.setVisible(is_casus)
        self._name.setText(self._names.beside_code(punt.naam) if is_casus else punt.titel)
        self._facts.setText(_facts(page, punt))
        last = not any(p.status is AgendapuntStatus.GEPLAND for p in page.punten)
        words = self.tr("Volgend punt") if page.running is not None else self.tr("Start eerste punt")
        self.next_button.setText(self.tr("Sluit overleg") if last else words)
        self.next_button.setObjectName("overleg_sluit_knop" if last else "volgend_punt_knop")
        self.next_button.set_icon(None if last else Icon.NEXT)
        self._turn()

    def tick(self, page: OverlegPage, punt: PuntRow | None, now: datetime) -> None:
        if punt is None:
            return
        runs = punt.status is AgendapuntStatus.LOPEND
        seconds = spent_seconds(punt, now)
        words, color = planned_words(punt, now)
        self._clock.setText(stopwatch(seconds))
        self._planned.setText(words)
        self._planned.set_color(color if runs else "text2")
        self._bar.set_time(seconds, punt.minuten * 60, f"{stopwatch(seconds)} {words}")
        ready, spare, too_late = ready_words(page, now)
        self._ready.setText(ready)
        self._spare.setText(spare)
        self._spare.set_color("warn" if too_late else None)
        self._time.setVisible(runs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Title above the clock when both do not fit beside each other."""
        theme = current_theme()
        self._time.setMinimumWidth(theme.px(190))
        needed = theme.px(330) + self._right.sizeHint().width() + 20
        turn(self._row, self, beside=needed <= self.width())


def _facts(page: OverlegPage, punt: PuntRow) -> str:
    when = stay_words(punt.begonnen_op, punt.klaar_op) if punt.begonnen_op and punt.klaar_op else ""
    discussed = tr("besproken {0}").format(when) if when else ""
    if punt.casus_id is None:
        return facts(tr("Vast punt"), tr("{0} min").format(punt.minuten), discussed)
    ids = [each.id for each in page.casussen]
    return facts(
        tr("Punt {0} van {1}").format(ids.index(punt.id) + 1, len(ids)),
        tr("inbreng {0}").format(punt.inbrenger) if punt.inbrenger else "",
        tr("regie {0}").format(punt.casusregisseur) if punt.casusregisseur else tr("nog geen regie"),
        discussed,
    )


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column
