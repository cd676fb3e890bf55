"""The price list that comes with Casus, the team's own tariffs before it, and the check of a list of one's own."""

from functools import cache
from pathlib import Path

from casus import RESOURCES
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.prijslijst import Prijslijst, read_prijslijst

FILE = RESOURCES / "prijslijst" / "prijslijst.toml"
LARGEST_KB = 512


@cache
def shipped_prijslijst() -> Prijslijst:
    """The one that comes with this version of Casus."""
    return read_prijslijst(FILE.read_text(encoding="utf-8"))


def check_prijslijst(path: Path) -> Prijslijst:
    """Read a file as it would be read in use; what is wrong is told with its line, and nothing is kept."""
    try:
        with path.open("rb") as file:
            blob = file.read(LARGEST_KB * 1024 + 1)
    except OSError:
        raise EnvironmentProblem("bestand_niet_gelezen", pad=path) from None
    if len(blob) > LARGEST_KB * 1024:
        raise RuleViolation("prijslijst_te_groot", grootste_kb=LARGEST_KB)
    try:
        return read_prijslijst(blob.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RuleViolation("prijslijst_onleesbaar", regel=blob[: error.start].count(b"\n") + 1) from None
