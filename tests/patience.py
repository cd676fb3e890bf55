"""How long a test waits for a window: these machines are noisy, and five seconds have passed without a fault."""

import faulthandler
from collections.abc import Callable
from typing import Any

from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000


class PatientQtBot(QtBot):
    """A qtbot that waits six times as long, and that says what every thread did when even that was not enough."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until the callback is true, or no longer fails."""
        try:
            super().waitUntil(callback, timeout=timeout)
        except WaitedTooLong:
            faulthandler.dump_traceback(2, all_threads=True)
            raise

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **rules: Any) -> Any:
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **rules)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        """Wait until a window has the keyboard."""
        return super().waitActive(widget, timeout=timeout)
