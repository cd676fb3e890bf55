"""Locks by itself: after some quiet minutes with a warning before, and along with the system."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from casus.system.settings import LONGEST_LOCK, Settings
from casus.ui.clipboard import OwnClipboard
from casus.ui.idle import IdleWatch
from casus.ui.system_lock import SystemLock
from casus.ui.widgets.lock_warning import LockWarning

if TYPE_CHECKING:
    from casus.ui.main_window import MainWindow
    from casus.ui.preferences import Preferences


class LockGuard(QObject):
    """Stands guard while a dossier is open; calls ``lock`` when it should close."""

    def __init__(
        self, window: "MainWindow", preferences: "Preferences", lock: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._preferences = window, preferences
        self._at_most = LONGEST_LOCK
        self._is_open = False
        self._warning: LockWarning | None = None
        self.idle = IdleWatch(parent=self)
        self.system = SystemLock(self)
        self.clipboard = OwnClipboard(QApplication.clipboard(), self)
        self.idle.warned.connect(self._on_warned)
        self.idle.resumed.connect(self._drop_warning)
        self.idle.expired.connect(lock)
        self.system.locked.connect(self._on_system_locked)
        self._lock = lock
        preferences.changed.connect(self._obey)
        self.hears_system = self.system.listen(window.windowHandle)

    def begin(self, at_most: int = LONGEST_LOCK) -> None:
        """A dossier is open; the team says after how many quiet minutes at most it must lock."""
        self._at_most, self._is_open = at_most, True
        self._obey(self._preferences.settings)

    def end(self) -> None:
        """The dossier is closed: nothing to guard, nothing left on the clipboard."""
        self._is_open = False
        self.idle.stop()
        self._drop_warning()
        self.clipboard.clear()

    def close(self) -> None:
        """The window closes."""
        self.end()
        self.clipboard.stop()

    def _obey(self, settings: Settings) -> None:
        self.clipboard.clears = settings.klembord_wissen
        if self._is_open:
            self.idle.start(settings.lock_minutes(self._at_most))

    def _on_system_locked(self) -> None:
        if self._is_open and self._preferences.settings.vergrendel_met_systeem:
            self._lock()

    def _on_warned(self) -> None:
        """Seen on top of whatever is open, heard by a screen reader, and the task bar asks for attention."""
        self._warning = LockWarning(self._window)
        self._warning.stay.clicked.connect(self.idle.stay)
        self._warning.show()
        self._warning.raise_()
        announcement = QAccessibleAnnouncementEvent(self._window, self._warning.accessibleName())
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)
        QAccessible.updateAccessibility(QAccessibleEvent(self._warning, QAccessible.Event.Alert))
        QApplication.alert(self._window)

    def _drop_warning(self) -> None:
        if self._warning is not None:
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None
