"""The words of the commands about money."""

from pathlib import Path
from typing import Any

from casus.domain.verzoek import VerzoekUitkomst

STANDEN = [each.value for each in VerzoekUitkomst]


def add_geld_commands(command: Any) -> None:
    """What was asked, and the bank beside the ledger."""
    asked = command(
        "snel-geld",
        "Toon de verzoeken om snel geld: waar nog over beslist moet worden eerst.",
        "casus snel-geld --stand open",
        "casus snel-geld --jaar 2026 --json",
    )
    asked.add_argument("--stand", choices=STANDEN, metavar="STAND", help=", ".join(STANDEN))
    asked.add_argument("--jaar", type=int, metavar="JAAR", help="alleen uit budgetten van dit jaar")
    bank = command(
        "aansluiten",
        "Leg een bestand van de bank naast de betalingen. Alleen verschillen worden getoond; er wordt niets geboekt.",
        "casus aansluiten bank.csv",
    )
    bank.add_argument("bestand", type=Path, metavar="BESTAND", help="een .csv of .xlsx met datum, bedrag en kenmerk")
