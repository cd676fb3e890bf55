"""The look of every window: tokens, fonts, palette and the one style sheet.

A `Theme` is a read-only value (name and text factor) that answers with colours, fonts and icons. `apply_theme`
hangs it on the application object; widgets that paint themselves mix in `Themed` and are told when it
changes. Roles, not sizes: a screen asks for role "small" and the theme answers with font, colour and line
height, times the text factor.

Sizes live in QFont and in the paint code only; the style sheet has no `font-size` and no `min-height`,
because those silently win over `setFont` and `setMinimumHeight`.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from casus import RESOURCES
from casus.ui.icons import IconCache
from casus.ui.style_sheet import style_sheet
from casus.ui.tokens import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Tokens, contrast_tokens

ThemeName = Literal["light", "dark", "contrast", "contrast_dark"]
"""``contrast``: the palette of the system where that has high contrast on, else black on white."""
Letter = Literal["figtree", "systeem", "leesletter"]
Role = Literal[
    "h1", "h2", "h3", "title", "body", "strong", "small", "small_strong", "caption", "figure", "figure2",
    "voice", "voice_small", "voice_big", "button", "button_small", "tag", "code", "entry",
]  # fmt: skip

FUSION: Final = "Fusion"
"""The style everywhere, so that pictures are equal."""
_SANS: Final = "Figtree"
_SERIF: Final = "Casus Serif"
_CLEAR: Final = "Casus Leesletter"
_PROPERTY: Final = "casus_theme"
_ALWAYS: Final = ("figtree-", "casus-serif-")
"""Font files of every window; the others are loaded by whoever chooses them."""


class Reading(NamedTuple):
    """How letters stand, for whoever reads with difficulty."""

    letter: Letter = "figtree"
    wide_lines: bool = False
    wide_letters: bool = False
    underlined: bool = False
    """Links are underlined, not only when the mouse is over them."""
    still: bool = False
    """The cursor does not blink and menus stand there at once."""


PLAIN: Final = Reading()
_MORE_LEADING: Final = 1.2
_MORE_SPACING: Final = 0.07
"""Of the size of the letter; 1.2 times the leading makes 1.86 lines of running text."""


class RoleStyle(NamedTuple):
    """One row of the type scale; `px` at 100 %, `leading` as a multiple of px for wrapped text."""

    px: int
    weight: int
    color: str = "text"
    leading: float = 1.55
    serif: bool = False
    tabular: bool = False
    spacing: float = 0.0


ROLES: Final[Mapping[Role, RoleStyle]] = {
    "h1": RoleStyle(28, 600, leading=1.22, spacing=-0.3),
    "h2": RoleStyle(19, 600, leading=1.3),
    "h3": RoleStyle(16, 600, leading=1.35),
    "title": RoleStyle(17, 600, leading=1.3),
    "body": RoleStyle(15, 400),
    "strong": RoleStyle(15, 600),
    "small": RoleStyle(14, 400, "text2", 1.5),
    "small_strong": RoleStyle(14, 600, "text", 1.5),
    "caption": RoleStyle(12, 500, "text3", 1.4),
    "figure": RoleStyle(28, 600, leading=1.22, tabular=True, spacing=-0.2),
    "figure2": RoleStyle(20, 600, leading=1.3, tabular=True),
    "voice": RoleStyle(20, 400, leading=1.45, serif=True),
    "voice_small": RoleStyle(17, 400, leading=1.45, serif=True),
    "voice_big": RoleStyle(23, 400, leading=1.42, serif=True),
    "button": RoleStyle(15, 600, leading=1.3),
    "button_small": RoleStyle(14, 600, leading=1.3),
    "tag": RoleStyle(13, 600, leading=1.3),
    "code": RoleStyle(15, 600, tabular=True),
    "entry": RoleStyle(17, 400),
}


def resource_dir() -> Path:
    """Folder of the shipped files, beside the package both in a checkout and in a bundle."""
    return RESOURCES


class Theme:
    """Name, text factor (1.0 to 2.0) and reading aids, and everything that follows. Never changed, only replaced."""

    def __init__(self, name: ThemeName = "light", factor: float = 1.0, reading: Reading = PLAIN) -> None:
        if not 1.0 <= factor <= 2.0:
            raise ValueError("text factor outside 1.0 to 2.0")
        self._name, self._factor, self._reading = name, factor, reading
        self._tokens = {"light": LIGHT, "dark": DARK, "contrast_dark": WHITE_ON_BLACK}.get(name) or system_contrast()
        self._icons = IconCache(resource_dir() / "icons")
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[Role, bool], QFont] = {}

    @property
    def name(self) -> ThemeName:
        return self._name

    @property
    def factor(self) -> float:
        return self._factor

    @property
    def reading(self) -> Reading:
        return self._reading

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def icons(self) -> IconCache:
        """Rendered icons; they go when the theme goes."""
        return self._icons

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Theme({self.name!r}, {self.factor}, {self.reading})"

    def _key(self) -> tuple[object, ...]:
        return self._name, self._factor, self._reading, self._tokens

    def px(self, size: float) -> int:
        """A length that grows with the text (icons, widths measured in words); gaps and lines do not."""
        return round(size * self.factor)

    def color(self, token: str) -> QColor:
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(getattr(self.tokens, token))
        return found

    def font(self, role: Role, *, tabular: bool = False) -> QFont:
        """Font of a role; `tabular` makes all figures equally wide (money, times, codes)."""
        found = self._fonts.get((role, tabular))
        if found is None:
            found = self._fonts[role, tabular] = self._make_font(ROLES[role], tabular)
        return found

    def _make_font(self, style: RoleStyle, tabular: bool) -> QFont:
        font = QFont()
        font.setFamilies(self._families(style))
        font.setPixelSize(self.px(style.px))
        font.setWeight(QFont.Weight(style.weight))
        spacing = style.px * _MORE_SPACING if self._reading.wide_letters else style.spacing
        # also when it is none: a new font begins as that of the application, which may have been wide
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * self.factor)
        if tabular or style.tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _families(self, style: RoleStyle) -> list[str]:
        """The clear letter takes the place of the serif too: who needs it, needs it in the person's words as well."""
        if self._reading.letter == "leesletter":
            return [_CLEAR, _SANS]
        if style.serif:
            return [_SERIF]
        if self._reading.letter == "systeem":
            return [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(), _SANS]
        return [_SANS]

    def line_step(self, role: Role) -> float:
        """Distance between the base lines of wrapped text in this role."""
        style = ROLES[role]
        leading = style.leading * (_MORE_LEADING if self._reading.wide_lines else 1)
        return max(style.px * self.factor * leading, QFontMetricsF(self.font(role)).height())

    @property
    def is_contrast(self) -> bool:
        return self.name in ("contrast", "contrast_dark")

    @property
    def line_width(self) -> float:
        """Hairlines are 1 px; in high contrast every line is 2 px."""
        return 2.0 if self.is_contrast else 1.0

    @property
    def focus(self) -> QColor:
        return self.color("accent" if self.is_contrast else "text")


