"""The frame: rail on the left, a banner on top, the rooms beside it.

A room's screen is made when it is first opened.

Imports only PySide6, the theme and the widgets: this is what stands on the screen before storage wakes up.
The title of the window never holds the name of a person; task bars and screen sharing show titles.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from casus.ui import shortcuts
from casus.ui.icons import Icon
from casus.ui.theme import Theme, Themed, current_theme
from casus.ui.widgets.rail import Rail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


SIDE_FROM = 1160
"""From this width on, at 100 %, a panel stands beside the screens."""


class Room(NamedTuple):
    """A place in the rail. `factory` makes its screen and is called once, at the first opening."""

    key: str
    title: str
    icon: Icon
    factory: Callable[[], QWidget]
    below: bool = False
    """Stands at the foot of the rail, with names and lock."""


class MainWindow(Themed, QMainWindow):
    """Signals.

    `names_toggled(bool)` F9, `lock_requested()` Ctrl+L, `find_requested()` Ctrl+K,
    `carry_requested()` Ctrl+M, `help_requested()` F1,
    `tour_requested()`, `side_requested()` F6,
    `room_opened(str)` key of the room, `closing()`.

    A screen that needs the width sets `screen.setProperty("compactRail", True)`.
    """

    names_toggled = Signal(bool)
    lock_requested = Signal()
    find_requested = Signal()
    carry_requested = Signal()
    help_requested = Signal()
    tour_requested = Signal()
    side_requested = Signal()
    room_opened = Signal(str)
    closing = Signal()

    def __init__(self, rooms: Sequence[Room], *, team: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casus")
        self._rooms = {room.key: room for room in rooms}
        self._open_rooms = frozenset(self._rooms)
        self._pages: dict[str, list[QWidget]] = {}
        self._room = ""
        self._names_visible = True
        self._asked_compact: bool | None = None
        self._practice: QWidget | None = None
        self._banner: QWidget | None = None
        self._notice: QWidget | None = None
        self._side: QWidget | None = None
        self.may_carry = False
        self.rail = Rail(team, [(room.key, room.title, room.icon, room.below) for room in rooms])
        self.screens = QStackedWidget()
        self._top = QVBoxLayout()
        self._lay_out()
        self.rail.room_chosen.connect(self._on_room_chosen)
        self.rail.names_pressed.connect(self.toggle_names)
        self.rail.lock_pressed.connect(self.lock_requested)
        self.rail.find_pressed.connect(self.find_requested)
        self.rail.carry_pressed.connect(self.carry_requested)
        self._add_shortcuts()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.setMinimumSize(960, 640)
        self.resize(1440, 900)
        self.setFocus()  # nobody starts with a ring around the first room

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._top)
        right.addWidget(self.screens, 1)
        self._top.setSpacing(0)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._row, self._right = row, right
        self.setCentralWidget(whole)

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            shortcuts.NAMES: self.toggle_names,
            shortcuts.LOCK: self.lock_requested.emit,
            shortcuts.FIND: self.find_requested.emit,
            shortcuts.CARRY: self.carry_requested.emit,
            shortcuts.HELP: self.help_requested.emit,
            shortcuts.SIDE: self.side_requested.emit,
            shortcuts.BACK: self.back,
        }
        for keys_pressed, slot in keys.items():
            QShortcut(keys_pressed, self).activated.connect(slot)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Who walks by keyboard sees where they are, also coming from the rail; a click never makes the page jump."""
        if now is None or not self.screens.isAncestorOf(now):
            return
        if QApplication.mouseButtons().value:
            return
        from casus.ui.widgets.focus import bring_into_sight

        bring_into_sight(now)

    # Rooms and pages

    @property
    def room(self) -> str:
        """Key of the open room, empty before the first."""
        return self._room

    def open_room(self, key: str) -> None:
        """Show a room with the page one last saw in it; one that somebody does not have stays closed."""
        if key not in self._open_rooms:
            return
        if key not in self._pages:
            screen = self._rooms[key].factory()
            self._pages[key] = [screen]
            self.screens.addWidget(screen)
        self._room = key
        self.rail.set_room(key)
        self._show(self._pages[key][-1])
        self.room_opened.emit(key)

    def open_page(self, page: QWidget) -> None:
        """Put a page on top of the open room; its first crumb, Alt+Left and `back()` close it again.

        A page with a signal `back_requested` (every `ScrollPage`) is connected to `back`.
        """
        self._pages[self._room].append(page)
        self.screens.addWidget(page)
        requested = getattr(page, "back_requested", None)
        if requested is not None:
            requested.connect(self.back)
        self._show(page)

    def back(self) -> None:
        """Close the topmost page of the open room; the room itself stays."""
        pages = self._pages.get(self._room, [])
        if len(pages) < 2:
            return
        page = pages.pop()
        self._show(pages[-1])
        self.screens.removeWidget(page)
        page.hide()
        page.deleteLater()

    def close_pages(self) -> None:
        """Back to the first page of every room, and forget the rooms' screens.

        Another dossier, another user.
        """
        for pages in self._pages.values():
            for page in pages:
                self.screens.removeWidget(page)
                page.deleteLater()
        self._pages.clear()
        self._room = ""

    def set_rooms(self, keys: Iterable[str]) -> None:
        """Only these stand in the rail, and only these open: what somebody does not have is not there."""
        self._open_rooms = frozenset(keys)
        for key in self._rooms:
            self.rail.room_button(key).setVisible(key in self._open_rooms)

    @property
    def room_keys(self) -> tuple[str, ...]:
        """Every room that the window knows."""
        return tuple(self._rooms)

    def current_page(self) -> QWidget | None:
        return self.screens.currentWidget()

    def _on_room_chosen(self, key: str) -> None:
        if key == self._room:
            while len(self._pages[key]) > 1:
                self.back()
        self.open_room(key)

    def _show(self, page: QWidget) -> None:
        self.screens.setCurrentWidget(page)
        self._fit_rail()

    # What the rail says

    def set_count(self, key: str, count: int) -> None:
        """How many things wait in a room; 0 shows nothing."""
        self.rail.room_button(key).set_count(count)

    def set_team(self, team: str) -> None:
        self.rail.set_team(team)

    def set_person(self, name: str, initials: str, role: str) -> None:
        """Who works: a professional, never the person a casus is about."""
        self.rail.set_person(name, initials, role)

    @property
    def names_visible(self) -> bool:
        return self._names_visible

    def set_names_visible(self, visible: bool) -> None:
        """Names or codes, in every window; emits only when it changes."""
        if visible == self._names_visible:
            return
        self._names_visible = visible
        self.rail.set_names_visible(visible)
        self.names_toggled.emit(visible)

    def toggle_names(self) -> None:
        self.set_names_visible(not self._names_visible)

    def set_compact(self, compact: bool | None) -> None:
        """Ask for the narrow or the wide rail; None leaves it to the width of the window and the page."""
        self._asked_compact = compact
        self._fit_rail()

    def _fit_rail(self) -> None:
        page = self.screens.currentWidget()
        wants = page is not None and bool(page.property("compactRail"))
        narrow = self.width() < 1360 * current_theme().factor
        compact = (wants or narrow) if self._asked_compact is None else self._asked_compact
        if compact != self.rail.is_compact:
            self.rail.set_compact(compact)

    # Where it stood

    def place(self) -> tuple[int, ...]:
        """x, y, width, height, and whether it fills the screen (then of the window that it would be else)."""
        box = self.normalGeometry() if self.isMaximized() else self.geometry()
        return (box.x(), box.y(), box.width(), box.height(), int(self.isMaximized()))

    def put_back(self, place: tuple[int, ...]) -> None:
        """Where it stood before, as far as there still is a screen there."""
        if len(place) != 5:
            return
        box = QRect(*place[:4])
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if any(screen.intersects(box.adjusted(80, 0, -80, 80 - box.height())) for screen in screens):
            self.setGeometry(box)
        else:
            self.resize(box.size())
        if place[4]:
            self.showMaximized()

    # Banners

    def set_practice(self, practice: bool) -> None:
        """Say on every screen that nothing here is real."""
        if practice and self._practice is None:
            from casus.ui.widgets.banner import Banner

            words = self.tr("Dit is het oefendossier. Alles is verzonnen.")
            self._practice = self._add_banner(Banner(words, "practice"), 0)
        elif not practice and self._practice is not None:
            self._practice.hide()
            self._practice.deleteLater()
            self._practice = None

    def set_carry(self, carry: bool) -> None:
        """Whether this dossier can be taken along by who works now."""
        self.may_carry = carry
        self.rail.show_carry(carry)

    @property
    def is_practice(self) -> bool:
        """Everything here is invented."""
        return self._practice is not None

    @property
    def has_side(self) -> bool:
        """There is room for a panel beside the screens; else it comes below them."""
        return self.width() >= SIDE_FROM * current_theme().factor

    def set_side(self, panel: QWidget | None) -> None:
        """A quiet panel to the right of the rooms, or below them in a narrow window; None takes it away."""
        if self._side is not None:
            self._side.hide()
            self._side.deleteLater()
        self._side = panel
        if panel is not None:
            (self._row if self.has_side else self._right).addWidget(panel)

    def set_notice(self, banner: QWidget | None) -> None:
        """What must be known of the dossier as long as it is so; stands above the passing banner. None: no more."""
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = None if banner is None else self._add_banner(banner, 0 if self._practice is None else 1)

    def show_banner(self, banner: QWidget) -> None:
        """One at a time: the new one takes the place of the old."""
        self.clear_banner()
        self._banner = self._add_banner(banner, self._top.count())

    def clear_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _add_banner(self, banner: QWidget, place: int) -> QWidget:
        box = QWidget()
        room = QVBoxLayout(box)
        room.setContentsMargins(40, 12, 40, 0)
        room.addWidget(banner)
        self._top.insertWidget(place, box)
        self.screens.raise_()  # a screen reader reads in this order: first what stands on top
        return box

    # Qt

    def retheme(self, theme: Theme) -> None:
        self._fit_rail()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: "QCloseEvent") -> None:
        self.closing.emit()
        super().closeEvent(event)
