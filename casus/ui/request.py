"""What the command line asked the window for."""

from pathlib import Path
from typing import NamedTuple


class Request(NamedTuple):
    """Which dossier, as whom, how large; light to import, since the first frame waits for it."""

    dossier: str = ""
    als: str = ""
    oefen: bool = False
    map: Path | None = None
    thema: str = "licht"
    tekst: int = 100
