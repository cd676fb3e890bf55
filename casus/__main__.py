"""Window or command line; nothing else."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casus.domain.paginabeeld import Paginabeeld
    from casus.drawing.pictures import DrawnPictures
    from casus.services.context import Context

NO_SCREEN = 3


def main(argv: list[str] | None = None) -> int:
    """Decide who does the work. Nothing is imported that a first window does without."""
    args = sys.argv[1:] if argv is None else argv
    if not args:
        return _window({})
    from casus.cli.ending import ended

    return ended(lambda: _command(args))


def _command(args: list[str]) -> int:
    """A window on something, or the command line."""
    from casus.cli.window import wants_window

    asked = wants_window(args)
    if asked is not None:
        return _window(asked)
    from casus.cli.main import main as command_line
    from casus.system.paths import AppPaths
    from casus.wiring import real_world

    return command_line(args, real_world(_Drawing()), AppPaths.of_user(), _screens)


class _Drawing:
    """Pictures for the command line: Qt is loaded, without a display, when the first one is drawn."""

    def png(self, data: object, width_mm: float) -> bytes:
        return self._made().png(data, width_mm)

    def svg(self, data: object, width_mm: float) -> bytes:
        return self._made().svg(data, width_mm)

    def pdf(self, pagina: "Paginabeeld") -> bytes:
        return self._made().pdf(pagina)

    def _made(self) -> "DrawnPictures":
        from PySide6.QtGui import QGuiApplication

        from casus.drawing.pictures import DrawnPictures

        self._app = QGuiApplication.instance() or QGuiApplication([sys.argv[0], "-platform", "offscreen"])
        return DrawnPictures()


def _window(asked: dict[str, object]) -> int:
    """Open the window; without a screen, or what Qt needs of the system, say so in one sentence."""
    if not _has_screen():
        return _no_window("geen_scherm")
    try:
        from casus.ui.app import CasusApp, make_application
    except ImportError:
        return _no_window("venster_onvolledig")
    from casus.ui.request import Request

    app = make_application(sys.argv[:1])
    running = CasusApp(app, Request(**asked))  # type: ignore[arg-type]
    with ExitStack() as log:
        running.ready.connect(lambda: _start_log(log))
        running.start()
        return app.exec()


def _no_window(code: str) -> int:
    from casus.services.messages import sentence_of

    sys.stderr.write(sentence_of(code) + "\n")
    return NO_SCREEN


def _start_log(log: ExitStack) -> None:
    """The technical log, once the frame stands there: it costs more to import than the frame can spare."""
    from casus.system.logs import catch_uncaught
    from casus.system.paths import AppPaths
    from casus.wiring import technical_log

    log.enter_context(technical_log(AppPaths.of_user()))
    catch_uncaught()


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _screens(ctx: "Context", folder: Path, thema: str, tekst: int, maat: tuple[int, int], welke: str) -> list[Path]:
    """Draw every screen without a display: the command line asks for it and knows nothing of Qt.

    Qt's own remarks about the missing display are no answer to anybody.
    """
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from casus.ui.pictures import all_screens

    qInstallMessageHandler(lambda *_: None)
    app = QApplication.instance() or QApplication([sys.argv[0], "-platform", "offscreen"])
    return all_screens(app, ctx, folder, thema, tekst, maat, welke)


if __name__ == "__main__":
    sys.exit(main())
