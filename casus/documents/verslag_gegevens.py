"""What the minutes are made from: plain values that a service fills. Nothing here decides who may see what.

The service decides about names: ``Punt.naam`` is None when the minutes carry codes only. Every text may be empty and
every date missing: the minutes then show an open place. Hours are local (Europe/Amsterdam), moments aware.
"""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True)
class Correctie:
    """Set right after closing. The text it stands beside already reads as it should; this is what stood there."""

    op: date
    hier_stond: str


@dataclass(frozen=True)
class Deelnemer:
    """Somebody invited. ``rol`` is voorzitter, notulist, gast or empty; ``afgemeld`` is absent with notice."""

    id: int
    naam: str
    organisatie: str = ""
    rol: str = ""
    afgemeld: bool = False


@dataclass(frozen=True)
class Verblijf:
    """One stay of a deelnemer at a casus; who steps out and comes back has two."""

    deelnemer_id: int
    van: time
    tot: time | None = None


@dataclass(frozen=True)
class EigenWoorden:
    """What the person wants, as said; ``van`` is *mevrouw*, *de zoon* or a name if names are asked for."""

    tekst: str
    van: str = ""
    op: date | None = None


@dataclass(frozen=True)
class Notitie:
    """``soort`` is feit, duiding, mening or niet_bepaald; ``bron`` says who saw it, as typed."""

    soort: str
    tekst: str
    bron: str = ""
    datum: date | None = None
    correcties: tuple[Correctie, ...] = ()


@dataclass(frozen=True)
class Besluit:
    """``stand`` is niet, deels or uitgevoerd."""

    code: str
    tekst: str
    waarom: str
    stand: str = "niet"
    correcties: tuple[Correctie, ...] = ()


@dataclass(frozen=True)
class Afspraak:
    """``eigenaar`` as it may stand in these minutes: a professional, an organisation, *de persoon zelf*."""

    eigenaar: str
    wat: str
    uiterlijk: date | None = None
    correcties: tuple[Correctie, ...] = ()


@dataclass(frozen=True)
class Horen:
    """What these people at the table might hear, in words, and the ground; without a ground where they might not."""

    wat: str
    wie: tuple[str, ...]
    grond: str = ""


@dataclass(frozen=True)
class Afweging:
    """A decision whether something is told, in words. ``hoewel``: it goes past a known refusal."""

    code: str
    op: date | None
    uitkomst: str
    motivering: str
    waarover: str = ""
    ontvangers: tuple[str, ...] = ()
    geldig_tot: date | None = None
    grond: str = ""
    opening: str = ""
    hoewel: bool = False
    stand: str = ""


@dataclass(frozen=True)
class Punt:
    """A casus on the agenda. ``stand`` is gepland, lopend, besproken or niet_bereikt; ``inloop`` a walk-in."""

    code: str
    stand: str
    naam: str | None = None
    vraag: str = ""
    begin: time | None = None
    eind: time | None = None
    inloop: bool = False
    casusregisseur: str = ""
    eigen_woorden: tuple[EigenWoorden, ...] = ()
    notities: tuple[Notitie, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    verblijven: tuple[Verblijf, ...] = ()
    terug_op: date | None = None
    komt_niet_terug: bool = False
    correcties: tuple[Correctie, ...] = ()
    horen: tuple[Horen, ...] = ()
    afwegingen: tuple[Afweging, ...] = ()

    @property
    def alle_correcties(self) -> tuple[Correctie, ...]:
        """Of the casus itself and of everything written under it."""
        return (*self.correcties, *_corrections(self.notities, self.besluiten, self.afspraken))


@dataclass(frozen=True)
class VastPunt:
    """A standing point, such as the round at the start; only shown when something was written down."""

    titel: str
    notities: tuple[Notitie, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()

    @property
    def alle_correcties(self) -> tuple[Correctie, ...]:
        """Of everything written under it."""
        return _corrections(self.notities, self.besluiten, self.afspraken)


@dataclass(frozen=True)
class Logstand:
    """The head of the log book when these minutes were made, to compare with."""

    nr: int
    controlewaarde: str


@dataclass(frozen=True)
class VerslagGegevens:
    """One meeting. ``stand`` is concept, open, lopend, gesloten or vastgesteld."""

    stand: str
    gemaakt_op: datetime
    wijk: str = ""
    team: str = ""
    code: str = ""
    datum: date | None = None
    begin: time | None = None
    eind: time | None = None
    plaats: str = ""
    voorzitter: str = ""
    notulist: str = ""
    gesloten_op: date | None = None
    vastgesteld_op: date | None = None
    volgende_datum: date | None = None
    volgende_tijd: time | None = None
    deelnemers: tuple[Deelnemer, ...] = ()
    punten: tuple[Punt, ...] = ()
    vaste_punten: tuple[VastPunt, ...] = ()
    met_namen: bool = False
    reden_namen: str = ""
    logstand: Logstand | None = None

    @property
    def besproken(self) -> tuple[Punt, ...]:
        """The casussen that were on the table."""
        return tuple(punt for punt in self.punten if punt.stand in ("besproken", "lopend"))

    @property
    def correcties(self) -> tuple[Correctie, ...]:
        """All of them, wherever they stand."""
        holders: tuple[Punt | VastPunt, ...] = (*self.punten, *self.vaste_punten)
        return tuple(correctie for holder in holders for correctie in holder.alle_correcties)


def _corrections(
    notities: tuple[Notitie, ...], besluiten: tuple[Besluit, ...], afspraken: tuple[Afspraak, ...]
) -> tuple[Correctie, ...]:
    holders: tuple[Notitie | Besluit | Afspraak, ...] = (*notities, *besluiten, *afspraken)
    return tuple(correctie for holder in holders for correctie in holder.correcties)
