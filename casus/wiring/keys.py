"""The key of a file: where it is found, how sure it is the right one, and what the code brings back."""

from dataclasses import dataclass
from pathlib import Path

from casus.domain.errors import EnvironmentProblem
from casus.system.keychain import Keychain, former_key_account, key_account, read_key, store_key
from casus.system.paths import is_plain_sqlite
from casus.system.plaats import check_place
from casus.system.sleutelbestand import proves, read_sleutelbestand, sleutelbestand_of, unseal
from casus.wiring.world import World

_NO_SIDECAR = ("sleutelbestand_ontbreekt", "sleutelbestand_onleesbaar")


@dataclass(frozen=True)
class FileKey:
    """A key that was found. ``is_proven``: it is the one of this dossier for sure, so that a file that stays closed is
    damaged. ``lacks_sidecar``: the file that the recovery code needs is not there or cannot be read.
    """

    dossier_id: str
    key: bytes
    is_proven: bool
    lacks_sidecar: bool = False


def find_key(path: Path, world: World, herstelcode: str | None, bekend: str = "") -> FileKey:
    """From the keychain or with the recovery code; refused where a dossier may not stand.

    ``bekend``: the id that this machine remembers for the path, for when the sidecar is gone. EnvironmentProblem
    ``sleutel_nodig`` with the reason (``reden``, a code): nothing was touched, and the code opens it.
    """
    check_place(path, world.machine)
    _check_file(path)
    try:
        sidecar = read_sleutelbestand(sleutelbestand_of(path))
    except EnvironmentProblem as problem:
        if problem.code not in _NO_SIDECAR or not bekend or herstelcode is not None:
            raise
        key = _from_keychain(world.keychain, bekend)
        if key is None:
            raise
        return FileKey(bekend, key, is_proven=False, lacks_sidecar=True)
    dossier_id = str(sidecar["dossier"])
    if herstelcode is not None:
        return FileKey(dossier_id, unseal(sidecar, herstelcode, dossier_id), is_proven=True)
    try:
        key = read_key(world.keychain, dossier_id)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("sleutel_nodig", reden=problem.code) from problem
    if key is None:
        raise EnvironmentProblem("sleutel_nodig", reden="sleutel_onbekend")
    is_proven = proves(sidecar, key)
    if is_proven is False:
        raise EnvironmentProblem("sleutel_nodig", reden="sleutel_past_niet")
    return FileKey(dossier_id, key, is_proven=bool(is_proven))


def why_closed(problem: EnvironmentProblem, found: FileKey, path: Path) -> EnvironmentProblem:
    """A key that is right for sure and a file that stays closed: the file. Else the key is not believed."""
    if problem.code != "sleutel_of_bestand_onjuist":
        return problem
    if found.is_proven:
        return EnvironmentProblem("dossier_gaat_niet_open", pad=str(path))
    return EnvironmentProblem("sleutel_nodig", reden="sleutel_past_niet")


def keep_key(keychain: Keychain, dossier_id: str, key: bytes) -> bool:
    """No service, or a locked one: the code is asked for each time; a key is never written in the clear."""
    try:
        store_key(keychain, dossier_id, key)
    except EnvironmentProblem:
        return False
    return True


def put_back(keychain: Keychain, found: FileKey) -> bool:
    """After the code opened the dossier the keychain learns the key again. What stood there and was wrong is kept
    under another name until the new one has proved itself (``confirm``). True when something was written.
    """
    try:
        before = keychain.get(key_account(found.dossier_id))
        if before == found.key.hex():
            return False
        if before is not None:
            keychain.set(former_key_account(found.dossier_id), before)
    except EnvironmentProblem:
        return False
    return keep_key(keychain, found.dossier_id, found.key)


def confirm(keychain: Keychain, dossier_id: str) -> None:
    """The key of the keychain opened the dossier: what it replaced can go."""
    try:
        keychain.delete(former_key_account(dossier_id))
    except EnvironmentProblem:
        return


def _from_keychain(keychain: Keychain, dossier_id: str) -> bytes | None:
    try:
        return read_key(keychain, dossier_id)
    except EnvironmentProblem:
        return None


def _check_file(path: Path) -> None:
    """There, not empty and not an ordinary database; nothing is made in its place."""
    try:
        if not path.is_file():
            raise EnvironmentProblem("dossier_ontbreekt", pad=str(path))
        if path.stat().st_size == 0:
            raise EnvironmentProblem("dossier_leeg", pad=str(path))
    except (OSError, ValueError):
        raise EnvironmentProblem("geen_toegang", pad=str(path)) from None
    if not sleutelbestand_of(path).exists() and is_plain_sqlite(path):
        raise EnvironmentProblem("dossier_niet_versleuteld", pad=str(path))
