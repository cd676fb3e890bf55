"""What this machine remembers between two starts: never a name of a person, never a key.

The settings of whoever sits here (look, lock); those of the team lie in the dossier. Read before the first frame, so
light to import.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from casus.domain.errors import EnvironmentProblem
from casus.system.paths import ensure

THEMES: Final = ("systeem", "licht", "donker", "contrast", "contrast-donker")
LETTERS: Final = ("figtree", "systeem", "leesletter")
SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 100, 200, 10
SHORTEST_LOCK, LONGEST_LOCK = 2, 30
"""Minutes, as in ``domain.dossier``, which the first frame is too early for; a test holds them equal."""
MAX_BYTES = 256 * 1024


class Settings(NamedTuple):
    """``gebruikers``: address of a dossier -> code of who worked with it last. ``venster``: x, y, width, height and
    whether it filled the screen. ``gezien``: the version of Casus whose news was shown.
    ``meeneem_map``: the folder that a dossier was last carried to. ``dossiers``: address -> id, for when the key file
    is gone; ``sleutelbossen``: address -> which keychain held its key.
    """

    laatste_dossier: str = ""
    gebruikers: Mapping[str, str] = {}
    thema: str = "systeem"
    tekstgrootte: int = SMALLEST_TEXT
    letter: str = LETTERS[0]
    ruime_regels: bool = False
    ruime_letters: bool = False
    links_onderstreept: bool = False
    geen_beweging: bool = False
    vergrendel_na: int = 5
    vergrendel_met_systeem: bool = True
    klembord_wissen: bool = True
    venster: tuple[int, ...] = ()
    gezien: str = ""
    meeneem_map: str = ""
    dossiers: Mapping[str, str] = {}
    sleutelbossen: Mapping[str, str] = {}

    def opened(self, dossier: str, gebruiker: str) -> "Settings":
        """After opening a dossier as somebody."""
        return self._replace(laatste_dossier=dossier, gebruikers={**self.gebruikers, dossier: gebruiker})

    def knows(self, address: str, dossier_id: str, sleutelbos: str) -> "Settings":
        """After a dossier was opened: which one it is, and where its key lies."""
        return self._replace(
            dossiers={**self.dossiers, address: dossier_id}, sleutelbossen={**self.sleutelbossen, address: sleutelbos}
        )

    def lock_minutes(self, at_most: int) -> int:
        """When to lock, given what the team allows at most."""
        return max(SHORTEST_LOCK, min(self.vergrendel_na, at_most, LONGEST_LOCK))


def read_settings(file: Path) -> Settings:
    """What was remembered; a file that is missing, damaged or not ours means nothing was."""
    try:
        if file.stat().st_size > MAX_BYTES:
            return Settings()
        data = json.loads(file.read_text(encoding="utf-8"))
        known = {name: data[name] for name in Settings._fields if name in data}
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings()
    if not all(_CHECKS[name](value) for name, value in known.items()):
        return Settings()
    if "venster" in known:
        known["venster"] = tuple(known["venster"])
    return Settings(**known)


def write_settings(file: Path, settings: Settings) -> bool:
    """Remember; a machine that lets us write nothing is no reason to stop work."""
    from casus.system.files import write_atomically  # the first frame reads, and does without

    try:
        ensure(file.parent)
        write_atomically(file, (json.dumps(settings._asdict(), indent=2) + "\n").encode())
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


def _is_minutes(value: Any) -> bool:
    return type(value) is int and SHORTEST_LOCK <= value <= LONGEST_LOCK


def _is_choice(value: Any) -> bool:
    return isinstance(value, bool)


def _is_window(value: Any) -> bool:
    is_list = isinstance(value, list) and len(value) in (0, 5)
    return is_list and all(type(one) is int and -100_000 < one < 100_000 for one in value)


_CHECKS: Final[dict[str, Callable[[Any], bool]]] = {
    "laatste_dossier": _is_text,
    "gebruikers": _is_users,
    "thema": THEMES.__contains__,
    "tekstgrootte": _is_size,
    "letter": LETTERS.__contains__,
    "ruime_regels": _is_choice,
    "ruime_letters": _is_choice,
    "links_onderstreept": _is_choice,
    "geen_beweging": _is_choice,
    "vergrendel_na": _is_minutes,
    "vergrendel_met_systeem": _is_choice,
    "klembord_wissen": _is_choice,
    "venster": _is_window,
    "gezien": _is_text,
    "meeneem_map": _is_text,
    "dossiers": _is_users,
    "sleutelbossen": _is_users,
}
