"""What every table of the dossier is made of; the tables themselves are in ``tables.py`` and ``tables_delen.py``."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint
from sqlalchemy import text as sql

from casus.storage.columns import Bestand, Code, Datum, Id, Moment, Tekst, Vlag

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, comment: str, *parts: Column[object] | UniqueConstraint | CheckConstraint | Index) -> Table:
    """One table with its key; strict, so that SQLite refuses a wrong type as PostgreSQL does."""
    key: Column[int] = Column("id", Id(), primary_key=True, autoincrement=False, comment="Uniek nummer")
    return Table(name, metadata, key, *parts, comment=comment, sqlite_strict=True)


def text(name: str, comment: str) -> Column[object]:
    """A text that is never null; empty where there is none."""
    return Column(name, Tekst(), nullable=False, comment=comment)


def code(name: str, enum: type[StrEnum], comment: str) -> Column[object]:
    """One of the codes of this enum."""
    return Column(name, Code(enum), nullable=False, comment=comment)


def moment(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    """What happened when (UTC)."""
    return Column(name, Moment(), nullable=nullable, comment=comment)


def day(name: str, comment: str, *, nullable: bool = False) -> Column[object]:
    """A day in Amsterdam."""
    return Column(name, Datum(), nullable=nullable, comment=comment)


def code_if_any(name: str, enum: type[StrEnum], comment: str) -> Column[object]:
    """One of the codes of this enum, or nothing."""
    return Column(name, Code(enum), nullable=True, comment=comment)


def added_text(name: str, comment: str) -> Column[object]:
    """A text that an older dossier did not have yet; empty there."""
    return Column(name, Tekst(), nullable=False, server_default=sql("''"), comment=comment)


def flag(name: str, comment: str) -> Column[object]:
    """Yes or no."""
    return Column(name, Vlag(), nullable=False, comment=comment)


def number(name: str, comment: str) -> Column[object]:
    """A whole number."""
    return Column(name, Id(), nullable=False, comment=comment)


def file(name: str, comment: str) -> Column[object]:
    """A file."""
    return Column(name, Bestand(), nullable=False, comment=comment)


def ref(name: str, target: str, comment: str, *, nullable: bool = False, index: bool = True) -> Column[object]:
    """The id of a row in another table; nothing cascades."""
    return Column(name, Id(), ForeignKey(f"{target}.id"), nullable=nullable, index=index, comment=comment)


def root() -> tuple[Column[object], Column[object]]:
    """What every aggregate root carries: two people, one record (optimistic lock)."""
    return (
        Column("versie", Id(), nullable=False, comment="Telt op bij elke wijziging"),
        moment("gewijzigd_op", "Laatste wijziging (UTC)"),
    )
