"""Every screen and every dialog is whole: in each theme, at each size, for eyes, keyboard and screen reader.

The short tier walks everything twice, light with large text and dark on a small screen; the long tier walks all
combinations. A new screen is walked by itself, a new dialog must be in ``casus/ui/picture_dialogs.py``.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from casus.services.context import Context
from casus.ui.picture_dialogs import DIALOGS
from casus.ui.qt_dutch import speak_dutch
from casus.ui.spoken import announce_headings
from casus.ui.theme import Theme, ThemeName, apply_theme
from casus.ui.widgets.dialog import ConfirmDialog, Dialog
from tests.conftest import tier
from tests.ui.walk import spoken, town
from tests.ui.walk.looking import look
from tests.ui.walk.stops import Dress, Stop, stops, working

UI = Path(__file__).resolve().parents[3] / "casus" / "ui"
SIZES = ((1.0, 1366, 768), (1.0, 1440, 900), (2.0, 1440, 900))
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")
ALL = tuple(Dress(theme, *size) for theme in THEMES for size in SIZES)
SHORT = (Dress("light", 2.0, 1440, 900), Dress("dark", 1.0, 1366, 768))


ELSEWHERE = {
    "GebruikerDialog",
    "JobDialog",
    "MeeneemDialog",
    "MergeDialog",
    "OrganisatieDialog",
    "OuderDialog",
    "OverdrachtDialog",
    "ProfessionalDialog",
    "RegelDialog",
    "ReopenCasusDialog",
    "TrashCasusDialog",
    "VeldHulpDialog",
    "VervangingDialog",
    "WijkDialog",
    "herstelblad_dialoog",
    "terugzetten_dialoog",
    "vervanging_stop_dialoog",
}
"""Open from a state that the pictures do not hold (another copy, a closed casus, the trash, F1 at a field); tested in
the tests of their own room only. One that is walked after all must leave this set."""


@pytest.fixture(scope="module")
def chair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The chair of the town of long names."""
    opened, _ = town.make_town(tmp_path_factory.mktemp("stad"))
    yield opened.context(opened.actor("MV"))
    opened.close()


@pytest.fixture
def spoken_app(dressed: QApplication) -> Iterator[QApplication]:
    speak_dutch(dressed)
    announce_headings(dressed)
    yield dressed
    apply_theme(dressed, Theme())


@pytest.mark.parametrize("dress", ALL if tier() == "lang" else SHORT, ids=str)
def test_every_screen_is_whole(
    dress: Dress, chair: Context, spoken_app: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for stop in _walk(spoken_app, chair, tmp_path, dress):
        seen.add(stop.name)
        if found := list(look(stop, counts)):
            wrong[stop.name] = found
    with capsys.disabled():
        sys.stdout.write(f"\nwalk {dress}: {', '.join(f'{count} {what}' for what, count in counts.items())} ")
    assert {place.name for place in DIALOGS} <= {name.removeprefix("dialoog-") for name in seen}
    assert not wrong, "\n".join(f"{name}\n    " + "\n    ".join(found) for name, found in wrong.items())


def test_codes_instead_of_names_reach_the_screen_reader(
    chair: Context, spoken_app: QApplication, tmp_path: Path
) -> None:
    """After F9 no name of a person is read out or shown by the mouse, on any screen without a form."""
    heard: dict[str, list[str]] = {}
    names_before = 0
    for stop in _walk(spoken_app, chair, tmp_path, SHORT[1]):
        if stop.is_dialog or not hasattr(stop.window, "toggle_names") or stop.name in _WITH_A_FORM:
            continue
        names_before += bool(spoken.said_names(stop.root, town.PEOPLE))
        stop.window.toggle_names()
        stop.settle()
        if found := spoken.said_names(stop.root, town.PEOPLE):
            heard[stop.name] = found
        stop.window.toggle_names()
        stop.settle()
    assert names_before >= 5, "control: with names on they are read out"
    assert not heard


_WITH_A_FORM = {"casus-nieuw"}


def test_every_dialog_is_walked(chair: Context, spoken_app: QApplication, tmp_path: Path) -> None:
    """By class, and the plain questions by the object name that they get."""
    seen = {_identity(stop.root) for stop in _walk(spoken_app, chair, tmp_path, SHORT[1]) if stop.is_dialog}
    assert dialogs_in_code() - seen == ELSEWHERE, "a new dialog belongs in casus/ui/picture_dialogs.py"


def test_a_dialog_that_is_in_no_list_is_found(tmp_path: Path) -> None:
    """Negative control."""
    code = "class NieuweDialog(FormDialog):\n    pass\n\n\ndef ask(self):\n    dialog = ConfirmDialog('?', 'x', self)\n"
    (tmp_path / "nieuw.py").write_text(code + "    dialog.setObjectName('nieuw_dialoog')\n", encoding="utf-8")
    assert dialogs_in_code(tmp_path) == {"NieuweDialog", "nieuw_dialoog"}


def test_the_names_of_the_town_are_long() -> None:
    bodies = [naam for naam, _, _ in town.ORGANISATIES]
    names = [town.TEAM, town.PLAATS, *town.WIJKEN, *town.FUNCTIES, *town.PROFESSIONALS, *town.PEOPLE, *bodies]
    assert [name for name in names if len(name) < town.LETTERS] == []


def _walk(app: QApplication, ctx: Context, folder: Path, dress: Dress) -> Iterator[Stop]:
    with working(ctx) as runner:
        windows = []
        for stop in stops(app, ctx, runner, folder, dress):
            if stop.window not in windows:
                windows.append(stop.window)
            yield stop
        for window in windows:
            window.close()
            window.deleteLater()


def _identity(dialog: object) -> str:
    assert isinstance(dialog, QDialog)
    return dialog.objectName() if type(dialog) in (ConfirmDialog, Dialog) else type(dialog).__name__


def dialogs_in_code(folder: Path = UI) -> set[str]:
    """Names of dialog classes, and of the questions that are asked without a class of their own."""
    found: set[str] = set()
    bases: set[str] = set()
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and _is_dialog(node):
                found.add(node.name)
                bases |= _bases(node)
            elif isinstance(node, ast.FunctionDef) and path.name != "dialog.py":
                found |= _plain_questions(node)
    return found - bases


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def _is_dialog(node: ast.ClassDef) -> bool:
    """One that is only the base of others is no dialog that anybody sees."""
    return node.name.endswith(("Dialog", "Form")) and any(
        name.endswith(("Dialog", "Form")) and name not in ("QDialog", "QFileDialog") for name in _bases(node)
    )


def _plain_questions(function: ast.FunctionDef) -> set[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    if not any(isinstance(call.func, ast.Name) and call.func.id in ("Dialog", "ConfirmDialog") for call in calls):
        return set()
    names = {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "setObjectName"
        and isinstance(call.args[0], ast.Constant)
    }
    named = {name for name in names if name.endswith("_dialoog")}
    return named or {f"{function.name} asks without an object name that ends in _dialoog"}
