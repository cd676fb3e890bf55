"""What of a payment reference may leave the dossier: the parts that a bank matches on, and nothing that names somebody.

People type references. A name, a code of a casus or the number of somebody's account may stand in one; an invoice
number may not be missing. So a part (what stands between spaces) stays only when it has a figure and no word, and is
no part of an account, a telephone, a licence plate, a postcode or a day, and holds no code in use.

Figures are read as people space them: every run of them, and neighbouring runs as one number, whatever stands between
them but a word. Nine figures that pass the test of a burgerservicenummer (the eleven test) go, or eight with a nought
left out before them; so do a day, and ten figures or more that begin with a nought. One invoice number in eleven of
that length goes too: better than one person in the file. A day of this year is a day as well, so ``20260412`` and
``FACT20260412-7`` go; ``2026-0412``, a year since ``_FIRST_YEAR`` and a number of four figures, is an invoice number.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_MONTHS = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_PLATES = (  # of a car: three groups, six signs together
    r"[A-Z]{1,3}-?\d{1,3}-?[A-Z]{1,3}|\d{1,3}-?[A-Z]{1,3}-?\d{1,3}"
    r"|[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}"
)
_AWAY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _START + r"[A-Z]{2} ?\d{2}(?: ?[A-Z0-9]){10,30}" + _END,  # an account, however it is spaced
        r"\+ ?\d(?:[ ()./_-]*\d){8,}",  # a telephone with its country; other ones begin with a nought
        _START + r"\d{4} ?[A-Z]{2}(?![A-Z])",  # a postcode, the number of the house beside it or not
        _START + rf"\d{{1,2}}[^\w]*(?:{_MONTHS})[a-z]*[^\w]*\d{{2,4}}" + _END,  # a day with its month in letters
        _START + rf"(?=(?:-?[A-Z0-9]){{6}}{_END})(?:{_PLATES})" + _END,
    )
)
_RUN = re.compile(r"\d+")
_PARTS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTING = re.compile(r"(?=.*[^\W\d_])(?=.*\s)", re.DOTALL)
"""Between two runs of figures that are no neighbours: a letter and a space, in either order."""
_TELEPHONE = re.compile(r"0\d{9}|0031\d{9}|31[1-9]\d{8}")
_LONGEST = 16
"""An account number is longer."""
_SHORTEST_CODE = 3
"""A shorter code says nothing inside something else."""
_FIRST_YEAR = 2020
"""No dossier has payments of before."""


def veilig_kenmerk(kenmerk: str, codes: AbstractSet[str]) -> str:
    """The reference without what could tell of somebody; empty when nothing is left. ``codes`` in capitals."""
    away = [found.span() for pattern in _AWAY for found in pattern.finditer(kenmerk)] + list(_telling(kenmerk))
    kept = [
        part[0]
        for part in re.finditer(r"\S+", kenmerk)
        if not any(start < part.end() and part.start() < end for start, end in away) and _is_plain(part[0], codes)
    ]
    return " ".join(kept)


def _is_plain(part: str, codes: AbstractSet[str]) -> bool:
    pieces = [piece for piece in _PARTS.split(part.upper()) if piece]
    joined = "".join(pieces)
    return (
        part.isascii()
        and any(char.isdigit() for char in part)
        and _WORD.search(part) is None
        and len(joined) <= _LONGEST
        and not any(piece in codes for piece in pieces)
        and not any(_has_code(text, codes) for text in {part.upper(), joined})
    )


def _has_code(text: str, codes: AbstractSet[str]) -> bool:
    """Looked up by what stands in the text, which is short; the codes are many."""
    ends = range(_SHORTEST_CODE, len(text) + 1)
    return any(text[start:end] in codes for end in ends for start in range(end - _SHORTEST_CODE + 1))


def _telling(kenmerk: str) -> Iterator[tuple[int, int]]:
    """From where to where figures stand that tell of somebody."""
    for chain in _chains(kenmerk):
        texts = [run[0] for run in chain]
        if _is_noughts("".join(texts)):
            yield chain[0].start(), chain[-1].end()
        for first, last in _neighbours(texts):
            if _is_telling(texts[first:last]) or _is_noughts(texts[first] if last - first == 1 else ""):
                yield chain[first].start(), chain[last - 1].end()


def _neighbours(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every run, and those that follow it as long as they may be one number together."""
    for first in range(len(texts)):
        size = 0
        for last in range(first, len(texts)):
            size += len(texts[last])
            if last > first and size > _LONGEST:
                break
            yield first, last + 1


def _chains(kenmerk: str) -> list[list[re.Match[str]]]:
    """Runs of figures with their neighbours."""
    chains: list[list[re.Match[str]]] = []
    before = 0
    for run in _RUN.finditer(kenmerk):
        if not chains or _PARTING.match(kenmerk[before : run.start()]):
            chains.append([])
        chains[-1].append(run)
        before = run.end()
    return chains


def _is_telling(runs: Sequence[str]) -> bool:
    joined = "".join(runs)
    if _is_numbered(runs):
        return False
    return _is_bsn(joined) or _is_day(joined) or _is_spaced_day(runs) or _TELEPHONE.fullmatch(joined) is not None


def _is_numbered(runs: Sequence[str]) -> bool:
    """``2026-0412``: the year of an invoice and its number."""
    return [len(run) for run in runs] == [4, 4] and _FIRST_YEAR <= int(runs[0]) < 2100


def _is_noughts(joined: str) -> bool:
    """Ten figures or more that begin with a nought: a telephone, or the rest of an account."""
    return joined.startswith("0") and len(joined) >= 10


def _is_bsn(joined: str) -> bool:
    """Nine figures, or eight with a nought left out before them, by the eleven test."""
    if len(joined) not in (8, 9):
        return False
    figures = [int(figure) for figure in joined.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(figure * weight for figure, weight in zip(figures, weights, strict=True)) % 11 == 0


def _is_day(joined: str) -> bool:
    """``01021980``, ``19800201``."""
    if len(joined) != 8:
        return False
    return _exists(joined[4:], joined[2:4], joined[:2]) or _exists(joined[:4], joined[4:6], joined[6:])


def _is_spaced_day(runs: Sequence[str]) -> bool:
    """``1 2 1980``, ``01-02-80``, ``1980-2-1``; also a day that no month has, by a typing error."""
    if len(runs) != 3:
        return False
    if len(runs[0]) == 4:
        runs = runs[::-1]
    day, month, year = runs
    return max(len(day), len(month)) <= 2 <= len(year) <= 4 and _fits(int(day), int(month))


def _fits(day: int, month: int) -> bool:
    """In either order."""
    return 1 <= min(day, month) <= 12 and max(day, month) <= 31


def _exists(year: str, month: str, day: str) -> bool:
    if not 1900 <= int(year) < 2100:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
