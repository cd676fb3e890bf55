"""About the program: its version, what is new in it, and the licences of everything that comes along."""

import tomllib
from dataclasses import dataclass

from casus import RESOURCES, __version__


@dataclass(frozen=True)
class Nieuws:
    """What one version brought: a sentence, and the points below it."""

    versie: str
    kop: str
    punten: tuple[str, ...]


@dataclass(frozen=True)
class Deel:
    """Something that comes along, and its licence; ``bestand`` holds the whole text, where we keep it."""

    naam: str
    wat: str
    licentie: str
    bestand: str = ""


def version() -> str:
    """The version that runs."""
    return __version__


def list_nieuws() -> list[Nieuws]:
    """Newest first, from the one list of changes (packaging/CHANGELOG.md); empty where that was not brought along."""
    try:
        text = (RESOURCES.parent / "packaging" / "CHANGELOG.md").read_text(encoding="utf-8")
    except OSError:
        return []
    found = []
    for part in text.split("\n## ")[1:]:
        versie, _, rest = part.partition("\n")
        head, *points = rest.strip().split("\n- ")
        found.append(Nieuws(versie.strip(), _plain(head.removeprefix("- ")), tuple(_plain(point) for point in points)))
    return found


def list_delen() -> list[Deel]:
    """Everything that comes along."""
    read = tomllib.loads((RESOURCES / "licenties.toml").read_text(encoding="utf-8"))
    return [Deel(**one) for one in read["deel"]]


def licentie_tekst(deel: Deel) -> str:
    """The whole text of a licence."""
    return (RESOURCES / deel.bestand).read_text(encoding="utf-8")


def _plain(text: str) -> str:
    """One paragraph: the lines of the file are only as long as its page."""
    return " ".join(text.split())
