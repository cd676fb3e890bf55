"""What this machine remembers between two starts: never a name of a person, never a key."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from casus.domain.errors import EnvironmentProblem
from casus.system.files import write_atomically
from casus.system.paths import ensure


@dataclass(frozen=True)
class Settings:
    """``gebruikers``: address of a dossier -> code of who worked with it last."""

    laatste_dossier: str = ""
    gebruikers: dict[str, str] = field(default_factory=dict)
    thema: str = "licht"
    tekstgrootte: int = 100

    def opened(self, dossier: str, gebruiker: str) -> "Settings":
        """After opening a dossier as somebody."""
        users = self.gebruikers | {dossier: gebruiker}
        return Settings(dossier, users, self.thema, self.tekstgrootte)


_EMPTY: tuple[tuple[str, object], ...] = (
    ("laatste_dossier", ""),
    ("gebruikers", {}),
    ("thema", ""),
    ("tekstgrootte", 0),
)


def read_settings(file: Path) -> Settings:
    """What was remembered; a file that is missing or damaged means nothing was."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        known = {f.name: data[f.name] for f in fields(Settings) if f.name in data}
        settings = Settings(**known)
    except (OSError, ValueError, TypeError):
        return Settings()
    return settings if all(type(known.get(name, value)) is type(value) for name, value in _EMPTY) else Settings()


def write_settings(file: Path, settings: Settings) -> bool:
    """Remember; a machine that lets us write nothing is no reason to stop work."""
    try:
        ensure(file.parent)
        write_atomically(file, (json.dumps(asdict(settings), indent=2) + "\n").encode())
    except EnvironmentProblem:
        return False
    return True
