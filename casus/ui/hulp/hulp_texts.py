"""The texts of the help, as they are shipped: pages, what to fill in at each field, and the practice tour."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PAGES = ("meenemen", "herstelcode", "beschermen", "namen", "slot", "delen", "intake", "raming", "controller")
"""In the order of the room."""
VERSIE = 1


@dataclass(frozen=True)
class VeldHulp:
    """What F1 says at a field; ``voorbeeld`` may be empty."""

    wat: str
    waarom: str
    voorbeeld: str


class Soort(StrEnum):
    """What a line of a page is."""

    KOP = "kop"
    TEKST = "tekst"
    PUNT = "punt"


@dataclass(frozen=True)
class Bladzijde:
    """One page of the help."""

    sleutel: str
    titel: str
    regels: tuple[tuple[Soort, str], ...]

    @property
    def eerste(self) -> str:
        """Its first sentence, for the list."""
        text = next((text for kind, text in self.regels if kind is Soort.TEKST), "")
        return text.split(". ")[0].rstrip(".") + "."

    def has(self, words: str) -> bool:
        """Whether it is about these words."""
        whole = " ".join((self.titel, *(text for _, text in self.regels))).casefold()
        return all(word in whole for word in words.casefold().split())


@dataclass(frozen=True)
class Stap:
    """One step of the tour: what to do, which widget it is about, and what shows that it was done."""

    titel: str
    tekst: str
    wijs: str
    klaar: str


def read_fields(folder: Path) -> dict[str, VeldHulp]:
    """The help at fields, by the key of the field."""
    found = tomllib.loads((folder / "velden.toml").read_text(encoding="utf-8"))
    if found["versie"] != VERSIE:
        raise ValueError("help of another version")
    return {key: VeldHulp(**texts) for key, texts in found["velden"].items()}


def read_pages(folder: Path) -> list[Bladzijde]:
    """All pages, in order."""
    return [read_page(folder / f"{name}.md") for name in PAGES]


def read_page(file: Path) -> Bladzijde:
    """A page: ``# `` its title, ``## `` a heading, ``- `` a point, anything else a paragraph."""
    title, lines = "", []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            title = line[2:].strip()
        elif line.startswith("## "):
            lines.append((Soort.KOP, line[3:].strip()))
        elif line.startswith("- "):
            lines.append((Soort.PUNT, line[2:].strip()))
        elif line.strip():
            lines.append((Soort.TEKST, line.strip()))
    return Bladzijde(file.stem, title, tuple(lines))


def read_tour(folder: Path) -> list[Stap]:
    """The steps of the practice tour."""
    found = tomllib.loads((folder / "rondleiding.toml").read_text(encoding="utf-8"))
    if found["versie"] != VERSIE:
        raise ValueError("a tour of another version")
    return [Stap(**step) for step in found["stap"]]
