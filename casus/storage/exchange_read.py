"""From bytes to rows that can be written, or to every fault with its path. Nothing here touches a database."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casus.storage.exchange_faults import Fault, Faults, fault_of, is_count, is_good_hash, is_good_moment
from casus.storage.exchange_older import KNOWN, bring_up
from casus.storage.exchange_rules import check_rules
from casus.storage.exchange_shape import FORMAAT, KOP, VERSIE, Lijst, Soort, Veld

MAX_BYTES = 200_000_000
"""A year of a busy table is 5 MB; above this it is no dossier, and reading it would take the memory of a laptop."""
WHOLE = "bestand"
"""The path of what is wrong with the file itself."""
_MAX_DIGITS = 25

Rows = dict[str, list[Any]]


@dataclass(frozen=True)
class Read:
    """What was read: rows as they stand in the file per list, the log head it came from, and the faults."""

    rows: Rows
    herkomst_aantal: int
    herkomst_hash: str
    faults: tuple[Fault, ...]


class _Doubled(dict[str, Any]):
    """An object in which a name occurs twice: JSON would silently keep the last one."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.names = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]


def read_exchange(data: bytes, lijsten: Sequence[Lijst]) -> Read:
    """Read and check a whole file; with faults the rows are of no use."""
    faults = Faults()
    if len(data) > MAX_BYTES:
        faults.add(WHOLE, "bestand_te_groot", grootste_mb=MAX_BYTES // 1_000_000)
        return _nothing(faults)
    document = _parse(data, faults)
    if faults.found:
        return _nothing(faults)
    if not isinstance(document, dict):
        faults.add(WHOLE, "soort_klopt_niet", verwacht="object")
        return _nothing(faults)
    herkomst = _check_head(document, lijsten, faults)
    if faults.found and faults.found[0].code in {"formaat_onbekend", "versie_onbekend"}:
        return _nothing(faults)
    rows = {lijst.naam: _check_list(document, lijst, faults) for lijst in lijsten}
    _check_unique(rows, lijsten, faults)
    _check_references(rows, lijsten, faults)
    if not faults.found:
        check_rules(rows, faults)
    return Read(rows, *herkomst, tuple(faults.found))


def _nothing(faults: Faults) -> Read:
    return Read({}, 0, "", tuple(faults.found))


def _parse(data: bytes, faults: Faults) -> Any:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_constant=_no_number)
    except UnicodeDecodeError as problem:
        faults.add(WHOLE, "geen_utf8", plaats=problem.start)
    except json.JSONDecodeError as problem:
        faults.add(WHOLE, "geen_json", regel=problem.lineno, plaats=problem.colno)
    except RecursionError:
        faults.add(WHOLE, "te_diep_genest")
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Doubled(pairs)


def _whole(digits: str) -> int | float:
    """A number of a million digits would keep the machine busy for minutes; as a float it is refused further on."""
    return int(digits) if len(digits) <= _MAX_DIGITS else float("inf")


def _no_number(_: str) -> float:
    """NaN and Infinity are no JSON; refused further on, with the path."""
    return float("nan")


def _check_head(document: dict[str, Any], lijsten: Sequence[Lijst], faults: Faults) -> tuple[int, str]:
    """Format and version first: a file of another kind gets one fault, not a thousand."""
    if document.get("formaat") != FORMAAT:
        faults.add("formaat", "formaat_onbekend", verwacht=FORMAAT)
        return 0, ""
    version = document.get("versie")
    if type(version) is not int or version not in KNOWN:
        faults.add("versie", "versie_onbekend", verwacht=VERSIE)
        return 0, ""
    bring_up(document, version)
    _check_names("", document, [*KOP, *(lijst.naam for lijst in lijsten)], faults)
    if "gemaakt_op" in document and not is_good_moment(document["gemaakt_op"]):
        faults.add("gemaakt_op", "schrijfwijze_onjuist", voorbeeld="2026-11-22T12:00:00Z")
    return _check_herkomst(document.get("herkomst"), faults) if "herkomst" in document else (0, "")


