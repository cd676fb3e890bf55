"""The exchange format: a whole dossier out as one readable JSON text, and in again, all or nothing.

In it: all content, gebruikers and roles. Not in it: the log, drafts, keys, and ``zicht``, which is recomputed. Out of
one dossier, into an empty one and out again gives equal bytes but for ``gemaakt_op`` and ``herkomst``, on either
engine and from one to the other. One row per line, so that two files can be compared by eye.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Text, bindparam, delete, func, insert, select, type_coerce, update

from casus.domain.errors import RuleViolation
from casus.domain.logboek import Head
from casus.domain.values import organisatiesleutel, sorteersleutel
from casus.domain.verzoek import VerzoekUitkomst
from casus.storage import tables as t
from casus.storage import tables_geld as g
from casus.storage.exchange_read import Read, read_exchange
from casus.storage.exchange_shape import FORMAAT, VERSIE, Lijst, Soort, from_json, lijsten_of

BATCH = 1_000
_TYPED = (Soort.ID, Soort.AANTAL, Soort.BEDRAG, Soort.VLAG, Soort.BESTAND)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), allow_nan=False).encode


def export_text(conn: Connection, head: Head, now: datetime) -> Iterator[str]:
    """The file in pieces, straight from the rows. ``conn`` is in one reading transaction, so all is of one moment."""
    kop = {
        "formaat": FORMAAT,
        "versie": VERSIE,
        "gemaakt_op": now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
        "herkomst": {"aantal": head.aantal, "hash": head.hash},
    }
    yield file_head(kop)
    for lijst in lijsten_of(t.CONTENT):
        yield from list_text(lijst.naam, _rows_out(conn, lijst, None))
    yield "\n}\n"


def file_head(kop: dict[str, object]) -> str:
    """The first lines of a file."""
    return "{\n" + ",\n".join(f"  {_encode(name)}: {_encode(value)}" for name, value in kop.items())


def list_text(naam: str, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """One list, a row per line."""
    before = f",\n  {_encode(naam)}: ["
    for row in rows:
        yield f"{before}\n    {_encode(row)}"
        before = ","
    yield "\n  ]" if before == "," else before + "]"


def objects(conn: Connection, naam: str, ids: Collection[int]) -> list[dict[str, Any]]:
    """Rows of one list as they stand in a file, for these ids only, in order of id. The caller passed the gate."""
    lijst = next(lijst for lijst in lijsten_of(t.CONTENT) if lijst.naam == naam)
    ordered = sorted(ids)
    found: list[dict[str, Any]] = []
    for start in range(0, len(ordered), BATCH):
        found += _rows_out(conn, lijst, ordered[start : start + BATCH])
    return found


def check_file(data: bytes) -> Read:
    """Read and check a file against the tables of this program."""
    return read_exchange(data, lijsten_of(t.CONTENT))


def require_empty(conn: Connection, read: Read) -> None:
    """Only into a dossier without content; its own fresh row is replaced. What is real never enters a practice one."""
    for table in t.CONTENT:
        count = conn.execute(select(func.count()).select_from(table)).scalar_one()
        if count > (1 if table is t.dossier else 0):
            raise RuleViolation("dossier_niet_leeg", tabel=table.name)
    is_practice = conn.execute(select(t.dossier.c.oefen)).scalar_one_or_none()
    if is_practice and not read.rows["dossier"][0]["oefen"]:
        raise RuleViolation("oefendossier_alleen_oefen")


def write(conn: Connection, read: Read) -> None:
    """Write every row, parents before children, in the caller's transaction; of one list what names another row of it
    comes last. What was decided about money is told after who agreed, as it went: a yes takes no more of them.
    ``zicht`` is up to the caller.
    """
    if read.faults:
        raise RuntimeError("a file with faults is not written")
    conn.execute(delete(t.dossier))
    for lijst in lijsten_of(t.CONTENT):
        own = [veld.naam for veld in lijst.velden if veld.verwijst_naar == lijst.naam]
        rows = sorted(read.rows[lijst.naam], key=lambda row: any(row[name] not in (None, row["id"]) for name in own))
        for start in range(0, len(rows), BATCH):
            conn.execute(insert(lijst.table), [_row_in(lijst, row) for row in rows[start : start + BATCH]])
        if lijst.table is g.akkoord:
            _decide(conn, read.rows["verzoek"])


def _decide(conn: Connection, verzoeken: list[dict[str, Any]]) -> None:
    ends = [
        {"nummer": int(row["id"]), "stand": row["status"], "op": datetime.fromisoformat(row["besloten_op"])}
        for row in verzoeken
        if row["status"] != VerzoekUitkomst.OPEN
    ]
    one = update(g.verzoek).where(g.verzoek.c.id == bindparam("nummer"))
    if ends:
        conn.execute(one.values(status=bindparam("stand"), besloten_op=bindparam("op")), ends)


def _row_in(lijst: Lijst, row: dict[str, Any]) -> dict[str, object]:
    """As the columns want it. The order of a name follows from the name, whatever the file says."""
    found = {veld.naam: from_json(veld, row[veld.naam]) for veld in lijst.velden}
    if "sorteersleutel" in found:
        sorts = organisatiesleutel if lijst.table is t.organisatie else sorteersleutel
        found["sorteersleutel"] = sorts(row["naam"])
    if lijst.table is g.verzoek:
        found |= {"status": VerzoekUitkomst.OPEN, "besloten_op": None}
    return found


def _rows_out(conn: Connection, lijst: Lijst, ids: list[int] | None) -> Iterator[dict[str, Any]]:
    """Text columns as they are stored, without making dates and codes of them first."""
    columns = [
        lijst.table.c[veld.naam] if veld.soort in _TYPED else type_coerce(lijst.table.c[veld.naam], Text())
        for veld in lijst.velden
    ]
    query = select(*columns).order_by(lijst.table.c.id)
    if ids is not None:
        query = query.where(lijst.table.c.id.in_(ids))
    names = [veld.naam for veld in lijst.velden]
    changes = [_CHANGES.get(veld.soort) for veld in lijst.velden]
    for row in conn.execute(query, execution_options={"yield_per": BATCH}):
        yield {
            name: value if change is None else change(value)
            for name, change, value in zip(names, changes, row, strict=True)
        }


def _as_text(value: int | None) -> str | None:
    return None if value is None else str(value)


def _as_base64(value: bytes) -> str:
    return b64encode(value).decode("ascii")


_CHANGES: dict[Soort, Callable[[Any], Any]] = {Soort.ID: _as_text, Soort.BESTAND: _as_base64}
