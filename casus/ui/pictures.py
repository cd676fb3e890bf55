"""A picture of every screen: for looking at, for the manual, and for ``casus schermen``.

Draws the real screens on the real dossier and changes nothing in it. Meetings are shown in each state that is there.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from casus.domain.bevoegdheid import Actor, Handeling
from casus.domain.deelbesluit import DeelStand
from casus.domain.intake import IntakeStatus
from casus.domain.kopie import Kopie, Verhouding
from casus.domain.lijst import LijstSoort
from casus.domain.logboek import EMPTY_HEAD
from casus.domain.monitor import Dimensie
from casus.domain.values import CasusStatus, OverlegStatus, fold, initials
from casus.domain.verzoek import VerzoekUitkomst
from casus.domain.verzoek_beurt import Beurt
from casus.services.bestedingsregels import woorden_op
from casus.services.casussen import first_casus_page
from casus.services.context import Context
from casus.services.deelregister import list_deelbesluiten
from casus.services.geldlijst import list_geld
from casus.services.intakes import list_intakes
from casus.services.mensen import list_professionals, show_dossier
from casus.services.monitor import MonitorVraag, monitor_keuze
from casus.services.monitorachter import Cijfer, show_behind
from casus.services.namen import hider_of_names
from casus.services.netwerkbladen import list_netwerken
from casus.services.overleggen import list_overleggen
from casus.services.planbladen import list_plannen
from casus.services.ramingbladen import list_ramingen
from casus.services.sociale_kaart import read_kaart
from casus.services.verzoeken import list_verzoek_rows
from casus.system.paths import AppPaths, ensure
from casus.ui.app import prepare
from casus.ui.casussen.casus_dialog import NewCasusPage
from casus.ui.casussen.casus_view import casus_page_for
from casus.ui.casussen.geschiedenis_view import GeschiedenisView
from casus.ui.casussen.kijkers_view import KijkersView
from casus.ui.delen.afweging_view import AfwegingView
from casus.ui.delen.gedeeld_view import GedeeldView
from casus.ui.desk import Desk
from casus.ui.hulp.bladzijde_view import BladzijdeView, ToetsenView
from casus.ui.hulp.hulp_texts import read_pages
from casus.ui.hulp.veld_hulp import FieldHelp
from casus.ui.intake.intake_view import IntakeView
from casus.ui.lijsten.lijst_page import LijstPage
from casus.ui.main_window import MainWindow
from casus.ui.meenemen.kopie_banner import KopieBanner, ask_older
from casus.ui.meenemen.meeneem_dialog import ask_where
from casus.ui.mensen.organisatie_page import OrganisatiePageView
from casus.ui.mensen.professional_page import ProfessionalPageView
from casus.ui.monitor.achter_page import AchterPage
from casus.ui.names import Names
from casus.ui.netwerk.netwerk_view import NetwerkView
from casus.ui.ontgrendelen.ontgrendelen_model import UnlockModel
from casus.ui.ontgrendelen.ontgrendelen_view import OntgrendelenView
from casus.ui.ontgrendelen.unlock_state import NewForm, Step, UnlockState
from casus.ui.overleg.overleg_page import overleg_page_for
from casus.ui.picture_dialogs import open_dialogs
from casus.ui.plannen.plan_view import PlanView
from casus.ui.preferences import Preferences
from casus.ui.qt_dutch import speak_dutch
from casus.ui.ramingen.raming_view import RamingView
from casus.ui.ramingen.regels_view import RegelsView
from casus.ui.rooms import MONITOR, START, give_rooms, make_desk, make_rooms
from casus.ui.runner import Runner
from casus.ui.session import roles_of
from casus.ui.snel_geld.geld_form import GeldFormPage
from casus.ui.snel_geld.steekproef_page import SteekproefPage
from casus.ui.snel_geld.verzoek_view import VerzoekView
from casus.ui.sociale_kaart.aanbod_page import AanbodPageView
from casus.ui.sociale_kaart.kaart_lees_page import KaartLeesPage
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
    names.know(hider_of_names(ctx))
    window.names_toggled.connect(names.show)
    desk = make_desk(window, runner, names, preferences)
    help_at = FieldHelp(window, resource_dir() / "hulp", partial(window.open_room, "hulp"))
    window.help_requested.connect(help_at.show)
    row = show_dossier(ctx)
    window.set_team(row.naam)
    window.set_practice(row.oefen)
    window.set_person(ctx.actor.naam, initials(ctx.actor.naam), roles_of(ctx.actor))
    try:
        yield from _in_window(ctx, desk, window, folder)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    yield "onderdelen", Gallery()


def _in_window(ctx: Context, desk: Desk, window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    has = give_rooms(window, ctx.actor)
    for key in has:
        window.open_room(key)
        yield key, window
        yield from _tabs(key, window)
    if MONITOR in has:
        yield from _crossed(window)
    if START in has:
        yield from _after_other_copy(window, folder, ctx.now())
    yield from _found_help(window)
    yield from _found_offers(ctx, desk, window)
    for name, room, page in _pages(ctx, desk):
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


def _pages(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """Name, room and page of everything behind a room."""
    meetings = list_overleggen(ctx)
    for status in OverlegStatus:
        for row in [row for row in meetings if row.status is status][:1]:
            yield f"overleg-{status.value}", "overleg", partial(overleg_page_for, desk, row.id)
    yield from _behind(ctx, desk)
    yield from _of_casus(ctx, desk)
    yield from _intakes(ctx, desk)
    yield from _decisions(ctx, desk)
    yield from _money(ctx, desk)
    for casus in first_casus_page(ctx, status=CasusStatus.AFGESLOTEN, limit=1):
        yield "casus-afgesloten", "casussen", partial(casus_page_for, desk, casus.id)
    yield "casus-nieuw", "casussen", partial(NewCasusPage, desk)
    for aanbod_id in list(read_kaart(ctx).rows)[:1]:
        yield "aanbod", "kaart", partial(AanbodPageView, desk, aanbod_id)
    yield "kaart-lezen", "kaart", partial(KaartLeesPage, desk)
    for soort in LijstSoort:
        room = {LijstSoort.CASUSSEN: "casussen", LijstSoort.ACTIES: "acties"}.get(soort, "mensen")
        yield f"lijst-{soort.value}", room, partial(LijstPage, desk, soort)
    me = [row for row in list_professionals(ctx) if row.id == ctx.actor.professional_id]
    for person in me:
        yield "professional", "mensen", partial(ProfessionalPageView, desk, person.id)
        if person.organisatie_id is not None:
            yield "organisatie", "mensen", partial(OrganisatiePageView, desk, person.organisatie_id)
    for page in read_pages(resource_dir() / "hulp"):
        yield f"hulp-{page.sleutel}", "hulp", partial(BladzijdeView, page)
    yield "hulp-toetsen", "hulp", ToetsenView


def _behind(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """What stands behind a figure of the monitor, for who may look there."""
    if ctx.actor.may(Handeling.MONITOR_LEZEN):
        keuze = monitor_keuze(ctx)
        names = tuple(naam for _, naam in keuze.wijken)
        achter = show_behind(ctx, Cijfer(MonitorVraag(ctx.today().year), Dimensie.WIJK, names))
        yield "monitor-achter", "monitor", partial(AchterPage, desk, ", ".join(names), achter, woorden_op(ctx))


def _intakes(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """One with a web and one with a plaat, as far as somebody wrote them; a running one before one that is done."""
    found: dict[str, int] = {}
    for casus in first_casus_page(ctx):
        for row in sorted(list_intakes(ctx, casus.id), key=lambda row: row.status is IntakeStatus.AFGEROND):
            found.setdefault(row.instrument, row.id)
    for name, code in (("intake", "positieve_gezondheid"), ("intake-plaat", "vier_d"), ("intake-vragen", "hoi")):
        if code in found:
            yield name, "casussen", partial(IntakeView, desk, found[code])


def _of_casus(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """The casus with most to do, all pages that belong to it, and one without a plan."""
    for casus in sorted(first_casus_page(ctx), key=lambda row: -row.open_acties)[:1]:
        yield "casus", "casussen", partial(casus_page_for, desk, casus.id)
        yield "casus-geschiedenis", "casussen", partial(GeschiedenisView, desk, casus.id)
        yield "casus-kijkers", "casussen", partial(KijkersView, desk, casus.id)
        for plan in list_plannen(ctx, casus.id)[:1]:
            yield "casus-plan", "casussen", partial(PlanView, desk, plan.id)
        for netwerk in list_netwerken(ctx, casus.id)[:1]:
            yield "casus-netwerk", "casussen", partial(NetwerkView, desk, netwerk.id)
        yield "afweging-nieuw", "casussen", partial(AfwegingView, desk, casus.id)
        yield "gedeeld", "casussen", partial(GedeeldView, desk, casus.id)
    for raming in [
        row for casus in first_casus_page(ctx) for row in list_ramingen(ctx, casus.id) if row.verschil is not None
    ][:1]:
        yield "casus-raming", "casussen", partial(RamingView, desk, raming.id)
        yield "casus-raming-regels", "casussen", partial(RegelsView, desk, raming.id)
    for casus in [row for row in first_casus_page(ctx) if not list_plannen(ctx, row.id)][:1]:
        yield "casus-zonder-plan", "casussen", partial(casus_page_for, desk, casus.id)


def _money(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """A new verzoek, one that waits for my word, one of my own, one with a yes that is not settled, and a sample."""
    yield "geld-vraag", "geld", partial(GeldFormPage, desk)
    yield "geld-steekproef", "geld", partial(SteekproefPage, desk, ctx.today().year, 5)
    turns = list_geld(ctx).beurten
    rows = {row.id: row for row in list_verzoek_rows(ctx, [id_ for id_, _ in turns])}
    kinds = (
        ("open", [id_ for id_, turn in turns if turn is Beurt.MIJN_WOORD and rows[id_].casus_code]),
        ("eigen", [id_ for id_, turn in turns if turn is Beurt.OPEN and rows[id_].mag_intrekken]),
        ("ja", [id_ for id_, turn in turns if turn is Beurt.AFREKENEN]),
        ("anders", [id_ for id_, _ in turns if rows[id_].status is VerzoekUitkomst.ANDERS_OPGELOST]),
    )
    for name, found in kinds:
        for id_ in found[:1]:
            yield f"verzoek-{name}", "geld", partial(VerzoekView, desk, id_)


def _decisions(ctx: Context, desk: Desk) -> Iterator[tuple[str, str, Callable[[], QWidget]]]:
    """A weighing under way, one that is decided, and one that goes past a refusal."""
    rows = list_deelbesluiten(ctx)
    kinds = (
        ("concept", [row for row in rows if row.stand is DeelStand.CONCEPT]),
        ("besluit", [row for row in rows if row.stand is not DeelStand.CONCEPT and not row.gaat_voorbij]),
        ("ondanks", [row for row in rows if row.gaat_voorbij]),
    )
    for name, found in kinds:
        for row in found[:1]:
            yield f"afweging-{name}", "delen", partial(AfwegingView, desk, row.casus_id, row.id)


def _unlock_screens(actor: Actor, runner: Runner, folder: Path) -> Iterator[tuple[str, QWidget]]:
    paths = AppPaths.under(folder)
    model = UnlockModel(runner, real_world(), paths)
    view = OntgrendelenView(model, paths.dossiers, paths.oefen)
    form = NewForm("Wilgenhof", "Molendam", "Oost, West", paths.dossiers.name)
    for step in [step for step in Step if step is not Step.BEZIG]:
        model.show(UnlockState(step, "wilgenhof.casus", mensen=(actor,), herstelcode=SAMPLE_CODE, nieuw=form))
        yield f"ontgrendelen-{step.value}", view


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
