"""What was said in an intake, as one value, and the rules that it keeps; also what the pictures are drawn from.

Nothing here adds up: a figure is the person's own, of one part or of one aspect, and no other follows from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.instrument import AntwoordSoort, Deel, Instrument, Vorm
from casus.domain.organisatie import required_text

LAAGSTE, HOOGSTE = 0, 10
GEHEEL_DEEL = ""
"""In place of an aspect: the figure is for the part as a whole."""


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


@dataclass(frozen=True)
class Veld:
    """One field of a plaat around the person. ``woorden``: what was said first; empty where nothing was. ``keuze``: the
    place it got in what the person wants to work on; 0 is none.
    """

    code: str
    naam: str
    woorden: str = ""
    keuze: int = 0
    wil_praten: bool = False


@dataclass(frozen=True)
class Web:
    """What a spider web is drawn from."""

    assen: tuple[As, ...]


@dataclass(frozen=True)
class Plaatje:
    """What a plaat is drawn from; ``midden`` is how the person is called there."""

    velden: tuple[Veld, ...]
    verbanden: tuple[Verband, ...]
    midden: str


@dataclass(frozen=True)
class DeelInhoud:
    """What was said in one part that was opened. ``cijfers``: by aspect, or ``GEHEEL_DEEL`` for the part itself."""

    code: str
    stand: DeelStand = DeelStand.OPEN
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    cijfers: Mapping[str, int] = field(default_factory=dict)
    wil_praten: bool = False
    wil_veranderen: bool = False

    @property
    def is_leeg(self) -> bool:
        """Nothing was said."""
        return not (self.antwoorden or self.cijfers or self.wil_praten or self.wil_veranderen)


@dataclass(frozen=True)
class IntakeInhoud:
    """All that was said. ``delen`` as they were opened; ``mee_aan_de_slag``: parts in the order the person gave."""

    delen: tuple[DeelInhoud, ...] = ()
    verbanden: tuple[Verband, ...] = ()
    mee_aan_de_slag: tuple[str, ...] = ()


@dataclass(frozen=True)
class Zitting:
    """Where and when one talked, and who sat there besides the person and who asks."""

    gesprek_op: date
    plek: str = ""
    naaste: str = ""
    ervaringsdeskundige: str = ""
    anderen: str = ""


def naam_of(instrument: Instrument, ervaringsdeskundige: str) -> str:
    """Without somebody with lived experience it is recorded, and not called what it then is not."""
    if instrument.vraagt_ervaringsdeskundige and not ervaringsdeskundige.strip():
        return instrument.vraagt_ervaringsdeskundige
    return instrument.naam


def assen(instrument: Instrument, nu: IntakeInhoud, toen: IntakeInhoud | None = None) -> tuple[As, ...]:
    """The sides of the web, in the order of the instrument. A part without a figure of its own has none, whatever its
    aspects say: nothing is averaged.
    """
    if instrument.vorm is not Vorm.SPINNENWEB:
        return ()
    now, then = _parts(nu), _parts(toen or IntakeInhoud())
    return tuple(
        As(
            deel.naam,
            _figure(now.get(deel.code)),
            _figure(then.get(deel.code)),
            wil_praten=deel.code in now and now[deel.code].wil_praten,
        )
        for deel in instrument.delen
    )


def velden(instrument: Instrument, inhoud: IntakeInhoud) -> tuple[Veld, ...]:
    """The fields around the person, in the order of the instrument; what was not opened stands there with its name."""
    told = _parts(inhoud)
    return tuple(
        Veld(
            deel.code,
            deel.naam,
            next((told[deel.code].antwoorden.get(v.code, "") for v in deel.vragen), "") if deel.code in told else "",
            inhoud.mee_aan_de_slag.index(deel.code) + 1 if deel.code in inhoud.mee_aan_de_slag else 0,
            wil_praten=deel.code in told and told[deel.code].wil_praten,
        )
        for deel in instrument.delen
    )


def assen_of_deel(deel: Deel, nu: IntakeInhoud, toen: IntakeInhoud | None = None) -> tuple[As, ...]:
    """The sides of the web of one part: its aspects."""
    now, then = _parts(nu).get(deel.code), _parts(toen or IntakeInhoud()).get(deel.code)
    return tuple(As(each.naam, _figure(now, each.code), _figure(then, each.code)) for each in deel.aspecten)


def checked(instrument: Instrument, inhoud: IntakeInhoud) -> IntakeInhoud:
    """The same without space around it, or the rule that it breaks; ``field`` names the part and the question."""
    delen = tuple(_checked_deel(instrument, part) for part in inhoud.delen)
    opened = [part.code for part in delen]
    if len(set(opened)) != len(opened):
        raise RuleViolation("deel_dubbel_geopend")
    if len(set(inhoud.mee_aan_de_slag)) != len(inhoud.mee_aan_de_slag):
        raise RuleViolation("deel_dubbel_gekozen")
    links: dict[tuple[str, str], Verband] = {}
    for link in inhoud.verbanden:
        if link.van == link.naar:
            raise RuleViolation("verband_met_zichzelf")
        links.setdefault((link.van, link.naar), Verband(link.van, link.naar, " ".join(link.woorden.split())))
    named = {*inhoud.mee_aan_de_slag, *(code for pair in links for code in pair)}
    if not named <= set(opened):
        raise RuleViolation("deel_niet_geopend")
    return IntakeInhoud(delen, tuple(links.values()), inhoud.mee_aan_de_slag)


def _checked_deel(instrument: Instrument, part: DeelInhoud) -> DeelInhoud:
    try:
        deel = instrument.deel(part.code)
    except KeyError:
        raise RuleViolation("deel_onbekend") from None
    answers = dict(_checked_answers(deel, part.antwoorden))
    for aspect, cijfer in part.cijfers.items():
        _check_cijfer(deel, aspect, cijfer)
    told = DeelInhoud(part.code, part.stand, answers, dict(part.cijfers), part.wil_praten, part.wil_veranderen)
    if told.stand is not DeelStand.OPEN and not told.is_leeg:
        raise RuleViolation("deel_heeft_antwoorden", field=part.code)
    return told


def _checked_answers(deel: Deel, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    asked = {vraag.code: vraag for vraag in deel.vragen}
    for code, text in answers.items():
        where = f"{deel.code}.{code}"
        if code not in asked:
            raise RuleViolation("vraag_onbekend")
        if asked[code].soort is AntwoordSoort.CIJFER:
            raise RuleViolation("antwoord_is_cijfer", field=where)
        if not text.strip():
            continue
        if asked[code].soort is AntwoordSoort.JA_NEE and text not in ("ja", "nee"):
            raise RuleViolation("antwoord_ja_of_nee", field=where)
        yield code, required_text(where, text, lines=True)


def _check_cijfer(deel: Deel, aspect: str, cijfer: int) -> None:
    if aspect and aspect not in {each.code for each in deel.aspecten}:
        raise RuleViolation("aspect_onbekend")
    if not aspect and not any(vraag.soort is AntwoordSoort.CIJFER for vraag in deel.vragen):
        raise RuleViolation("deel_zonder_cijfer", field=deel.code)
    if isinstance(cijfer, bool) or not LAAGSTE <= cijfer <= HOOGSTE:
        raise RuleViolation("cijfer_buiten_schaal", field=deel.code, laagste=LAAGSTE, hoogste=HOOGSTE)


def _parts(inhoud: IntakeInhoud) -> dict[str, DeelInhoud]:
    return {part.code: part for part in inhoud.delen}


def _figure(part: DeelInhoud | None, aspect: str = GEHEEL_DEEL) -> int | None:
    return None if part is None else part.cijfers.get(aspect)
