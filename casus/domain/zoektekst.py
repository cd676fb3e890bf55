"""How a text and what somebody types are compared: one form for both, forgiving what people write differently.

Accents and capitals off; *y* reads as *ij* (``Dyk`` finds ``Van Dijk``; the other way round a word that is still
being typed would stop matching at the *i*); apostrophes fall away; hyphens part a word. Tussenvoegsels are in the text
but are not asked for, so ``van der Berg``, ``v.d. Berg``, ``vd Berg`` and ``Vandenberg`` find each other. Every word is
found by its beginning. The result holds letters and figures with single spaces, so both engines cut it the same way.
"""

import re
import unicodedata
from collections.abc import Iterator

from casus.domain.values import TUSSENVOEGSELS

LONGEST_WORD = 60
LONGEST_TEXT = 400_000
"""Characters of one search text: about the whole of a thick book, and less than a tsvector holds."""
SHORTEST = 2
"""A single letter says too little: it would find half of everything."""

_SPELLED = str.maketrans({
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
    "y": "ij",
})  # fmt: skip
_APOSTROPHES = re.compile("[\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}]")
_HYPHENS = re.compile("[\N{HYPHEN}-\N{EM DASH}\N{SOFT HYPHEN}\N{MINUS SIGN}]")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_TAIL = 3
ATTACHED = re.compile(r"(?:vander|vanden|vande|vd)(?=[^\W\d_]{3})")
"""A tussenvoegsel written on to the name."""
FILLERS = TUSSENVOEGSELS | frozenset(("vd", "vdr", "vdn", "vh", "vt"))


def zoektekst(*parts: str) -> str:
    """The words of a text to be found by, each once, in the order in which they first stand there.

    A word with a hyphen or an attached tussenvoegsel stands there whole and in parts.
    """
    words: dict[str, None] = {}
    length = 0
    for word in _words_of_text(" ".join(parts)):
        if word not in words:
            length += len(word) + 1
            if length > LONGEST_TEXT:
                break
            words[word] = None
    return " ".join(words)


def zoekwoorden(vraag: str) -> tuple[str, ...]:
    """What must be in a text: for every word here one that begins with it. Empty: too little was typed.

    Tussenvoegsels and single letters are left out as long as something else remains.
    """
    words = list(dict.fromkeys(_words_of_question(vraag)))
    long = [word for word in words if len(word) >= SHORTEST]
    telling = [word for word in long if word not in FILLERS]
    return tuple(telling or long)


def is_found(tekst: str, woorden: tuple[str, ...]) -> bool:
    """Whether a search text holds all these words; what both engines do with an index."""
    padded = f" {tekst}"
    return bool(woorden) and all(f" {woord}" in padded for woord in woorden)


def _words_of_text(text: str) -> Iterator[str]:
    for found in _WORD.findall(_folded(text)):
        if found.isalnum() and found[0] != "v":
            yield found[:LONGEST_WORD]
        else:
            yield from _spread(found)


def _spread(word: str) -> Iterator[str]:
    """``kok-vermeulen`` also as one word; ``o'brien`` as one word, and without what stands before the apostrophe."""
    parts = word.split("-")
    for part in parts:
        whole, tail = part.replace("'", ""), part.rpartition("'")[2]
        attached = ATTACHED.match(whole)
        yield whole[:LONGEST_WORD]
        if len(tail) >= _TAIL and tail != whole:
            yield tail[:LONGEST_WORD]
        if attached:
            yield whole[attached.end() :][:LONGEST_WORD]
    if len(parts) > 1:
        yield word.replace("-", "").replace("'", "")[:LONGEST_WORD]


def _words_of_question(text: str) -> Iterator[str]:
    """A hyphen parts words, unless that leaves a single letter: ``e-mail`` is one word."""
    for word in _WORD.findall(_folded(text)):
        parts = word.replace("'", "").split("-")
        if any(len(part) < SHORTEST for part in parts):
            parts = ["".join(parts)]
        for part in parts:
            attached = ATTACHED.match(part)
            yield (part[attached.end() :] if attached else part)[:LONGEST_WORD]


def _folded(text: str) -> str:
    """Lower case, letters without their marks, one kind of hyphen and of apostrophe."""
    if not text.isascii():
        text = _APOSTROPHES.sub("'", _HYPHENS.sub("-", text))
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold().replace("`", "'").translate(_SPELLED)
