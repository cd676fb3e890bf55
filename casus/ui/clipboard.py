"""What is copied out of Casus does not stay on the clipboard: marked as secret, and gone after 10 seconds.

Managers of clipboards (KeePassXC and others set the same marks) leave what is marked out of their history: KDE by its
password hint, Windows by its exclusion formats, macOS by the concealed type.
"""

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_MS: Final = 10_000
MARK: Final = "application/x-casus"
SECRET_HINTS: Final[dict[str, bytes]] = {
    MARK: b"1",
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
_KEPT: Final = ("text/plain", "text/html")


class OwnClipboard(QObject):
    """Watches the clipboard; what others copied is left alone."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._marking = False
        self.clears = True
        """Clear after 10 seconds; locking clears whatever this says."""
        self.timer = QTimer(self, singleShot=True, interval=CLEAR_MS)
        self.timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._on_changed)

    def stop(self) -> None:
        """The window closes: nothing of it stays, and nobody watches any more."""
        self.clear()
        self._clipboard.dataChanged.disconnect(self._on_changed)

    def clear(self) -> None:
        """Take away what came from here, if it is still there; on X11 also what is merely selected."""
        self.timer.stop()
        if self._is_marked():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _on_changed(self) -> None:
        if self._marking:
            return
        self.timer.stop()
        if self._came_from_here() and not self._is_marked():
            self._mark()
        if self._is_marked() and self.clears:
            self.timer.start()

    def _came_from_here(self) -> bool:
        """A platform that cannot tell whose it is: what arrives while a window of Casus has the keyboard is ours."""
        return self._clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None

    def _is_marked(self) -> bool:
        found = self._data()
        return found is not None and found.hasFormat(MARK)

    def _data(self) -> QMimeData | None:
        """None after a clear, whatever Qt's own types say."""
        return self._clipboard.mimeData()

    def _mark(self) -> None:
        """The same again with the hints; only words, nobody copies more out of Casus."""
        found = self._data()
        if found is None or not found.hasText():
            return
        again = QMimeData()
        for name in (name for name in _KEPT if found.hasFormat(name)):
            again.setData(name, QByteArray(found.data(name)))
        for name, value in SECRET_HINTS.items():
            again.setData(name, QByteArray(value))
        self._marking = True
        try:
            self._clipboard.setMimeData(again)
        finally:
            self._marking = False
