"""What the neighbourhood offers, and which of it fits a need: one pure rule, told with its reasons.

Nothing is hidden that shares a part of life with the need: what fits less stands lower, with why not. First what asks
no indication (*voorliggend veld*), then what is near; what nobody checked for long is marked. How an offer fits is
never a figure: the reasons are words and the order follows from them alone.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from casus.domain.levensdomein import Levensdomein
from casus.domain.values import Leeftijdsklasse, organisatiesleutel
from casus.domain.verwijzing import Ervaring, VerwijzingUitkomst
from casus.domain.zoektekst import is_found, zoektekst, zoekwoorden

VERS = timedelta(days=182)
"""So long a check counts (own choice): after that somebody calls again."""
LANG_WACHTEN = 6
"""From so many weeks waiting is a reason to look further (own choice)."""


class Bouwsteen(StrEnum):
    """The seven building blocks of an arrangement in a neighbourhood (Weer Thuis, bouwstenen)."""

    ZORG_EN_BEGELEIDING = "zorg_en_begeleiding"
    VROEGSIGNALERING = "vroegsignalering"
    PREVENTIE = "preventie"
    ZORG_24_UUR = "zorg_24_uur"
    DAGINVULLING = "daginvulling"
    ONTMOETING = "ontmoeting"
    ERVARINGSDESKUNDIGHEID = "ervaringsdeskundigheid"


class Kosten(StrEnum):
    """What it costs the person."""

    ONBEKEND = "onbekend"
    GRATIS = "gratis"
    BIJDRAGE = "bijdrage"
    BETAALD = "betaald"


@dataclass(frozen=True)
class Aanbod:
    """One offer. Empty ``wijken``: everywhere; empty ``leeftijden``: for everybody; ``wacht_weken`` None: not known."""

    id: int
    naam: str
    organisatie: str
    beschrijving: str
    levensdomeinen: tuple[Levensdomein, ...]
    wijken: frozenset[int] = frozenset()
    leeftijden: frozenset[Leeftijdsklasse] = frozenset()
    bouwstenen: tuple[Bouwsteen, ...] = ()
    indicatie: bool = False
    kosten: Kosten = Kosten.ONBEKEND
    wacht_weken: int | None = None
    kwetsbaarproof: bool = False
    nagegaan_op: date | None = None
    gestopt: bool = False
    doelgroep: str = ""

    @cached_property
    def tekst(self) -> str:
        """What one searches in."""
        return zoektekst(self.naam, self.organisatie, self.beschrijving, self.doelgroep)

    @cached_property
    def sleutel(self) -> str:
        """Where it stands among its equals."""
        return organisatiesleutel(self.naam)

    @cached_property
    def pluspunten(self) -> "tuple[Waarom, ...]":
        """What speaks for it whoever asks, whenever."""
        said = (
            (Waarom.ZONDER_INDICATIE, not self.indicatie),
            (Waarom.GRATIS, self.kosten is Kosten.GRATIS),
            (Waarom.KORT_WACHTEN, self.wacht_weken is not None and self.wacht_weken < LANG_WACHTEN),
            (Waarom.KWETSBAARPROOF, self.kwetsbaarproof),
        )
        return tuple(reason for reason, holds in said if holds)

    @cached_property
    def minpunten(self) -> "tuple[WaaromNiet, ...]":
        """What speaks against it whoever asks, whenever."""
        said = (
            (WaaromNiet.INDICATIE_NODIG, self.indicatie),
            (WaaromNiet.LANG_WACHTEN, self.wacht_weken is not None and self.wacht_weken >= LANG_WACHTEN),
            (WaaromNiet.KOST_GELD, self.kosten in (Kosten.BIJDRAGE, Kosten.BETAALD)),
        )
        return tuple(reason for reason, holds in said if holds)


@dataclass(frozen=True)
class Behoefte:
    """What somebody looks for: parts of life, where, for which age, and words that were typed."""

    levensdomeinen: tuple[Levensdomein, ...]
    wijk_id: int | None = None
    leeftijd: Leeftijdsklasse = Leeftijdsklasse.ONBEKEND
    woorden: str = ""


class Waarom(StrEnum):
    """Why this one."""

    HELE_BEHOEFTE = "hele_behoefte"
    DEEL_BEHOEFTE = "deel_behoefte"
    IN_DE_WIJK = "in_de_wijk"
    OVERAL = "overal"
    ZONDER_INDICATIE = "zonder_indicatie"
    GRATIS = "gratis"
    KORT_WACHTEN = "kort_wachten"
    KWETSBAARPROOF = "kwetsbaarproof"
    NAGEGAAN = "nagegaan"
    EERDER_AANGENOMEN = "eerder_aangenomen"


class WaaromNiet(StrEnum):
    """Why perhaps not; the heaviest first."""

    ANDERE_LEEFTIJD = "andere_leeftijd"
    EERDER_GEWEIGERD = "eerder_geweigerd"
    ANDERE_WIJK = "andere_wijk"
    INDICATIE_NODIG = "indicatie_nodig"
    LANG_WACHTEN = "lang_wachten"
    EERDER_VOL = "eerder_vol"
    EERDER_NIET_VERSCHENEN = "eerder_niet_verschenen"
    KOST_GELD = "kost_geld"
    LANG_NIET_NAGEGAAN = "lang_niet_nagegaan"


@dataclass(frozen=True)
class Past:
    """An offer with its reasons, in the order of the enums."""

    aanbod: Aanbod
    waarom: tuple[Waarom, ...]
    waarom_niet: tuple[WaaromNiet, ...]


Ervaringen = Mapping[int, Collection[Ervaring]]
"""What became of offers before, by offer."""
GEEN: Ervaringen = {}


def fitting(
    behoefte: Behoefte, aanbod: Iterable[Aanbod], today: date, ervaringen: Ervaringen = GEEN
) -> tuple[Past, ...]:
    """All that shares a part of life with the need and still exists, best first; the order depends on nothing else."""
    wanted = frozenset(behoefte.levensdomeinen)
    words = zoekwoorden(behoefte.woorden)
    near = (each for each in aanbod if not each.gestopt and (not wanted or not wanted.isdisjoint(each.levensdomeinen)))
    seen = (each for each in near if not words or is_found(each.tekst, words))
    return tuple(sorted((past(behoefte, each, today, ervaringen.get(each.id, ())) for each in seen), key=_order))


def past(behoefte: Behoefte, aanbod: Aanbod, today: date, ervaring: Collection[Ervaring] = ()) -> Past:
    """Why this one, and why perhaps not."""
    stale = is_stale(aanbod, today)
    why = [*_why_here(behoefte, aanbod), *aanbod.pluspunten]
    if not stale:
        why.append(Waarom.NAGEGAAN)
    against = [*_why_not_here(behoefte, aanbod), *aanbod.minpunten]
    if stale:
        against.append(WaaromNiet.LANG_NIET_NAGEGAAN)
    if ervaring:
        why += _why_before(ervaring, today)
        against = sorted({*against, *_why_not_before(ervaring, today)}, key=_ZWAARTE.__getitem__, reverse=True)
    return Past(aanbod, tuple(why), tuple(against))


def is_stale(aanbod: Aanbod, today: date) -> bool:
    """Nobody checked it for half a year, or ever."""
    return aanbod.nagegaan_op is None or aanbod.nagegaan_op + VERS < today


def _why_here(behoefte: Behoefte, aanbod: Aanbod) -> list[Waarom]:
    """What follows from this need."""
    why = []
    if behoefte.levensdomeinen:
        whole = all(each in aanbod.levensdomeinen for each in behoefte.levensdomeinen)
        why.append(Waarom.HELE_BEHOEFTE if whole else Waarom.DEEL_BEHOEFTE)
    if not aanbod.wijken:
        why.append(Waarom.OVERAL)
    elif behoefte.wijk_id in aanbod.wijken:
        why.append(Waarom.IN_DE_WIJK)
    return why


def _why_not_here(behoefte: Behoefte, aanbod: Aanbod) -> list[WaaromNiet]:
    against = []
    leeftijd = behoefte.leeftijd
    if aanbod.leeftijden and leeftijd is not Leeftijdsklasse.ONBEKEND and leeftijd not in aanbod.leeftijden:
        against.append(WaaromNiet.ANDERE_LEEFTIJD)
    if aanbod.wijken and behoefte.wijk_id is not None and behoefte.wijk_id not in aanbod.wijken:
        against.append(WaaromNiet.ANDERE_WIJK)
    return against


def _why_before(ervaring: Collection[Ervaring], today: date) -> Iterable[Waarom]:
    if any(each.uitkomst is VerwijzingUitkomst.AANGENOMEN and each.counts(today) for each in ervaring):
        yield Waarom.EERDER_AANGENOMEN


def _why_not_before(ervaring: Collection[Ervaring], today: date) -> Iterable[WaaromNiet]:
    """Full counts whoever it was for; that somebody refused or did not come says something about them alone."""
    for each in ervaring:
        if each.counts(today) and (each.hier or each.uitkomst is VerwijzingUitkomst.VOL):
            reason = _BEFORE.get(each.uitkomst)
            if reason is not None:
                yield reason


_BEFORE = {
    VerwijzingUitkomst.VOL: WaaromNiet.EERDER_VOL,
    VerwijzingUitkomst.GEWEIGERD: WaaromNiet.EERDER_GEWEIGERD,
    VerwijzingUitkomst.NIET_VERSCHENEN: WaaromNiet.EERDER_NIET_VERSCHENEN,
}


_ZWAARTE = {each: 1 << place for place, each in enumerate(reversed(WaaromNiet))}
"""Of a reason against: more than all that come after it together, so a sum of these orders as the list does."""
_IN_ORDE = {
    reason: 1 << place
    for place, reason in enumerate(
        reversed(
            (
                WaaromNiet.ANDERE_LEEFTIJD,
                WaaromNiet.EERDER_GEWEIGERD,
                WaaromNiet.INDICATIE_NODIG,
                WaaromNiet.ANDERE_WIJK,
                Waarom.DEEL_BEHOEFTE,
                Waarom.IN_DE_WIJK,
                WaaromNiet.LANG_WACHTEN,
                WaaromNiet.EERDER_VOL,
                WaaromNiet.KOST_GELD,
            )
        )
    )
}
"""By which the order goes, the heaviest first. ``IN_DE_WIJK`` makes lighter; what is not here does not count."""


def _order(each: Past) -> tuple[int, str, int]:
    """By the reasons alone, the heaviest first; then by name."""
    weight = sum([_IN_ORDE.get(reason, 0) for reason in each.waarom_niet])
    if Waarom.DEEL_BEHOEFTE in each.waarom:
        weight += _IN_ORDE[Waarom.DEEL_BEHOEFTE]
    if Waarom.IN_DE_WIJK not in each.waarom:
        weight += _IN_ORDE[Waarom.IN_DE_WIJK]
    return weight, each.aanbod.sleutel, each.aanbod.id
