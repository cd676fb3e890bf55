"""Icons: one drawing, one meaning. Lucide, tinted and rendered for the screen it is shown on.

The cache belongs to a `Theme` and dies with it; there is no state in this module.
"""

from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_STROKE: Final = 'stroke-width="2"'


@unique
class Icon(StrEnum):
    """Meaning (name) and drawing (value, the file in resources/icons). A drawing has one meaning only."""

    TODAY = "sun"  # the room Vandaag
    OVERLEG = "messages-square"  # the room Overleg, one meeting
    CASUS = "folder-open"  # the room Casussen, one casus
    NEW_CASUS = "folder-plus"  # start a casus
    SETTINGS = "settings"  # settings
    SEARCH = "search"  # search
    NAMES_SHOWN = "eye"  # names are shown
    NAMES_HIDDEN = "eye-off"  # names are hidden, or a figure is pooled
    LOCK = "lock"  # lock the dossier, dossier is locked
    SAFE = "shield-check"  # encrypted, kept safe
    KEY = "key-round"  # recovery code
    PRACTICE = "flask-conical"  # practice dossier
    ADD = "plus"  # add one
    LESS = "minus"  # one step less
    CHECK = "check"  # done, ready, passed
    CHECKED = "circle-check"  # an action that is done
    OPEN_CIRCLE = "circle"  # an action that is open
    PARTLY = "circle-dot"  # an action that is partly done
    REFUSED = "circle-x"  # not, refused
    CLOSE = "x"  # close, take away
    WARN = "triangle-alert"  # needs attention
    ERROR = "circle-alert"  # an error in a field
    INFO = "info"  # information
    HELP = "circle-help"  # how this works
    LATE = "clock-alert"  # past its date
    TIME = "clock"  # time of day
    TIMER = "timer"  # speaking time
    DEADLINE = "alarm-clock"  # an action of this casus is past its date
    HISTORY = "history"  # look back, earlier versions
    RETURN = "rotate-ccw"  # comes back from last time
    UNDO = "undo-2"  # undo
    NEXT = "arrow-right"  # go on to the next thing
    PREVIOUS = "arrow-left"  # back
    UP = "arrow-up"  # move up
    DOWN = "arrow-down"  # move down
    INTO = "chevron-right"  # crumb, go into
    BACK_INTO = "chevron-left"  # earlier page
    UNFOLD = "chevron-down"  # unfold, choose from a list
    FOLD = "chevron-up"  # fold
    MAIL = "mail"  # e-mail, invitation
    DELETE = "trash-2"  # destroy
    EMPTY = "inbox"  # an empty list
    RUNNING = "circle-play"  # runs now
    ACTION = "circle-arrow-right"  # actie
    ESTIMATE = "circle-dashed"  # estimate, not known yet
    DATE = "calendar"  # date
    COME_BACK = "calendar-check"  # agreed date to come back
    PEOPLE = "users"  # people, a colleague changed this too
    PERSON = "user"  # one person
    ADD_PERSON = "user-plus"  # add someone
    NOTE = "pen-line"  # notitie
    EDIT = "square-pen"  # change a text
    DECISION = "gavel"  # besluit
    DRAG = "grip-vertical"  # drag to another place
    NEW = "sparkle"  # new inbreng
    LAST_TIME = "flag"  # last time, the person wants to talk about it
    POT = "hourglass"  # spare minutes
    ROOM_SCREEN = "monitor"  # room screen
    UNDERSTOOD = "corner-down-right"  # what was understood
    QUOTE = "quote"  # the person's own words
    PRINT = "printer"  # print
    DRAFT = "file-clock"  # draft found again
    DOCUMENT = "file-text"  # document, verslag
    ACTIONS = "list-checks"  # list of acties
    LEAVE = "log-out"  # leaves the table
    JOIN = "log-in"  # comes to the table
    PHONE = "phone"  # telephone
    DOOR = "door-open"  # visit, walk-in
    TALK = "message-square"  # question to the table
    COPY = "copy"  # copy
    DOWNLOAD = "download"  # save a file
    CARRY = "usb"  # take the dossier along to another machine
    ELSEWHERE = "external-link"  # opens outside the program
    STOP = "ban"  # not needed
    PAUSE = "pause"  # break
    SAVE = "save"  # keep
    HOME = "house"  # living
    ORGANISATIE = "building-2"  # organisatie
    WIJK = "map-pin"  # wijk, place
    KAART = "map"  # the room Sociale kaart, an offer
    WEIGH = "scale"  # weighing of sharing
    REFRESH = "refresh-cw"  # read again
    NO_NAME = "hat-glasses"  # only without name
    LIFE = "heart"  # life event
    MORE = "ellipsis"  # more choices
    LINK = "link"  # belongs to
    CARE = "hand-heart"  # help, inbreng
    STEPS = "footprints"  # steps taken
    LOG = "scroll-text"  # log book
    READ = "book-open"  # an act of reading
    GROWTH = "sprout"  # in time
    MONITOR = "chart-column"  # the room Budgetmonitor
    GELD = "hand-coins"  # the room Snel geld, one verzoek

    @property
    def file_name(self) -> str:
        return f"{self.value}.svg"


class IconCache:
    """Pixmaps by (name, size, colour, ratio). `size` is in logical pixels."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[Icon, str] = {}
        self._pixmaps: dict[tuple[Icon, int, int, float], QPixmap] = {}

    def pixmap(self, icon: Icon, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
        key = (icon, size, color.rgba(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(icon, size, color, ratio)
        return found

    def icon(self, icon: Icon, size: int, color: QColor) -> "QIcon":
        """For places where Qt wants a QIcon; carries a drawing for single and double density."""
        from PySide6.QtGui import QIcon

        result = QIcon()
        for ratio in (1.0, 2.0):
            result.addPixmap(self.pixmap(icon, size, color, ratio))
        return result

    def paint(self, painter: QPainter, icon: Icon, rect: QRectF, color: QColor) -> None:
        """Draw into a square of whole pixels at the density of the painter's device."""
        size = round(rect.width())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), self.pixmap(icon, size, color, ratio))

    def _render(self, icon: Icon, size: int, color: QColor, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # only when the first icon is drawn

        source = self._source(icon)
        tinted = source.replace("currentColor", color.name()).replace(_STROKE, f'stroke-width="{_stroke(size)}"')
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, icon: Icon) -> str:
        if icon not in self._sources:
            self._sources[icon] = (self._folder / icon.file_name).read_text(encoding="utf-8")
        return self._sources[icon]


def _stroke(size: int) -> float:
    """Small drawings need a heavier line to read as one (in units of the 24 px grid)."""
    return 2.1 if size <= 16 else 1.75
