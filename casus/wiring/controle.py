"""An opened file of a controller: figures, and nothing of a dossier behind them."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from casus.domain.bevoegdheid import CONTROLLER, Actor
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.services.context import Context, IdSource
from casus.services.controlecijfers import Controlecijfers, read_controlecijfers
from casus.system.controlebestand import SUFFIX, file_id, unseal
from casus.system.keychain import controle_account
from casus.wiring.world import World


class OpenControle:
    """What window and command line work with in place of an ``OpenDossier``."""

    is_practice = False

    def __init__(self, address: str, world: World, cijfers: Controlecijfers) -> None:
        self.address = address
        self.cijfers = cijfers
        self._world = world

    def actor(self, _code: str | None = None) -> Actor:
        """Who holds the file."""
        return CONTROLLER

    def context(self, actor: Actor = CONTROLLER) -> Context:
        """Only what asks for the figures works with this."""
        world = self._world
        return Context(
            actor=actor,
            clock=world.clock,
            random=world.random,
            new_id=IdSource(world.clock.now, world.random),
            keychain=world.keychain,
            unit_of_work=_refuse,
            read=_refuse,
            pictures=world.pictures,
            controle=self.cijfers,
        )

    def close(self) -> None:
        """Nothing is held open."""


def is_controle(address: str) -> bool:
    """Whether this is a controller's file and no dossier."""
    return address.lower().endswith(SUFFIX)


def open_controle(address: str, world: World, code: str | None = None) -> OpenControle:
    """With its code, or the one that the keychain kept; without: EnvironmentProblem ``controlecode_nodig``."""
    data = _read(Path(address))
    account = controle_account(file_id(data))
    known = code or _kept(lambda: world.keychain.get(account))
    if not known:
        raise EnvironmentProblem("controlecode_nodig")
    opened = OpenControle(address, world, read_controlecijfers(unseal(data, known)))
    if code:
        _kept(lambda: world.keychain.set(account, code))
    return opened


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(path)) from None


def _kept(ask: Callable[[], str | None]) -> str | None:
    """Without a keychain, or with a locked one, the code is asked for each time."""
    try:
        return ask()
    except EnvironmentProblem:
        return None


def _refuse() -> NoReturn:
    raise RuleViolation("controle_alleen_cijfers")
