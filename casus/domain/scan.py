"""The signed form as it came back: a photo or a scan, kept encrypted with the consent that it proves.

Only what every machine can show is taken: PDF, PNG and JPEG, told by how the file begins and not by its name. What is
kept is not changed any more; a mistake is a new time of asking.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casus.domain.errors import RuleViolation

LARGEST_MB = 10
"""Of one file; a page scanned in colour takes one or two."""


class ScanSoort(StrEnum):
    """What kind of file it is; also how its name ends."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"


_BEGINS = {
    b"%PDF-": ScanSoort.PDF,
    b"\x89PNG\r\n\x1a\n": ScanSoort.PNG,
    b"\xff\xd8\xff": ScanSoort.JPEG,
}


def soort_of(data: bytes) -> ScanSoort:
    """By its first bytes; refuses what is something else, empty or too large."""
    if len(data) > LARGEST_MB * 2**20:
        raise RuleViolation("scan_te_groot", field="pad", grootste_mb=LARGEST_MB)
    found = next((soort for begins, soort in _BEGINS.items() if data.startswith(begins)), None)
    if found is None:
        raise RuleViolation("scan_soort_onbekend", field="pad")
    return found


@dataclass(eq=False)
class ToestemmingScan:
    """The signed form of one time of asking."""

    id: int
    toestemming_id: int
    soort: ScanSoort
    inhoud: bytes
    toegevoegd_op: datetime
    door_id: int | None
