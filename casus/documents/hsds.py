"""Services as others keep them, after the field shape of Open Referral HSDS 3, in and out, as JSON or as one table.

Only the shape is known here; what a field means for the sociale kaart is said by the service that reads it. HSDS keeps
what it has no field for in ``attributes`` (a term of a taxonomy): so does what goes out.
"""

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from casus.documents.gate import MAX_CELL, MAX_FILE, MAX_ROWS, check_size
from casus.documents.lijsten import read_table
from casus.domain.errors import EnvironmentProblem, RuleViolation
from casus.domain.lijst import LijstFout

NAMES: Mapping[str, str] = {
    "naam": "name", "organisatie": "organization", "organization_name": "organization", "beschrijving": "description",
    "doelgroep": "eligibility_description", "telefoon": "phone", "e-mail": "email", "website": "url",
    "adres": "address", "openingstijden": "schedule", "wijken": "service_area", "wijk": "service_area",
    "wachttijd": "wait_time", "nagegaan_op": "assured_date", "last_assured": "assured_date",
    "kosten_uitleg": "fees_description", "fees": "fees_description", "indicatie_uitleg": "application_process",
    "levensdomein": "levensdomeinen", "bouwsteen": "bouwstenen",
}  # fmt: skip
"""What a column may be called besides the name in HSDS."""
SEVERAL = ("service_area", "levensdomeinen", "bouwstenen", "leeftijden")
_MARK = ";"
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Dienst:
    """One service, flat. ``rij``: which one in the file, from 1 (in a table the heading is row 1)."""

    rij: int
    id: str = ""
    name: str = ""
    organization: str = ""
    description: str = ""
    eligibility_description: str = ""
    minimum_age: str = ""
    maximum_age: str = ""
    application_process: str = ""
    fees_description: str = ""
    cost: str = ""
    wait_time: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    address: str = ""
    schedule: str = ""
    status: str = ""
    assured_date: str = ""
    service_area: tuple[str, ...] = ()
    levensdomeinen: tuple[str, ...] = ()
    bouwstenen: tuple[str, ...] = ()
    leeftijden: tuple[str, ...] = ()
    indicatie: str = ""
    kosten: str = ""
    kwetsbaarproof: str = ""
    kwetsbaarproof_uitleg: str = ""


COLUMNS = tuple(each.name for each in fields(Dienst) if each.name != "rij")
_TERMS = ("levensdomeinen", "bouwstenen", "leeftijden", "indicatie", "kosten", "kwetsbaarproof")
"""What HSDS has no field for; goes as attributes, each under a taxonomy of this name."""


@dataclass(frozen=True)
class Diensten:
    """What stands in a file, and what could not be read in which row."""

    rijen: tuple[Dienst, ...]
    fouten: tuple[LijstFout, ...] = ()


def read_services(path: Path) -> Diensten:
    """The services in a .json, .csv or .xlsx. RuleViolation when the file as a whole is refused."""
    return _read_json(path) if path.suffix.lower() == ".json" else _read_table(path)


def _read_table(path: Path) -> Diensten:
    table = read_table(path)
    if not table.rijen:
        return Diensten((), table.fouten)
    heads = [_heading(str(cell)) for cell in table.rijen[0].cellen]
    if "name" not in heads:
        raise RuleViolation("kaart_zonder_naamkolom")
    found = []
    for row in table.rijen[1:]:
        cells = zip(heads, row.cellen, strict=False)
        values = {head: _cell(cell) for head, cell in cells if head in COLUMNS}
        listed: dict[str, Any] = {name: _split(values.get(name, "")) for name in SEVERAL}
        found.append(Dienst(row.nr, **(values | listed)))
    return Diensten(tuple(found), table.fouten)


def _heading(text: str) -> str:
    name = text.strip().casefold().replace(" ", "_")
    return NAMES.get(name, name)


def _cell(cell: object) -> str:
    text = cell.isoformat() if isinstance(cell, date) else str(cell)
    return text[1:] if text.startswith("'") and text[1:2] in _FORMULA else text


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(_MARK) if part.strip())


def _read_json(path: Path) -> Diensten:
    try:
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            data = check_size(file.read(MAX_FILE + 1))
    except (OSError, ValueError):
        raise EnvironmentProblem("bestand_niet_gelezen", pad=str(path)) from None
    try:
        tree = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise RuleViolation("kaart_geen_json") from None
    if isinstance(tree, dict):
        tree = next((tree[key] for key in ("contents", "services", "service") if isinstance(tree.get(key), list)), None)
    if not isinstance(tree, list):
        raise RuleViolation("kaart_geen_diensten")
    if len(tree) > MAX_ROWS:
        raise RuleViolation("lijst_te_veel_rijen", hoogstens=MAX_ROWS)
    found, faults = [], []
    for place, each in enumerate(tree, start=1):
        try:
            found.append(_service(place, each))
        except RuleViolation as problem:
            faults.append(LijstFout(place, problem))
    return Diensten(tuple(found), tuple(faults))


