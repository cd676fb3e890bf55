"""The invented content of the oefendossier, from ``resources/oefen``, and how a text is made to fit a casus."""

import tomllib
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from casus import RESOURCES
from casus.domain.values import fold

_FOLDER = RESOURCES / "oefen"
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_WORDS = {
    "mevrouw": {"m": "mevrouw", "M": "Mevrouw", "zijn": "haar", "hem": "haar"},
    "meneer": {"m": "meneer", "M": "Meneer", "zijn": "zijn", "hem": "hem"},
    "het gezin": {"m": "het gezin", "M": "Het gezin", "zijn": "hun", "hem": "hen"},
}
BEGIN, EIND = time(13, 30), time(15, 30)
"""The table meets on Tuesday afternoon."""


@dataclass(frozen=True)
class Inhoud:
    """Everything in the folder, as it stands there."""

    mensen: dict[str, Any]
    casussen: list[dict[str, Any]]
    verhalen: dict[str, list[dict[str, Any]]]
    delen: dict[str, Any]
    intakes: list[dict[str, Any]]
    kaart: dict[str, Any]
    plannen: list[dict[str, Any]]
    geld: dict[str, Any]


def read_inhoud() -> Inhoud:
    """Read the files."""
    names = ("mensen", "casussen", "verhalen", "delen", "intakes", "kaart", "plannen", "geld")
    files = {name: tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in names}
    return Inhoud(
        files["mensen"],
        files["casussen"]["casus"],
        files["verhalen"],
        files["delen"],
        files["intakes"]["intake"],
        files["kaart"],
        files["plannen"]["plan"],
        files["geld"],
    )


def fit(text: str, casus: dict[str, Any]) -> str:
    """Fill in how the table speaks about these people. No other marks are known."""
    words = _WORDS[casus["aanspreek"]] | {"regie": casus["regie"] or casus["inbrenger"]}
    for mark, word in words.items():
        text = text.replace("{" + mark + "}", word)
    return text


def dutch_date(day: date) -> str:
    """``3 november 2026``, as people write a source."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def mail_address(naam: str, organisatie: str) -> str:
    """An address that cannot exist (.example), of letters that every program takes."""
    letters = fold(naam).replace("'", "").replace(" ", ".").translate(str.maketrans("łøı", "loi"))
    return f"{letters}@{organisatie}.example"