def _check_herkomst(herkomst: Any, faults: Faults) -> tuple[int, str]:
    if not isinstance(herkomst, dict):
        faults.add("herkomst", "soort_klopt_niet", verwacht="object")
        return 0, ""
    _check_names("herkomst", herkomst, ["aantal", "hash"], faults)
    aantal, hash_ = herkomst.get("aantal", 0), herkomst.get("hash", "")
    if "aantal" in herkomst and not is_count(aantal):
        faults.add("herkomst.aantal", "soort_klopt_niet", verwacht="geheel getal")
    if "hash" in herkomst and not is_good_hash(hash_):
        faults.add("herkomst.hash", "schrijfwijze_onjuist", voorbeeld="64 tekens 0-9 en a-f")
    return (aantal, hash_) if is_count(aantal) and is_good_hash(hash_) else (0, "")


def _check_names(pad: str, found: dict[str, Any], expected: Sequence[str], faults: Faults) -> None:
    """Unknown, missing and double names. What is unknown is named by its own path, as the file has it."""
    if isinstance(found, _Doubled):
        for name in found.names:
            faults.add(_join(pad, name), "naam_dubbel")
    if len(found) == len(expected) and found.keys() == set(expected):
        return
    for name in sorted(found.keys() - set(expected)):
        faults.add(_join(pad, name), "veld_onbekend" if pad else "lijst_onbekend")
    for name in expected:
        if name not in found:
            faults.add(_join(pad, name), "veld_ontbreekt" if pad else "lijst_ontbreekt")


def _join(pad: str, name: str) -> str:
    shown = name.encode("ascii", "backslashreplace").decode() if not name.isprintable() else name
    return f"{pad}.{shown[:60]}" if pad else shown[:60]


def _check_list(document: dict[str, Any], lijst: Lijst, faults: Faults) -> list[Any]:
    rows = document.get(lijst.naam, [])
    if not isinstance(rows, list):
        faults.add(lijst.naam, "soort_klopt_niet", verwacht="lijst")
        return []
    names = [veld.naam for veld in lijst.velden]
    for place, row in enumerate(rows):
        pad = f"{lijst.naam}[{place}]"
        if not isinstance(row, dict):
            faults.add(pad, "soort_klopt_niet", verwacht="object")
            continue
        _check_names(pad, row, names, faults)
        for veld in lijst.velden:
            if veld.naam in row and (wrong := fault_of(veld, row[veld.naam])):
                faults.add(f"{pad}.{veld.naam}", wrong[0], **wrong[1])
    if lijst.naam == "dossier" and len(rows) != 1 and "dossier" in document:
        faults.add("dossier", "dossier_niet_een", aantal=len(rows))
    return rows


def _check_unique(rows: Rows, lijsten: Sequence[Lijst], faults: Faults) -> None:
    for lijst in lijsten:
        for names in (("id",), *lijst.uniek):
            seen: dict[tuple[str, ...], int] = {}
            for place, row in enumerate(rows[lijst.naam]):
                if not isinstance(row, dict) or any(row.get(name) is None for name in names):
                    continue
                key = tuple(str(row[name]) for name in names)
                first = seen.setdefault(key, place)
                if first != place:
                    faults.add(f"{lijst.naam}[{place}].{names[-1]}", "dubbel", eerste=f"{lijst.naam}[{first}]")


def _check_references(rows: Rows, lijsten: Sequence[Lijst], faults: Faults) -> None:
    known = {
        naam: {row["id"] for row in found if isinstance(row, dict) and isinstance(row.get("id"), str)}
        for naam, found in rows.items()
    }
    for lijst in lijsten:
        for veld in (v for v in lijst.velden if v.soort is Soort.ID and v.verwijst_naar):
            _check_reference(rows[lijst.naam], lijst, veld, known, faults)


def _check_reference(rows: list[Any], lijst: Lijst, veld: Veld, known: dict[str, set[str]], faults: Faults) -> None:
    target = veld.verwijst_naar or ""
    there = known.get(target, set())
    for place, row in enumerate(rows):
        value = row.get(veld.naam) if isinstance(row, dict) else None
        if isinstance(value, str) and value not in there:
            faults.add(f"{lijst.naam}[{place}].{veld.naam}", "verwijzing_onbekend", lijst=target)
