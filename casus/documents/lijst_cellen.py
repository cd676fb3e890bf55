"""One cell: what may stand in it. The same for text and spreadsheet."""

import unicodedata
from collections.abc import Sequence
from datetime import date

from casus.domain.errors import RuleViolation
from casus.domain.lijst import Cel, LijstFout

_INVISIBLE = dict.fromkeys(map(ord, "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}\N{WORD JOINER}"))
_SPACES = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\v"), " ")
_FORMULA = ("=", "\N{FULLWIDTH EQUALS SIGN}")
_REFUSED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_ERRORS = frozenset("#N/A #N/B #REF! #VERW! #NAME? #NAAM? #DIV/0! #DEEL/0! #VALUE! #WAARDE! #NUM! #GETAL!".split())
_FORM = "\N{REPLACEMENT CHARACTER}"


def clean(number: int, cells: Sequence[Cel], faults: list[LijstFout]) -> tuple[Cel, ...]:
    """The cells without what nobody sees; empty, with the row among ``faults``, when one cannot be taken."""
    try:
        return tuple(_clean(cell) for cell in cells)
    except RuleViolation as problem:
        faults.append(LijstFout(number, problem))
        return ()


def _clean(cell: Cel) -> Cel:
    if isinstance(cell, date):
        return cell
    text = cell.translate(_INVISIBLE).translate(_SPACES).strip()
    if any(sign == _FORM or (sign not in "\n\t" and unicodedata.category(sign) in _REFUSED) for sign in text):
        raise RuleViolation("lijst_teken_geweigerd")
    if text.startswith(_FORMULA):
        raise RuleViolation("lijst_formule")
    if text in _ERRORS:
        raise RuleViolation("lijst_excel_fout")
    return unicodedata.normalize("NFC", text)
