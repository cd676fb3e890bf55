"""Step 6: what ramingen come to is kept, so that a year of them is added up without their lines."""

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text


def upgrade(op: Operations) -> None:
    """Add two tables of sums, and let the first yes to a raming be found in the index alone."""
    op.create_table(
        "ramingsom",
        _number("raming_id"),
        *(_number(f"nu_{end}") for end in ("laag", "midden", "hoog")),
        *(_number(f"niets_doen_{end}", required=False) for end in ("laag", "midden", "hoog")),
        *(_number(f"oplossing_{end}") for end in ("laag", "midden", "hoog")),
        _number("gezien", required=False),
        PrimaryKeyConstraint("raming_id", name="pk_ramingsom"),
        _of_raming("ramingsom"),
        sqlite_strict=True,
    )
    op.create_table(
        "ramingbetaler",
        _number("raming_id"),
        Column("betaler", Text(), nullable=False),
        _number("nu"),
        _number("na"),
        PrimaryKeyConstraint("raming_id", "betaler", name="pk_ramingbetaler"),
        _of_raming("ramingbetaler"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_verzoek_raming_id", "verzoek")
    op.create_index("ix_verzoek_raming_id", "verzoek", ["raming_id", "besloten_op", "id", "status", "budget_id"])


def _number(name: str, *, required: bool = True) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, nullable=not required, autoincrement=False)


def _of_raming(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["raming_id"], ["raming.id"], name=f"fk_{table}_raming_id")
