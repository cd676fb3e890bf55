"""What the controller reads of the ramingen of a year: sums over five persons and more, at month ends
(``domain.kleine_groepen``), worked out once for every day of it.

A raming counts while it is closed and the first yes that hangs on it is paid from this year. When a verzoek is taken
off, or an earlier yes of another year is hung on, it stops counting: it is subtracted at the next month end, so that
what was told of a month never changes afterwards. Not told are:

- what was seen: it is written without a day, so an earlier figure could be compared with a later one;
- the second bar: who has one is a group inside the group, and what is left of it may be one person;
- who pays: each payer is a group of its own, in two columns that would be pooled each in its own way, so that rows
  no longer add up to the head figure, or tell of the one household that the police came to.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from casus.domain.bijdragen import KLEINSTE_GROEP, Bijdrage
from casus.domain.controllerbeeld import month_ends
from casus.domain.kleine_groepen import Publicatie, Verteld
from casus.domain.kostenregel import NIETS, Bedragen
from casus.domain.vermeden import Vermeden


class Telperiode(NamedTuple):
    """One closed raming, without words, as long as it counts in a year and comes to the same: from a day, until a day
    on which it no longer does (``date.max`` while it does).
    """

    persoon: int
    nu: Bedragen
    oplossing: Bedragen
    van: date
    tot: date


class Controllerramingen:
    """The same day gives the same again: what was published later changes nothing of it."""

    def __init__(
        self,
        jaar: int,
        perioden: Iterable[Telperiode],
        tot: date,
        *,
        een: Mapping[int, int] | None = None,
        kleinste: int = KLEINSTE_GROEP,
        eerder: Mapping[int, Verteld] | None = None,
    ) -> None:
        """``perioden``: all there are of this year. ``een``: by person the one that they count as. ``tot``: the last
        day. A month end is told where the number of ramingen and every amount may be. ``eerder``: the months that were
        told already.
        """
        self._einden, self._kleinste, self._eerder = month_ends(jaar, tot), kleinste, eerder or {}
        self._perioden = [each._replace(persoon=(een or {}).get(each.persoon, each.persoon)) for each in perioden]
        figures = [[1] * len(self._perioden)]
        for bars in (
            [each.nu for each in self._perioden],
            [each.oplossing for each in self._perioden],
            [each.nu.minus(each.oplossing) for each in self._perioden],
        ):
            figures += ([bar[at] for bar in bars] for at in range(len(NIETS)))
        told = [self._publish(figure) for figure in figures]
        self._gaf = {stand: [figure[stand] for figure in told] for stand in set(told[0]).intersection(*told[1:])}

    def verteld(self) -> dict[int, Verteld]:
        """The month ends of which it is told, to be given as ``eerder`` the next time."""
        return {stand: Verteld({}, {}) for stand in self._gaf}

    def _publish(self, waarden: Iterable[int]) -> dict[int, int]:
        """One figure: its total at each month end at which it may be told."""
        made = Publicatie(self._bijdragen(waarden), {}, kleinste=self._kleinste)
        made.publish(range(len(self._einden)), (), eerder=self._eerder)
        return made.totalen

    def _bijdragen(self, waarden: Iterable[int]) -> Iterator[Bijdrage]:
        """Added at the first month end at which it counts and subtracted at the first at which it does not."""
        for each, waarde in zip(self._perioden, waarden, strict=True):
            for day, moved in ((each.van, waarde), (each.tot, -waarde)):
                yield Bijdrage(each.persoon, bisect_left(self._einden, day), moved, {})

    def op(self, peildag: date) -> Vermeden | None:
        """What was told last by this day; None where there is nothing."""
        over = sum(einde <= peildag for einde in self._einden)
        last = max((stand for stand in self._gaf if stand < over), default=None)
        if last is None:
            return None
        aantal, *cents = self._gaf[last]
        return Vermeden(aantal, Bedragen(*cents[:3]), Bedragen(*cents[3:6]), None, 0, NIETS) if aantal else None
