"""Step 4: intakes with the instruments that they were filled with, and plans."""

from alembic.operations import Operations

from casus.storage.migrations.m0004 import intake, plan


def upgrade(op: Operations) -> None:
    """Add the tables."""
    for part in (intake, plan):
        part.upgrade(op)
