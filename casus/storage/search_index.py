"""How each engine is asked for what holds these words: expressions only, no decision of who may see what."""

from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Text,
    TextClause,
    and_,
    bindparam,
    cast,
    column,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from casus.storage.columns import Id
from casus.storage.search_tables import Bron

Words = tuple[str, ...]
_EXPLAIN = (
    "EXPLAIN (FORMAT JSON) SELECT 1 FROM {table} WHERE woorden @@ CAST(:whole AS tsquery) UNION ALL "
    "SELECT 1 FROM {table} WHERE woorden @@ CAST(:begin AS tsquery) UNION ALL SELECT 1 FROM {table}"
)


def rows_of(bron: Bron) -> FromClause:
    """The search table, with the words of PostgreSQL beside it."""
    names = ("id", "casus_id", "overleg_id", "tekst", "woorden")
    return table(bron.table, *(column(name) for name in names))


def fts_of(bron: Bron) -> FromClause:
    """The full-text table of SQLite: its rowid is the id of the source."""
    return table(bron.fts, column("rowid"), column(bron.fts))


def outer_rowid(bron: Bron) -> ColumnElement[int]:
    """The rowid as something to look up by. The plus keeps SQLite from asking the index once per row of the table."""
    return literal_column(f"+{bron.fts}.rowid", Id())


def matches(fts: FromClause, bron: Bron) -> ColumnElement[bool]:
    """``asked`` is what ``match_words`` gives."""
    return fts.c[bron.fts].op("MATCH", is_comparison=True)(bindparam("asked", type_=Text()))


def holds(rows: FromClause) -> ColumnElement[bool]:
    """On PostgreSQL, by the index where the planner wants it; ``asked`` is what ``tsquery`` gives."""
    return rows.c.woorden.op("@@", is_comparison=True)(cast(bindparam("asked", type_=Text()), TSQUERY))


def reads(rows: FromClause, count: int) -> ColumnElement[bool]:
    """Without any index, for few rows: single spaces part the words on either engine. ``asked_0`` and on are what
    ``patterns`` gives.
    """
    padded = literal(" ") + rows.c.tekst + literal(" ")
    return and_(*(padded.like(bindparam(f"asked_{number}", type_=Text())) for number in range(count)))


def match_words(woorden: Words, *, whole: bool) -> str:
    """All these words, or words that begin so. Words hold letters and figures only, so quoting is safe."""
    return " ".join(f'"{woord}"' if whole else f'"{woord}"*' for woord in woorden)


def tsquery(woorden: Words, *, whole: bool) -> str:
    """The same as PostgreSQL writes it."""
    return " & ".join(f"'{woord}'" if whole else f"'{woord}':*" for woord in woorden)


def patterns(woorden: Words, *, whole: bool) -> dict[str, str]:
    """The same for LIKE."""
    return {f"asked_{n}": f"% {woord} %" if whole else f"% {woord}%" for n, woord in enumerate(woorden)}


def any_of(conn: Connection, bron: Bron, whole: Words, beginnings: Words) -> Select[tuple[int]]:
    """Ids of what holds one of these words, or of these beginnings: candidates for a closer look, through no gate."""
    if conn.dialect.name == "sqlite":
        fts = fts_of(bron)
        asked = " OR ".join([*(f'"{woord}"' for woord in whole), *(f'"{woord}"*' for woord in beginnings)])
        return select(fts.c.rowid).where(matches(fts, bron)).params(asked=asked)
    rows = rows_of(bron)
    asked = " | ".join([*(f"'{woord}'" for woord in whole), *(f"'{woord}':*" for woord in beginnings)])
    return select(rows.c.id).where(holds(rows)).params(asked=asked)


def expected_rows(conn: Connection, bron: Bron, woorden: Words) -> tuple[int, int, int]:
    """What the server expects of all words, of all beginnings, and of the whole table: one look at its statistics."""
    asked = {"whole": tsquery(woorden, whole=True), "begin": tsquery(woorden, whole=False)}
    plan = conn.execute(_explain(bron), asked).scalar_one()[0]["Plan"]
    whole, begin, rows = (part["Plan Rows"] for part in plan["Plans"])
    return int(whole), int(begin), int(rows)


@cache
def _explain(bron: Bron) -> TextClause:
    return text(_EXPLAIN.format(table=bron.table))
