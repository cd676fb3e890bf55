"""Step 7: what a controller was told is remembered, and how an open verzoek stood before it changed."""

from alembic.operations import Operations
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)


def upgrade(op: Operations) -> None:
    """Each part by itself."""
    _verteld(op)
    _verzoek_eerder(op)


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


def _verzoek_eerder(op: Operations) -> None:
    """Of what was changed before this step nothing is known: it counts as if it had always been so."""
    name = "verzoek_eerder"
    op.create_table(
        name,
        _number("id"),
        _number("verzoek_id"),
        Column("tot", Text(), nullable=False),
        _number("budget_id"),
        Column("categorie", Text(), nullable=False),
        Column("levensdomein", Text(), nullable=False),
        Column("bouwsteen", Text(), nullable=True),
        PrimaryKeyConstraint("id", name="pk_verzoek_eerder"),
        ForeignKeyConstraint(["verzoek_id"], ["verzoek.id"], name="fk_verzoek_eerder_verzoek_id"),
        ForeignKeyConstraint(["budget_id"], ["budget.id"], name="fk_verzoek_eerder_budget_id"),
        UniqueConstraint("verzoek_id", "tot", name="uq_verzoek_eerder_verzoek_id_tot"),
        sqlite_strict=True,
    )
    op.create_index("ix_verzoek_eerder_budget_id", name, ["budget_id"])
    op.create_index("ix_verzoek_eerder_tot", name, ["tot"])


def _number(name: str) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    return Column(name, BigInteger().with_variant(Integer(), "sqlite"), nullable=False, autoincrement=False)
