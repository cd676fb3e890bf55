"""What is searched."""

from alembic.operations import Operations
from sqlalchemy import PrimaryKeyConstraint

from casus.storage.migrations.m0002.shapes import number, reference, text


def upgrade(op: Operations) -> None:
    op.create_table(
        "zoektekst",
        number("id"),
        text("soort"),
        number("casus_id", required=False),
        number("overleg_id", required=False),
        text("tekst"),
        PrimaryKeyConstraint("id", name="pk_zoektekst"),
        reference("zoektekst", "casus_id", "casus"),
        reference("zoektekst", "overleg_id", "overleg"),
        sqlite_strict=True,
    )
    op.create_index("ix_zoektekst_casus_id", "zoektekst", ["casus_id"])
    op.create_index("ix_zoektekst_overleg_id", "zoektekst", ["overleg_id"])
