"""The two tables of the log book, for both engines.

A row *is* its canonical text: the columns one filters on are generated from it, so they cannot disagree with
the hash. Generated columns are text or bigint only: PostgreSQL takes no date out of JSON there.
"""

from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, Computed, Index, MetaData, Table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import DDLCompiler, SQLCompiler
from sqlalchemy.sql.expression import ColumnElement

from casus.storage.columns import Id, Tekst


@dataclass(frozen=True)
class LogTables:
    """The log book and its head row."""

    logregel: Table
    logkop: Table


class BodyPart(ColumnElement[str]):
    """One part of the canonical text, by name; ``object``: the first object, as ``casus:12``."""

    inherit_cache = False

    def __init__(self, part: str) -> None:
        self.part = part


@compiles(BodyPart, "sqlite")
def _for_sqlite(element: BodyPart, compiler: SQLCompiler, **_: object) -> str:
    if element.part == "object":
        return "json_extract(body, '$.objecten[0][0]') || ':' || json_extract(body, '$.objecten[0][1]')"
    if element.part == "casus":
        return "CAST(json_extract(body, '$.casus') AS INTEGER)"
    return f"json_extract(body, '$.{element.part}')"


@compiles(BodyPart, "postgresql")
def _for_postgresql(element: BodyPart, compiler: SQLCompiler, **_: object) -> str:
    if element.part == "object":
        return "(body::json #>> '{objecten,0,0}') || ':' || (body::json #>> '{objecten,0,1}')"
    if element.part == "casus":
        return "(body::json ->> 'casus')::bigint"
    return f"body::json ->> '{element.part}'"


class Generated(Computed):
    """Stored on PostgreSQL, which indexes no other kind. On SQLite only its index is kept: a row is a quarter
    smaller, and checking the log book reads every row.
    """


@compiles(Generated, "sqlite")
def _virtual(element: Generated, compiler: DDLCompiler, **_: object) -> str:
    text = compiler.sql_compiler.process(element.sqltext, include_table=False, literal_binds=True)
    return f"GENERATED ALWAYS AS ({text}) VIRTUAL"


def _generated(name: str, part: str, kind: Tekst | Id, comment: str) -> Column[object]:
    return Column(name, kind, Generated(BodyPart(part), persisted=True), comment=comment)


def define(metadata: MetaData) -> LogTables:
    """Add both tables to ``metadata``. A row is only ever added; triggers (``ddl.py``) stop accidents."""
    logregel = Table(
        "logregel",
        metadata,
        Column("nr", Id(), primary_key=True, autoincrement=False, comment="Volgnummer zonder gaten"),
        Column("body", Tekst(), nullable=False, comment="De regel zelf, in vaste vorm"),
        Column("hash", Tekst(), nullable=False, comment="Keten: SHA-256 over de vorige en deze regel"),
        _generated("moment", "moment", Tekst(), "Wanneer (UTC)"),
        _generated("actor", "actor", Tekst(), "Gebruiker, of systeem"),
        _generated("actie", "actie", Tekst(), "Wat er gebeurde"),
        _generated("casus_id", "casus", Id(), "Over welke casus"),
        _generated("object", "object", Tekst(), "Het eerste ding waar het om gaat"),
        Index("ix_logregel_handeling", "actor", "actie", "object", "moment"),
        Index("ix_logregel_casus", "casus_id", "nr"),
        Index("ix_logregel_moment", "moment"),
        comment="Het logboek",
        sqlite_strict=True,
    )
    logkop = Table(
        "logkop",
        metadata,
        Column("id", Id(), primary_key=True, autoincrement=False, comment="Altijd 1"),
        Column("aantal", Id(), nullable=False, comment="Aantal regels"),
        Column("hash", Tekst(), nullable=False, comment="Hash van de laatste regel"),
        CheckConstraint("id = 1", name="een_rij"),
        comment="De kop van het logboek",
        sqlite_strict=True,
    )
    return LogTables(logregel=logregel, logkop=logkop)
