"""A real desk for tests of screens: an encrypted dossier with people, casussen and two meetings, made by the services.

The dossier is made once per session; every test opens a copy of its own. Use the fixture ``bureau`` (see conftest).
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casus.domain.actie import Eigenaar
from casus.domain.changes import Changed
from casus.domain.values import AgendaReden, EigenaarSoort, NotitieSoort, OrganisatieSoort, OverlegStatus, Rol
from casus.services import casussen, gebruikers, organisaties, overleg_page, overleggen, professionals, tafel
from casus.services.context import Context
from casus.system.clock import FixedClock
from casus.system.keychain import MemoryKeychain
from casus.ui.desk import Desk
from casus.ui.names import Names
from casus.ui.preferences import Preferences
from casus.ui.runner import Runner
from casus.wiring import OpenDossier, World, new_dossier, open_dossier

W = TypeVar("W", bound=QWidget)

VORIGE = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
VANDAAG = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LANGE_NAAM = "Mevrouw W. van den Broek-\N{LATIN CAPITAL LETTER Z WITH DOT ABOVE}urawska-Zonneveld"

ORGANISATIES = (
    ("Welzijn Wilgenhof", OrganisatieSoort.WELZIJN, False),
    ("Woningstichting De Schakel", OrganisatieSoort.CORPORATIE, False),
    ("Politie, wijkteam Oost", OrganisatieSoort.POLITIE, True),
    ("Schuldhulp gemeente", OrganisatieSoort.SCHULDHULP, True),
    ("GGZ De Brug", OrganisatieSoort.GGZ, True),
)
PROFESSIONALS = (
    ("Marieke Vondeling", 0, "wijkcoach", "MV", (Rol.VOORZITTER, Rol.COORDINATOR)),
    ("Lotte Verhoeven", 0, "opbouwwerker", "LV", (Rol.NOTULIST,)),
    ("Fatima Bouzid", 1, "woonconsulent", "FB", (Rol.WIJKPROFESSIONAL,)),
    ("Joost Hendrikx", 2, "wijkagent", "", ()),
    ("Samir Haddad", 3, "schuldhulpverlener", "", ()),
    ("Anneke de Wit", 4, "behandelaar", "", ()),
    ("Peter Kamp", 0, "ervaringsdeskundige", "", ()),
)
CASUSSEN = (
    ("Rob Terpstra", "Hoe voorkomen we dat Rob zijn huis kwijtraakt?", "Ik wil gewoon weer normaal slapen.", 2, 1),
    ("Dennis van Loon", "Wie helpt Dennis aan een vaste dag?", "", 6, 1),
    ("Mevrouw De Graaf", "Kan deze casus dicht?", "Laat me eerst maar eens uitpraten.", 1, 0),
    ("Mevrouw A. Sluiter", "", "", 3, None),
    ("Familie \N{LATIN CAPITAL LETTER O WITH DIAERESIS}zt\N{LATIN SMALL LETTER U WITH DIAERESIS}rk",
     "Hoe houden we de kinderen op school?", "Wij willen rust.", 4, 0),
    ("Jolien Bakker", "Hoe komen we binnen?", "", 0, 0),
    ("De heer Smit", "Wie neemt de regie over?", "", 0, None),
    (LANGE_NAAM, "Wie gaat er mee naar de huisarts?", "", 5, 1),
)  # fmt: skip


@dataclass
class Dossier:
    """What was made, by name, so that a test can say whom it means."""

    path: Path
    keychain: MemoryKeychain
    professionals: dict[str, int] = field(default_factory=dict)
    casussen: dict[str, int] = field(default_factory=dict)
    vorige: int = 0
    """The closed meeting of 17 November."""
    volgende: int = 0
    """The meeting of 24 November, in concept."""


@dataclass
class Bureau:
    """One test's desk, its clock, and a record of where the screen asked to go."""

    dossier: Dossier
    open: OpenDossier
    clock: FixedClock
    runner: Runner
    names: Names
    preferences: Preferences
    window: QWidget
    pages: QStackedWidget
    desk: Desk = field(init=False)
    rooms: list[str] = field(default_factory=list)
    casussen_opened: list[int] = field(default_factory=list)
    overleggen_opened: list[int] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    changes: list[Changed] = field(default_factory=list)
    backs: int = 0

    def context(self, code: str = "MV") -> Context:
        """What this gebruiker works with, for looking from a test."""
        return self.open.context(self.open.actor(code))

    def show(self, page: QWidget) -> None:
        """Put a page in the window, as the rail would."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)


def make_dossier(folder: Path) -> Dossier:
    """Two meetings' worth of people and casussen, deterministic from a seed."""
    clock, keychain = FixedClock(VORIGE), MemoryKeychain()
    world = World(clock, random.Random(20261122), keychain)
    made = new_dossier(folder / "team.casus", "Team Wilgenhof", "Wilgenhof", world)
    opened = open_dossier(str(made.path), world)
    dossier = Dossier(made.path, keychain)
    try:
        _add_people(opened.system_context(), dossier)
        chair = opened.context(opened.actor("MV"))
        _add_casussen(chair, clock, dossier)
        dossier.vorige = _hold_first_meeting(chair, clock, dossier)
        clock.set(VANDAAG)
        dossier.volgende = _plan_next_meeting(chair, dossier)
    finally:
        opened.close()
    return dossier


