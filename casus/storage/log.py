"""The log book in the dossier: adding rows inside the caller's transaction, and checking all of them.

Every change writes its rows in its own transaction, so there is no change without a row and no row without a
change. The number comes from the head row under the writer's lock: no gaps. Triggers stop accidents; the
chain shows intent; and whoever rewrites chain and head together is caught only by the copy of the head
outside the file (``Verdict`` in ``domain.logboek``).
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, column, insert, select, table, update

import casus
from casus.domain.changes import LogEntry
from casus.domain.logboek import (
    EMPTY_HEAD,
    FIRST_NR,
    Head,
    LogActor,
    RowTuple,
    Verdict,
    append_rows,
    moment_text,
    object_key,
    verify_rows,
)
from casus.storage.columns import Id
from casus.storage.engine import driver_of
from casus.storage.problems import translated

_LOGREGEL = table(
    "logregel",
    column("nr", Id()),
    column("body"),
    column("hash"),
    column("moment"),
    column("actor"),
    column("actie"),
    column("object"),
)
_LOGKOP = table("logkop", column("id", Id()), column("aantal", Id()), column("hash"))
_READ_HEAD = select(_LOGKOP.c.aantal, _LOGKOP.c.hash).where(_LOGKOP.c.id == 1)
_ADD = insert(_LOGREGEL)
_MOVE_HEAD = update(_LOGKOP).where(_LOGKOP.c.id == 1)
BATCH = 2_000


def start_log(connection: Connection) -> None:
    """Put the head row of an empty log book in place; once per dossier."""
    connection.execute(insert(_LOGKOP).values(id=1, aantal=EMPTY_HEAD.aantal, hash=EMPTY_HEAD.hash))


def read_head(connection: Connection) -> Head | None:
    """The head row, or None when somebody took it away."""
    row = connection.execute(_READ_HEAD).one_or_none()
    return None if row is None else Head(row[0], row[1])


def append(connection: Connection, actor: LogActor, entries: Sequence[LogEntry], now: datetime) -> Head:
    """Add one row per entry and move the head along; the caller commits. Returns the new head.

    Needs a connection with ``casus_write``: its lock makes numbers gapless. RuntimeError without entries or
    head.
    """
    if not entries:
        raise RuntimeError("nothing to log")
    head = read_head(connection)
    if head is None:
        raise RuntimeError("the log book has no head")
    rows, head = append_rows(head, actor, entries, now, casus.__version__)
    connection.execute(_ADD, [{"nr": nr, "body": body, "hash": hash_} for nr, body, hash_ in rows])
    connection.execute(_MOVE_HEAD, {"aantal": head.aantal, "hash": head.hash})
    return head


def act_within(connection: Connection, actor: LogActor, action: str, thing: tuple[str, int], since: datetime) -> bool:
    """Whether this actor already did this to this object (the first of the row) at or after ``since``.

    Reading is logged per act: the same act by the same person within 15 minutes adds no row.
    """
    query = (
        select(_LOGREGEL.c.nr)
        .where(
            _LOGREGEL.c.actor == actor.text,
            _LOGREGEL.c.actie == action,
            _LOGREGEL.c.object == object_key(*thing),
            _LOGREGEL.c.moment >= moment_text(since),
        )
        .limit(1)
    )
    return connection.execute(query).first() is not None


def outcomes(connection: Connection, actor: LogActor, action: str, since: datetime) -> list[str]:
    """How this actor's acts of this kind ended, at or after ``since``."""
    query = select(_LOGREGEL.c.body).where(
        _LOGREGEL.c.actor == actor.text, _LOGREGEL.c.actie == action, _LOGREGEL.c.moment >= moment_text(since)
    )
    return [str(json.loads(body)["uitkomst"]) for body in connection.execute(query).scalars()]


def last_actors(
    connection: Connection, actors: Sequence[str], action: str, things: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """Who last did this to each of these objects (the first of the row); one seek in the index per actor and object."""
    keys = {object_key(*thing): thing for thing in things}
    if not keys:
        return {}
    query = (
        select(_LOGREGEL.c.object, _LOGREGEL.c.actor)
        .where(_LOGREGEL.c.actor.in_(actors), _LOGREGEL.c.actie == action, _LOGREGEL.c.object.in_(list(keys)))
        .order_by(_LOGREGEL.c.moment, _LOGREGEL.c.nr)
    )
    return {keys[thing]: actor for thing, actor in connection.execute(query)}


def fits_outside(connection: Connection, outside: Head) -> bool:
    """Whether the row that the outside copy knows still stands here, unchanged: one look, at every start.

    Sees an older file put back and a rewritten chain at once; a row changed without its hash is for
    ``verify``.
    """
    if outside.aantal == 0:
        return outside == EMPTY_HEAD
    row = connection.execute(select(_LOGREGEL.c.hash).where(_LOGREGEL.c.nr == outside.aantal)).first()
    return row is not None and row[0] == outside.hash


def moment_of(connection: Connection, nr: int) -> datetime | None:
    """When a row was written; None when it is not there."""
    text = connection.execute(select(_LOGREGEL.c.moment).where(_LOGREGEL.c.nr == nr)).scalar_one_or_none()
    return None if text is None else datetime.fromisoformat(str(text))


def verify(
    connection: Connection,
    *,
    outside: Head | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Verdict:
    """Check the whole log book, streaming and with flat memory; see ``verify_rows``.

    ``outside``: the copy of the head that was kept outside the file. Without it a file whose chain and head
    were rewritten together, or an older copy of the whole file, looks good.
    """
    return verify_rows(lambda nr: _rows_from(connection, nr), read_head(connection), outside, progress)


def _rows_from(connection: Connection, nr: int) -> Iterator[RowTuple]:
    for batch in batches(connection, nr):
        yield from batch


def batches(connection: Connection, nr: int = FIRST_NR) -> Iterator[list[RowTuple]]:
    """Raw rows in order from this number on: never the generated columns, never an entity."""
    driver = driver_of(connection)
    query = "SELECT nr, body, hash FROM logregel WHERE nr >= {} ORDER BY nr"
    is_server = connection.dialect.name == "postgresql"
    cursor = driver.cursor(name=f"logboek_{nr}") if is_server else driver.cursor()
    try:
        with translated(connection):
            cursor.execute(query.format("%s" if is_server else "?"), (nr,))
            while batch := cursor.fetchmany(BATCH):
                yield batch
    finally:
        cursor.close()
