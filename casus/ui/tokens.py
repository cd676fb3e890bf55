"""Colours by meaning: light, dark and two of high contrast. The only place in the program where a colour is written."""

from typing import Final, NamedTuple


class Tokens(NamedTuple):
    """One theme; every field is a colour such as "#FAF8F5".

    Lines and voice_bar are decoration: no meaning on them.
    """

    canvas: str
    rail: str
    surface: str
    sunken: str
    hover: str
    text: str
    text2: str
    text3: str
    line: str
    line2: str
    field: str
    accent: str
    accent_h: str
    on_accent: str
    soft: str
    soft_t: str
    soft_line: str
    danger: str
    danger_bg: str
    danger_line: str
    on_danger: str
    warn: str
    warn_bg: str
    warn_line: str
    ok: str
    ok_bg: str
    ok_line: str
    voice: str
    voice_bar: str
    c1: str
    c2: str
    c3: str
    grid: str


LIGHT: Final = Tokens(
    canvas="#FAF8F5", rail="#F2EFE9", surface="#FFFFFF", sunken="#F6F3EE", hover="#E9E4DB",
    text="#1C1A17", text2="#544F48", text3="#6B655C",
    line="#E6E1D9", line2="#D3CCC1", field="#877F74",
    accent="#0D5B66", accent_h="#094650", on_accent="#FFFFFF",
    soft="#E1EEEF", soft_t="#0A4A54", soft_line="#B4D3D6",
    danger="#A8281C", danger_bg="#FBEAE7", danger_line="#EBC2BB", on_danger="#FFFFFF",
    warn="#7A4B06", warn_bg="#FCF2DC", warn_line="#EBD29B",
    ok="#2A623D", ok_bg="#E7F1E9", ok_line="#BFDAC6",
    voice="#F8F3E9", voice_bar="#C2A566",
    c1="#0D5B66", c2="#B0894A", c3="#8A8176", grid="#ECE7DF",
)  # fmt: skip

DARK: Final = Tokens(
    canvas="#171817", rail="#121312", surface="#1F2120", sunken="#191B1A", hover="#2B2E2C",
    text="#ECEAE5", text2="#B9B6AF", text3="#9A968E",
    line="#303331", line2="#434744", field="#7D827E",
    accent="#74C6CF", accent_h="#93D6DD", on_accent="#06262B",
    soft="#173A3F", soft_t="#A5DDE3", soft_line="#2A5A61",
    danger="#F19C91", danger_bg="#3A1F1B", danger_line="#6B3830", on_danger="#3A0F0A",
    warn="#E9C274", warn_bg="#352B15", warn_line="#665227",
    ok="#94CCA3", ok_bg="#1B3022", ok_line="#34583F",
    voice="#26241D", voice_bar="#B4985C",
    c1="#74C6CF", c2="#D0AA68", c3="#8F8B83", grid="#2B2E2C",
)  # fmt: skip


def contrast_tokens(base: str, text: str, accent: str, on_accent: str) -> Tokens:
    """High contrast: one ground, one ink and one accent; no soft surfaces, every line in the colour of the text.

    What soft surfaces say elsewhere (chosen, needs attention, the person's words) is said by edges, icons and words.
    """
    grounds = {"canvas", "rail", "surface", "sunken", "hover", "soft", "voice", "grid"}
    grounds |= {"danger_bg", "warn_bg", "ok_bg", "on_danger"}
    accents = {"accent", "accent_h", "c1"}
    values = {n: base if n in grounds else accent if n in accents else text for n in Tokens._fields}
    return Tokens(**values | {"on_accent": on_accent})


BLACK_ON_WHITE: Final = contrast_tokens("#FFFFFF", "#000000", "#0B3B8C", "#FFFFFF")
WHITE_ON_BLACK: Final = contrast_tokens("#000000", "#FFFFFF", "#FFE14D", "#000000")