@contextmanager
def open_desk(template: Dossier, folder: Path, qtbot: QtBot, als: str = "MV") -> Iterator[Bureau]:
    """A copy of the dossier, opened by this gebruiker, with a window of 1440 by 900."""
    for file in template.path.parent.glob(f"{template.path.stem}*"):
        shutil.copy(file, folder / file.name)
    dossier = deepcopy(template)
    dossier.path = folder / template.path.name
    clock = FixedClock(VANDAAG)
    opened = open_dossier(str(dossier.path), World(clock, random.Random(7), dossier.keychain))
    runner, names = Runner(), Names()
    runner.use(opened.context(opened.actor(als)))
    window, pages = _window(qtbot)
    preferences = Preferences(folder / "instellingen.json")
    bureau = Bureau(dossier, opened, clock, runner, names, preferences, window, pages)
    bureau.desk = _desk(bureau)
    runner.changed.connect(bureau.changes.extend)
    crashes: list[BaseException] = []
    runner.crashed.connect(crashes.append)
    try:
        yield bureau
    finally:
        _clear(pages)
        runner.close()
        opened.close()
    assert not crashes, crashes


def typ(widget: QWidget, text: str) -> None:
    """Type any text: ``keyClicks`` aborts the whole process on a character that is not ASCII."""
    for letter in text:
        if ord(letter) < 128:
            QTest.keyClicks(widget, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QGuiApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def find(window: QWidget, kind: type[W], name: str) -> W:
    """The visible widget with this object name; says which there are when it is not there."""
    QApplication.sendPostedEvents()  # what a layout just took in shows with the next turn of the loop
    found = [w for w in window.findChildren(kind, name) if w.isVisible()]
    if len(found) != 1:
        there = sorted({w.objectName() for w in window.findChildren(QWidget) if w.isVisible() and w.objectName()})
        raise AssertionError(f"{len(found)} visible widgets {name}; there are {there}")
    return found[0]


def _window(qtbot: QtBot) -> tuple[QWidget, QStackedWidget]:
    window = QWidget()
    window.setObjectName("venster")
    pages = QStackedWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pages)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    return window, pages


def _clear(pages: QStackedWidget) -> None:
    """Screens go before what they ask things of."""
    while (page := pages.currentWidget()) is not None:
        pages.removeWidget(page)
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _desk(bureau: Bureau) -> Desk:
    def back() -> None:
        bureau.backs += 1
        page = bureau.pages.currentWidget()
        if page is not None and bureau.pages.count() > 1:
            bureau.pages.removeWidget(page)
            page.setParent(bureau.window)  # not left to the garbage collector, which may run on another thread
            page.hide()

    return Desk(
        runner=bureau.runner,
        names=bureau.names,
        preferences=bureau.preferences,
        open_page=bureau.show,
        back=back,
        open_room=bureau.rooms.append,
        open_casus=bureau.casussen_opened.append,
        open_overleg=bureau.overleggen_opened.append,
        tell=bureau.told.append,
    )


def _add_people(system: Context, dossier: Dossier) -> None:
    partners = [
        organisaties.create_organisatie(system, organisaties.CreateOrganisatie(*organisatie))[0].id
        for organisatie in ORGANISATIES
    ]
    for naam, organisatie, functie, code, rollen in PROFESSIONALS:
        job = professionals.CreateProfessional(naam, partners[organisatie], functie, van=date(2020, 1, 1))
        dossier.professionals[naam] = professionals.create_professional(system, job)[0].id
        if code:
            gebruiker = gebruikers.CreateGebruiker(dossier.professionals[naam], code, rollen)
            gebruikers.create_gebruiker(system, gebruiker)


