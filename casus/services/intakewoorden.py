"""What the pictures of an intake say, in words: for who cannot see them, and under the picture in Word."""

from collections.abc import Sequence

from casus.domain.intake_inhoud import As


def web_words(assen: Sequence[As]) -> str:
    """Each side with its figures, what the person wants to talk about first, then in the order of the web. No sum."""
    return " ".join(_sentence(axis) for axis in sorted(assen, key=lambda axis: not axis.wil_praten))


def _sentence(axis: As) -> str:
    wish = ", wil hierover praten" if axis.wil_praten else ""
    now = "niet besproken" if axis.nu is None else f"nu {axis.nu}"
    before = "" if axis.toen is None else f", toen {axis.toen}"
    return f"{axis.naam}: {now}{before}{wish}."
