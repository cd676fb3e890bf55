"""The keychain of the operating system: key, head of the log book and server password of a dossier.

Service ``nl.casus``, account ``<dossier id>:<what>``. Only backends that the system itself protects are used:
Windows Credential Locker, macOS Keychain, Secret Service, KWallet. Anything else (fail, null, plain text, a
file) counts as no service; the recovery code is asked for then, and nothing is stored.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from casus.domain.errors import EnvironmentProblem

SERVICE = "nl.casus"
_ACCEPTED = frozenset(
    {
        ("keyring.backends.Windows", "WinVaultKeyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    }
)


_NAMES = {
    "keyring.backends.Windows": "Referentiebeheer van Windows",
    "keyring.backends.macOS": "de sleutelhanger van macOS",
    "keyring.backends.SecretService": "de sleutelbos van Linux",
    "keyring.backends.kwallet": "KWallet",
}


class KeychainState(StrEnum):
    """Whether the keychain can be used now."""

    BESCHIKBAAR = "beschikbaar"
    GEEN_DIENST = "geen_dienst"
    VERGRENDELD = "vergrendeld"


class Keychain(Protocol):
    """Secrets by account. Every method may raise EnvironmentProblem ``sleutelbos_ontbreekt`` or
    ``sleutelbos_vergrendeld``.
    """

    @property
    def name(self) -> str:
        """Which one it is, in words that a user knows; empty when there is none."""
        ...

    def state(self) -> KeychainState:
        """Whether it can be used now; asking may make the system show its own unlock window."""
        ...

    def get(self, account: str) -> str | None:
        """The secret, or None when there is none."""
        ...

    def set(self, account: str, secret: str) -> None:
        """Store or replace."""
        ...

    def delete(self, account: str) -> None:
        """Forget; what is not there is fine."""
        ...


def key_account(dossier_id: str) -> str:
    """Account of a dossier's key (64 hex digits)."""
    return f"{dossier_id}:sleutel"


def former_key_account(dossier_id: str) -> str:
    """Account of a key that did not fit, kept until the one that replaced it has opened the dossier."""
    return f"{dossier_id}:sleutel-oud"


def head_account(dossier_id: str) -> str:
    """Account of the outside copy of the log head."""
    return f"{dossier_id}:stand"


def controle_account(file_id: str) -> str:
    """Account of the code of a controller's file."""
    return f"{file_id}:controlecode"


def password_account(server_account: str) -> str:
    """Account of the password for a server; ``ServerAddress.account`` names the login."""
    return f"{server_account}:wachtwoord"


def read_key(keychain: Keychain, dossier_id: str) -> bytes | None:
    """The key of a dossier; None when it is not there, EnvironmentProblem ``sleutel_ongeldig`` when it is no
    key.
    """
    text = keychain.get(key_account(dossier_id))
    if text is None:
        return None
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise EnvironmentProblem("sleutel_ongeldig")
    return key


def store_key(keychain: Keychain, dossier_id: str, key: bytes) -> None:
    """Keep a key of 32 bytes (ValueError for anything else)."""
    if len(key) != 32:
        raise ValueError("a key is 32 bytes")
    keychain.set(key_account(dossier_id), key.hex())


class SystemKeychain:
    """The real one. ``find`` gives the backend and is asked once, at first use: looking for one takes 150
    ms.
    """

    def __init__(self, find: Callable[[], Any] | None = None) -> None:
        self._find = find
        self._backend: Any = None

    @property
    def name(self) -> str:
        """See Keychain."""
        try:
            backend = type(self._accepted())
        except EnvironmentProblem:
            return ""
        return _NAMES[backend.__module__]

    def state(self) -> KeychainState:
        """See Keychain; reads an account that does not exist."""
        try:
            self.get("state")
        except EnvironmentProblem as problem:
            is_missing = problem.code == "sleutelbos_ontbreekt"
            return KeychainState.GEEN_DIENST if is_missing else KeychainState.VERGRENDELD
        return KeychainState.BESCHIKBAAR

    def get(self, account: str) -> str | None:
        """See Keychain."""
        found: str | None = self._ask(lambda backend: backend.get_password(SERVICE, account))
        return found

    def set(self, account: str, secret: str) -> None:
        """See Keychain."""
        self._ask(lambda backend: backend.set_password(SERVICE, account, secret))

    def delete(self, account: str) -> None:
        """See Keychain."""
        if self.get(account) is not None:
            self._ask(lambda backend: backend.delete_password(SERVICE, account))

    def _ask(self, call: Callable[[Any], Any]) -> Any:
        """Locked, refused, prompt dismissed and a broken service all mean: not now.

        The cause is dropped, because a backend may put the secret into its message.
        """
        backend = self._accepted()
        try:
            return call(backend)
        except Exception:  # noqa: BLE001
            raise EnvironmentProblem("sleutelbos_vergrendeld") from None

    def _accepted(self) -> Any:
        if self._backend is None:
            backend = _first_accepted(self._find() if self._find else _find_backend())
            if backend is None:
                raise EnvironmentProblem("sleutelbos_ontbreekt")
            self._backend = backend
        return self._backend


def _find_backend() -> Any:
    import keyring

    return keyring.get_keyring()


def _first_accepted(backend: Any) -> Any:
    """The backend itself, or the first good one of a chain; by exact class, since anybody can register a
    backend.
    """
    for candidate in (backend, *getattr(backend, "backends", ())):
        if (type(candidate).__module__, type(candidate).__qualname__) in _ACCEPTED:
            return candidate
    return None


class MemoryKeychain:
    """For this session only: no service on this machine, the practice dossier, tests. Nothing is stored."""

    def __init__(self, state: KeychainState = KeychainState.BESCHIKBAAR, name: str = "het geheugen") -> None:
        self._secrets: dict[str, str] = {}
        self._state = state
        self._name = name

    @property
    def name(self) -> str:
        """See Keychain."""
        return "" if self._state is KeychainState.GEEN_DIENST else self._name

    def state(self) -> KeychainState:
        """See Keychain."""
        return self._state

    def get(self, account: str) -> str | None:
        """See Keychain."""
        self._check()
        return self._secrets.get(account)

    def set(self, account: str, secret: str) -> None:
        """See Keychain."""
        self._check()
        self._secrets[account] = secret

    def delete(self, account: str) -> None:
        """See Keychain."""
        self._check()
        self._secrets.pop(account, None)

    def _check(self) -> None:
        if self._state is KeychainState.GEEN_DIENST:
            raise EnvironmentProblem("sleutelbos_ontbreekt")
        if self._state is KeychainState.VERGRENDELD:
            raise EnvironmentProblem("sleutelbos_vergrendeld")
