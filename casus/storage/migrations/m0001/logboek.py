"""The log book: a row is its text, and the columns one filters on are generated from it."""

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column, Computed, PrimaryKeyConstraint
from sqlalchemy.types import TypeEngine

from casus.storage.migrations.m0001.shapes import number, reference, text

_PARTS = {
    "sqlite": {
        "moment": "json_extract(body, '$.moment')",
        "actor": "json_extract(body, '$.actor')",
        "actie": "json_extract(body, '$.actie')",
        "casus_id": "CAST(json_extract(body, '$.casus') AS INTEGER)",
        "object": "json_extract(body, '$.objecten[0][0]') || ':' || json_extract(body, '$.objecten[0][1]')",
    },
    "postgresql": {
        "moment": "body::json ->> 'moment'",
        "actor": "body::json ->> 'actor'",
        "actie": "body::json ->> 'actie'",
        "casus_id": "(body::json ->> 'casus')::bigint",
        "object": "(body::json #>> '{objecten,0,0}') || ':' || (body::json #>> '{objecten,0,1}')",
    },
}


def upgrade(op: Operations) -> None:
    dialect = op.get_bind().dialect.name
    parts, is_stored = _PARTS[dialect], dialect == "postgresql"
    op.create_table(
        "logregel",
        number("nr"),
        text("body"),
        text("hash"),
        _generated("moment", text("moment").type, parts["moment"], stored=is_stored),
        _generated("actor", text("actor").type, parts["actor"], stored=is_stored),
        _generated("actie", text("actie").type, parts["actie"], stored=is_stored),
        _generated("casus_id", number("casus_id").type, parts["casus_id"], stored=is_stored),
        _generated("object", text("object").type, parts["object"], stored=is_stored),
        PrimaryKeyConstraint("nr", name="pk_logregel"),
        sqlite_strict=True,
    )
    op.create_index("ix_logregel_casus", "logregel", ["casus_id", "nr"])
    op.create_index("ix_logregel_handeling", "logregel", ["actor", "actie", "object", "moment"])
    op.create_index("ix_logregel_moment", "logregel", ["moment"])
    op.create_table(
        "logkop",
        number("id"),
        number("aantal"),
        text("hash"),
        PrimaryKeyConstraint("id", name="pk_logkop"),
        CheckConstraint("id = 1", name="ck_logkop_een_rij"),
        sqlite_strict=True,
    )
    op.create_table(
        "toelichting",
        number("id"),
        text("tekst"),
        number("gebruiker_id", required=False),
        text("gemaakt_op"),
        PrimaryKeyConstraint("id", name="pk_toelichting"),
        reference("toelichting", "gebruiker_id", "gebruiker"),
        sqlite_strict=True,
    )
    op.create_index("ix_toelichting_gebruiker_id", "toelichting", ["gebruiker_id"])


def _generated(name: str, kind: TypeEngine[str] | TypeEngine[int], part: str, *, stored: bool) -> Column[object]:
    return Column(name, kind, Computed(part, persisted=stored))
