"""An actie: who does what by when, and what became of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
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
    onderwerp: Onderwerp | None = None
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
        self._require_open()
        if not done:
            terugkoppeling = required_text("terugkoppeling", terugkoppeling, lines=True)
        self.status = ActieStatus.GEDAAN if done else ActieStatus.NIET_GEDAAN
        self._say(terugkoppeling)
        self.afgerond_op = self.gewijzigd_op = now

    @property
    def eigenaar(self) -> Eigenaar:
        """Who does it."""
        return Eigenaar(
            self.eigenaar_soort, self.professional_id, self.organisatie_id, self.inwoner_id, self.eigenaar_naam
        )

    def report(self, terugkoppeling: str, now: datetime) -> None:
        """How it is going, while it stays open; the table reads it when the casus comes back."""
        self._require_open()
        self.terugkoppeling = required_text("bericht", terugkoppeling, lines=True)
        self.gewijzigd_op = now

    def rewrite(self, wat: str, eigenaar: Eigenaar, now: datetime) -> None:
        """Other words, or somebody else who does it."""
        self._require_open()
        self.wat = required_text("wat", wat)
        self.eigenaar_soort = eigenaar.soort
        self.professional_id = eigenaar.professional_id
        self.organisatie_id = eigenaar.organisatie_id
        self.inwoner_id = eigenaar.inwoner_id
        self.eigenaar_naam = eigenaar.naam.strip()
        self.gewijzigd_op = now

    def move(self, day: date | None, now: datetime) -> None:
        """Another day. The first day that is named is what was agreed and stays; it can be moved, not taken away."""
        self._require_open()
        if day is None and self.uiterlijk is not None:
            raise RuleViolation("datum_ontbreekt", field="uiterlijk")
        if self.uiterlijk is None:
            self.uiterlijk, self.uitgesteld_tot = day, None
        else:
            self.uitgesteld_tot = None if day == self.uiterlijk else day
        self.status = ActieStatus.LATER if self.uitgesteld_tot else ActieStatus.OPEN
        self.gewijzigd_op = now

    def postpone(self, until: date, terugkoppeling: str, now: datetime) -> None:
        """Not yet: a new day, the agreed one stays visible."""
        self._require_open()
        self.status = ActieStatus.LATER
        self.uitgesteld_tot = until
        self._say(terugkoppeling)
        self.gewijzigd_op = now

    def hand_over(self, professional_id: int, now: datetime) -> None:
        """Somebody else does it from now on. What the table agreed, and by when, stays."""
        if not self.is_open:
            raise RuleViolation("actie_al_afgerond")
        self.eigenaar_soort = EigenaarSoort.PROFESSIONAL
        self.professional_id, self.organisatie_id, self.inwoner_id, self.eigenaar_naam = professional_id, None, None, ""
        self.gewijzigd_op = now

    def reopen(self, now: datetime) -> None:
        """A mistake, or it turned out not to be done after all."""
        self.status = ActieStatus.LATER if self.uitgesteld_tot else ActieStatus.OPEN
        self.afgerond_op = None
        self.gewijzigd_op = now

    def _say(self, terugkoppeling: str) -> None:
        """What was said before stays until there is something newer."""
        self.terugkoppeling = terugkoppeling.strip() or self.terugkoppeling

    def _require_open(self) -> None:
        if not self.is_open:
            raise RuleViolation("actie_al_afgerond")
