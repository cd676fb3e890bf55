"""An actie: who does what by when, and what became of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text
from casus.domain.values import ActieStatus, EigenaarSoort


@dataclass(frozen=True)
class Eigenaar:
    """Exactly one owner: a professional, an organisation, the person, or a naaste by name."""

    soort: EigenaarSoort
    professional_id: int | None = None
    organisatie_id: int | None = None
    inwoner_id: int | None = None
    naam: str = ""

    def __post_init__(self) -> None:
        given = {
            EigenaarSoort.PROFESSIONAL: self.professional_id,
            EigenaarSoort.ORGANISATIE: self.organisatie_id,
            EigenaarSoort.PERSOON: self.inwoner_id,
            EigenaarSoort.NAASTE: self.naam.strip() or None,
        }[self.soort]
        if given is None:
            raise RuleViolation("eigenaar_ontbreekt", field="eigenaar")
        named = (self.professional_id, self.organisatie_id, self.inwoner_id, self.naam.strip() or None)
        if sum(one is not None for one in named) > 1:
            raise RuleViolation("eigenaar_niet_uniek", field="eigenaar")


@dataclass(eq=False)
class Actie:
    """``uiterlijk`` is what the table agreed and stays; ``uitgesteld_tot`` what it became. Both through that day."""

    id: int
    wat: str
    eigenaar_soort: EigenaarSoort
    gemaakt_op: datetime
    gewijzigd_op: datetime
    uiterlijk: date | None = None
    casus_id: int | None = None
    agendapunt_id: int | None = None
    professional_id: int | None = None
    organisatie_id: int | None = None
    inwoner_id: int | None = None
    eigenaar_naam: str = ""
    status: ActieStatus = ActieStatus.OPEN
    uitgesteld_tot: date | None = None
    terugkoppeling: str = ""
    afgerond_op: datetime | None = None
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.wat = required_text("wat", self.wat)

    @property
    def is_open(self) -> bool:
        """Still to be done, today or later."""
        return self.status in (ActieStatus.OPEN, ActieStatus.LATER)

    @property
    def termijn(self) -> date | None:
        """The day that counts now."""
        return self.uitgesteld_tot or self.uiterlijk

    def finish(self, done: bool, terugkoppeling: str, now: datetime) -> None:
        """Say what became of it. *Not done* needs a word of feedback: the table wants to know why."""
        if not self.is_open:
            raise RuleViolation("actie_al_afgerond")
        if not done:
            terugkoppeling = required_text("terugkoppeling", terugkoppeling, lines=True)
        self.status = ActieStatus.GEDAAN if done else ActieStatus.NIET_GEDAAN
        self.terugkoppeling = terugkoppeling.strip()
        self.afgerond_op = self.gewijzigd_op = now

    def postpone(self, until: date, terugkoppeling: str, now: datetime) -> None:
        """Not yet: a new day, the agreed one stays visible."""
        if not self.is_open:
            raise RuleViolation("actie_al_afgerond")
        self.status = ActieStatus.LATER
        self.uitgesteld_tot = until
        self.terugkoppeling = terugkoppeling.strip()
        self.gewijzigd_op = now

    def reopen(self, now: datetime) -> None:
        """A mistake, or it turned out not to be done after all."""
        self.status = ActieStatus.LATER if self.uitgesteld_tot else ActieStatus.OPEN
        self.afgerond_op = None
        self.gewijzigd_op = now
