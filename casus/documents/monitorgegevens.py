"""What the sheets and the page of the budget monitor are made of."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from casus.documents.prijslijstblad import PrijslijstGegevens
from casus.documents.vermedenblad import VermedenGegevens
from casus.documents.wording import NBSP, long_date
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import delen_van_honderd

NIET_VERTELD = "niet verteld"


@dataclass(frozen=True)
class BladRij:
    """One row of a table; None is not told."""

    naam: str
    budget: int | None
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None
    later: int | None = None


@dataclass(frozen=True)
class BladTabel:
    """The figures by one dimension. ``kolom``: by which column of the lines it is cut; empty when there are none."""

    titel: str
    kop: str
    stand_op: date
    rijen: tuple[BladRij, ...]
    totaal: BladRij
    met_budget: bool


@dataclass(frozen=True)
class BladRegel:
    """One row of the ledger; what it moves stands in three columns. ``later``: what it spent of the day that is asked,
    where it was written down after that day and so moves nothing yet.
    """

    dag: date
    soort: str
    kenmerk: str
    verzoek: str
    klassen: tuple[str, ...]
    """In the order of the tables."""
    budget: int
    gereserveerd: int
    uitgegeven: int
    later: int


@dataclass(frozen=True)
class BladVerzoek:
    """One verzoek as it stood on the day: its code as far as it is told, its classes, how it ended in words, and what
    each look back that was due said.
    """

    code: str
    klassen: tuple[str, ...]
    """In the order of the tables."""
    uitkomst: str
    terugblik: str


@dataclass(frozen=True)
class BladKruis:
    """Two dimensions: what was spent, in rows by columns, in words and cents."""

    rij: str
    kolom: str
    stand_op: date
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    cellen: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class BladWoorden:
    """How small money is called on that day: *verzoek* and *een ja*, or *aanvraag* and *een toekenning*. ``anders``:
    the outcome of what was solved without this money.
    """

    verzoek: str
    verzoeken: str
    een_ja: str
    anders: str


class BladBetaling(Protocol):
    """A payment as the bank knows it."""

    @property
    def kenmerk(self) -> str: ...

    @property
    def bedrag(self) -> int: ...


@dataclass(frozen=True)
class MonitorGegevens:
    """What the sheets and the page are made of."""

    team: str
    jaar: int
    wijk: str
    dag: date
    stand_op: date
    woorden: BladWoorden
    gesloten: bool
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    sluit: str
    """Whether it closes, and what does not, in a sentence."""
    verzoeken: int | None
    zonder_geld: int | None
    later: str
    """What was written down of the day after it, in a sentence; empty when nothing was."""
    met_later: bool
    """The day is over, so lines and tables tell what was written down later."""
    terugblik: str
    """What looking back said, in a sentence."""
    uitsplitsing: str
    """Why no classes are told; empty where they are."""
    terugblikken: tuple[tuple[str, int], ...]
    """The same by answer, as it stands in the rows; empty for a controller."""
    verwacht: Bedragen | None
    besluit: str
    """After how many days a decision mostly falls."""
    scheelt: tuple[str, ...]
    los: tuple[str, str]
    """What stands apart from it, and of which ramingen."""
    tabellen: tuple[BladTabel, ...]
    regels: tuple[BladRegel, ...]
    verzoekregels: tuple[BladVerzoek, ...]
    """What ``verzoeken`` counts, one by one; for who reads everything."""
    vermeden: VermedenGegevens | None
    prijslijst: PrijslijstGegevens | None
    kruisen: tuple[BladKruis, ...]
    lijn: bytes
    """Empty where the page draws it itself; a picture without an alt is none."""
    lijn_alt: str
    staven: bytes
    staven_alt: str

    @property
    def titel(self) -> str:
        """Of the file: kind, year, and of which wijk."""
        return f"Budgetmonitor snel geld {self.jaar}" + (f", {self.wijk}" if self.wijk else "")

    @property
    def delen(self) -> list[int | None]:
        """Percentages of spent, reserved and left that add up to a hundred; None where one of them is not told."""
        parts = (self.uitgegeven, self.gereserveerd, self.over)
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or min(known) < 0:
            return [None] * len(parts)
        return list(delen_van_honderd(known))


def plain_date(day: date) -> str:
    """A date for a cell or a property, without fixed spaces."""
    return long_date(day).replace(NBSP, " ")
