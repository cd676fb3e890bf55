"""Words broken into lines, for every picture alike."""

from collections.abc import Callable


def broken(text: str, advance: Callable[[str], float], width: float) -> list[str]:
    """Broken at spaces; a word that is too long by itself is a line of its own."""
    lines: list[str] = []
    here = ""
    for word in text.split():
        longer = f"{here} {word}" if here else word
        if here and advance(longer) > width:
            lines.append(here)
            longer = word
        here = longer
    return [*lines, here] if here else lines
