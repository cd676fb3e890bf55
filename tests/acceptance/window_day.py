"""*Dinsdagmiddag* through the real windows: the chair at the screen, by keys and clicks on widgets with a name."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import singledispatchmethod
from pathlib import Path
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from casus.domain.values import OverlegStatus
from casus.services.messages import label
from casus.services.oefenen import dag
from casus.system.clock import FixedClock
from casus.system.keychain import Keychain, MemoryKeychain
from casus.system.paths import AppPaths
from casus.ui.app import CasusApp
from casus.ui.dates import starting
from casus.ui.main_window import MainWindow
from casus.ui.overleg.voeren_view import VoerenView
from casus.ui.request import Request
from casus.wiring import World
from tests.ui.desk_fixture import find, typ

W = TypeVar("W", bound=QWidget)

VOORZITTER = "MV"


@dataclass
class Hand:
    """Presses, types and reads in the one window; waits for what the screen shows, never for a time."""

    app: CasusApp
    qtbot: QtBot
    clock: FixedClock

    @property
    def window(self) -> MainWindow:
        return self.app.window

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what)

    def rest(self) -> None:
        """Nothing under way in the dossier, nothing left to throw away; the keyboard is still ours."""
        session = self.app.session
        assert session is not None
        self.wait(lambda: session.runner.is_idle)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        assert QApplication.activeWindow() is self.window, "another window took the keyboard"

    def is_there(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def see(self, name: str, kind: type[W]) -> W:
        """The one visible widget of this name, once it is there."""
        self.wait(lambda: any(widget.isVisible() for widget in self.window.findChildren(kind, name)))
        return find(self.window, kind, name)

    def gone(self, name: str) -> None:
        self.wait(lambda: not self.is_there(name))
        self.rest()

    def press(self, name: str) -> None:
        self.click(self.see(name, QAbstractButton))

    def press_said(self, prefix: str, said: str) -> None:
        """The button that a screen reader calls so, among those whose name begins with ``prefix``."""
        self.wait(lambda: len(self.buttons_said(prefix, said)) == 1)
        self.click(self.buttons_said(prefix, said)[0])

    def said_in_agenda(self, naam: str) -> str:
        """The name of a point, or its code where this table may not hear the name."""
        view = self.see("voeren", VoerenView)

        def codes() -> list[str]:
            known = {punt.naam: punt.code or "" for punt in view.model.page.casussen}
            return [words for words in (naam, known.get(naam, "")) if words]

        def said() -> list[str]:
            rows = self.rows("verloop_lijst")
            return [words for words in codes() if any(words in row for row in rows)]

        self.wait(lambda: bool(said()))
        return said()[0]

    def name_at_table(self, naam: str) -> None:
        """The name of the point on the table; where the room may not hear it, the chair asks for it at this screen."""
        self.wait(lambda: self.see("punt_naam", QLabel).text() == naam or self.is_there("toon_naam_link"))
        if self.is_there("toon_naam_link"):
            self.press("toon_naam_link")
        self.wait(lambda: self.see("punt_naam", QLabel).text() == naam)

    def press_room(self, title: str) -> None:
        """A place in the rail."""
        buttons = [b for b in self.window.rail.findChildren(QAbstractButton) if b.text() == title]
        assert len(buttons) == 1, title
        self.click(buttons[0])

    def click(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), button.objectName()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """On whatever has the focus, else on the window, as a keyboard does."""
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "no window has the keyboard"
        QTest.keyClick(widget, key, modifiers)
        self.rest()

    def fill(self, name: str, text: str) -> None:
        """Type over what stands in a field."""
        field = self.see(name, QWidget)
        assert isinstance(field, QLineEdit | QPlainTextEdit), name
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        typ(field, text)
        self.rest()

    def choose(self, name: str, words: str) -> None:
        """Walk through a list of choices with the arrow keys."""
        combo = self.see(name, QComboBox)
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.currentText() == words:
                return
            QTest.keyClick(combo, Qt.Key.Key_Down)
        raise AssertionError(f"{words} is no choice of {name}")

    def rows(self, name: str) -> list[str]:
        """What a screen reader says for each row of a list."""
        model = self.see(name, QListView).model()
        return [_said_row(model, row) for row in range(model.rowCount())]

    def click_row(self, name: str, words: str) -> None:
        """The one row that says these words."""
        self.wait(lambda: any(words in row for row in self.rows(name)))
        view = self.see(name, QListView)
        place = next(n for n, row in enumerate(self.rows(name)) if words in row)
        spot = view.visualRect(view.model().index(place, 0))
        # to the right of a circle, so that it is the row that is meant
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot.center() + QPoint(0, 1))
        self.rest()

    def click_cell(self, name: str, row: int) -> None:
        """A row of a table."""
        table = self.see(name, QTableView)
        self.wait(lambda: table.model().rowCount() > row)
        spot = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self.rest()

    def buttons_said(self, prefix: str, said: str) -> list[QAbstractButton]:
        """Visible buttons that a screen reader calls so."""
        found = self.window.findChildren(QAbstractButton)
        return [b for b in found if b.isVisible() and b.objectName().startswith(prefix) and b.accessibleName() == said]


class WindowDay:
    """One chair, one afternoon. ``do`` takes the steps of the day one by one."""

    def __init__(self, hand: Hand, verslag: Path, day: date) -> None:
        self.hand = hand
        self._verslag = verslag
        self._day = day

    def begin(self) -> None:
        """From the first page: the practice dossier, as the chair, to the coming meeting."""
        self.hand.press("oefen_knop")
        self.choose_chair()
        self.open_meeting()

    def choose_chair(self) -> None:
        self.hand.press(f"wie_{VOORZITTER.lower()}")
        self.hand.press("begin_knop")
        self.hand.see("vandaag", QWidget)
        self.hand.rest()

    def open_meeting(self) -> None:
        """By the one big button of Vandaag."""
        self.hand.press("overleg_open_knop")
        self.hand.see("overleg_pagina", QWidget)
        self.hand.rest()

    def moment(self, stap: dag.Stap) -> datetime:
        return datetime.combine(self._day, stap.om, ZoneInfo("Europe/Amsterdam")).astimezone(UTC)

    def step(self, stap: dag.Stap) -> None:
        """At its time."""
        self.hand.clock.set(self.moment(stap))
        self.do(stap)
        self.hand.rest()

    @singledispatchmethod
    def do(self, stap: dag.Stap) -> None:
        raise TypeError(f"no such step: {type(stap).__name__}")

    @do.register
    def _(self, stap: dag.ZetOpAgenda) -> None:
        hand = self.hand
        hand.press("punt_knop")
        hand.fill("punt_casus_zoek", stap.casus)
        hand.wait(lambda: len(hand.rows("punt_casus_lijst")) == 1)
        hand.press("punt_toevoegen_knop")
        hand.gone("punt_dialoog")
        hand.wait(lambda: any(stap.casus in row for row in hand.rows("agenda_lijst")))

    @do.register
    def _(self, stap: dag.NodigUit) -> None:
        hand = self.hand
        hand.press("deelnemer_toevoegen_knop")
        hand.fill("professionals_zoek", stap.wie)
        hand.wait(lambda: len(hand.rows("professionals_lijst")) == 1)
        hand.click_row("professionals_lijst", stap.wie)
        if stap.gast:
            hand.press("als_gast")
        hand.press("uitnodigen_knop")
        hand.gone("deelnemers_dialoog")

    @do.register
    def _(self, stap: dag.MeldAf) -> None:
        self.hand.press_said("meld_af_", f"Meld af: {stap.wie}")

    @do.register
    def _(self, stap: dag.Stand) -> None:
        hand = self.hand
        if stap.naar is OverlegStatus.OPEN:
            hand.press("overleg_open_knop")
            if hand.is_there("open_dialoog"):
                hand.press("toch_open_knop")
            hand.see("overleg_start_knop", QAbstractButton)
        elif stap.naar is OverlegStatus.LOPEND:
            hand.press("overleg_start_knop")
            hand.see("voeren", QWidget)
        elif stap.naar is OverlegStatus.GESLOTEN:
            hand.press("sluit_overleg_knop")
            hand.press("sluit_bevestig_knop")
            hand.see("gesloten", QWidget)
        else:
            hand.press("stel_vast_knop")
            hand.press("vaststel_bevestig_knop")
            hand.wait(lambda: not hand.is_there("stel_vast_knop"))

    @do.register
    def _(self, stap: dag.RondAf) -> None:
        hand = self.hand
        hand.press_room("Vandaag")
        hand.click_row("acties_lijst", starting(stap.wat))
        hand.see("actie_dialoog", QWidget)
        hand.press("actie_gedaan")
        hand.fill("actie_terugkoppeling", stap.terugkoppeling)
        hand.press("actie_vastleggen_knop")
        hand.gone("actie_dialoog")
        hand.press_room("Overleg")
        hand.see("overleg_pagina", QWidget)

    @do.register
    def _(self, stap: dag.Tafel) -> None:
        hand = self.hand
        if self._is_next(stap.punt):
            hand.press("volgend_punt_knop")
        else:
            hand.click_row("verloop_lijst", hand.said_in_agenda(stap.punt))
            hand.press("bespreek_nu_knop")
        hand.name_at_table(stap.punt)
        hand.see("punt_klok", QLabel)

    @do.register
    def _(self, stap: dag.Regel) -> None:
        hand = self.hand
        hand.fill("invoer_regel", stap.tekst)
        hand.key(Qt.Key.Key_Return)
        hand.wait(lambda: hand.see("invoer_regel", QLineEdit).text() == "")

    @do.register
    def _(self, stap: dag.Loopt) -> None:
        before, after = ("Komt erbij", "Stapt uit") if stap.binnen else ("Stapt uit", "Komt erbij")
        self.hand.press_said("stap_", f"{before}: {stap.wie}")
        self.hand.wait(lambda: len(self.hand.buttons_said("stap_", f"{after}: {stap.wie}")) == 1)

    @do.register
    def _(self, stap: dag.Terug) -> None:
        hand = self.hand
        hand.press("terug_op_knop")
        hand.see("terug_dialoog", QWidget)
        quick = f"over_{stap.weken}_weken"
        if hand.is_there(quick):
            hand.press(quick)
        else:
            day = self._day + timedelta(weeks=stap.weken)
            hand.fill("terug_dag", f"{day.day}-{day.month}-{day.year}")
        hand.press("terug_vastleggen_knop")
        hand.gone("terug_dialoog")

    @do.register
    def _(self, stap: dag.Inloop) -> None:
        hand = self.hand
        hand.press("inloop_knop")
        hand.fill("inloop_naam", stap.casus)
        hand.fill("inloop_vraag", stap.vraag)
        hand.choose("inloop_inbrenger", stap.inbrenger)
        hand.press("inloop_persoon_knop")
        hand.fill("inloop_eigen_woorden", stap.eigen_woorden)
        hand.fill("inloop_inwoner", stap.inwoner)
        hand.choose("inloop_leeftijd", starting(label(stap.leeftijd)))
        hand.press("inloop_toevoegen_knop")
        hand.gone("inloop_dialoog")
        hand.said_in_agenda(stap.casus)

    @do.register
    def _(self, _: dag.MaakVerslag) -> None:
        hand = self.hand
        hand.press("verslag_knop")
        hand.fill("verslag_pad", str(self._verslag))
        hand.press("verslag_maken_knop")
        hand.gone("verslag_dialoog")
        hand.see("melding", QWidget)

    @do.register
    def _(self, _: dag.PlanVolgende) -> None:
        hand = self.hand
        hand.press("plan_volgend_knop")
        hand.press("plan_knop")
        hand.gone("plan_dialoog")
        hand.see("voorbereiden", QWidget)

    def came_back(self) -> tuple[tuple[str, str], ...]:
        """(casus, why) as the agenda of next week says them."""
        said = [row.split(", ") for row in self.hand.rows("agenda_lijst")]
        casussen = [(re.match(r"\d+\. \w+ (.+)", parts[0]), parts) for parts in said]
        return tuple((found[1], parts[1]) for found, parts in casussen if found)

    def _is_next(self, punt: str) -> bool:
        """Whether the big button would bring it to the table: the first to come below what is there."""
        rows = self.hand.rows("verloop_lijst")
        now = next((n for n, row in enumerate(rows) if row.endswith("nu op tafel")), -1)
        coming = next((row for row in rows[now + 1 :] if row.endswith("komt nog")), "")
        return self.hand.said_in_agenda(punt) in coming


@contextmanager
def open_window(
    qtbot: QtBot, root: Path, clock: FixedClock, seed: int, request: Request | None = None, keys: Keychain | None = None
) -> Iterator[Hand]:
    """Casus as it starts on a machine that never saw it, in a folder of its own."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    world = World(clock, Random(seed), keys or MemoryKeychain())
    running = CasusApp(app, request or Request(), world, AppPaths.under(root))
    hand = Hand(running, qtbot, clock)
    crashes: list[BaseException] = []
    try:
        with qtbot.waitSignal(running.ready):
            running.start()
        assert running.session is not None
        running.session.runner.crashed.connect(crashes.append)
        running.window.activateWindow()
        hand.wait(running.window.isActiveWindow)
        hand.rest()
        yield hand
    finally:
        running.window.close()
        running.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not crashes, crashes


def _said_row(model: QAbstractItemModel, row: int) -> str:
    return str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) or "")
