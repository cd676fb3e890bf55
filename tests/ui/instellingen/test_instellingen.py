"""The room of settings: what is chosen holds at once, in every window, and is remembered; the team's rules are kept."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from casus import RESOURCES
from casus.services import team
from casus.services.over import licentie_tekst, list_delen, list_nieuws
from casus.system.paths import AppPaths
from casus.system.settings import read_settings
from casus.ui.app import CasusApp
from casus.ui.drafts import Drafts
from casus.ui.instellingen.instellingen_view import TABS, InstellingenView
from casus.ui.instellingen.parts import in_words
from casus.ui.preferences import Preferences, theme_of
from casus.ui.request import Request
from casus.ui.theme import ROLES, Theme, apply_theme, current_theme
from casus.ui.tokens import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.stepper import Stepper
from tests.ui.desk_fixture import Bureau, Dossier, find, open_desk, typ


@pytest.fixture
def room(bureau: Bureau, dressed: QApplication) -> Iterator[InstellingenView]:
    view = InstellingenView(bureau.desk)
    bureau.show(view)
    yield view
    apply_theme(dressed, Theme())


def press(bureau: Bureau, name: str) -> None:
    find(bureau.window, QAbstractButton, name).click()
    QApplication.processEvents()


def settle(bureau: Bureau, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bureau.runner.is_idle)


def file_of(bureau: Bureau) -> Path:
    return bureau.dossier.path.parent / "instellingen.json"


# -- look --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("thema", "canvas"),
    [
        ("donker", DARK.canvas),
        ("licht", LIGHT.canvas),
        ("contrast", BLACK_ON_WHITE.canvas),
        ("contrast-donker", WHITE_ON_BLACK.canvas),
        ("systeem", LIGHT.canvas),
    ],
)
def test_a_theme_holds_at_once_in_every_window(
    room: InstellingenView, bureau: Bureau, qtbot: QtBot, thema: str, canvas: str
) -> None:
    other = ScrollPage("Tweede venster")
    qtbot.addWidget(other)
    other.show()
    bureau.preferences.change(thema="licht" if thema != "licht" else "donker")
    press(bureau, f"thema_{thema}")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == canvas
    for window in (bureau.window, other):
        assert window.palette().color(QPalette.ColorRole.Window).name().upper() == canvas
    assert read_settings(file_of(bureau)).thema == thema


def test_text_size_goes_in_steps_and_is_remembered(room: InstellingenView, bureau: Bureau) -> None:
    stepper = find(bureau.window, Stepper, "tekstgrootte")
    stepper.setFocus()
    for _ in range(3):
        QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert current_theme().factor == 1.3
    assert read_settings(file_of(bureau)).tekstgrootte == 130
    for _ in range(20):
        QTest.keyClick(stepper, Qt.Key.Key_Up)
    assert (current_theme().factor, stepper.value()) == (2.0, 200)


def test_letter_and_reading_aids(room: InstellingenView, bureau: Bureau) -> None:
    press(bureau, "letter_leesletter")
    for name in ("ruime_regels", "ruime_letters", "links_onderstreept", "geen_beweging"):
        press(bureau, name)
    reading = current_theme().reading
    assert reading == ("leesletter", True, True, True, True)
    press(bureau, "ruime_letters")
    assert not current_theme().reading.wide_letters
    assert theme_of(read_settings(file_of(bureau))) == current_theme()


def test_no_font_of_an_old_size_is_left_behind(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    """Every part of every pane, after going up and down again; a font that nobody told would stay."""
    for tab in TABS:
        room.open_tab(tab)
        settle(bureau, qtbot)
    for size in (200, 130, 100):
        bureau.preferences.change(tekstgrootte=size)
        QApplication.processEvents()
        assert left_behind(bureau.window, Theme("light", size / 100)) == []


def left_behind(window: QWidget, theme: Theme) -> list[str]:
    """Widgets that show words in a size that this theme does not have."""
    sizes = {theme.font(role).pixelSize() for role in ROLES}  # Qt's own parts inside a field paint with the field's
    return [
        f"{type(widget).__name__} {widget.objectName()} {widget.font().pixelSize()}"
        for widget in window.findChildren(QWidget)
        if widget.font().pixelSize() not in sizes and not widget.objectName().startswith("qt_")
    ]


def test_a_font_that_stays_would_be_seen(room: InstellingenView, bureau: Bureau) -> None:
    """Negative control: a label of Qt itself, with a font of its own."""
    label = QLabel("blijft staan", bureau.window)
    label.setFont(Theme("light", 2.0).font("h1"))
    bureau.preferences.change(tekstgrootte=100)
    assert left_behind(bureau.window, Theme()) == ["QLabel  56"]


def test_the_command_line_wins_for_one_run_and_is_not_remembered(tmp_path: Path, dressed: QApplication) -> None:
    file = tmp_path / "instellingen.json"
    Preferences(file).change(thema="licht", tekstgrootte=110)
    once = Preferences(file, thema="donker", tekst=150)
    assert (once.settings.thema, once.settings.tekstgrootte) == ("donker", 150)
    once.change(vergrendel_na=10)
    kept = read_settings(file)
    assert (kept.thema, kept.tekstgrootte, kept.vergrendel_na) == ("licht", 110, 10)
    once.change(thema="contrast")
    assert read_settings(file).thema == "contrast"
    apply_theme(dressed, Theme())


def test_the_window_starts_as_it_was_left(tmp_path: Path, dressed: QApplication, qtbot: QtBot) -> None:
    paths = AppPaths.under(tmp_path)
    Preferences(paths.settings_file).change(thema="donker", tekstgrootte=150)
    apply_theme(dressed, Theme())
    running = CasusApp(dressed, Request(), None, paths)
    qtbot.addWidget(running.window)
    assert current_theme() == Theme("dark", 1.5)
    apply_theme(dressed, Theme())


# -- lock --------------------------------------------------------------------------------------------------------------


def test_minutes_stay_within_what_the_team_allows(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    coordinator = bureau.context()
    team.change_team(coordinator, team.ChangeTeam(team.show_team(coordinator).versie, "", 8))
    bureau.preferences.change(vergrendel_na=20)
    room.open_tab("vergrendelen")
    settle(bureau, qtbot)
    stepper = find(bureau.window, Stepper, "vergrendel_na")
    assert (stepper.value(), stepper.maximum()) == (8, 8)
    stepper.setFocus()
    QTest.keyClick(stepper, Qt.Key.Key_Down)
    assert read_settings(file_of(bureau)).vergrendel_na == 7
    press(bureau, "klembord_wissen")
    press(bureau, "vergrendel_met_systeem")
    kept = read_settings(file_of(bureau))
    assert (kept.klembord_wissen, kept.vergrendel_met_systeem) == (False, False)


# -- team --------------------------------------------------------------------------------------------------------------


def test_the_coordinator_writes_the_rules_down(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    room.open_tab("team")
    settle(bureau, qtbot)
    typ(find(bureau.window, QPlainTextEdit, "team_afspraken"), "Wij praten mét mensen, niet over hen.")
    press(bureau, "team_bewaar_knop")
    settle(bureau, qtbot)
    assert team.show_team(bureau.context()).afspraken == "Wij praten mét mensen, niet over hen."
    assert any(change.kind == "dossier" for change in bureau.changes)


def test_what_was_typed_about_rules_comes_back(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    room.open_tab("team")
    settle(bureau, qtbot)
    typ(find(bureau.window, QPlainTextEdit, "team_afspraken"), "Nog niet af")
    for drafts in room.findChildren(Drafts):
        drafts.keep_now()
    settle(bureau, qtbot)
    again = InstellingenView(bureau.desk)
    bureau.show(again)
    again.open_tab("team")
    settle(bureau, qtbot)
    assert find(bureau.window, QPlainTextEdit, "team_afspraken").toPlainText() == "Nog niet af"


def test_another_period_asks_why_and_can_go_back(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    room.open_tab("team")
    settle(bureau, qtbot)
    press(bureau, "termijn_verslag_knop")
    settle(bureau, qtbot)
    months = find(bureau.window, QLineEdit, "termijn_maanden")
    months.selectAll()
    typ(months, "36")
    press(bureau, "termijn_vastleggen_knop")
    settle(bureau, qtbot)
    assert "Vul waarop de termijn steunt in." in shown(bureau)
    assert months.text() == "36"
    typ(find(bureau.window, QPlainTextEdit, "termijn_bron"), "Reglement van 2025")
    press(bureau, "termijn_vastleggen_knop")
    settle(bureau, qtbot)
    qtbot.waitUntil(lambda: "Verslag en actielijst van een overleg: 3 jaar" in shown(bureau))
    press(bureau, "termijn_verslag_knop")
    settle(bureau, qtbot)
    press(bureau, "termijn_gewoon_knop")
    settle(bureau, qtbot)
    row = next(row for row in team.show_team(bureau.context()).termijnen if row.soort == "verslag")
    assert (row.maanden, row.eigen) == (24, False)


@pytest.mark.parametrize(("typed", "words"), [("twee", "minstens 1 maand"), ("12", "minstens 5 jaar")])
def test_a_period_that_cannot_be_says_why_beside_the_field(
    room: InstellingenView, bureau: Bureau, qtbot: QtBot, typed: str, words: str
) -> None:
    room.open_tab("team")
    settle(bureau, qtbot)
    press(bureau, "termijn_logboek_knop")
    settle(bureau, qtbot)
    months = find(bureau.window, QLineEdit, "termijn_maanden")
    months.selectAll()
    typ(months, typed)
    press(bureau, "termijn_vastleggen_knop")
    settle(bureau, qtbot)
    assert words in shown(bureau)
    assert not any(row.eigen for row in team.show_team(bureau.context()).termijnen)


def test_who_does_not_manage_reads(
    dossier_template: Dossier, dressed: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_desk(dossier_template, tmp_path, qtbot, als="LV") as bureau:
        view = InstellingenView(bureau.desk)
        bureau.show(view)
        view.open_tab("team")
        settle(bureau, qtbot)
        assert "heeft nog geen regels opgeschreven" in shown(bureau)
        names = {w.objectName() for w in bureau.window.findChildren(QWidget) if w.isVisible()}
        assert not names & {"team_bewaar_knop", "team_afspraken", "termijn_verslag_knop"}


def shown(bureau: Bureau) -> str:
    labels = [label.text() for label in bureau.window.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


# -- about -------------------------------------------------------------------------------------------------------------


def test_everything_that_comes_along_is_named_with_its_licence() -> None:

    root = RESOURCES.parent
    wanted = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    named = " ".join(deel.naam.lower() for deel in list_delen())
    missing = [name for need in wanted if (name := re.split(r"[\[<>=; ]", need)[0].lower()) not in named]
    assert missing == []
    kept = {path.relative_to(RESOURCES).as_posix() for path in (RESOURCES / "fonts").glob("OFL-*.txt")}
    assert {deel.bestand for deel in list_delen()} == kept | {"icons/LICENSE-lucide.txt", ""}
    assert all(len(licentie_tekst(deel)) > 1000 for deel in list_delen() if deel.bestand)


def test_news_comes_from_the_one_list_of_changes(room: InstellingenView, bureau: Bureau, qtbot: QtBot) -> None:
    newest = list_nieuws()[0]
    assert newest.kop
    assert newest.punten
    assert not any("\n" in point for point in newest.punten)
    room.open_tab("over")
    assert newest.punten[0] in shown(bureau)


def test_a_period_in_words() -> None:
    assert [in_words(n) for n in (1, 6, 12, 30, 60)] == [
        "1 maand",
        "6 maanden",
        "1 jaar",
        "2 jaar en 6 maanden",
        "5 jaar",
    ]