def _add_casussen(chair: Context, clock: FixedClock, dossier: Dossier) -> None:
    people = list(dossier.professionals.values())
    for naam, vraag, woorden, inbrenger, regie in CASUSSEN:
        day = clock.today() if woorden else None
        new = casussen.CreateCasus(
            naam,
            (casussen.InwonerFields(naam, eigen_woorden=woorden, eigen_woorden_op=day),),
            vraag,
            casusregisseur_id=None if regie is None else people[regie],
            inbrenger_id=people[inbrenger],
        )
        dossier.casussen[naam] = casussen.create_casus(chair, new)[0].id


def _hold_first_meeting(chair: Context, clock: FixedClock, dossier: Dossier) -> int:
    """Rob is discussed with acties, De Graaf gets a return date, Dennis is not reached."""
    people = dossier.professionals
    plan = overleggen.PlanOverleg(
        clock.today(), time(13), time(15), "De Wilg, zaal 2", people["Marieke Vondeling"], people["Lotte Verhoeven"]
    )
    id_ = overleggen.plan_overleg(chair, plan)[0].id

    def page() -> overleg_page.OverlegPage:
        return overleg_page.show_overleg(chair, id_)

    overleggen.invite_deelnemers(chair, overleggen.InviteDeelnemers(id_, page().versie, tuple(people.values())))
    for naam in ("Rob Terpstra", "Mevrouw De Graaf", "Dennis van Loon"):
        punt = overleggen.AddPunt(id_, page().versie, dossier.casussen[naam], reden=AgendaReden.NIEUW)
        overleggen.add_punt(chair, punt)
    for status in (OverlegStatus.OPEN, OverlegStatus.LOPEND):
        overleggen.change_status(chair, overleggen.ChangeStatus(id_, page().versie, status))
    rob, graaf = (p.id for p in page().casussen[:2])
    tafel.start_punt(chair, tafel.AtPunt(id_, rob))
    post = "Rob opent de post niet sinds september."
    tafel.record_notitie(chair, tafel.RecordNotitie(id_, rob, post, NotitieSoort.FEIT, "gezien door Fatima, 12 nov"))
    tafel.record_notitie(chair, tafel.RecordNotitie(id_, rob, "Peter denkt dat schaamte meespeelt."))
    stop = tafel.RecordBesluit(id_, rob, "De Schakel stopt de ontruiming tot 15 januari.", "de incasso stilstaat")
    tafel.record_besluit(chair, stop)
    for wat, wie, dag in (
        ("zet de incasso stil", "Samir Haddad", date(2026, 11, 19)),
        ("belt de corporatie", "Marieke Vondeling", date(2026, 11, 27)),
    ):
        owner = Eigenaar(EigenaarSoort.PROFESSIONAL, professional_id=people[wie])
        tafel.record_actie(chair, tafel.RecordActie(id_, rob, wat, owner, dag))
    tafel.start_punt(chair, tafel.AtPunt(id_, graaf))
    tafel.set_terug_op(chair, tafel.SetTerugOp(id_, graaf, date(2026, 11, 24)))
    overleggen.change_status(chair, overleggen.ChangeStatus(id_, page().versie, OverlegStatus.GESLOTEN))
    return id_


def _plan_next_meeting(chair: Context, dossier: Dossier) -> int:
    """What came back stands on it; Sluiter (no question yet) and Ozturk are added."""
    people = dossier.professionals
    plan = overleggen.PlanOverleg(
        date(2026, 11, 24),
        time(13),
        time(15),
        "De Wilg, zaal 2",
        people["Marieke Vondeling"],
        people["Lotte Verhoeven"],
    )
    id_ = overleggen.plan_overleg(chair, plan)[0].id
    for naam, reden in ((CASUSSEN[3][0], AgendaReden.NIEUW), (CASUSSEN[4][0], AgendaReden.OP_VERZOEK)):
        versie = overleg_page.show_overleg(chair, id_).versie
        overleggen.add_punt(chair, overleggen.AddPunt(id_, versie, dossier.casussen[naam], reden=reden))
    return id_
