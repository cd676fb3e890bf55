"""Consent: asked of one person, about listed organisations and parts of life, for a purpose, until a day.

Never one tick box and never for a family. An answer is not overwritten: a new one is asked for and the newest counts,
so what held at the moment of a note can always be found. Withdrawing is as easy as giving, works at once and forward
(AVG art. 7), and from then on it stands as a refusal.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.onderwerp import Onderwerp
from casus.domain.organisatie import required_text
from casus.domain.values import Leeftijdsklasse


class ToestemmingStatus(StrEnum):
    """How far asking came. ``VERLOPEN`` is never stored: it follows from the day."""

    NIET_GEVRAAGD = "niet_gevraagd"
    GEVRAAGD = "gevraagd"
    GEGEVEN = "gegeven"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


ANTWOORDEN = (ToestemmingStatus.GEGEVEN, ToestemmingStatus.DEELS, ToestemmingStatus.GEWEIGERD)
GEWOON_GELDIG = timedelta(days=182)
"""So long a consent is proposed to hold (own choice); whoever asks may choose another day."""
LOPEND = (ToestemmingStatus.GEGEVEN, ToestemmingStatus.DEELS)


class ToestemmingWijze(StrEnum):
    """How the answer was given; a spoken one has a witness, or it cannot be shown to have been given."""

    SCHRIFTELIJK = "schriftelijk"
    MONDELING = "mondeling"


class Instemmer(StrEnum):
    """Who has to agree: the person, or who decides for them (parent, guardian, mentor, curator)."""

    PERSOON = "persoon"
    GEZAG = "gezag"


def who_must_agree(leeftijd: Leeftijdsklasse, *, vertegenwoordigd: bool) -> tuple[Instemmer, ...]:
    """Under 12 who has authority over the child, from 12 to 16 both, from 16 the person, or who represents them.

    The bounds are those of treatment (WGBO, BW 7:447 and 7:450) and Jeugdwet 7.3.4-7.3.5; the AVG itself names none for
    this. They follow the class of age, so a birthday that changes it asks for a new answer.
    """
    if leeftijd is Leeftijdsklasse.ONDER_12:
        return (Instemmer.GEZAG,)
    if leeftijd is Leeftijdsklasse.VAN_12_TOT_16:
        return (Instemmer.PERSOON, Instemmer.GEZAG)
    return (Instemmer.GEZAG,) if vertegenwoordigd else (Instemmer.PERSOON,)


@dataclass(eq=False)
class ToestemmingRegel:
    """The answer for one organisation and one part of life."""

    id: int
    organisatie_id: int
    onderwerp: Onderwerp
    mag: bool


@dataclass(frozen=True)
class Antwoord:
    """What the person answered, how, and who agreed."""

    regels: tuple[ToestemmingRegel, ...]
    wijze: ToestemmingWijze
    getuige: str = ""
    geldig_tot: date | None = None
    persoon_akkoord: bool = True
    gezag_akkoord: bool = False


@dataclass(eq=False)
class Toestemming:
    """One time of asking one person. ``geldig_tot`` holds through the end of that day."""

    id: int
    casus_id: int
    inwoner_id: int
    doel: str
    gewijzigd_op: datetime
    status: ToestemmingStatus = ToestemmingStatus.GEVRAAGD
    reden: str = ""
    gevraagd_op: date | None = None
    gevraagd_door_id: int | None = None
    uitgelegd_door_id: int | None = None
    vertegenwoordiger: str = ""
    wijze: ToestemmingWijze | None = None
    getuige: str = ""
    geldig_tot: date | None = None
    persoon_akkoord: bool = False
    gezag_akkoord: bool = False
    antwoord_op: datetime | None = None
    ingetrokken_op: datetime | None = None
    regels: list[ToestemmingRegel] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.doel = required_text("doel", self.doel, lines=True)
        if self.status is ToestemmingStatus.NIET_GEVRAAGD:
            self.reden = required_text("reden", self.reden, lines=True)

    def status_on(self, day: date) -> ToestemmingStatus:
        """The state on this day: what was given ends with its term."""
        over = self.geldig_tot is not None and day > self.geldig_tot
        return ToestemmingStatus.VERLOPEN if over and self.status in LOPEND else self.status

    def ask(self, day: date, door_id: int, uitgelegd_door_id: int, now: datetime) -> None:
        """It was not asked before; now it is."""
        if self.status is not ToestemmingStatus.NIET_GEVRAAGD:
            raise RuleViolation("toestemming_al_gevraagd")
        self.status, self.reden = ToestemmingStatus.GEVRAAGD, ""
        self.gevraagd_op, self.gevraagd_door_id, self.uitgelegd_door_id = day, door_id, uitgelegd_door_id
        self.gewijzigd_op = now

    def answer(self, antwoord: Antwoord, today: date, now: datetime) -> None:
        """Write down the answer, line by line; yes to all, to some or to none follows from the lines."""
        if self.status is not ToestemmingStatus.GEVRAAGD:
            raise RuleViolation("toestemming_niet_gevraagd")
        regels = self._lines(_checked(antwoord.regels))
        yes = sum(regel.mag for regel in regels)
        if yes and (antwoord.geldig_tot is None or antwoord.geldig_tot <= today):
            raise RuleViolation("toestemming_zonder_einde", field="geldig_tot")
        if antwoord.wijze is ToestemmingWijze.MONDELING and not antwoord.getuige.strip():
            raise RuleViolation("getuige_ontbreekt", field="getuige")
        if not (antwoord.persoon_akkoord or antwoord.gezag_akkoord):
            raise RuleViolation("instemming_ontbreekt", field="akkoord")
        self.regels = regels
        self.status = _status(yes, len(regels))
        self.wijze, self.getuige = antwoord.wijze, antwoord.getuige.strip()
        self.geldig_tot = antwoord.geldig_tot if yes else None
        self.persoon_akkoord, self.gezag_akkoord = antwoord.persoon_akkoord, antwoord.gezag_akkoord
        self.antwoord_op = self.gewijzigd_op = now

    def withdraw(self, reden: str, now: datetime) -> None:
        """The person takes it back: nothing further is shared from this moment; no reason has to be given."""
        if self.status not in LOPEND:
            raise RuleViolation("niets_in_te_trekken")
        self.status = ToestemmingStatus.INGETROKKEN
        self.reden = reden.strip()
        self.ingetrokken_op = self.gewijzigd_op = now

    def _lines(self, answered: Sequence[ToestemmingRegel]) -> list[ToestemmingRegel]:
        """The lines that were asked keep their place and get their answer; others come or go."""
        asked = {(regel.organisatie_id, regel.onderwerp): regel for regel in self.regels}
        lines = [asked.get((regel.organisatie_id, regel.onderwerp), regel) for regel in answered]
        for line, answer in zip(lines, answered, strict=True):
            line.mag = answer.mag
        return lines

    def is_agreed(self, must: Sequence[Instemmer]) -> bool:
        """Whether everybody who has to agree did; without that a yes is none."""
        agreed = {Instemmer.PERSOON: self.persoon_akkoord, Instemmer.GEZAG: self.gezag_akkoord}
        return all(agreed[who] for who in must)


def _checked(regels: Sequence[ToestemmingRegel]) -> list[ToestemmingRegel]:
    if not regels:
        raise RuleViolation("toestemming_zonder_regels", field="regels")
    if len({(regel.organisatie_id, regel.onderwerp) for regel in regels}) < len(regels):
        raise RuleViolation("toestemming_regel_dubbel", field="regels")
    return list(regels)


def _status(yes: int, lines: int) -> ToestemmingStatus:
    if yes == 0:
        return ToestemmingStatus.GEWEIGERD
    return ToestemmingStatus.GEGEVEN if yes == lines else ToestemmingStatus.DEELS
