"""The only place where parts are joined: address and key -> engine -> one Context per person.

``storage`` is imported here inside functions, on the thread that opens the dossier, so that a window is painted first.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.logboek import Head, Verdict
from casus.domain.toegang import SYSTEEM, Actor
from casus.domain.values import Rol
from casus.services.context import Context, IdSource, Pictures
from casus.system.clock import Clock, SystemClock
from casus.system.files import write_atomically
from casus.system.keychain import Keychain, MemoryKeychain, SystemKeychain, password_account, read_key, store_key
from casus.system.logs import start_log, stop_log
from casus.system.logstand import recall_head, remember_head, stand_file_of
from casus.system.paths import AppPaths, ensure, is_plain_sqlite
from casus.system.sleutelbestand import (
    read_sleutelbestand,
    seal,
    sleutelbestand_of,
    unseal,
    write_sleutelbestand,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from casus.storage.queries import Queries
    from casus.storage.unit_of_work import UnitOfWork


OEFEN_FILE = "oefenen.casus"
OEFEN_TEAM, OEFEN_GEMEENTE = "Oefenteam", "Verzonnen"


@dataclass(frozen=True)
class World:
    """What the machine gives: time, chance, the keychain, pictures. Tests pass a fixed one."""

    clock: Clock
    random: Random
    keychain: Keychain
    pictures: Pictures | None = None


def real_world(pictures: Pictures | None = None) -> World:
    """The machine as it is."""
    return World(SystemClock(), SystemRandom(), SystemKeychain(), pictures)


@dataclass(frozen=True)
class NewDossier:
    """What making a dossier gives: it is shown once and never kept."""

    path: Path
    herstelcode: str
    in_keychain: bool


class OpenDossier:
    """An opened dossier: its engine, its people, and the copy of the log head outside the file."""

    def __init__(self, engine: "Engine", world: World, address: str, dossier_id: str) -> None:
        self._engine = engine
        self._world = world
        self.address = address
        self._dossier_id = dossier_id
        self._ids = IdSource(world.clock.now, world.random)
        self._stand_file = stand_file_of(Path(address)) if _is_file(address) else None
        self.is_older, self.is_rewritten = self._compare_with_outside()
        with self._read(SYSTEEM) as queries:
            row = queries.dossier()
            self.is_practice = row is not None and row.oefen

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
        )

    def system_context(self) -> Context:
        """The program itself: a new dossier, an import, the list of gebruikers before somebody is chosen."""
        return self.context(SYSTEEM)

    def actors(self) -> list[Actor]:
        """Who can work with this dossier."""
        with self._read(SYSTEEM) as queries:
            roles: dict[int, set[Rol]] = {}
            for gebruiker_id, rol in queries.rollen():
                roles.setdefault(gebruiker_id, set()).add(rol)
            people = {row.id: row for row in queries.professionals(self._world.clock.today())}
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
                if row.actief
            ]

    def actor(self, code: str | None) -> Actor:
        """Who works: by code, or the only one there is."""
        actors = self.actors()
        if code is None:
            if len(actors) != 1:
                raise RuleViolation("gebruiker_kiezen" if actors else "geen_gebruikers")
            return actors[0]
        for actor in actors:
            if actor.code.casefold() == code.strip().casefold():
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
        if head is not None and not any(self._compare_with_outside()):
            remember_head(self._world.keychain, self._dossier_id, head, self._stand_file)

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

    def _outside(self) -> Head | None:
        return recall_head(self._world.keychain, self._dossier_id, self._stand_file)

    def _compare_with_outside(self) -> tuple[bool, bool]:
        """Whether the file was once further than it is now (somebody put an older one back), and whether the row that
        the outside copy knows is no longer the same.
        """
        from casus.storage import log

        known, here = self._outside(), self.head()
        if known is None or here is None:
            return False, False
        if here.aantal < known.aantal:
            return True, False
        with self._engine.connect() as connection:
            return False, not log.fits_outside(connection, known)

    def _unit_of_work(self, actor: Actor) -> "UnitOfWork":
        from casus.storage.unit_of_work import UnitOfWork

        return UnitOfWork(self._engine, actor, self._world.clock.now)

    @contextmanager
    def _read(self, actor: Actor) -> Iterator["Queries"]:
        from casus.storage.queries import Queries

        with self._engine.connect() as connection:
            yield Queries(connection, actor, self._world.clock.now())


def new_dossier(path: Path, naam: str, gemeente: str, world: World, *, oefen: bool = False) -> NewDossier:
    """Make an empty, encrypted dossier with its recovery code. The key goes to the keychain when there is one."""
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import create_schema
    from casus.system.herstelcode import new_herstelcode

    sidecar = sleutelbestand_of(path)
    if sidecar.exists():
        raise EnvironmentProblem("sleutelbestand_bestaat_al", pad=str(sidecar))
    map_all()
    key, dossier_id = secrets.token_bytes(32), secrets.token_hex(16)
    herstelcode = new_herstelcode(secrets.token_bytes(20))
    engine = open_engine(path, key, create=True)
    try:
        create_schema(engine)
        write_sleutelbestand(sidecar, seal(key, herstelcode, dossier_id))
        in_keychain = _keep_key(world.keychain, dossier_id, key)
        dossier = OpenDossier(engine, world, str(path), dossier_id)
        _begin(dossier, naam, gemeente, oefen=oefen)
        dossier.close()
    except BaseException:
        engine.dispose()
        beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
        for made in (path, *beside, sidecar, stand_file_of(path)):
            made.unlink(missing_ok=True)
        raise
    return NewDossier(path, herstelcode, in_keychain)


def open_dossier(address: str, world: World, *, herstelcode: str | None = None) -> OpenDossier:
    """Open by key from the keychain, or by recovery code; the keychain, if there is one, then knows the key.

    Problems: ``sleutel_nodig`` when no key can be had and a code must be asked for; see ``open_engine`` for the rest.
    """
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import upgrade

    map_all()
    if _is_file(address):
        dossier_id, key = _file_key(Path(address), world.keychain, herstelcode)
        engine = open_engine(Path(address), key)
        if herstelcode is not None:
            _keep_key(world.keychain, dossier_id, key)
    else:
        dossier_id = address
        engine = open_engine(address, _password(address, world.keychain, herstelcode))
    try:
        upgrade(engine, before=lambda: None)
        return OpenDossier(engine, world, address, dossier_id)
    except BaseException:
        engine.dispose()
        raise


def open_oefen(folder: Path, world: World) -> OpenDossier:
    """The practice dossier in its own folder with its own key, made when it is not there; never mixed with a real one.

    Its recovery code lies beside it in ``herstelcode.txt``: everything in it is invented.
    """
    from casus.services.oefenen.dossier import build_oefendossier

    apart = replace(world, keychain=MemoryKeychain())
    path, code_file = ensure(folder) / OEFEN_FILE, folder / "herstelcode.txt"
    if path.exists() and code_file.exists():
        return open_dossier(str(path), apart, herstelcode=code_file.read_text(encoding="utf-8").strip())
    made = new_dossier(path, OEFEN_TEAM, OEFEN_GEMEENTE, apart, oefen=True)
    write_atomically(code_file, (made.herstelcode + "\n").encode())
    dossier = open_dossier(str(path), apart, herstelcode=made.herstelcode)
    build_oefendossier(dossier.system_context())
    return dossier


def prepare_server(address: str, world: World, *, password: str | None = None) -> OpenDossier:
    """Make the tables of a dossier in an empty PostgreSQL database."""
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import create_schema

    map_all()
    engine = open_engine(address, _password(address, world.keychain, password))
    try:
        create_schema(engine)
        return OpenDossier(engine, world, address, address)
    except BaseException:
        engine.dispose()
        raise


def new_server_dossier(address: str, naam: str, gemeente: str, world: World, *, password: str | None = None) -> None:
    """Make an empty dossier in an empty PostgreSQL database: the tables and its own row. Without a name it is called
    after the database.
    """
    from casus.storage.address import parse_server

    dossier = prepare_server(address, world, password=password)
    try:
        _begin(dossier, naam or parse_server(address).database, gemeente, oefen=False)
    finally:
        dossier.close()


def _begin(dossier: OpenDossier, naam: str, gemeente: str, *, oefen: bool) -> None:
    """The one row that says whose dossier this is; logged as the program itself."""
    from casus.domain.dossier import Dossier

    ctx = dossier.system_context()
    with ctx.unit_of_work() as uow:
        row = Dossier(ctx.new_id(), naam.strip(), gemeente.strip(), oefen, ctx.now(), ctx.now())
        uow.add(row)
        uow.commit(LogEntry("dossier_aangemaakt", (("dossier", row.id),)))


@contextmanager
def technical_log(paths: AppPaths) -> Iterator[None]:
    """Codes and places of what goes wrong, in the log folder; a machine without room for that still works."""
    try:
        handler = start_log(ensure(paths.log) / paths.log_file.name)
    except EnvironmentProblem:
        yield
        return
    try:
        yield
    finally:
        stop_log(handler)


def _is_file(address: str) -> bool:
    return "://" not in address


def _file_key(path: Path, keychain: Keychain, herstelcode: str | None) -> tuple[str, bytes]:
    try:
        if not path.is_file():
            raise EnvironmentProblem("dossier_ontbreekt", pad=str(path))
    except (OSError, ValueError):
        raise EnvironmentProblem("geen_toegang", pad=str(path)) from None
    if not sleutelbestand_of(path).exists() and is_plain_sqlite(path):
        raise EnvironmentProblem("dossier_niet_versleuteld", pad=str(path))
    sidecar = read_sleutelbestand(sleutelbestand_of(path))
    dossier_id = str(sidecar["dossier"])
    if herstelcode is not None:
        return dossier_id, unseal(sidecar, herstelcode, dossier_id)
    try:
        key = read_key(keychain, dossier_id)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("sleutel_nodig", reden=problem.code) from problem
    if key is None:
        raise EnvironmentProblem("sleutel_nodig", reden="sleutel_onbekend")
    return dossier_id, key


def _password(address: str, keychain: Keychain, given: str | None) -> str | None:
    """The password as given, else from the keychain; None leaves it to PGPASSFILE."""
    from casus.storage.address import DossierKind, dossier_kind, parse_server

    if dossier_kind(address) is not DossierKind.POSTGRESQL:
        raise EnvironmentProblem("adres_onjuist")
    if given is not None:
        return given
    try:
        return keychain.get(password_account(parse_server(address).account))
    except EnvironmentProblem:
        return None


def _keep_key(keychain: Keychain, dossier_id: str, key: bytes) -> bool:
    """No service, or a locked one: the code is asked for each time; a key is never written in the clear."""
    try:
        store_key(keychain, dossier_id, key)
    except EnvironmentProblem:
        return False
    return True
