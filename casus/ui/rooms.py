"""The rooms of the rail and the ways between them; a room's module is imported when it is first opened."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from casus.domain.bevoegdheid import Actor, Handeling
from casus.ui.icons import Icon
from casus.ui.main_window import MainWindow, Room

if TYPE_CHECKING:
    from casus.ui.desk import Desk
    from casus.ui.names import Names
    from casus.ui.preferences import Preferences
    from casus.ui.runner import Runner

TOLD_MS = 6_000
START = "vandaag"
MONITOR = "monitor"
_OF_CONTROLLER = (MONITOR, "instellingen", "hulp")


def rooms_of(actor: Actor, rooms: Iterable[str]) -> tuple[str, ...]:
    """Which rooms somebody has, the one where they begin first. A controller has the monitor, and what belongs to the
    machine; who may not read the monitor does not have it.
    """
    if actor.is_controller:
        return _OF_CONTROLLER
    return tuple(key for key in rooms if key != MONITOR or actor.may(Handeling.MONITOR_LEZEN))


def give_rooms(window: MainWindow, actor: Actor) -> tuple[str, ...]:
    """The window as this person has it: their rooms; a controller, who finds no casus and reads no name, has no search
    and nothing to hide.
    """
    rooms = rooms_of(actor, window.room_keys)
    window.set_rooms(rooms)
    for tool in (window.rail.search, window.rail.names):
        tool.setHidden(actor.is_controller)
    return rooms


def make_rooms(desk: "Callable[[], Desk]") -> list[Room]:
    """Only rooms that work. ``desk`` is asked when a room opens: the window is made before its desk."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Rooms", text)

    return [
        Room("vandaag", tr("Vandaag"), Icon.TODAY, lambda: _vandaag(desk())),
        Room("overleg", tr("Overleg"), Icon.OVERLEG, lambda: _overleggen(desk())),
        Room("casussen", tr("Casussen"), Icon.CASUS, lambda: _casussen(desk())),
        Room("acties", tr("Acties"), Icon.ACTIONS, lambda: _acties(desk())),
        Room("delen", tr("Delen"), Icon.WEIGH, lambda: _delen(desk())),
        Room("kaart", tr("Sociale kaart"), Icon.KAART, lambda: _kaart(desk())),
        Room("geld", tr("Snel geld"), Icon.GELD, lambda: _geld(desk())),
        Room("monitor", tr("Budgetmonitor"), Icon.MONITOR, lambda: _monitor(desk())),
        Room("mensen", tr("Mensen"), Icon.PEOPLE, lambda: _mensen(desk())),
        Room("logboek", tr("Logboek"), Icon.LOG, lambda: _logboek(desk())),
        Room("instellingen", tr("Instellingen"), Icon.SETTINGS, lambda: _instellingen(desk()), below=True),
        Room("hulp", tr("Hulp"), Icon.HELP, lambda: _hulp(desk()), below=True),
    ]


def make_desk(window: MainWindow, runner: "Runner", names: "Names", preferences: "Preferences") -> "Desk":
    """What every screen of this window gets."""
    from casus.ui.desk import Desk

    def open_casus(casus_id: int) -> None:
        from casus.ui.casussen.casus_view import casus_page_for

        window.open_room("casussen")
        window.open_page(casus_page_for(desk, casus_id))

    def open_overleg(overleg_id: int) -> None:
        from casus.ui.overleg.overleg_page import overleg_page_for

        window.open_room("overleg")
        window.open_page(overleg_page_for(desk, overleg_id))

    def weigh(casus_id: int, punt_id: int) -> None:
        from casus.ui.delen.afweging_view import AfwegingView

        window.open_page(AfwegingView(desk, casus_id, agendapunt_id=punt_id))

    def find_offers(casus_id: int) -> None:
        from casus.ui.sociale_kaart.zoek_aanbod_page import ZoekAanbodPage

        window.open_page(ZoekAanbodPage(desk, casus_id))

    def tell(text: str) -> None:
        from casus.ui.widgets.banner import Banner

        banner = Banner(text, "info")
        window.show_banner(banner)
        QTimer.singleShot(TOLD_MS, banner, window.clear_banner)

    desk = Desk(
        runner=runner,
        names=names,
        preferences=preferences,
        open_page=window.open_page,
        back=window.back,
        open_room=window.open_room,
        open_casus=open_casus,
        open_overleg=open_overleg,
        tell=tell,
        carry=window.carry_requested.emit,
        may_carry=lambda: window.may_carry,
        tour=window.tour_requested.emit,
        weigh=weigh,
        open_settings=partial(_open_settings, window),
        ask_money=lambda casus_id, punt_id: window.open_page(_money_form(desk, casus_id, punt_id)),
        open_verzoek=lambda verzoek_id: window.open_page(_verzoek(desk, verzoek_id)),
        open_verzoek_at_table=lambda verzoek_id: window.open_page(_verzoek(desk, verzoek_id, at_table=True)),
        find_offers=find_offers,
    )
    return desk


def _open_settings(window: MainWindow, name: str) -> None:
    from casus.ui.instellingen.instellingen_view import InstellingenView

    window.open_room("instellingen")
    page = window.current_page()
    if isinstance(page, InstellingenView):
        page.open_tab(name)


def _money_form(desk: "Desk", casus_id: int, punt_id: int) -> QWidget:
    from casus.ui.snel_geld.geld_form import GeldFormPage

    return GeldFormPage(desk, casus_id or None, agendapunt_id=punt_id or None)


def _verzoek(desk: "Desk", verzoek_id: int, *, at_table: bool = False) -> QWidget:
    from casus.ui.snel_geld.verzoek_view import VerzoekView

    return VerzoekView(desk, verzoek_id, at_table=at_table)


def _vandaag(desk: "Desk") -> QWidget:
    from casus.ui.vandaag.vandaag_view import VandaagView

    return VandaagView(desk)


def _overleggen(desk: "Desk") -> QWidget:
    from casus.ui.overleg.overleggen_view import OverleggenView

    return OverleggenView(desk)


def _casussen(desk: "Desk") -> QWidget:
    from casus.ui.casussen.casussen_view import CasussenView

    return CasussenView(desk)


def _acties(desk: "Desk") -> QWidget:
    from casus.ui.acties.acties_view import ActiesView

    return ActiesView(desk)


def _delen(desk: "Desk") -> QWidget:
    from casus.ui.delen.delen_view import DelenView

    return DelenView(desk)


def _kaart(desk: "Desk") -> QWidget:
    from casus.ui.sociale_kaart.kaart_view import KaartView

    return KaartView(desk)


def _monitor(desk: "Desk") -> QWidget:
    from casus.ui.monitor.monitor_view import MonitorView

    return MonitorView(desk)


def _geld(desk: "Desk") -> QWidget:
    from casus.ui.snel_geld.geld_view import GeldView

    return GeldView(desk)


def _mensen(desk: "Desk") -> QWidget:
    from casus.ui.mensen.mensen_view import MensenView

    return MensenView(desk)


def _logboek(desk: "Desk") -> QWidget:
    from casus.ui.logboek.logboek_view import LogboekView

    return LogboekView(desk)


def _instellingen(desk: "Desk") -> QWidget:
    from casus.ui.instellingen.instellingen_view import InstellingenView

    return InstellingenView(desk)


def _hulp(desk: "Desk") -> QWidget:
    from casus.ui.hulp.hulp_view import HulpView

    return HulpView(desk)
