"""The people around a person or a household: who they are, how the tie is, and who is called when.

Words, never a score: nothing is added up to how good a network is. What the person did not talk about stays empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation
from casus.domain.organisatie import required_text

MEESTE_BANDEN = 40
"""More cannot be read in one picture."""


class BandSoort(StrEnum):
    """*buiten*: somebody who helps as their work and is not in this dossier, such as the family doctor."""

    NAASTE = "naaste"
    BEWONER = "bewoner"
    PROFESSIONAL = "professional"
    ORGANISATIE = "organisatie"
    BUITEN = "buiten"

    @property
    def is_formeel(self) -> bool:
        """Helps as their work."""
        return self not in (BandSoort.NAASTE, BandSoort.BEWONER)


class BandKracht(StrEnum):
    """How much one has with each other."""

    WEINIG = "weinig"
    GEWOON = "gewoon"
    STERK = "sterk"


class BandKwaliteit(StrEnum):
    """How the person feels about it."""

    STEUNEND = "steunend"
    WISSELEND = "wisselend"
    GESPANNEN = "gespannen"
    VERBROKEN = "verbroken"


class NogNuttig(StrEnum):
    """Whether the person still has use for what this one does."""

    JA = "ja"
    TWIJFEL = "twijfel"
    NEE = "nee"


@dataclass(frozen=True)
class BandWie:
    """Exactly one: somebody of the casus, a professional, an organisation, or somebody in words. ``werkt_bij``: where
    somebody outside the dossier works, if that is known.
    """

    soort: BandSoort
    naam: str = ""
    inwoner_id: int | None = None
    professional_id: int | None = None
    organisatie_id: int | None = None
    werkt_bij: str = ""

    def __post_init__(self) -> None:
        words = self.naam.strip() or None
        given = {
            BandSoort.NAASTE: words,
            BandSoort.BEWONER: self.inwoner_id,
            BandSoort.PROFESSIONAL: self.professional_id,
            BandSoort.ORGANISATIE: self.organisatie_id,
            BandSoort.BUITEN: words,
        }[self.soort]
        if given is None:
            raise RuleViolation("band_zonder_wie", field="wie")
        named = (words, self.inwoner_id, self.professional_id, self.organisatie_id)
        if sum(one is not None for one in named) > 1:
            raise RuleViolation("band_niet_uniek", field="wie")
        if self.werkt_bij.strip() and self.soort is not BandSoort.BUITEN:
            raise RuleViolation("band_niet_uniek", field="werkt_bij")

    @property
    def sleutel(self) -> tuple[object, ...]:
        """The same for the same one, however it is typed."""
        ids = (self.inwoner_id, self.professional_id, self.organisatie_id)
        return (self.soort.is_formeel, " ".join(self.naam.casefold().split()), *ids)


@dataclass(frozen=True)
class BandInhoud:
    """What a tie says. None: not talked about. ``waarvoor``: what for one calls or comes."""

    wie: BandWie
    kracht: BandKracht | None = None
    kwaliteit: BandKwaliteit | None = None
    nog_nuttig: NogNuttig | None = None
    persoon_heeft_nummer: bool = False
    heeft_nummer_van_persoon: bool = False
    bellen: bool = False
    ook_nachts: bool = False
    waarvoor: str = ""


@dataclass(eq=False)
class Band:
    """One tie. ``bel_volgorde``: 1 is called first; 0 is not called."""

    id: int
    volgorde: int
    soort: BandSoort
    naam: str = ""
    inwoner_id: int | None = None
    professional_id: int | None = None
    organisatie_id: int | None = None
    werkt_bij: str = ""
    kracht: BandKracht | None = None
    kwaliteit: BandKwaliteit | None = None
    nog_nuttig: NogNuttig | None = None
    persoon_heeft_nummer: bool = False
    heeft_nummer_van_persoon: bool = False
    bel_volgorde: int = 0
    ook_nachts: bool = False
    waarvoor: str = ""

    @property
    def wie(self) -> BandWie:
        """Who it is with."""
        ids = (self.inwoner_id, self.professional_id, self.organisatie_id)
        return BandWie(self.soort, self.naam, *ids, self.werkt_bij)

    def write(self, inhoud: BandInhoud) -> None:
        """What it says, but for the place in the order of calling."""
        check_band(inhoud)
        wie = inhoud.wie
        self.soort, self.naam, self.werkt_bij = wie.soort, " ".join(wie.naam.split()), " ".join(wie.werkt_bij.split())
        self.inwoner_id, self.professional_id = wie.inwoner_id, wie.professional_id
        self.organisatie_id = wie.organisatie_id
        self.kracht, self.kwaliteit, self.nog_nuttig = inhoud.kracht, inhoud.kwaliteit, inhoud.nog_nuttig
        self.persoon_heeft_nummer = inhoud.persoon_heeft_nummer
        self.heeft_nummer_van_persoon = inhoud.heeft_nummer_van_persoon
        self.ook_nachts = inhoud.ook_nachts
        self.waarvoor = required_text("waarvoor", inhoud.waarvoor) if inhoud.waarvoor.strip() else ""


def check_band(inhoud: BandInhoud) -> None:
    """What cannot be true together."""
    if inhoud.bellen and inhoud.kwaliteit is BandKwaliteit.VERBROKEN:
        raise RuleViolation("bellen_bij_verbroken", field="bellen")
    if inhoud.ook_nachts and not inhoud.bellen:
        raise RuleViolation("nachts_zonder_bellen", field="ook_nachts")


@dataclass(eq=False)
class Netwerk:
    """Around one person, or around the household of a casus when ``inwoner_id`` is None."""

    id: int
    casus_id: int
    gewijzigd_op: datetime
    inwoner_id: int | None = None
    door_id: int | None = None
    banden: list[Band] = field(default_factory=list)
    versie: int = field(default=0, init=False)

    def band(self, band_id: int) -> Band:
        """One tie."""
        for band in self.banden:
            if band.id == band_id:
                return band
        raise RuleViolation("band_onbekend")

    def add_band(self, band_id: int, inhoud: BandInhoud, now: datetime) -> Band:
        """One more, last in the picture and last to be called."""
        if len(self.banden) >= MEESTE_BANDEN:
            raise RuleViolation("netwerk_vol", meeste=MEESTE_BANDEN)
        self._require_other(inhoud.wie)
        place = max((band.volgorde for band in self.banden), default=0) + 1
        band = Band(band_id, place, inhoud.wie.soort)
        band.write(inhoud)
        self.banden.append(band)
        self._order(band, inhoud.bellen)
        self.gewijzigd_op = now
        return band

    def write_band(self, band_id: int, inhoud: BandInhoud, now: datetime) -> None:
        """What it says now; its place stays."""
        band = self.band(band_id)
        if inhoud.wie.sleutel != band.wie.sleutel:
            self._require_other(inhoud.wie)
        band.write(inhoud)
        self._order(band, inhoud.bellen)
        self.gewijzigd_op = now

    def remove_band(self, band_id: int, now: datetime) -> None:
        """It is no longer told; who was called after it moves up."""
        band = self.band(band_id)
        self._order(band, False)
        self.banden.remove(band)
        self.gewijzigd_op = now

    def move_bel(self, band_id: int, earlier: bool, now: datetime) -> None:
        """Call this one before, or after, the one beside it; who is not called stays so."""
        band, called = self.band(band_id), call_order(self.banden)
        if band not in called:
            raise RuleViolation("band_wordt_niet_gebeld")
        place = called.index(band)
        other = place - 1 if earlier else place + 1
        if not 0 <= other < len(called):
            return
        called[place], called[other] = called[other], called[place]
        _number(called)
        self.gewijzigd_op = now

    def _require_other(self, wie: BandWie) -> None:
        """Not the person in the middle, and nobody twice."""
        if wie.inwoner_id is not None and wie.inwoner_id == self.inwoner_id:
            raise RuleViolation("band_met_zichzelf", field="wie")
        if wie.sleutel in {band.wie.sleutel for band in self.banden}:
            raise RuleViolation("band_bestaat_al", field="wie")

    def _order(self, band: Band, bellen: bool) -> None:
        """Newly called comes last."""
        if bellen and not band.bel_volgorde:
            band.bel_volgorde = len(self.banden) + 1
        elif not bellen:
            band.bel_volgorde = 0
        _number(call_order(self.banden))


def call_order(banden: Iterable[Band]) -> list[Band]:
    """Who is called, first things first."""
    return sorted((band for band in banden if band.bel_volgorde), key=lambda band: band.bel_volgorde)


def _number(called: Iterable[Band]) -> None:
    for place, band in enumerate(called, start=1):
        band.bel_volgorde = place
