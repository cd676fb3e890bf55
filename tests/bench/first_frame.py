"""Prints how long it took from the start of the process to the first painted frame, and what was imported by then.

``python -m tests.bench.first_frame bare`` is the floor: an empty PySide6 window. ``casus`` is ours, opening a dossier.
The start comes in the environment (monotonic clock of the machine), so that the interpreter's own start counts too.
"""

import json
import os
import sys
import time

HEAVY = (
    "sqlalchemy", "alembic", "pydantic", "docx", "openpyxl", "xlsxwriter", "numpy", "holidays", "asyncio", "keyring",
    "cryptography", "psycopg", "sqlcipher3", "lxml",
)  # fmt: skip


def report(started: float) -> None:
    painted = time.monotonic() - started
    loaded = sorted(name for name in HEAVY if name in sys.modules)
    print(json.dumps({"seconds": painted, "heavy": loaded}), flush=True)
    os._exit(0)


def bare(started: float) -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            report(started)

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def ours(started: float) -> None:
    """As ``python -m casus`` does it, with the first paint of the window watched."""
    from casus.cli.window import wants_window

    asked = wants_window([])
    from PySide6.QtGui import QPaintEvent

    import casus.ui.app as app_module
    from casus.ui.main_window import MainWindow
    from casus.ui.request import Request

    class Window(MainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            report(started)

    vars(app_module)["MainWindow"] = Window
    app = app_module.make_application([])
    running = app_module.CasusApp(app, Request(**(asked or {})))  # type: ignore[arg-type]
    running.start()
    app.exec()


if __name__ == "__main__":
    start = float(os.environ.get("CASUS_BENCH_START", time.monotonic()))
    bare(start) if sys.argv[1] == "bare" else ours(start)
