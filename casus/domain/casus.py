"""A casus: one person or one household with a question for the table."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from casus.domain.delen import STOPT, Grond
from casus.domain.errors import RuleViolation
from casus.domain.inwoner import Inwoner
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import required_text
from casus.domain.toegang import day_in_place
from casus.domain.values import CasusStatus, NewId, sorteersleutel

GEWOON_LID = timedelta(days=182)
"""So long a member is proposed to see the casus (own choice); whoever adds one may choose another day."""


@dataclass(eq=False)
class CasusLid:
    """A professional who was added to the casus and so may see it."""

    id: int
    professional_id: int
    toegevoegd_op: datetime
    reden: str = ""
    tot: date | None = None

    def require_term(self, today: date) -> None:
        """Who is added says why and until when; only dossiers of before know members without."""
        self.reden = required_text("reden", self.reden, lines=True)
        if self.tot is None:
            raise RuleViolation("lid_zonder_einde", field="tot")
        if self.tot < today:
            raise RuleViolation("datum_voorbij", field="tot")


@dataclass(eq=False)
class CasusOnderwerp:
    """One part of life that the question to the table is about."""

    id: int
    onderwerp: Onderwerp


@dataclass(eq=False)
class Verwerkingsstop:
    """The person objects (*bezwaar*, AVG art. 21) or asks for it to be put on hold (*beperking*, art. 18).

    While it stands nothing about this person is discussed, shown to the table or told.
    """

    id: int
    inwoner_id: int
    soort: Grond
    reden: str
    van: datetime
    tot: datetime | None = None

    def __post_init__(self) -> None:
        if self.soort not in STOPT:
            raise RuleViolation("stop_onbekend", field="soort")


@dataclass(eq=False)
class Casus:
    """The inbrenger stays responsible for what was brought in; the casusregisseur holds the plan."""

    id: int
    code: str
    naam: str
    vraag: str
    inbrenger_id: int
    aangemaakt_op: datetime
    gewijzigd_op: datetime
    wijk_id: int | None = None
    casusregisseur_id: int | None = None
    status: CasusStatus = CasusStatus.LOOPT
    afgesloten_op: datetime | None = None
    afsluitreden: str = ""
    prullenbak_op: datetime | None = None
    sorteersleutel: str = ""
    inwoners: list[Inwoner] = field(default_factory=list)
    leden: list[CasusLid] = field(default_factory=list)
    onderwerpen: list[CasusOnderwerp] = field(default_factory=list)
    stops: list[Verwerkingsstop] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.naam = required_text("naam", self.naam)
        self.sorteersleutel = sorteersleutel(self.naam)

    def rename(self, naam: str, now: datetime) -> None:
        """What the table calls this casus, such as *Familie De Wit*."""
        self._touch(now)
        self.naam = required_text("naam", naam)
        self.sorteersleutel = sorteersleutel(self.naam)

    def ask(self, vraag: str, now: datetime) -> None:
        """The question to the table; may be empty while it is being thought about."""
        self._touch(now)
        self.vraag = vraag.strip()

    def add_inwoner(self, inwoner: Inwoner, now: datetime) -> None:
        """Another person of the same household."""
        self._touch(now)
        self.inwoners.append(inwoner)

    def inwoner(self, inwoner_id: int) -> Inwoner:
        """One person of this casus."""
        for inwoner in self.inwoners:
            if inwoner.id == inwoner_id:
                return inwoner
        raise RuleViolation("inwoner_onbekend")

    def edit_inwoner(self, inwoner_id: int, now: datetime) -> Inwoner:
        """The person, to be changed by the caller in this same transaction."""
        self._touch(now)
        return self.inwoner(inwoner_id)

    def add_lid(self, lid: CasusLid, now: datetime) -> None:
        """Let one more professional see this casus; twice is refused, anew after the term is not."""
        self._touch(now)
        known = next((other for other in self.leden if other.professional_id == lid.professional_id), None)
        if known is None:
            self.leden.append(lid)
        elif known.tot is None or day_in_place(now) <= known.tot:
            raise RuleViolation("lid_bestaat_al", field="professional")
        else:
            known.toegevoegd_op, known.reden, known.tot = lid.toegevoegd_op, lid.reden, lid.tot

    def remove_lid(self, professional_id: int, now: datetime) -> None:
        """Somebody need not see this casus any longer."""
        self._touch(now)
        if all(lid.professional_id != professional_id for lid in self.leden):
            raise RuleViolation("lid_onbekend")
        self.leden = [lid for lid in self.leden if lid.professional_id != professional_id]

    def ask_about(self, onderwerpen: Collection[Onderwerp], new_id: NewId, now: datetime) -> None:
        """The parts of life that the question is about; only these need be told."""
        self._touch(now)
        kept = [each for each in self.onderwerpen if each.onderwerp in onderwerpen]
        known = {each.onderwerp for each in kept}
        new = [each for each in Onderwerp if each in onderwerpen and each not in known and each is not Onderwerp.DAT]
        self.onderwerpen = [*kept, *(CasusOnderwerp(new_id(), each) for each in new)]

    def stop(self, stop: Verwerkingsstop, now: datetime) -> None:
        """The person stops the use of what is known about them; works at once."""
        self._touch(now)
        self.inwoner(stop.inwoner_id)
        if any(s.inwoner_id == stop.inwoner_id and s.soort is stop.soort and s.tot is None for s in self.stops):
            raise RuleViolation("stop_staat_al")
        self.stops.append(stop)

    def lift_stop(self, stop_id: int, now: datetime) -> None:
        """The objection was dealt with, or the person takes it back."""
        self._touch(now)
        found = next((stop for stop in self.stops if stop.id == stop_id and stop.tot is None), None)
        if found is None:
            raise RuleViolation("stop_onbekend")
        found.tot = now

    def assign_regie(self, professional_id: int | None, now: datetime) -> None:
        """Who holds the plan; nobody is a real answer as long as it shows."""
        self._touch(now)
        self.casusregisseur_id = professional_id

    def hand_over_inbreng(self, professional_id: int, now: datetime) -> None:
        """Who brought it in is gone; somebody else is responsible for it from now on."""
        self._touch(now)
        self.inbrenger_id = professional_id

    def close(self, reden: str, now: datetime) -> None:
        """End the casus. Retention starts counting here, so a reason is needed."""
        self._touch(now)
        self.afsluitreden = required_text("afsluitreden", reden, lines=True)
        self.status = CasusStatus.AFGESLOTEN
        self.afgesloten_op = now

    def reopen(self, now: datetime) -> None:
        """The question came back: the casus runs again, and the retention that had begun to count starts anew."""
        if self.status is CasusStatus.LOOPT:
            raise RuleViolation("casus_loopt_al")
        self.status = CasusStatus.LOOPT
        self._touch(now)
        self.afsluitreden = ""
        self.afgesloten_op = None

    def move_to_trash(self, now: datetime) -> None:
        """Out of sight everywhere, also when it is closed; nothing of it is deleted."""
        if self.prullenbak_op is not None:
            raise RuleViolation("casus_in_prullenbak")
        self.gewijzigd_op = self.prullenbak_op = now

    def put_back(self, now: datetime) -> None:
        """As it was before it went into the trash."""
        if self.prullenbak_op is None:
            raise RuleViolation("casus_niet_in_prullenbak")
        self.gewijzigd_op, self.prullenbak_op = now, None

    def _touch(self, now: datetime) -> None:
        if self.status is CasusStatus.AFGESLOTEN:
            raise RuleViolation("casus_afgesloten")
        self.gewijzigd_op = now
