"""How a closed casus is opened for somebody: asked for and answered, or in an emergency at once and looked at after."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text

NOOD = timedelta(hours=2)
"""So long a casus stays open for who broke the glass."""


class VerzoekStatus(StrEnum):
    """Asked, and answered."""

    GEVRAAGD = "gevraagd"
    JA = "ja"
    NEE = "nee"


@dataclass(eq=False)
class Toegangsverzoek:
    """Somebody asks to see a casus through a day, for a reason."""

    id: int
    casus_id: int
    professional_id: int
    reden: str
    tot: date
    gevraagd_op: datetime
    gewijzigd_op: datetime
    status: VerzoekStatus = VerzoekStatus.GEVRAAGD
    beantwoord_op: datetime | None = None
    beantwoord_door_id: int | None = None
    antwoord: str = ""
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.reden = required_text("reden", self.reden, lines=True)

    def answer(self, *, mag: bool, antwoord: str, door_id: int, now: datetime) -> None:
        """Yes or no, by somebody else than who asked; a no says why."""
        if self.status is not VerzoekStatus.GEVRAAGD:
            raise RuleViolation("verzoek_beantwoord")
        if door_id == self.professional_id:
            raise RuleViolation("verzoek_van_uzelf")
        self.antwoord = antwoord.strip() if mag else required_text("antwoord", antwoord, lines=True)
        self.status = VerzoekStatus.JA if mag else VerzoekStatus.NEE
        self.beantwoord_op = self.gewijzigd_op = now
        self.beantwoord_door_id = door_id


@dataclass(eq=False)
class Noodtoegang:
    """Somebody opened a closed casus because it could not wait. It closes by itself, and a coordinator looks at why."""

    id: int
    casus_id: int
    professional_id: int
    reden: str
    van: datetime
    gewijzigd_op: datetime
    tot: datetime = field(init=False)
    gezien_op: datetime | None = None
    gezien_door_id: int | None = None
    oordeel: str = ""
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.reden = required_text("reden", self.reden, lines=True)
        self.tot = self.van + NOOD

    def review(self, oordeel: str, door_id: int, now: datetime) -> None:
        """Somebody else looked at it and says what they think of it."""
        if door_id == self.professional_id:
            raise RuleViolation("verzoek_van_uzelf")
        self.oordeel = required_text("oordeel", oordeel, lines=True)
        self.gezien_op = self.gewijzigd_op = now
        self.gezien_door_id = door_id
