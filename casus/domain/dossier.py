"""The dossier itself: one team, its wijken."""

from dataclasses import dataclass, field
from datetime import datetime

from casus.domain.organisatie import required_text


@dataclass(eq=False)
class Dossier:
    """One row per dossier. ``oefen``: everything in it is invented and the window says so all the time."""

    id: int
    naam: str
    gemeente: str
    oefen: bool
    aangemaakt_op: datetime
    gewijzigd_op: datetime
    afspraken: str = ""
    vergrendel_hoogstens: int = 30
    versie: int = field(default=0, init=False)


@dataclass(eq=False)
class Wijk:
    """A neighbourhood that the team works for."""

    id: int
    naam: str
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)
