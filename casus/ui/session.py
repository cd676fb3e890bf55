"""The work behind the frame: opening a dossier, who works, locking, and what the screens share."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from casus import __version__
from casus.domain.bevoegdheid import CONTROLLER, Actor
from casus.domain.changes import Changed
from casus.domain.errors import CasusError
from casus.domain.values import Rol, initials
from casus.services.mensen import DossierRow, show_dossier
from casus.services.messages import label, sentence
from casus.services.namen import hider_of_names
from casus.system.logs import note
from casus.system.paths import AppPaths
from casus.ui.acties.telling_model import TellingModel
from casus.ui.drafts import Drafts
from casus.ui.hulp.hulp_texts import read_tour
from casus.ui.hulp.rondleiding import Rondleiding
from casus.ui.hulp.veld_hulp import FieldHelp
from casus.ui.lock import LockGuard
from casus.ui.main_window import MainWindow
from casus.ui.meenemen.meenemen import Meenemen
from casus.ui.names import Names
from casus.ui.ontgrendelen.ontgrendelen_model import UnlockModel
from casus.ui.ontgrendelen.ontgrendelen_view import OntgrendelenView
from casus.ui.preferences import Preferences
from casus.ui.qt_dutch import speak_dutch
from casus.ui.request import Request
from casus.ui.rooms import START, give_rooms, make_desk
from casus.ui.runner import Runner
from casus.ui.spoken import announce_headings
from casus.ui.theme import resource_dir
from casus.ui.widgets.banner import Banner
from casus.wiring import OpenControle, OpenDossier, World


class Session(QObject):
    """One window on one dossier at a time."""

    def __init__(
        self, window: MainWindow, world: World, paths: AppPaths, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.window = window
        self._paths, self._preferences = paths, preferences
        self._dossier: OpenDossier | OpenControle | None = None
        self._unlock_page: QWidget | None = None
        self.runner = Runner(self)
        self.names = Names(self)
        self.desk = make_desk(window, self.runner, self.names, preferences)
        self._unlock = UnlockModel(self.runner, world, paths, self)
        self._unlock.opened.connect(self._on_opened)
        self._meenemen = Meenemen(window, self.runner, paths, self)
        self._meenemen.reopen_requested.connect(self._reopen)
        self.tour = Rondleiding(window, self.runner, read_tour(resource_dir() / "hulp"), self)
        self.tour.practice_requested.connect(self._open_practice)
        self._field_help = FieldHelp(window, resource_dir() / "hulp", self._open_help)
        window.help_requested.connect(self._field_help.show)
        self._telling = TellingModel(self.runner, self)
        self._telling.counted.connect(lambda count: window.set_count("acties", count))
        self.guard = LockGuard(window, preferences, self.lock, self)
        window.lock_requested.connect(self.lock)
        window.find_requested.connect(self.find)
        window.names_toggled.connect(self.names.show)
        window.closing.connect(self.close)
        self.runner.changed.connect(self._on_changed)
        self.runner.problem.connect(self._on_problem)
        self.runner.crashed.connect(self._on_crash)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak_dutch(app)
            announce_headings(app)
        self._show_unlock()

    def start(self, request: Request) -> None:
        """Open what was asked for, or what was open last."""
        if request.oefen:
            self._unlock.start_oefen(request.map or self._paths.oefen, request.als)
        else:
            self._unlock.start(request.dossier, request.als)

    def lock(self) -> None:
        """Take everything off the screen and let go of the file; what was typed comes back."""
        if self._dossier is None:
            return
        dossier, self._dossier = self._dossier, None
        self._keep_drafts()
        self._close_dialogs()
        self.window.close_pages()
        self.window.clear_banner()
        self.window.set_practice(False)
        self.window.set_person("", "", "")
        self.window.set_team("")
        self.names.know(None)
        self.guard.end()
        self._meenemen.closed()
        self.tour.pause()
        self._telling.end()
        self.runner.use(None)
        self.runner.call(self, dossier.close, done=lambda _: None)
        self._unlock.lock(dossier.address, is_practice=dossier.is_practice)
        self._show_unlock()

    def find(self) -> None:
        """Open what finds and does, over whatever is there; not while locked."""
        from casus.ui.zoeken.zoek_dialog import ZoekDialog, open_zoek

        if self._dossier is None or self.runner.context.actor.is_controller:
            return
        if self.window.findChild(ZoekDialog) is None:
            open_zoek(self.desk, self.window)

    def close(self) -> None:
        """The window closes: finish writing, copy the head of the log, let go of the file."""
        self._keep_drafts()
        self.guard.close()
        self.runner.close()
        self._unlock.give_up()
        if self._dossier is not None:
            self._dossier.close()
            self._dossier = None

    def _keep_drafts(self) -> None:
        """What was typed in the last moment too."""
        if self._dossier is not None or self.runner.is_unlocked:
            for drafts in self.window.findChildren(Drafts):
                drafts.keep_now()

    def _close_dialogs(self) -> None:
        """A dialog holds text of a casus too; what was typed in it is a draft by now."""
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()

    # -- opening -----------------------------------------------------------------------------------------------

    def _show_unlock(self) -> None:
        self.window.rail.hide()
        self._drop_unlock()
        self._unlock_page = OntgrendelenView(self._unlock, self._paths.dossiers, self._paths.oefen)
        self.window.screens.addWidget(self._unlock_page)
        self.window.screens.setCurrentWidget(self._unlock_page)

    def _drop_unlock(self) -> None:
        if self._unlock_page is not None:
            self.window.screens.removeWidget(self._unlock_page)
            self._unlock_page.hide()
            self._unlock_page.deleteLater()
            self._unlock_page = None

    def _on_opened(self, dossier: OpenDossier | OpenControle, actor: Actor) -> None:
        self._dossier = dossier
        self.runner.use(dossier.context(actor))
        self.guard.begin()
        self.window.set_practice(dossier.is_practice)
        self.window.set_person(actor.naam, initials(actor.naam), roles_of(actor))
        self.window.rail.show()
        rooms = give_rooms(self.window, actor)
        self.window.open_room(START if START in rooms else rooms[0])
        self._drop_unlock()
        self._tell_news()
        if isinstance(dossier, OpenControle):
            self.window.set_team(dossier.cijfers.naam)
            return
        self._telling.begin()
        self._obey_team()
        self._know_names()
        self._meenemen.opened(dossier, self.runner.context)
        self.tour.opened()

    def _open_practice(self) -> None:
        """For the tour; the dossier that is open is closed, with its drafts."""
        self.lock()
        self._unlock.start_oefen(self._paths.oefen)

    def _open_help(self) -> None:
        if self._dossier is not None:
            self.window.open_room("hulp")

    def _reopen(self, address: str) -> None:
        """Another copy instead of this one, or this one again now that its other window may be gone."""
        if self._dossier is None:
            return
        here = self._dossier.address
        self.lock()
        if address:
            self._unlock.open(address)
        else:
            self._unlock.reopen(here, self._paths.oefen)

    def _obey_team(self) -> None:
        """What the team set: its name in the rail, and how long its dossier may lie open with nobody there."""

        def obey(row: DossierRow) -> None:
            self.window.set_team(row.naam)
            self.guard.begin(row.vergrendel_hoogstens)

        self.runner.read(self, show_dossier, done=obey, latest="dossier")

    def _on_changed(self, changes: tuple[Changed, ...]) -> None:
        kinds = {change.kind for change in changes} if self._dossier is not None else set()
        if "dossier" in kinds:
            self._obey_team()
        if kinds & {"casus", "inwoner", "professional", "dossier"}:
            self._know_names()

    def _know_names(self) -> None:
        self.runner.read(self, hider_of_names, done=self.names.know, latest="namen")

    def _tell_news(self) -> None:
        """Once after an update, a quiet line; a first start is no update."""
        seen = self._preferences.settings.gezien
        if seen == __version__:
            return
        self._preferences.change(gezien=__version__)
        if seen:
            banner = Banner(
                self.tr("Casus is bijgewerkt naar versie {0}.").format(__version__),
                "info",
                action=self.tr("Wat is nieuw"),
            )
            banner.action_requested.connect(self._show_news)
            self.window.show_banner(banner)

    def _show_news(self) -> None:
        from casus.ui.instellingen.instellingen_view import InstellingenView

        self.window.clear_banner()
        self.window.open_room("instellingen")
        page = self.window.current_page()
        if isinstance(page, InstellingenView):
            page.open_tab("over")

    # -- trouble ----------------------------------------------------------------------------------------------

    def _on_problem(self, error: CasusError) -> None:
        self.window.show_banner(Banner(sentence(error), "danger"))

    def _on_crash(self, error: BaseException) -> None:
        note("ui.crash", problem=error)
        text = self.tr("Er ging iets mis in Casus zelf. Wat u typte is bewaard. Sluit Casus en open het opnieuw.")
        self.window.show_banner(Banner(text, "danger"))


def roles_of(actor: Actor) -> str:
    """The roles of somebody in words; of whoever holds a controller's file, that it is one."""
    if actor == CONTROLLER:
        return QCoreApplication.translate("Session", "eigen bestand")
    return ", ".join(label(rol) for rol in Rol if rol in actor.rollen)
