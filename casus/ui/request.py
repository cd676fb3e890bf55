"""What the command line asked the window for."""

from pathlib import Path
from typing import NamedTuple


class Request(NamedTuple):
    """Which dossier, as whom; light to import, since the first frame waits for it. ``thema`` and ``tekst`` win for this
    run over what the machine has set; empty and 0 ask for nothing.
    """

    dossier: str = ""
    als: str = ""
    oefen: bool = False
    map: Path | None = None
    thema: str = ""
    tekst: int = 0
