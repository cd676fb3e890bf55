"""Intakes that there are to choose from, and the check of a file that a team wrote itself."""

from functools import cache
from pathlib import Path

from casus import RESOURCES
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.instrument import Instrument, read_instrument

FOLDER = RESOURCES / "instrumenten"
LARGEST_KB = 256


@cache
def list_instrumenten() -> tuple[Instrument, ...]:
    """Those that come with Casus, by name."""
    found = (read_instrument(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda each: each.naam))


def check_instrument(path: Path) -> Instrument:
    """Read a file as it would be read in use; what is wrong is told with its line, and nothing is kept."""
    try:
        with path.open("rb") as file:
            blob = file.read(LARGEST_KB * 1024 + 1)
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=path) from None
    if len(blob) > LARGEST_KB * 1024:
        raise RuleViolation("instrument_te_groot", grootste_kb=LARGEST_KB)
    try:
        text = blob.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleViolation("instrument_onleesbaar", regel=blob[: error.start].count(b"\n") + 1) from None
    return read_instrument(text)
