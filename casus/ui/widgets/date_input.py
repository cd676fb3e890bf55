"""A date as people write it: "24-11-2026", "24 nov 2026", "vr 27 november".

What cannot be read stays standing.
"""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.button import IconButton
from casus.ui.widgets.paint import rounded

_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
_NUMERIC: Final = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?$")
_WORDS: Final = re.compile(r"^(\d{1,2})\s*([a-z]+)\.?(?:\s+(\d{4}))?$")
_ISO: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def parse_date(text: str, today: date | None = None) -> date | None:
    """Read a date in Dutch notation; without a year the first such day from `today` on.

    None when it is none.
    """
    words = text.strip().lower()
    words = re.sub(r"^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+", "", words)
    if iso := _ISO.match(words):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _NUMERIC.match(words) or _WORDS.match(words)
    if found is None:
        return None
    month = int(found[2]) if found[2].isdigit() else _month(found[2])
    if month is None:
        return None
    if found[3] is None:
        return _next(today, month, int(found[1]))
    year = int(found[3])
    return _date(year + 2000 if year < 100 else year, month, int(found[1]))


def _month(word: str) -> int | None:
    for number, (short, long) in enumerate(zip(_MONTHS, _LONG_MONTHS, strict=True), start=1):
        if word == short or (len(word) >= 3 and long.startswith(word)):
            return number
    return None


def _next(today: date | None, month: int, day: int) -> date | None:
    if today is None:
        return None
    for year in range(today.year, today.year + 5):
        found = _date(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written_date(day: date) -> str:
    """As it stands in the field: "vr 15 januari 2027"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


class DateInput(Themed, QLineEdit):
    """Type a date or choose one (Alt + arrow down). `value()` is None for nothing and for what is no date."""

    date_changed = Signal(object)

    def __init__(self, value: date | None = None, *, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._open = IconButton(Icon.DATE, self.tr("Kies een datum"), parent=self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.open_calendar)
        show = QAction(self)
        show.setShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down))
        show.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        show.triggered.connect(self.open_calendar)
        self.addAction(show)
        self.editingFinished.connect(self._on_finished)
        self.retheme(current_theme())
        self.set_value(value)

    def value(self) -> date | None:
        return parse_date(self.text(), self._today)

    def is_unreadable(self) -> bool:
        """Something stands there, but it is no date: the moment for the error sentence."""
        return bool(self.text().strip()) and self.value() is None

    def set_value(self, value: date | None) -> None:
        self.setText(written_date(value) if value is not None else "")

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("body"))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        side = min(self._open.sizeHint().height(), self.height() - 6)
        self._open.setGeometry(self.width() - side - 5, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    def _on_finished(self) -> None:
        value = self.value()
        if value is not None:
            self.setText(written_date(value))
        self.date_changed.emit(value)

    def open_calendar(self) -> None:
        popup = _CalendarPopup(self.value() or self._today, self)
        popup.chosen.connect(self._on_chosen)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.calendar.setFocus()

    def _on_chosen(self, day: date) -> None:
        self.set_value(day)
        self.setFocus()
        self.date_changed.emit(day)


class _CalendarPopup(QFrame):
    chosen = Signal(object)

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self._dress()
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.calendar)

    def _dress(self) -> None:
        """Dutch, from Monday, no red for Sundays: red means late here."""
        theme, calendar = current_theme(), self.calendar
        calendar.setAccessibleName(self.tr("Kalender"))
        calendar.setLocale(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.color("text"))
        head.setForeground(theme.color("text2"))
        head.setBackground(theme.color("surface"))
        head.setFont(theme.font("caption"))
        calendar.setHeaderTextFormat(head)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, plain)
        arrows = (
            ("prevmonth", Icon.BACK_INTO, self.tr("Vorige maand")),
            ("nextmonth", Icon.INTO, self.tr("Volgende maand")),
        )
        for name, icon, words in arrows:
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(theme.icons.icon(icon, theme.px(18), theme.color("text2")))
                button.setAccessibleName(words)

    def _on_activated(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        rounded(QPainter(self), QRectF(self.rect()), 0, fill=theme.color("surface"), line=theme.color("line2"))
