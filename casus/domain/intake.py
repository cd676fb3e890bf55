"""A filled intake: what one person told, in which parts, and what they want to work on.

Parts are opened on purpose. What is not opened does not exist: it counts nowhere, stands in no document and is no gap
to fill. Whether a part matters, and which comes first, only the person says; no figure sets or orders it. An intake
that is finished is not changed; a year later one makes a new one beside it.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.instrument import Instrument
from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting, checked
from casus.domain.onderwerp import Onderwerp
from casus.domain.rijen import follow
from casus.domain.values import NewId


class IntakeStatus(StrEnum):
    """One goes on with an intake that runs, on another day too."""

    LOPEND = "lopend"
    AFGEROND = "afgerond"


@dataclass(eq=False)
class IntakeDeel:
    """One part that was opened. ``keuze``: which place it got in what the person wants to work on; 0 is none."""

    id: int
    code: str
    volgorde: int
    stand: DeelStand = DeelStand.OPEN
    wil_praten: bool = False
    wil_veranderen: bool = False
    keuze: int = 0

    @property
    def sleutel(self) -> Hashable:
        """What stands once in an intake."""
        return self.code


@dataclass(eq=False)
class IntakeOnderwerp:
    """A part of life that an opened part tells something about: the gate looks at it before anybody reads that part."""

    id: int
    deel: str
    onderwerp: Onderwerp

    @property
    def sleutel(self) -> Hashable:
        """What stands once in an intake."""
        return self.deel, self.onderwerp


@dataclass(eq=False)
class IntakeAntwoord:
    """The answer to one question."""

    id: int
    deel: str
    vraag: str
    tekst: str

    @property
    def sleutel(self) -> Hashable:
        """What stands once in an intake."""
        return self.deel, self.vraag


@dataclass(eq=False)
class IntakeCijfer:
    """The figure that the person gave for a part, or for one aspect of it."""

    id: int
    deel: str
    aspect: str
    cijfer: int

    @property
    def sleutel(self) -> Hashable:
        """What stands once in an intake."""
        return self.deel, self.aspect


@dataclass(eq=False)
class IntakeVerband:
    """A link between two parts."""

    id: int
    van: str
    naar: str
    woorden: str = ""

    @property
    def sleutel(self) -> Hashable:
        """What stands once in an intake."""
        return self.van, self.naar


@dataclass(eq=False)
class Intake:
    """One talk, or several, by one edition of one instrument with one person. ``web_tonen``: the person wants the
    picture on the page of their casus.
    """

    id: int
    casus_id: int
    inwoner_id: int
    instrument_id: int
    gesprek_op: date
    gewijzigd_op: datetime
    door_id: int | None = None
    status: IntakeStatus = IntakeStatus.LOPEND
    plek: str = ""
    naaste: str = ""
    ervaringsdeskundige: str = ""
    anderen: str = ""
    web_tonen: bool = False
    delen: list[IntakeDeel] = field(default_factory=list)
    onderwerpen: list[IntakeOnderwerp] = field(default_factory=list)
    antwoorden: list[IntakeAntwoord] = field(default_factory=list)
    cijfers: list[IntakeCijfer] = field(default_factory=list)
    verbanden: list[IntakeVerband] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def sit(self, zitting: Zitting, today: date) -> None:
        """Who sat where; on a day that has been."""
        self._require_running()
        if zitting.gesprek_op > today:
            raise RuleViolation("datum_in_toekomst", field="gesprek_op")
        for each in fields(zitting):
            value = getattr(zitting, each.name)
            setattr(self, each.name, " ".join(value.split()) if isinstance(value, str) else value)

    def fill(self, instrument: Instrument, inhoud: IntakeInhoud, new_id: NewId, now: datetime) -> None:
        """What stands on the sheet now, in place of what stood there; ``instrument`` is the edition it began with."""
        self._require_running()
        told = checked(instrument, inhoud)
        chosen = {code: place for place, code in enumerate(told.mee_aan_de_slag, start=1)}
        delen: list[IntakeDeel] = []
        onderwerpen: list[IntakeOnderwerp] = []
        antwoorden: list[IntakeAntwoord] = []
        cijfers: list[IntakeCijfer] = []
        for place, part in enumerate(told.delen):
            marks = (part.stand, part.wil_praten, part.wil_veranderen, chosen.get(part.code, 0))
            delen.append(IntakeDeel(new_id(), part.code, place, *marks))
            about = instrument.deel(part.code).onderwerpen
            onderwerpen += [IntakeOnderwerp(new_id(), part.code, each) for each in about]
            antwoorden += [IntakeAntwoord(new_id(), part.code, code, text) for code, text in part.antwoorden.items()]
            cijfers += [IntakeCijfer(new_id(), part.code, code, number) for code, number in part.cijfers.items()]
        follow(self.delen, delen)
        follow(self.onderwerpen, onderwerpen)
        follow(self.antwoorden, antwoorden)
        follow(self.cijfers, cijfers)
        follow(self.verbanden, [IntakeVerband(new_id(), each.van, each.naar, each.woorden) for each in told.verbanden])
        self.gewijzigd_op = now

    def finish(self, now: datetime) -> None:
        """Done; parts in which nothing was said go, since they were not talked about after all."""
        self._require_running()
        said = {part.code for part in self.inhoud.delen if not part.is_leeg}
        if not said:
            raise RuleViolation("intake_leeg")
        stay = said | {part.code for part in self.delen if part.stand is not DeelStand.OPEN}
        self.delen[:] = [part for part in self.delen if part.code in stay]
        self.onderwerpen[:] = [each for each in self.onderwerpen if each.deel in stay]
        self.status, self.gewijzigd_op = IntakeStatus.AFGEROND, now

    def show_web(self, *, wil: bool, now: datetime) -> None:
        """The person wants the picture on the page of the casus, or no longer; also when the intake is done."""
        self.web_tonen, self.gewijzigd_op = wil, now

    @property
    def inhoud(self) -> IntakeInhoud:
        """All that was said, as one value."""
        return IntakeInhoud(
            delen=tuple(
                DeelInhoud(
                    code=part.code,
                    stand=part.stand,
                    antwoorden={each.vraag: each.tekst for each in self.antwoorden if each.deel == part.code},
                    cijfers={each.aspect: each.cijfer for each in self.cijfers if each.deel == part.code},
                    wil_praten=part.wil_praten,
                    wil_veranderen=part.wil_veranderen,
                )
                for part in sorted(self.delen, key=lambda part: part.volgorde)
            ),
            verbanden=tuple(Verband(each.van, each.naar, each.woorden) for each in self.verbanden),
            mee_aan_de_slag=tuple(part.code for part in sorted(self.delen, key=lambda part: part.keuze) if part.keuze),
        )

    def _require_running(self) -> None:
        if self.status is IntakeStatus.AFGEROND:
            raise RuleViolation("intake_afgerond")
