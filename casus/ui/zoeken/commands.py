"""What Ctrl+K can do, in one list: rooms to go to and things to do, each with its icon, words and key."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QWidget

from casus.domain.bevoegdheid import Handeling
from casus.domain.lijst import LijstSoort
from casus.domain.zoektekst import is_found, zoektekst, zoekwoorden
from casus.ui.desk import Desk
from casus.ui.icons import Icon
from casus.ui.main_window import MainWindow
from casus.ui.rooms import make_rooms, rooms_of
from casus.ui.zoeken.zoek_rows import ZoekRow

MOST = 5
"""As many commands stand above what was found."""


class Opdracht(NamedTuple):
    """``words`` are found too and never shown; ``key`` does the same without this list."""

    title: str
    icon: Icon
    act: Callable[[], object]
    words: str = ""
    key: str = ""
    is_place: bool = False
    is_rare: bool = False
    """Only for who types it."""

    @property
    def row(self) -> ZoekRow:
        return ZoekRow(self.title, self.act, self.icon, aside=self.key, is_key=bool(self.key))


def all_commands(desk: Desk, window: QWidget) -> list[Opdracht]:
    """Only what this person may do."""
    return [*_here(window), *_places(desk), *_making(desk, window), *_carrying(desk), *_looking(desk, window)]


def tr(text: str) -> str:
    return QCoreApplication.translate("Opdrachten", text)


def _here(window: QWidget) -> Iterator[Opdracht]:
    """What the page that one looks at offers, when it does."""
    for button in window.findChildren(QAbstractButton, "casus_gedeeld_knop"):
        if button.isVisible():
            words = tr("deze casus wie hoorde register")
            yield Opdracht(tr("Wat is met wie gedeeld"), Icon.TALK, button.click, words)
    for name in ("casus_geld_knop", "punt_geld_knop"):
        for button in window.findChildren(QAbstractButton, name):
            if button.isVisible():
                words = tr("deze casus verzoek aanvraag budget bedrag betaling")
                yield Opdracht(tr("Vraag snel geld voor deze casus"), Icon.GELD, button.click, words)
    for button in window.findChildren(QAbstractButton, "casus_aanbod_knop"):
        if button.isVisible():
            words = tr("deze casus sociale kaart voorziening hulp buurt")
            yield Opdracht(tr("Zoek aanbod"), Icon.KAART, button.click, words)


def _places(desk: Desk) -> Iterator[Opdracht]:
    rooms = make_rooms(lambda: desk)
    has = rooms_of(desk.runner.context.actor, [room.key for room in rooms])
    for room in [room for room in rooms if room.key in has]:
        go = tr("Ga naar {0}").format(room.title)
        yield Opdracht(go, room.icon, partial(desk.open_room, room.key), tr("scherm open"), is_place=True)


def _making(desk: Desk, window: QWidget) -> Iterator[Opdracht]:
    def start_casus() -> None:
        from casus.ui.casussen.casus_dialog import NewCasusPage

        desk.open_room("casussen")
        desk.open_page(NewCasusPage(desk))

    def plan_overleg() -> None:
        from casus.ui.overleg.plan_dialog import open_plan_dialog

        desk.open_room("overleg")
        open_plan_dialog(desk, window)

    def ask_money() -> None:
        desk.open_room("geld")
        desk.ask_money(0, 0)

    actor = desk.runner.context.actor
    if actor.may(Handeling.CASUS_AANMAKEN):
        yield Opdracht(tr("Start casus"), Icon.NEW_CASUS, start_casus, tr("nieuwe inbreng maak voeg toe"))
        yield from _reading(desk)
    if actor.may(Handeling.GELD_VRAGEN):
        yield Opdracht(tr("Vraag snel geld"), Icon.GELD, ask_money, tr("nieuw verzoek aanvraag klein bedrag budget"))
    if actor.may(Handeling.TOEGANG_VRAGEN):
        yield from _sight(desk, window)
    if actor.may(Handeling.OVERLEG_VOORBEREIDEN):
        yield Opdracht(tr("Plan overleg"), Icon.DATE, plan_overleg, tr("nieuw vergadering agenda"))


def _sight(desk: Desk, window: QWidget) -> Iterator[Opdracht]:
    """A casus that one does not see."""

    def ask() -> None:
        from casus.ui.delen.toegang_dialogs import ask_sight

        ask_sight(desk, window)

    def open_now() -> None:
        from casus.ui.delen.toegang_dialogs import open_in_need

        open_in_need(desk, window)

    yield Opdracht(tr("Vraag toegang tot een casus"), Icon.KEY, ask, tr("ik heb toegang nodig zien"), is_rare=True)
    yield Opdracht(tr("Open een casus in nood"), Icon.WARN, open_now, tr("noodtoegang spoed breek glas"), is_rare=True)


def _reading(desk: Desk) -> Iterator[Opdracht]:
    """Lists as teams keep them today."""

    def read(room: str, soort: LijstSoort) -> None:
        from casus.ui.lijsten.lijst_page import open_lijst

        desk.open_room(room)
        open_lijst(desk, soort)

    for title, room, soort in (
        (tr("Lees een lijst met mensen in"), "mensen", LijstSoort.MENSEN),
        (tr("Lees een lijst met organisaties in"), "mensen", LijstSoort.ORGANISATIES),
        (tr("Lees een lijst met casussen in"), "casussen", LijstSoort.CASUSSEN),
        (tr("Lees een lijst met acties in"), "acties", LijstSoort.ACTIES),
    ):
        words = tr("importeer excel csv plak")
        yield Opdracht(title, Icon.DOCUMENT, partial(read, room, soort), words, is_rare=True)


def _carrying(desk: Desk) -> Iterator[Opdracht]:
    """The dossier as a whole, and learning the way."""
    if desk.may_carry():
        words = tr("usb stick kopie draag over andere computer")
        yield Opdracht(tr("Neem het dossier mee"), Icon.CARRY, desk.carry, words, "Ctrl M")
    yield Opdracht(
        tr("Rondleiding van tien minuten"), Icon.STEPS, desk.tour, tr("oefen leer hulp uitleg"), is_rare=True
    )


def _looking(desk: Desk, window: QWidget) -> Iterator[Opdracht]:
    names, preferences = desk.names, desk.preferences

    def toggle_names() -> None:
        if isinstance(window, MainWindow):
            window.toggle_names()
        else:
            names.show(not names.visible)

    hides = names.visible
    title = tr("Zet namen uit") if hides else tr("Zet namen aan")
    yield Opdracht(
        title, Icon.NAMES_HIDDEN if hides else Icon.NAMES_SHOWN, toggle_names, tr("codes verberg toon"), "F9"
    )
    if isinstance(window, MainWindow):
        yield Opdracht(tr("Vergrendel"), Icon.LOCK, window.lock_requested.emit, tr("op slot sluit af"), "Ctrl L")
    for key, words in (
        ("licht", tr("Zet thema op licht")),
        ("donker", tr("Zet thema op donker")),
        ("contrast", tr("Zet thema op hoog contrast")),
        ("systeem", tr("Zet thema op dat van de computer")),
    ):
        icon = Icon.TODAY if key == "licht" else Icon.SETTINGS
        yield Opdracht(words, icon, partial(preferences.change, thema=key), is_rare=True)
    size = preferences.settings.tekstgrootte
    for wanted, words in ((size + 25, tr("Maak tekst groter")), (size - 25, tr("Maak tekst kleiner"))):
        if 100 <= wanted <= 200:
            change = partial(preferences.change, tekstgrootte=wanted)
            yield Opdracht(words, Icon.SETTINGS, change, tr("letters zoom lettergrootte"), is_rare=True)


def command_rows(commands: list[Opdracht], tekst: str) -> list[ZoekRow]:
    """All of them while nothing is typed, else those that have these words; a single letter finds here already."""
    if not tekst.strip():
        groups = ((tr("Doen"), False), (tr("Ga naar"), True))
        rows: list[ZoekRow] = []
        for title, is_place in groups:
            rows += [ZoekRow(title), *(c.row for c in commands if c.is_place is is_place and not c.is_rare)]
        return rows
    words = zoekwoorden(tekst) or tuple(zoektekst(tekst).split())
    found = [c.row for c in commands if is_found(zoektekst(c.title, c.words), words)][:MOST]
    return [ZoekRow(tr("Doen")), *found] if found else []
