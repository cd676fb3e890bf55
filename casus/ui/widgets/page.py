"""Page of a room: a header that stays, and everything else in a scroll area with real minimum sizes.

Header: crumbs, h1 with at most two tags, one line of facts, on the right at most two quiet buttons and one
primary, which is always last; below it optionally state steps or tabs. With large text the header scrolls
along, so that something of the page is left to see.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.label import Label, WrapLabel
from casus.ui.widgets.link import Link
from casus.ui.widgets.page_area import PageArea
from casus.ui.widgets.shown import show_if
from casus.ui.widgets.sign import IconSign
from casus.ui.widgets.turning import turn

_MARGIN: Final = 40
_RING: Final = 5
"""Air for the ring around a crumb: the header begins that much before the page, so that its words stand in line."""


class PageHeader(Themed, QWidget):
    """`air` is how far everything but the crumbs keeps from the left edge."""

    crumb_pressed = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None, *, air: int = 0) -> None:
        super().__init__(parent)
        self._air = air
        self._crumbs = QHBoxLayout()
        self._crumbs.setSpacing(6)
        self._crumb_box = QWidget()
        self._crumb_box.setLayout(self._crumbs)
        self._crumbs.setContentsMargins(0, 0, 0, 2)
        self._crumb_box.hide()
        self._title = WrapLabel(title, "h1", ideal_width=900)
        self._tags = QHBoxLayout()
        self._tags.setSpacing(8)
        self._facts = WrapLabel("", "body", color="text2", ideal_width=900)
        self._facts.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._title)
        line.addLayout(self._tags)
        line.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._facts)
        left.addWidget(self._crumb_box)
        for part in (line, below):
            part.setContentsMargins(self._air, 0, 0, 0)
            left.addLayout(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(self._air, 0, 0, 0)
        right.addStretch(1)
        right.addLayout(self._actions)
        right.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(left, 1)
        self._row.addLayout(right)
        self._row_actions = right

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_facts(self, text: str) -> None:
        self._facts.setText(text)
        show_if(self._facts, bool(text))

    def set_tags(self, tags: Sequence[QWidget]) -> None:
        _refill(self._tags, tags)

    def set_actions(self, buttons: Sequence[QWidget]) -> None:
        _refill(self._actions, buttons)
        self._turn()

    def set_crumbs(self, crumbs: Sequence[str]) -> None:
        parts: list[QWidget] = []
        for number, words in enumerate(crumbs[:-1]):
            link = Link(words, pad=_RING)
            link.clicked.connect(lambda _=False, n=number: self.crumb_pressed.emit(n))
            parts += [link, IconSign(Icon.INTO, "text3", 14)]
        parts += [Label(words, "small", elide=True) for words in crumbs[-1:]]
        _refill(self._crumbs, parts)
        self._crumbs.addStretch(1)
        show_if(self._crumb_box, bool(crumbs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def retheme(self, theme: Theme) -> None:
        self._turn()

    def _turn(self) -> None:
        """Buttons go under the title when both do not fit beside each other."""
        theme = current_theme()
        wanted = min(self._title.sizeHint().width(), theme.px(320)) + self._tags.sizeHint().width()
        fits = wanted + self._row_actions.sizeHint().width() + 40 <= self.width()
        if turn(self._row, self, beside=fits):
            _refill_alignment(self._actions, left=not fits)


class ScrollPage(Themed, QWidget):
    """`body` is the column for the content; `crumb_pressed(int)` and `back_requested()` (first crumb)
    tell of crumbs.
    """

    crumb_pressed = Signal(int)
    back_requested = Signal()

    def __init__(
        self, title: str, facts: str = "", *, crumbs: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.header = PageHeader(title, air=_RING)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(_RING, 0, 0, 0)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(_MARGIN - _RING, 30, _MARGIN, 0)
        top.setSpacing(12)
        top.addWidget(self.header)
        top.addLayout(self._below)
        self._content = QWidget()
        self._content.setProperty("page", True)
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_MARGIN, 16, _MARGIN, 32)
        self.body.setSpacing(16)
        self._inside.addLayout(self.body)
        self._inside.addStretch(1)
        self.scroll_area = PageArea()
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.scroll_area.setWidget(self._content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.scroll_area, 1)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.header.crumb_pressed.connect(self._on_crumb)
        self.set_facts(facts)
        self.set_crumbs(crumbs)
        self.setAccessibleName(title)
        self.retheme(current_theme())

    def retheme(self, theme: Theme) -> None:
        scrolls = theme.factor > 1.4
        self._inside.removeWidget(self._top)
        self._column.removeWidget(self._top)
        (self._inside if scrolls else self._column).insertWidget(0, self._top)
        self._top.lower()  # a screen reader reads in this order: the heading first
        for part in self._top.findChildren(QWidget):  # under another parent Qt gives them back the font of before
            if isinstance(part, Themed):
                part.retheme(theme)
        self._on_range(0, self.scroll_area.verticalScrollBar().maximum())

    def set_title(self, title: str) -> None:
        self.header.set_title(title)
        self.setAccessibleName(title)

    def set_facts(self, text: str) -> None:
        self.header.set_facts(text)

    def set_crumbs(self, crumbs: Sequence[str]) -> None:
        self.header.set_crumbs(crumbs)

    def set_tags(self, *tags: QWidget) -> None:
        self.header.set_tags(tags)

    def set_actions(self, *buttons: QWidget) -> None:
        """Quiet buttons first, the one primary last."""
        self.header.set_actions(buttons)

    def set_below_header(self, widget: QWidget) -> None:
        """State steps or a tab bar: stays in sight with the header."""
        self._below.addWidget(widget)

    def set_footer(self, widget: QWidget) -> None:
        """Docked at the bottom, so that it never moves (snelle invoer)."""
        self._column.addWidget(widget)

    def _on_range(self, _minimum: int, maximum: int) -> None:
        """The scroll bar takes its room from the margin, so that the page ends where the header ends."""
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if maximum > 0 else 0
        header = self._top.layout()
        assert header is not None
        inside = self._top.parentWidget() is self._content
        for layout, left, room in ((self.body, _MARGIN, bar), (header, _MARGIN - _RING, bar if inside else 0)):
            margins = layout.contentsMargins()
            layout.setContentsMargins(left, margins.top(), _MARGIN - room, margins.bottom())

    def _on_crumb(self, number: int) -> None:
        self.crumb_pressed.emit(number)
        if number == 0:
            self.back_requested.emit()


class AsideLayout(Themed, QWidget):
    """Main part with an aside; the aside drops under it when the two would pinch each other.

    With a window of 1180 px and the compact rail the main part keeps 660 px; that is the limit, times the
    text factor.
    """

    def __init__(self, *, aside_width: int = 344, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside_width = aside_width
        self.main, self.aside = QVBoxLayout(), QVBoxLayout()
        self._aside_box = QWidget()
        self._aside_box.setLayout(self.aside)
        for column in (self.main, self.aside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        main_box = QWidget()
        main_box.setLayout(self.main)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(main_box, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._aside_box, 0, Qt.AlignmentFlag.AlignTop)
        self._turn(0)

    @property
    def is_stacked(self) -> bool:
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def retheme(self, theme: Theme) -> None:
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        theme = current_theme()
        aside = theme.px(self._aside_width)
        beside = width >= aside + 28 + theme.px(660)
        turn(self._row, self, beside=beside)
        self._aside_box.setMinimumWidth(aside if beside else 0)
        self._aside_box.setMaximumWidth(aside if beside else 16_777_215)


class SectionHead(QWidget):
    """Title of a section: words, a quiet count or sentence beside it, on the right what one can do."""

    def __init__(
        self,
        title: str,
        beside: str = "",
        *,
        actions: Sequence[QWidget] = (),
        small: bool = False,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, "h3" if small else "h2")
        self._beside = Label(beside, "body" if small else "h3", color="text2", elide=True)
        if not small:
            self._beside.set_role("body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if icon is not None:
            row.addWidget(IconSign(icon, "text2", 18))
        row.addWidget(self._title)
        row.addWidget(self._beside)
        row.addStretch(1)
        for action in actions:
            row.addWidget(action)

    def set_text(self, title: str, beside: str = "") -> None:
        self._title.setText(title)
        self._beside.setText(beside)


def _refill(layout: QHBoxLayout, widgets: Sequence[QWidget]) -> None:
    keep = set(map(id, widgets))
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None and id(old) not in keep:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)


def _refill_alignment(layout: QHBoxLayout, *, left: bool) -> None:
    for index in reversed(range(layout.count())):
        if (item := layout.itemAt(index)) is not None and item.spacerItem() is not None:
            layout.takeAt(index)
    if left:
        layout.addStretch(1)
