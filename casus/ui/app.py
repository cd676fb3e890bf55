"""The frame of the window, painted before anything heavy is imported; the work behind it wakes up after that.

What is imported before the first paint decides how fast Casus starts, so this module knows the frame and nothing of
dossiers: ``session`` follows on a thread of its own while the frame already stands there.
"""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from casus.system.paths import AppPaths
from casus.ui.main_window import MainWindow
from casus.ui.preferences import THEMES, Preferences
from casus.ui.request import Request
from casus.ui.rooms import make_rooms
from casus.ui.theme import FUSION, Theme, apply_theme
from casus.ui.widgets.mark import Mark

if TYPE_CHECKING:
    from casus.ui.session import Session
    from casus.wiring import World


def make_application(argv: list[str]) -> QApplication:
    """The application, drawing in Fusion from the start: choosing the style afterwards costs the first frame more."""
    os.environ["QT_STYLE_OVERRIDE"] = FUSION
    return QApplication(argv)


class CasusApp(QObject):
    """Shows the frame, then hands it to a session. ``world`` and ``paths`` are those of the machine unless given."""

    ready = Signal()
    """The session is there (tests wait for it)."""

    def __init__(
        self, app: QApplication, request: Request, world: "World | None" = None, paths: AppPaths | None = None
    ) -> None:
        super().__init__()
        app.setApplicationName("Casus")
        self._request = request
        self._world = world
        self._paths = paths or AppPaths.of_user()
        self.preferences = Preferences(self._paths.settings_file, thema=request.thema, tekst=request.tekst, parent=self)
        self.preferences.follow()
        self.session: Session | None = None
        self.window = MainWindow(make_rooms(lambda: self._required_session().desk))
        self.window.put_back(self.preferences.settings.venster)
        self.window.closing.connect(lambda: self.preferences.keep(venster=self.window.place()))
        self.window.rail.hide()
        self.window.screens.addWidget(_waiting(self.tr("Casus start…")))
        self._waker = _Waker(self)
        self._waker.finished.connect(self._on_awake)

    def start(self) -> None:
        """Show the frame; the rest follows when it has been painted."""
        self.window.show()
        QTimer.singleShot(0, self, self._waker.start)

    def _on_awake(self) -> None:
        from casus.drawing.pictures import DrawnPictures
        from casus.ui.session import Session
        from casus.wiring import real_world

        world = self._world or real_world(DrawnPictures())
        self.session = Session(self.window, world, self._paths, self.preferences, self)
        self.session.start(self._request)
        self.ready.emit()

    def _required_session(self) -> "Session":
        if self.session is None:
            raise RuntimeError("no room opens before the session is there")
        return self.session


class _Waker(QThread):
    """Imports what the frame does without, off the window's thread."""

    def run(self) -> None:
        """Only the import: making objects is for the window's thread."""
        import casus.ui.session  # noqa: F401


def prepare(app: QApplication, thema: str, tekst: int) -> None:
    """Fonts and theme of the whole application for pictures, whatever this machine has set."""
    app.setApplicationName("Casus")
    apply_theme(app, Theme(THEMES.get(thema, "light"), max(1.0, min(2.0, tekst / 100))))


def _waiting(words: str) -> QWidget:
    """What stands there for a moment: the mark. Labels cost the first frame a fifth, so the words are only spoken."""
    page = QWidget()
    page.setAccessibleName(words)
    grid = QGridLayout(page)
    grid.addWidget(Mark(48), 1, 1)
    for outer in (0, 2):
        grid.setRowStretch(outer, 1)
        grid.setColumnStretch(outer, 1)
    return page
