"""Step 6: what ramingen come to is kept, so that a year of them is added up without their lines."""

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text

_ENDS = ("laag", "midden", "hoog")
_BETALERS = (
    "wmo", "zvw", "wlz", "jeugdwet", "participatiewet", "gemeente", "corporatie", "politie_justitie", "organisatie",
    "persoon", "meerdere",
)  # fmt: skip


def upgrade(op: Operations) -> None:
    """Add the table of sums, and let the first yes to a raming be found in the index alone."""
    op.create_table(
        "ramingsom",
        _number("raming_id"),
        Column("dag", Text(), nullable=False),
        *(_number(f"{bar}_{end}", required=False) for bar in ("nu", "oplossing", "niets_doen") for end in _ENDS),
        _number("gezien", required=False),
        *(
            _number(f"{when}_{betaler}", required=False)
            for betaler in _BETALERS
            for when in ("betaalt_nu", "betaalt_na")
        ),
        PrimaryKeyConstraint("raming_id", "dag", name="pk_ramingsom"),
        ForeignKeyConstraint(["raming_id"], ["raming.id"], name="fk_ramingsom_raming_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_verzoek_raming_id", "verzoek")
    op.create_index("ix_verzoek_raming_id", "verzoek", ["raming_id", "besloten_op", "id", "status", "budget_id"])


def _number(name: str, *, required: bool = True) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, nullable=not required, autoincrement=False)
