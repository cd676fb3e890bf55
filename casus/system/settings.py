"""What this machine remembers between two starts: never a name of a person, never a key."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from casus.domain.errors import EnvironmentProblem
from casus.system.files import write_atomically
from casus.system.paths import ensure

THEMES = ("licht", "donker")
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
MAX_BYTES = 256 * 1024


@dataclass(frozen=True)
class Settings:
    """``gebruikers``: address of a dossier -> code of who worked with it last."""

    laatste_dossier: str = ""
    gebruikers: dict[str, str] = field(default_factory=dict)
    thema: str = "licht"
    tekstgrootte: int = SMALLEST_TEXT

    def opened(self, dossier: str, gebruiker: str) -> "Settings":
        """After opening a dossier as somebody."""
        return replace(self, laatste_dossier=dossier, gebruikers=self.gebruikers | {dossier: gebruiker})


def read_settings(file: Path) -> Settings:
    """What was remembered; a file that is missing, damaged or not ours means nothing was."""
    try:
        if file.stat().st_size > MAX_BYTES:
            return Settings()
        data = json.loads(file.read_text(encoding="utf-8"))
        known = {one.name: data[one.name] for one in fields(Settings) if one.name in data}
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings()
    return Settings(**known) if all(_CHECKS[name](value) for name, value in known.items()) else Settings()


def write_settings(file: Path, settings: Settings) -> bool:
    """Remember; a machine that lets us write nothing is no reason to stop work."""
    try:
        ensure(file.parent)
        write_atomically(file, (json.dumps(asdict(settings), indent=2) + "\n").encode())
    except EnvironmentProblem:
        return False
    return True


def _is_text(value: Any) -> bool:
    """Text that can be a path or a code: half characters and NUL cannot."""
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _is_users(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(one) for pair in value.items() for one in pair)


def _is_size(value: Any) -> bool:
    return type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT


_CHECKS = {
    "laatste_dossier": _is_text,
    "gebruikers": _is_users,
    "thema": THEMES.__contains__,
    "tekstgrootte": _is_size,
}
