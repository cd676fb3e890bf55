"""What stands on the sheet of an intake as one text, for the drafts; and back."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from casus.domain.intake_inhoud import DeelInhoud, DeelStand, IntakeInhoud, Verband, Zitting


def to_text(zitting: Zitting, inhoud: IntakeInhoud) -> str:
    """Everything that stands on the screen."""
    plain = {"zitting": asdict(zitting), "inhoud": asdict(inhoud)}
    return json.dumps(plain, default=_as_text, ensure_ascii=False)


def from_text(text: str) -> tuple[Zitting, IntakeInhoud] | None:
    """What was kept; None when it is of another version of the program."""
    try:
        found: dict[str, Any] = json.loads(text)
        sat, said = found["zitting"], found["inhoud"]
        sat["gesprek_op"] = date.fromisoformat(sat["gesprek_op"])
        delen = tuple(DeelInhoud(**(part | {"stand": DeelStand(part["stand"])})) for part in said["delen"])
        verbanden = tuple(Verband(**link) for link in said["verbanden"])
        return Zitting(**sat), IntakeInhoud(delen, verbanden, tuple(said["mee_aan_de_slag"]))
    except (ValueError, TypeError, KeyError):
        return None


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
