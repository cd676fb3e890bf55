"""Notes of thirty words as a table writes them: few words very often, most of them seldom (Zipf)."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

COUNT, LENGTH = 30_000, 30
FREQUENT = (
    "casus overleg wijkteam gemeente zorg schuld schulden hulpverlening gezin moeder vader kind school verzuim "
    "huisarts politie woning huur achterstand ontruiming verslaving alcohol geweld veilig melding indicatie "
    "beschikking budget begeleiding behandeling diagnose medicatie uitkering bijstand inkomen werk dakloos "
    "opvang crisis netwerk mantelzorg vrijwilliger afspraak actie besluit regie plan doel evaluatie risico taal"
).split()
_PARTS = (
    "aan be ge ver ont in uit op af toe door over ker mer der ter lijk heid ing schap teit baar zorg werk huis straat "
    "plan buurt kind raad hulp tijd"
).split()


def vocabulary(chance: Random) -> list[str]:
    """The most frequent first."""
    words = dict.fromkeys(FREQUENT)
    while len(words) < COUNT:
        words.setdefault("".join(chance.choices(_PARTS, k=chance.randint(2, 4))))
    return list(words)


def notes(chance: Random, words: list[str], count: int) -> Iterator[str]:
    weights = list(accumulate((place + 3) ** -0.95 for place in range(len(words))))
    for start in range(0, count, 1_000):
        size = min(1_000, count - start)
        drawn = chance.choices(words, cum_weights=weights, k=size * LENGTH)
        for number in range(size):
            yield " ".join(drawn[number * LENGTH : (number + 1) * LENGTH])
