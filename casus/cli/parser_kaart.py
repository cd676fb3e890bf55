"""The words of ``casus sociale-kaart``."""

import argparse
from pathlib import Path
from typing import Any

from casus.domain.levensdomein import Levensdomein

DOMEINEN = [each.value for each in Levensdomein]


def add_kaart_command(command: Any) -> None:
    """Read a list of offers, write one, or search."""
    made = command(
        "sociale-kaart",
        "Zoek in de sociale kaart, of lees of schrijf een lijst met aanbod (Open Referral HSDS 3).",
        "casus sociale-kaart importeer gemeente.json --proef",
        "casus sociale-kaart exporteer kaart.csv",
        "casus sociale-kaart zoek --domein geld --wijk Wilgenhof",
        "casus sociale-kaart zoek koffie --json",
    )
    made.add_argument(
        "wat", choices=["importeer", "exporteer", "zoek"], metavar="WAT", help="importeer, exporteer, zoek"
    )
    made.add_argument("rest", nargs="*", metavar="BESTAND_OF_WOORDEN", help="een .json, .csv of .xlsx; of zoekwoorden")
    made.add_argument("--proef", action="store_true", help="bij importeer: kijk alleen wat er zou gebeuren")
    made.add_argument("--bron", default="", metavar="NAAM", help="bij importeer: van wie de lijst is")
    text = "levensdomein: " + ", ".join(DOMEINEN)
    made.add_argument(
        "--domein", choices=DOMEINEN, action="append", default=None, metavar="DOMEIN", help=text.replace("%", "%%")
    )
    made.add_argument("--wijk", default="", metavar="WIJK", help="bij zoek: naam van de wijk")


def file_of(args: argparse.Namespace) -> Path | None:
    """The one file that was named; None when there is none, or more."""
    return Path(args.rest[0]) if len(args.rest) == 1 else None
