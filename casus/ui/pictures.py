"""A picture of every screen: for looking at, for the manual, and for ``casus schermen``.

Draws the real screens on the real dossier and changes nothing in it. Meetings are shown in each state that is there.
"""

from collections.abc import Iterator
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from casus.domain.bevoegdheid import Actor
from casus.domain.kopie import Kopie, Verhouding
from casus.domain.logboek import EMPTY_HEAD
from casus.domain.monitor import Dimensie
from casus.domain.values import fold, initials
from casus.services.casussen import first_casus_page
from casus.services.context import Context
from casus.services.controllerbestand import Controllerbestand
from casus.services.mensen import show_dossier
from casus.services.messages import sentence_of
from casus.services.namen import hider_of_names
from casus.system.paths import AppPaths, ensure
from casus.ui.app import prepare
from casus.ui.desk import Desk
from casus.ui.hulp.veld_hulp import FieldHelp
from casus.ui.main_window import MainWindow
from casus.ui.meenemen.kopie_banner import KopieBanner, ask_older
from casus.ui.meenemen.meeneem_dialog import ask_where
from casus.ui.monitor.controller_dialogs import ControlecodeDialog
from casus.ui.monitor.monitor_view import MonitorView
from casus.ui.names import Names
from casus.ui.ontgrendelen.ontgrendelen_model import UnlockModel
from casus.ui.ontgrendelen.ontgrendelen_view import OntgrendelenView
from casus.ui.ontgrendelen.unlock_state import NewForm, Step, UnlockState
from casus.ui.picture_dialogs import open_dialogs
from casus.ui.picture_pages import pages_of, pages_of_controle
from casus.ui.preferences import Preferences
from casus.ui.qt_dutch import speak_dutch
from casus.ui.rooms import MONITOR, START, give_rooms, make_desk, make_rooms
from casus.ui.runner import Runner
from casus.ui.session import roles_of
from casus.ui.sociale_kaart.zoek_aanbod_page import ZoekAanbodPage
from casus.ui.spoken import announce_headings
from casus.ui.theme import resource_dir
from casus.ui.widgets.gallery import Gallery
from casus.ui.widgets.page import ScrollPage
from casus.ui.widgets.tabs import TabBar
from casus.ui.zoeken.zoek_dialog import open_zoek
from casus.wiring import real_world

SAMPLE_CODE = "-".join(["7K3M9"] * 8)
SEARCHED = "gemeente"
SIZE = (1440, 900)
RATIO = 2
QUICK = 80
"""Packed a little less tightly, in half the time."""
PATIENCE_SECONDS = 30
QUIET_TURNS = 8
"""What an answer sets in motion takes some turns more: shown, laid below each other, and measured anew above that."""


def all_screens(
    app: QCoreApplication,
    ctx: Context,
    folder: Path,
    thema: str,
    tekst: int,
    maat: tuple[int, int] = SIZE,
    welke: str = "*",
) -> list[Path]:
    """Draw every screen (of which the name fits the pattern) and every dialog of it into the folder, in a window of
    this size; returns the files.
    """
    if not isinstance(app, QApplication):
        raise TypeError("screens need a QApplication")
    prepare(app, thema, tekst)
    speak_dutch(app)
    announce_headings(app)
    ensure(folder)
    runner = Runner()
    runner.use(ctx)
    preferences = Preferences(AppPaths.under(folder).settings_file, thema=thema, tekst=tekst)
    try:
        made = []
        for name, window in screens(ctx, runner, folder, preferences):
            if not fnmatchcase(name, welke):
                continue
            window.resize(*maat)
            window.show()
            window.activateWindow()
            settle(app, runner)
            made.append(_save(window, folder / f"{name}-{thema}.png"))
            for dialog, _ in open_dialogs(name, window, partial(settle, app, runner)):
                made.append(_save(window, folder / f"{dialog}-{thema}.png"))
        return made
    finally:
        runner.close()


def screens(ctx: Context, runner: Runner, folder: Path, preferences: Preferences) -> Iterator[tuple[str, QWidget]]:
    """Every screen in turn, in a window that the caller shows; the test that walks them all begins here too. The window
    is gone when nobody asks for more.
    """
    yield from _unlock_screens(ctx.actor, runner, folder)
    rooms = make_rooms(lambda: desk)
    window, names = MainWindow(rooms), Names()
    names.setParent(window)
    if ctx.controle is None:
        names.know(hider_of_names(ctx))
    window.names_toggled.connect(names.show)
    desk = make_desk(window, runner, names, preferences)
    help_at = FieldHelp(window, resource_dir() / "hulp", partial(window.open_room, "hulp"))
    window.help_requested.connect(help_at.show)
    if ctx.controle is None:
        row = show_dossier(ctx)
        window.set_team(row.naam)
        window.set_practice(row.oefen)
    else:
        window.set_team(ctx.controle.naam)
    window.set_person(ctx.actor.naam, initials(ctx.actor.naam), roles_of(ctx.actor))
    try:
        yield from _in_window(ctx, desk, window, folder)
    finally:
        _drop(window)
    gallery = Gallery()
    try:
        yield "onderdelen", gallery
    finally:
        _drop(gallery)


