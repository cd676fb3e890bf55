"""The keychain: only what the system protects, and a clear state for everything else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import keyring.errors
import pytest

from casus.domain.errors import EnvironmentProblem
from casus.domain.logboek import Head
from casus.system.keychain import (
    Keychain,
    KeychainState,
    MemoryKeychain,
    SystemKeychain,
    key_account,
    read_key,
    store_key,
)
from casus.system.logstand import recall_head, remember_head, stand_file_of

KEY = bytes(range(32))
HEAD = Head(7, "a" * 64)


class PlainFileKeyring(keyring.backend.KeyringBackend):
    """Such as a plug-in that keeps secrets in a readable file."""

    priority = 9.0

    def get_password(self, service: str, username: str) -> str | None:
        return "leesbaar"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("a secret went to a file")

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError("never asked")


class Imposter(keyring.backends.SecretService.Keyring):
    """Inherits from a good one, but is not it."""

    priority = 10.0


def chained() -> object:
    backend: Any = keyring.backends.chainer.ChainerBackend
    return backend()


@pytest.mark.parametrize(
    "find", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, PlainFileKeyring, Imposter, chained]
)
def test_any_other_backend_counts_as_no_service(find: Callable[[], object]) -> None:
    keychain = SystemKeychain(find)
    assert keychain.state() is KeychainState.GEEN_DIENST
    calls: list[Callable[[], object]] = [
        lambda: keychain.set("a", "b"),
        lambda: keychain.get("a"),
        lambda: keychain.delete("a"),
    ]
    for call in calls:
        with pytest.raises(EnvironmentProblem, match="sleutelbos_ontbreekt"):
            call()


_CHILD = """
from casus.system.keychain import *
from casus.domain.errors import EnvironmentProblem
keychain = SystemKeychain()
print(keychain.state().value)
try:
    store_key(keychain, "d", bytes(32))
except EnvironmentProblem as problem:
    print(problem.code)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a keychain")
def test_a_machine_without_a_keyring_service_says_so_and_stores_nothing(tmp_path: Path) -> None:
    """The real search for a backend, in a session without D-Bus, as on a server."""
    hidden = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    environment["XDG_RUNTIME_DIR"] = str(tmp_path / "run")
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["geen_dienst", "sleutelbos_ontbreekt"]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_setting_of_keyring_cannot_choose_an_unsafe_backend(backend: str) -> None:
    environment = os.environ | {"PYTHON_KEYRING_BACKEND": backend}
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["geen_dienst", "sleutelbos_ontbreekt"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is of Linux")
def test_a_good_backend_that_does_not_answer_counts_as_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real class, and no bus to talk to: not now, and no word of the cause (it may hold the secret)."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    keychain = SystemKeychain(keyring.backends.SecretService.Keyring)
    assert keychain.state() is KeychainState.VERGRENDELD
    with pytest.raises(EnvironmentProblem, match="sleutelbos_vergrendeld") as caught:
        keychain.set("a", "geheim")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


_SERVICE_CHILD = """
from casus.system.keychain import *
from casus.domain.errors import EnvironmentProblem
keychain = SystemKeychain()
print(keychain.state().value)
try:
    store_key(keychain, "d", bytes(range(32)))
    print(read_key(keychain, "d") == bytes(range(32)))
    keychain.delete(key_account("d"))
    print(read_key(keychain, "d"))
except EnvironmentProblem as problem:
    print(problem.code)
"""


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="REAL SECRET SERVICE NOT TESTED: needs gnome-keyring and dbus-run-session",
)
@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("printf 'proef\\n' | gnome-keyring-daemon --unlock", ["beschikbaar", "True", "None"]),
        ("gnome-keyring-daemon --start", ["vergrendeld", "sleutelbos_vergrendeld"]),
    ],
)
def test_the_real_secret_service_unlocked_and_locked(tmp_path: Path, start: str, said: list[str]) -> None:
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run)}
    script = f'{start} --components=secrets >/dev/null; exec "$0" -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script, sys.executable, _SERVICE_CHILD],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == said


def test_states_of_the_key_itself() -> None:
    keychain = MemoryKeychain()
    assert read_key(keychain, "d") is None
    store_key(keychain, "d", KEY)
    assert read_key(keychain, "d") == KEY
    assert read_key(keychain, "other") is None
    for broken in ("", "xyz", "00" * 31, "00" * 33):
        keychain.set(key_account("d"), broken)
        with pytest.raises(EnvironmentProblem, match="sleutel_ongeldig"):
            read_key(keychain, "d")
    keychain.delete(key_account("d"))
    keychain.delete(key_account("d"))
    assert read_key(keychain, "d") is None
    with pytest.raises(ValueError, match="32"):
        store_key(keychain, "d", b"short")


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (KeychainState.GEEN_DIENST, "sleutelbos_ontbreekt"),
        (KeychainState.VERGRENDELD, "sleutelbos_vergrendeld"),
    ],
)
def test_a_keychain_that_cannot_be_used(state: KeychainState, code: str) -> None:
    keychain: Keychain = MemoryKeychain(state)
    assert keychain.state() is state
    calls: list[Callable[[], object]] = [lambda: read_key(keychain, "d"), lambda: keychain.delete("d")]
    for call in calls:
        with pytest.raises(EnvironmentProblem, match=code):
            call()


@pytest.mark.parametrize("state", list(KeychainState))
def test_the_head_is_kept_in_the_keychain_or_else_in_a_file(tmp_path: Path, state: KeychainState) -> None:
    keychain, file = MemoryKeychain(state), stand_file_of(tmp_path / "team.casus")
    assert recall_head(keychain, "d", file) is None
    assert remember_head(keychain, "d", HEAD, file)
    assert recall_head(keychain, "d", file) == HEAD
    assert file.exists() is (state is not KeychainState.BESCHIKBAAR)
    if file.exists() and os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_the_kept_head_only_moves_forward(tmp_path: Path) -> None:
    """A shorter log book is what it must betray, so it is not remembered over a longer one."""
    keychain, file = MemoryKeychain(), tmp_path / "team.casusstand"
    assert remember_head(keychain, "d", HEAD, file)
    assert not remember_head(keychain, "d", Head(6, "b" * 64), file)
    assert recall_head(keychain, "d", file) == HEAD
    longer = Head(8, "c" * 64)
    assert remember_head(MemoryKeychain(KeychainState.VERGRENDELD), "d", longer, file)
    assert recall_head(keychain, "d", file) == longer


def test_no_place_to_keep_the_head(tmp_path: Path) -> None:
    keychain = MemoryKeychain(KeychainState.GEEN_DIENST)
    assert not remember_head(keychain, "d", HEAD)
    with pytest.raises(EnvironmentProblem, match="map_ontbreekt"):
        remember_head(keychain, "d", HEAD, tmp_path / "none" / "team.casusstand")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"format": "casusstand/1"}', '{"format": "casusstand/1", "aantal": 1, "hash": "zz"}']
)
def test_a_spoilt_copy_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "team.casusstand"
    file.write_text(text)
    assert recall_head(MemoryKeychain(), "d", file) is None