def system_contrast() -> Tokens:
    """The palette of the system where it has high contrast on and can be read, else black on white."""
    app = QGuiApplication.instance()
    if isinstance(app, QApplication) and prefers_contrast():
        found = tokens_from(_system_palette(app))
        if found is not None:
            return found
    return BLACK_ON_WHITE


def prefers_contrast() -> bool:
    """Whether the system has high contrast on, where it tells."""
    hints = QGuiApplication.styleHints()  # held: what it gives lives as long as this does
    accessibility = hints.accessibility()
    return bool(accessibility.contrastPreference().value)


def tokens_from(palette: QPalette) -> Tokens | None:
    """The colours of a high contrast palette, or None when text on its ground or its selection is under 7:1."""
    roles = QPalette.ColorRole
    names = (roles.Base, roles.Text, roles.Highlight, roles.HighlightedText)
    base, text, accent, on_accent = (palette.color(role).name() for role in names)
    pairs = ((text, base, 7), (on_accent, accent, 7), (accent, base, 4.5))
    is_readable = all(contrast(ink, ground) >= least for ink, ground, least in pairs)
    return contrast_tokens(base, text, accent, on_accent) if is_readable else None


def _system_palette(app: QApplication) -> QPalette:
    """What the system would give: ours hangs on the application, so it is taken off for a moment."""
    ours = QPalette(app.palette())
    app.setPalette(QPalette())
    theirs = QPalette(app.palette())
    app.setPalette(ours)
    return theirs


