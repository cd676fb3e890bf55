"""Names on or off, in every window at once (F9). Off: casus codes, never initials of the person."""

from PySide6.QtCore import QObject, Signal


class Names(QObject):
    """Whether names of people in casussen are shown. Screens ask it for every such name and listen to ``changed``."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visible = True

    @property
    def visible(self) -> bool:
        """Names are shown."""
        return self._visible

    def show(self, visible: bool) -> None:
        """Show or hide; tells every screen."""
        if visible != self._visible:
            self._visible = visible
            self.changed.emit(visible)

    def of(self, naam: str | None, code: str | None) -> str:
        """The name, or the code when names are off (or there is no name)."""
        return (naam if self._visible else code) or code or ""

    def beside_code(self, naam: str | None) -> str:
        """The name where the code already stands; nothing when names are off."""
        return (naam or "") if self._visible else ""
