"""Casussen in the trash, and what became of a besluit."""

from alembic.operations import Operations

from casus.storage.migrations.m0002.shapes import text, text_added


def upgrade(op: Operations) -> None:
    op.add_column("casus", text("prullenbak_op", required=False))
    op.add_column("besluit", text_added("terugkoppeling"))
    op.add_column("besluit", text("status_op", required=False))
