"""The rail: where one is and what is always within sight (names on or off, lock, who I am)."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme, keyboard_focus
from casus.ui.widgets.card import Rule
from casus.ui.widgets.label import Label
from casus.ui.widgets.paint import LEFT, RIGHT, focus_ring, rounded, text_width
from casus.ui.widgets.sign import Avatar, Mark

RAIL_WIDTH = 236
COMPACT_WIDTH = 68
_EDGE = 16


class RailButton(Themed, QAbstractButton):
    """Icon, word, and on the right a count or a key.

    Compact: the icon alone, a dot for a count, the word as tool tip.
    """

    def __init__(
        self, icon: Icon, title: str, *, key: str = "", place: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._count = icon, key, 0
        self._compact = self._ring = False
        self.setCheckable(place)
        self.setAutoExclusive(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
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
        height = theme.px(18) + 20
        if self._compact:
            return QSize(theme.px(20) + 24, height)
        extra = 16 + text_width(theme.font("caption"), self._key) if self._key else theme.px(24)
        return QSize(42 + text_width(theme.font("strong"), self.text()) + extra, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = keyboard_focus(event.reason())
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        rect = QRectF(self.rect())
        here = self.isChecked()
        if here or self.underMouse():
            rounded(painter, rect, 8, fill=theme.color("hover"))
        if here:
            mark = QRectF(0, 4, 3, rect.height() - 8)
            rounded(painter, mark, 1.5, fill=theme.color("accent"))
        size = theme.px(20)
        x = round((rect.width() - size) / 2) if self._compact else 12
        box = QRectF(x, round((rect.height() - size) / 2), size, size)
        theme.icons.paint(painter, self._icon, box, theme.color("accent" if here else "text2"))
        if self._compact:
            self._paint_dot(painter, theme, box)
        else:
            self._paint_words(painter, theme, rect, box.right() + 11, here=here)
        if self._ring:
            focus_ring(painter, rect, theme)

    def _paint_dot(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self._count:
            painter.setPen(theme.color("rail"))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(box.topRight(), 4.5, 4.5)

    def _paint_words(self, painter: QPainter, theme: Theme, rect: QRectF, x: float, *, here: bool) -> None:
        painter.setFont(theme.font("strong" if here else "body"))
        painter.setPen(theme.color("text" if here else "text2"))
        painter.drawText(rect.adjusted(x, 0, 0, 0), LEFT, self.text())
        aside = str(self._count) if self._count else self._key
        if aside:
            painter.setFont(theme.font("tag" if self._count else "caption", tabular=True))
            painter.setPen(theme.color("text2"))
            painter.drawText(rect.adjusted(0, 0, -12, 0), RIGHT, aside)


class Rail(Themed, QWidget):
    """`room_chosen(key)`, `names_pressed()`, `lock_pressed()`."""

    room_chosen = Signal(str)
    names_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, team: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._rooms: dict[str, RailButton] = {}
        self._team = Label(team, "small", elide=True)
        self._words = _column(Label("Casus", "strong"), self._team)
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        self.names = RailButton(Icon.NAMES_SHOWN, self.tr("Namen zichtbaar"), key="F9")
        self.lock = RailButton(Icon.LOCK, self.tr("Vergrendel"), key="Ctrl L")
        self.names.clicked.connect(self.names_pressed)
        self.lock.clicked.connect(self.lock_pressed)
        self._avatar = Avatar("", "", 34)
        self._name, self._role = Label("", "small_strong", elide=True), Label("", "small", elide=True)
        self._person = _column(self._name, self._role)
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
        column.addSpacing(18)
        column.addLayout(self._places)
        column.addStretch(1)
        for button in (self.names, self.lock):
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(Rule(token="line"))
        column.addSpacing(10)
        column.addWidget(self._me)

    def add_room(self, key: str, title: str, icon: Icon) -> None:
        button = RailButton(icon, title, place=True)
        button.clicked.connect(lambda: self.room_chosen.emit(key))
        self._rooms[key] = button
        self._places.addWidget(button)

    def room_button(self, key: str) -> RailButton:
        return self._rooms[key]

    def set_room(self, key: str) -> None:
        self._rooms[key].setChecked(True)

    def set_team(self, team: str) -> None:
        self._team.setText(team)

    def set_person(self, name: str, initials: str, role: str) -> None:
        self._avatar.set_person(initials, f"{name}, {role}")
        self._name.setText(name)
        self._role.setText(role)
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
        for button in (*self._rooms.values(), self.names, self.lock):
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
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))


def _column(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return box


def _row(first: QWidget, second: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(1, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(first)
    row.addWidget(second, 1)
    return box
