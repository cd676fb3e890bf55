"""The weighing on a real dossier: Rob was asked, GGZ De Brug sits at the coming table and may not hear everything."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.onderwerp import Onderwerp
from casus.services.casussen import open_casus
from casus.services.deelregister import DeelbesluitRow, list_deelbesluiten
from casus.services.mensen import list_organisaties
from casus.services.tafelcheck import ZetOnderwerpen, set_onderwerpen
from casus.services.toestemmingen import VraagToestemming, ask_toestemming, lines_of
from casus.ui.delen.afweging_view import AfwegingView
from casus.ui.widgets.field import Field
from casus.ui.widgets.label import WrapLabel
from tests.ui.desk_fixture import Bureau, typ

ROB = "Rob Terpstra"
VRAAG = (Onderwerp.WONEN, Onderwerp.GELD)


class Weging:
    """One weighing on the screen, driven by keys; every key that is no letter is counted."""

    def __init__(self, bureau: Bureau, qtbot: QtBot) -> None:
        self.bureau, self.qtbot = bureau, qtbot
        self.casus_id = bureau.dossier.casussen[ROB]
        self.pressed = 0
        self.view: AfwegingView | None = None
        bureau.window.activateWindow()
        self.wait(bureau.window.isActiveWindow)

    def open(self, deelbesluit_id: int | None = None) -> AfwegingView:
        self.view = AfwegingView(self.bureau.desk, self.casus_id, deelbesluit_id)
        self.bureau.show(self.view)
        self.rest()
        return self.view

    @property
    def window(self) -> QWidget:
        return self.bureau.window

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()))

    def rest(self) -> None:
        """Nothing under way."""
        self.wait(lambda: self.bureau.runner.is_idle)
        QApplication.processEvents()
        self.wait(lambda: self.bureau.runner.is_idle)

    def press(self, key: Qt.Key, times: int = 1, *, ctrl: bool = False, alt: bool = False) -> None:
        """To whatever has the keyboard."""
        mods = Qt.KeyboardModifier.NoModifier
        if ctrl:
            mods = Qt.KeyboardModifier.ControlModifier
        if alt:
            mods = Qt.KeyboardModifier.AltModifier
        for _ in range(times):
            self.pressed += 1
            QTest.keyClick(QApplication.focusWidget() or self.window, key, mods)

    def go_on(self) -> None:
        self.press(Qt.Key.Key_Return, ctrl=True)

    def typ(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        typ(focus, text)

    def here(self) -> str:
        """Name of what has the keyboard."""
        focus = QApplication.focusWidget()
        return "" if focus is None else focus.objectName()

    def shows(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def register(self) -> tuple[DeelbesluitRow, ...]:
        return list_deelbesluiten(self.bureau.context(), self.casus_id)

    def errors(self) -> list[str]:
        """Every error that stands on the screen."""
        found = [f.error() for f in self.window.findChildren(Field) if f.isVisible() and f.error()]
        labels = self.window.findChildren(WrapLabel)
        return found + [w.text() for w in labels if w.isVisible() and w.text().endswith("iets deelt.")]


def organisatie(bureau: Bureau, naam: str) -> int:
    return next(row.id for row in list_organisaties(bureau.context()) if row.naam == naam)


def ask(bureau: Bureau, casus: str = ROB) -> int:
    """The person was asked about wonen and geld for GGZ De Brug; returns the consent."""
    ctx = bureau.context()
    page = open_casus(ctx, bureau.dossier.casussen[casus])
    set_onderwerpen(ctx, ZetOnderwerpen(page.id, page.versie, VRAAG))
    lines = lines_of([organisatie(bureau, "GGZ De Brug")], VRAAG)
    command = VraagToestemming(page.id, page.inwoners[0].id, page.vraag, lines, gevraagd_op=date(2026, 11, 20))
    return ask_toestemming(ctx, command)[0].id


@pytest.fixture
def weging(bureau: Bureau, qtbot: QtBot) -> Weging:
    ask(bureau)
    return Weging(bureau, qtbot)
