"""How wide an expectation is, besides its outermost ends: by formula at once, and by drawing it ten thousand times.

Each line is a triangle between its low and high price with the top in the middle. A line that may happen (a chance)
*happens or does not* in each draw: an eviction costs 70.000 or nothing, never three tenths of it, and the width must
show that. Lines are taken to be independent of each other; the outermost ends (``Bedragen``) need no such thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casus.domain.kostenregel import HEEL, RegelInhoud, Scenario

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Delen = NDArray[np.float64]
    """One row per line: low, middle, high in cents over the horizon, chance, and 1 or -1: added or taken off."""

TREKKINGEN = 10_000
ZAAD = 20_261_101
"""The same lines give the same figures, on every machine and every day."""
BUITEN = 0.1
"""So much of all draws lies below the lower amount, and as much above the upper one."""
_STAART = 1.2815515655446004
"""The same for a normal curve: so many standard deviations from the middle."""


@dataclass(frozen=True)
class Bandbreedte:
    """In cents: the mean, and the two amounts between which eight of ten lie."""

    verwacht: int
    laag: int
    hoog: int


def of_verschil(regels: Iterable[RegelInhoud], maanden: int) -> "Delen":
    """The parts of 1 - 3."""
    return _parts((regel for regel in regels if regel.scenario is not Scenario.NIETS_DOEN), maanden)


def of_vermeden(regels: Iterable[RegelInhoud], maanden: int) -> "Delen":
    """The parts of (1 + 2) - 3."""
    return _parts(regels, maanden)


def closed_form(delen: "Delen") -> Bandbreedte:
    """Without drawing: mean and variance of every part added up, and a normal curve through them. Good when many parts
    of about one size come together; with one big chance among them the draws say more.
    """
    laag, midden, hoog, kans, teken = delen.T
    centre = (laag + midden + hoog) / 3
    spread = (laag * laag + midden * midden + hoog * hoog - laag * midden - laag * hoog - midden * hoog) / 18
    mean = float((teken * kans * centre).sum())
    variance = float((kans * (spread + centre * centre) - (kans * centre) ** 2).sum())
    away = _STAART * max(variance, 0.0) ** 0.5
    return Bandbreedte(round(mean), round(mean - away), round(mean + away))


def simulate(delen: "Delen", *, trekkingen: int = TREKKINGEN, zaad: int = ZAAD) -> Bandbreedte:
    """By drawing. Memory does not grow with the parts: they are added to one row of sums, one after the other."""
    import numpy as np

    total = draw_sums(delen, trekkingen, zaad)
    laag, hoog = np.quantile(total, (BUITEN, 1 - BUITEN))
    return Bandbreedte(round(float(total.mean())), round(float(laag)), round(float(hoog)))


def draw_sums(delen: "Delen", trekkingen: int, zaad: int) -> "Delen":
    """One sum per draw. Of two uniform numbers the smaller and the larger, mixed in the ratio of where the top lies,
    are a triangle (Stein and Keblis, *A new method to simulate the triangular distribution*, 2009): no root, no branch.
    """
    import numpy as np

    random = np.random.Generator(np.random.SFC64(zaad))
    one, other, small = (np.empty(trekkingen, dtype=np.float32) for _ in range(3))
    total = np.zeros(trekkingen)
    for laag, midden, hoog, kans, teken in delen.tolist():
        random.random(out=one, dtype=np.float32)
        random.random(out=other, dtype=np.float32)
        np.minimum(one, other, out=small)
        np.maximum(one, other, out=one)
        small *= hoog - midden
        one *= midden - laag
        one += small
        one += laag
        if kans < 1:
            random.random(out=other, dtype=np.float32)
            one *= other < kans
        if teken < 0:
            np.negative(one, out=one)
        total += one
    return total


def _parts(regels: Iterable[RegelInhoud], maanden: int) -> "Delen":
    import numpy as np

    return np.array([_part(regel, maanden) for regel in regels], dtype=np.float64).reshape(-1, 5)


def _part(regel: RegelInhoud, maanden: int) -> tuple[float, ...]:
    times = float(regel.times(maanden))
    teken = -1.0 if regel.scenario is Scenario.OPLOSSING else 1.0
    return regel.laag * times, regel.midden * times, regel.hoog * times, regel.kans / HEEL, teken
