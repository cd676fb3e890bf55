"""Step 7: what a controller was told is remembered."""

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text


def upgrade(op: Operations) -> None:
    """Each part by itself."""
    _verteld(op)


def _verteld(op: Operations) -> None:
    op.create_table(
        "verteld",
        _number("id"),
        _number("jaar"),
        Column("kolom", Text(), nullable=False),
        Column("dag", Text(), nullable=False),
        Column("tabel", Text(), nullable=False),
        _number("blok"),
        Column("klasse", Text(), nullable=False),
        _number("budget_id", required=False),
        Column("op", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_verteld"),
        ForeignKeyConstraint(["budget_id"], ["budget.id"], name="fk_verteld_budget_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_verteld_jaar", "verteld", ["jaar"])
    op.create_index("ix_verteld_budget_id", "verteld", ["budget_id"])


def _number(name: str, *, required: bool = True) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, nullable=not required, autoincrement=False)
