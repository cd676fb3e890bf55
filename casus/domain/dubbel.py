"""Whether two names are likely to be of the same person: asked before a new casus is made, never proof.

Forgiving what people write differently (see ``zoektekst``), forms of address and the order of names. A surname alone
says too little beside a full name: half the street is called De Vries.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from casus.domain.zoektekst import ATTACHED, FILLERS, zoektekst

ADDRESSES = frozenset(
    "mevrouw mevr mw juffrouw meneer mijnheer dhr heer familie fam gezin huishouden echtpaar kind kinderen".split()
)
LONG_WORD = 5
"""From here on one letter more, less, other or swapped is a typo; in a short name it is another name (Tim, Tom)."""
LEAST = 3


_ABBREVIATED = re.compile(
    r"\bv\s*[./]?\s*d[./]?(?=\s|[A-Z])|(?<!\w)['\N{RIGHT SINGLE QUOTATION MARK}]t(?=\s)", re.IGNORECASE
)


def naamwoorden(naam: str) -> tuple[str, ...]:
    """What counts of a name, in its order: no tussenvoegsels, no forms of address; initials stay."""
    words = zoektekst(_ABBREVIATED.sub(" ", naam).replace("-", " ")).split()
    return tuple(w for w in words if w not in FILLERS and w not in ADDRESSES and not ATTACHED.match(w))


def is_likely_double(one: str, other: str) -> bool:
    """Equal, the same surname with first names of which one begins with the other, the order swapped, or one typo in
    a long word.
    """
    return _is_likely(naamwoorden(one), naamwoorden(other))


def _is_likely(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if min(sum(map(len, a)), sum(map(len, b))) < LEAST:
        return False
    if a == b:
        return True
    if len(a) == len(b) == 1:
        return _is_typo(a[0], b[0])
    if min(len(a), len(b)) < 2:
        return False
    return sorted(a) == sorted(b) or _is_same_surname(a, b) or _has_one_typo(a, b)


def casussen_van_een(personen: Iterable[tuple[int, str]]) -> dict[int, int]:
    """By casus one number for all casussen in which somebody is likely the same person, and for theirs in turn: for
    counting how many different persons there are. Two people whose names are alike count once then, which errs on the
    side of hiding. ``personen``: casus and name of each.
    """
    same: dict[int, int] = {}

    def first(casus_id: int) -> int:
        while same[casus_id] != casus_id:
            same[casus_id] = same[same[casus_id]]
            casus_id = same[casus_id]
        return casus_id

    def join(one: int, other: int) -> None:
        low, high = sorted((first(one), first(other)))
        same[high] = low

    known: dict[tuple[str, ...], int] = {}
    for casus_id, naam in sorted(personen):
        same.setdefault(casus_id, casus_id)
        words = naamwoorden(naam)
        if len(words) > 1 or sum(map(len, words)) >= LEAST:
            join(known.setdefault(words, casus_id), casus_id)
    for one, other in _likely_pairs(known):
        join(known[one], known[other])
    return {casus_id: first(casus_id) for casus_id in list(same)}


def _likely_pairs(names: Collection[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Quick with 10,000 names, because only those that meet are compared."""
    near: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        for key in _meeting_points(words, words[:1]):
            near[key].append(words)
    for words in names:
        beginnings = [words[0][:size] for size in range(1, len(words[0]) + 1)]
        for key in _meeting_points(words, beginnings):
            yield from ((words, other) for other in near.get(key, ()) if other != words and _is_likely(words, other))


def _meeting_points(words: tuple[str, ...], firsts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Two names that are likely the same have one of these in common, so that no others need be compared: all words in
    whatever order, a surname with ``firsts`` (one's first name, and the beginnings of the other's), all words with a
    letter less in one.
    """
    yield tuple(sorted(words))
    for surname in set(words[1:]):
        yield from (("surname", voornaam, surname) for voornaam in firsts)
    for place, word in enumerate(words):
        if len(word) >= LONG_WORD:
            for less in {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}:
                yield (str(place), *words[:place], less, *words[place + 1 :])


def _is_same_surname(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One surname may be longer (married, a second first name); a first name may be an initial."""
    last_a, last_b = set(a[1:]), set(b[1:])
    return (last_a <= last_b or last_b <= last_a) and (a[0].startswith(b[0]) or b[0].startswith(a[0]))


def _has_one_typo(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and _is_typo(*differing[0])


def _is_typo(x: str, y: str) -> bool:
    """At most one letter more, less or other, or two neighbours swapped."""
    if min(len(x), len(y)) < LONG_WORD or abs(len(x) - len(y)) > 1:
        return False
    start = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    rest_x, rest_y = x[start:], y[start:]
    if len(x) != len(y):
        longer, shorter = (rest_x, rest_y) if len(x) > len(y) else (rest_y, rest_x)
        return longer[1:] == shorter
    return rest_x[1:] == rest_y[1:] or (rest_x[:2] == rest_y[1::-1] and rest_x[2:] == rest_y[2:])
