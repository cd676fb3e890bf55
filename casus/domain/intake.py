"""A filled intake: what one person told, in which parts, and what they want to work on.

Parts are opened on purpose. What is not opened does not exist: it counts nowhere, stands in no document and is no gap
to fill. Whether a part matters, and which comes first, only the person says; no figure sets or orders it. An intake
that is finished is not changed; a year later one makes a new one beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.instrument import AntwoordSoort, Aspect, Deel, Instrument, InstrumentVraag
from casus.domain.onderwerp import Onderwerp

LAAGSTE, HOOGSTE = 0, 10


class IntakeStatus(StrEnum):
    """One goes on with an intake that runs, on another day too."""

    LOPEND = "lopend"
    AFGEROND = "afgerond"


class DeelStand(StrEnum):
    """How a part that was opened ended. *Niet besproken* and *niet nodig* are answers of their own."""

    OPEN = "open"
    NIET_BESPROKEN = "niet_besproken"
    NIET_NODIG = "niet_nodig"


@dataclass(frozen=True)
class Verband:
    """A link that the person sees between two parts: the one makes the other better or worse."""

    van: str
    naar: str
    woorden: str = ""


@dataclass(frozen=True)
class As:
    """One side of a spider web: the figure of now and of then. None: not talked about that time, which is no zero."""

    naam: str
    nu: int | None
    toen: int | None = None
    wil_praten: bool = False


@dataclass(eq=False)
class IntakeDeel:
    """One part that was opened. ``cijfers``: by aspect, or ``""`` for the part as a whole."""

    code: str
    stand: DeelStand = DeelStand.OPEN
    antwoorden: dict[str, str] = field(default_factory=dict)
    cijfers: dict[str, int] = field(default_factory=dict)
    wil_praten: bool = False
    wil_veranderen: bool = False

    @property
    def is_leeg(self) -> bool:
        """Nothing was said yet."""
        return not (self.antwoorden or self.cijfers or self.wil_praten or self.wil_veranderen)


@dataclass(eq=False)
class Intake:
    """One talk, or several, by one instrument with one person. ``mee_aan_de_slag``: parts in the order that the person
    gave them.
    """

    id: int
    casus_id: int
    inwoner_id: int
    instrument: str
    instrument_versie: int
    gesprek_op: date
    gewijzigd_op: datetime
    status: IntakeStatus = IntakeStatus.LOPEND
    plek: str = ""
    aanwezig: str = ""
    met_ervaringsdeskundige: bool = False
    delen: dict[str, IntakeDeel] = field(default_factory=dict)
    verbanden: tuple[Verband, ...] = ()
    mee_aan_de_slag: tuple[str, ...] = ()
    versie: int = field(default=0, init=False)

    def open(self, instrument: Instrument, code: str) -> IntakeDeel:
        """Talk about this part too; opening what is open changes nothing."""
        self._require_running(instrument)
        _deel(instrument, code)
        return self.delen.setdefault(code, IntakeDeel(code))

    def close(self, code: str) -> None:
        """It was opened by mistake; what was said in it does not vanish like that."""
        self._require_running()
        part = self._opened(code)
        if not part.is_leeg:
            raise RuleViolation("deel_heeft_antwoorden")
        del self.delen[code]

    def set_stand(self, code: str, stand: DeelStand) -> None:
        """*Niet besproken* or *niet nodig*; only where nothing was said."""
        self._require_running()
        part = self._opened(code)
        if stand is not DeelStand.OPEN and not part.is_leeg:
            raise RuleViolation("deel_heeft_antwoorden")
        part.stand = stand

    def answer(self, instrument: Instrument, code: str, vraag: str, tekst: str) -> None:
        """The answer to one question; an empty one takes it back. A figure goes by ``give``."""
        self._require_running(instrument)
        part, found = self._opened(code), _vraag(_deel(instrument, code), vraag)
        if found.soort is AntwoordSoort.CIJFER:
            raise RuleViolation("antwoord_is_cijfer", field=vraag)
        if found.soort is AntwoordSoort.JA_NEE and tekst not in ("", "ja", "nee"):
            raise RuleViolation("antwoord_ja_of_nee", field=vraag)
        if tekst.strip():
            part.antwoorden[vraag], part.stand = tekst.strip(), DeelStand.OPEN
        else:
            part.antwoorden.pop(vraag, None)

    def give(self, instrument: Instrument, code: str, cijfer: int | None, aspect: str = "") -> None:
        """The figure that the person gives, for the part or for one aspect; None takes it back. 0 is a figure too."""
        self._require_running(instrument)
        part, deel = self._opened(code), _deel(instrument, code)
        if aspect:
            _aspect(deel, aspect)
        elif not any(vraag.soort is AntwoordSoort.CIJFER for vraag in deel.vragen):
            raise RuleViolation("deel_zonder_cijfer", field=code)
        if cijfer is None:
            part.cijfers.pop(aspect, None)
            return
        if isinstance(cijfer, bool) or not LAAGSTE <= cijfer <= HOOGSTE:
            raise RuleViolation("cijfer_buiten_schaal", field=code, laagste=LAAGSTE, hoogste=HOOGSTE)
        part.cijfers[aspect], part.stand = cijfer, DeelStand.OPEN

    def mark(self, code: str, *, wil_praten: bool | None = None, wil_veranderen: bool | None = None) -> None:
        """*Hier wil ik over praten*, *dit wil ik veranderen*: marks of the person."""
        self._require_running()
        part = self._opened(code)
        if wil_praten is not None:
            part.wil_praten = wil_praten
        if wil_veranderen is not None:
            part.wil_veranderen = wil_veranderen

    def choose(self, codes: Sequence[str]) -> None:
        """*Hier wil ik mee aan de slag*, in this order. Nothing is chosen for anybody."""
        self._require_running()
        if len(set(codes)) != len(codes):
            raise RuleViolation("deel_dubbel_gekozen")
        for code in codes:
            self._opened(code)
        self.mee_aan_de_slag = tuple(codes)

    def link(self, instrument: Instrument, verbanden: Sequence[Verband]) -> None:
        """What has to do with what; a part is not linked to itself."""
        self._require_running(instrument)
        for verband in verbanden:
            _deel(instrument, verband.van)
            _deel(instrument, verband.naar)
            if verband.van == verband.naar:
                raise RuleViolation("verband_met_zichzelf")
        self.verbanden = tuple(dict.fromkeys(verbanden))

    def finish(self, now: datetime) -> None:
        """Done; parts in which nothing was said go, since they were not talked about after all."""
        self._require_running()
        said = {code: part for code, part in self.delen.items() if not part.is_leeg or part.stand is not DeelStand.OPEN}
        if not any(not part.is_leeg for part in said.values()):
            raise RuleViolation("intake_leeg")
        self.delen = said
        self.mee_aan_de_slag = tuple(code for code in self.mee_aan_de_slag if code in said)
        self.status, self.gewijzigd_op = IntakeStatus.AFGEROND, now

    def naam(self, instrument: Instrument) -> str:
        """Without somebody with lived experience it is recorded, and not called what it then is not."""
        if instrument.vraagt_ervaringsdeskundige and not self.met_ervaringsdeskundige:
            return instrument.vraagt_ervaringsdeskundige
        return instrument.naam

    def onderwerpen(self, instrument: Instrument) -> frozenset[Onderwerp]:
        """Which parts of life it tells something about; the gate asks this before anybody reads it."""
        return frozenset(domain.onderwerp for code in self.delen for domain in _deel(instrument, code).levensdomeinen)

    def _opened(self, code: str) -> IntakeDeel:
        if code not in self.delen:
            raise RuleViolation("deel_niet_geopend")
        return self.delen[code]

    def _require_running(self, instrument: Instrument | None = None) -> None:
        if self.status is IntakeStatus.AFGEROND:
            raise RuleViolation("intake_afgerond")
        if instrument is not None and (instrument.code, instrument.versie) != (self.instrument, self.instrument_versie):
            raise RuleViolation("instrument_andere_versie")


def _deel(instrument: Instrument, code: str) -> Deel:
    try:
        return instrument.deel(code)
    except KeyError:
        raise RuleViolation("deel_onbekend") from None


def _vraag(deel: Deel, code: str) -> InstrumentVraag:
    found = next((vraag for vraag in deel.vragen if vraag.code == code), None)
    if found is None:
        raise RuleViolation("vraag_onbekend")
    return found


def _aspect(deel: Deel, code: str) -> Aspect:
    found = next((aspect for aspect in deel.aspecten if aspect.code == code), None)
    if found is None:
        raise RuleViolation("aspect_onbekend")
    return found
