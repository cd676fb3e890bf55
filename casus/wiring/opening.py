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
from casus.system.keychain import Keychain, MemoryKeychain, password_account
from casus.system.logs import start_log, stop_log
from casus.system.logstand import stand_file_of
from casus.system.paths import DOSSIER_SUFFIX, AppPaths, ensure
from casus.system.plaats import check_place
from casus.system.sleutelbestand import (
    read_sleutelbestand,
    seal,
    sleutelbestand_of,
    write_sleutelbestand,
)
from casus.system.slot import take_slot
from casus.wiring.dossier import OpenDossier
from casus.wiring.keys import FileKey, confirm, find_key, keep_key, put_back, why_closed
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


def draw_herstelcode() -> str:
    """A recovery code that belongs to nothing yet: it is written down before its dossier is made."""
    from casus.system.herstelcode import new_herstelcode

    return new_herstelcode(secrets.token_bytes(20))


def check_new(path: Path, world: World) -> None:
    """Whether a dossier can come here; the same problems as ``new_dossier``, before anything is made."""
    check_place(path, world.machine)
    if path.exists():
        raise EnvironmentProblem("dossier_bestaat_al", pad=str(path))
    if sleutelbestand_of(path).exists():
        raise EnvironmentProblem("sleutelbestand_bestaat_al", pad=str(sleutelbestand_of(path)))


def new_dossier(
    path: Path, naam: str, gemeente: str, world: World, *, oefen: bool = False, herstelcode: str = ""
) -> NewDossier:
    """Make an empty, encrypted dossier with its recovery code (drawn here unless it is on paper already). The key goes
    to the keychain when there is one.
    """
    from casus.storage.engine import open_engine
    from casus.storage.mapping import map_all
    from casus.storage.migrate import create_schema

    check_place(path, world.machine)
    sidecar = sleutelbestand_of(path)
    if sidecar.exists():
        raise EnvironmentProblem("sleutelbestand_bestaat_al", pad=str(sidecar))
    map_all()
    key, dossier_id = secrets.token_bytes(32), secrets.token_hex(16)
    herstelcode = herstelcode or draw_herstelcode()
    engine = open_engine(path, key, create=True)
    try:
        create_schema(engine)
        write_sleutelbestand(sidecar, seal(key, herstelcode, dossier_id))
        in_keychain = keep_key(world.keychain, dossier_id, key)
        dossier = OpenDossier(engine, world, str(path), dossier_id)
        _begin(dossier, naam, gemeente, oefen=oefen)
        dossier.close()
    except BaseException:
        engine.dispose()
        take_away(path)
        raise
    return NewDossier(path, herstelcode, in_keychain)


def take_away(path: Path) -> None:
    """A dossier that was made just now and in which nobody worked, with what belongs to it."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    for made in (path, *beside, sleutelbestand_of(path), stand_file_of(path)):
        made.unlink(missing_ok=True)


def open_dossier(address: str, world: World, *, herstelcode: str | None = None, bekend: str = "") -> OpenDossier:
    """Open by key from the keychain, or by recovery code; the keychain, if there is one, then knows the key.

    ``bekend``: the id that this machine remembers for the address (``OpenDossier.dossier_id``).

    Problems: ``sleutel_nodig`` when no key can be had and a code must be asked for; see ``open_engine`` for the rest.
    """
    if is_file(address):
        return _open_file(Path(address), world, herstelcode, bekend)
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


def _open_file(path: Path, world: World, herstelcode: str | None, bekend: str) -> OpenDossier:
    """Place, key, lock, then the file. Without the lock one looks: another window works with it."""
    from casus.storage.mapping import map_all

    map_all()
    found = find_key(path, world, herstelcode, bekend)
    slot = take_slot(path, world.clock.now())
    try:
        engine = _open_engine(path, found)
        try:
            _bring_up_to_date(engine, path, found.key, may_write=slot.is_held)
            dossier = OpenDossier(engine, world, str(path), found.dossier_id, slot=slot, key=found.key)
            dossier.lacks_sleutelbestand = found.lacks_sidecar
            was_here = bekend == found.dossier_id
            _keep_what_was_proved(dossier, found, by_code=herstelcode is not None, was_here=was_here)
        except BaseException:
            engine.dispose()
            raise
    except BaseException:
        slot.release()
        raise
    return dossier


def _open_engine(path: Path, found: FileKey) -> "Engine":
    from casus.storage.engine import open_engine

    try:
        return open_engine(path, found.key)
    except EnvironmentProblem as problem:
        raise why_closed(problem, found, path) from None


def _keep_what_was_proved(dossier: OpenDossier, found: FileKey, *, by_code: bool, was_here: bool) -> None:
    """The keychain learns the key that the code gave; a key that opened is confirmed. That a key had to be put back
    where it was before (``was_here``) is logged; the first time on another computer is not, because a copy that was
    only looked at must stay as old as it is.
    """
    keychain = dossier.world.keychain
    if not by_code:
        confirm(keychain, found.dossier_id)
    elif put_back(keychain, found) and was_here and not dossier.is_read_only:
        dossier.log_key("sleutel_teruggezet")


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
