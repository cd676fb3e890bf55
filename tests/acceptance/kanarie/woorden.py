"""The words that are looked for: one for every text that the dossier holds, and none of them anywhere else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from casus.domain.onderwerp import INHOUD, Onderwerp

VRAAG = "vraag"
"""What was said without naming a part of life: it belongs to the question."""
DELEN: tuple[Onderwerp | None, ...] = (None, *INHOUD)
BRONNEN = ("", "Schakel", "Duin", "Haven", "Linde", "Politie")
"""Whose information it is; "" is not said."""
MENSEN = {
    "reiger": ("Anna", "Bert"),
    "valk": ("Vic", "Wilma"),
    "uil": ("Uma", "Ulf"),
    "meeuw": ("Mia", "Mo"),
    "zwaan": ("Zoe", "Zed"),
    "ekster": ("Els", "Erik"),
    "kraai": ("Kim", "Koos"),
}
"""Two people in every casus."""
BESPROKEN = ("reiger", "valk", "uil", "meeuw", "zwaan")
"""Stood on an agenda: these have notities, besluiten, acties and intakes. Ekster is closed, kraai lies in the trash."""
_FOUND = re.compile(r"kanarie[a-z]+")


class Woord(NamedTuple):
    """Which text: its kind, of which casus, about whom ("" everybody), which part of life, from which organisation."""

    soort: str
    casus: str
    wie: str = ""
    deel: str = ""
    bron: str = ""

    def __str__(self) -> str:
        """Ends with a letter that stands in no other place, so that no word is the beginning of another."""
        return "kanarie" + "".join(self).lower().replace("_", "") + "x"


def deel_of(onderwerp: Onderwerp | None) -> str:
    """The name of a part, also of none."""
    return VRAAG if onderwerp is None else onderwerp.value


def _every() -> Iterator[Woord]:
    for casus, people in MENSEN.items():
        yield from (Woord(soort, casus) for soort in ("naam", "vraag"))
        yield from (Woord(soort, casus, who) for who in people for soort in ("persoon", "woorden", "hoi", "contact"))
    for casus in BESPROKEN:
        delen = tuple(map(deel_of, DELEN))
        for who in ("", *MENSEN[casus]):
            yield from (Woord("notitie", casus, who, deel, bron) for deel in delen for bron in BRONNEN)
        yield from (Woord(soort, casus, "", deel) for soort in ("besluit", "actie") for deel in delen)
        yield from (Woord("plan", casus, who, deel.value) for who in MENSEN[casus] for deel in INHOUD)
        yield from (Woord("aanvraag", casus, who, deel.value) for who in ("", *MENSEN[casus]) for deel in INHOUD)
        yield Woord("doel", casus)
        yield from (Woord("intake", casus, who, part.value) for who in MENSEN[casus] for part in INHOUD)
    yield from (Woord("correctie", "zwaan", "", deel) for deel in ("geld", "netwerk"))
    yield from (Woord("motief", casus) for casus in ("valk", "meeuw"))
    yield from (Woord("meldcode", casus) for casus in ("reiger", "zwaan"))
    yield from (Woord("verzoek", "reiger"), Woord("nood", "zwaan"), Woord("afsluiting", "ekster"))


ALLE = {str(woord): woord for woord in _every()}


def found_in(*texts: str) -> set[str]:
    """Every word of ours that is heard here; half a word counts as one that nobody knows."""
    return {word for text in texts for word in _FOUND.findall(text.casefold())}