class Themed:
    """Mixin of widgets that paint with tokens or hold a role: told of every change of theme.

    A widget calls `self.retheme(current_theme())` at the end of its constructor.
    """

    def retheme(self, theme: Theme) -> None:
        raise NotImplementedError


def current_theme() -> Theme:
    """The theme that hangs on the application; a light one when none was applied yet."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    if isinstance(found, Theme):
        return found
    theme = Theme()
    if app is not None:
        app.setProperty(_PROPERTY, theme)
    return theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application.

    Order matters: Fusion, fonts, palette, one style sheet, then the painted widgets.
    """
    if not app.property("casus_dressed"):
        if os.environ.get("QT_STYLE_OVERRIDE") != FUSION and app.style().name() != "fusion":
            app.setStyle(FUSION)
        load_fonts(_ALWAYS)
        app.setProperty("casus_dressed", True)
    if theme.reading.letter == "leesletter" and not app.property("casus_leesletter"):
        load_fonts(("casus-leesletter-",))
        app.setProperty("casus_leesletter", True)
    app.setProperty(_PROPERTY, theme)
    app.setFont(theme.font("body"))
    QToolTip.setFont(theme.font("small"))
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme.tokens, theme.factor, contrast=theme.is_contrast))
    _set_motion(app, still=theme.reading.still)
    for widget in QApplication.allWidgets():
        if isinstance(widget, Themed):
            widget.retheme(theme)


def _set_motion(app: QApplication, *, still: bool) -> None:
    """A cursor that does not blink, menus and lists that stand there at once; else as the system has it."""
    if not still and not app.property("casus_still"):
        return
    from PySide6.QtCore import Qt

    blinking = app.property("casus_blinking") or app.cursorFlashTime()
    app.setProperty("casus_blinking", blinking)
    app.setProperty("casus_still", still)
    app.setCursorFlashTime(0 if still else int(blinking))
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        QApplication.setEffectEnabled(effect, not still)


def load_fonts(names: tuple[str, ...]) -> None:
    """Fonts are shipped, so that widths are the same on every system and nothing clips that a test has
    not seen.
    """
    for path in sorted((resource_dir() / "fonts").glob("*.ttf")):
        if path.name.startswith(names) and QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(f"font cannot be loaded: {path.name}")


def palette_of(theme: Theme) -> QPalette:
    """What Fusion draws itself (menus, tool tips, text selection) gets the same colours as what we paint."""
    roles = QPalette.ColorRole
    table = {
        roles.Window: "canvas", roles.Base: "surface", roles.AlternateBase: "sunken", roles.Button: "surface",
        roles.Text: "text", roles.WindowText: "text", roles.ButtonText: "text", roles.BrightText: "danger",
        roles.Highlight: "accent", roles.HighlightedText: "on_accent", roles.PlaceholderText: "text3",
        roles.Link: "accent", roles.LinkVisited: "accent", roles.Accent: "accent", roles.ToolTipBase: "text",
        roles.ToolTipText: "canvas", roles.Light: "surface", roles.Midlight: "line", roles.Mid: "line2",
        roles.Dark: "field", roles.Shadow: "line2",
    }  # fmt: skip
    palette = QPalette()
    for role, token in table.items():
        palette.setColor(role, theme.color(token))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text3"))
    return palette


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours after WCAG 2.2 (1 to 21)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    value = QColor(color)
    parts = [c / 255 for c in (value.red(), value.green(), value.blue())]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def dim_color() -> QColor:
    """What lies over a page while a dialog asks something."""
    color = QColor("#1C1A17")
    color.setAlphaF(0.43)
    return color
