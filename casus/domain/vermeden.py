"""What the approaches that small money went to are expected to change, and what was seen of it, over a year.

A raming counts once, however many verzoeken hang on it, in the year of the first that was a yes. What nobody saw yet is
unknown, not nought; what has no raming is not in it at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casus.domain.kleine_groepen import KLEINSTE_GROEP, Bijdrage, Publicatie
from casus.domain.kostenraming import reckon
from casus.domain.kostenregel import NIETS, Bedragen, RegelInhoud, Scenario

KORT = frozenset((Scenario.NU, Scenario.OPLOSSING))
"""The two bars of the head figure."""


@dataclass(frozen=True)
class Ramingfeit:
    """One raming as it is added up: no words. ``verwacht``: 1 - 3. ``gezien``: 1 - 3 as it was seen; None as long as
    one line of the two is not known. ``telt_vanaf``: since when it is closed and hangs on a yes; None: not closed.
    """

    raming_id: int
    persoon: int
    verwacht: Bedragen
    gezien: int | None
    telt_vanaf: date | None


@dataclass(frozen=True)
class Vermeden:
    """Differences 1 - 3 of so many ramingen, added up; ``verwacht_van_gezien``: of those that were seen."""

    ramingen: int
    verwacht: Bedragen
    gezien_van: int | None
    gezien: int
    verwacht_van_gezien: Bedragen

    @property
    def onbekend(self) -> int | None:
        """Of how many nobody saw yet what came of it; None: not told."""
        return None if self.gezien_van is None else self.ramingen - self.gezien_van


def raming_feit(
    raming_id: int,
    persoon: int,
    regels: Sequence[tuple[RegelInhoud, int | None]],
    maanden: int,
    telt_vanaf: date | None,
) -> Ramingfeit | None:
    """None while the head figure of it is not known."""
    verwacht = reckon([inhoud for inhoud, _ in regels], maanden).verschil
    if verwacht is None:
        return None
    seen = [(inhoud.scenario, cents) for inhoud, cents in regels if inhoud.scenario in KORT]
    is_seen = all(cents is not None for _, cents in seen)
    gezien = sum((cents or 0) if scenario is Scenario.NU else -(cents or 0) for scenario, cents in seen)
    return Ramingfeit(raming_id, persoon, verwacht, gezien if is_seen else None, telt_vanaf)


def add_up(feiten: Iterable[Ramingfeit]) -> Vermeden | None:
    """Everything together, for who may read it; None where there is no raming."""
    rows = list(feiten)
    seen = [(feit, feit.gezien) for feit in rows if feit.gezien is not None]
    if not rows:
        return None
    return Vermeden(
        ramingen=len(rows),
        verwacht=_sum(feit.verwacht for feit in rows),
        gezien_van=len(seen),
        gezien=sum(cents for _, cents in seen),
        verwacht_van_gezien=_sum(feit.verwacht for feit, _ in seen),
    )


def add_up_closed(
    feiten: Iterable[Ramingfeit], einden: Sequence[date], *, kleinste: int = KLEINSTE_GROEP
) -> Vermeden | None:
    """For the controller: closed ramingen at month ends, when what came since concerns five persons. What was seen is
    not told: it is written without a day, so an earlier figure could be compared with a later one.
    """
    rows = [
        (feit, sum(end < feit.telt_vanaf for end in einden))
        for feit in feiten
        if feit.telt_vanaf is not None and einden and feit.telt_vanaf <= einden[-1]
    ]
    figures = [
        [(feit, stand, 1) for feit, stand in rows],
        *([(feit, stand, getattr(feit.verwacht, name)) for feit, stand in rows] for name in Bedragen._fields),
    ]
    told = [_publish(figure, len(einden), kleinste) for figure in figures]
    common = set(told[0]).intersection(*told[1:])
    if not common or not told[0][max(common)]:
        return None
    number, *amounts = (figure[max(common)] for figure in told)
    return Vermeden(number, Bedragen(*amounts), None, 0, NIETS)


def _publish(rows: Iterable[tuple[Ramingfeit, int, int]], moments: int, kleinste: int) -> dict[int, int]:
    made = Publicatie([Bijdrage(feit.persoon, stand, value, {}) for feit, stand, value in rows], {}, kleinste=kleinste)
    made.publish(range(moments), ())
    return made.totalen


def _sum(each: Iterable[Bedragen]) -> Bedragen:
    total = NIETS
    for bedragen in each:
        total = total.plus(bedragen)
    return total
