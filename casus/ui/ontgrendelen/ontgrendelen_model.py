"""Opening a dossier: which one, with which key, and who works. All of it off the window's thread."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from casus.domain.errors import CasusError
from casus.domain.toegang import Actor
from casus.services.gebruikers import FirstPerson, create_first_person
from casus.services.messages import sentence, sentence_of
from casus.system.paths import DOSSIER_SUFFIX, AppPaths, ensure, file_name
from casus.system.settings import read_settings, write_settings
from casus.ui.runner import Runner
from casus.wiring import (
    NewDossier,
    OpenDossier,
    World,
    bring_here,
    must_ask_where,
    new_dossier,
    open_dossier,
    open_oefen,
)


class Step(StrEnum):
    """What the unlock page asks."""

    BEZIG = "bezig"
    KIES = "kies"
    CODE = "code"
    WIE = "wie"
    OPSLOT = "opslot"
    NIEUW = "nieuw"
    BEWAAR = "bewaar"
    EERSTE = "eerste"
    ELDERS = "elders"


@dataclass(frozen=True)
class UnlockState:
    """Everything the page shows. ``fout`` is one sentence; ``veld`` the field it belongs beside."""

    step: Step
    adres: str = ""
    fout: str = ""
    veld: str = ""
    mensen: tuple[Actor, ...] = ()
    gekozen: str = ""
    herstelcode: str = ""
    getypt: tuple[tuple[int, str], ...] = ()
    """Groups as they were typed back: what was typed stays when one is wrong."""
    meenemen: bool = False
    """The code is asked for to copy the dossier to this machine, not to open it where it is."""

    @property
    def naam(self) -> str:
        """What the dossier is called: its file name, or the database."""
        return Path(self.adres).stem if "://" not in self.adres else self.adres.rsplit("/", 1)[-1]


class UnlockModel(QObject):
    """Walks from *which dossier* to *who works*."""

    state_changed = Signal(object)
    """UnlockState"""
    opened = Signal(object, object)
    """(OpenDossier, Actor): the window can start."""

    def __init__(self, runner: Runner, world: World, paths: AppPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._world = world
        self._paths = paths
        self._dossier: OpenDossier | None = None
        self._als = ""
        self._locked_practice = False
        self.state = UnlockState(Step.BEZIG)

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

    def open(self, address: str, herstelcode: str | None = None) -> None:
        """Open this dossier, by the keychain or by recovery code."""
        self.show(UnlockState(Step.BEZIG, adres=address))
        self._runner.call(
            self,
            lambda: open_dossier(address, self._world, herstelcode=herstelcode),
            done=self._on_open,
            failed=self._on_refused,
        )

    def choose_file(self, address: str) -> None:
        """A file was chosen: one that lies elsewhere may be taken along first."""
        if must_ask_where(address, self._paths):
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

    def ask_new(self) -> None:
        """A new dossier."""
        self.show(UnlockState(Step.NIEUW))

    def make(self, folder: Path, naam: str, gemeente: str) -> None:
        """Make a dossier in this folder, named after the team; then its code is shown."""
        before = self.state
        path = folder / f"{file_name(naam)}{DOSSIER_SUFFIX}"
        self._runner.call(
            self,
            lambda: new_dossier(ensure(folder) / path.name, naam, gemeente, self._world),
            done=self._on_made,
            failed=lambda error: self.show(replace(before, fout=sentence(error), veld="pad")),
        )

    def check_typed(self, groups: dict[int, str]) -> None:
        """The groups (numbered from 1) that were typed back from paper."""
        written = self.state.herstelcode.split("-")
        wrong = [n for n, text in groups.items() if text.strip().upper() != written[n - 1]]
        if wrong:
            fout = sentence_of("groepje_onjuist", groep=wrong[0])
            self.show(replace(self.state, fout=fout, veld="groepje", getypt=tuple(groups.items())))
        else:
            self._open_new(self.state.adres, self.state.herstelcode)

    def make_first(self, person: FirstPerson) -> None:
        """Add the first person who works with a new dossier, then open it as them."""
        dossier = self._dossier
        if dossier is None:
            return
        before = self.state

        def work() -> OpenDossier:
            create_first_person(dossier.system_context(), person)
            return dossier

        self._runner.call(
            self,
            work,
            done=self._on_open,
            failed=lambda error: self.show(replace(before, fout=sentence(error), veld="naam")),
        )

    def give_up(self) -> None:
        """Close a dossier that nobody started to work in (the window closes)."""
        if self._dossier is not None:
            self._dossier.close()
            self._dossier = None

    def _open_new(self, address: str, herstelcode: str) -> None:
        self._runner.call(
            self,
            lambda: open_dossier(address, self._world, herstelcode=herstelcode),
            done=self._on_open,
            failed=self._on_refused,
        )

    def _on_made(self, made: NewDossier) -> None:
        self.show(UnlockState(Step.BEWAAR, adres=str(made.path), herstelcode=made.herstelcode))

    def _on_open(self, dossier: OpenDossier) -> None:
        self._dossier = dossier
        self._runner.call(self, dossier.actors, done=self._on_actors, failed=self._on_refused)

    def _on_actors(self, actors: list[Actor]) -> None:
        address = self._dossier.address if self._dossier else ""
        if not actors:
            self.show(UnlockState(Step.EERSTE, adres=address))
            return
        remembered = self._als or read_settings(self._paths.settings_file).gebruikers.get(address, "")
        state = UnlockState(Step.WIE, adres=address, mensen=tuple(actors), gekozen=remembered)
        self.show(state)
        codes = {actor.code for actor in actors}
        if len(actors) == 1 or remembered in codes:
            self.choose(remembered if remembered in codes else actors[0].code)

    def _on_refused(self, error: CasusError) -> None:
        address, along = self.state.adres, self.state.meenemen
        if error.code == "sleutel_nodig":
            self.show(UnlockState(Step.CODE, adres=address, meenemen=along))
        elif error.code.startswith("herstelcode_"):
            fout = sentence(error)
            self.show(UnlockState(Step.CODE, adres=address, fout=fout, veld="herstelcode", meenemen=along))
        elif along:
            self.show(UnlockState(Step.ELDERS, adres=address, fout=sentence(error)))
        else:
            self.show(UnlockState(Step.KIES, adres=address, fout=sentence(error)))

    def _remember(self, actor: Actor) -> None:
        if self._dossier is not None and not self._dossier.is_practice:
            settings = read_settings(self._paths.settings_file)
            write_settings(self._paths.settings_file, settings.opened(self._dossier.address, actor.code))

    def show(self, state: UnlockState) -> None:
        """Ask this; every card is made from its state alone."""
        self.state = state
        self.state_changed.emit(state)
