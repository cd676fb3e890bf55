"""The look is one table: contrast, fonts, icons and a theme that changes while the window stands."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casus.ui.icons import Icon, IconCache
from casus.ui.style_sheet import style_sheet
from casus.ui.theme import (
    ROLES,
    Reading,
    Role,
    Theme,
    ThemeName,
    apply_theme,
    contrast,
    current_theme,
    load_fonts,
    resource_dir,
    tokens_from,
)
from casus.ui.tokens import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Tokens
from casus.ui.widgets.button import Button
from casus.ui.widgets.card import Card
from casus.ui.widgets.label import WrapLabel
from casus.ui.widgets.link import Link

TEXT_ON = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("canvas", "surface", "sunken", "rail")),
    *((ink, "hover") for ink in ("text", "text2", "text3")),
    *((ink, "voice") for ink in ("text", "text2", "text3")),
    *(("accent", ground) for ground in ("canvas", "surface", "rail")),
    ("on_accent", "accent"), ("on_accent", "accent_h"), ("on_danger", "danger"), ("soft_t", "soft"),
    ("danger", "danger_bg"), ("danger", "surface"), ("danger", "canvas"), ("warn", "warn_bg"), ("warn", "surface"),
    ("warn", "canvas"), ("ok", "ok_bg"), ("text", "soft"), ("text", "warn_bg"), ("text", "danger_bg"),
]  # fmt: skip
SHAPES_ON = [("field", "surface"), ("accent", "surface"), ("c1", "surface"), ("c2", "surface"), ("c3", "surface")]
THEMES = {"light": LIGHT, "dark": DARK, "contrast": BLACK_ON_WHITE, "contrast_dark": WHITE_ON_BLACK}
EVERY_THEME = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)


@EVERY_THEME
def test_every_pair_of_text_and_ground_can_be_read(tokens: Tokens) -> None:
    poor = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in TEXT_ON
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }
    assert not poor


@EVERY_THEME
def test_edges_and_chart_lines_stand_out(tokens: Tokens) -> None:
    assert all(contrast(getattr(tokens, a), getattr(tokens, b)) >= 3 for a, b in SHAPES_ON)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast(LIGHT.line, LIGHT.surface) < 3, "hairlines are decoration: the test must be able to fail"


def test_fonts_are_shipped_with_all_weights(dressed: QApplication) -> None:
    assert {"Figtree", "Casus Serif"} <= set(QFontDatabase.families())
    theme = Theme()
    for role in ("body", "caption", "strong", "voice"):
        info = QFontInfo(theme.font(role))
        assert info.family() == ("Casus Serif" if ROLES[role].serif else "Figtree")
        assert info.weight() == ROLES[role].weight


@pytest.mark.parametrize("role", ["body", "strong", "voice"])
def test_fonts_hold_the_letters_of_names(dressed: QApplication, role: Role) -> None:
    metrics = QFontMetricsF(Theme().font(role))
    letters = "łśćżŞşğİıÖüéëïçñčřőĲĳ€–“”’…"
    assert [letter for letter in letters if not metrics.inFontUcs4(ord(letter))] == []


def test_figures_can_be_equally_wide(dressed: QApplication) -> None:
    theme = Theme()
    plain, tabular = QFontMetricsF(theme.font("body")), QFontMetricsF(theme.font("body", tabular=True))
    assert tabular.horizontalAdvance("111") == pytest.approx(tabular.horizontalAdvance("888"))
    assert plain.horizontalAdvance("111") < plain.horizontalAdvance("888")


def test_text_factor_multiplies_every_role(dressed: QApplication) -> None:
    single, double = Theme("light", 1.0), Theme("light", 2.0)
    assert all(double.font(role).pixelSize() == 2 * single.font(role).pixelSize() for role in ROLES)
    assert min(style.px for style in ROLES.values()) >= 12
    with pytest.raises(ValueError, match="factor"):
        Theme("light", 2.5)


def test_style_sheet_leaves_sizes_to_the_fonts() -> None:
    """`font-size` and `min-height` in a sheet win over setFont and setMinimumHeight without a word."""
    sheet = style_sheet(LIGHT, 1.0)
    without_scroll_bars = [line for line in sheet.splitlines() if "QScrollBar" not in line]
    assert not any(word in line for line in without_scroll_bars for word in ("font-size", "font:", "min-height"))
    assert "$" not in sheet


def test_icons_and_their_table_are_equal() -> None:
    drawn = {path.stem for path in (resource_dir() / "icons").glob("*.svg")}
    assert drawn == {icon.value for icon in Icon}


def test_licences_are_kept() -> None:
    fonts, icons = resource_dir() / "fonts", resource_dir() / "icons"
    for licence in fonts.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
    assert len(list(fonts.glob("OFL-*.txt"))) == 3
    notice = (icons / "LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "Cole Bemis" in notice


def test_fonts_and_icons_stay_small() -> None:
    folders = (resource_dir() / "fonts", resource_dir() / "icons")
    assert sum(path.stat().st_size for folder in folders for path in folder.iterdir()) < 2_000_000


def test_an_icon_is_tinted_sharp_and_rendered_once(dressed: QApplication) -> None:
    cache = IconCache(resource_dir() / "icons")
    red = QColor("#ff0000")
    pixmap = cache.pixmap(Icon.CHECK, 20, red, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
    image = pixmap.toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#ff0000"}
    assert cache.pixmap(Icon.CHECK, 20, red, 2.0) is pixmap
    assert cache.pixmap(Icon.CHECK, 20, QColor("#00ff00"), 2.0) is not pixmap


def test_a_change_of_theme_reaches_what_stands(qtbot: QtBot, dressed: QApplication) -> None:
    button, label = Button("Leg besluit vast", "primary"), WrapLabel("Wie gaat er met hem naar de post kijken?")
    for widget in (button, label):
        qtbot.addWidget(widget)
    before = button.sizeHint(), label.font().pixelSize()
    light = button.grab().toImage().pixelColor(12, 21)
    apply_theme(dressed, Theme("dark", 2.0))
    try:
        assert current_theme() == Theme("dark", 2.0)
        assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(DARK.canvas)
        assert button.sizeHint().width() > before[0].width() * 1.7
        assert label.font().pixelSize() == 2 * before[1]
        assert light == QColor(LIGHT.accent)
        button.resize(button.sizeHint())
        assert button.grab().toImage().pixelColor(14, 21) == QColor(DARK.accent)
    finally:
        apply_theme(dressed, Theme())


def test_high_contrast_has_no_soft_surfaces(dressed: QApplication) -> None:
    for tokens in (Theme("contrast").tokens, Theme("contrast_dark").tokens):
        assert {tokens.canvas, tokens.sunken, tokens.soft, tokens.warn_bg} == {tokens.surface}
        assert {tokens.line, tokens.text2, tokens.danger} == {tokens.text}
        assert contrast(tokens.text, tokens.surface) == pytest.approx(21)


def test_the_palette_of_a_system_with_high_contrast_is_taken_when_it_can_be_read() -> None:
    roles, palette = QPalette.ColorRole, QPalette()
    for role, color in (
        (roles.Base, "#2D3236"), (roles.Text, "#FFFFFF"),
        (roles.Highlight, "#8EE3F0"), (roles.HighlightedText, "#263B50"),
    ):  # fmt: skip
        palette.setColor(role, QColor(color))
    tokens = tokens_from(palette)
    assert tokens is not None
    assert (tokens.canvas, tokens.line, tokens.accent) == ("#2d3236", "#ffffff", "#8ee3f0")
    palette.setColor(roles.Text, QColor("#888888"))
    assert tokens_from(palette) is None


@pytest.mark.parametrize("name", ["contrast", "contrast_dark"])
def test_in_high_contrast_no_edge_is_thinner_than_2_px(qtbot: QtBot, dressed: QApplication, name: ThemeName) -> None:
    apply_theme(dressed, Theme(name))
    card = Card()
    qtbot.addWidget(card)
    card.resize(120, 60)
    image = card.grab().toImage()
    line, ground = QColor(Theme(name).tokens.line), QColor(Theme(name).tokens.surface)
    assert [image.pixelColor(x, 30) for x in range(3)] == [line, line, ground]
    apply_theme(dressed, Theme())
    image = card.grab().toImage()
    assert image.pixelColor(1, 30) == QColor(LIGHT.surface), "elsewhere a hairline"


def test_reading_aids_reach_every_role(dressed: QApplication) -> None:
    plain, aided = Theme(), Theme("light", 1.0, Reading("leesletter", wide_lines=True, wide_letters=True))
    load_fonts(("casus-leesletter-",))
    for role in ROLES:
        assert QFontInfo(aided.font(role)).family() == "Casus Leesletter"
        assert aided.line_step(role) > plain.line_step(role)
        assert aided.font(role).letterSpacing() > max(0, plain.font(role).letterSpacing())
    assert plain != aided


def test_letters_that_were_set_wide_stand_close_again_afterwards(dressed: QApplication) -> None:
    """A new font of Qt begins as the font of the application, also in what nobody asked of it."""

    def widths() -> list[float]:
        return [QFontMetricsF(current_theme().font(role)).horizontalAdvance("Namen zichtbaar") for role in ROLES]

    before = widths()
    apply_theme(dressed, Theme(reading=Reading(wide_letters=True)))
    assert all(wide > close for wide, close in zip(widths(), before, strict=True))
    apply_theme(dressed, Theme())
    assert widths() == before


def test_the_clear_letter_holds_the_letters_of_names_with_what_figtree_lends(dressed: QApplication) -> None:
    load_fonts(("casus-leesletter-",))
    font = Theme("light", 1.0, Reading("leesletter")).font("body")
    own = QFontMetricsF(font)
    assert [letter for letter in "łśćżŞşğıÖüéëïçñčřő€–“”’…" if not own.inFontUcs4(ord(letter))] == []
    assert font.families() == ["Casus Leesletter", "Figtree"]


def test_without_motion_the_cursor_stands_still_and_later_blinks_again(dressed: QApplication) -> None:
    before = dressed.cursorFlashTime()
    apply_theme(dressed, Theme(reading=Reading(still=True)))
    assert dressed.cursorFlashTime() == 0
    apply_theme(dressed, Theme())
    assert dressed.cursorFlashTime() == before


def test_links_can_be_underlined_without_the_mouse(qtbot: QtBot, dressed: QApplication) -> None:
    link = Link("Ga verder")
    qtbot.addWidget(link)
    link.resize(link.sizeHint())
    below = range(link.height() - 5, link.height())
    seen = []
    for reading in (Reading(), Reading(underlined=True)):
        apply_theme(dressed, Theme(reading=reading))
        image = link.grab().toImage()
        seen.append(any(image.pixelColor(x, y) == QColor(LIGHT.accent) for x in range(link.width()) for y in below))
    apply_theme(dressed, Theme())
    assert seen == [False, True]


FIRST_PAINT = """
import enum, sys
made = []
original = enum.EnumType.__new__
enum.EnumType.__new__ = lambda cls, name, *a, **k: (made.append(name), original(cls, name, *a, **k))[1]
from PySide6.QtWidgets import QApplication, QWidget
from casus.ui.theme import Theme, apply_theme
from casus.ui.icons import Icon
from casus.ui.main_window import MainWindow, Room
app = QApplication(["casus"])
apply_theme(app, Theme())
window = MainWindow([Room("vandaag", "Vandaag", Icon.TODAY, QWidget)], team="Team Wilgenhof")
window.set_person("Marieke Vondeling", "MV", "voorzitter")
window.open_room("vandaag")
window.show()
app.processEvents()
heavy = ("sqlalchemy", "alembic", "docx", "keyring", "numpy", "dataclasses")
print(int("GlobalColor" in made), *[name for name in heavy if name in sys.modules])
"""


def test_first_paint_does_without_the_qt_namespace_and_storage() -> None:
    """Python builds the whole `Qt` namespace at its first use, a fifth of a bare window; see widgets/paint.py."""
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, check=True, cwd=root, timeout=60
    )
    assert run.stdout.split() == ["0"]
    control = FIRST_PAINT.replace("window.show()", "from PySide6.QtCore import Qt; window.show()")
    run = subprocess.run(
        [sys.executable, "-c", control], capture_output=True, text=True, check=True, cwd=root, timeout=60
    )
    assert run.stdout.split() == ["1"]
