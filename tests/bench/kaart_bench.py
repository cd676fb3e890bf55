"""The sociale kaart: 5,000 offers matched with 40 needs, against a loop that only looks whether they share a part.

And what one waits for while typing: one question to a kaart that was read, of which every letter asks one.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from casus.domain.aanbod import Aanbod, Behoefte, Bouwsteen, Kosten, fitting
from casus.domain.levensdomein import Levensdomein
from casus.domain.values import Leeftijdsklasse
from tests.bench.measure import interleaved, pair, shown

OFFERS, NEEDS, WIJKEN = 5_000, 40, 12
TODAY = date(2026, 11, 24)
TYPED = ("k", "ko", "kof", "koff", "koffie")
_WORDS = "koffie post inloop taal geld sport tuin koor maatje eten wandelen praten huis werk rust kind".split()


def run(rounds: int) -> list[str]:
    """The lines to print."""
    offers, needs = make_offers(), make_needs()
    for offer in offers:
        assert offer.tekst
        assert offer.sleutel  # made at the first question, as in the program
    took = interleaved(
        {
            "ours": lambda: [fitting(need, offers, TODAY) for need in needs],
            "floor": lambda: [_plain(need, offers) for need in needs],
            "typing": lambda: [fitting(Behoefte((), woorden=words), offers, TODAY) for words in TYPED],
            "all": lambda: fitting(Behoefte(()), offers, TODAY),
        },
        rounds,
    )
    return [
        f"sociale kaart of {OFFERS:,} offers, median of {rounds}",
        pair(f"match {NEEDS} needs", took["ours"], took["floor"], goal="<= 20", of="a loop without reasons or order"),
        f"  one need: {shown(took['ours'] / NEEDS)}",
        f"  a typed letter: {shown(took['typing'] / len(TYPED))} (goal <= 50 ms)",
        f"  everything there is, with reasons and in order: {shown(took['all'])}",
    ]


def make_offers(count: int = OFFERS) -> list[Aanbod]:
    """Offers of every kind, the same each time."""
    random = Random(5)
    return [_offer(number, random) for number in range(count)]


def make_needs(count: int = NEEDS) -> list[Behoefte]:
    """One or two parts of life, somewhere, for some age."""
    random = Random(6)
    parts, ages = list(Levensdomein), list(Leeftijdsklasse)
    return [
        Behoefte(tuple(random.sample(parts, 1 + number % 2)), random.randrange(WIJKEN) or None, random.choice(ages))
        for number in range(count)
    ]


def _offer(number: int, random: Random) -> Aanbod:
    words = random.sample(_WORDS, 6)
    days = random.choice([None, 10, 100, 300])
    return Aanbod(
        id=number + 1,
        naam=f"{words[0].capitalize()} en {words[1]} {number}",
        organisatie=f"Stichting {words[2].capitalize()}",
        beschrijving=" ".join(words),
        levensdomeinen=tuple(random.sample(list(Levensdomein), random.randrange(1, 4))),
        wijken=frozenset(random.sample(range(WIJKEN), random.randrange(3))),
        leeftijden=frozenset(random.sample(list(Leeftijdsklasse), 3)) if number % 3 else frozenset(),
        bouwstenen=tuple(random.sample(list(Bouwsteen), 1)),
        indicatie=number % 4 == 0,
        kosten=random.choice(list(Kosten)),
        wacht_weken=random.choice([None, 0, 3, 12]),
        kwetsbaarproof=number % 5 == 0,
        nagegaan_op=None if days is None else TODAY - timedelta(days=days),
        gestopt=number % 50 == 0,
    )


def _plain(need: Behoefte, offers: Sequence[Aanbod]) -> list[int]:
    wanted = set(need.levensdomeinen)
    return [offer.id for offer in offers if not offer.gestopt and not wanted.isdisjoint(offer.levensdomeinen)]
