"""The part of a text around the words that were looked for: enough to see why it was found."""

import re

from casus.domain.zoektekst import zoektekst

BEFORE, AROUND = 30, 140
_WORD = re.compile(r"\S+")


def fragment(tekst: str, woorden: tuple[str, ...]) -> str:
    """At most ``AROUND`` characters on one line, with the first word that was looked for in it."""
    line = " ".join(tekst.split())
    if len(line) <= AROUND:
        return line
    place = _first_place(line, woorden)
    start = 0 if place <= BEFORE else line.find(" ", place - BEFORE) + 1
    start = start if 0 < start <= place else max(0, place - BEFORE) if place > BEFORE else 0
    part = line[start : start + AROUND]
    if start + AROUND < len(line):
        part = part.rpartition(" ")[0] or part
    return f"{'… ' if start else ''}{part}{' …' if start + len(part) < len(line) else ''}"


def _first_place(line: str, woorden: tuple[str, ...]) -> int:
    """Where the first of the words stands; 0 when it stands elsewhere (in the source, in a correction)."""
    quick = min((at for woord in woorden if (at := line.lower().find(woord)) >= 0), default=-1)
    if quick == 0 or (quick > 0 and not line[quick - 1].isalnum()):
        return quick
    for found in _WORD.finditer(line):
        if any(word.startswith(woorden) for word in zoektekst(found[0]).split()):
            return found.start()
    return 0
