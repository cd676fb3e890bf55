"""The frame of the chairing screen: agenda, person, conversation, table; fewer columns when there is less room.

Wide: four columns. Medium: the table drops under the person. Narrow (large text): one column that scrolls, the quick
input still docked at the bottom.
"""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.scroll_area import ScrollArea

Mode = Literal["wide", "slim", "medium", "narrow"]
_AGENDA: Final = {"wide": 240, "slim": 216, "medium": 216}
_PERSON: Final = {"wide": 280, "slim": 256, "medium": 270}
_TABLE: Final = {"wide": 290, "slim": 284}
_TALK: Final = 400
_GAP: Final = 24


class AgendaPanel(QWidget):
    """In the colour of the rail, with a hairline: it belongs to where one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 24, 12, 20)
        self.body.setSpacing(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        edge = round(theme.line_width)
        painter.fillRect(self.width() - edge, 0, edge, self.height(), theme.color("line"))


class VoerenLayout(Themed, QWidget):
    """Give it its parts; it arranges them by its own width."""

    def __init__(
        self,
        *,
        agenda: QWidget,
        header: QWidget,
        person: QWidget,
        talk: QWidget,
        table: QWidget,
        entry: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode: Mode | None = None
        self._agenda, self._header, self._person = agenda, header, person
        self._talk, self._table, self._entry = talk, table, entry
        self._agenda_area, self._person_area = _Scroll(fills=True), _Scroll()
        self._table_area, self._one_area = _Scroll(), _Scroll()
        talk.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._build()
        self._arrange("wide")

    def _build(self) -> None:
        self._upper = QHBoxLayout()
        self._upper.setSpacing(_GAP)
        self._upper.addWidget(self._person_area)
        self._talk_place = QVBoxLayout()
        self._upper.addLayout(self._talk_place, 1)
        work = QVBoxLayout()
        work.setSpacing(16)
        work.addLayout(self._upper, 1)
        work.addWidget(self._one_area, 1)
        work.addWidget(self._entry)
        sides = QHBoxLayout()
        sides.setSpacing(_GAP)
        sides.addLayout(work, 1)
        sides.addWidget(self._table_area)
        centre = QVBoxLayout()
        centre.setContentsMargins(28, 24, 28, 20)
        centre.setSpacing(20)
        self._header_place = QVBoxLayout()
        centre.addLayout(self._header_place)
        centre.addLayout(sides, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._agenda_area)
        whole.addLayout(centre, 1)

    @property
    def mode(self) -> str:
        return self._mode or ""

    def retheme(self, theme: Theme) -> None:
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        theme = current_theme()
        for mode in ("wide", "slim", "medium"):
            columns = _AGENDA[mode] + _PERSON[mode] + _TALK + _TABLE.get(mode, 0)
            gaps = 56 + _GAP * (2 if mode in _TABLE else 1)
            if theme.px(columns) + gaps <= self.width() and theme.px(560) <= self.height():
                self._arrange(mode)
                return
        self._arrange("narrow")

    def _arrange(self, mode: Mode) -> None:
        theme = current_theme()
        for area, widths in (
            (self._agenda_area, _AGENDA),
            (self._person_area, _PERSON),
            (self._table_area, _TABLE),
        ):
            area.setVisible(mode in widths)
            area.setFixedWidth(theme.px(widths.get(mode, 0)))
        if mode == self._mode:
            return
        self._mode = mode
        narrow = mode == "narrow"
        self._one_area.setVisible(narrow)
        self._header_place.addWidget(self._header)
        if narrow:
            self._talk.setMinimumHeight(theme.px(260))
            for part in (self._header, self._talk, self._person, self._table, self._agenda):
                self._one_area.column.addWidget(part)
        else:
            self._spread(mode)
        self._order()
        self._dress()

    def _order(self) -> None:
        """A screen reader reads in this order: where we are, who it is about, what is said, who is there."""
        parts = (self._agenda_area, self._header, self._one_area, self._person_area, self._talk)
        for part in (*parts, self._entry, self._table_area):
            if part.parentWidget() is self:
                part.raise_()

    def _spread(self, mode: Mode) -> None:
        self._talk.setMinimumHeight(0)
        self._agenda_area.column.addWidget(self._agenda, 1)
        self._person_area.column.addWidget(self._person, 0)
        self._talk_place.addWidget(self._talk, 1)
        (self._person_area if mode == "medium" else self._table_area).column.addWidget(self._table)

    def _dress(self) -> None:
        """A widget that moves to another parent gets the font of that parent; give it its own back."""
        theme = current_theme()
        for part in self.findChildren(QWidget):
            if isinstance(part, Themed):
                part.retheme(theme)


class _Scroll(ScrollArea):
    """A column of its own height; what does not fit scrolls."""

    def __init__(self, *, fills: bool = False) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("page", True)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        outer.addLayout(self.column, 1 if fills else 0)
        if not fills:
            outer.addStretch(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
