"""Every stop of a walk: each screen that ``casus schermen`` draws and each dialog, one after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from casus.services.context import Context
from casus.ui.picture_dialogs import open_dialogs
from casus.ui.pictures import screens, settle
from casus.ui.preferences import Preferences
from casus.ui.runner import Runner
from casus.ui.theme import Theme, ThemeName, apply_theme


class Dress(NamedTuple):
    """Theme, text factor and size of the window of one walk."""

    theme: ThemeName
    factor: float
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.theme} {self.factor:.0%} {self.width}x{self.height}"


class Stop(NamedTuple):
    """What is looked at, in its window; ``settle`` waits until it has come to rest."""

    name: str
    root: QWidget
    window: QWidget
    settle: Callable[[], None]
    is_dialog: bool = False

    def turn(self) -> None:
        """One turn of the loop, for what a key sets in motion."""
        QApplication.processEvents()


@contextmanager
def working(ctx: Context) -> Iterator[Runner]:
    """Threads of our own for as long as the walk takes."""
    runner = Runner()
    runner.use(ctx)
    try:
        yield runner
    finally:
        runner.close()


def stops(app: QApplication, ctx: Context, runner: Runner, folder: Path, dress: Dress) -> Iterator[Stop]:
    """The screens in the order of the pictures, each followed by its dialogs; their windows go when nobody asks for
    more.
    """
    apply_theme(app, Theme(dress.theme, dress.factor))

    def rest() -> None:
        settle(app, runner)

    preferences = Preferences(folder / "instellingen.toml")
    windows: list[QWidget] = []
    try:
        for name, window in screens(ctx, runner, folder, preferences):
            if window not in windows:
                windows.append(window)
            window.resize(dress.width, dress.height)
            window.show()
            window.activateWindow()
            rest()
            over = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
            yield Stop(name, over[0] if over else window, window, rest)
            for dialog_name, dialog in open_dialogs(name, window, rest):
                yield Stop(dialog_name, dialog, window, rest, is_dialog=True)
    finally:
        for window in filter(isValid, windows):
            window.close()
            window.deleteLater()
