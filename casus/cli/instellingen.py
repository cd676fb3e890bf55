"""``casus instellingen``: what this machine remembers for whoever sits at it; no dossier is opened."""

from typing import Any

from casus.cli.ending import DONE
from casus.cli.main import Shell
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.system.settings import (
    LARGEST_TEXT,
    LETTERS,
    LONGEST_LOCK,
    SHORTEST_LOCK,
    SMALLEST_TEXT,
    THEMES,
    read_settings,
    write_settings,
)

_YES = {"ja": True, "nee": False}
_CHOICES = {"thema": THEMES, "letter": LETTERS}
_NUMBERS = {"tekstgrootte": (SMALLEST_TEXT, LARGEST_TEXT), "vergrendel_na": (SHORTEST_LOCK, LONGEST_LOCK)}
_SWITCHES = (
    "ruime_regels",
    "ruime_letters",
    "links_onderstreept",
    "geen_beweging",
    "vergrendel_met_systeem",
    "klembord_wissen",
)
NAMES = ("thema", "tekstgrootte", "letter", *_SWITCHES[:4], "vergrendel_na", *_SWITCHES[4:])


def instellingen(shell: Shell) -> int:
    """Show them, or change one first."""
    file = shell.paths.settings_file
    settings = read_settings(file)
    if shell.args.zet:
        naam, waarde = shell.args.zet
        settings = settings._replace(**{naam: _value(naam, waarde)})
        if not write_settings(file, settings):
            raise EnvironmentProblem("geen_schrijfrechten", pad=str(file))
    shell.say("\n".join(f"{naam:<24}{_words(getattr(settings, naam))}" for naam in NAMES))
    return DONE


def _value(naam: str, waarde: str) -> Any:
    """What was typed, when it fits."""
    if naam not in NAMES:
        raise RuleViolation("instelling_onbekend", namen=", ".join(NAMES))
    if naam in _CHOICES and waarde in _CHOICES[naam]:
        return waarde
    if naam in _SWITCHES and waarde in _YES:
        return _YES[waarde]
    if naam in _NUMBERS:
        low, high = _NUMBERS[naam]
        if waarde.isascii() and waarde.isdigit() and low <= int(waarde) <= high:
            return int(waarde)
        raise RuleViolation("instelling_past_niet", naam=naam, waarden=f"een getal van {low} tot {high}")
    raise RuleViolation("instelling_past_niet", naam=naam, waarden=" of ".join(_CHOICES.get(naam, tuple(_YES))))


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