def _service(place: int, each: object) -> Dienst:
    if not isinstance(each, dict):
        raise RuleViolation("kaart_geen_dienst")
    organization = each.get("organization")
    plain: dict[str, Any] = {
        name: _text(each, name)
        for name in (
            "id", "name", "description", "eligibility_description", "minimum_age", "maximum_age", "application_process",
            "fees_description", "wait_time", "email", "url", "status", "assured_date",
        )
    }  # fmt: skip
    terms = _terms(each)
    listed: dict[str, Any] = {name: tuple(terms.get(name, {})) for name in SEVERAL if name in _TERMS}
    single: dict[str, Any] = {name: next(iter(terms.get(name, {})), "") for name in _TERMS if name not in SEVERAL}
    return Dienst(
        place,
        **plain,
        **listed,
        **single,
        organization=_text(organization, "name") if isinstance(organization, dict) else "",
        phone=_first(_objects(each, "phones"), "number") or _place_text(each, "phones", "number"),
        address=_address(each),
        schedule=_first(_objects(each, "schedules"), "description"),
        cost=_first(_objects(each, "cost_options"), "amount"),
        service_area=tuple(filter(None, (_text(area, "name") for area in _objects(each, "service_areas")))),
        kwetsbaarproof_uitleg=next(iter(terms.get("kwetsbaarproof", {}).values()), ""),
    )


def _objects(thing: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = thing.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _text(thing: Mapping[str, Any], key: str) -> str:
    value = thing.get(key)
    if value is None or isinstance(value, (bool, dict, list)):
        return ""
    text = str(value).strip()
    if len(text) > MAX_CELL:
        raise RuleViolation("lijst_cel_te_lang")
    if any(sign not in "\n\t\r" and unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
        raise RuleViolation("lijst_teken_geweigerd")
    return unicodedata.normalize("NFC", text)


def _first(found: Iterable[Mapping[str, Any]], key: str) -> str:
    return next((text for each in found if (text := _text(each, key))), "")


def _locations(each: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for at in _objects(each, "service_at_locations"):
        location = at.get("location")
        if isinstance(location, dict):
            yield location


def _place_text(each: Mapping[str, Any], listed: str, key: str) -> str:
    return next((text for place in _locations(each) if (text := _first(_objects(place, listed), key))), "")


def _address(each: Mapping[str, Any]) -> str:
    for place in _locations(each):
        for address in _objects(place, "addresses"):
            parts = [_text(address, key) for key in ("address_1", "address_2", "postal_code", "city")]
            if any(parts):
                return "\n".join(filter(None, parts))
    return ""


def _terms(each: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Attributes by taxonomy: code -> what stands beside it."""
    found: dict[str, dict[str, str]] = {}
    for attribute in _objects(each, "attributes"):
        term = attribute.get("taxonomy_term")
        if isinstance(term, dict):
            taxonomy = term.get("taxonomy_detail")
            name = _text(taxonomy, "name") if isinstance(taxonomy, dict) else _text(term, "taxonomy")
            code = _text(term, "code")
            if name in _TERMS and code:
                found.setdefault(name, {})[code] = _text(attribute, "value")
    return found


def services_json(services: Iterable[Dienst]) -> bytes:
    """The services as HSDS 3 has them, one page of all."""
    contents = [_object(each) for each in services]
    page = {"total_items": len(contents), "total_pages": 1, "page_number": 1, "contents": contents}
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()


def _object(each: Dienst) -> dict[str, object]:
    plain = (
        "id", "name", "description", "eligibility_description", "application_process", "fees_description", "wait_time",
        "email", "url", "status", "assured_date",
    )  # fmt: skip
    made: dict[str, object] = {name: value for name in plain if (value := getattr(each, name))}
    made |= {name: int(value) for name in ("minimum_age", "maximum_age") if (value := getattr(each, name))}
    made |= {"organization": {"name": each.organization}} if each.organization else {}
    made |= {"phones": [{"number": each.phone}]} if each.phone else {}
    made |= {"schedules": [{"description": each.schedule}]} if each.schedule else {}
    made |= {"service_areas": [{"name": area} for area in each.service_area]} if each.service_area else {}
    if each.address:
        made["service_at_locations"] = [{"location": {"addresses": [{"address_1": each.address}]}}]
    return made | {"attributes": list(_attributes(each))}


def _attributes(each: Dienst) -> Iterator[dict[str, object]]:
    for name in _TERMS:
        value = getattr(each, name)
        for code in value if isinstance(value, tuple) else filter(None, (value,)):
            beside = {"value": each.kwetsbaarproof_uitleg} if name == "kwetsbaarproof" else {}
            yield {"taxonomy_term": {"code": code, "taxonomy_detail": {"name": name}}, **beside}


def services_csv(services: Iterable[Dienst]) -> bytes:
    """The services as one table with the names of HSDS above it; no cell that a spreadsheet runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in services:
        cells = (getattr(each, name) for name in COLUMNS)
        texts = (f"{_MARK} ".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
        writer.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in texts])
    return out.getvalue().encode("utf-8-sig")
