"""Making and opening a dossier: place and lock first, then the key, then the engine."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casus.domain.changes import LogEntry
from casus.domain.errors import EnvironmentProblem
from casus.system.files import put_in_place, write_atomically
from casus.system.keychain import Keychain, MemoryKeychain, password_account, read_key, store_key
from casus.system.logs import start_log, stop_log
from casus.system.logstand import stand_file_of
from casus.system.paths import DOSSIER_SUFFIX, AppPaths, ensure, is_plain_sqlite
from casus.system.plaats import check_place
from casus.system.sleutelbestand import (
    read_sleutelbestand,
    seal,
    sleutelbestand_of,
    unseal,
    write_sleutelbestand,
)
from casus.system.slot import take_slot
from casus.wiring.dossier import OpenDossier
from casus.wiring.world import World, is_file

if TYPE_CHECKING:
    from sqlalchemy import Engine


OEFEN_FILE = "oefenen.casus"
OEFEN_TEAM, OEFEN_GEMEENTE = "Oefenteam", "Verzonnen"


@dataclass(frozen=True)
class NewDossier:
    """What making a dossier gives: it is shown once and never kept."""

    path: Path
    herstelcode: str
    in_keychain: bool


def new_dossier(path: Path, naam: str, gemeente: str, world: World, *, oefen: bool = False) -> NewDossier:
    """Make an empty, encrypted dossier with its recovery code. The key goes to the keychain when there is one."""
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import create_schema
    from casus.system.herstelcode import new_herstelcode

    check_place(path, world.machine)
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
    if is_file(address):
        return _open_file(Path(address), world, herstelcode)
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import upgrade

    map_all()
    engine = open_engine(address, _password(address, world.keychain, herstelcode))
    try:
        upgrade(engine, before=lambda: None)  # the server makes its own backups
        return OpenDossier(engine, world, address, address)
    except BaseException:
        engine.dispose()
        raise


def _open_file(path: Path, world: World, herstelcode: str | None) -> OpenDossier:
    """Place, key, lock, then the file. Without the lock one looks: another window works with it."""
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all

    map_all()
    dossier_id, key = file_key(path, world, herstelcode)
    slot = take_slot(path, world.clock.now())
    try:
        engine = open_engine(path, key)
        try:
            if herstelcode is not None:
                _keep_key(world.keychain, dossier_id, key)
            _bring_up_to_date(engine, path, key, may_write=slot.is_held)
            return OpenDossier(engine, world, str(path), dossier_id, slot=slot, key=key)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        slot.release()
        raise


def _bring_up_to_date(engine: "Engine", path: Path, key: bytes, *, may_write: bool) -> None:
    """To the form that this program knows, after a copy of the dossier as it was: ``NAAM.voor-versie-2.casus``."""
    from casus.storage import backup
    from casus.storage.migrate import LATEST, needs_upgrade, upgrade

    if not needs_upgrade(engine):
        return
    if not may_write:
        raise EnvironmentProblem("dossier_bezet")

    def keep_copy() -> None:
        kept = _free_name(path.with_name(f"{path.stem}.voor-versie-{LATEST}{DOSSIER_SUFFIX}"))
        write_sleutelbestand(sleutelbestand_of(kept), read_sleutelbestand(sleutelbestand_of(path)))
        backup.copy_to(engine, key, kept, put_in_place)
        engine.dispose()

    upgrade(engine, before=keep_copy)


def _free_name(path: Path) -> Path:
    """Never over a copy of an earlier time."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


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


def file_key(path: Path, world: World, herstelcode: str | None) -> tuple[str, bytes]:
    """(id, key) of a dossier, from the keychain or with the recovery code; refused where it may not stand."""
    keychain = world.keychain
    check_place(path, world.machine)
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
