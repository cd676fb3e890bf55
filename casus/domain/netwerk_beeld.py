"""A network as it is shown: what the picture is drawn from, how many helpers there are, and what one may still ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from casus.domain.netwerk import BandInhoud, BandKwaliteit, BandSoort, NogNuttig


@dataclass(frozen=True)
class BandBeeld:
    """One tie as it is shown. ``naam``: how it is called here. ``organisatie``: where somebody works, as far as it is
    known. ``bel``: 1 is called first; 0 is not called.
    """

    id: int
    naam: str
    inhoud: BandInhoud
    organisatie: str = ""
    bel: int = 0

    @property
    def is_formeel(self) -> bool:
        """Helps as their work."""
        return self.inhoud.wie.soort.is_formeel

    @property
    def is_verbroken(self) -> bool:
        """Once there was something."""
        return self.inhoud.kwaliteit is BandKwaliteit.VERBROKEN


@dataclass(frozen=True)
class Ecogram:
    """What the picture is drawn from: who is in the middle, the heads of both sides, and the ties with the words under
    each name.
    """

    midden: str
    koppen: tuple[str, str]
    banden: tuple[BandBeeld, ...]
    woorden: tuple[str, ...]


@dataclass(frozen=True)
class HulpTelling:
    """How many people help as their work, and of how many organisations. ``zonder_organisatie``: of so many it is not
    known where they work. An organisation that nobody is named of counts too.
    """

    hulpverleners: int
    organisaties: int
    zonder_organisatie: int


def count_helpers(banden: Sequence[BandBeeld]) -> HulpTelling:
    """Who is really there: a broken tie does not count."""
    formal = [band for band in banden if band.is_formeel and not band.is_verbroken]
    people = [band for band in formal if band.inhoud.wie.soort is not BandSoort.ORGANISATIE]
    names = {" ".join(band.organisatie.casefold().split()) for band in formal}
    unknown = sum(not band.organisatie.strip() for band in people)
    return HulpTelling(len(people), len(names - {""}), unknown)


class NetwerkVraag(StrEnum):
    """What one may ask the person, because the picture does not say it. A question, no verdict."""

    WIE_IS_ER = "wie_is_er"
    WIE_BELT_U = "wie_belt_u"
    WIE_BIJ_NACHT = "wie_bij_nacht"
    WELK_NUMMER = "welk_nummer"
    NOG_NUTTIG = "nog_nuttig"


@dataclass(frozen=True)
class OpenVraag:
    """One question, and about whom it is."""

    vraag: NetwerkVraag
    over: tuple[BandBeeld, ...] = ()


def open_questions(banden: Sequence[BandBeeld]) -> tuple[OpenVraag, ...]:
    """Few: nobody near, nobody to call (at night), a helper whose number is missing, a role that is in doubt."""
    there = [band for band in banden if not band.is_verbroken]
    called = [band for band in there if band.bel]
    found: list[OpenVraag] = []
    if all(band.is_formeel for band in there):
        found.append(OpenVraag(NetwerkVraag.WIE_IS_ER))
    if there and not called:
        found.append(OpenVraag(NetwerkVraag.WIE_BELT_U))
    elif called and not any(band.inhoud.ook_nachts for band in called):
        found.append(OpenVraag(NetwerkVraag.WIE_BIJ_NACHT))
    without = tuple(band for band in there if (band.is_formeel or band.bel) and not band.inhoud.persoon_heeft_nummer)
    if without:
        found.append(OpenVraag(NetwerkVraag.WELK_NUMMER, without))
    doubt = tuple(band for band in there if band.inhoud.nog_nuttig in (NogNuttig.TWIJFEL, NogNuttig.NEE))
    if doubt:
        found.append(OpenVraag(NetwerkVraag.NOG_NUTTIG, doubt))
    return tuple(found)
