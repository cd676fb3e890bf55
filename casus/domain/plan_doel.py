"""A goal in the person's own words, and the steps towards it: who does what by when, and how one will notice."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casus.domain.actie import Eigenaar
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import required_text
from casus.domain.values import EigenaarSoort


class DoelStand(StrEnum):
    """Letting go of a goal is no failure; it is another choice of the person."""

    OPEN = "open"
    BEREIKT = "bereikt"
    LOSGELATEN = "losgelaten"


class Wet(StrEnum):
    """The law by which a step is paid; a label, not a decision about who has a right to what."""

    WMO = "wmo"
    ZVW = "zvw"
    WLZ = "wlz"
    JEUGDWET = "jeugdwet"
    PARTICIPATIEWET = "participatiewet"
    WGS = "wgs"


@dataclass(frozen=True)
class DoelInhoud:
    """What a goal says. ``doel`` is empty while the person still looks for the words."""

    doel: str
    levensdomein: Levensdomein


@dataclass(frozen=True)
class StapInhoud:
    """What a step says. ``waarom_anders``: why what is there for everybody does not do; empty when it does."""

    wat: str
    eigenaar: Eigenaar
    uiterlijk: date | None = None
    merken_aan: str = ""
    wet: Wet | None = None
    waarom_anders: str = ""


@dataclass(eq=False)
class Stap:
    """Who does what by when, and how one will notice. ``actie_id``: the actie that it became."""

    id: int
    volgorde: int
    wat: str
    eigenaar_soort: EigenaarSoort
    professional_id: int | None = None
    organisatie_id: int | None = None
    inwoner_id: int | None = None
    eigenaar_naam: str = ""
    uiterlijk: date | None = None
    merken_aan: str = ""
    wet: Wet | None = None
    waarom_anders: str = ""
    actie_id: int | None = None

    @property
    def eigenaar(self) -> Eigenaar:
        """Who does it."""
        return Eigenaar(
            self.eigenaar_soort, self.professional_id, self.organisatie_id, self.inwoner_id, self.eigenaar_naam
        )

    def write(self, inhoud: StapInhoud) -> None:
        """What it says. What the actie keeps since it became one is not said twice."""
        wat, owner = required_text("wat", inhoud.wat), inhoud.eigenaar
        if self.actie_id is not None and (wat, owner, inhoud.uiterlijk) != (self.wat, self.eigenaar, self.uiterlijk):
            raise RuleViolation("stap_is_actie", field="wat")
        self.wat, self.uiterlijk = wat, inhoud.uiterlijk
        self.eigenaar_soort, self.eigenaar_naam = owner.soort, owner.naam.strip()
        self.professional_id, self.organisatie_id = owner.professional_id, owner.organisatie_id
        self.inwoner_id = owner.inwoner_id
        self.merken_aan, self.wet = " ".join(inhoud.merken_aan.split()), inhoud.wet
        self.waarom_anders = " ".join(inhoud.waarom_anders.split())


def stap_of(stap_id: int, volgorde: int, inhoud: StapInhoud) -> Stap:
    """A new step."""
    stap = Stap(stap_id, volgorde, inhoud.wat, inhoud.eigenaar.soort)
    stap.write(inhoud)
    return stap


@dataclass(eq=False)
class Doel:
    """One goal in the person's words. ``intake_id`` and ``intake_deel``: where the person chose it, if in an intake."""

    id: int
    volgorde: int
    levensdomein: Levensdomein
    doel: str = ""
    intake_id: int | None = None
    intake_deel: str = ""
    stand: DoelStand = DoelStand.OPEN
    uitkomst: str = ""
    stappen: list[Stap] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """One still works on it."""
        return self.stand is DoelStand.OPEN

    def stap(self, stap_id: int) -> Stap:
        """One step of this goal."""
        for stap in self.stappen:
            if stap.id == stap_id:
                return stap
        raise RuleViolation("stap_onbekend")

    def require_open(self) -> None:
        """Nothing is added to a goal that was reached or let go."""
        if not self.is_open:
            raise RuleViolation("doel_afgerond")

    @property
    def has_acties(self) -> bool:
        """Somebody promised something at the table."""
        return any(stap.actie_id is not None for stap in self.stappen)
