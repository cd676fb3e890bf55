"""What the picture of a network says, in words: in it, beside it, and for who cannot see it."""

from collections.abc import Iterable, Sequence

from casus.domain.netwerk import BandSoort
from casus.domain.netwerk_beeld import (
    BandBeeld,
    Ecogram,
    HulpTelling,
    NetwerkVraag,
    OpenVraag,
    count_helpers,
    open_questions,
)
from casus.services.messages import label

NAASTEN, HULPVERLENERS = "Eigen mensen", "Hulpverleners"
HUISHOUDEN = "het huishouden"
LEGENDA = (
    "Dikke lijn: veel contact. Streepjes: weinig contact. Dwarsstreepjes op de lijn: gespannen. "
    "Onderbroken lijn met twee schuine strepen: verbroken. Telefoontje: de persoon heeft het nummer."
)
_TWO = 2


def ecogram_of(midden: str, banden: Sequence[BandBeeld]) -> Ecogram:
    """What is drawn, with the words under each name."""
    return Ecogram(midden, (NAASTEN, HULPVERLENERS), tuple(banden), tuple(short_words(band) for band in banden))


def midden_of(inwoner: str) -> str:
    """How the person is called in the middle; nobody named is the household."""
    return inwoner.split(" ")[0] if inwoner else HUISHOUDEN.rpartition(" ")[2]


def short_words(band: BandBeeld) -> str:
    """Under the name: how it is, and when one calls. ``steunend, bel eerst``."""
    quality = "" if band.inhoud.kwaliteit is None else label(band.inhoud.kwaliteit)
    return ", ".join(part for part in (quality, call_words(band)) if part)


def call_words(band: BandBeeld) -> str:
    """``bel eerst``, ``bel als 2e``; empty for who is not called."""
    if not band.bel:
        return ""
    return "bel eerst" if band.bel == 1 else f"bel als {band.bel}e"


def who_words(band: BandBeeld) -> str:
    """What kind of helper, and where they work."""
    soort = band.inhoud.wie.soort
    works = band.organisatie if soort is not BandSoort.ORGANISATIE else ""
    return works or label(soort)


def tie_words(band: BandBeeld) -> str:
    """How much, and how it is; what was not talked about is not said."""
    parts = [label(part) for part in (band.inhoud.kracht, band.inhoud.kwaliteit) if part is not None]
    return ", ".join(parts) or "niet besproken"


def phone_words(band: BandBeeld) -> str:
    """Who has whose number."""
    theirs, mine = band.inhoud.persoon_heeft_nummer, band.inhoud.heeft_nummer_van_persoon
    if theirs and mine:
        return "nummer over en weer"
    if theirs:
        return "de persoon heeft het nummer"
    return "heeft het nummer van de persoon" if mine else "geen nummer bekend"


def when_words(band: BandBeeld) -> str:
    """When one calls, and what for."""
    night = "ook 's nachts" if band.inhoud.ook_nachts else ""
    return ", ".join(part for part in (call_words(band), night, band.inhoud.waarvoor) if part)


def count_words(banden: Sequence[BandBeeld]) -> str:
    """``7 hulpverleners van 5 organisaties``."""
    count = count_helpers(banden)
    if not count.hulpverleners:
        return f"Geen hulpverlener bij naam, wel {_of(count)}" if count.organisaties else "Geen hulpverleners"
    people = "1 hulpverlener" if count.hulpverleners == 1 else f"{count.hulpverleners} hulpverleners"
    words = f"{people} van {_of(count)}" if count.organisaties else people
    if count.zonder_organisatie and count.organisaties:
        return f"{words}; van {count.zonder_organisatie} weten we niet waar die werkt"
    return words


def question_words(vraag: OpenVraag) -> str:
    """One question to talk about together."""
    names = joined([band.naam for band in vraag.over])
    return {
        NetwerkVraag.WIE_IS_ER: "Wie is er voor u, ook als dat verder weg is?",
        NetwerkVraag.WIE_BELT_U: "Wie belt u als het niet gaat?",
        NetwerkVraag.WIE_BIJ_NACHT: "Wie belt u als het 's nachts niet gaat?",
        NetwerkVraag.WELK_NUMMER: f"Heeft u het nummer van {names}?",
        NetwerkVraag.NOG_NUTTIG: f"Heeft u nog iets aan {names}?",
    }[vraag.vraag]


def questions(banden: Sequence[BandBeeld]) -> tuple[str, ...]:
    """All that one may still ask."""
    return tuple(question_words(vraag) for vraag in open_questions(banden))


def netwerk_words(midden: str, banden: Sequence[BandBeeld]) -> str:
    """The whole picture for who cannot see it: both sides, tie by tie, and the count."""
    near = _side(NAASTEN, [band for band in banden if not band.is_formeel])
    formal = _side(HULPVERLENERS, [band for band in banden if band.is_formeel])
    return f"In het midden: {midden}. {near} {formal} {count_words(banden)}."


def joined(names: Sequence[str]) -> str:
    """``a, b en c``."""
    if len(names) < _TWO:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def _side(head: str, banden: Iterable[BandBeeld]) -> str:
    told = "; ".join(f"{band.naam}: {_told(band)}" for band in banden)
    return f"{head}: {told or 'niemand genoemd'}."


def _told(band: BandBeeld) -> str:
    phone = "persoon heeft het nummer" if band.inhoud.persoon_heeft_nummer else ""
    return ", ".join(part for part in (tie_words(band), phone, call_words(band)) if part)


def _of(count: HulpTelling) -> str:
    return "1 organisatie" if count.organisaties == 1 else f"{count.organisaties} organisaties"
