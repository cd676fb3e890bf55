"""The team: its rules, how long it keeps what, and who stands in for whom."""

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy import text as sql

from casus.storage.migrations.m0002.shapes import number, reference, text, text_added


def upgrade(op: Operations) -> None:
    op.add_column("dossier", text_added("afspraken"))
    minutes = BigInteger().with_variant(Integer(), "sqlite")
    op.add_column("dossier", Column("vergrendel_hoogstens", minutes, nullable=False, server_default=sql("30")))
    _bewaartermijn(op)
    _vervanging(op)


def _bewaartermijn(op: Operations) -> None:
    op.create_table(
        "bewaartermijn",
        number("id"),
        text("soort"),
        number("maanden"),
        text("bron"),
        number("versie"),
        text("gewijzigd_op"),
        PrimaryKeyConstraint("id", name="pk_bewaartermijn"),
        UniqueConstraint("soort", name="uq_bewaartermijn_soort"),
        sqlite_strict=True,
    )


def _vervanging(op: Operations) -> None:
    op.create_table(
        "vervanging",
        number("id"),
        number("professional_id"),
        number("vervanger_id"),
        text("van"),
        text("tot"),
        PrimaryKeyConstraint("id", name="pk_vervanging"),
        reference("vervanging", "professional_id", "professional"),
        reference("vervanging", "vervanger_id", "professional"),
        sqlite_strict=True,
    )
    op.create_index("ix_vervanging_professional_id", "vervanging", ["professional_id"])
    op.create_index("ix_vervanging_vervanger_id", "vervanging", ["vervanger_id"])
