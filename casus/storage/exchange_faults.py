"""What can be wrong with an exchange file: each fault has a path into the file, a code and what the sentence needs."""

import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy.engine.default import DefaultDialect

from casus.domain.geld import GROOTSTE
from casus.storage.columns import Moment
from casus.storage.exchange_shape import DATUM, HASH, LARGEST, MOMENT, NUMMER, TIJD, Soort, Veld


class Fault(NamedTuple):
    """``pad`` such as ``casus[3].inbrenger_id`` (counted from 0, as in JSON); ``params`` never hold a value."""

    pad: str
    code: str
    params: dict[str, object]


class Faults:
    """Collects every fault in the order of the file."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, pad: str, code: str, **params: object) -> None:
        """One more."""
        self.found.append(Fault(pad, code, params))


_NUMMER, _MOMENT, _DATUM, _TIJD, _HASH = (re.compile(p) for p in (NUMMER, MOMENT, DATUM, TIJD, HASH))


def fault_of(veld: Veld, value: Any) -> tuple[str, dict[str, object]] | None:
    """What is wrong with this value in this field, as (code, params), or None."""
    if value is None:
        return None if veld.mag_leeg else ("waarde_ontbreekt", {})
    return _CHECKS[veld.soort](veld, value)


def is_good_hash(value: Any) -> bool:
    """64 hexadecimal digits in lower case."""
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def is_count(value: Any) -> bool:
    """A whole number that fits; true and false are no numbers."""
    return type(value) is int and 0 <= value <= LARGEST


def is_good_moment(value: Any) -> bool:
    """A moment that exists, written in UTC."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None and _is_real(datetime.fromisoformat, value)


def is_storable(text: str) -> bool:
    """No NUL (PostgreSQL keeps none) and no half character (it has no UTF-8)."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


Found = tuple[str, dict[str, object]] | None


def _type_fault(expected: str) -> Found:
    return "soort_klopt_niet", {"verwacht": expected}


def _id(_: Veld, value: Any) -> Found:
    if not isinstance(value, str):
        return _type_fault("tekst met cijfers")
    return None if _NUMMER.fullmatch(value) and int(value) <= LARGEST else ("id_onjuist", {})


def _aantal(_: Veld, value: Any) -> Found:
    if type(value) is not int:
        return _type_fault("geheel getal")
    return None if is_count(value) else ("getal_buiten_bereik", {"grootste": LARGEST})


def _bedrag(_: Veld, value: Any) -> Found:
    if type(value) is not int:
        return _type_fault("geheel getal")
    return None if abs(value) <= GROOTSTE else ("getal_buiten_bereik", {"grootste": GROOTSTE})


def _tekst(_: Veld, value: Any) -> Found:
    if not isinstance(value, str):
        return _type_fault("tekst")
    return None if is_storable(value) else ("teken_niet_toegestaan", {})


def _code(veld: Veld, value: Any) -> Found:
    if not isinstance(value, str):
        return _type_fault("tekst")
    return None if value in veld.codes else ("code_onbekend", {"codes": ", ".join(veld.codes)})


def _vlag(_: Veld, value: Any) -> Found:
    return None if isinstance(value, bool) else _type_fault("true of false")


def _moment(_: Veld, value: Any) -> Found:
    found = _when(value, _MOMENT, datetime.fromisoformat, "2026-11-22T12:00:00Z")
    return found or (None if _is_kept(value) else ("moment_te_fijn", {}))


def _datum(_: Veld, value: Any) -> Found:
    return _when(value, _DATUM, date.fromisoformat, "2026-11-22")


def _tijd(_: Veld, value: Any) -> Found:
    return _when(value, _TIJD, time.fromisoformat, "13:30")


def _bestand(_: Veld, value: Any) -> Found:
    if not isinstance(value, str):
        return _type_fault("tekst")
    try:
        b64decode(value, validate=True)
    except ValueError:
        return "schrijfwijze_onjuist", {"voorbeeld": "JVBERi0xLjQK"}
    return None


def _when(value: Any, pattern: re.Pattern[str], read: Callable[[str], object], example: str) -> Found:
    if not isinstance(value, str):
        return _type_fault("tekst")
    if not pattern.fullmatch(value):
        return "schrijfwijze_onjuist", {"voorbeeld": example}
    return None if _is_real(read, value) else ("datum_bestaat_niet", {})


def _is_kept(value: str) -> bool:
    """Whether the column keeps this moment whole; a part of a second that would be cut off is refused."""
    if "." not in value:
        return True
    moment = datetime.fromisoformat(value)
    kept = Moment().process_bind_param(moment, DefaultDialect())
    return kept is not None and datetime.fromisoformat(kept) == moment


def _is_real(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


_CHECKS: dict[Soort, Callable[[Veld, Any], Found]] = {
    Soort.ID: _id,
    Soort.AANTAL: _aantal,
    Soort.BEDRAG: _bedrag,
    Soort.TEKST: _tekst,
    Soort.CODE: _code,
    Soort.VLAG: _vlag,
    Soort.MOMENT: _moment,
    Soort.DATUM: _datum,
    Soort.TIJD: _tijd,
    Soort.BESTAND: _bestand,
}
