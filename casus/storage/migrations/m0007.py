"""Step 7: what a controller was told is remembered."""

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text, UniqueConstraint


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
        Column("op", Text(), nullable=False),
        PrimaryKeyConstraint("id", name="pk_verteld"),
        UniqueConstraint("jaar", "kolom", "dag", "tabel", "klasse", name="uq_verteld_jaar_kolom_dag_tabel_klasse"),
        sqlite_strict=True,
    )


def _number(name: str) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    return Column(name, BigInteger().with_variant(Integer(), "sqlite"), nullable=False, autoincrement=False)
