"""Names on or off, in every window at once (F9). Off: casus codes, never initials of the person."""

from PySide6.QtCore import QObject, Signal

from casus.domain.naamloos import NameHider


class Names(QObject):
    """Whether names of people in casussen are shown. Screens ask it for every such name and listen to ``changed``."""

    changed = Signal(bool)
    """Also when other names became known while they are off: what is written must be written again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visible = True
        self._hider = NameHider(())

    @property
    def visible(self) -> bool:
        """Names are shown."""
        return self._visible

    def show(self, visible: bool) -> None:
        """Show or hide; tells every screen."""
        if visible != self._visible:
            self._visible = visible
            self.changed.emit(visible)

    def know(self, hider: NameHider | None) -> None:
        """The names of this dossier, taken out of texts when names are off; None after a lock."""
        self._hider = hider or NameHider(())
        if hider is not None and not self._visible:
            self.changed.emit(False)

    def of(self, naam: str | None, code: str | None) -> str:
        """The name, or the code when names are off (or there is no name)."""
        return (naam if self.visible else code) or code or ""

    def person(self, naam: str | None, number: int) -> str:
        """Somebody in a casus: the name, or *Persoon 2* while names are off. The person is never an initial."""
        return self.beside_code(naam) or self.tr("Persoon {0}").format(number)

    def beside_code(self, naam: str | None) -> str:
        """The name where the code already stands; nothing when names are off."""
        return (naam or "") if self.visible else ""

    def text(self, text: str | None, code: str | None = None) -> str:
        """What somebody typed (a question, a note, an actie): without the names when they are off. ``code``: the casus
        that it is about. Nicknames and names that the dossier does not know stay; the help says so.
        """
        words = text or ""
        return words if self.visible else self._without(words, code or "")

    def _without(self, words: str, code: str) -> str:
        return self._hider.hide(words, code)


class TableNames(Names):
    """The same, at a table that may not hear the name of this point: codes until the table may, or somebody who sits
    alone at this screen asks for it.
    """

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = names
        self._quiet = False
        names.changed.connect(self.changed)

    @property
    def visible(self) -> bool:
        """Names are on, and the table may hear this one."""
        return self._all.visible and not self._quiet

    @property
    def is_quiet(self) -> bool:
        """The table may not hear the name of this point."""
        return self._quiet

    def be_quiet(self, quiet: bool) -> None:
        """Whether the table may not hear it; tells the parts of the screen."""
        if quiet != self._quiet:
            self._quiet = quiet
            self.changed.emit(self.visible)

    def _without(self, words: str, code: str) -> str:
        return self._all._without(words, code)
