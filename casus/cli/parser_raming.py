"""The words of ``casus prijslijst`` and ``casus raming``."""

from pathlib import Path
from typing import Any


def add_raming_commands(command: Any) -> None:
    """What things cost."""
    prijzen = command(
        "prijslijst",
        "Toon de prijslijst voor ramingen, of controleer een bestand van uw eigen team.",
        "casus prijslijst",
        "casus prijslijst controleer prijzen.toml",
    )
    prijzen.add_argument(
        "wat", nargs="?", choices=["toon", "controleer"], default="toon", metavar="WAT", help="toon of controleer"
    )
    prijzen.add_argument("bestand", nargs="?", type=Path, metavar="BESTAND", help="bij controleer: een .toml")
    raming = command(
        "raming",
        "Toon wat een aanpak naar verwachting met de kosten doet.",
        "casus raming K7P",
        "casus raming K7P --json",
        "casus raming K7P --uit raming.docx",
    )
    raming.add_argument("casus", metavar="CASUS", help="de code van de casus")
    raming.add_argument("--uit", type=Path, metavar="X.docx", help="de laatste raming in Word")
