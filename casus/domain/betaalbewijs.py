"""The receipt of a payment, kept encrypted, and the sample of payments that a second person looks at."""

from dataclasses import dataclass
from datetime import datetime

from casus.domain.errors import RuleViolation
from casus.domain.scan import ScanSoort


@dataclass(eq=False)
class Betaalbewijs:
    """A photo or scan of a receipt, with one payment."""

    id: int
    boeking_id: int
    soort: ScanSoort
    inhoud: bytes
    toegevoegd_op: datetime
    door_id: int | None


@dataclass(eq=False)
class Steekproef:
    """A second person looked whether one payment is right. ``bevinding``: what they found; needed when it is not."""

    id: int
    boeking_id: int
    door_id: int
    op: datetime
    klopt: bool
    bevinding: str = ""


def check_sample(
    id_: int,
    boeking_id: int,
    involved: frozenset[int | None],
    *,
    door_id: int,
    op: datetime,
    klopt: bool,
    bevinding: str,
) -> Steekproef:
    """Not by who asked for it or typed that for them, paid it or brought the receipt; whoever they stand in for."""
    if door_id in involved:
        raise RuleViolation("steekproef_door_betrokkene")
    text = " ".join(bevinding.split())
    if not klopt and not text:
        raise RuleViolation("veld_leeg", field="bevinding")
    return Steekproef(id_, boeking_id, door_id, op, klopt, text)
