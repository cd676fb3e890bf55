"""What of a payment reference may leave the dossier: the parts that a bank matches on, and nothing that names somebody.

People type references. A name, a code of a casus or the number of somebody's account may stand in one; an invoice
number may not be missing. So accounts, days and postcodes go first. Of what is left only parts with a figure and
without a word stay, and no part that is a code of a casus.
"""

import re
from collections.abc import Collection

_AWAY = re.compile(
    r"\b[A-Z]{2} ?\d{2}(?: ?[A-Z0-9]){10,30}\b"  # an account, however it is spaced
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b"  # a day such as one is born on
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
        and not any(piece.upper() in codes for piece in pieces)
    )
