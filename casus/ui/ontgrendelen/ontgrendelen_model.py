"""Opening a dossier: which one, with which key, and who works. All of it off the window's thread."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from casus.domain.bevoegdheid import Actor
from casus.domain.errors import CasusError
from casus.services.gebruikers import FirstPerson, create_first_person
from casus.services.messages import sentence, sentence_of
from casus.system.paths import AppPaths
from casus.system.settings import read_settings, write_settings
from casus.ui.ontgrendelen.unlock_state import NewForm, Step, UnlockState
from casus.ui.ontgrendelen.wizard_model import WizardModel, wrong_group
from casus.ui.runner import Runner
from casus.wiring import (
    OpenControle,
    OpenDossier,
    World,
    bring_here,
    draw_herstelcode,
    is_controle,
    must_ask_where,
    open_controle,
    open_dossier,
    open_oefen,
)


class UnlockModel(QObject):
    """Walks from *which dossier* to *who works*."""

    state_changed = Signal(object)
    """UnlockState"""
    opened = Signal(object, object)
    """(OpenDossier or OpenControle, Actor): the window can start."""

    def __init__(self, runner: Runner, world: World, paths: AppPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._world = world
        self._paths = paths
        self._dossier: OpenDossier | None = None
        self._als = ""
        self._locked_practice = False
        self._actor: Actor | None = None
        self.state = UnlockState(Step.BEZIG)
        self.wizard = WizardModel(runner, world, paths, self.show, self._on_made, self)

    def start(self, address: str, als: str = "") -> None:
        """Open what was asked for or was open last; nothing known yet: ask."""
        self._als = als
        address = address or read_settings(self._paths.settings_file).laatste_dossier
        if address:
            self.open(address)
        else:
            self.show(UnlockState(Step.KIES))

    def start_oefen(self, folder: Path, als: str = "") -> None:
        """Open the practice dossier, making it first when it is not there."""
        self._als = als
        self.show(UnlockState(Step.BEZIG, adres="oefenen"))
        self._runner.call(self, lambda: open_oefen(folder, self._world), done=self._on_open, failed=self._on_refused)

    @property
    def runner(self) -> Runner:
        """For the list of the table, once somebody works."""
        return self._runner

    def open(self, address: str, herstelcode: str | None = None) -> None:
        """Open this dossier, by the keychain or by recovery code."""
        self.show(UnlockState(Step.BEZIG, adres=address))
        if is_controle(address):
            work = partial(open_controle, address, self._world, herstelcode)
            self._runner.call(self, work, done=self._on_controle, failed=self._on_refused)
            return
        known = read_settings(self._paths.settings_file).dossiers.get(address, "")
        self._runner.call(
            self,
            lambda: open_dossier(address, self._world, herstelcode=herstelcode, bekend=known),
            done=self._on_open,
            failed=self._on_refused,
        )

    def choose_file(self, address: str) -> None:
        """A file was chosen: one that lies elsewhere may be taken along first."""
        if not is_controle(address) and must_ask_where(address, self._paths):
            self.show(UnlockState(Step.ELDERS, adres=address))
        else:
            self.open(address)

    def bring(self, address: str, herstelcode: str | None = None) -> None:
        """Copy the dossier to this machine and open it there."""
        self.show(UnlockState(Step.BEZIG, adres=address, meenemen=True))
        self._runner.call(
            self,
            lambda: bring_here(address, self._paths, self._world, herstelcode=herstelcode),
            done=lambda brought: self.open(brought, herstelcode),
            failed=self._on_refused,
        )

    def choose(self, code: str) -> None:
        """Who works."""
        if self._dossier is None:
            return
        for actor in self.state.mensen:
            if actor.code == code:
                self._remember(actor)
                self._als = actor.code
                dossier, self._dossier = self._dossier, None
                self.opened.emit(dossier, actor)
                return

    def lock(self, address: str, *, is_practice: bool) -> None:
        """The window was locked."""
        self._locked_practice = is_practice
        self.show(UnlockState(Step.OPSLOT, adres=address))

    def reopen(self, address: str, oefen: Path) -> None:
        """Open again after a lock."""
        if self._locked_practice:
            self.start_oefen(Path(address).parent if address else oefen, self._als)
        else:
            self.open(address)

    def ask_which(self) -> None:
        """Another dossier, so perhaps somebody else."""
        self._als = ""
        self.show(UnlockState(Step.KIES))

    def check_new_code(self, groups: dict[int, str]) -> None:
        """The groups of a new code for a dossier whose key file was gone: typed back, so it can be written."""
        dossier, code = self._dossier, self.state.herstelcode
        wrong = wrong_group(code, groups)
        if wrong or dossier is None:
            fout = sentence_of("groepje_onjuist", groep=wrong)
            self.show(replace(self.state, fout=fout, veld=f"groepje_{wrong}", getypt=tuple(groups.items())))
            return
        self._runner.call(
            self,
            lambda: dossier.make_sleutelbestand(code),
            done=lambda _: self._ask_who(),
            failed=lambda error: self.show(replace(self.state, fout=sentence(error), veld="")),
        )

    def finish_table(self) -> None:
        """The list of the table was read, or comes later: begin."""
        if self._dossier is not None and self._actor is not None:
            dossier, self._dossier = self._dossier, None
            self.opened.emit(dossier, self._actor)

    def make_first(self, form: NewForm) -> None:
        """Add the first person who works with a dossier in which nobody works yet, then open it as them."""
        dossier = self._dossier
        if dossier is None:
            return
        before = replace(self.state, nieuw=form)
        person = FirstPerson(form.persoon, form.functie, form.organisatie, form.soort, form.rollen)

        def work() -> OpenDossier:
            create_first_person(dossier.system_context(), person)
            return dossier

        self._runner.call(
            self,
            work,
            done=self._on_open,
            failed=lambda error: self.show(replace(before, fout=sentence(error))),
        )

    def give_up(self) -> None:
        """Close a dossier that nobody started to work in (the window closes)."""
        if self._dossier is not None:
            self._dossier.close()
            self._dossier = None

    def _on_made(self, dossier: OpenDossier) -> None:
        """A new dossier is there with one person in it, who works now; the table may come along."""
        self._dossier = dossier
        actor = dossier.actor(None)
        self._actor = actor
        self._remember(actor)
        self._runner.use(dossier.context(actor))
        self.show(UnlockState(Step.TAFEL, adres=dossier.address))

    def _on_open(self, dossier: OpenDossier) -> None:
        self._dossier = dossier
        if dossier.lacks_sleutelbestand and not dossier.is_read_only:
            why = sentence_of("sleutelbestand_nieuw")
            self.show(UnlockState(Step.HERSTEL, dossier.address, uitleg=why, herstelcode=draw_herstelcode()))
        else:
            self._ask_who()

    def _on_controle(self, opened: OpenControle) -> None:
        """There is nobody to choose: whoever has the code is the controller."""
        actor = opened.actor()
        settings = read_settings(self._paths.settings_file).opened(opened.address, actor.code)
        write_settings(self._paths.settings_file, settings)
        self.opened.emit(opened, actor)

    def _ask_who(self) -> None:
        if self._dossier is not None:
            self._runner.call(self, self._dossier.actors, done=self._on_actors, failed=self._on_refused)

    def _on_actors(self, actors: list[Actor]) -> None:
        address = self._dossier.address if self._dossier else ""
        if not actors:
            self.show(UnlockState(Step.PERSOON, adres=address))
            return
        remembered = self._als or read_settings(self._paths.settings_file).gebruikers.get(address, "")
        state = UnlockState(Step.WIE, adres=address, mensen=tuple(actors), gekozen=remembered)
        self.show(state)
        codes = {actor.code for actor in actors}
        if remembered in codes:
            self.choose(remembered)
        elif len(actors) == 1 and not remembered:  # whoever worked here as somebody else is asked
            self.choose(actors[0].code)

    def _on_refused(self, error: CasusError) -> None:
        address, along = self.state.adres, self.state.meenemen
        if error.code == "sleutel_nodig":
            reason = str(error.params.get("reden", ""))
            may_retry = reason in ("sleutelbos_vergrendeld", "sleutelbos_ontbreekt")
            why = self._why_code(address, reason)
            self.show(UnlockState(Step.CODE, address, uitleg=why, may_retry=may_retry, meenemen=along))
        elif error.code == "controlecode_nodig":
            self.show(UnlockState(Step.CODE, address, uitleg=sentence(error)))
        elif error.code.startswith(("herstelcode_", "controlecode_")):
            self.show(UnlockState(Step.CODE, address, sentence(error), "herstelcode", meenemen=along))
        elif along:
            self.show(UnlockState(Step.ELDERS, adres=address, fout=sentence(error)))
        else:
            self.show(UnlockState(Step.KIES, adres=address, fout=sentence(error)))

    def _why_code(self, address: str, reason: str) -> str:
        """One sentence; when the keychain is another one than before, that is what is said."""
        before, now = read_settings(self._paths.settings_file).sleutelbossen.get(address, ""), self._world.keychain.name
        if reason == "sleutel_onbekend" and before and now and before != now:
            return sentence_of("sleutelbos_anders", nu=now, eerst=before)
        return sentence_of(reason or "sleutel_onbekend")

    def _remember(self, actor: Actor) -> None:
        dossier = self._dossier
        if dossier is not None and not dossier.is_practice:
            settings = read_settings(self._paths.settings_file).opened(dossier.address, actor.code)
            if "://" not in dossier.address:
                settings = settings.knows(dossier.address, dossier.dossier_id, self._world.keychain.name)
            write_settings(self._paths.settings_file, settings)

    def show(self, state: UnlockState) -> None:
        """Ask this; every card is made from its state alone."""
        self.state = state
        self.state_changed.emit(state)
