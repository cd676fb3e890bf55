"""Takes known names out of free text: what people typed at the table says *Rob*, minutes without names say the code.

Only names that the dossier knows can be found; a nickname or a street cannot, and the help says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from casus.domain.values import TUSSENVOEGSELS

_NO_NAMES = frozenset(
    "familie gezin mevrouw meneer mw mevr dhr heer echtpaar broer zus moeder vader zoon dochter".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_RUN = re.compile(r"\w+")
SOMEBODY = "iemand"
"""Where a first name is that of people in several casussen and the text does not say which."""
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


class NameHider:
    """``hide_names`` for a whole dossier, made once: a text costs what it is long, however many people there are.

    ``people``: (name, code) of every person. A first name that several casussen share becomes the code of the casus
    that the text is about, when that is one of them, else *iemand*. ``keep``: whole names that stay (professionals).
    """

    def __init__(self, people: Iterable[tuple[str, str]], keep: Iterable[str] = ()) -> None:
        self._codes: dict[str, set[str]] = defaultdict(set)
        for name, code in people:
            for part in _parts(name):
                self._codes[part].add(code)
        for name in keep:
            if name.strip():
                self._codes[name.strip()] = set()
        self._by_run: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(self._codes, key=len, reverse=True):
            found = _RUN.search(name)
            if found is not None:
                self._by_run[found[0]].append((name, found.start()))

    def __repr__(self) -> str:
        return f"NameHider({dict(self._codes)})"

    def hide(self, text: str, code: str = "") -> str:
        """The text without the names; ``code`` of the casus that it is about, where that is known."""
        parts, done = [], 0
        for run in _RUN.finditer(text):
            if run.start() < done:
                continue
            for name, start, possessive in self._at(text, run):
                if start < done:
                    continue
                codes = self._codes[name]
                parts += [text[done:start], self._word(codes, code) if codes else text[start:possessive]]
                done = possessive
                break
        return "".join((*parts, text[done:]))

    def _word(self, codes: set[str], code: str) -> str:
        if code in codes:
            return code
        return next(iter(codes)) if len(codes) == 1 else SOMEBODY

    def _at(self, text: str, run: re.Match[str]) -> Iterable[tuple[str, int, int]]:
        """(name, begin, end with its possessive s) of what stands here, the longest first."""
        firsts = dict.fromkeys((run[0], run[0].removesuffix("s")))
        here = [pair for first in firsts for pair in self._by_run.get(first, ())]
        if here:
            for name, offset in sorted(here, key=lambda pair: len(pair[0]), reverse=True):
                start = run.start() - offset
                end = start + len(name)
                if start < 0 or not text.startswith(name, start) or (start and _is_word(text[start - 1])):
                    continue
                for possessive in _ends(text, end):
                    yield name, start, possessive
                    break


def _ends(text: str, end: int) -> Iterable[int]:
    """Where a name may end that ends here: behind its possessive s, or at once."""
    for mark in ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "s", ""):
        after = end + len(mark)
        if text.startswith(mark, end) and not (after < len(text) and _is_word(text[after])):
            yield after


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
