"""Every screen and every dialog is whole: in each theme, at each size, for eyes, keyboard and screen reader.

The short tier walks everything twice, light with large text and dark on a small screen; the long tier walks all
combinations. A new screen is walked by itself, a new dialog must be in ``casus/ui/picture_dialogs.py``.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casus.services.context import Context
from casus.ui.picture_dialogs import DIALOGS
from casus.ui.qt_dutch import speak_dutch
from casus.ui.spoken import announce_headings
from casus.ui.theme import Theme, ThemeName, apply_theme
from tests.conftest import tier
from tests.ui.walk import dialogs, spoken, town, town_woorden
from tests.ui.walk.looking import look
from tests.ui.walk.stops import Dress, Stop, stops, working

UI = Path(__file__).resolve().parents[3] / "casus" / "ui"
SIZES = ((1.0, 1366, 768), (1.0, 1440, 900), (2.0, 1440, 900))
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")
ALL = tuple(Dress(theme, *size) for theme in THEMES for size in SIZES)
SHORT = (Dress("light", 2.0, 1440, 900), Dress("dark", 1.0, 1366, 768))


ELSEWHERE: set[tuple[str, str]] = set()
"""(dialog, who asks it) that the pictures do not reach; tested in the tests of their own room only, each with its
reason. One that is walked after all must leave this set."""


@pytest.fixture(scope="module")
def chair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The chair of the town of long names."""
    opened, _ = town.make_town(tmp_path_factory.mktemp("stad"))
    yield opened.context(opened.actor("MV"))
    opened.close()


@dataclass
class Walked:
    """What one walk came by, and what was wrong there."""

    seen: set[str] = field(default_factory=set)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    asked: set[dialogs.Asked] = field(default_factory=set)
    names_before: int = 0
    heard: dict[str, list[str]] = field(default_factory=dict)
    """Names that are said after F9."""


@pytest.fixture(scope="module")
def walked(
    chair: Context, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Dress], Walked]]:
    """A walk in each dress, made when it is first asked for: it takes minutes."""
    speak_dutch(qapp)
    announce_headings(qapp)
    yield cache(lambda dress: _walk(qapp, chair, tmp_path_factory.mktemp("wandeling"), dress))
    apply_theme(qapp, Theme())


@pytest.mark.parametrize("dress", ALL if tier() == "lang" else SHORT, ids=str)
def test_every_screen_is_whole(
    dress: Dress, walked: Callable[[Dress], Walked], capsys: pytest.CaptureFixture[str]
) -> None:
    walk = walked(dress)
    with capsys.disabled():
        sys.stdout.write(f"\nwalk {dress}: {', '.join(f'{count} {what}' for what, count in walk.counts.items())} ")
    assert {place.name for place in DIALOGS} <= {name.removeprefix("dialoog-") for name in walk.seen}
    assert not walk.wrong, "\n".join(f"{name}\n    " + "\n    ".join(found) for name, found in walk.wrong.items())


def test_codes_instead_of_names_reach_the_screen_reader(walked: Callable[[Dress], Walked]) -> None:
    """After F9 no name of a person is read out or shown by the mouse, on any screen without a form."""
    walk = walked(SHORT[1])
    assert walk.names_before >= 5, "control: with names on they are read out"
    assert not walk.heard


_WITH_A_FORM = {"casus-nieuw"}


def test_every_dialog_is_walked(walked: Callable[[Dress], Walked]) -> None:
    """Also one that is asked from several places, or in several ways: each of them."""
    asked, in_code = walked(SHORT[1]).asked, dialogs.in_code(UI)
    assert asked <= in_code, "what is asked at run time and not found in the code makes this test blind"
    assert in_code - asked == ELSEWHERE, "a new dialog belongs in casus/ui/picture_dialogs.py"


def test_the_names_of_the_town_are_long() -> None:
    bodies = [naam for naam, _, _ in town_woorden.ORGANISATIES]
    people = [*town_woorden.PROFESSIONALS, *town_woorden.PEOPLE, *town_woorden.GONE]
    names = [town_woorden.TEAM, town_woorden.PLAATS, *town_woorden.WIJKEN, *town_woorden.FUNCTIES, *people, *bodies]
    assert [name for name in names if len(name) < town.LETTERS] == []


def _walk(app: QApplication, ctx: Context, folder: Path, dress: Dress) -> Walked:
    walk = Walked()
    with pytest.MonkeyPatch.context() as patch, dialogs.noted(patch) as walk.asked, working(ctx) as runner:
        for stop in stops(app, ctx, runner, folder, dress):
            walk.seen.add(stop.name)
            if found := list(look(stop, walk.counts)):
                walk.wrong[stop.name] = found
            if dress == SHORT[1] and not stop.is_dialog and stop.name not in _WITH_A_FORM:
                _hide_names(stop, walk)
    return walk


def _hide_names(stop: Stop, walk: Walked) -> None:
    """F9, what is said then, and F9 again."""
    if not hasattr(stop.window, "toggle_names"):
        return
    walk.names_before += bool(spoken.said_names(stop.root, town_woorden.PEOPLE + town_woorden.GONE))
    stop.window.toggle_names()
    stop.settle()
    if found := spoken.said_names(stop.root, town_woorden.PEOPLE + town_woorden.GONE):
        walk.heard[stop.name] = found
    stop.window.toggle_names()
    stop.settle()
