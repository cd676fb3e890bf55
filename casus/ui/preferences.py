"""The settings of whoever sits at this machine, and the look that follows from them: at once, in every open window."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from casus.system.settings import Settings, read_settings, write_settings
from casus.ui.theme import Letter, Reading, Theme, ThemeName, apply_theme, current_theme, prefers_contrast

THEMES: Final[dict[str, ThemeName]] = {
    "licht": "light",
    "donker": "dark",
    "contrast": "contrast",
    "contrast-donker": "contrast_dark",
}
LETTERS: Final[dict[str, Letter]] = {"figtree": "figtree", "systeem": "systeem", "leesletter": "leesletter"}


class Preferences(QObject):
    """``change(thema="donker")`` remembers and applies. ``thema`` and ``tekst`` of the command line win for one run."""

    changed = Signal(object)
    """Settings: something was chosen."""

    def __init__(self, file: Path, *, thema: str = "", tekst: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._once: dict[str, Any] = {}
        if thema:
            self._once["thema"] = thema
        if tekst:
            self._once["tekstgrootte"] = max(100, min(200, tekst))
        self.settings = read_settings(file)._replace(**self._once)
        self.is_kept = True
        """Whether the last change could be written; a machine that lets us write nothing still obeys for this run."""

    def change(self, **values: Any) -> None:
        """Remember these settings and obey them now. What the command line asked for is over once it is chosen anew."""
        self._once = {name: value for name, value in self._once.items() if name not in values}
        self.is_kept = write_settings(self._file, read_settings(self._file)._replace(**values))
        self.settings = self.settings._replace(**values)
        self.apply()
        self.changed.emit(self.settings)

    def keep(self, **values: Any) -> None:
        """Remember without a word: nothing looks otherwise."""
        write_settings(self._file, read_settings(self._file)._replace(**values))
        self.settings = self.settings._replace(**values)

    def follow(self) -> None:
        """Wear the look, and follow the system where that was asked for."""
        self.apply()
        hints = QApplication.styleHints()
        accessibility = hints.accessibility()
        hints.colorSchemeChanged.connect(self.apply)
        accessibility.contrastPreferenceChanged.connect(self.apply)

    def apply(self) -> None:
        """Dress the application when it should look otherwise than it does."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        theme = theme_of(self.settings)
        if theme != current_theme() or not app.property("casus_dressed"):
            apply_theme(app, theme)


def theme_of(settings: Settings) -> Theme:
    """What these settings look like on this machine now."""
    reading = Reading(
        LETTERS[settings.letter],
        settings.ruime_regels,
        settings.ruime_letters,
        settings.links_onderstreept,
        settings.geen_beweging,
    )
    name = THEMES[settings.thema] if settings.thema in THEMES else system_theme()
    return Theme(name, settings.tekstgrootte / 100, reading)


def system_theme() -> ThemeName:
    """High contrast when the system has it on, else dark or light as the system is; unknown is light."""
    is_dark = QApplication.styleHints().colorScheme().name == "Dark"
    if prefers_contrast():
        return "contrast_dark" if is_dark else "contrast"
    return "dark" if is_dark else "light"
