"""What of a payment reference may leave the dossier: the parts that a bank matches on, and nothing that names somebody.

People type references. A name, a code of a casus or the number of somebody's account may stand in one; an invoice
number may not be missing. So accounts, telephones, days and postcodes go first. Of what is left only parts with a
figure and without a word stay, and no part that is a code of a casus, a number that passes the test of a
burgerservicenummer (the eleven test), or eight figures that can be read as a day.
"""

import re
from collections.abc import Collection
from datetime import date

_AWAY = re.compile(
    r"\b[A-Z]{2} ?\d{2}(?: ?[A-Z0-9]){10,30}\b"  # an account, however it is spaced
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"  # a day such as one is born on
    r"|(?<!\w)(?:0|\+31|0031)[ -]?6(?:[ -]?\d){8}(?!\w)"  # a mobile telephone
    r"|\b\d{4} ?[A-Z]{2}\b",  # a postcode
    re.IGNORECASE,
)
_PARTS = re.compile(r"[^\w]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 16
"""An account number is longer."""


def veilig_kenmerk(kenmerk: str, codes: Collection[str]) -> str:
    """The reference without what could tell of somebody; empty when nothing is left. ``codes`` in capitals."""
    kept = [part for part in _AWAY.sub(" ", kenmerk).split() if _is_plain(part, codes)]
    return " ".join(kept)


def _is_plain(part: str, codes: Collection[str]) -> bool:
    pieces = [piece for piece in _PARTS.split(part) if piece]
    joined = "".join(pieces).upper()
    return (
        part.isascii()
        and any(char.isdigit() for char in part)
        and _WORD.search(part) is None
        and len(joined) <= _LONGEST
        and joined not in codes
        and not _is_bsn(joined)
        and not _is_day(joined)
        and not any(piece.upper() in codes for piece in pieces)
    )


def _is_bsn(joined: str) -> bool:
    """Nine figures, or eight with a nought left out before them, by the eleven test."""
    if not joined.isdigit() or len(joined) not in (8, 9):
        return False
    figures = [int(figure) for figure in joined.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(figure * weight for figure, weight in zip(figures, weights, strict=True)) % 11 == 0


def _is_day(joined: str) -> bool:
    """``01021980``, ``19800201``."""
    if len(joined) != 8 or not joined.isdigit():
        return False
    return _exists(joined[4:], joined[2:4], joined[:2]) or _exists(joined[:4], joined[4:6], joined[6:])


def _exists(year: str, month: str, day: str) -> bool:
    if not 1900 <= int(year) < 2100:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
