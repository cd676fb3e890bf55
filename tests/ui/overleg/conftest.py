"""What the tests of this room share: opening a meeting, pressing, and what it looks like in the dossier."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.onderwerp import Onderwerp
from casus.domain.toestemming import ToestemmingWijze
from casus.domain.values import OverlegStatus
from casus.services import casussen, tafelcheck, toestemmingen
from casus.services.context import Context
from casus.services.mensen import list_organisaties
from casus.services.overleg_page import OverlegPage, show_overleg
from casus.services.overleggen import ChangeStatus, change_status
from casus.ui.overleg.overleg_page import overleg_page_for
from tests.ui.desk_fixture import Bureau, find


class Overleg:
    """A meeting on the screen, driven as a person does: by widgets with a name."""

    def __init__(self, bureau: Bureau, qtbot: QtBot, overleg_id: int) -> None:
        self.bureau, self.qtbot, self.id = bureau, qtbot, overleg_id
        self.screen: QWidget | None = None

    @property
    def window(self) -> QWidget:
        return self.bureau.window

    def page(self) -> OverlegPage:
        """As it stands in the dossier."""
        return show_overleg(self.bureau.context(), self.id)

    def go_to(self, *states: OverlegStatus) -> "Overleg":
        """Behind the screen's back, to begin a test somewhere."""
        for status in states:
            change_status(self.bureau.context(), ChangeStatus(self.id, self.page().versie, status))
        return self

    def open(self) -> "Overleg":
        self.screen = overleg_page_for(self.bureau.desk, self.id)
        self.bureau.show(self.screen)
        return self

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what)

    def wait_for(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Until a widget with this name can be seen."""
        self.wait(lambda: any(w.isVisible() for w in self.window.findChildren(kind, name)))
        return find(self.window, kind, name)

    def wait_until_gone(self, name: str) -> None:
        self.wait(lambda: not any(w.isVisible() for w in self.window.findChildren(QWidget, name)))

    def press(self, name: str) -> None:
        button = self.wait_for(name, QAbstractButton)
        assert isinstance(button, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def coming(bureau: Bureau, qtbot: QtBot) -> Overleg:
    """The meeting of 24 November, in concept."""
    return Overleg(bureau, qtbot, bureau.dossier.volgende)


@pytest.fixture
def past(bureau: Bureau, qtbot: QtBot) -> Overleg:
    """The meeting of 17 November, closed."""
    return Overleg(bureau, qtbot, bureau.dossier.vorige)


def say(
    ctx: Context,
    casus_id: int,
    about: tuple[Onderwerp, ...] = (Onderwerp.WONEN, Onderwerp.GELD),
    **answers: bool,
) -> None:
    """What the person answered for these organisations (by the last word of their name) about the whole question."""
    page = casussen.open_casus(ctx, casus_id)
    tafelcheck.set_onderwerpen(ctx, tafelcheck.ZetOnderwerpen(casus_id, page.versie, about))
    names = {row.naam.split()[-1].lower(): row.id for row in list_organisaties(ctx)}
    lines = tuple((names[name], part) for name in answers for part in about)
    person = page.inwoners[0].id
    ask = toestemmingen.VraagToestemming(casus_id, person, "Waar het over gaat", lines, ctx.today())
    id_ = toestemmingen.ask_toestemming(ctx, ask)[0].id
    answered = tuple((names[name], part, mag) for name, mag in answers.items() for part in about)
    row = next(row for row in toestemmingen.list_toestemmingen(ctx, casus_id) if row.id == id_)
    answer = toestemmingen.LegAntwoordVast(
        id_, row.versie, answered, ToestemmingWijze.SCHRIFTELIJK, geldig_tot=date(2027, 3, 1)
    )
    toestemmingen.record_antwoord(ctx, answer)
