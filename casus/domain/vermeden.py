"""What the approaches that small money went to are expected to change, and what was seen of it, over a year.

A raming counts once, however many verzoeken hang on it, in the year of the first that was a yes. What nobody saw yet is
unknown, not nought; what has no raming is not in it at all. The three bars are sums over the same ramingen, except the
second: nobody needs to reckon that one, so it is the sum of those that have it, and says of how many.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casus.domain.geld import Betaler
from casus.domain.kostenraming import BetalerRegel, reckon
from casus.domain.kostenregel import NIETS, Bedragen, RegelInhoud, Rekenregel, Scenario

KORT = frozenset((Scenario.NU, Scenario.OPLOSSING))
"""The two bars of the head figure."""


@dataclass(frozen=True)
class Ramingsom:
    """What the lines of a raming come to, or of so many (``aantal``) ramingen that know the same. ``gezien``: 1 - 3 as
    it was seen; None as long as one line of the two is not known. ``niets_doen``: the second bar, None where nobody
    reckoned it. ``betalers``: who pays the first and third, in the middle.
    """

    nu: Bedragen
    oplossing: Bedragen
    gezien: int | None = None
    niets_doen: Bedragen | None = None
    betalers: tuple[BetalerRegel, ...] = ()
    aantal: int = 1

    @property
    def verwacht(self) -> Bedragen:
        """1 - 3."""
        return self.nu.minus(self.oplossing)


@dataclass(frozen=True)
class Ramingfeit:
    """One raming as it is told of or not: no words."""

    raming_id: int
    persoon: int
    som: Ramingsom


@dataclass(frozen=True)
class Vermeden:
    """So many ramingen added up: their bars, their payers and the difference 1 - 3; ``verwacht_van_gezien``: of those
    that were seen. ``niets_doen`` and ``mogelijk_vermeden`` are of the ``met_niets_doen`` ramingen with a second bar.
    """

    ramingen: int
    nu: Bedragen
    oplossing: Bedragen
    gezien_van: int | None
    gezien: int
    verwacht_van_gezien: Bedragen
    met_niets_doen: int | None = None
    niets_doen: Bedragen | None = None
    mogelijk_vermeden: Bedragen | None = None
    betalers: tuple[BetalerRegel, ...] = ()

    @property
    def verwacht(self) -> Bedragen:
        """1 - 3, the head figure."""
        return self.nu.minus(self.oplossing)

    @property
    def onbekend(self) -> int | None:
        """Of how many nobody saw yet what came of it; None: not told."""
        return None if self.gezien_van is None else self.ramingen - self.gezien_van

    def staaf(self, scenario: Scenario) -> Bedragen | None:
        """One of the three bars."""
        return {
            Scenario.NU: self.nu,
            Scenario.NIETS_DOEN: self.niets_doen,
            Scenario.OPLOSSING: self.oplossing,
        }[scenario]


def raming_som(regels: Sequence[tuple[Rekenregel | RegelInhoud, int | None]], maanden: int) -> Ramingsom | None:
    """Of one raming, from its lines and what was seen of each; None while there is no head figure."""
    found = reckon([regel for regel, _ in regels], maanden)
    if found.nu is None or found.oplossing is None:
        return None
    seen = [(regel.scenario, cents) for regel, cents in regels if regel.scenario in KORT]
    is_seen = all(cents is not None for _, cents in seen)
    gezien = sum((cents or 0) if scenario is Scenario.NU else -(cents or 0) for scenario, cents in seen)
    return Ramingsom(found.nu, found.oplossing, gezien if is_seen else None, found.niets_doen, found.betalers)


def add_up(sommen: Iterable[Ramingsom]) -> Vermeden | None:
    """Everything together, for who may read it; None where there is no raming."""
    rows = list(sommen)
    if not rows:
        return None
    seen = [(som, som.gezien) for som in rows if som.gezien is not None]
    worse = [(som, som.niets_doen) for som in rows if som.niets_doen is not None]
    return Vermeden(
        ramingen=sum(som.aantal for som in rows),
        nu=_sum(som.nu for som in rows),
        oplossing=_sum(som.oplossing for som in rows),
        gezien_van=sum(som.aantal for som, _ in seen),
        gezien=sum(cents for _, cents in seen),
        verwacht_van_gezien=_sum(som.verwacht for som, _ in seen),
        met_niets_doen=sum(som.aantal for som, _ in worse),
        niets_doen=_sum(bar for _, bar in worse) if worse else None,
        mogelijk_vermeden=_sum(som.nu.plus(bar).minus(som.oplossing) for som, bar in worse) if worse else None,
        betalers=_payers(each for som in rows for each in som.betalers),
    )


def _payers(betalers: Iterable[BetalerRegel]) -> tuple[BetalerRegel, ...]:
    """Each payer that some raming names, in the order of the list; together they are the first and third bar."""
    found: dict[Betaler, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for each in betalers:
        before, after = found[each.betaler]
        found[each.betaler] = (before + (each.nu or 0), after + (each.na or 0))
    return tuple(BetalerRegel(betaler, *found[betaler]) for betaler in Betaler if betaler in found)


def _sum(each: Iterable[Bedragen]) -> Bedragen:
    total = NIETS
    for bedragen in each:
        total = total.plus(bedragen)
    return total
