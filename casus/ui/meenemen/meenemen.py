"""The dossier as a file: take it along, which of its copies is the newest, and who else has it open.

Belongs to the session; screens reach it through ``desk.carry`` alone.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from casus.domain.bevoegdheid import Handeling
from casus.domain.kopie import Kopie
from casus.services.context import Context
from casus.services.meenemen import AcceptOlder, accept_older
from casus.services.messages import sentence_of
from casus.system.paths import AppPaths
from casus.system.settings import read_settings, write_settings
from casus.ui.dates import day_long, local, moment_clock
from casus.ui.main_window import MainWindow
from casus.ui.meenemen.kopie_banner import KopieBanner, OuderDialog, ask_older
from casus.ui.meenemen.meeneem_dialog import MeeneemDialog, ask_where
from casus.ui.runner import Runner
from casus.ui.widgets.banner import Banner
from casus.wiring import Carried, OpenDossier, carry, other_copies


class Meenemen(QObject):
    """Shows what must be known of the file above every screen, and carries it."""

    reopen_requested = Signal(str)
    """Close this dossier and open the one at this address; empty: this one again."""

    def __init__(self, window: MainWindow, runner: Runner, paths: AppPaths, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._runner = runner
        self._paths = paths
        self._dossier: OpenDossier | None = None
        self._others: list[Kopie] = []
        window.carry_requested.connect(self.ask)

    def opened(self, dossier: OpenDossier, ctx: Context) -> None:
        """Somebody works with this dossier now."""
        self._dossier, self._others = dossier, []
        self._window.set_carry(dossier.is_one_file and ctx.actor.may(Handeling.MEENEMEN))
        if dossier.is_read_only:
            self._say_read_only(dossier)
            return
        if dossier.was_left_on_other_computer:
            self._say_left(dossier)
        if dossier.is_rewritten:
            self._window.set_notice(Banner(sentence_of("logboek_past_niet"), "danger"))
        self._runner.read(self, lambda _: other_copies(dossier, self._paths), done=self._on_copies)

    def closed(self) -> None:
        """Locked: nothing of it stays on the screen."""
        self._dossier, self._others = None, []
        self._window.set_carry(False)
        self._window.set_notice(None)

    # -- what must be known ------------------------------------------------------------------------------------

    def _say_read_only(self, dossier: OpenDossier) -> None:
        holder = dossier.other_holder
        since = "" if holder is None else moment_clock(holder.sinds)
        banner = Banner(sentence_of("dossier_open_elders", sinds=since), "warn", action=self.tr("Probeer opnieuw"))
        banner.setObjectName("alleen_lezen_melding")
        banner.action.setObjectName("probeer_opnieuw_knop")
        banner.action_requested.connect(lambda: self.reopen_requested.emit(""))
        self._window.set_notice(banner)

    def _say_left(self, dossier: OpenDossier) -> None:
        holder = dossier.other_holder
        if holder is not None:
            since = f"{day_long(local(holder.sinds).date())}, {moment_clock(holder.sinds)}"
            words = sentence_of("dossier_niet_losgelaten", computer=holder.computer, sinds=since)
            self._window.set_notice(Banner(words, "warn"))

    def _on_copies(self, others: list[Kopie]) -> None:
        dossier = self._dossier
        if dossier is None or not (others or dossier.is_older):
            return
        self._others = others
        kopie = others[0] if others else None
        banner = KopieBanner(kopie, may_accept=self._runner.context.actor.may(Handeling.MEENEMEN))
        if kopie is not None:
            banner.action_requested.connect(lambda: self.reopen_requested.emit(kopie.adres))
        banner.go_on_requested.connect(self._ask_go_on)
        self._window.set_notice(banner)

    def _ask_go_on(self) -> None:
        dialog = ask_older(self._others[0] if self._others else None, self._window)
        dialog.submitted.connect(lambda reden: self._accept(reden, dialog))

    def _accept(self, reden: str, dialog: OuderDialog) -> None:
        dossier, others = self._dossier, self._others
        if dossier is None:
            return

        def kept(_: object) -> None:
            dialog.accept()
            self._window.set_notice(None)

        def logged(_: object) -> None:
            self._runner.call(self, lambda: dossier.accept_standing(others), done=kept, failed=dialog.show_error)

        self._runner.run(self, accept_older, AcceptOlder(reden), done=logged, failed=dialog.show_error)

    # -- taking it along ---------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Where should the copy come?"""
        dossier = self._dossier
        if dossier is None or not self._window.may_carry or self._window.findChild(MeeneemDialog) is not None:
            return
        dialog = ask_where(read_settings(self._paths.settings_file).meeneem_map, self._window)
        dialog.submitted.connect(lambda folder: self._carry(dossier, folder, dialog))

    def _carry(self, dossier: OpenDossier, folder: Path, dialog: MeeneemDialog) -> None:
        def made(carried: Carried) -> None:
            dialog.accept()
            self._remember(folder)
            self._say_made(carried)

        work = self._runner.long
        work(self, lambda ctx: carry(dossier, ctx, folder), done=made, failed=dialog.show_error)

    def _remember(self, folder: Path) -> None:
        settings = read_settings(self._paths.settings_file)
        write_settings(self._paths.settings_file, settings._replace(meeneem_map=str(folder.absolute())))

    def _say_made(self, carried: Carried) -> None:
        words = sentence_of("kopie_vervangen" if carried.replaced else "kopie_gemaakt", pad=carried.path)
        banner = Banner(f"{words} {sentence_of('kopie_uitleg')}", "info", action=self.tr("Toon map"))
        banner.setObjectName("kopie_gemaakt_melding")
        folder = str(carried.path.parent)
        banner.action_requested.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)))
        self._window.show_banner(banner)
