"""What one looks for in the log book: whose casus, who, what kind of act, when."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casus.services.logboek import LogFilter, LogLezers
from casus.services.logzinnen import GROEPEN, LogGroep
from casus.ui.theme import current_theme
from casus.ui.widgets.date_input import DateInput
from casus.ui.widgets.field import Field
from casus.ui.widgets.flow import FlowLayout
from casus.ui.widgets.inputs import ComboInput, TextInput
from casus.ui.widgets.shown import show_if

PAUSE_MS: Final = 350
ALWAYS, TODAY, WEEK, MONTH, CHOSEN = "altijd", "vandaag", "week", "maand", "gekozen"


class FilterBar(QWidget):
    """``changed`` when the list must be asked anew; ``value()`` says with what."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._casus = TextInput()
        self._who = ComboInput([(None, self.tr("Iedereen"))])
        what: list[tuple[object, str]] = [(None, self.tr("Alles"))]
        self._what = ComboInput([*what, *((groep.value, words) for groep, words in GROEPEN.items())])
        self._when = ComboInput(
            [
                (ALWAYS, self.tr("Altijd")),
                (TODAY, self.tr("Vandaag")),
                (WEEK, self.tr("Deze week")),
                (MONTH, self.tr("Deze maand")),
                (CHOSEN, self.tr("Kies zelf")),
            ]
        )
        self._van, self._tot = DateInput(today=today), DateInput(today=today)
        self._fields = {
            "casus": self._field(self.tr("Code van de casus"), self._casus, "logboek_casus", 150),
            "wie": self._field(self.tr("Wie"), self._who, "logboek_wie", 220),
            "wat": self._field(self.tr("Wat"), self._what, "logboek_wat", 220),
            "wanneer": self._field(self.tr("Wanneer"), self._when, "logboek_wanneer", 160),
            "van": self._field(self.tr("Van"), self._van, "logboek_van", 240),
            "tot": self._field(self.tr("Tot en met"), self._tot, "logboek_tot", 240),
        }
        row = FlowLayout(self, gap=14)
        for field in self._fields.values():
            row.addWidget(field)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self._casus.textEdited.connect(lambda _: self._timer.start())
        self._casus.returnPressed.connect(self._at_once)
        for combo in (self._who, self._what, self._when):
            combo.activated.connect(self._at_once)
        for day in (self._van, self._tot):
            day.date_changed.connect(self._at_once)
        self._show_days()

    def show_lezers(self, lezers: LogLezers) -> None:
        """Who can be chosen; nobody to choose from is no question."""
        self._who.set_options([(None, self.tr("Iedereen")), *lezers.gebruikers])
        show_if(self._fields["wie"], len(lezers.gebruikers) > 1)

    def show_casus(self, code: str) -> None:
        """Look at this casus only."""
        self._casus.setText(code)

    def value(self) -> LogFilter:
        """What is asked now."""
        van, tot = self._period()
        who, what = self._who.value(), self._what.value()
        return LogFilter(
            casus=self._casus.text().strip(),
            gebruiker_id=who if isinstance(who, int) else None,
            groep=LogGroep(str(what)) if what else None,
            van=van,
            tot=tot,
        )

    @property
    def is_narrow(self) -> bool:
        """Something is asked for at all."""
        return self.value() != LogFilter()

    def clear(self) -> None:
        """Everything again."""
        self._casus.clear()
        for combo in (self._who, self._what, self._when):
            combo.setCurrentIndex(0)
        self._at_once()

    def show_error(self, name: str, sentence: str) -> bool:
        """Beside the field it is about; False when there is none of that name."""
        field = self._fields.get(name)
        if field is None:
            return False
        field.set_error(sentence)
        return True

    def clear_errors(self) -> None:
        """A new question."""
        for field in self._fields.values():
            field.set_error(None)

    def _field(self, words: str, editor: QWidget, name: str, width: int) -> Field:
        editor.setObjectName(name)
        editor.setMinimumWidth(current_theme().px(width))
        return Field(words, editor)

    def _period(self) -> tuple[date | None, date | None]:
        when, today = self._when.value(), self._today
        if when == TODAY:
            return today, today
        if when == WEEK:
            return today - timedelta(days=today.weekday()), None
        if when == MONTH:
            return today.replace(day=1), None
        return (self._van.value(), self._tot.value()) if when == CHOSEN else (None, None)

    def _show_days(self) -> None:
        for name in ("van", "tot"):
            show_if(self._fields[name], self._when.value() == CHOSEN)
        self.updateGeometry()

    def _at_once(self, *_: object) -> None:
        self._timer.stop()
        self._show_days()
        unreadable = [name for name, day in (("van", self._van), ("tot", self._tot)) if day.is_unreadable()]
        self.clear_errors()
        if self._when.value() == CHOSEN and unreadable:
            self.show_error(unreadable[0], self.tr("Deze datum is niet te lezen. Typ bijvoorbeeld 24-11-2026."))
            return
        self.changed.emit()
