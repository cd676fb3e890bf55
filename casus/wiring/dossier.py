"""An opened dossier: its engine, its people, who else has it open, and the copy of its log head outside the file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.bevoegdheid import SYSTEEM, Actor
from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.kopie import Kopie
from casus.domain.logboek import Head, Verdict
from casus.domain.values import Rol
from casus.services.context import Context, IdSource
from casus.system.logstand import accept_head, recall_head, recall_stand, remember_head, stand_file_of
from casus.system.sleutelbestand import seal, sleutelbestand_of, write_sleutelbestand
from casus.system.slot import Holder, Slot
from casus.wiring.world import World, is_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Standing:
    """How this file stands to the head of the log that is kept outside it.

    ``is_older``: it was once further than it is now. ``is_rewritten``: the row that the outside copy knows is no
    longer the same here.
    """

    is_older: bool = False
    is_rewritten: bool = False


class OpenDossier:
    """What the window and the command line work with. ``slot`` and ``key`` are those of a file."""

    def __init__(
        self,
        engine: "Engine",
        world: World,
        address: str,
        dossier_id: str,
        *,
        slot: Slot | None = None,
        key: bytes | None = None,
    ) -> None:
        self._engine = engine
        self._world = world
        self.address = address
        self.dossier_id = dossier_id
        self._slot = slot
        self._key = key
        self._ids = IdSource(world.clock.now, world.random)
        self.lacks_sleutelbestand = False
        """The file that the recovery code needs is gone: make it anew with ``make_sleutelbestand``."""
        self._stand_file = stand_file_of(Path(address)) if is_file(address) else None
        self.standing = self._compare_with_outside()
        with self._read(SYSTEEM) as queries:
            row = queries.dossier()
            self.is_practice = row is not None and row.oefen

    @property
    def is_older(self) -> bool:
        """An older file was put back, or this is a copy that was left behind."""
        return self.standing.is_older

    @property
    def is_rewritten(self) -> bool:
        """The log book is not what it was."""
        return self.standing.is_rewritten

    @property
    def is_one_file(self) -> bool:
        """A file can be carried; a server is everywhere already."""
        return self._stand_file is not None

    @property
    def is_read_only(self) -> bool:
        """Another window has this dossier: here one looks."""
        return self._slot is not None and not self._slot.is_held

    @property
    def other_holder(self) -> Holder | None:
        """Who has it open; or, when it is ours, who was here before and never let go."""
        return None if self._slot is None else self._slot.other

    @property
    def was_left_on_other_computer(self) -> bool:
        """Another computer had it open and did not let go: perhaps its last work is not in this file."""
        return self._slot is not None and self._slot.is_left_by_other_computer

    def context(self, actor: Actor) -> Context:
        """What one person works with."""
        return Context(
            actor=actor,
            clock=self._world.clock,
            random=self._world.random,
            new_id=self._ids,
            keychain=self._world.keychain,
            unit_of_work=lambda: self._unit_of_work(actor),
            read=lambda: self._read(actor),
            pictures=self._world.pictures,
            is_bestand=self.is_one_file,
            outside_head=self._outside,
        )

    def system_context(self) -> Context:
        """The program itself: a new dossier, an import, the list of gebruikers before somebody is chosen."""
        return self.context(SYSTEEM)

    def actors(self) -> list[Actor]:
        """Who can work with this dossier: active, and not gone since. Of a dossier in one file no controller: they get
        figures in a file of their own.
        """
        return [actor for actor in self._working() if not (self.is_one_file and actor.is_controller)]

    def _working(self) -> list[Actor]:
        with self._read(SYSTEEM) as queries:
            roles: dict[int, set[Rol]] = {}
            for gebruiker_id, rol in queries.rollen():
                roles.setdefault(gebruiker_id, set()).add(rol)
            today = self._world.clock.today()
            people = {row.id: row for row in queries.professionals(today)}
            return [
                Actor(
                    gebruiker_id=row.id,
                    professional_id=row.professional_id,
                    code=row.code,
                    naam=row.naam,
                    rollen=frozenset(roles.get(row.id, ())),
                    organisatie_id=people[row.professional_id].organisatie_id,
                )
                for row in queries.gebruikers()
                if row.actief and (row.laatste_dag is None or row.laatste_dag >= today)
            ]

    def actor(self, code: str | None) -> Actor:
        """Who works: by code, or the only one there is."""
        actors = self.actors()
        if code is None:
            if len(actors) != 1:
                raise RuleViolation("gebruiker_kiezen" if actors else "geen_gebruikers")
            return actors[0]
        wanted = code.strip().casefold()
        for actor in self._working():
            if actor.code.casefold() == wanted:
                if actor not in actors:
                    raise RuleViolation("controller_eigen_bestand", field="gebruiker")
                return actor
        raise RuleViolation("gebruiker_onbekend", gebruiker=code)

    def check_log(self, progress: Callable[[int], None] = lambda _: None) -> Verdict:
        """Read the whole log book and compare it with the copy of its head outside the file."""
        from casus.storage import log

        with self._engine.connect() as connection:
            return log.verify(connection, outside=self._outside(), progress=progress)

    def keep_head(self) -> None:
        """Copy the head of the log outside the file; without a keychain beside it.

        Not when the log book no longer holds the row that the copy knows: that copy is the only witness of it.
        """
        head = self.head()
        if head is not None and self._compare_with_outside() == Standing():
            remember_head(self._world.keychain, self.dossier_id, head, self._stand_file)

    def accept_standing(self, others: Sequence[Kopie] = ()) -> None:
        """Somebody goes on with this file on purpose: its head is the one that counts now, and neither what was kept
        outside nor these other copies are spoken of again until they change.
        """
        head = self.head()
        if head is None or self._stand_file is None:
            raise EnvironmentProblem("dossier_beschadigd", pad=self.address)
        accept_head(self._world.keychain, self.dossier_id, head, [other.head for other in others], self._stand_file)
        self.standing = self._compare_with_outside()

    def look_at(self, path: Path) -> Kopie:
        """How another file of this dossier stands to this one."""
        from casus.storage import backup

        return backup.look_at(self._engine, path, self.key)

    def make_sleutelbestand(self, herstelcode: str) -> None:
        """Make the file that a recovery code opens, with a new code; what stood there is put aside. The old code is of
        no use any more.
        """
        path = sleutelbestand_of(Path(self.address))
        if path.exists():
            path.replace(path.with_name(f"{path.name}.oud"))
        write_sleutelbestand(path, seal(self.key, herstelcode, self.dossier_id))
        self.lacks_sleutelbestand = False
        self.log_key("sleutelbestand_gemaakt")

    def log_key(self, action: str) -> None:
        """What happened to the key of this dossier, as the program itself."""
        with self._read(SYSTEEM) as queries:
            row = queries.dossier()
        if row is not None:
            with self._unit_of_work(SYSTEEM) as uow:
                uow.commit(LogEntry(action, (("dossier", row.id),)))

    def put_aside(self) -> tuple[Head, ...]:
        """The heads of copies that somebody chose not to go on with."""
        stand = recall_stand(self._world.keychain, self.dossier_id, self._stand_file)
        return () if stand is None else stand.terzijde

    @property
    def key(self) -> bytes:
        """Of a file; a server has none (``meenemen_server``)."""
        if self._key is None:
            raise RuleViolation("meenemen_server")
        return self._key

    @property
    def engine(self) -> "Engine":
        """For copying it as a whole."""
        return self._engine

    @property
    def world(self) -> World:
        """The machine that it was opened on."""
        return self._world

    def head(self) -> Head | None:
        """How far the log book is."""
        from casus.storage import log

        with self._engine.connect() as connection:
            return log.read_head(connection)

    def close(self) -> None:
        """Let go of the file; the head is copied first."""
        try:
            self.keep_head()
        finally:
            self._engine.dispose()
            if self._slot is not None:
                self._slot.release()

    def _outside(self) -> Head | None:
        return recall_head(self._world.keychain, self.dossier_id, self._stand_file)

    def _compare_with_outside(self) -> Standing:
        from casus.storage import log

        known, here = self._outside(), self.head()
        if known is None or here is None:
            return Standing()
        if here.aantal < known.aantal:
            return Standing(is_older=True)
        with self._engine.connect() as connection:
            return Standing(is_rewritten=not log.fits_outside(connection, known))

    def _unit_of_work(self, actor: Actor) -> "UnitOfWork":
        from casus.storage.unit_of_work import UnitOfWork

        return UnitOfWork(self._engine, actor, self._world.clock.now, read_only=self.is_read_only)

    @contextmanager
    def _read(self, actor: Actor) -> Iterator["Queries"]:
        from casus.storage.queries import Queries

        with self._engine.connect() as connection:
            yield Queries(connection, actor, self._world.clock.now())
