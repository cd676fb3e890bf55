"""The person it is about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casus.domain.organisatie import required_text
from casus.domain.values import ContactWijze, ContactZicht, Leeftijdsklasse, sorteersleutel


@dataclass(eq=False)
class Inwoner:
    """One person of a casus, with what they say themselves. No date of birth, no address, no BSN: as little as needed.

    The four questions of the HOI intake are the front page: what happened, what makes vulnerable and what resilient,
    where do you want to go, what do you need. An empty answer means *niet besproken*, never an open box.
    """

    id: int
    naam: str
    volgorde: int
    sorteersleutel: str = ""
    leeftijdsklasse: Leeftijdsklasse = Leeftijdsklasse.ONBEKEND
    eigen_woorden: str = ""
    eigen_woorden_op: date | None = None
    hoi_gebeurd: str = ""
    hoi_kwetsbaar_en_weerbaar: str = ""
    hoi_waarheen: str = ""
    hoi_nodig: str = ""
    vertegenwoordiger: str = ""
    vertegenwoordiger_telefoon: str = ""
    contact_wijze: ContactWijze = ContactWijze.ONBEKEND
    contact_waar: str = ""
    contact_zicht: ContactZicht = ContactZicht.INBRENGER
    grens_op: date | None = None
    """When this person becomes 12 or 16, within a year; see ``domain.leeftijd``."""

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)
        self.sorteersleutel = sorteersleutel(self.naam)

    def fill(self, **values: object) -> None:
        """Take over what was filled in; the name is the one thing that must be there."""
        self.naam = required_text("naam", str(values.pop("naam", self.naam)))
        self.sorteersleutel = sorteersleutel(self.naam)
        for name, value in values.items():
            setattr(self, name, value.strip() if isinstance(value, str) and not isinstance(value, StrEnum) else value)
