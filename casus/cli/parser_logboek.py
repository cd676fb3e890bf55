"""How the log book and the trash are asked for on the command line."""

from datetime import date
from pathlib import Path
from typing import Any

from casus.services.logzinnen import LogGroep

WHAT = ("controleer", "toon", "exporteer", "controleer-export")


def add_log_commands(command: Any) -> None:
    """One command, four things to do with it."""
    logboek = command(
        "logboek",
        "Lees, controleer of exporteer het logboek.",
        "casus logboek controleer                                klopt elke regel nog",
        "casus logboek toon --casus 7K3 --van 1-11-2026          wie deed wat",
        'casus logboek exporteer log.csv --met-namen --reden "vraag van de inwoner"',
        "casus logboek exporteer log.jsonl --precies             zodat anderen het kunnen nagaan",
        "casus logboek controleer-export log.jsonl               zonder dossier",
    )
    text = "controleer, toon, exporteer of controleer-export"
    logboek.add_argument("wat", choices=WHAT, metavar="WAT", help=text)
    logboek.add_argument("pad", nargs="?", type=Path, metavar="BESTAND", help="bij een export: welk bestand")
    logboek.add_argument("--casus", default="", metavar="CODE", help="alleen over deze casus")
    logboek.add_argument("--wie", default="", metavar="CODE", help="alleen wat deze gebruiker deed")
    groups = [groep.value for groep in LogGroep]
    logboek.add_argument("--actie", choices=groups, metavar="SOORT", help=", ".join(groups))
    logboek.add_argument("--van", type=day, metavar="DAG", help="vanaf deze dag, zoals 24-11-2026")
    logboek.add_argument("--tot", type=day, metavar="DAG", help="tot en met deze dag")
    logboek.add_argument("--aantal", type=int, default=100, metavar="GETAL", help="hoogstens zoveel regels tonen")
    logboek.add_argument("--precies", action="store_true", help="exporteer precies zoals het er staat")
    logboek.add_argument("--met-namen", action="store_true", help="exporteer met namen; vraagt een reden")
    logboek.add_argument("--reden", default="", help="waarom; wordt bewaard bij het logboek")


def add_trash_commands(command: Any) -> None:
    """In and out of the trash."""
    trash = command("prullenbak", "Verplaats een casus naar de prullenbak.", "casus prullenbak 7K3")
    back = command("zet-terug", "Zet een casus terug uit de prullenbak.", "casus zet-terug 7K3")
    for made in (trash, back):
        made.add_argument("casus", metavar="CODE", help="code van de casus")


def day(text: str) -> date:
    """``24-11-2026`` or ``2026-11-24``."""
    parts = text.strip().split("-")
    numbers = [int(part) for part in parts]
    if len(numbers) != 3:
        raise ValueError(text)
    year, month, number = numbers if len(parts[0]) == 4 else numbers[::-1]
    return date(year, month, number)
