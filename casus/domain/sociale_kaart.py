"""An offer as the sociale kaart keeps it: what one fills in, who checked it when, and where it came from."""

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from casus.domain.aanbod import Aanbod, Bouwsteen, Kosten
from casus.domain.errors import RuleViolation
from casus.domain.levensdomein import Levensdomein
from casus.domain.organisatie import required_text
from casus.domain.rijen import follow
from casus.domain.values import Leeftijdsklasse, NewId

LANGSTE_WACHT = 260
"""Weeks: five years. More is a mistake in typing."""
_ONE_LINE = ("telefoon", "email", "website", "openingstijden")
_MORE_LINES = ("beschrijving", "doelgroep", "adres", "indicatie_uitleg", "kosten_uitleg", "kwetsbaarproof_uitleg")


@dataclass(frozen=True)
class AanbodGegevens:
    """All that one fills in about an offer. Empty ``wijken``: everywhere; empty ``leeftijden``: for everybody."""

    naam: str
    organisatie: str = ""
    beschrijving: str = ""
    doelgroep: str = ""
    levensdomeinen: tuple[Levensdomein, ...] = ()
    wijken: tuple[int, ...] = ()
    leeftijden: tuple[Leeftijdsklasse, ...] = ()
    bouwstenen: tuple[Bouwsteen, ...] = ()
    indicatie: bool = False
    indicatie_uitleg: str = ""
    kosten: Kosten = Kosten.ONBEKEND
    kosten_uitleg: str = ""
    wacht_weken: int | None = None
    telefoon: str = ""
    email: str = ""
    website: str = ""
    adres: str = ""
    openingstijden: str = ""
    kwetsbaarproof: bool = False
    kwetsbaarproof_uitleg: str = ""


@dataclass(frozen=True)
class Herkomst:
    """From whose list an offer was read, and under which key it stands there."""

    bron: str = ""
    sleutel: str = ""


@dataclass(eq=False)
class AanbodLevensdomein:
    """A part of life that an offer is for; ``volgorde``: the first is what it is for most."""

    id: int
    levensdomein: Levensdomein
    volgorde: int

    @property
    def sleutel(self) -> Hashable:
        """What stands once at an offer."""
        return self.levensdomein


@dataclass(eq=False)
class AanbodWijk:
    """A wijk that an offer is for."""

    id: int
    wijk_id: int

    @property
    def sleutel(self) -> Hashable:
        """What stands once at an offer."""
        return self.wijk_id


@dataclass(eq=False)
class AanbodLeeftijd:
    """An age that an offer is for."""

    id: int
    leeftijdsklasse: Leeftijdsklasse

    @property
    def sleutel(self) -> Hashable:
        """What stands once at an offer."""
        return self.leeftijdsklasse


@dataclass(eq=False)
class AanbodBouwsteen:
    """A building block that an offer belongs to."""

    id: int
    bouwsteen: Bouwsteen

    @property
    def sleutel(self) -> Hashable:
        """What stands once at an offer."""
        return self.bouwsteen


