"""Hears when the system locks its screen or goes to sleep, so that Casus locks along.

Linux: systemd-logind (the session is locked, the machine goes to sleep) and the screen saver of the desktop, over
D-Bus. Windows: the notices that a window gets of its session and of power. macOS tells this to Objective-C programs
only: there the lock after some quiet minutes is what remains, and the help says so.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

LOGIN: Final = "org.freedesktop.login1"
SESSIONS: Final = "/org/freedesktop/login1/session/"
SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x4
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7


class Bus(Protocol):
    """The part of a D-Bus connection that is asked for."""

    def connect(
        self, service: str, path: str, interface: str, name: str, receiver: QObject, slot: bytes, /
    ) -> bool: ...


class SystemLock(QObject):
    """``locked`` when the machine is left or put to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session_path(os.environ.get("XDG_SESSION_ID", ""))
        self._notices: _WindowsNotices | None = None

    def listen(self, window: "Callable[[], QWindow | None]") -> bool:
        """Listen where this system tells it; says whether anything will be heard."""
        platform = str(sys.platform)
        if platform == "linux":
            buses = (QDBusConnection.systemBus(), QDBusConnection.sessionBus())
            heard = [self.listen_on(bus) for bus in buses if bus.isConnected()]
            return any(heard)
        if platform == "win32":
            self._notices = _WindowsNotices(self.locked.emit)
            return self._notices.begin(window())
        return False

    def listen_on(self, bus: Bus) -> bool:
        """Both kinds on either bus: each carries what its own services say."""
        # PySide6 takes a slot as text, although its types say bytes
        slots: dict[tuple[str, str], Any] = {
            (f"{LOGIN}.Session", "Lock"): SLOT("_on_session_lock(QDBusMessage)"),
            (f"{LOGIN}.Manager", "PrepareForSleep"): SLOT("_on_begin(QDBusMessage)"),
        }
        slots |= {(saver, "ActiveChanged"): SLOT("_on_begin(QDBusMessage)") for saver in SAVERS}
        heard = [bus.connect("", "", *signal, self, slot) for signal, slot in slots.items()]
        return all(heard)

    @Slot(QDBusMessage)
    def _on_session_lock(self, message: QDBusMessage) -> None:
        """Only our own session, when we know which that is: others may share this machine."""
        if not self._session or message.path() == self._session:
            self.locked.emit()

    @Slot(QDBusMessage)
    def _on_begin(self, message: QDBusMessage) -> None:
        """True: it begins (sleep, a black screen); False: it is over, and we are locked already."""
        if message.arguments() and message.arguments()[0] is True:
            self.locked.emit()


def session_path(session_id: str) -> str:
    """How logind names a session on the bus; empty when there is none."""
    if not session_id:
        return ""
    safe = [
        sign if sign.isascii() and sign.isalnum() and (place or not sign.isdigit()) else f"_{ord(sign):02x}"
        for place, sign in enumerate(session_id)
    ]
    return SESSIONS + "".join(safe)


class _WindowsNotices(QAbstractNativeEventFilter):
    """What Windows sends to a window that asked for it. Not run anywhere but on Windows; no test here covers it."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked

    def begin(self, window: "QWindow | None") -> bool:
        """Ask for the notices of our own session."""
        import ctypes

        app, windll = QCoreApplication.instance(), getattr(ctypes, "windll", None)
        if window is None or app is None or windll is None:
            return False
        app.installNativeEventFilter(self)
        return bool(windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0))

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Never takes a notice away from others."""
        import ctypes.wintypes

        found = ctypes.wintypes.MSG.from_address(int(message))
        notice = (found.message, found.wParam)
        if notice in ((WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK), (WM_POWERBROADCAST, PBT_APMSUSPEND)):
            self._locked()
        return False, 0
