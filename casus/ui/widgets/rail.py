"""The rail: where one is and what is always within sight (names on or off, lock, who I am)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Role, Theme, Themed, current_theme
from casus.ui.widgets.focus import Pressable, tab_stop
from casus.ui.widgets.mark import Avatar, Mark
from casus.ui.widgets.paint import (
    LEFT,
    RIGHT,
    TARGET,
    disc,
    elided,
    fill_rect,
    focus_ring,
    hairline,
    rounded,
    text_width,
    write,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QResizeEvent

QWIDGETSIZE_MAX: Final = (1 << 24) - 1
RAIL_WIDTH = 236
COMPACT_WIDTH = 68
_EDGE = 16


class RailButton(Pressable, Themed, QAbstractButton):
    """Icon, word, and on the right a count or a key.

    Compact: the icon alone, a dot for a count, the word as tool tip.
    """

    def __init__(
        self, icon: Icon, title: str, *, key: str = "", place: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._count = icon, key, 0
        self._compact = False
        self._room = QWIDGETSIZE_MAX
        self.setCheckable(place)
        self.setAutoExclusive(place)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_title(title, icon)
        self.retheme(current_theme())

    def set_title(self, title: str, icon: Icon) -> None:
        self._icon = icon
        self.setText(title)
        self._name()

    def set_count(self, count: int) -> None:
        self._count = count
        self._name()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._name()
        self.updateGeometry()
        self.update()

    def set_room(self, height: int) -> None:
        """Not higher than this: the rail shares its height when large letters ask for more than there is."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def _name(self) -> None:
        words = f"{self.text()}, {self._count}" if self._count else self.text()
        self.setAccessibleName(words)
        tip = f"{words} ({self._key})" if self._key else words
        self.setToolTip(tip if self._compact else "")

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font("body"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        height = min(theme.px(18) + 20, self._room)
        if self._compact:
            return QSize(theme.px(20) + 24, height)
        extra = 16 + text_width(theme.font("caption"), self._key) if self._key else theme.px(24)
        return QSize(42 + text_width(theme.font("strong"), self.text()) + extra, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width(), min(hint.height(), TARGET))

    def enterEvent(self, event: "QEnterEvent") -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: "QEvent") -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        here = self.isChecked()
        self._paint_ground(painter, theme, rect, here=here)
        size = min(theme.px(20), self.height() - 8)
        x = round((rect.width() - size) / 2) if self._compact else 12
        box = QRectF(x, round((rect.height() - size) / 2), size, size)
        theme.icons.paint(painter, self._icon, box, theme.color("accent" if here else "text2"))
        if self._compact:
            self._paint_dot(painter, theme, box)
        else:
            self._paint_words(painter, theme, rect, box.right() + 11, here=here)
        if self.shows_ring:
            focus_ring(painter, rect, theme)

    def _paint_ground(self, painter: QPainter, theme: Theme, rect: QRectF, *, here: bool) -> None:
        if here or self.underMouse():
            rounded(painter, rect, 8, fill=theme.color("hover"))
        if here:
            mark = QRectF(0, 4, 3, rect.height() - 8)
            rounded(painter, mark, 1.5, fill=theme.color("accent"))

    def _paint_dot(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self._count:
            disc(painter, box.topRight(), 5.5, theme.color("rail"))
            disc(painter, box.topRight(), 4, theme.color("accent"))

    def _paint_words(self, painter: QPainter, theme: Theme, rect: QRectF, x: float, *, here: bool) -> None:
        font, color = theme.font("strong" if here else "body"), theme.color("text" if here else "text2")
        write(painter, rect.adjusted(x, 0, 0, 0), LEFT, self.text(), font, color)
        aside = str(self._count) if self._count else self._key
        if aside:
            font = theme.font("tag" if self._count else "caption", tabular=True)
            write(painter, rect.adjusted(0, 0, -12, 0), RIGHT, aside, font, theme.color("text2"))


class FindButton(RailButton):
    """Looks like a field, because one types there; it opens what finds and does."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.height() + 2, self._room))

    def _paint_ground(self, painter: QPainter, theme: Theme, rect: QRectF, *, here: bool) -> None:
        fill = theme.color("sunken" if self.underMouse() else "surface")
        rounded(painter, rect, 8, fill=fill, line=theme.color("line2"), width=theme.line_width)


class RailWords(Themed, QWidget):
    """Two lines beside a sign: team under the name of the program, role under who I am."""

    def __init__(self, first: str, second: str, role: Role = "small_strong", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role = role
        self.set_words(first, second)

    def set_words(self, first: str, second: str) -> None:
        self._first, self._second = first, second
        self.setToolTip("\n".join(part for part in (first, second) if part))
        self.setAccessibleName(f"{first}, {second}" if second else first)
        self.updateGeometry()
        self.update()

    def retheme(self, theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 2 * current_theme().px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        half = self.height() / 2
        lines: tuple[tuple[str, Role, str], ...] = (
            (self._first, self._role, "text"),
            (self._second, "small", "text2"),
        )
        for number, (words, role, color) in enumerate(lines):
            font = theme.font(role)
            shown = words if text_width(font, words) <= self.width() else elided(font, words, self.width())
            write(painter, QRectF(0, number * half, self.width(), half), LEFT, shown, font, theme.color(color))


class Rail(Themed, QWidget):
    """`room_chosen(key)`, `find_pressed()`, `carry_pressed()`, `names_pressed()`, `lock_pressed()`.

    Rooms are (key, title, icon, below).
    """

    room_chosen = Signal(str)
    find_pressed = Signal()
    carry_pressed = Signal()
    names_pressed = Signal()
    lock_pressed = Signal()

    def __init__(
        self, team: str, rooms: Sequence[tuple[str, str, Icon, bool]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._compact = self._moved = False
        self._rooms: dict[str, RailButton] = {}
        self._words = RailWords("Casus", team, "h3")
        self._places, self._below = QVBoxLayout(), QVBoxLayout()
        for places in (self._places, self._below):
            places.setSpacing(2)
        self.search = FindButton(Icon.SEARCH, self.tr("Zoek of doe iets"), key="Ctrl K")
        self.search.setObjectName("zoek_knop")
        self.search.clicked.connect(self.find_pressed)
        for room in rooms:
            self._add_room(*room)
        self.carry = RailButton(Icon.CARRY, self.tr("Neem mee"), key="Ctrl M")
        self.carry.setObjectName("neem_mee_knop")
        self.carry.clicked.connect(self.carry_pressed)
        self.carry.hide()
        self.names = RailButton(Icon.NAMES_SHOWN, self.tr("Namen zichtbaar"), key="F9")
        self.lock = RailButton(Icon.LOCK, self.tr("Vergrendel"), key="Ctrl L")
        self.names.clicked.connect(self.names_pressed)
        self.lock.clicked.connect(self.lock_pressed)
        self._avatar = Avatar("", "", 34)
        self._person = RailWords("", "")
        self._me = _row(self._avatar, self._person)
        self._me.hide()
        self._lay_out()
        self.retheme(current_theme())

    def _lay_out(self) -> None:
        self._brand = _row(Mark(32), self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 20, _EDGE, 14)
        column.setSpacing(2)
        column.addWidget(self._brand)
        column.addSpacing(16)
        column.addWidget(self.search)
        column.addSpacing(12)
        column.addLayout(self._places)
        column.addStretch(1)
        column.addLayout(self._below)
        for button in (self.carry, self.names, self.lock):
            column.addWidget(button)
        column.addSpacing(19)
        column.addWidget(self._me)

    def _add_room(self, key: str, title: str, icon: Icon, below: bool) -> None:
        button = RailButton(icon, title, place=True)
        button.setObjectName(f"ruimte_{key}")
        button.clicked.connect(lambda: self.room_chosen.emit(key))
        self._rooms[key] = button
        (self._below if below else self._places).addWidget(button)

    def room_button(self, key: str) -> RailButton:
        return self._rooms[key]

    def set_room(self, key: str) -> None:
        self._rooms[key].setChecked(True)
        if (
            key != next(iter(self._rooms)) or self._moved
        ):  # Tab comes by the first one anyhow, and the first frame waits
            self._moved = True
            tab_stop(self._rooms[key], self._rooms.values())

    def set_team(self, team: str) -> None:
        self._words.set_words("Casus", team)

    def set_person(self, name: str, initials: str, role: str) -> None:
        self._avatar.set_person(initials, f"{name}, {role}")
        self._person.set_words(name, role)
        self._me.setVisible(bool(name))

    def set_names_visible(self, visible: bool) -> None:
        title = self.tr("Namen zichtbaar") if visible else self.tr("Alleen codes")
        self.names.set_title(title, Icon.NAMES_SHOWN if visible else Icon.NAMES_HIDDEN)
        self.names.update()

    @property
    def is_compact(self) -> bool:
        return self._compact

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        for button in self._buttons():
            button.set_compact(compact)
        self._words.setVisible(not compact)
        self._person.setVisible(not compact)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        edge = 12 if self._compact else _EDGE
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, 20, edge, 14)
        narrow = max(COMPACT_WIDTH, theme.px(34) + 2 * edge)
        self.setFixedWidth(narrow if self._compact else theme.px(RAIL_WIDTH))
        self._share_height()
        self.update()

    def show_carry(self, wanted: bool) -> None:
        self.carry.setVisible(wanted)
        self._share_height()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._share_height()

    def _buttons(self) -> list[RailButton]:
        return [self.search, *self._rooms.values(), self.carry, self.names, self.lock]

    def _share_height(self) -> None:
        """Every button equally high, so that none lies over another; never so low that one misses it."""
        layout = self.layout()
        shown = [button for button in self._buttons() if not button.isHidden()]
        if layout is None or not shown:
            return
        # a button of fixed height counts in the layout with the height that it has now, not with its least
        taken = layout.totalMinimumSize().height() - sum(button.sizeHint().height() for button in shown)
        room = max((self.height() - taken) // len(shown), TARGET)
        for button in self._buttons():
            button.set_room(room)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        fill_rect(painter, QRectF(self.rect()), theme.color("rail"))
        edge_width = theme.line_width
        fill_rect(painter, QRectF(self.width() - edge_width, 0, edge_width, self.height()), theme.color("line"))
        edge = self.lock.x()
        line = self.lock.geometry().bottom() + 10
        if self._me.isVisible():
            hairline(painter, theme, edge, line + 1, self.width() - 2 * edge, "line2")


def _row(first: QWidget, second: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(1, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(first)
    row.addWidget(second, 1)
    return box
