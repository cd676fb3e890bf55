"""How long what is kept, counted from the day a casus was closed."""

from dataclasses import dataclass, field
from datetime import datetime

from casus.domain.organisatie import required_text


@dataclass(eq=False)
class Bewaartermijn:
    """A period that this team set itself for one kind of documents, with what it rests on."""

    id: int
    soort: str
    maanden: int
    bron: str
    gewijzigd_op: datetime
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.bron = required_text("bron", self.bron)
