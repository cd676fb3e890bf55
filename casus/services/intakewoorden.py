"""What the pictures of an intake say, in words: for who cannot see them, and under the picture in Word."""

from collections.abc import Sequence

from casus.domain.intake_inhoud import As, Veld, Verband


def web_words(assen: Sequence[As]) -> str:
    """Each side with its figures, what the person wants to talk about first, then in the order of the web. No sum."""
    return " ".join(_sentence(axis) for axis in sorted(assen, key=lambda axis: not axis.wil_praten))


def _sentence(axis: As) -> str:
    wish = ", wil hierover praten" if axis.wil_praten else ""
    now = "niet besproken" if axis.nu is None else f"nu {axis.nu}"
    before = "" if axis.toen is None else f", toen {axis.toen}"
    return f"{axis.naam}: {now}{before}{wish}."


def plaat_words(velden: Sequence[Veld], verbanden: Sequence[Verband]) -> str:
    """Each field with what was said first, what the person chose with its place, then the links by their number."""
    told = [_field(veld) for veld in velden]
    return " ".join([*told, *link_words(velden, verbanden)])


def link_words(velden: Sequence[Veld], verbanden: Sequence[Verband]) -> list[str]:
    """``1. Geld werkt door op Geest: ik lig wakker van de post.``"""
    names = {veld.code: veld.naam for veld in velden}
    known = [link for link in verbanden if link.van in names and link.naar in names]
    return [
        f"{number}. {names[link.van]} werkt door op {names[link.naar]}{f': {link.woorden}' if link.woorden else ''}"
        for number, link in enumerate(known, start=1)
    ]


def _field(veld: Veld) -> str:
    chosen = f", keuze {veld.keuze}" if veld.keuze else ""
    return f"{veld.naam}{chosen}: {veld.woorden or 'niet besproken'}"
