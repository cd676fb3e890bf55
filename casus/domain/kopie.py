"""Another file of the same dossier, and how it stands to the one that is open."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casus.domain.logboek import Head


class Verhouding(StrEnum):
    """How a copy stands to the dossier that is open, by their log books."""

    GELIJK = "gelijk"
    OUDER = "ouder"
    NIEUWER = "nieuwer"
    UITEEN = "uiteen"


@dataclass(frozen=True)
class Kopie:
    """``adres``: where it stands; ``moment``: when the last row of its log book was written."""

    adres: str
    head: Head
    moment: datetime | None
    verhouding: Verhouding


def compare_heads(mine: Head, its: Head, *, it_holds_mine: bool, i_hold_its: bool) -> Verhouding:
    """The longer log book must hold the last row of the shorter one, unchanged; else both went on after they parted."""
    if mine == its:
        return Verhouding.GELIJK
    if its.aantal > mine.aantal and it_holds_mine:
        return Verhouding.NIEUWER
    if its.aantal < mine.aantal and i_hold_its:
        return Verhouding.OUDER
    return Verhouding.UITEEN
