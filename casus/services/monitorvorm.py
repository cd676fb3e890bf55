"""The shapes of the budget monitor: what is asked, and what is told. None is what may not be told, or is not known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from casus.domain.budget import Stand
from casus.domain.controllerbeeld import Maandstand
from casus.domain.kostenregel import Bedragen
from casus.domain.monitor import Dimensie, Natelling
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.vermeden import Vermeden

DIMENSIES: tuple[Dimensie, ...] = tuple(each for each in Dimensie if each is not Dimensie.POT)


@dataclass(frozen=True)
class MonitorVraag:
    """Which year, as it stood on which day (today without one), of which wijk (all without one). ``bekend``: as it was
    known at this moment, so that several questions for one file are told the same; without it at the end of the day.
    """

    jaar: int
    dag: date | None = None
    wijk_id: int | None = None
    bekend: datetime | None = None


@dataclass(frozen=True)
class MonitorRij:
    """One row: its classes (more than one when they are told together) and figures; None is not told, or not known."""

    klassen: tuple[str, ...]
    budget: int | None
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    verzoeken: int | None
    zonder_geld: int | None
    later: int | None = None
    """What was spent of that day and written down after it; None of today, or where it is not told."""


@dataclass(frozen=True)
class MonitorTabel:
    """The figures by one dimension, with their total. ``verschil``: what does not close, nought where it does."""

    dimensie: Dimensie
    dag: date
    rijen: tuple[MonitorRij, ...]
    totaal: MonitorRij
    verschil: Stand = field(default_factory=Stand)

    @property
    def samengenomen(self) -> int:
        """How many rows hold more than one class, because a group would be smaller than five."""
        return sum(len(rij.klassen) > 1 for rij in self.rijen)


@dataclass(frozen=True)
class Monitor:
    """Everything of one year. ``gesloten``: sums of groups only, for the controller. None is what may not be told.

    ``later``: what was written down of that day after it; only for who reads everything. ``nageteld``: by how much the
    ledger of the year itself, of all wijken, comes to something else; None as long as nobody counted (``tel_na``).
    ``teruggekeken``: how many looks back one knows the answer of, and how many were due; ``terugblikken`` what they
    said, never told to a controller.
    """

    jaar: int
    dag: date | None
    gesloten: bool
    budget: int
    uitgegeven: int | None
    gereserveerd: int | None
    over: int | None
    bronnen: int
    verzoeken: int | None
    open_verzoeken: int | None
    zonder_geld: int | None
    mediaan_dagen: float | None
    teruggekeken: tuple[int, int] | None
    verwacht: Bedragen | None
    maanden: tuple[Maandstand, ...]
    tabellen: Mapping[Dimensie, MonitorTabel]
    terugblikken: Mapping[TerugblikUitkomst, int] | None = None
    later: Stand = field(default_factory=Stand)
    vermeden: Vermeden | None = None
    nageteld: Natelling | None = None
    kruisen: tuple[tuple[Dimensie, Dimensie], ...] = ()
    """By which pairs it can be cut (``services.monitorkruis``)."""

    @property
    def sluit(self) -> bool | None:
        """Budget = spent + reserved + left, every table adds up to the whole, and no count of the ledger differs. None
        where what is left is not told: then nobody can say so.
        """
        if self.over is None:
            return None
        whole = self.budget == (self.uitgegeven or 0) + (self.gereserveerd or 0) + self.over
        tables = all(tabel.verschil == Stand() for tabel in self.tabellen.values())
        return whole and tables and (self.nageteld is None or self.nageteld.klopt)


@dataclass(frozen=True)
class MonitorKeuze:
    """What can be asked: years with a budget, and wijken by id. A controller reads all wijken together."""

    jaren: tuple[int, ...]
    wijken: tuple[tuple[int, str], ...]
