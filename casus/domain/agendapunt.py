"""One point on the agenda: who was there when, what was said, decided and agreed."""

from dataclasses import dataclass, field
from datetime import date, datetime

from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import required_text
from casus.domain.values import (
    AgendapuntSoort,
    AgendapuntStatus,
    AgendaReden,
    BesluitStatus,
    NewId,
    NotitieSoort,
)


@dataclass(eq=False)
class Aanwezigheid:
    """One stay of a deelnemer at this point; who steps out and back has two."""

    id: int
    deelnemer_id: int
    in_op: datetime
    uit_op: datetime | None = None


@dataclass(eq=False)
class Notitie:
    """What was said. ``bron`` names who saw it and when, as typed.

    ``onderwerp`` None: it belongs to the question. ``inwoner_id`` None: about everybody in the casus.
    ``organisatie_id`` is whose information it is; None is not said.
    """

    id: int
    tekst: str
    soort: NotitieSoort
    auteur_id: int
    gemaakt_op: datetime
    bron: str = ""
    onderwerp: Onderwerp | None = None
    inwoner_id: int | None = None
    organisatie_id: int | None = None


@dataclass(eq=False)
class Besluit:
    """What was decided and why. ``code`` is what people cite."""

    id: int
    code: str
    tekst: str
    motivering: str
    auteur_id: int
    gemaakt_op: datetime
    status: BesluitStatus = BesluitStatus.NIET
    terugkoppeling: str = ""
    status_op: datetime | None = None
    onderwerp: Onderwerp | None = None

    def report(self, status: BesluitStatus, terugkoppeling: str, now: datetime) -> None:
        """How far it was carried out, and what was said about it; what was decided and why stays as it is."""
        self.status = status
        self.terugkoppeling = terugkoppeling.strip() or self.terugkoppeling
        self.status_op = now


@dataclass(eq=False)
class Pet:
    """Under which hat somebody hears this one item (*pettenvraagstuk*): for whom, in which function, by which law."""

    id: int
    deelnemer_id: int
    organisatie_id: int
    functie: str
    wet: str = ""


@dataclass(eq=False)
class Agendapunt:
    """A casus or a standing point, with its planned minutes and the reason why it is here."""

    id: int
    soort: AgendapuntSoort
    volgorde: int
    titel: str
    minuten: int
    reden: AgendaReden
    casus_id: int | None = None
    inbrenger_id: int | None = None
    vraag: str = ""
    status: AgendapuntStatus = AgendapuntStatus.GEPLAND
    begonnen_op: datetime | None = None
    klaar_op: datetime | None = None
    terug_op: date | None = None
    aanwezigheid: list[Aanwezigheid] = field(default_factory=list)
    notities: list[Notitie] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    petten: list[Pet] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not 1 <= self.minuten <= 240:
            raise RuleViolation("minuten_buiten_bereik", field="minuten")
        if self.soort is AgendapuntSoort.VAST:
            self.titel = required_text("titel", self.titel)

    @property
    def is_running(self) -> bool:
        """On the table right now."""
        return self.status is AgendapuntStatus.LOPEND

    def begin(self, present: list[int], new_id: NewId, now: datetime) -> None:
        """Put it on the table; everybody who is in the room hears it from here on.

        When it comes back in the same meeting, who had left the room for it stays out until let in again.
        """
        left = self._left_before_the_end()
        self.status = AgendapuntStatus.LOPEND
        self.begonnen_op = self.begonnen_op or now
        self.klaar_op = None
        here = [deelnemer for deelnemer in present if deelnemer not in left]
        self.aanwezigheid.extend(Aanwezigheid(new_id(), deelnemer, now) for deelnemer in here)

    def finish(self, now: datetime) -> None:
        """Take it off the table; everybody still in leaves it now."""
        self.status = AgendapuntStatus.BESPROKEN
        self.klaar_op = now
        for stay in self.aanwezigheid:
            if stay.uit_op is None:
                stay.uit_op = now

    def step_out(self, deelnemer_id: int, now: datetime) -> None:
        """The deelnemer leaves the room for this point."""
        stay = self.current_stay(deelnemer_id)
        if stay is None:
            raise RuleViolation("deelnemer_niet_erbij")
        stay.uit_op = now

    def step_in(self, deelnemer_id: int, new_id: NewId, now: datetime) -> None:
        """The deelnemer joins or comes back."""
        if self.current_stay(deelnemer_id) is not None:
            raise RuleViolation("deelnemer_al_erbij")
        self.aanwezigheid.append(Aanwezigheid(new_id(), deelnemer_id, now))

    def current_stay(self, deelnemer_id: int) -> Aanwezigheid | None:
        """The open stay of this deelnemer, if in the room."""
        return next((s for s in self.aanwezigheid if s.deelnemer_id == deelnemer_id and s.uit_op is None), None)

    def put_on(self, pet: Pet) -> None:
        """From here on this deelnemer hears the item under this hat; one at a time."""
        pet.functie = required_text("functie", pet.functie)
        worn = next((other for other in self.petten if other.deelnemer_id == pet.deelnemer_id), None)
        if worn is None:
            self.petten.append(pet)
        else:
            worn.organisatie_id, worn.functie, worn.wet = pet.organisatie_id, pet.functie, pet.wet

    def take_off(self, deelnemer_id: int) -> None:
        """Back to the function and organisation of that day."""
        self.petten = [other for other in self.petten if other.deelnemer_id != deelnemer_id]

    def _left_before_the_end(self) -> set[int]:
        """Who was not in the room any more when the point was taken off the table before."""
        stayed = {s.deelnemer_id for s in self.aanwezigheid if s.uit_op == self.klaar_op}
        return {s.deelnemer_id for s in self.aanwezigheid} - stayed