def _in_window(ctx: Context, desk: Desk, window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    has = give_rooms(window, ctx.actor)
    for key in has:
        window.open_room(key)
        yield key, window
        yield from _tabs(key, window)
    if MONITOR in has:
        yield from _crossed(window)
        yield from _code(window)
    if START in has:
        yield from _after_other_copy(window, folder, ctx.now())
    yield from _found_help(window)
    if ctx.controle is None:
        yield from _found_offers(ctx, desk, window)
    for name, room, page in pages_of(ctx, desk) if ctx.controle is None else pages_of_controle(ctx.controle):
        if room not in has:
            continue
        window.open_room(room)
        window.open_page(page())
        yield name, window
        window.back()
    searched = (("zoeken", ""), ("zoeken-gevonden", "re"), ("zoeken-niets", "kwartel"))
    for name, words in () if ctx.actor.is_controller else searched:
        dialog = open_zoek(desk, window)
        dialog.fill(words)
        yield name, window
        dialog.reject()


def _tabs(room: str, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The other tabs of a room; it is left as it was."""
    page = window.current_page()
    for bar in page.findChildren(TabBar)[:1] if page is not None else []:
        for place in range(1, bar.count()):
            bar.setCurrentIndex(place)
            yield f"{room}-{fold(bar.tabText(place)).replace(' ', '-')}", window
        bar.setCurrentIndex(0)


def _crossed(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The monitor by two dimensions at once, where that may be told, with the table in sight."""
    window.open_room(MONITOR)
    page, inside = window.current_page(), window.findChild(QComboBox, "monitor_kruis")
    place = -1 if inside is None else inside.findData(Dimensie.KWARTAAL.value)
    if not isinstance(page, ScrollPage) or inside is None or place < 0:
        return
    for chosen, around in ((place, SIZE[1] // 2), (0, 0)):
        inside.setCurrentIndex(chosen)
        inside.activated.emit(chosen)
        page.scroll_area.ensureWidgetVisible(inside, 0, around)
        if chosen:
            yield "monitor-kruis", window


def _code(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The code of a file for the controller, which a picture does not make."""
    page = window.current_page()
    if isinstance(page, MonitorView) and window.findChild(QWidget, "controllerbestand_knop") is not None:
        page.show_code(Controllerbestand(Path("controle.casuscontrole"), SAMPLE_CODE))
        yield "monitor-code", window
        for dialog in window.findChildren(ControlecodeDialog):
            dialog.reject()


def _after_other_copy(window: MainWindow, folder: Path, now: datetime) -> Iterator[tuple[str, QWidget]]:
    """A dossier of which a newer copy stands elsewhere, and that may be taken along."""
    newer = Kopie(str(folder / "stick" / "wilgenhof.casus"), EMPTY_HEAD, now, Verhouding.NIEUWER)
    banner = KopieBanner(newer, may_accept=True)
    banner.go_on_requested.connect(partial(ask_older, newer, window))
    window.carry_requested.connect(partial(ask_where, str(folder / "stick"), window))
    window.open_room(START)
    window.set_notice(banner)
    window.set_carry(True)
    yield f"{START}-kopie", window
    window.set_carry(False)
    window.set_notice(None)


def _found_help(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Help that was searched for, also that of the fields."""
    window.open_room("hulp")
    search = window.findChild(QLineEdit, "hulp_zoek")
    if search is not None:
        search.setText(SEARCHED)
        yield "hulp-gevonden", window
        search.clear()


def _found_offers(ctx: Context, desk: Desk, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Offers for somebody in a casus, before and after a part of life was chosen."""
    for casus in sorted(first_casus_page(ctx), key=lambda row: -row.open_acties)[:1]:
        window.open_room("casussen")
        page = ZoekAanbodPage(desk, casus.id)
        window.open_page(page)
        yield "zoek-aanbod", window
        page.choose_first()
        yield "zoek-aanbod-gevonden", window
        window.back()


def _unlock_screens(actor: Actor, runner: Runner, folder: Path) -> Iterator[tuple[str, QWidget]]:
    paths = AppPaths.under(folder)
    model = UnlockModel(runner, real_world(), paths)
    view = OntgrendelenView(model, paths.dossiers, paths.oefen)
    model.setParent(view)
    form = NewForm("Wilgenhof", "Molendam", "Oost, West", paths.dossiers.name)
    try:
        for step in [step for step in Step if step is not Step.BEZIG]:
            model.show(UnlockState(step, "wilgenhof.casus", mensen=(actor,), herstelcode=SAMPLE_CODE, nieuw=form))
            yield f"ontgrendelen-{step.value}", view
        why = sentence_of("controlecode_nodig")
        model.show(UnlockState(Step.CODE, "2026-11-30_controle_2026.casuscontrole", uitleg=why))
        yield "ontgrendelen-controle", view
    finally:
        _drop(view)


def _drop(window: QWidget) -> None:
    """Now, and here: left to the garbage collector it could be taken down on the thread of the database."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _save(widget: QWidget, path: Path) -> Path:
    image = QImage(widget.size() * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    image.save(str(path), quality=QUICK)
    return path


def settle(app: QApplication, runner: Runner) -> None:
    """Let the window come to rest: nothing under way in the database, nothing left to lay out."""
    until = monotonic() + PATIENCE_SECONDS
    quiet = 0
    while quiet < QUIET_TURNS and monotonic() < until:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
        quiet = quiet + 1 if runner.is_idle else 0
