"""When nobody has touched key or mouse for a while: a warning first, then the lock (EN 301 549, WCAG 2.2.1)."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

WARN_SECONDS: Final = 20
_TOUCHES: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)
_KEYS: Final = frozenset((QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride))


class IdleWatch(QObject):
    """Watches every window of the program. ``now`` counts seconds and never runs back; tests give their own."""

    warned = Signal()
    """20 seconds left; any key or the mouse answers."""
    resumed = Signal()
    """Somebody is there after all."""
    expired = Signal()
    """Nobody answered."""

    def __init__(self, now: Callable[[], float] = monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._seconds = 0.0
        self._touched = now()
        self.is_warning = False
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.check)

    def start(self, minutes: float) -> None:
        """Begin to count, or count with another time from now on."""
        app = QCoreApplication.instance()
        if not self._seconds and app is not None:
            app.installEventFilter(self)
        self._seconds = minutes * 60
        self._touch()

    def stop(self) -> None:
        """Locked: nothing left to watch over."""
        app = QCoreApplication.instance()
        if self._seconds and app is not None:
            app.removeEventFilter(self)
        self._seconds = 0.0
        self.is_warning = False
        self.timer.stop()

    def check(self) -> None:
        """What the time says: wait on, warn, or it is over."""
        if not self._seconds:
            return
        quiet = self.now() - self._touched
        if quiet >= self._seconds:
            self.stop()
            self.expired.emit()
        elif quiet >= self._seconds - WARN_SECONDS:
            if not self.is_warning:
                self.is_warning = True
                self.warned.emit()
            self._wait(self._seconds - quiet)
        else:
            self._wait(self._seconds - WARN_SECONDS - quiet)

    def stay(self) -> None:
        """Somebody is there."""
        was_warning, self.is_warning = self.is_warning, False
        self._touch()
        if was_warning:
            self.resumed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A touch counts; the key that answers the warning does nothing else, whatever has the focus behind it."""
        kind = event.type()
        if kind not in _TOUCHES:
            return False
        if not self.is_warning:
            self._touched = self.now()
            return False
        is_key = kind in _KEYS
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut; the key itself follows and answers
        else:
            self.stay()
        return is_key

    def _touch(self) -> None:
        self._touched = self.now()
        self._wait(self._seconds - WARN_SECONDS)

    def _wait(self, seconds: float) -> None:
        self.timer.start(max(1, round(seconds * 1000)))
