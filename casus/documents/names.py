"""What an exported file is called: readable, sortable, safe on every system, and never a person's name."""

import re
import unicodedata
from datetime import date

LONGEST = 60
SUFFIX = ".docx"
_OTHER = re.compile(r"[^a-z0-9]+")
_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})


def document_name(kind: str, day: date, place: str, *, correctie: int = 0, copy: int = 1) -> str:
    """``2026-11-12_verslag_molenbuurt.docx``: date, kind, then a place, organisation or code. At most 60
    characters.

    ``place`` is never a person's name: a recipient who is a person has a code. ``correctie`` counts
    corrected minutes, ``copy`` a second file of the same name on that day.
    """
    tail = (f"_correctie-{correctie}" if correctie else "") + (f"_{copy}" if copy > 1 else "") + SUFFIX
    parts = [day.isoformat(), *(part for part in (_slug(kind), _slug(place)) if part)]
    head = "_".join(parts)[: LONGEST - len(tail)].rstrip("-_")
    return head + tail


def _slug(words: str) -> str:
    """Lower case a-z, 0-9 and hyphens."""
    folded = unicodedata.normalize("NFKD", words.lower().translate(_SPECIAL))
    return _OTHER.sub("-", "".join(char for char in folded if not unicodedata.combining(char))).strip("-")
