"""Every read of every service, asked by one reader; what comes out are the words of ours that stand in it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from casus.domain.errors import CasusError
from casus.services import (
    acties,
    besluiten,
    deelregister,
    dubbelen,
    intakes,
    netwerkbladen,
    planbladen,
    ramingbladen,
    zoeken,
)
from casus.services.context import Context
from tests.acceptance.kanarie.buurt import Buurt
from tests.acceptance.kanarie.tabel import Plek, Tabel
from tests.acceptance.kanarie.woorden import ALLE, BESPROKEN, MENSEN, Woord, found_in
from tests.services.conftest import Town
from tests.services.lezen import READS

Read = Callable[[Context, Town], object]


class Gelezen(NamedTuple):
    """What one reader found in one place; ``waar`` is the casus or the meeting that was asked about."""

    lezer: str
    plek: str
    waar: str
    gevonden: frozenset[str]
    moet: frozenset[str]
    mag: frozenset[str]

    @property
    def gelekt(self) -> frozenset[str]:
        """What may not stand there; a word that is cut off at the edge counts as the one that it begins."""
        return frozenset(word for word in self.gevonden if not any(may.startswith(word) for may in self.mag))

    @property
    def onthouden(self) -> frozenset[str]:
        """What must stand there and does not."""
        return self.moet - self.gevonden

    def __str__(self) -> str:
        parts = [f"lekt {' '.join(sorted(self.gelekt)[:6])} ({len(self.gelekt)})"] if self.gelekt else []
        if self.onthouden:
            parts.append(f"onthoudt {' '.join(sorted(self.onthouden)[:6])} ({len(self.onthouden)})")
        return f"{self.lezer} {self.plek} {self.waar}: {'; '.join(parts)}"


def _each(numbers: list[int], read: Callable[[int], object]) -> list[str]:
    """What is refused gives nothing."""
    return [outcome(partial(read, number)) for number in numbers]


def outcome(read: Callable[[], object]) -> str:
    """As text; a refusal with what it says."""
    try:
        return repr(read())
    except CasusError as error:
        return f"refused {error.code} {error.params}"


WIDER: dict[str, Read] = {
    "acties.list_actie_rows": lambda ctx, town: acties.list_actie_rows(
        ctx, [row.id for row in acties.list_acties(town.as_("CO"))]
    ),
    "besluiten.list_besluit_rows": lambda ctx, town: besluiten.list_besluit_rows(
        ctx, besluiten.list_besluit_ids(town.as_("CO"), only_open=False)
    ),
    "deelregister.open_deelbesluit": lambda ctx, town: _each(
        [row.id for row in deelregister.list_deelbesluiten(town.as_("CO"))],
        lambda number: deelregister.open_deelbesluit(ctx, number),
    ),
    "deelregister.propose": lambda ctx, town: deelregister.propose(ctx, town.kanarie),
    "intakes.open_intake": lambda ctx, town: _each(_intakes(town), lambda number: intakes.open_intake(ctx, number)),
    "netwerkbladen.list_netwerken": lambda ctx, town: netwerkbladen.list_netwerken(ctx, town.kanarie),
    "netwerkbladen.open_netwerk": lambda ctx, town: _each(
        [row.id for row in netwerkbladen.list_netwerken(town.as_("CO"), town.kanarie)],
        lambda number: netwerkbladen.open_netwerk(ctx, number),
    ),
    "planbladen.list_plannen": lambda ctx, town: planbladen.list_plannen(ctx, town.kanarie),
    "planbladen.open_plan": lambda ctx, town: _each(
        [row.id for row in planbladen.list_plannen(town.as_("CO"), town.kanarie)],
        lambda number: planbladen.open_plan(ctx, number),
    ),
    "ramingbladen.list_ramingen": lambda ctx, town: ramingbladen.list_ramingen(ctx, town.kanarie),
    "ramingbladen.open_raming": lambda ctx, town: _each(
        [row.id for row in ramingbladen.list_ramingen(town.as_("CO"), town.kanarie)],
        lambda number: ramingbladen.open_raming(ctx, number),
    ),
    "dubbelen.find_dubbelen": lambda ctx, town: dubbelen.find_dubbelen(ctx, _name_of(town)),
}
"""Asked about more than the one casus that ``READS`` knows."""


def _intakes(town: Town) -> list[int]:
    """Every intake of the casus, not as the reader sees it."""
    with town.dossier.system_context().read() as queries:
        return [int(row.id) for row in queries.intakes(town.kanarie)]


def _name_of(town: Town) -> str:
    """What somebody types who would make this casus anew; not as the reader sees it."""
    with town.dossier.system_context().read() as queries:
        row = queries.casus(town.kanarie)
    return "" if row is None else str(row.naam)


SEARCH = "zoeken.search"


def search_words(buurt: Buurt, tabel: Tabel, lezer: str, every: int = 1) -> Iterator[Gelezen]:
    """Look for one word in so many, other ones for each reader: who may not read it gets no hit, not even a count."""
    plek, ctx = tabel.plekken["lezingen"][SEARCH], buurt.town.as_(lezer)
    for woord in list(ALLE.values())[list(tabel.lezers).index(lezer) % every :: every]:
        found = zoeken.search(ctx, str(woord))
        must, may = tabel.expected(plek, lezer, [woord])
        hit = {str(woord)} if found.treffers else set[str]()
        strange = found_in(repr(found)) - {str(woord)} - tabel.expected(plek, lezer)[1] - tabel.names(lezer)
        yield Gelezen(lezer, SEARCH, str(woord), frozenset(hit | strange), frozenset(must), frozenset(may))


def read_all(buurt: Buurt, tabel: Tabel, lezer: str, only: str = "") -> Iterator[Gelezen]:
    """Every read as often as its row says, for this reader."""
    for naam, read in (READS | WIDER).items():
        if naam == SEARCH or only not in ("", naam):
            continue
        plek = tabel.plekken["lezingen"][naam]
        for waar, words in asked(plek):
            yield _read_one(buurt, tabel, lezer, plek, waar, words, read)


def asked(plek: Plek) -> Iterator[tuple[str, list[Woord]]]:
    """What is asked about, and the words that can stand in an answer to that."""
    if plek.per == "casus":
        for casus in BESPROKEN if plek.op_agenda else MENSEN:
            yield casus, [woord for woord in ALLE.values() if woord.casus == casus]
    elif plek.per == "overleg":
        yield "zwaan", [woord for woord in ALLE.values() if woord.casus == "zwaan"]
        rest = ("reiger", "valk", "uil", "meeuw")
        yield "reiger", [woord for woord in ALLE.values() if woord.casus in rest]
    else:
        yield "", list(ALLE.values())


def _read_one(buurt: Buurt, tabel: Tabel, lezer: str, plek: Plek, waar: str, words: list[Woord], read: Read) -> Gelezen:
    town = buurt.town
    town.kanarie, town.overleg = buurt.casus[waar or "reiger"], buurt.at(waar or "reiger")
    found = found_in(outcome(lambda: read(town.as_(lezer), town)))
    must, may = tabel.expected(plek, lezer, words)
    if plek.per == "casus" and not plek.op_agenda:
        found -= {str(woord) for woord in ALLE.values() if woord.casus != waar} & tabel.expected(plek, lezer)[1]
    return Gelezen(lezer, plek.naam, waar, frozenset(found), frozenset(must), frozenset(may))
