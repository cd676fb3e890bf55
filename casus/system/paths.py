"""Where Casus keeps its things on this machine. Names of people never appear in a path."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from casus.domain.errors import EnvironmentProblem

APP = "casus"
DOSSIER_SUFFIX = ".casus"


class AppPaths(NamedTuple):
    """The folders of one user. Nothing is made until ``ensure`` is asked for it. Light to import: the first frame asks
    it for the settings.
    """

    data: Path
    config: Path
    log: Path

    @classmethod
    def of_user(cls) -> "AppPaths":
        """The folders that the operating system means for this."""
        import platformdirs

        return cls(
            data=platformdirs.user_data_path(APP, appauthor=False),
            config=platformdirs.user_config_path(APP, appauthor=False),
            log=platformdirs.user_log_path(APP, appauthor=False),
        )

    @classmethod
    def under(cls, root: Path) -> "AppPaths":
        """Everything below one folder: the practice dossier, a stick, tests."""
        return cls(data=root / "gegevens", config=root / "instellingen", log=root / "log")

    @property
    def settings_file(self) -> Path:
        """Settings of this machine: no names of people, no keys."""
        return self.config / "instellingen.json"

    @property
    def log_file(self) -> Path:
        """The technical log (``logs.py``), not the log book."""
        return self.log / "casus.log"

    @property
    def dossiers(self) -> Path:
        """The folder that is offered for a new dossier: not in the documents folder, which is often
        synced.
        """
        return self.data / "dossiers"

    @property
    def oefen(self) -> Path:
        """The folder of the practice dossier, apart from the real ones."""
        return self.data / "oefenen"


def ensure(folder: Path) -> Path:
    """Make a folder for the owner alone, with those above it; ``map_niet_gemaakt`` (pad) when that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentProblem("map_niet_gemaakt", pad=str(folder)) from None
    return folder


def file_name(words: str) -> str:
    """A file name that every system takes, from what somebody typed: *Wijkteam Wilgenhof* is *wijkteam-wilgenhof*."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60] or "dossier"


def is_plain_sqlite(path: Path) -> bool:
    """Whether a file that is not open here begins as an unencrypted database does: no dossier of Casus."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
