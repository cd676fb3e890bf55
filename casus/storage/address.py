"""What a dossier's address may look like: a file, or ``postgresql://user@host/db``. Loads no SQL."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from casus.domain.errors import EnvironmentProblem

_SCHEMES = ("postgresql", "postgres")
_OPTIONS = frozenset({"host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey"})
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class DossierKind(StrEnum):
    """Which engine keeps the dossier."""

    SQLCIPHER = "sqlcipher"
    POSTGRESQL = "postgresql"


def dossier_kind(address: Path | str) -> DossierKind:
    """A server's address has a scheme, anything else is a file."""
    scheme, mark, _ = str(address).partition("://")
    return DossierKind.POSTGRESQL if mark and scheme.lower() in _SCHEMES else DossierKind.SQLCIPHER


@dataclass(frozen=True)
class ServerAddress:
    """A PostgreSQL database. Never with a password: addresses end up in lists, titles, process tables."""

    host: str
    port: int | None
    user: str
    database: str
    options: dict[str, str] = field(default_factory=dict)

    @property
    def is_local(self) -> bool:
        """On this machine: a socket, or the loopback."""
        return not self.host or self.host.startswith(("/", "@")) or self.host in _HERE

    @property
    def account(self) -> str:
        """How the keychain names this login."""
        return f"{self.user}@{self.host or 'localhost'}:{self.port or 5432}/{self.database}"


def parse_server(address: str) -> ServerAddress:
    """Take an address apart; EnvironmentProblem ``adres_met_wachtwoord`` or ``adres_onjuist``."""
    try:
        parts = urlsplit(address)
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError:
        raise EnvironmentProblem("adres_onjuist") from None
    if parts.password or any("password" in name.lower() for name in options):
        raise EnvironmentProblem("adres_met_wachtwoord")
    database = unquote(parts.path.removeprefix("/"))
    if not database or "/" in database or parts.fragment or set(options) - _OPTIONS:
        raise EnvironmentProblem("adres_onjuist")
    host, port_text = options.pop("host", ""), options.pop("port", "")
    if port_text and not port_text.isdecimal():
        raise EnvironmentProblem("adres_onjuist")
    return ServerAddress(
        host=host or unquote(parts.hostname or ""),
        port=port or (int(port_text) if port_text else None),
        user=unquote(parts.username or ""),
        database=database,
        options=options,
    )
