"""The shapes of columns in this step. A copy on purpose: a step never changes after its release,
``columns.py`` may.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, Integer, LargeBinary, Text
from sqlalchemy import text as sql


def number(name: str, *, required: bool = True) -> Column[int]:
    """A whole number of 64 bits; never numbered by the database."""
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, nullable=not required, autoincrement=False)


def text(name: str, *, required: bool = True) -> Column[str]:
    """Text; also moments, days, times and codes."""
    return Column(name, Text(), nullable=not required)


def text_added(name: str) -> Column[str]:
    """A text that was not there before: empty in what is."""
    return Column(name, Text(), nullable=False, server_default=sql("''"))


def file(name: str) -> Column[bytes]:
    """A file."""
    return Column(name, LargeBinary(), nullable=False)


def flag(name: str, *, required: bool = True) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean().with_variant(Integer(), "sqlite"), nullable=not required)


def reference(table: str, column: str, target: str) -> ForeignKeyConstraint:
    """A foreign key to the id of another table; nothing cascades."""
    return ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")
