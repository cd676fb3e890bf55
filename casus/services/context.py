"""What a use case works with: who, when, where. Nothing is module-level; ``wiring`` makes one of these per dossier."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from casus.domain.bevoegdheid import Actor
from casus.domain.changes import LogEntry
from casus.domain.errors import RuleViolation
from casus.domain.logboek import Head
from casus.domain.paginabeeld import Paginabeeld

if TYPE_CHECKING:
    from casus.services.controlecijfers import Controlecijfers
    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork
    from casus.system.clock import Clock
    from casus.system.keychain import Keychain

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class IdSource:
    """Draws 63-bit ids: milliseconds since 2020 shifted left 22, plus 22 random bits.

    Made offline, the same on both engines, and in order of making: an id is rowid, keyset key and search order alike.
    Within one millisecond each next id is a random step above the last, so it is never drawn twice here.
    """

    def __init__(self, now: Callable[[], datetime], random: Random) -> None:
        self._now = now
        self._random = random
        self._last = 0
        self._lock = Lock()

    def __call__(self) -> int:
        milliseconds = (self._now() - _EPOCH) // timedelta(milliseconds=1)
        with self._lock:
            drawn = (milliseconds << 22) | self._random.getrandbits(22)
            self._last = max(drawn, self._last + 1 + self._random.getrandbits(8))
            return self._last


class Pictures(Protocol):
    """Draws pictures for documents; Qt stays on its own side."""

    def png(self, data: object, width_mm: float) -> bytes:
        """The picture of ``data`` (see ``casus.domain.intake_inhoud``), so wide on paper."""
        ...

    def svg(self, data: object, width_mm: float) -> bytes:
        """The same as lines and letters."""
        ...

    def pdf(self, pagina: Paginabeeld) -> bytes:
        """A whole page to print, with its pictures in it."""
        ...


@dataclass(frozen=True)
class Context:
    """One opened dossier, one person working with it."""

    actor: Actor
    clock: "Clock"
    random: Random
    new_id: IdSource
    keychain: "Keychain"
    unit_of_work: "Callable[[], UnitOfWork]"
    read: "Callable[[], AbstractContextManager[Queries]]"
    pictures: Pictures | None = None
    controle: "Controlecijfers | None" = None
    """The figures of a controller's file, in place of a dossier: then there is nothing else to read or to write."""
    is_bestand: bool = False
    """The dossier is one file: who has its key has all of it, whatever role it gives them."""
    outside_head: "Callable[[], Head | None]" = lambda: None
    """The copy of the log head outside the dossier; only this betrays a rewritten whole."""

    def now(self) -> datetime:
        """This moment (UTC)."""
        return self.clock.now()

    def today(self) -> date:
        """Today in Europe/Amsterdam."""
        return self.clock.today()

    def author_id(self) -> int:
        """The gebruiker who writes; the program itself writes down nothing."""
        if self.actor.gebruiker_id is None:
            raise RuleViolation("geen_gebruiker")
        return self.actor.gebruiker_id

    def log_reading(self, entry: LogEntry) -> None:
        """Record an act of reading *before* its content is returned."""
        with self.unit_of_work() as uow:
            uow.commit_reading(entry)
