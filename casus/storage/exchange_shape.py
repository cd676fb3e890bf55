"""What the tables look like from outside: the fields of the exchange format, and its JSON Schema.

Everything follows from ``tables.CONTENT``, so a new table or column is in the format at once, described by its own
comment. Ids are decimal strings, because 63 bits do not fit in the numbers of most other programs.
"""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint

from casus.domain.geld import GROOTSTE
from casus.storage.columns import Bestand, Centen, Code, Datum, Moment, Tekst, Tijd, Vlag

FORMAAT = "casus-uitwisseling"
VERSIE = 6
KOP = ("formaat", "versie", "gemaakt_op", "herkomst")
LARGEST = 2**63 - 1
MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"
DATUM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
TIJD = r"^[0-9]{2}:[0-9]{2}$"
NUMMER = r"^[1-9][0-9]{0,18}$"
HASH = r"^[0-9a-f]{64}$"
BASE64 = r"^[A-Za-z0-9+/]*={0,2}$"


class Soort(StrEnum):
    """How a value is written in the file."""

    ID = "id"
    AANTAL = "aantal"
    BEDRAG = "bedrag"
    TEKST = "tekst"
    CODE = "code"
    MOMENT = "moment"
    DATUM = "datum"
    TIJD = "tijd"
    VLAG = "vlag"
    BESTAND = "bestand"


@dataclass(frozen=True)
class Veld:
    """One field: its column, how it is written, and the table it points to."""

    naam: str
    soort: Soort
    mag_leeg: bool
    betekenis: str
    verwijst_naar: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lijst:
    """One list of the file: a table with its fields in order and what may occur once only."""

    naam: str
    betekenis: str
    velden: tuple[Veld, ...]
    uniek: tuple[tuple[str, ...], ...]
    table: Table


def lijsten_of(tables: Sequence[Table]) -> tuple[Lijst, ...]:
    """The lists of the file, parents before children, as the tables come."""
    return tuple(
        Lijst(
            naam=table.name,
            betekenis=table.comment or "",
            velden=tuple(_veld(column) for column in table.columns),
            uniek=_unique(table),
            table=table,
        )
        for table in tables
    )


def from_json(veld: Veld, value: Any) -> object:
    """What the column's type takes, from a value that was found to be good."""
    if value is None:
        return None
    if veld.soort is Soort.ID:
        return int(value)
    if veld.soort is Soort.MOMENT:
        return datetime.fromisoformat(value).astimezone(UTC)
    if veld.soort is Soort.DATUM:
        return date.fromisoformat(value)
    if veld.soort is Soort.TIJD:
        return time.fromisoformat(value)
    if veld.soort is Soort.BESTAND:
        return b64decode(value)
    return value


def _veld(column: Column[Any]) -> Veld:
    targets = [key.column.table.name for key in column.foreign_keys]
    codes = tuple(member.value for member in column.type.members) if isinstance(column.type, Code) else ()
    return Veld(
        naam=column.name,
        soort=_soort(column),
        mag_leeg=bool(column.nullable),
        betekenis=column.comment or "",
        verwijst_naar=targets[0] if targets else None,
        codes=codes,
    )


def _soort(column: Column[Any]) -> Soort:
    kinds = {
        Tekst: Soort.TEKST,
        Code: Soort.CODE,
        Moment: Soort.MOMENT,
        Datum: Soort.DATUM,
        Tijd: Soort.TIJD,
        Vlag: Soort.VLAG,
        Bestand: Soort.BESTAND,
        Centen: Soort.BEDRAG,
    }
    found = kinds.get(type(column.type))
    if found is not None:
        return found
    return Soort.ID if column.name == "id" or column.name.endswith("_id") else Soort.AANTAL


def _unique(table: Table) -> tuple[tuple[str, ...], ...]:
    single = [(column.name,) for column in table.columns if column.unique]
    several = [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    return tuple(sorted({*single, *several}))


def schema_of(tables: Sequence[Table]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file with these tables. What a schema cannot say, the import checks itself."""
    lists: dict[str, dict[str, Any]] = {
        lijst.naam: {"type": "array", "description": lijst.betekenis, "items": {"$ref": f"#/$defs/{lijst.naam}"}}
        for lijst in lijsten_of(tables)
    }
    lists["dossier"] |= {"minItems": 1, "maxItems": 1}
    properties = _head_schema() | lists
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAAT}:{VERSIE}",
        "title": f"Uitwisseling van Casus, versie {VERSIE}",
        "description": "Alle inhoud van één dossier. Elke lijst staat op volgorde van id.",
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
        "$defs": {lijst.naam: _row_schema(lijst) for lijst in lijsten_of(tables)},
    }


def _head_schema() -> dict[str, Any]:
    herkomst = {
        "aantal": {"type": "integer", "minimum": 0, "description": "Aantal regels in het logboek"},
        "hash": {"type": "string", "pattern": HASH, "description": "Controlewaarde van de laatste logregel"},
    }
    return {
        "formaat": {"const": FORMAAT, "description": "Naam van dit formaat"},
        "versie": {"const": VERSIE, "description": "Versie van dit formaat"},
        "gemaakt_op": {"type": "string", "pattern": MOMENT, "description": "Wanneer dit bestand is gemaakt (UTC)"},
        "herkomst": {
            "type": "object",
            "description": "Stand van het logboek van het dossier waar dit vandaan komt",
            "additionalProperties": False,
            "required": list(herkomst),
            "properties": herkomst,
        },
    }


def _row_schema(lijst: Lijst) -> dict[str, Any]:
    return {
        "type": "object",
        "description": lijst.betekenis,
        "additionalProperties": False,
        "required": [veld.naam for veld in lijst.velden],
        "properties": {veld.naam: _field_schema(veld) for veld in lijst.velden},
    }


def _field_schema(veld: Veld) -> dict[str, Any]:
    shapes: dict[Soort, dict[str, Any]] = {
        Soort.ID: {"type": "string", "pattern": NUMMER},
        Soort.AANTAL: {"type": "integer", "minimum": 0, "maximum": LARGEST},
        Soort.BEDRAG: {"type": "integer", "minimum": -GROOTSTE, "maximum": GROOTSTE},
        Soort.TEKST: {"type": "string"},
        Soort.CODE: {"type": "string", "enum": list(veld.codes)},
        Soort.MOMENT: {"type": "string", "pattern": MOMENT},
        Soort.DATUM: {"type": "string", "pattern": DATUM, "format": "date"},
        Soort.TIJD: {"type": "string", "pattern": TIJD},
        Soort.VLAG: {"type": "boolean"},
        Soort.BESTAND: {"type": "string", "contentEncoding": "base64", "pattern": BASE64},
    }
    shape = dict(shapes[veld.soort])
    if veld.mag_leeg:
        shape["type"] = [shape["type"], "null"]
        if "enum" in shape:
            shape["enum"] = [*shape["enum"], None]
    points = f" (id uit de lijst {veld.verwijst_naar})" if veld.verwijst_naar else ""
    return shape | {"description": veld.betekenis + points}
