"""The bank beside the ledger: only where they differ.

A line of the bank belongs to a booking by its reference first, and where the bank has none by amount and day. What
matches exactly is not shown at all.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEK = 7
"""So many days the bank may be later or earlier when there is no reference (own choice)."""


class VerschilSoort(StrEnum):
    """What does not agree."""

    NIET_GEBOEKT = "niet_geboekt"
    NIET_BIJ_BANK = "niet_bij_bank"
    ANDER_BEDRAG = "ander_bedrag"
    DUBBEL_GEBOEKT = "dubbel_geboekt"
    DUBBEL_BETAALD = "dubbel_betaald"
    MOGELIJK_DUBBEL = "mogelijk_dubbel"
    BUITEN_BESTAND = "buiten_bestand"


HIER = frozenset(
    (
        VerschilSoort.NIET_BIJ_BANK,
        VerschilSoort.DUBBEL_GEBOEKT,
        VerschilSoort.MOGELIJK_DUBBEL,
        VerschilSoort.BUITEN_BESTAND,
    )
)
"""What stands in the ledger alone; the others have a line of the bank."""


@dataclass(frozen=True)
class Betaalregel:
    """One payment, at the bank or in the ledger; money that leaves is above nought. ``plek``: the row of the file, or
    the id of the booking; ``verzoek_id``: of a booking.
    """

    plek: int
    dag: date
    bedrag: int
    kenmerk: str = ""
    verzoek_id: int | None = None

    @property
    def sleutel(self) -> str:
        """The reference without spaces and in one case."""
        return "".join(self.kenmerk.split()).casefold()


@dataclass(frozen=True)
class Verschil:
    """One difference: the line that stands alone; of another amount the line of the bank with the booking beside it."""

    soort: VerschilSoort
    regel: Betaalregel
    geboekt: Betaalregel | None = None


def reconcile(
    bank: Sequence[Betaalregel], geboekt: Sequence[Betaalregel], elders: Sequence[Betaalregel] = ()
) -> tuple[Verschil, ...]:
    """The differences, by day. Nothing is counted twice: each line is laid beside one other at most.

    ``elders``: bookings of days far from the file. Their own line may stand in the file of another month, so they only
    answer a line with their reference that finds nothing nearer, are never named alone, and excuse no second payment.
    """
    left_bank, left_here, left_far = list(bank), list(geboekt), list(elders)
    exact = _take(left_bank, left_here, _same)
    met = {(line.sleutel, line.bedrag) for line, _ in exact}
    exact += _take(left_bank, left_far, lambda b, g: _same(b, g) and (b.sleutel, b.bedrag) not in met)
    exact += _take(
        left_bank, left_here, lambda b, g: not (b.sleutel and g.sleutel) and b.bedrag == g.bedrag and _near(b, g)
    )
    twice_paid, twice_booked = _doubled(left_bank, bank, left_here), _doubled(left_here, geboekt, left_bank)
    other = _take(left_bank, left_here, lambda b, g: b.sleutel != "" and b.sleutel == g.sleutel)
    paired = {line.sleutel for line, _ in exact} | {""}
    other += _take(
        left_bank,
        left_far,
        lambda b, g: b.sleutel not in paired and b.sleutel == g.sleutel and b.bedrag * g.bedrag > 0,
    )
    maybe = _maybe_doubled(left_here, [booked for _, booked in exact])
    found = [
        *(Verschil(VerschilSoort.DUBBEL_BETAALD, each) for each in twice_paid),
        *(Verschil(VerschilSoort.DUBBEL_GEBOEKT, each) for each in twice_booked),
        *(Verschil(VerschilSoort.ANDER_BEDRAG, line, booked) for line, booked in other),
        *(Verschil(VerschilSoort.NIET_GEBOEKT, each) for each in left_bank),
        *(Verschil(VerschilSoort.MOGELIJK_DUBBEL, each) for each in maybe),
        *(Verschil(_alone(each, bank), each) for each in left_here),
    ]
    return tuple(sorted(found, key=lambda each: (each.regel.dag, each.soort.value, each.regel.plek)))


def _same(line: Betaalregel, booked: Betaalregel) -> bool:
    return line.sleutel != "" and (line.sleutel, line.bedrag) == (booked.sleutel, booked.bedrag)


def _take(
    bank: list[Betaalregel], here: list[Betaalregel], same: Callable[[Betaalregel, Betaalregel], bool]
) -> list[tuple[Betaalregel, Betaalregel]]:
    """Take the pairs that belong together from both; of several the one nearest in days."""
    by_key: dict[object, list[Betaalregel]] = defaultdict(list)
    for each in here:
        by_key[each.bedrag].append(each)
        by_key[each.sleutel].append(each)
    gone: set[int] = set()
    pairs = []
    for line in sorted(bank, key=lambda each: (each.dag, each.plek)):
        near = {each.plek: each for each in (*by_key[line.bedrag], *by_key[line.sleutel]) if each.plek not in gone}
        fits = [each for each in near.values() if same(line, each)]
        if fits:
            nearest = min(fits, key=lambda each: (abs((each.dag - line.dag).days), each.plek))
            gone.add(nearest.plek)
            pairs.append((line, nearest))
    taken = {line.plek for line, _ in pairs}
    bank[:] = [each for each in bank if each.plek not in taken]
    here[:] = [each for each in here if each.plek not in gone]
    return pairs


def _alone(booked: Betaalregel, bank: Sequence[Betaalregel]) -> VerschilSoort:
    """A booking without a line: the file may end just before its day, or begin just after."""
    inside = not bank or min(each.dag for each in bank) <= booked.dag <= max(each.dag for each in bank)
    return VerschilSoort.NIET_BIJ_BANK if inside else VerschilSoort.BUITEN_BESTAND


def _maybe_doubled(left: list[Betaalregel], matched: Sequence[Betaalregel]) -> list[Betaalregel]:
    """What may have been booked twice, once without a reference: beside each that was matched one at most of the same
    amount within a week, of the same verzoek first and then the nearest.
    """
    pairs = [
        (each.verzoek_id is None or each.verzoek_id != twin.verzoek_id, abs((each.dag - twin.dag).days), twin, each)
        for twin in matched
        for each in left
        if each.bedrag == twin.bedrag and _near(each, twin) and not (each.sleutel and twin.sleutel)
    ]
    found: dict[int, Betaalregel] = {}
    used: set[int] = set()
    for _, _, twin, each in sorted(pairs, key=lambda pair: (*pair[:2], pair[2].plek, pair[3].plek)):
        if each.plek not in found and twin.plek not in used:
            found[each.plek] = each
            used.add(twin.plek)
    left[:] = [each for each in left if each.plek not in found]
    return list(found.values())


def _near(one: Betaalregel, other: Betaalregel) -> bool:
    return abs((one.dag - other.dag).days) <= WEEK


def _doubled(left: list[Betaalregel], every: Sequence[Betaalregel], other_side: list[Betaalregel]) -> list[Betaalregel]:
    """What is left while its twin has found its place: the same reference and amount stands there once more."""
    waiting, alone = {each.sleutel for each in other_side}, set(left)
    matched = {(each.sleutel, each.bedrag) for each in every if each not in alone}
    found = [
        each for each in left if each.sleutel and each.sleutel not in waiting and (each.sleutel, each.bedrag) in matched
    ]
    left[:] = [each for each in left if each not in found]
    return found
