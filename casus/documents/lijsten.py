"""A list from outside as rows: pasted text, .csv or .xlsx. Nothing is parsed before it went through the gate."""

from pathlib import Path

from casus.documents.gate import MAX_FILE, check_size, is_package
from casus.documents.lijst_tekst import decode, read_text
from casus.documents.lijst_xlsx import read_xlsx
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.lijst import LijstFout, LijstTabel

ENDINGS = (".xlsx", ".csv", ".txt", ".tsv")
_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".numbers")


def read_pasted_table(text: str) -> LijstTabel:
    """The rows of what was pasted."""
    if len(text) > MAX_FILE // 4:
        raise RuleViolation("lijst_te_groot", grootste_mb=MAX_FILE // 4 // 2**20)
    return _checked(read_text(text))


def read_table(path: Path) -> LijstTabel:
    """The rows of a file. RuleViolation when the file as a whole is refused; EnvironmentProblem when it is not there
    (``bestand_niet_gelezen``).
    """
    if path.suffix.lower() in _SPREADSHEETS:
        raise RuleViolation("lijst_oud_excel")
    data = check_size(_bytes_of(path))
    if is_package(data):
        return _checked(read_xlsx(data))
    if path.suffix.lower() == ".xlsx":
        raise RuleViolation("lijst_kapot" if data else "lijst_leeg")
    try:
        return _checked(read_text(decode(data)))
    except RuleViolation as problem:
        row = problem.params.get("rij")
        if not isinstance(row, int):
            raise
        return LijstTabel((), (LijstFout(row, problem),))


def _bytes_of(path: Path) -> bytes:
    """Never more than a little above the limit: the wrong file may be endless."""
    try:
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except (OSError, ValueError):
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(path)) from None


def _checked(table: LijstTabel) -> LijstTabel:
    if not table.rijen and not table.fouten:
        raise RuleViolation("lijst_verborgen" if table.verborgen_bladen else "lijst_leeg")
    return table
