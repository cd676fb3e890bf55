"""The signed form that proves a consent."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from casus.storage.migrations.m0004.shapes import file, number, reference, text


def upgrade(op: Operations) -> None:
    _toestemming_scan(op)


def _toestemming_scan(op: Operations) -> None:
    op.create_table(
        "toestemming_scan",
        number("id"),
        number("toestemming_id"),
        text("soort"),
        file("inhoud"),
        text("toegevoegd_op"),
        number("door_id", required=False),
        PrimaryKeyConstraint("id", name="pk_toestemming_scan"),
        reference("toestemming_scan", "door_id", "professional"),
        reference("toestemming_scan", "toestemming_id", "toestemming"),
        UniqueConstraint("toestemming_id", name="uq_toestemming_scan_toestemming_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_toestemming_scan_door_id", "toestemming_scan", ["door_id"])
    op.create_index("ix_toestemming_scan_toestemming_id", "toestemming_scan", ["toestemming_id"])
