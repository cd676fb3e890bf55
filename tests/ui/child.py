"""Casus in a process of its own, so that it can be looked through whole, or killed: ``python -m tests.ui.child``.

Prints one line of JSON per answer.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QEvent, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QPlainTextEdit

from casus.domain.lijst import LijstSoort
from casus.domain.values import OverlegStatus
from casus.services.casussen import list_casus_ids
from casus.services.concepten import concept_of
from casus.services.overleggen import list_overleggen
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.system.paths import AppPaths
from casus.ui.app import CasusApp, make_application
from casus.ui.casussen.casus_dialog import NewCasusPage
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.casussen.kijkers_view import KijkersView
from casus.ui.drafts import Drafts
from casus.ui.lijsten.lijst_page import LijstPage
from casus.ui.overleg.correctie_dialog import CorrectieDialog
from casus.ui.overleg.overleg_page import overleg_page_for
from casus.ui.request import Request
from casus.ui.session import Session
from casus.ui.widgets.rows import RowList
from casus.ui.zoeken.zoek_dialog import ZoekDialog
from casus.wiring import World, open_dossier
from tests.ui.canary import hits, strings_in_memory, words_left
from tests.ui.desk_fixture import VANDAAG, typ

PATIENCE_SECONDS = 60
CLOSED = (OverlegStatus.GESLOTEN, OverlegStatus.VASTGESTELD)
VELD, CASUS_NIEUW = "casus_vraag", "casus_nieuw"


class Child:
    """One run of the program on the dossier in this folder; the code lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.qt = make_application(["casus"])
        path, keys, clock = folder / "team.casus", MemoryKeychain(), FixedClock(VANDAAG)
        world = World(clock, Random(7), keys)
        code = (folder / "code.txt").read_text(encoding="utf-8").strip()
        open_dossier(str(path), world, herstelcode=code).close()
        self.app = CasusApp(self.qt, Request(dossier=str(path)), world, AppPaths.under(folder / "huis"))
        self.app.start()
        self.wait(lambda: self.app.session is not None and self.app.window.room == "vandaag")
        self.rest()

    @property
    def session(self) -> Session:
        assert self.app.session is not None
        return self.app.session

    def wait(self, what: Callable[[], bool]) -> None:
        until = monotonic() + PATIENCE_SECONDS
        while not what():
            assert monotonic() < until, "this takes too long"
            QApplication.processEvents()

    def rest(self) -> None:
        self.wait(lambda: self.session.runner.is_idle)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        self.wait(lambda: self.session.runner.is_idle)

    def walk(self, canary: str) -> list[str]:
        """Through every room and every kind of page, with something typed, taken back, copied and asked."""
        window, desk, ctx = self.app.window, self.session.desk, self.session.runner.context
        seen: set[str] = set()

        def look() -> None:
            self.rest()
            seen.update(hits(canary, words_left()))

        for room in list(window._rooms):
            window.open_room(room)
            look()
        for casus_id in list_casus_ids(ctx, status=None)[:2]:
            window.open_room("casussen")
            for page in (casus_page_for(desk, casus_id), GeschiedenisView(desk, casus_id), KijkersView(desk, casus_id)):
                window.open_page(page)
                look()
        for meeting in list_overleggen(ctx)[:3]:
            window.open_room("overleg")
            window.open_page(overleg_page_for(desk, meeting.id))
            look()
        self.paste_list(canary)
        look()
        self.paste_list(canary)  # looking took back what was pasted before
        window.open_room("casussen")
        window.open_page(NewCasusPage(desk))
        self.rest()
        for field in [f for f in window.findChildren(QLineEdit) if f.isVisible()][:1]:
            field.setFocus()
            typ(field, f"{canary} getypt")
            field.selectAll()
            field.copy()
            QTest.keyClick(field, Qt.Key.Key_Delete)
        self.ask(canary)
        QApplication.clipboard().setText(f"{canary} gekopieerd")
        self.search(canary)
        look()
        dialog = window.findChild(CorrectieDialog)
        assert dialog is not None
        area = dialog.findChildren(QPlainTextEdit)[0]
        typ(area, f"{canary} nog eens")  # looking took back what was typed before
        area.selectAll()
        QTest.keyClick(area, Qt.Key.Key_Delete)
        self.search(canary)
        return sorted(seen)

    def paste_list(self, canary: str) -> None:
        """A list of casussen, half-way in: read and tried, not taken."""
        window = self.app.window
        window.open_room("acties")
        if not isinstance(window.current_page(), LijstPage):
            window.open_page(LijstPage(self.session.desk, LijstSoort.CASUSSEN))
        page = window.current_page()
        assert isinstance(page, LijstPage)
        area, tried = page.findChild(QPlainTextEdit, "lijst_invoer"), page.findChild(RowList, "lijst_proef")
        assert area is not None
        assert tried is not None
        area.setPlainText("")
        self.wait(lambda: tried.model().rowCount() == 0)
        area.setFocus()
        area.insertPlainText(f"Naam\tVraag\n{canary} op de lijst\tHelpt {canary}?\n")
        self.wait(lambda: tried.model().rowCount() > 0)
        self.rest()

    def search(self, canary: str) -> None:
        """Ctrl+K with hits, over whatever is there."""
        QTest.keyClick(self.app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        dialog = self.app.window.findChild(ZoekDialog)
        assert dialog is not None
        dialog.fill(canary)
        rows = dialog.findChild(QListView, "zoek_lijst")
        assert rows is not None
        self.wait(lambda: any(canary in str(row) for row in _texts(rows)))
        self.rest()

    def ask(self, canary: str) -> None:
        """A dialog with text of a casus that is open, and something typed in it, when the lock falls."""
        window, desk, ctx = self.app.window, self.session.desk, self.session.runner.context
        window.open_room("overleg")
        closed = next(row for row in list_overleggen(ctx) if row.status in CLOSED)
        window.open_page(overleg_page_for(desk, closed.id))
        self.rest()
        button = next(b for b in window.findChildren(QAbstractButton) if b.objectName().startswith("corrigeer_"))
        button.click()
        self.rest()
        dialog = window.findChild(CorrectieDialog)
        assert dialog is not None
        typ(dialog.findChildren(QPlainTextEdit)[0], f"{canary} verbeterd")

    def open_new(self) -> QPlainTextEdit:
        """The page of a new casus, with the question to the table."""
        self.app.window.open_room("casussen")
        self.app.window.open_page(NewCasusPage(self.session.desk))
        self.rest()
        field = self.app.window.findChild(QPlainTextEdit, VELD)
        assert isinstance(field, QPlainTextEdit)
        return field


def _texts(view: QListView) -> list[str]:
    """What the rows of a list say."""
    model = view.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def lock(folder: Path, canary: str, *, broken: bool) -> None:
    child = Child(folder)
    before = child.walk(canary)
    if broken:
        window = child.app.window
        for owner, name in ((window, "close_pages"), (child.session, "_close_dialogs"), (child.session.guard, "end")):
            vars(owner)[name] = lambda: None
    started = monotonic()
    QTest.keyClick(child.app.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    child.wait(lambda: any(label.text() == "Het dossier is op slot" for label in child.app.window.findChildren(QLabel)))
    child.rest()
    seconds = monotonic() - started
    memory = strings_in_memory(canary)
    after = hits(canary, words_left())
    say({"voor": before, "na": after, "geheugen": memory, "seconden": seconds})
    os._exit(0)  # undone and half closed: nothing to take apart with care


def write(folder: Path, text: str) -> None:
    """Type in a new casus until the draft is kept, say so, and stay until somebody ends it."""
    child = Child(folder)
    field = child.open_new()
    typ(field, text)
    ctx = child.session.runner.context
    child.wait(lambda: text in concept_of(ctx, CASUS_NIEUW, 0).values())
    say({"bewaard": text})
    child.wait(lambda: False)


def read(folder: Path) -> None:
    """What stands there the next time."""
    child = Child(folder)
    say({"teruggevonden": child.open_new().toPlainText()})
    child.app.window.close()


def forgetful(folder: Path, text: str) -> None:
    """As ``write``, with drafts that are never kept."""
    Drafts.touched = lambda self, name: None  # type: ignore[method-assign]
    child = Child(folder)
    typ(child.open_new(), text)
    child.rest()
    say({"getypt": text})
    child.wait(lambda: False)


def say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    qInstallMessageHandler(lambda *_: None)
    what, place, word = sys.argv[1:4]
    if what in ("slot", "kapot-slot"):
        lock(Path(place), word, broken=what == "kapot-slot")
    elif what == "lees":
        read(Path(place))
    else:
        {"typ": write, "typ-zonder-bewaren": forgetful}[what](Path(place), word)
