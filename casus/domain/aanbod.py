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
    wanted = set(behoefte.levensdomeinen)
    words = zoekwoorden(behoefte.woorden)
    near = (each for each in aanbod if not each.gestopt and (not wanted or not wanted.isdisjoint(each.levensdomeinen)))
    seen = (each for each in near if not words or is_found(each.tekst, words))
    return tuple(sorted((past(behoefte, each, today, ervaringen.get(each.id, ())) for each in seen), key=_order))


def past(behoefte: Behoefte, aanbod: Aanbod, today: date, ervaring: Collection[Ervaring] = ()) -> Past:
    """Why this one, and why perhaps not."""
    why = [*_why(behoefte, aanbod, today), *_why_before(ervaring, today)]
    against = {*_why_not(behoefte, aanbod, today), *_why_not_before(ervaring, today)}
    return Past(aanbod, tuple(why), tuple(each for each in WaaromNiet if each in against))


def is_stale(aanbod: Aanbod, today: date) -> bool:
    """Nobody checked it for half a year, or ever."""
    return aanbod.nagegaan_op is None or aanbod.nagegaan_op + VERS < today


def _why(behoefte: Behoefte, aanbod: Aanbod, today: date) -> Iterable[Waarom]:
    wanted = set(behoefte.levensdomeinen)
    if wanted:
        yield Waarom.HELE_BEHOEFTE if wanted <= set(aanbod.levensdomeinen) else Waarom.DEEL_BEHOEFTE
    if not aanbod.wijken:
        yield Waarom.OVERAL
    elif behoefte.wijk_id in aanbod.wijken:
        yield Waarom.IN_DE_WIJK
    if not aanbod.indicatie:
        yield Waarom.ZONDER_INDICATIE
    if aanbod.kosten is Kosten.GRATIS:
        yield Waarom.GRATIS
    if aanbod.wacht_weken is not None and aanbod.wacht_weken < LANG_WACHTEN:
        yield Waarom.KORT_WACHTEN
    if aanbod.kwetsbaarproof:
        yield Waarom.KWETSBAARPROOF
    if not is_stale(aanbod, today):
        yield Waarom.NAGEGAAN


def _why_not(behoefte: Behoefte, aanbod: Aanbod, today: date) -> Iterable[WaaromNiet]:
    known_age = behoefte.leeftijd is not Leeftijdsklasse.ONBEKEND
    if known_age and aanbod.leeftijden and behoefte.leeftijd not in aanbod.leeftijden:
        yield WaaromNiet.ANDERE_LEEFTIJD
    if behoefte.wijk_id is not None and aanbod.wijken and behoefte.wijk_id not in aanbod.wijken:
        yield WaaromNiet.ANDERE_WIJK
    if aanbod.indicatie:
        yield WaaromNiet.INDICATIE_NODIG
    if aanbod.wacht_weken is not None and aanbod.wacht_weken >= LANG_WACHTEN:
        yield WaaromNiet.LANG_WACHTEN
    if aanbod.kosten in (Kosten.BIJDRAGE, Kosten.BETAALD):
        yield WaaromNiet.KOST_GELD
    if is_stale(aanbod, today):
        yield WaaromNiet.LANG_NIET_NAGEGAAN


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


def _order(each: Past) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, bool, str, int]:
    """By the reasons alone, the heaviest first; then by name."""
    no = each.waarom_niet
    return (
        WaaromNiet.ANDERE_LEEFTIJD in no,
        WaaromNiet.EERDER_GEWEIGERD in no,
        WaaromNiet.INDICATIE_NODIG in no,
        WaaromNiet.ANDERE_WIJK in no,
        Waarom.DEEL_BEHOEFTE in each.waarom,
        Waarom.IN_DE_WIJK not in each.waarom,
        WaaromNiet.LANG_WACHTEN in no,
        WaaromNiet.EERDER_VOL in no,
        WaaromNiet.KOST_GELD in no,
        each.aanbod.sleutel,
        each.aanbod.id,
    )
