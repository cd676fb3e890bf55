"""What happened with the money: the figures of the budget monitor, worked out from the ledger and the verzoeken.

Nothing here is kept: the ledger only grows, so the same day gives the same figures again. Cents are exact everywhere;
what is expected is a band by a rule that is said beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import Any, NamedTuple

from casus.domain.budget import BoekingSoort, Stand
from casus.domain.kostenregel import Bedragen
from casus.domain.terugblik import TerugblikUitkomst
from casus.domain.toegang import day_ends
from casus.domain.verzoek import VerzoekUitkomst

NA_AFLOOP = 13
"""In place of a month: booked after the year of its budget, such as a bill that is paid in January."""
ZONDER = ""
"""The class of money or a verzoek that has none in a dimension."""

Sleutel = tuple[Any, ...]
"""What sums of the ledger are kept by, the kind of row last."""


class Dimensie(StrEnum):
    """By what the figures may be cut. ``pot`` is one budget: a wijk and a source together."""

    POT = "pot"
    WIJK = "wijk"
    BRON = "bron"
    MAAND = "maand"
    KWARTAAL = "kwartaal"
    CATEGORIE = "categorie"
    LEVENSDOMEIN = "levensdomein"
    BOUWSTEEN = "bouwsteen"


VAN_BUDGET = frozenset((Dimensie.POT, Dimensie.WIJK, Dimensie.BRON))
"""A budget itself has a class here; in the others only what was promised or paid has one."""
SNEDEN: tuple[tuple[Dimensie, ...], ...] = (
    *((each,) for each in Dimensie if each is not Dimensie.POT),
    (Dimensie.WIJK, Dimensie.MAAND),
    (Dimensie.WIJK, Dimensie.KWARTAAL),
    (Dimensie.WIJK, Dimensie.CATEGORIE),
    (Dimensie.WIJK, Dimensie.LEVENSDOMEIN),
    (Dimensie.WIJK, Dimensie.BRON),
    (Dimensie.KWARTAAL, Dimensie.CATEGORIE),
    (Dimensie.CATEGORIE, Dimensie.LEVENSDOMEIN),
)
"""The fixed list: one dimension or two, never three."""

KRUISEN: tuple[tuple[Dimensie, Dimensie], ...] = tuple((each[0], each[1]) for each in SNEDEN if len(each) == 2)
"""The pairs of it."""


class Peil(NamedTuple):
    """A day in the past and what was known of it then. Later it can be asked again what was known of that day now."""

    dag: date
    bekend: datetime

    def telt(self, boekdag: date, op: datetime) -> bool:
        """Whether a row counts: of that day or before, and written down by then."""
        return boekdag <= self.dag and op <= self.bekend

    @property
    def tot(self) -> datetime:
        """The last second of what happened by then and is known."""
        return min(self.bekend, day_ends(self.dag) - timedelta(seconds=1))


class Kenmerken(NamedTuple):
    """The classes of a row of the ledger or a verzoek."""

    wijk: str
    bron: str
    maand: int
    categorie: str = ZONDER
    levensdomein: str = ZONDER
    bouwsteen: str = ZONDER

    def klasse(self, dimensie: Dimensie) -> tuple[str, ...]:
        """Its class in one dimension; of two parts for a ``pot``."""
        match dimensie:
            case Dimensie.POT:
                return self.wijk, self.bron
            case Dimensie.WIJK:
                return (self.wijk,)
            case Dimensie.BRON:
                return (self.bron,)
            case Dimensie.MAAND:
                return (f"{self.maand:02}",)
            case Dimensie.KWARTAAL:
                return (str(kwartaal(self.maand)),)
            case Dimensie.CATEGORIE:
                return (self.categorie,)
            case Dimensie.LEVENSDOMEIN:
                return (self.levensdomein,)
            case Dimensie.BOUWSTEEN:
                return (self.bouwsteen,)


class Geldsom(NamedTuple):
    """Rows of the ledger that are alike, added up: what a question to the ledger answers."""

    kenmerken: Kenmerken
    soort: BoekingSoort
    cents: int


class Geldfeit(NamedTuple):
    """One row of the ledger with what a monitor groups by. ``persoon``: a key, None for an anonymous small need."""

    kenmerken: Kenmerken
    soort: BoekingSoort
    cents: int
    boekdag: date
    op: datetime
    verzoek_id: int | None = None
    persoon: int | None = None


class Terugblikfeit(NamedTuple):
    """One look back that was due. ``gezien_op``: since when an answer other than *onbekend* counts, never before its
    planned day; None: nobody answered, or nobody knew. ``uitkomst``: that answer, *onbekend* without one.
    """

    gepland_op: date
    gezien_op: date | None
    uitkomst: TerugblikUitkomst = TerugblikUitkomst.ONBEKEND


class Verzoekfeit(NamedTuple):
    """One verzoek as it stood on a day. ``terugblikken``: each that was due by then."""

    verzoek_id: int
    kenmerken: Kenmerken
    gevraagd_op: date
    uitkomst: VerzoekUitkomst
    persoon: int | None = None
    besloten_op: date | None = None
    terugblikken: tuple[Terugblikfeit, ...] = ()

    @property
    def dagen(self) -> int | None:
        """Days until it was decided; what was taken back was not decided."""
        if self.besloten_op is None or self.uitkomst is VerzoekUitkomst.INGETROKKEN:
            return None
        return (self.besloten_op - self.gevraagd_op).days


@dataclass(frozen=True)
class Verzoekcijfers:
    """How verzoeken went. ``terugblikken``: how many looks back that were due said what; each counts by itself. One
    that is not answered is unknown, and unknown is no success.
    """

    aantal: int
    per_uitkomst: Mapping[VerzoekUitkomst, int]
    mediaan_dagen: float | None
    terugblikken: Mapping[TerugblikUitkomst, int]

    @property
    def teruggekeken(self) -> tuple[int, int]:
        """Of how many looks back one knows what was seen, and how many were due."""
        due = sum(self.terugblikken.values())
        return due - self.terugblikken[TerugblikUitkomst.ONBEKEND], due

    @property
    def zonder_geld(self) -> int:
        """Solved without this money: counted as a win."""
        return self.per_uitkomst.get(VerzoekUitkomst.ANDERS_OPGELOST, 0)


@dataclass(frozen=True)
class Snede:
    """The figures cut by one or two dimensions; ``verschil``: by how much the rows and the whole differ."""

    dimensies: tuple[Dimensie, ...]
    rijen: Mapping[tuple[tuple[str, ...], ...], Stand]
    verschil: Stand

    @property
    def sluit(self) -> bool:
        """Budget = spent + reserved + left, to the cent, also as the sum of the rows."""
        return self.verschil == Stand()


@dataclass(frozen=True)
class Natelling:
    """The ledger counted again. ``verschil``: sums that were kept less what its rows come to, of all of it together.
    ``verschoven``: cents that stand where they do not belong, or are too many or too few, also where together they make
    no difference.
    """

    verschil: Stand = field(default_factory=Stand)
    verschoven: int = 0

    @property
    def klopt(self) -> bool:
        """Every sum is what its rows come to."""
        return not self.verschoven


def vergelijk(bewaard: Mapping[Sleutel, int], grootboek: Mapping[Sleutel, int]) -> Natelling:
    """Sums that were kept beside those of the rows; the last of a key is what the rows do."""
    verschil, verschoven = Stand(), 0
    for key in bewaard.keys() | grootboek.keys():
        cents = bewaard.get(key, 0) - grootboek.get(key, 0)
        verschil, verschoven = verschil.after(BoekingSoort(key[-1]), cents), verschoven + abs(cents)
    return Natelling(verschil, verschoven)


def kwartaal(maand: int) -> int:
    """Quarter 1 to 4; 5 is after the year."""
    return (maand + 2) // 3


def maand_van(jaar: int, boekdag: date) -> int:
    """The month in the year of the budget; what was put in before it counts in January."""
    if boekdag.year > jaar:
        return NA_AFLOOP
    return boekdag.month if boekdag.year == jaar else 1


def snijd(sommen: Sequence[Geldsom], dimensies: tuple[Dimensie, ...], geheel: Stand) -> Snede:
    """Cut by one or two dimensions of the fixed list. ``geheel`` comes from elsewhere: what was not cut.

    A budget has no categorie: there the rows tell what was reserved and spent, and only these are compared.
    """
    if dimensies not in SNEDEN:
        raise ValueError(dimensies)
    rijen: dict[tuple[tuple[str, ...], ...], Stand] = defaultdict(Stand)
    of_budget = all(dimensie in VAN_BUDGET for dimensie in dimensies)
    for som in sommen:
        key = tuple(som.kenmerken.klasse(dimensie) for dimensie in dimensies)
        after = rijen[key].after(som.soort, som.cents)
        rijen[key] = after if of_budget else after._replace(budget=0)
    wanted = geheel if of_budget else geheel._replace(budget=0)
    verschil = Stand(*(whole - sum(rows) for whole, *rows in zip(wanted, *rijen.values(), strict=True)))
    return Snede(dimensies, {key: rij for key, rij in sorted(rijen.items()) if rij != Stand()}, verschil)


def tel(feiten: Iterable[Verzoekfeit]) -> Verzoekcijfers:
    """Number, outcomes, days until decided and what looking back said."""
    rows = list(feiten)
    uitkomsten: dict[VerzoekUitkomst, int] = defaultdict(int)
    for feit in rows:
        uitkomsten[feit.uitkomst] += 1
    dagen = [feit.dagen for feit in rows if feit.dagen is not None]
    said = [look.uitkomst for feit in rows for look in feit.terugblikken]
    looks = {uitkomst: said.count(uitkomst) for uitkomst in TerugblikUitkomst}
    return Verzoekcijfers(len(rows), dict(uitkomsten), median(dagen) if dagen else None, looks)


def verwachting(jaar: int, maanden: Mapping[int, int], peildag: date) -> Bedragen | None:
    """What will be spent by the end of December, if it goes on as it went.

    The middle: as much a day as until now. Low and high: as in the quietest and the busiest whole quarter so far. None
    before the first quarter is over (one does not know a year from a month); after the year it is what was spent.
    ``maanden``: cents that were spent in each month.
    """
    first, last = date(jaar, 1, 1), date(jaar, 12, 31)
    spent = sum(maanden.values())
    if peildag >= last:
        return Bedragen(spent, spent, spent)
    done = [quarter for quarter in range(1, 5) if _last_day(jaar, quarter) <= peildag]
    if not done:
        return None
    days_done, days_left = (peildag - first).days + 1, (last - peildag).days
    mean = Fraction(spent, days_done)
    rates = [Fraction(_of_quarter(maanden, q), (_last_day(jaar, q) - _first_day(jaar, q)).days + 1) for q in done]
    low, high = min(mean, *rates), max(mean, *rates)
    return Bedragen(*(spent + round(rate * days_left) for rate in (low, mean, high)))


def _of_quarter(maanden: Mapping[int, int], quarter: int) -> int:
    return sum(maanden.get(month, 0) for month in range(3 * quarter - 2, 3 * quarter + 1))


def _first_day(jaar: int, quarter: int) -> date:
    return date(jaar, 3 * quarter - 2, 1)


def _last_day(jaar: int, quarter: int) -> date:
    return (date(jaar + 1, 1, 1) if quarter == 4 else _first_day(jaar, quarter + 1)) - timedelta(days=1)


def delen_van_honderd(waarden: Sequence[int]) -> list[int]:
    """Whole percentages that add up to a hundred: the largest remainders are rounded up. Nothing at all is nought."""
    whole = sum(waarden)
    if whole == 0:
        return [0] * len(waarden)
    shares = [Fraction(100 * waarde, whole) for waarde in waarden]
    found = [share.numerator // share.denominator for share in shares]
    order = sorted(range(len(shares)), key=lambda place: (found[place] - shares[place], place))
    for place in order[: 100 - sum(found)]:
        found[place] += 1
    return found


def sinds(eerder: Iterable[Geldsom], nu: Iterable[Geldsom]) -> list[Geldsom]:
    """What changed of the same day between what was known then and what is known now."""
    change: dict[tuple[Kenmerken, BoekingSoort], int] = defaultdict(int)
    for som in nu:
        change[som.kenmerken, som.soort] += som.cents
    for som in eerder:
        change[som.kenmerken, som.soort] -= som.cents
    return [Geldsom(kenmerken, soort, cents) for (kenmerken, soort), cents in change.items() if cents]