@dataclass(eq=False)
class KaartAanbod:
    """One offer in the dossier. An offer that stopped stays: what was put to somebody still names it."""

    id: int
    naam: str
    gewijzigd_op: datetime
    organisatie: str = ""
    beschrijving: str = ""
    doelgroep: str = ""
    indicatie: bool = False
    indicatie_uitleg: str = ""
    kosten: Kosten = Kosten.ONBEKEND
    kosten_uitleg: str = ""
    wacht_weken: int | None = None
    telefoon: str = ""
    email: str = ""
    website: str = ""
    adres: str = ""
    openingstijden: str = ""
    kwetsbaarproof: bool = False
    kwetsbaarproof_uitleg: str = ""
    nagegaan_op: date | None = None
    nagegaan_door_id: int | None = None
    gestopt: bool = False
    bron: str = ""
    bron_sleutel: str = ""
    levensdomeinen: list[AanbodLevensdomein] = field(default_factory=list)
    wijken: list[AanbodWijk] = field(default_factory=list)
    leeftijden: list[AanbodLeeftijd] = field(default_factory=list)
    bouwstenen: list[AanbodBouwsteen] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def describe(self, gegevens: AanbodGegevens, new_id: NewId, now: datetime) -> None:
        """What it is now, in place of what stood there. Other words are no check: when it was checked stays."""
        told = checked(gegevens)
        for name in PLAIN:
            setattr(self, name, getattr(told, name))
        domeinen = enumerate(told.levensdomeinen)
        follow(self.levensdomeinen, [AanbodLevensdomein(new_id(), each, place) for place, each in domeinen])
        follow(self.wijken, [AanbodWijk(new_id(), each) for each in told.wijken])
        follow(self.leeftijden, [AanbodLeeftijd(new_id(), each) for each in told.leeftijden])
        follow(self.bouwstenen, [AanbodBouwsteen(new_id(), each) for each in told.bouwstenen])
        self.gewijzigd_op = now

    def confirm(self, professional_id: int | None, day: date, now: datetime) -> None:
        """Somebody called: it is right. An offer that stopped and answers the phone runs again."""
        self.nagegaan_op, self.nagegaan_door_id = day, professional_id
        self.gestopt, self.gewijzigd_op = False, now

    def stop(self, *, is_over: bool, now: datetime) -> None:
        """It is no longer there, or it is there again."""
        self.gestopt, self.gewijzigd_op = is_over, now

    @property
    def gegevens(self) -> AanbodGegevens:
        """All that is filled in, as one value."""
        return AanbodGegevens(
            **{name: getattr(self, name) for name in PLAIN},
            levensdomeinen=tuple(e.levensdomein for e in sorted(self.levensdomeinen, key=lambda e: e.volgorde)),
            wijken=tuple(each.wijk_id for each in self.wijken),
            leeftijden=tuple(each.leeftijdsklasse for each in self.leeftijden),
            bouwstenen=tuple(each.bouwsteen for each in self.bouwstenen),
        )


_LISTS = frozenset({"levensdomeinen", "wijken", "leeftijden", "bouwstenen"})
PLAIN = tuple(each.name for each in fields(AanbodGegevens) if each.name not in _LISTS)
"""Names of what holds one value each."""


def checked(gegevens: AanbodGegevens) -> AanbodGegevens:
    """Without needless space and doubles; refused when it cannot be an offer."""
    if not gegevens.levensdomeinen:
        raise RuleViolation("aanbod_zonder_levensdomein", field="levensdomeinen")
    if gegevens.wacht_weken is not None and not 0 <= gegevens.wacht_weken <= LANGSTE_WACHT:
        raise RuleViolation("wachttijd_buiten_bereik", field="wacht_weken", meeste=LANGSTE_WACHT)
    if gegevens.email.strip() and "@" not in gegevens.email.strip()[1:-1]:
        raise RuleViolation("email_zonder_apenstaart", field="email")
    if any(sign.isspace() for sign in gegevens.website.strip()):
        raise RuleViolation("website_met_spatie", field="website")
    values = {each.name: getattr(gegevens, each.name) for each in fields(gegevens)}
    values["naam"] = required_text("naam", gegevens.naam)
    values["organisatie"] = " ".join(gegevens.organisatie.split())
    values |= {name: " ".join(values[name].split()) for name in _ONE_LINE}
    values |= {name: _lines(name, values[name]) for name in _MORE_LINES}
    values |= {name: tuple(dict.fromkeys(values[name])) for name in _LISTS}
    return AanbodGegevens(**values)


def offer_of(id_: int, gegevens: AanbodGegevens, *, nagegaan_op: date | None, gestopt: bool = False) -> Aanbod:
    """What matching looks at."""
    return Aanbod(
        id=id_,
        naam=gegevens.naam,
        organisatie=gegevens.organisatie,
        beschrijving=gegevens.beschrijving,
        doelgroep=gegevens.doelgroep,
        levensdomeinen=gegevens.levensdomeinen,
        wijken=frozenset(gegevens.wijken),
        leeftijden=frozenset(gegevens.leeftijden),
        bouwstenen=gegevens.bouwstenen,
        indicatie=gegevens.indicatie,
        kosten=gegevens.kosten,
        wacht_weken=gegevens.wacht_weken,
        kwetsbaarproof=gegevens.kwetsbaarproof,
        nagegaan_op=nagegaan_op,
        gestopt=gestopt,
    )


def _lines(name: str, text: str) -> str:
    return required_text(name, text, lines=True) if text.strip() else ""
