"""Takes known names out of free text: what people typed at the table says *Rob*, minutes without names say the code.

Only names that the dossier knows can be found; a nickname or a street cannot, and the help says so.
"""

import re
from collections.abc import Iterable, Mapping

from casus.domain.values import TUSSENVOEGSELS

_NO_NAMES = frozenset(
    "familie gezin mevrouw meneer mw mevr dhr heer echtpaar broer zus moeder vader zoon dochter".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
LEAST_LETTERS = 3
"""Shorter words are too often something else; they go only as part of the whole name."""


def hide_names(
    text: str, codes: Mapping[str, str], keep: Iterable[str] = (), *, elsewhere: Mapping[str, str] | None = None
) -> str:
    """The text with every name in ``codes`` replaced by its code: the whole name, and each word of it.

    ``keep``: whole names that stay (professionals at the table), also when a first name is the same. Whole words only,
    with their capital; a possessive s goes along. ``elsewhere``: people of whom only the whole name goes, because their
    first names are other people's too.
    """
    patterns = {name: name for name in keep if name.strip()}
    for name, code in codes.items():
        for part in _parts(name):
            patterns.setdefault(part, code)
    for name, code in (elsewhere or {}).items():
        patterns.setdefault(name.strip(), code)
    if not patterns or not text:
        return text
    ordered = sorted(patterns, key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(re.escape, ordered))})(?P<s>['’]?s)?(?!\w)")
    return found.sub(lambda match: _replace(match, patterns), text)


def _replace(match: re.Match[str], patterns: Mapping[str, str]) -> str:
    name = match["name"]
    return match[0] if patterns[name] == name else patterns[name]


def _parts(name: str) -> list[str]:
    words = [word for word in _WORD.findall(name) if len(word) >= LEAST_LETTERS and word[0].isupper()]
    telling = [word for word in words if word.casefold() not in TUSSENVOEGSELS | _NO_NAMES]
    return [name.strip(), *telling] if name.strip() else telling
